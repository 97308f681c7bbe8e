"""Changing files of the catalogue: only what has to change, all else as it was."""
