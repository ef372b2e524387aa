"""Whether a case is ready to be filed: gaps, contradictions and weak points in it."""
