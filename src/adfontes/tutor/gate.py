"""The citation gate: what a language model may say to a learner.

A model answers in sentences that each name the passages they rest on: ``The loan was to be paid back by 1963. [2]``. A
sentence is shown only if it quotes nothing else than those passages support: every date, number and name of it stands
there, and so do nearly all of its telling words. Everything else is withheld, whatever it says; so a model that obeys
an instruction hidden in a source, invents, or talks about itself says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from adfontes.ask.questions import STOP
from adfontes.ask.words import folded, words_of
from adfontes.tutor.hints import leaks
from adfontes.values.citations import Citation
from adfontes.values.tutor import REVEALING, Task, TurnKind

SUPPORTED: Final = 0.8
"""Share of a sentence's telling words that must stand in what it cites; a convention, checked on hostile answers of our
own (tests/tutor), not fitted."""
LONGEST: Final = 400
MOST_SENTENCES: Final = 4
_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$|\s*\[)[^.!?\n]*)*[.!?]?\s*(?:\[\d+\]\s*)*", re.UNICODE)
_CITED: Final = re.compile(r"\[(\d+)\]")
_FORBIDDEN: Final = re.compile(
    r"https?:|www\.|[<>{}`|\\]|\bignore\b|\binstructions?\b|\bsystem\b|\bprompt\b|\bassistant\b|\bpassword\b|@\w",
    re.IGNORECASE,
)
"""Addresses, markup and talk about itself have no place in what is said of a source."""
_ORDERS: Final = re.compile(
    r"^\W*(?:please|tell|say|print|output|repeat|reveal|pretend|spell|visit|add|give|mark|ask|use|translate|ignore|"
    r"forget|do|don['’]t|never|always|from now|note|remember|write|show|act)\b"
    r"|\b(?:pupils?|readers?|assistant|instructions?|prompt|tutor|system|inst|language model|the answer)\b",
    re.IGNORECASE,
)
"""Sentences of a source that give orders or speak of those who read it; history does so seldom."""
_SPEAKING: Final = """
    sources source say says tell tells according think look find why when where who which different disagree other
"""
_TELLING: Final = frozenset(_SPEAKING.split())
"""Words in which a tutor may speak of the sources."""


def admit(
    answer: str, passages: Sequence[Citation], kind: TurnKind, task: Task, *, may_reveal: bool
) -> tuple[tuple[str, tuple[Citation, ...]], ...]:
    """The sentences of a model's answer that may be shown, each with what it cites.

    Args:
        answer: what the model wrote.
        passages: what it was given, in the order of their numbers from 1.
        kind: of the turn that it words.
        task: whose answer must not be given away.
        may_reveal: whether the answer may be shown now.
    """
    admitted = []
    for found in _SENTENCE.finditer(answer[: LONGEST * MOST_SENTENCES]):
        words = _CITED.sub("", found.group()).strip()
        numbers = [int(number) for number in _CITED.findall(found.group())]
        cited = tuple(passages[number - 1] for number in dict.fromkeys(numbers) if 1 <= number <= len(passages))
        if not words or not cited or len(cited) != len(set(numbers)):
            continue
        hidden = not (may_reveal and kind in REVEALING)
        if hidden and leaks(words, task.secrets):
            continue
        if is_supported(words, cited):
            admitted.append((words, () if hidden else cited))
    return tuple(admitted[:MOST_SENTENCES])


def is_supported(sentence: str, cited: Iterable[Citation]) -> bool:
    """Whether one sentence of the quotes says it: every number and name stands there, and nearly all telling words.

    Sentences of a source that give orders or speak to a reader or a machine support nothing.
    """
    if len(sentence) > LONGEST or _FORBIDDEN.search(sentence) or _is_odd(sentence):
        return False
    statements = [found.group() for one in cited for found in _SENTENCE.finditer(one.quote)]
    return any(_says(one, sentence) for one in statements if not _ORDERS.search(one))


def _says(statement: str, sentence: str) -> bool:
    stems = {word.stem for word in words_of(statement)}
    telling = held = 0
    for place, word in enumerate(words_of(sentence)):
        said = sentence[word.start : word.end]
        plain = folded(said)
        if plain in STOP and not said.isupper():
            continue
        exact = any(letter.isdigit() for letter in said) or (said[:1].isupper() and place > 0)
        if exact and word.stem not in stems:
            return False
        if plain in _TELLING:
            continue
        telling += 1
        held += word.stem in stems
    return telling > 0 and held >= SUPPORTED * telling


def _is_odd(sentence: str) -> bool:
    """Control characters, or letters that only look like others."""
    return any(unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs") for letter in sentence)
