"""The twelve criteria of the General Points Test of today, one file an area."""
