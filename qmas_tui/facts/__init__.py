"""What is recorded: holders and their rows, frozen, and the changes made to them."""
