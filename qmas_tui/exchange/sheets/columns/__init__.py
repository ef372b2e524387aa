"""What the columns of a sheet stand for: by mapping, title, likeness and content."""
