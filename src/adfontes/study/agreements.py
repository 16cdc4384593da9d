"""What was promised in an agreement, and what the sources say was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec.structs import replace

from adfontes.study.passages import Passage
from adfontes.study.telling import Desk, once_each, told_alone
from adfontes.values.quantities import Quantity, label_quantity
from adfontes.values.study import CardLine, Statement
from adfontes.values.time import civil_date

MOST_KEPT = 3

Outcome = Literal["kept", "broken", "partly", "not said"]

_DEED_WORDS: dict[str, str] = {
    "Loan": r"\b(loans?|credits?|interest|aid)\b.{0,80}\b(spent|paid|repaid|helped|used|bought|financed)\b|"
    r"\b(spent|repaid|paid back|pay back)\b.{0,60}\b(loans?|credits?|debts?|interest)\b",
    "Aid": r"\b(engineers|advis[eo]rs|experts|technicians|technology|aid|assistance|training|support|"
    r"expertise|equipment)\b"
    r".{0,80}\b(developed|built|helped|enabled|sent|came|trained|prioriti[sz]ed|supplied|was able|were able)\b|"
    r"\b(accepted|received|supplied|provided|sent)\b.{0,50}\b(aid|assistance|equipment|weapons|advis[eo]rs|experts)\b",
    "Mutual defence": r"\b(sent|gave|provided|supplied)\b.{0,60}\b(troops|weapons|arms|divisions|pilots|war|battle)\b|"
    r"\bpay for (all )?the weapons\b",
    "Handovers and withdrawals": r"\b(withdrew|handed over|left|moved out|moving out|pulled out|gave back|gave up|"
    r"returned|"
    r"stayed|"
    r"remained|still (held|possessed|controlled|dominated))\b|\bno guarantee\b",
    "Payments": r"\b(paid|payments? (was|were)|defaulted|suspended (payments?|reparations?)|"
    r"missed (an? |its |the )?(payments?|instal\w+)|stopped paying|scaled down|reparations (was|were) cut)\b",
    "Limits on forces": r"\b(rearm\w*|remilitari[sz]\w+|conscription|built up|exceeded|broke)\b",
}
"""The words by which a source tells of doing what a line promises."""
_DEEDS = {label: re.compile(words, re.IGNORECASE) for label, words in _DEED_WORDS.items()}
_OF_THINGS = frozenset({"Handovers and withdrawals", "Limits on forces"})
"""Lines whose deeds must name a place or body that the promise names."""
_NO_THINGS = frozenset({"state", "people", "person", "party", "agreement"})
_PROMISING = re.compile(
    r"\b(would|will|shall|agreed to|agreeing|promised?|at the latest|was to|were to|is to|are to|includ(ed|es)|terms?|"
    r"treaty (offered|provided|promised)|undertook|should)\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(never|failed to|refused|broke|broken|violated|ignored|did not|no guarantee|cancelled|defaulted|missed|"
    r"stopped|rearm\w*|remilitari[sz]\w*|still (held|possessed|controlled|dominated)|remained|stayed)\b",
    re.IGNORECASE,
)
_GRUDGED = re.compile(
    r"\b(complain\w*|demanded that|excessive\w*|overcharg\w*|only (some|part|half)|late)\b", re.IGNORECASE
)
"""What was done, but not as it was promised."""
_RATE = re.compile(r"interest|rate", re.IGNORECASE)
_LAST = re.compile(r"(until|till|by|repayable|repaid by|due)\W+(\w+\W+){0,3}$", re.IGNORECASE)


def promised_and_kept(desk: Desk, lines: tuple[CardLine, ...], zone: Sequence[Passage]) -> tuple[CardLine, ...]:
    """The lines of an agreement's card, each promise with what the sources say was done about it.

    Args:
        desk: the course.
        lines: the lines with what was agreed.
        zone: the passages that may speak of the agreement.
    """
    found = []
    for line in lines:
        kept = _kept(desk, line, zone) if line.label in _DEEDS else ()
        said = tuple(statement for statement in line.said if not _only_in(statement, kept))
        changed = replace(line, said=said or line.said, kept=kept, outcome=_outcome(kept))
        found.append(replace(changed, working=_repayment(desk, changed)) if line.label == "Loan" else changed)
    return tuple(found)


def is_deed(label: str, passage: Passage) -> bool:
    """Whether a passage tells of doing what the line of this label promises, and promises nothing itself."""
    deed = _DEEDS.get(label)
    return deed is not None and bool(deed.search(passage.words)) and not _PROMISING.search(passage.words)


def _only_in(statement: Statement, kept: Iterable[Statement]) -> bool:
    """Whether a statement tells only of the doing, and is shown there."""
    return any(statement.citations == other.citations for other in kept)


def _kept(desk: Desk, line: CardLine, zone: Sequence[Passage]) -> tuple[Statement, ...]:
    agreed = _agreed_in(desk)
    promised = _things(line, zone) if line.label in _OF_THINGS else frozenset()
    ranked = []
    for passage in zone:
        if not is_deed(line.label, passage):
            continue
        if line.label in _OF_THINGS and not promised.intersection(mention.key for mention in passage.names):
            continue
        if agreed is not None and _is_before(passage, agreed):
            continue  # what was done before it was promised is no keeping
        statement = told_alone(desk, passage, known=line.label)
        if statement is not None:
            ranked.append((passage, statement))
    return once_each(desk, ranked, MOST_KEPT)


def _is_before(passage: Passage, year: int) -> bool:
    """Whether every date of a passage lies before a year."""
    days = [m.time.latest for m in passage.times if m.time is not None and m.time.latest is not None]
    return bool(days) and all(civil_date(day)[0] < year for day in days)


def _things(line: CardLine, zone: Sequence[Passage]) -> frozenset[str]:
    """Keys of the places and bodies that a line names."""
    citations = {citation for statement in line.said for citation in statement.citations}
    told = [passage for passage in zone if passage.citation in citations and _PROMISING.search(passage.words)]
    return frozenset(m.key for passage in told for m in passage.names if m.kind not in _NO_THINGS)


def _outcome(kept: Sequence[Statement]) -> Outcome:
    """What the deeds told come to; a promise of which no deed is told is not judged."""
    if not kept:
        return "not said"
    broken = sum(bool(_BROKEN.search(statement.text)) for statement in kept)
    if broken == len(kept):
        return "broken"
    return "partly" if broken or any(_GRUDGED.search(statement.text) for statement in kept) else "kept"


def _repayment(desk: Desk, line: CardLine) -> str:
    """Arithmetic over principal, rate and last repayment, where one statement gives them."""
    citations = {citation for statement in line.said for citation in statement.citations}
    for passage in desk.reading.passages:
        if passage.citation not in citations:
            continue
        money = [m.quantity for m in passage.quantities if m.quantity.dimension == "money" and _exact(m.quantity)]
        rates = [m.quantity for m in passage.quantities if m.quantity.dimension in ("rate", "share")]
        if len(money) != 1 or len(rates) != 1 or not _exact(rates[0]) or not _RATE.search(passage.words):
            continue
        return _yearly_interest(money[0], rates[0]) + _years(desk, passage)
    return ""


def _exact(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.low == quantity.high


def _yearly_interest(principal: Quantity, rate: Quantity) -> str:
    share = (rate.low or 0.0) / (100 if rate.unit.startswith("per cent") else 1)
    yearly = replace(principal, low=(principal.low or 0.0) * share, high=(principal.high or 0.0) * share)
    return (
        f"{label_quantity(rate)} of {label_quantity(principal)} is {label_quantity(yearly)} of interest a year "
        "while the whole sum is owed."
    )


def _years(desk: Desk, passage: Passage) -> str:
    """How many years the debtor had, from the year in which most sources date the agreement."""
    text = passage.annotated.source.text
    last = [
        mention.time.latest
        for mention in passage.times
        if mention.time
        and mention.time.latest
        and _LAST.search(text[max(0, mention.span.start - 40) : mention.span.start])
    ]
    begun = _agreed_in(desk)
    if not last or begun is None:
        return ""
    ended = civil_date(last[0])[0]
    return f" From {begun} to {ended} is {ended - begun} years." if ended > begun else ""


def _agreed_in(desk: Desk) -> int | None:
    """The year of the day that most sources give an agreement: the best supported side of a finding about signing."""
    sides = [
        (side.support, side.claims)
        for finding in desk.reading.all_findings
        if finding.slot == "time"
        for side in finding.sides[:1]
        if finding.favoured in (None, 0)
        if any("~sign" in desk.reading.claims[key].about.events for key in side.claims)
    ]
    for _, claims in sorted(sides, key=lambda side: (-side[0], side[1])):
        for key in claims:
            value = desk.reading.claims[key].value
            earliest = getattr(value, "earliest", None)
            if isinstance(earliest, int):
                return civil_date(earliest)[0]
    return None
