"""What a question asks for: the kind of its answer, and the words that evidence must share with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from adfontes.ask.wants import AnswerKind, dimensions_of, kind_of
from adfontes.ask.words import Word, folded, is_han, other_forms, words_of
from adfontes.language.background import look_up
from adfontes.values.names import Name

NEGATED: Final = re.compile(r"\b(?:not|never|except|no|false|least|incorrect|untrue)\b|n['’]t\b", re.IGNORECASE)

_STOP_WORDS: Final = """
    a about after all also am an and any are as at be been before being between both but by can could did do does during
    each either for from had happen happened has have he her hers him his how i if in into is it its long made make many
    me most much my name named no nor not of often oh on one or our please role said say says she should so some such
    tell than that the their them then there these they this those through to too two under until up upon us very was we
    were what when where whether which while who whom whose why will with would you your according source sources text
    give given out off down ever just only over much kind sort describe explain define
"""
STOP: Final = frozenset(_STOP_WORDS.split())
"""Words of a question that need not stand in what answers it."""
_LIGHT_WORDS: Final = """
    take place go get come become put day date year month time people person thing number part share way first last call
    mean meant main new old big large far high tall wide type name reason cause purpose piece
"""
_LIGHT: Final = frozenset(_LIGHT_WORDS.split())
"""Words that say what kind of answer is wanted, or little: they count in part."""
_LIGHT_WEIGHT: Final = 0.5


class Term(msgspec.Struct, frozen=True):
    """Something that the question is about, in every wording that the course knows for it."""

    phrases: tuple[str, ...]
    key: str = ""
    """The key of the name, where it is one."""
    weight: float = 1.0
    related: tuple[str, ...] = ()
    """Words for what is its own, or whose own it is: "Danish" beside "Denmark"."""
    is_name: bool = False
    """Written with a capital inside the question, or a name of the course."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question, taken apart."""

    text: str
    kind: AnswerKind
    terms: tuple[Term, ...]
    negated: bool = False
    focus: tuple[str, ...] = ()
    """The words right after "how many" or "which": what is counted, measured or chosen from."""
    dimensions: tuple[str, ...] = ()
    """Dimensions of quantity that answer it, the likeliest first."""
    choices: tuple[str, ...] = ()

    @property
    def typed(self) -> bool:
        """Whether the answer is a value of some type, which evidence must hold."""
        return self.kind in ("time", "quantity", "actor", "place", "name")


_FOCUS: Final = re.compile(
    r"\b(?:how many|how much|which|what|whose)\s+(?:of the |of |other |two |three |four |five |\d+ )?"
    r"((?:[\w’'-]+\s*){1,3})",
    re.IGNORECASE,
)


_MEASURE: Final = re.compile(r"\bwhat (?:was|were|is|are) the ([\w-]+) (?:of|in|at)\b", re.IGNORECASE)


def analyse(text: str, names: Sequence[Name], choices: Sequence[str] = ()) -> Question:
    """Take a question apart.

    Args:
        text: the question as it was typed.
        names: the names of the course, whose other forms count as the same words.
        choices: the options of a multiple-choice question.
    """
    kind = kind_of(text)
    focus = _focus(text) or (_focus_of_measure(text) if kind == "quantity" else ())
    rest, terms = _named(text, names)
    words = [word for word in _joined_han(words_of(rest)) if _content(rest, word)]
    seen: set[str] = set()
    for word in words:
        if word.stem in seen:
            continue
        seen.add(word.stem)
        said = rest[word.start : word.end]
        # "Which country": a value of that kind is wanted, not the word.
        light = word.stem in _LIGHT or folded(said) in _LIGHT or (kind == "place" and word.stem in focus[:1])
        is_name = said[:1].isupper() and bool(rest[: word.start].strip())
        phrases = (said,) if is_name else (said, *other_forms(said))
        related = _related((said,))
        weight = _LIGHT_WEIGHT if light else 1.0
        terms.append(Term(phrases, related=related, weight=weight, is_name=is_name or bool(related)))
    return Question(
        text=text,
        kind=kind,
        terms=tuple(terms),
        negated=bool(NEGATED.search(text)),
        focus=focus,
        dimensions=dimensions_of(text, focus) if kind == "quantity" else (),
        choices=tuple(choices),
    )


def _joined_han(words: Iterable[Word]) -> list[Word]:
    """Han characters that stand side by side as one word."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last and last.end == word.start and is_han(word.stem[0]) and is_han(last.stem[-1]):
            found[-1] = Word(last.start, word.end, last.stem + word.stem)
        else:
            found.append(word)
    return found


def _focus(text: str) -> tuple[str, ...]:
    found = _FOCUS.search(text)
    if not found:
        return ()
    focus: list[str] = []
    for word in words_of(found.group(1)):
        if found.group(1)[word.start : word.end].lower() in STOP:
            break
        focus.append(word.stem)
    return tuple(focus)


def _focus_of_measure(text: str) -> tuple[str, ...]:
    """What is measured: of "what was the population of the town", the population."""
    found = _MEASURE.search(text)
    return tuple(word.stem for word in words_of(found.group(1))) if found else ()


def _content(text: str, word: Word) -> bool:
    said = folded(text[word.start : word.end])
    if said.split("'")[0].split("’")[0] in STOP:
        return text[word.start : word.end].isupper() and len(said) > 1
    return len(said) > 1 or said.isdigit() or not said.isascii()


def _named(text: str, names: Iterable[Name]) -> tuple[str, list[Term]]:
    """Names with several forms that stand in the question, and the question without them; the longest first."""
    terms: dict[str, Term] = {}
    forms = sorted(
        ((form, name) for name in names if name.aliases for form in _forms(name)),
        key=lambda pair: (-len(pair[0]), pair[0], pair[1].key),
    )
    for form, name in forms:
        # An abbreviation is one only in capitals: "US" is a state, "us" is not.
        flags = re.NOFLAG if form.isupper() or len(form) < 4 else re.IGNORECASE
        found = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, flags)
        if found:
            text = text[: found.start()] + " " * len(found.group()) + text[found.end() :]
            forms_of_it = _forms(name)
            terms.setdefault(name.key, Term(forms_of_it, key=name.key, related=_related(forms_of_it), is_name=True))
    return text, list(terms.values())


def _related(forms: Sequence[str]) -> tuple[str, ...]:
    """What general knowledge calls the people and things of a state or people, and the other way round."""
    found: dict[str, None] = {}
    for form in forms:
        known = look_up(form) if form[:1].isupper() else None
        if known and any(other.demonym for other in known[0].forms):
            found |= dict.fromkeys(other.alias.text for other in known[0].forms if other.alias.language == "en")
    return tuple(form for form in found if form not in forms)


def _forms(name: Name) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name.canonical, *(alias.text for alias in name.aliases)]))
