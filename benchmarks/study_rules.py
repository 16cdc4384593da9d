"""How a course is matched against a textbook's glossary, summaries, questions and timeline.

The rules of `baselines.py` beside the chapters where it has one, word by word; `study.py` says what they measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

import Stemmer
from sumy.nlp.stemmers import Stemmer as SumyStemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers.lex_rank import LexRankSummarizer

SUPPORTED = 0.5
SAME_EVENT = 1 / 3
_STEMMER = Stemmer.Stemmer("english")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STOP_LISTED = """
a about above after again against all also am an and any are as at be because been before being below between
both but by can could did do does doing down during each few for from further had has have having he her here
hers herself him himself his how however i if in into is it its itself just like many may me might more most
much must my myself no nor not now of off on once one only or other our ours ourselves out over own same she
should so some such than that the their theirs them themselves then there these they this those through thus
to too under until up upon us very was we were what when where whether which while who whom whose why will
with within without would you your yours
"""
_STOP = frozenset(_STOP_LISTED.split())
_ABBREVIATIONS_LISTED = """
mr mrs ms dr st gen col lt capt sgt rep sen gov pres jr sr rev hon no vs etc ca c cf al vol ed eds inc co corp
ltd jan feb mar apr aug sept sep oct nov dec u.s u.k d.c b.c a.d e.g i.e ph.d mt ft prof
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_LISTED.split())
_ERA = "BCE|BC|CE|AD"
_NUMBER = r"\d[\d,]{0,6}"
_YEARS = rf"(?P<first>{_NUMBER})(?:\s(?P<own>{_ERA}))?(?:\s?(?:–|-|to|and)\s?{_NUMBER}(?:\s(?P<era>{_ERA}))?)?"
_EVENT = re.compile(
    rf"(?:^|(?<=[.;] ))(?:(?:Also |also )?(?:In|From|By|Between|c\.) )*{_YEARS}(?:[,:]| (?=[A-Zabt]))\s*"
)
_PICTURE = re.compile(
    r"\b(is|are) shown\b|"
    r"\b(photograph|portrait|picture|image|painting|map|illustration|cover|drawing|print|depiction)s? "
    r"(of|depicting|shows?)\b"
)


def sentences(text: str) -> list[str]:
    """The sentences of a text, split as in the baselines."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        line = paragraph.strip().removeprefix("- ")
        if line.startswith("## "):
            continue
        start = 0
        for match in re.finditer(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])", line):
            words = re.findall(r"[\w.]+$", line[start : match.start()])
            last = (words[0] if words else "").lower().strip(".")
            short = last in _ABBREVIATIONS or re.fullmatch(r"[a-z]|([a-z]\.)+[a-z]", last)
            if not (line[match.start()] == "." and short):
                found.append(line[start : match.end()].strip())
                start = match.end()
        found.append(line[start:].strip())
    return [sentence for sentence in found if sentence]


def stems(term: str) -> tuple[str, ...]:
    """The stems by which terms are compared."""
    words = [re.sub(r"['’]s?$", "", word) for word in _WORD.findall(re.sub(r"\([^)]*\)", " ", term.lower()))]
    while words and words[0] in ("the", "a", "an"):
        words = words[1:]
    return tuple(_STEMMER.stemWord(word) for word in words)


def content(words: str) -> set[str]:
    """The stems of the content words."""
    return {
        _STEMMER.stemWord(re.sub(r"['’]s?$", "", word)) for word in _WORD.findall(words.lower()) if word not in _STOP
    }


def names(sentence: str, key: tuple[str, ...]) -> bool:
    """Whether a sentence has the stems of a term in order."""
    words = stems(sentence)
    return any(words[start : start + len(key)] == key for start in range(len(words)))


class _Words:
    """What sumy asks of a tokenizer."""

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return tuple(sentences(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(_WORD.findall(sentence.lower()))


def lexrank(text: str, count: int) -> list[str]:
    """The sentences that LexRank chooses, in the order of the text."""
    summarizer = LexRankSummarizer(SumyStemmer("english"))
    summarizer.stop_words = _STOP
    document = PlaintextParser.from_string("\n".join(sentences(text)), _Words()).document
    return [str(sentence) for sentence in summarizer(document, count)]


def supports(lines: Sequence[str], stem: str, key: str) -> bool:
    """Whether one of the lines holds half of stem and key, and half of what the key has beyond the stem."""
    asked, answer = content(stem), content(key)
    whole, own = asked | answer, answer - asked
    for line in lines:
        held = content(line)
        if len(whole & held) >= SUPPORTED * len(whole) and len(own & held) >= SUPPORTED * len(own):
            return True
    return False


def read_timeline(description: str) -> Iterator[tuple[int, str]]:
    """The events of a timeline's description ("In 1794, the gin is patented; an illustration is shown.") by year."""
    found = list(_EVENT.finditer(description))
    for match, after in zip_longest(found, found[1:]):
        words = description[match.end() : after.start() if after else len(description)]
        told = [
            part for part in re.split(r"(?<![ .][A-Z])[;.]\s", words) if not _PICTURE.search(part) and content(part)
        ]
        year = int(match["first"].replace(",", ""))
        era = match["own"] or match["era"] or ""
        if told and year < 10_000 and "million" not in words[:12] and "years ago" not in words[:20]:
            yield (1 - year if era.startswith("B") else year), told[0]


def shares(wanted: set[str], words: str) -> bool:
    """Whether the words hold a third of the stems of an event."""
    return len(wanted & content(words)) >= max(1.0, SAME_EVENT * len(wanted))
