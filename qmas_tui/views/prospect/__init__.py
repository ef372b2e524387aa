"""The page of a prospect, one part a file."""
