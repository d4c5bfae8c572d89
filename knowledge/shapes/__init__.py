"""Questions for more than one entry: comparisons, lists, themes, changes."""
