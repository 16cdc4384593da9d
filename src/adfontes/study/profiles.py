"""Profiles of the sources: what kind each is, how it stands to the others, what it alone says, how to cite it."""

from __future__ import annotations

import re
from collections import Counter

from adfontes.language.dates import find_dates
from adfontes.study.bibliography import read_bibliography
from adfontes.study.citing import cite_as
from adfontes.study.facts import passage_score
from adfontes.study.passages import Passage
from adfontes.study.reading import Reading, stable_key
from adfontes.study.slips import find_slips
from adfontes.study.source_kinds import kind_of
from adfontes.study.telling import Desk, once_each, told_alone
from adfontes.values.sources import Source
from adfontes.values.study import SourceProfile, Statement

MOST_ALONE = 8
MOST_COMPARED = 200
"""In a course of more sources nobody reads how each stands to each; the findings themselves say it."""
SAID_ELSEWHERE = 0.5
"""A passage of another source that holds this share of its weight says much the same (by eye, 2026-11-22)."""
_AND = re.compile(r"\s*;\s*|\s+(?:and|&)\s+|,\s+(?=[A-Z][\w.'’-]*\s+[A-Z])")
_ORNAMENT = re.compile(r"[^\w\s\"'“”‘’(){}\[\]&.,:;!?/®©%$£€+–—-]+")


def compose_profiles(desk: Desk) -> tuple[SourceProfile, ...]:
    """A profile of each source, in the order of their letters."""
    reading = desk.reading
    agrees, disagrees = _standing(reading)
    slips = find_slips(reading)
    alone = _alone(desk)
    return tuple(
        SourceProfile(
            key=stable_key("source", [name]),
            source=name,
            kind=kind_of(source),
            authors=_authors(source),
            date=_date(source),
            alone=alone.get(name, ()),
            agrees=dict(sorted(agrees[name].items())),
            disagrees=dict(sorted(disagrees[name].items())),
            slips=tuple(slips[name]),
            references=tuple(read_bibliography(source)),
            cite_as=cite_as(
                _plain(source.title) or name,
                _authors(source),
                _date(source),
                _plain(source.metadata.get("publisher", "")),
                source.metadata.get("url", ""),
            ),
        )
        for name, source in sorted(reading.sources.items())
    )


def _plain(words: str) -> str:
    """Words without emoji and ornaments."""
    return " ".join(_ORNAMENT.sub(" ", words).split())


def _authors(source: Source) -> tuple[str, ...]:
    told = _plain(source.metadata.get("author", ""))
    names = [name.strip(" .,") for name in _AND.split(told)]
    return tuple(name.title() if name.isupper() and " " in name else name for name in names if name)


def _date(source: Source) -> str:
    """When the source says that it was published, as EDTF."""
    told = source.metadata.get("date", "")
    found = [mention.time.edtf for mention in find_dates(told) if mention.time is not None] if told else []
    return found[0] if found else ""


def _standing(reading: Reading) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """For each source, how often it stands with each other and how often against it."""
    agrees: dict[str, Counter[str]] = {name: Counter() for name in reading.sources}
    disagrees: dict[str, Counter[str]] = {name: Counter() for name in reading.sources}
    if len(reading.sources) > MOST_COMPARED:
        return agrees, disagrees
    for finding in reading.all_findings:
        together: set[tuple[str, str]] = set()
        against: set[tuple[str, str]] = set()
        for side in finding.sides:
            together |= {(one, other) for one in side.sources for other in side.sources if one != other}
            for rival in finding.sides:
                if rival is not side:
                    against |= {(one, other) for one in side.sources for other in rival.sources if one != other}
        if finding.kind in ("corroborated", "refined"):
            together, against = together | against, set()
        for one, other in sorted(together):
            agrees[one][other] += 1
        if finding.kind == "disputed":
            for one, other in sorted(against - together):
                disagrees[one][other] += 1
    return agrees, disagrees


def _alone(desk: Desk) -> dict[str, tuple[Statement, ...]]:
    """What each source says that no other does, the most telling first; nothing where there is only one source."""
    reading = desk.reading
    found: dict[str, tuple[Statement, ...]] = {}
    if len(reading.sources) < 2:
        return found
    joined = {
        key
        for finding in reading.all_findings
        for side in finding.sides
        if len({source for side in finding.sides for source in side.sources}) > 1
        for key in side.claims
    }
    for name in sorted(reading.sources):
        places = [
            index
            for index, passage in enumerate(reading.passages)
            if passage.source == name and passage.complete and (passage.times or passage.quantities or passage.names)
        ]
        ranked: list[tuple[Passage, Statement]] = []
        for index in sorted(places, key=lambda index: (-passage_score(reading, index), index)):
            passage = reading.passages[index]
            if joined.intersection(passage.claims) or len(ranked) >= 2 * MOST_ALONE or _said_elsewhere(reading, index):
                continue
            statement = told_alone(desk, passage)
            if statement is not None:
                ranked.append((passage, statement))
        found[name] = once_each(desk, ranked, MOST_ALONE, values=False)
    return found


def _said_elsewhere(reading: Reading, index: int) -> bool:
    passage = reading.passages[index]
    return any(
        reading.passages[other].source != passage.source
        for other, _ in reading.similarity.neighbours(passage.terms, SAID_ELSEWHERE)
    )
