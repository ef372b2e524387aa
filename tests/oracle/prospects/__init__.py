"""A second calculator for prospects, written from the specification alone."""
