"""Tasks made by hand for the tests of the tutor."""

from __future__ import annotations

import hashlib

from adfontes.tutor.hints import hints_of, secrets_of
from adfontes.values.citations import Citation
from adfontes.values.study import Card, Statement
from adfontes.values.tutor import Task

__all__ = ["quote", "task"]


def quote(text: str, words: str = "", name: str = "harbour.txt") -> Citation:
    """A citation of some words of a text, or of all of it."""
    start = text.index(words) if words else 0
    end = start + len(words or text)
    return Citation(name, hashlib.sha256(text.encode()).hexdigest(), start, end, text[start:end])


def task(front: str, back: str, text: str, kind: str = "date", why: str = "") -> Task:
    """A task whose answer stands on one source."""
    citation = quote(text)
    answer = Statement(text=back, citations=(citation,), sources=("harbour.txt",))
    card = Card(key=f"card-{front}", front=front, back=answer, kind=kind, claims=())  # type: ignore[arg-type]
    secrets = secrets_of(card)
    reasons = (Statement(text=why, citations=(citation,), sources=("harbour.txt",)),) if why else ()
    return Task(card=card, secrets=secrets, hints=hints_of(card, (), secrets), why=reasons)
