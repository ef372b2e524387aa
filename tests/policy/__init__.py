"""The rules: shipped entries, how they fit, and an office's own."""
