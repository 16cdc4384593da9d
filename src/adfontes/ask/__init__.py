"""A question to a course: an answer in the sources' words, both sides of a dispute, or that they do not say it."""

from adfontes.ask.answering import answer, answer_from

__all__ = ["answer", "answer_from"]
