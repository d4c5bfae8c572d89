"""What a question asks for, and whether it belongs here or asks on."""
