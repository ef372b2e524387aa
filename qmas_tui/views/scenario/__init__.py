"""What would happen if, as a page: changes, what they move, and what else follows."""
