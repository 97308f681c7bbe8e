"""What the workflows on the forge do, as plain functions; whoever calls them passes in how HTTP is done."""
