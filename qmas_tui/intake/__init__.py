"""Pure: everything that follows for a prospect, before the first landing."""
