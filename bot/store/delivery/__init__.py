"""What came in and what is owed, as rows."""
