"""What comes in is handled once; what is owed goes out once."""
