"""Bytes to text: readers that keep the evidence (text, blocks, pages, the original and its checksum)."""
