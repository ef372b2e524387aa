"""Small programs that make what the project ships."""
