"""Evidence to study material: facts, timeline, names, cards, questions. Knows no screen."""
