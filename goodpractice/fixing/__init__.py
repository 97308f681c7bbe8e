"""What a machine can mend in an entry without guessing, mended in place: comments and layout stay."""
