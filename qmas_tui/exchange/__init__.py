"""What crosses the border: TOML facts and snapshots, spreadsheets, travel records."""
