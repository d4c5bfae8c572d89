"""A person's situation and the schemes that fit it: facts, rules, reasons."""
