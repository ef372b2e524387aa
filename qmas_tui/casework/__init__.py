"""One book, one policy, one day: assessments out, changes in."""
