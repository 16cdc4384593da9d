"""A statement of a course as a question sees it: what it is good for, when it tells of, and whether it stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

import msgspec

from adfontes.exams.wording import one_line
from adfontes.values.study import Statement
from adfontes.values.time import MONTHS, TimeSpan, civil_date

CAUSE: Final = re.compile(
    r"\b(because|caus\w+|led to|leads to|due to|owing to|result(?:ed|s)? (?:in|from)|in order to|so that|reasons?|"
    r"wanted|hoped|feared?|needed|aimed|wished|sought|demanded|afraid|resent\w+|anger\w*|provok\w+|trigger\w*|"
    r"prompt\w+|forced|pressure|tension\w*|hatred|weak\w*|failed|threat\w*|worried|discontent|grievances?|as a result|"
    r"responsible|depend(?:ed|ence|ent)|lean(?:ed|t)? (?:\w+ ){0,2}on|relied|furious|annoyed|"
    r"alarmed|refus(?:ed|al|es)|withdrew|drove|encourag\w+|rivalry|ambitions?|hostil\w+|oppos\w+|claim\w*|"
    r"in (?:response|reply|answer|revenge|retaliation)|to (?:prevent|stop|avoid|protect|win|gain)|opposition)\b",
    re.IGNORECASE,
)
"""Words that give or lead up to a reason."""
OUTCOME: Final = re.compile(
    r"\b(as a result|result(?:ed|s|ing)? (?:in|of)|consequences?|effects? (?:of|on)|impact|led to|leads? to|meant that|"
    r"turning point|changed?|transform\w+|abolish\w+|replac\w+|weaken\w+|strengthen\w+|paved the way|legacy|became|"
    r"no longer|never again|for the first time|because of|in the longe?r? (?:run|term)|fell by|rose by|lost|gained|"
    r"ended|destroyed|ruined|collapsed|killed|died|perished|buried|emigrat\w+|fled|doubled|halved|bankrupt\w*)\b",
    re.IGNORECASE,
)
"""Words that tell what came of something."""
CHANGED: Final = re.compile(
    r"\b(resign\w+|agreed|set up|created?|founded|establish\w+|introduced|restored|withdrawn|withdrew|pulled out|"
    r"independen\w+|dismantled|granted|annexed|recogni[sz]ed|removed|dissolved|divided|united|reduced|increased|"
    r"grew|rose|fell|(?:took|taken|won|gave) (?:over|up|back|in)|given to|went to|handed|won|out of power|elected|"
    r"left|sailed|moved|banned|freed|closed|reopened|rebuilt|sold|scattered|reformed|repealed|survive)\b",
    re.IGNORECASE,
)
"""Verbs of a state of things that became another; after an event they tell what came of it."""
LIMIT: Final = re.compile(
    r"\b(nevertheless|even so|remain(?:s|ed)?|continu(?:es|ed)|still|surviv\w+|unchanged|as before|not until|no change|"
    r"only (?:partly|slowly|in part)|did not (?:change|end|stop|last|bring|mean)|in spite of)\b",
    re.IGNORECASE,
)
"""Words that limit a change, or tell what stayed as it was."""
JUDGING: Final = re.compile(
    r"\b(most (?:important|serious|famous|successful)|greatest|main(?:ly)?|chief(?:ly)?|importan(?:t|ce)|significan\w+|"
    r"turning point|success\w*|failure\w*|disaster\w*|triumph\w*|mistakes?|blame\w*|responsib\w+|argu(?:e|ed|es)|"
    r"historians?|arguably|perhaps|unfair\w*|unjust\w*|humiliat\w+|crucial|decisive|inevitable|better|worse|best|worst|"
    r"wicked|feeble|harsh\w*|cruel\w*|brutal\w*|brilliant\w*|foolish\w*|genius|heroic\w*|shameful|tragic|tragedy|"
    r"unnecessary|reckless\w*|wise(?:ly)?|wrong(?:ly)?|rightly|deserv\w+|doomed|myth|truth|in fact|of course|"
    r"exaggerat\w+|hardly|far from|so-called|too (?:late|little|harsh|gentle|weak|much)|cheated|betray\w+|greed\w*|"
    r"generous\w*|remarkabl\w+|astonish\w+|terrible|terribly|great success|in truth|no doubt|certainly|surely)\b",
    re.IGNORECASE,
)
"""Words by which a writer judges."""

_SENTENCE: Final = re.compile(r"[A-Z“\"'(‘][^\n]*[.!?][”\"')’]*$", re.DOTALL)
LEANS: Final = re.compile(
    r"(?:He|She|It|They|We|You|I|His|Her|Its|Their|Our|My|This|That|These|Those|There|Here|But|And|So|Or|Yet|However|"
    r"Then|Thus|Such|Both|Neither|Either|Another|Others?|Also|Instead|Nevertheless|Meanwhile|Later|Soon|Moreover|"
    r"Furthermore|In addition(?! to)|Still|Once again|As a result(?! of)|Not until|Even so|Now|Next|Afterwards|"
    r"Finally|Again|Two of|"
    r"(?:One|Some|Many|Most|All|None|Few|Two|Three|Half|Each) of (?:them|these|those|the)|The (?:latter|former|other|"
    r"others|rest|two|three|four|same|next|following|first|second|third|answer|reason|result|sum|total|idea)|"
    r"(?:For|In|At|After|Because of|By|From|On|Of|To|With|Among|Under|Without|Before|Since|During|Until|Within) "
    r"(?:this|that|these|those|which|it|them|him|her|both|all|the same|the next|the following|the end(?! of)|"
    r"the meantime)|"
    r"(?:When|After|Before|As|Once|Where|While|If|Since|Because|Although|Though|Until|Within|By then|By now)"
    r"(?:\s\w+)? (?:they|he|she|it|this|these|those)\b|By then|By now|On top of that|On the other hand|In return|"
    r"In other words|At first|At last|At the (?:same|time|end)(?! of)(?! time of)|In all\b|All in all|In short|"
    r"That is|Like|Not all|"
    r"Years? later|Days? later|A (?:day|week|month|year|decade|few)\b[^.]{0,20}\b(?:later|after|before)\b|"
    r"No wonder|Perhaps|Really|Well|Anyway|Of course|Yes|No, |Born|Came|Named|Called|Known as|Killed|Died|"
    r"An? (?:\w+ ){1,3}(?:who|that|which)\b(?=[^,]*$)|An? [^,.]{3,60},? (?:held|made|set|built|passed|signed|known|"
    r"called|created|formed|published|written) (?:in|by|after|at|as|from|for|up)\b|Why|"
    r"Because\b(?=[^,]*$)|How|What|Which|Where did|Who|When did)\b"
)
"""Beginnings that need the sentence before, or that ask."""
_POINTS_BACK: Final = re.compile(
    r"\b(?:the (?:same|next|following|previous|other|said|latter|former) (?:day|night|morning|evening|week|month|year|"
    r"spring|summer|autumn|winter|place|man|men|time|decade|season|house|town)|(?:the )?(?:day|week|month|year)s? "
    r"(?:later|before|after)\b(?! the)|that (?:day|night|morning|week|month|year|spring|summer|autumn|winter|season|"
    r"time|slaughter|country|man|rate|pitch|lesson|act|law|speech|letter)|these (?:too|were|had|two)|too were|such a|"
    r"as above|\A[^.]{0,40}\b(?:these|those) \w+|"
    r"this (?:book|chapter|unit|page|deck|set|site|essay|document|section|question|source|course|website|article))\b",
    re.IGNORECASE,
)
"""Words that point at something said before, or at the page."""
_TASK: Final = re.compile(
    r"(?:Photo|Image|Picture|Figure|Credit|Caption|Key terms?|Contents|Tags?|Posted)\b.*|"
    r"(?:Discuss|Explain|Analy[sz]e|Evaluate|Describe|Compare|Assess|Identify|Outline|Examine|To what extent|Consider|"
    r"Remember|Make sure)\b[^:?]*[.?]?"
)
"""Tasks that a page sets, and captions; they say nothing."""
_NOTES: Final = re.compile(
    r"[→=|•*_#{}<>~]|->|\?|:.*:|^(?:[^\s.,;“\"]+,?\s){0,3}[^\s.,;“\"]+: |\bsee (?:also )?[A-Z]|"
    r"^(?-i:[A-Z][A-Z0-9 ’'&,-]{4,}:)|^(?-i:[A-Z]{2,}):|(?-i:\b[A-Z]{4,}(?: [A-Z]{2,}){2,})|"
    r"\b(?:click|flashcards?|quiz|revision|gcse|a-level|paper \d|worksheet|class notes|typed up|created by|"
    r"last (?:changed|studied|updated|modified)|comments?\s\d|\d+ (?:comments?|terms|students|views|likes|replies)|"
    r"correspondent|essay|read more|sign up|log in|share this|copyright|your great|as we (?:saw|have seen)|"
    r"see (?:page|chapter|below|above)|learning (?:goals|objectives)|bc|b/c|w/|don't forget|e\.g\.|etc|sample|"
    r"learn \d)\b|^(?:name|give|list|state) (?:one|two|three|the)\b|^\w+ (?:\d{1,2},? )?\d{3,4}\s?[–—-]\s",
    re.IGNORECASE,
)
"""Signs of a note, of page furniture, of a question."""
_OPEN_PRONOUN: Final = re.compile(
    r"(?:(?:The|An?|In|On|At|By|From|For|With|After|Before|When|As|If|While|Although|Though|Because|Since|Until|To|Of|"
    r"Not|No|Only|Even)\b|(?=[a-z]))[^,.;A-Z]{0,40}?\b(?:he|she|his|her|him)\b"
)
"""A pronoun for a person before anybody is named."""
_ASIDE: Final = re.compile(r"\b(?:I|we|you|me|us|my|your|our|let’s|let's|I'd|I’d|today|ago)\b")
"""The writer speaks to the reader: no statement of fact."""
_PERSON: Final = re.compile(r"\b(?:he|she|him|his|her)\b")
_NAMED: Final = r"(?!(?:The|An?|In|On|At|By|From|For|With|After|Before|When|As|If|While|Although|Because|To|Of)\b)[A-Z]"
FEWEST_WORDS: Final = 7
MID_DECADE: Final = 5
"""Years that "the 1950s" counts from their first one."""


def is_whole(text: str) -> bool:
    """Whether the words are sentences, and no note, heading, caption or question."""
    return bool(_SENTENCE.fullmatch(text)) and not _NOTES.search(text) and "…" not in text


def is_task(text: str) -> bool:
    """Whether the words set a task, or stand under a picture."""
    return bool(_TASK.fullmatch(text))


def stands_alone(text: str) -> bool:
    """Whether a learner understands the words without those around them.

    >>> stands_alone("The canal of Arnfeld was closed for six months in 1871.")
    True
    >>> stands_alone("On that day the carters of Arnfeld burnt the lock.")
    False
    """
    if not is_whole(text) or is_task(text) or LEANS.match(text) or _POINTS_BACK.search(text):
        return False
    if len(text.split()) < FEWEST_WORDS or _ASIDE.search(re.sub(r"[“\"][^”\"]*[”\"]", "", text)):
        return False
    named = re.findall(r"(?<=\s)[“\"(]?([A-Z]\w+)", text)
    nobody = bool(_PERSON.search(text)) and all(word in MONTHS for word in named) and not re.match(_NAMED, text)
    return not nobody and not _OPEN_PRONOUN.match(text)


class Telling(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A statement of the course with what is known of it."""

    statement: Statement
    keys: tuple[str, ...]
    """Keys of the course's items that hold it."""
    when: TimeSpan | None = None
    dates: tuple[tuple[int, int], ...] = ()
    """First and last day (ordinals) of each date in it, sorted."""
    around: tuple[int, int] | None = None
    """The date that the narrative gives it: of the sentences before it in its paragraph."""
    heading: str = ""
    """What it stands under in its source."""
    labels: frozenset[str] = frozenset()
    """Lines of topic cards that have it: "Consequences"."""
    names: frozenset[str] = frozenset()
    """Keys of the names in it."""
    chosen: bool = True
    """A section of the course has it; it is not only a sentence of a source."""

    @cached_property
    def text(self) -> str:
        """Its words in one line."""
        return one_line(self.statement.text)

    @cached_property
    def whole(self) -> bool:
        """It is a sentence, not a note."""
        return is_whole(self.text)

    @cached_property
    def clean(self) -> bool:
        """It can be read by itself, as a point of an answer must be."""
        return stands_alone(self.text) and not self.statement.context

    @cached_property
    def cause(self) -> bool:
        """It gives a reason for something."""
        return bool(CAUSE.search(self.text))

    @cached_property
    def outcome(self) -> bool:
        """It says what came of something."""
        return bool(OUTCOME.search(self.text))

    @cached_property
    def changed(self) -> bool:
        """It says that something became otherwise."""
        return bool(CHANGED.search(self.text))

    @cached_property
    def limits(self) -> bool:
        """It limits a change."""
        return bool(LIMIT.search(self.text))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its content words."""
        return content_words(self.text)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """Every year that it gives, and that in which its event begins; sorted."""
        given = re.findall(r"(?<![\d,.$£€])(1\d{3}|20\d\d)(s?)(?!\d|,\d|%)", self.text)
        found = {int(year) + (MID_DECADE if decade else 0) for year, decade in given}
        return tuple(sorted(found | ({self.year} if self.year is not None else set())))

    @property
    def year(self) -> int | None:
        """The (astronomical) year in which it begins."""
        return civil_date(self.when.earliest)[0] if self.when and self.when.earliest is not None else None

    @property
    def weight(self) -> float:
        """How good it is for an answer: sentences that stand alone and that several sources support come first."""
        exact = bool(re.search(r"\d", self.text))
        support = 0.5 * min(self.statement.support, 3)
        return 2 * self.clean + self.whole + 0.5 * self.chosen + support + 0.3 * exact


def content_words(text: str) -> frozenset[str]:
    """Words of some length, and numbers, in lower case."""
    return frozenset(word for word in re.findall(r"\w+", text.lower()) if len(word) > 3 or word.isdigit())


def by_weight(tellings: Iterable[Telling]) -> list[Telling]:
    """The tellings, the best for an answer first."""
    return sorted(tellings, key=lambda one: -one.weight)


def best(tellings: Iterable[Telling], most: int) -> tuple[Telling, ...]:
    """The first tellings, no two of which say nearly the same."""
    chosen: list[Telling] = []
    for one in tellings:
        if len(chosen) == most:
            break
        if not any(alike(one, other) for other in chosen):
            chosen.append(one)
    return tuple(chosen)


REPEATED: Final = 0.5
"""Two statements with this share of their words in common say nearly the same."""
REPEATED_WITH_FIGURE: Final = 0.18
"""The same where a figure or a day is common to them too."""


def alike(one: Telling, other: Telling) -> bool:
    """Whether two statements say nearly the same."""
    shared, least = one.words & other.words, min(len(one.words), len(other.words))
    figures = {word for word in shared if word.isdigit()} | ({"day"} if set(one.dates) & set(other.dates) else set())
    words = len([word for word in shared if not word.isdigit()])
    return len(shared) >= REPEATED * least or (bool(figures) and words >= 2 and words >= REPEATED_WITH_FIGURE * least)
