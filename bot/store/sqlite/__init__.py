"""The one SQLite file: opening it, guarding it, and values to and from its rows."""
