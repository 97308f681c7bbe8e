"""A practice asked for, question by question, in the reader's language. What is asked follows the schema."""
