"""How many small faults in the pure rooms the tests notice."""
