"""Briefs on paper: of one case for the file, of a view for a meeting."""
