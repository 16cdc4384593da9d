"""What shape the things of a course have (an agreement, a battle, an epidemic ...), by the nouns that name them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Literal

import msgspec

from adfontes.study.passages import one_line
from adfontes.study.telling import Desk
from adfontes.values.names import Name

Shape = Literal["agreement", "war", "battle", "crisis", "reform", "epidemic", "economy", "revolution", "disaster"]

_HEADS: dict[Shape, str] = {
    "agreement": "treaty treaties pact agreement agreements accord accords convention protocol armistice "
    "truce ceasefire "
    "alliance entente concordat settlement covenant congress compromise partition capitulation peace conference",
    "war": "war wars rebellion uprising insurrection campaign conquest invasion crusade crusades mutiny revolt rising",
    "battle": "battle siege fall sack landing landings raid assault",
    "crisis": "crisis affair incident massacre strike boycott assassination blockade airlift standoff ultimatum",
    "reform": "act acts bill statute ordinance edict decree reform reforms restoration oath charter amendment "
    "constitution proclamation deal laws code dissolution abolition emancipation unification reformation "
    "enclosure enclosures "
    "collectivisation collectivization prohibition suffrage modernisation modernization",
    "epidemic": "plague epidemic pandemic cholera influenza flu smallpox typhus pestilence",
    "economy": "crash depression inflation hyperinflation panic recession slump bubble",
    "revolution": "revolution revolutions coup",
    "disaster": "famine famines hunger fire flood floods earthquake eruption drought disaster hurricane "
    "explosion sinking blight",
}
_CONTRACTS = frozenset({"treaty", "pact", "alliance", "agreement", "accord", "convention", "protocol", "entente"})
"""Nouns that a text puts for one another: "the Pact ... the agreement"."""
_SHAPE_OF = {word: shape for shape, words in _HEADS.items() for word in words.split()}

_CUES: dict[Shape, str] = {
    "epidemic": r"plague|epidemic|pandemic|outbreaks?|infect\w*|symptoms?|disease|quarantine\w*|contagi\w*",
    "economy": r"inflation|prices?|stocks?|shares|banks?|currency|unemploy\w*|wages|debts?|markets?",
    "crisis": r"crisis|ultimatums?|tensions?|blockade\w*|stand-?off|showdown|refugees|threat\w*",
    "battle": r"battle|army|armies|troops|siege|archers|cavalry|cannon",
}
_CUED: dict[Shape, re.Pattern[str]] = {
    shape: re.compile(rf"\b({cues})\b", re.IGNORECASE) for shape, cues in _CUES.items()
}
_YEAR_AFTER = re.compile(r"^([A-Za-z' -]+[a-z])(?<! of)(?<! in) (\d{3,4})$")
"""A title that ends with its year: "Famine 1845" is the famine of 1845."""
_UNSURE = frozenset(
    [
        "act",
        "acts",
        "fall",
        "peace",
        "landing",
        "laws",
        "deal",
        "code",
        "sack",
        "panic",
        "bill",
        "conference",
        "strike",
        "affair",
    ]
)
"""Nouns that name other things as well, and count only in a name."""
_OF_PHRASE = re.compile(
    rf"\b(?:{'|'.join(sorted(_SHAPE_OF.keys() - _UNSURE))})\s+of\s+(?:the\s+)?[A-Za-z]{{4,}}", re.IGNORECASE
)
CUES_OF_ONE = 3
"""Cue words that make a source speak of a shape."""
SHARE_CUED = 0.6
"""Share of the sources that must, where no noun of a title or name tells the shape (by eye, 2026-11-22)."""
SHARE_PHRASED = 0.4
"""Share of the sources that must call the thing by one phrase, where neither title nor names tell it."""
LEAST_MENTIONS = 3
"""Mentions that a thing beside the main one needs to get a card."""
MOST_OTHERS = 8


FOCUSED = 0.12
"""Share of a source's passages that must name a thing for the others to be about it too (by eye, 2026-11-22)."""
FOCUSED_TITLE = 160
"""Passages that a source may have whose title names the thing, to be about it as a whole."""


class Topic(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the course is about."""

    name: str
    shape: Shape
    keys: frozenset[str]
    """Keys of the names that mean it."""
    noun: str
    """The noun that tells its shape, by which sources also call it: "the treaty"."""
    other_names: tuple[str, ...] = ()
    main: bool = False

    def generic(self) -> re.Pattern[str]:
        """How a text goes on speaking of it: "the treaty", "this crisis"."""
        nouns = _CONTRACTS if self.noun in _CONTRACTS else {self.noun}
        told = "|".join(sorted(re.escape(noun) for noun in nouns if noun))
        return re.compile(rf"\b(the|this|that|its|under)\s+(\w+\s+)?({told})\b", re.IGNORECASE)


def find_topics(desk: Desk) -> list[Topic]:
    """The main thing of the course, where its shape can be told, and the others that have a shape, most named first."""
    named = _shaped_names(desk)
    main = _main_topic(desk, desk.title, named)
    others = [
        _topic(name, shape, noun, main=False)
        for name, shape, noun, mentions in named
        if mentions >= LEAST_MENTIONS and (main is None or name.key not in main.keys)
    ]
    return ([main] if main else []) + others[:MOST_OTHERS]


def shape_of(words: str) -> tuple[Shape, str] | None:
    """The shape that a name tells, and the noun that tells it; the head noun where several do.

    >>> shape_of("Treaty of the Great War")
    ('agreement', 'treaty')
    """
    tokens = re.findall(r"[^\W\d_]+", words.lower())
    before_of = tokens[: tokens.index("of")] if "of" in tokens else tokens
    for part in (before_of, tokens):
        for token in reversed(part):
            if token in _SHAPE_OF:
                return _SHAPE_OF[token], token
    return None


def focused_sources(desk: Desk, topic: Topic) -> frozenset[str]:
    """The sources that are about the thing as a whole, and not a chapter or page in which it comes up."""
    said: Counter[str] = Counter()
    total: Counter[str] = Counter()
    generic = topic.generic()
    for passage in desk.reading.passages:
        total[passage.source] += 1
        named = any(m.key in topic.keys for m in passage.names) or generic.search(passage.text)
        said[passage.source] += bool(named)
    titled = {
        name
        for name, annotated in desk.sources.items()
        if topic.noun in annotated.source.title.lower() or topic.name.lower() in annotated.source.title.lower()
    }
    return frozenset(
        name
        for name in desk.sources
        if total[name] <= FOCUSED_TITLE
        and (name in titled or said[name] >= FOCUSED * total[name] or len(desk.sources) > 1)
    )


def shape_nouns(shape: Shape) -> frozenset[str]:
    """The nouns that tell a shape."""
    fights: tuple[Shape, ...] = ("battle", "war", "revolution", "crisis")
    return frozenset(word for other in (fights if shape in fights else (shape,)) for word in _HEADS[other].split())


def _shaped_names(desk: Desk) -> list[tuple[Name, Shape, str, int]]:
    counts: Counter[str] = Counter()
    for annotated in desk.sources.values():
        counts.update(mention.key for mention in annotated.names)
    found = []
    for key, name in sorted(desk.reading.names.items()):
        told = shape_of(name.canonical) if name.kind in ("agreement", "event", "organisation") else None
        if told and len(name.canonical.split()) > 1:
            found.append((name, *told, counts[key]))
    return sorted(found, key=lambda one: (-one[3], one[0].canonical))


def _main_topic(desk: Desk, title: str, named: Sequence[tuple[Name, Shape, str, int]]) -> Topic | None:
    told = shape_of(title)
    half = len(desk.sources) / 2
    spread = {name.key: _sources_with(desk, name.key) for name, *_ in named}
    if told:
        shape, noun = told
        same = [one for one in named if one[1] == shape and shares_words(one[0].canonical, title)]
        keys = frozenset(name.key for name, *_ in same)
        best = next((name for name, _, head, _ in same if head == noun and spread[name.key] >= half), None)
        aliases = _other_names(best) if best else ()
        return Topic(
            name=best.canonical if best else _YEAR_AFTER.sub(r"\1 of \2", title),
            shape=shape,
            keys=keys,
            noun=noun,
            other_names=aliases,
            main=True,
        )
    heads = [annotated.source.title.lower() for annotated in desk.sources.values()]
    for name, shape, noun, _ in named:
        headed = sum(noun in head for head in heads) >= half
        if spread[name.key] >= half and (headed or shares_words(name.canonical, title)):
            return _topic(name, shape, noun, main=True)
    cued = _cued_shape(desk)
    if cued is None:
        return _phrased_topic(desk)
    words = {word.lower() for word in re.findall(r"\w{4,}", title)}
    keys = frozenset(
        key
        for key, name in desk.reading.names.items()
        if words and words <= {word.lower() for word in re.findall(r"\w{4,}", name.canonical)}
    )
    return Topic(name=title, shape=cued, keys=keys, noun=title.lower().split()[-1] if title else "", main=True)


def _phrased_topic(desk: Desk) -> Topic | None:
    """A thing that most sources call by one phrase with "of", though it was not read as a name."""
    sources: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for annotated in desk.sources.values():
        found = [one_line(match.group()) for match in _OF_PHRASE.finditer(annotated.source.text)]
        sources.update({phrase.lower() for phrase in found})
        for phrase in found:
            written[phrase.lower()][phrase] += 1
    common = [phrase for phrase in sorted(sources) if sources[phrase] >= max(2, SHARE_PHRASED * len(desk.sources))]
    if not common:
        return None
    best = max(common, key=lambda phrase: (sources[phrase], sum(written[phrase].values()), phrase))
    told = shape_of(best)
    name = min(written[best], key=lambda form: (-written[best][form], form))
    return Topic(name=name, shape=told[0], keys=frozenset(), noun=told[1], main=True) if told else None


def _topic(name: Name, shape: Shape, noun: str, *, main: bool) -> Topic:
    return Topic(
        name=name.canonical,
        shape=shape,
        keys=frozenset({name.key}),
        noun=noun,
        other_names=_other_names(name),
        main=main,
    )


def _other_names(name: Name) -> tuple[str, ...]:
    """The other names that the sources themselves give."""
    told = [one_line(alias.text) for alias in name.aliases if alias.origin == "source"]
    return tuple(dict.fromkeys(text for text in told if text.lower() != name.canonical.lower()))


def shares_words(name: str, title: str) -> bool:
    """Whether two names have a word in common beside the noun of their shape; also where the second has no other."""
    words = {word for word in re.findall(r"\w{4,}", title.lower()) if word not in _SHAPE_OF and not word.isdigit()}
    return bool(words & set(re.findall(r"\w{4,}", name.lower()))) or not words


def _sources_with(desk: Desk, key: str) -> int:
    return sum(any(mention.key == key for mention in annotated.names) for annotated in desk.sources.values())


def _cued_shape(desk: Desk) -> Shape | None:
    """The shape whose cue words most sources have several of."""
    if len(desk.sources) < 2:
        return None
    scores: list[tuple[int, int, Shape]] = []
    for shape, cue in sorted(_CUED.items()):
        hits = [len(cue.findall(annotated.source.text)) for annotated in desk.sources.values()]
        if sum(hit >= CUES_OF_ONE for hit in hits) >= SHARE_CUED * len(hits):
            scores.append((sum(min(hit, 20) for hit in hits), len(hits), shape))
    return max(scores)[2] if scores else None
