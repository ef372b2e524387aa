"""What would happen if: scenarios, rules held against rules, presence, and fees."""
