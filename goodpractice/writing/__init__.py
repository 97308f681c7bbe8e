"""Entries written: in the house style, and changed in place. Beside ``reading/``, knows nothing of rules being broken."""
