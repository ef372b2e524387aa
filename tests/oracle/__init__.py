"""A second calculator, written from SPEC.md alone, to compare the first with."""
