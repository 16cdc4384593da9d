"""From evidence to study material: facts, timeline, names, flashcards and a quiz, every item with its citations."""

from adfontes.study.compose import compose

__all__ = ["compose"]
