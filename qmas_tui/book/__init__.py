"""The records: a small protocol, TinyDB behind it, and one in memory."""
