"""One source at a time: sentences, dates, quantities, names. Knows no file format and no other source."""
