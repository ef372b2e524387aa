"""Findings turned into words, rows and roles; no screen and no colour."""
