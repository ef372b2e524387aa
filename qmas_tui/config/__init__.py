"""Reads rules, settings and views from the config folder and from the user."""
