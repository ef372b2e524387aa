"""Tables of text (CSV, TSV): encoding, delimiter, records, cells."""
