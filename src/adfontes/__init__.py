"""adfontes: a cited revision course from your own sources, with every disagreement shown."""
