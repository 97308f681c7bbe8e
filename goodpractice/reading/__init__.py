"""Files in, plain data with positions out. Nothing here knows what a practice is."""
