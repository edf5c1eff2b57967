"""What checks need to know of a language's grammar."""
