"""The queue of prospects: its views, its rows, what its filter asks for."""
