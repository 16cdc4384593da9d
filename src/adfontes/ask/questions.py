"""What a question asks for: the kind of its answer, and the words that evidence must share with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from adfontes.ask.words import Word, folded, words_of
from adfontes.values.names import Name

AnswerKind = Literal[
    "time", "quantity", "actor", "place", "name", "reason", "manner", "definition", "polarity", "choice", "any"
]

_MEASURES: Final = "size|length|height|width|depth|distance|weight|area|extent|strength|population|age|speed"
_SUMS: Final = "number|share|percentage|proportion|fraction|part|sum|amount|rate|price|cost|toll|total"
_BE: Final = r"(?:was|were|is|are|has been|had been)"
_KINDS: Final[tuple[tuple[AnswerKind, str], ...]] = (
    ("definition", r"\bwhat (?:is|was|are|were) (?:\w+ )?meant by\b|\bwhat do(?:es)?\b.*\bmean\b|^(?:define|explain the term)\b"),
    ("definition", r"^what (?:is|was|are|were) (?:an? |the )?(?:[\"“‘'«].{2,40}[\"”’'»]|(?!.*\b(?:of|called|named|highest|lowest)\b)[\w.’'-]+(?: [\w.’'-]+){0,2})\?$"),
    ("place", r"\b(?:what|which) part of (?:the (?:world|country|city|continent|empire)|(?-i:[A-Z]))"),
    ("quantity", r"\bhow (?:many|much|long|far|large|big|high|old|tall|deep|wide|broad|thick|heavy|fast|often|soon)\b"),
    ("quantity", rf"\bwhat (?:\w+ )?(?:{_SUMS}|{_MEASURES}) of\b|\bwhat {_BE} (?:\w+ )*?(?:{_SUMS}|{_MEASURES})\b"),
    ("quantity", rf"\b(?:what|which) (?:{_SUMS}|{_MEASURES})\b(?! of (?:\w+ )?(?:the )?(?:country|world|city|town|region|state)\b)"),
    ("quantity", r"\b(?:what|which) age\b"),
    ("time", r"^(?:by |since |until |till |from )?when\b"),
    ("time", r"\b(?:what|which) (?:exact |precise )?(?:day|date|month|year|decade|century|season|time)s?\b"),
    ("actor", r"\bwho(?:m|se)?\b"),
    ("place", r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:city|town|place|country|port|harbour|village|street|region|island|state)\b"),
    ("reason", r"\bwhy\b|\bwhat (?:was|were|is|are) the (?:\w+ )?(?:reasons?|causes?|purpose|motives?|aims?)\b|\bwhat caused\b|^what \b.*\bfor\?$"),
    ("manner", r"\bhow\b"),
    ("name", r"\bwhich\b|\bwhat (?:\w+ )?names?\b|\bwhat (?:was|is|were|are) .*\b(?:called|named)\b"),
    ("polarity", r"^(?:was|were|is|are|did|do|does|had|has|have|could|can|would|will|should)\b.*\bor\b"),
)  # fmt: skip
_YES_NO: Final = re.compile(
    r"^(?:was|were|is|are|did|do|does|had|has|have|could|can|would|will|should)(?:n['’]t)?\b", re.IGNORECASE
)
_COMPILED: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
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
_LIGHT: Final = frozenset(
    "take place go get come become put day date year month time people person thing number part share way first last "
    "call mean meant main new old big large old far high tall far wide type name reason cause purpose part piece".split()
)
"""Words that say what kind of answer is wanted, or little: they count in part."""
_LIGHT_WEIGHT: Final = 0.5


class Term(msgspec.Struct, frozen=True):
    """Something that the question is about, in every wording that the course knows for it."""

    phrases: tuple[str, ...]
    key: str = ""
    """The key of the name, where it is one."""
    weight: float = 1.0
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
    wh: str = ""
    choices: tuple[str, ...] = ()

    @property
    def typed(self) -> bool:
        """Whether the answer is a value of some type, which evidence must hold."""
        return self.kind in ("time", "quantity", "actor", "place", "name")


_DIMENSIONS: Final = (
    (r"\bhow long (?:before|after|did|do|does|had|have|has|would|could|until|till)|\bhow soon\b|\bhow many (?:\w+ )?(?:years|months|weeks|days|hours|minutes)\b|\bfor how long", "duration length"),
    (r"\bhow long\b|\blength\b", "length duration"),
    (r"\bhow (?:far|high|tall|deep|wide|broad|thick)\b|\b(?:height|width|depth|distance)\b", "length money share count"),
    (r"\bhow (?:old|young)\b|\bage\b", "age duration count"),
    (r"\bhow (?:heavy)\b|\bweight\b", "weight"),
    (r"\bhow fast\b|\bspeed\b", "speed rate"),
    (r"\bhow often\b", "count rate duration"),
    (r"\b(?:share|percentage|proportion|fraction|part|per cent|percent)\b|\bhow (?:big|large) a (?:part|share)\b|\brate\b", "share rate count money"),
    (r"\bhow many\b|\bnumber\b|\btoll\b", "count share age"),
    (r"\bhow much\b|\b(?:price|cost|sum|amount)\b|\bhow (?:large|big)\b", "money share area weight volume length count rate"),
)  # fmt: skip
_FOCUS: Final = re.compile(
    r"\b(?:how many|how much|which|what|whose)\s+(?:of the |of |other |two |three |four |five |\d+ )?((?:[\w’'-]+\s*){1,3})", re.IGNORECASE
)  # fmt: skip


def analyse(text: str, names: Sequence[Name], choices: Sequence[str] = ()) -> Question:
    """Take a question apart.

    Args:
        text: the question as it was typed.
        names: the names of the course, whose other forms count as the same words.
        choices: the options of a multiple-choice question.
    """
    kind = _kind_of(text.strip())
    rest, terms = _named(text, names)
    words = [word for word in words_of(rest) if _content(rest, word)]
    seen: set[str] = set()
    for word in words:
        if word.stem in seen:
            continue
        seen.add(word.stem)
        said = rest[word.start : word.end]
        light = word.stem in _LIGHT or folded(said) in _LIGHT
        is_name = said[:1].isupper() and bool(rest[: word.start].strip())
        terms.append(Term((said,), weight=_LIGHT_WEIGHT if light else 1.0, is_name=is_name))
    wanted = next((dims for pattern, dims in _DIMENSIONS if re.search(pattern, text, re.IGNORECASE)), "")
    return Question(
        text=text,
        kind=kind,
        terms=tuple(terms),
        negated=bool(NEGATED.search(text)),
        focus=_focus(text),
        dimensions=tuple(wanted.split()) if kind == "quantity" else (),
        choices=tuple(choices),
    )


def kind_of_heading(text: str) -> AnswerKind:
    """The kind of answer that a question inside a source asks for."""
    return _kind_of(text.strip())


def _kind_of(text: str) -> AnswerKind:
    if _YES_NO.match(text):
        return "choice" if re.search(r"\bor\b", text) and not re.search(r"\bany\b", text) else "polarity"
    return next((kind for kind, pattern in _COMPILED if pattern.search(text)), "any")


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
            terms.setdefault(name.key, Term(_forms(name), key=name.key, is_name=True))
    return text, list(terms.values())


def _forms(name: Name) -> tuple[str, ...]:
    return tuple(dict.fromkeys([name.canonical, *(alias.text for alias in name.aliases)]))
