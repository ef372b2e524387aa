"""Reading the config and a user's files."""
