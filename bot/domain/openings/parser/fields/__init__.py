"""One module for each group of fields of an opening."""
