"""Entries written in the house style, and changed in place: only what has to change, all else as it was."""
