"""The command line: one command a file; ``main`` puts them together and turns errors into sentences."""
