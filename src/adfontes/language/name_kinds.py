"""What kind of thing each name of a document names: decided once for the whole document, by votes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from adfontes.language.background import ACRONYM, folded, look_up
from adfontes.language.name_page import Page
from adfontes.language.name_runs import Found
from adfontes.language.name_words import HEADS, PERSON_NOUNS, PERSON_VERBS, PLACE_PREPOSITIONS, TITLES
from adfontes.values.names import NameKind

ENTITY_VOTES: dict[str, tuple[NameKind, float]] = {
    "PERSON": ("person", 1.0),
    "NORP": ("people", 1.0),
    "GPE": ("place", 1.0),
    "LOC": ("place", 1.0),
    "FAC": ("place", 0.8),
    "ORG": ("organisation", 0.5),
    "LAW": ("agreement", 0.8),
    "EVENT": ("event", 0.8),
    "WORK_OF_ART": ("work", 0.2),
}
"""Vote of the model's entity label (OntoNotes 5); it mistakes old persons for organisations most often."""
_LIFE = re.compile(r"\s*\((?:born |b\. ?|r\. ?|reigned |c\. ?)?\d{3,4}\s*[-–—)]")


def decide_kinds(page: Page, found: Sequence[Found]) -> Mapping[str, NameKind]:
    """The kind of each folded name."""
    votes: dict[str, dict[NameKind, float]] = {}
    for run in found:
        ballot = votes.setdefault(folded(run.text), {})
        for kind, weight in _votes(page, run):
            ballot[kind] = ballot.get(kind, 0.0) + weight
    _share_surnames(votes)
    return {name: _winner(ballot) for name, ballot in votes.items()}


def _winner(ballot: Mapping[NameKind, float]) -> NameKind:
    best = max(ballot.items(), key=lambda item: (item[1], item[0]), default=("other", 0.0))
    return best[0] if best[1] > 0 else "other"


def _votes(page: Page, run: Found) -> list[tuple[NameKind, float]]:
    """What one occurrence says of its kind."""
    if run.known is not None:
        pair = look_up(run.text, ignore_case=True)
        return [("people" if pair and pair[1].demonym else run.known.kind, 100.0)]
    if run.kind is not None:
        return [(run.kind, 10.0)]
    if ACRONYM.fullmatch(run.text):
        return [("organisation", 2.0)]
    single = run.end - run.first == 1
    votes = [ENTITY_VOTES[label] for label in _labels(page, run) if label in ENTITY_VOTES]
    votes = [vote for vote in votes if not (single and vote[0] == "work")]
    if re.search(r"\b(?:the|of) ", run.text):
        votes.append(("person", 2.0))  # a byname: heads of institutions and events were decided before
    votes += _context_votes(page, run)
    if 2 <= run.end - run.first <= 3 and "the" not in run.text.split():
        votes.append(("person", 0.6))  # two or three capitals that end in no head word are most often a person
    if run.titled:
        votes.append(("person", 3.0))
    return votes


def _labels(page: Page, run: Found) -> list[str]:
    return sorted({page.tokens[index].entity for index in range(run.first, run.end)})


def _context_votes(page: Page, run: Found) -> list[tuple[NameKind, float]]:
    """What stands around a name: "in X" is a place, "X refused" and "X, duke of" a person."""
    votes: list[tuple[NameKind, float]] = []
    first, end = page.sentences[run.sentence].tokens
    before = page.word(run.first - 1).lower() if run.first > first else ""
    after = page.word(run.end).lower() if run.end < end else ""
    if before in PLACE_PREPOSITIONS:
        votes.append(("place", 1.5))
    head = page.tokens[run.end - 1]
    verb = page.tokens[head.head]
    if head.dep in ("nsubj", "nsubjpass", "agent") and verb.lemma.lower() in PERSON_VERBS:
        votes.append(("person", 1.0))
    elif head.dep == "nsubj" and verb.pos == "VERB" and not run.text.isupper():
        votes.append(("person", 0.7))
    if before == "by":
        votes.append(("person", 0.7))
    if after in ("who", "himself", "herself"):
        votes.append(("person", 2.0))
    if after == "," and run.end + 2 < end:
        coming = [page.word(index).lower() for index in range(run.end + 1, min(end, run.end + 5))]
        if any(word in TITLES or word in PERSON_NOUNS for word in coming) and coming[0] in (
            "the",
            "a",
            "an",
            "his",
            "her",
            *TITLES,
        ):
            votes.append(("person", 2.0))
    if before == "," and run.first - 2 >= first and page.word(run.first - 2).lower() in TITLES:
        votes.append(("person", 2.0))
    if _LIFE.match(page.text, page.tokens[run.end - 1].end):
        votes.append(("person", 1.0))
    if before == "the" and run.end - run.first == 1 and run.text.endswith("s"):
        votes.append(("people", 1.0))
    if before and before in HEADS:
        votes.append((HEADS[before], 0.5))
    return votes


def _share_surnames(votes: dict[str, dict[NameKind, float]]) -> None:
    """A full name and its last (or, with a numeral or byname, first) word vote together for "person"."""
    for name in sorted(votes):
        parts = name.split()
        if len(parts) < 2:
            continue
        for part in (parts[-1], parts[0]):
            short = votes.get(part)
            person = votes[name].get("person", 0.0)
            if short is not None and person > 0 and max(short.values(), default=0.0) < 50:
                short["person"] = short.get("person", 0.0) + (2 * person + 2 if part == parts[-1] else person)
                votes[name]["person"] = person + 0.5
