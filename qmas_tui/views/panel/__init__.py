"""The case under the cursor, in as few or as many lines as there is room for."""
