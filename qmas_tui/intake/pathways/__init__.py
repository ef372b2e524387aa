"""Other ways into Hong Kong, compared with the scheme (W-20), one group a file."""
