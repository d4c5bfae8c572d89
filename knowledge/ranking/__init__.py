"""How well a question fits each entry, and how sure that is."""
