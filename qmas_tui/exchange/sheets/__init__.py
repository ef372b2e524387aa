"""Offices' own spreadsheets, read into cases without a single guess."""
