"""How many small faults in the findings the tests notice."""
