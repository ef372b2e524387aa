"""A statement of travel records: read, made trips, and held against the record."""
