"""The parts of the case page, one file each."""
