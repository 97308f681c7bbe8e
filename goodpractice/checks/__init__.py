"""Rules. Each module holds one kind of rule and yields problems as data."""
