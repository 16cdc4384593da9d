"""Changes of the tables, in order; each is named by what it does."""
