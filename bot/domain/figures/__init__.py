"""Pure rules of figures, targets and small groups."""
