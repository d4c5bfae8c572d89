"""From folded text to parts: the words, their patterns, and the table of forms."""
