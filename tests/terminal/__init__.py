"""The program in a real terminal: keys as bytes, signals, sizes, kinds of terminal."""
