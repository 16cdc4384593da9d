"""A question to a cited answer, a disputed answer with both sides, or "the sources do not say this"."""
