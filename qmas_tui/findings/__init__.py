"""Facts and rules in, findings out: pure, and the same for the same input."""
