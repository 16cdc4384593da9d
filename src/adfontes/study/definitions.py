"""What a term means: the stretches of its sentences that explain it, by the cues that English has for it.

"X is a ...", "X, a ... that ...", "X: ...", "X (...)", "X, meaning ...", "... known as X". Which of them is shown is
weighed in :mod:`adfontes.study.definition_worth`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from adfontes.study.passages import LONGEST_QUOTE, Passage
from adfontes.study.term_candidates import Occurrence
from adfontes.study.word_frequencies import UNKNOWN, commonness
from adfontes.values.annotations import AnnotatedSource, Sentence, Token
from adfontes.values.spans import Span

Cue = Literal["be", "colon", "bracket", "meaning", "article", "apposed", "bare", "named", "sentence"]
"""How a stretch explains; ``sentence`` where it does not, and only the whole sentence tells of the term."""

FEWEST_WORDS = 3
"""A shorter stretch explains nothing."""
FEWEST_WORDS_BEFORE = 4
"""What bears a name ("people who own land, known as X") must say more than "the group"."""
_MARKS = "[“\"‘'*]{0,2}"
_END = '[”"’*]{0,3}'
_ASIDE = r"(?: \([^)]{2,120}\))?"
"""A bracket after the term: "(TVA)", "(French: ...)"."""
_BE = re.compile(
    _END + _ASIDE + r"(?:, (?:also |often |sometimes )?(?:called|known as|or) [^,.;]{2,60}(?=,))?"
    r",? (?:is|are|was|were|refers? to|referred to|means?|meant|describes?|described|is the name for)"
    r"(?: defined as| simply| essentially| basically| also)? "
    r"(?=(?:an?|the|any|one|those|when|people|how|that|\w+s|\w+ing)\b)"
)
_APPOSED = re.compile(_END + _ASIDE + r"(?:,|\s?[–—]| -)\s?(?:or |that is,? |i\.e\.,? )?(?=[“\"]?[A-Za-z])")
_MEANING = re.compile(_END + _ASIDE + r",? (?:meaning|which means|which meant|that is,|i\.e\.,?)\s(?=\w)")
_BRACKETED = re.compile(_END + r" \((?P<words>[^()]{8,160})\)")
_COLON = re.compile(_END + r"\s?(?::|=|\s[-–—])\s+(?=\S)")
_CALLED = re.compile(
    r",? (?:(?:was|were|is|are|became|be|commonly|often|also|sometimes|later|now|collectively|popularly|simply|"
    r"formally|better|which|that|came to be|it|they|and)\s){0,5}"
    r"(?P<verb>called|known as|termed|dubbed|labell?ed|referred to as|nicknamed|or)\s(?:the |an? |its |their )?"
    + _MARKS
    + "$"
)
_WITH_ARTICLE = re.compile(
    r"(?:an?|the|any|one of|those who|the name)\b|which (?:is|was|are|were|means|meant) (?:an?|the|any|one)\b"
)
_STOP = re.compile(r"[.;!?]|[–—]|,? (?:but|and then|while|whereas|although|though)\b")
_NOT_EXPLAINING = re.compile(
    r"^(?:and|but|in|on|at|by|for|with|as|to|from|when|while|after|before|since|during|he|she|they|it|who had"
    r"|also|because|not|see|then|now|once|all|mostly|mainly|partly)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^(?:which (?!(?:is|was|are|were) (?:an?|the|any|one)\b|means?\b|meant\b)|a (?:little|few|short|long)\b)",
    re.IGNORECASE,
)
"""A relative clause tells of the thing ("which was ignored") and does not say what it is."""
_LOOSE_END = re.compile(r",?\s(?:who|whom|which|that|and|or)(?:\s(?:he|she|they|it|we|is|was|are|were))?$|[\s,;:–—-]+$")
_LISTED = re.compile(r"(?:an?|the) (?:\w+ )?\w+ (?:or|and) (?:an? |the )?(?:\w+ )?\w+")
_LIST_INSIDE = re.compile(r"[^,]{3,30}, (?:\w+ )?(?:or|and) ")
_GOES_ON = re.compile(r", (?=(?:had|has|have|was|were|is|are|could|would|did)\b)")
"""Where the main clause goes on after what stands beside its subject."""
_LIST_BEFORE = re.compile(r", (?:the |an? )?$")
_LIST_GOES_ON = re.compile(r",? (?:and|or)\b")
"""A noun after a comma may go on with a list ("with a spade, a rake or a fork")."""
_OWNED = re.compile(r"\b(?:my|our|his|her|its|their|whose)\s$|['’]s?\s$", re.IGNORECASE)
"""What follows "their leader," says who that one was, not what a leader is."""
_TITLE_ENDS = re.compile(
    r"(?:an? |the )?(?:origins?|causes|history|overview|introduction|summary|timeline|story)\b", re.I
)
"""What follows the colon of a title ("The Corn Revolt: causes and effects")."""
_NUMBERING = re.compile(r"(?:deck|part|unit|chapter|section|page|week|lesson|topic|no)\b\.? \d", re.IGNORECASE)
_NEXT_ENTRY = re.compile(r"\n(?=[^\n.;:]{2,40}(?:\s[–—-]|\s?[:=])\s)")
"""Where the next line of a list of terms begins ("Tithe – a tenth of the harvest")."""
_NAMING_ENDS = re.compile(r"(?:\w+ ){1,4}[A-Z]\w+")
"""An apposition that names one ("his successor, the Duke of Arden") says who it was, not what the word means."""
_KNOWN_WORDS = 0.5
"""A bracket of which fewer words are English gives the name in another language."""
_RELATIVE = frozenset({"that", "who", "which", "whose", "whom", "where", "to", "of", "in", "for", "from", "by", "with"})


class Found(msgspec.Struct, frozen=True):
    """A stretch that explains a term; it needs the term before it."""

    cue: Cue
    span: Span


class Explainer:
    """Finds what explains a term in the sentences of one source."""

    def __init__(self, annotated: AnnotatedSource) -> None:
        self._annotated = annotated
        self._text = annotated.source.text
        self._at: Mapping[int, int] = {token.end: index for index, token in enumerate(annotated.tokens)}

    def explain(self, place: Occurrence) -> list[Found]:
        """Every stretch that explains the words at ``place``."""
        sentence = self._annotated.sentences[place.sentence]
        found = (
            Found(cue, self._trimmed(span))
            for cue, span in (
                *self._after(place, sentence),
                *self._apposition(place, sentence.span.end),
                *self._named(place, sentence),
            )
        )
        return [one for one in found if self._tells(one)]

    def _after(self, place: Occurrence, sentence: Sentence) -> Iterator[tuple[Cue, Span]]:
        end = sentence.span.end
        before = self._text[sentence.span.start : place.span.start]
        opens = re.sub(r"^\w+, ", "", before.strip(' “"*•-').lower()).strip(' “"*') in ("", "the", "a", "an", "this")
        opens_line = not before.rpartition("\n")[2].strip()
        patterns: tuple[tuple[re.Pattern[str], Cue, bool], ...] = (
            (_BE, "be", opens),
            (_COLON, "colon", opens or opens_line),
            (_MEANING, "meaning", True),
        )
        for pattern, cue, needed in patterns:
            match = pattern.match(self._text, place.span.end, end) if needed else None
            if match:
                yield cue, Span(match.end(), max(match.end(), self._stop(match.end(), end)))
        match = _BRACKETED.match(self._text, place.span.end, end)
        if match:
            yield "bracket", Span(*match.span("words"))

    def _apposition(self, place: Occurrence, end: int) -> Iterator[tuple[Cue, Span]]:
        """Explain "X, a law that ..." by what the parse hangs on the term, by its article, or "X, laws that ..."."""
        match = _APPOSED.match(self._text, place.span.end, end)
        if not match:
            return
        start, before = match.end(), self._text[max(0, place.span.start - 8) : place.span.start]
        if _OWNED.search(before) or (_LIST_BEFORE.search(before) and " or " in match.group()):
            return
        apposed = self._parsed_apposition(place, start)
        if apposed is not None:
            yield "apposed", Span(start, max(start, min(end, self._subtree(apposed)[1])))
        if _WITH_ARTICLE.match(self._text, start, end):
            stop = self._stop(start, end)
            comma = self._text.find(", ", start + 12, stop)
            yield "article", Span(start, max(start, comma if comma > 0 else stop))
        elif self._is_bare_noun_phrase(start):
            stop = self._stop(start, end)
            verb = _GOES_ON.search(self._text, start, stop)
            yield "bare", Span(start, max(start, verb.start() if verb else stop))

    def _parsed_apposition(self, place: Occurrence, start: int) -> int | None:
        index, tokens = self._at.get(place.span.end), self._annotated.tokens
        if index is None:
            return None
        for other in range(index + 1, min(index + 14, len(tokens))):
            token = tokens[other]
            if token.dep == "appos" and index - 4 <= token.head <= index and token.start >= start:
                return other if token.pos == "NOUN" else None
        return None

    def _is_bare_noun_phrase(self, start: int) -> bool:
        """Whether a noun without an article, and what belongs to it ("documents that ..."), begins there."""
        tokens = self._annotated.tokens
        place = bisect_left(tokens, start, key=lambda token: token.start)
        for steps in range(5):
            token = tokens[place + steps] if place + steps + 1 < len(tokens) else None
            if token is None or token.pos not in ("ADJ", "NOUN"):
                return False
            after = tokens[place + steps + 1]
            if token.tag in ("NNS", "NN") and after.pos not in ("NOUN", "ADJ", "PUNCT"):
                word = self._text[after.start : after.end].lower()
                return word in _RELATIVE or (after.tag in ("VBN", "VBG") and after.dep == "acl")
        return False

    def _named(self, place: Occurrence, sentence: Sentence) -> Iterator[tuple[Cue, Span]]:
        """Explain "people who ..., known as X" and "laws that ... are called X" by what bears the name."""
        start, tokens = sentence.span.start, self._annotated.tokens
        match = _CALLED.search(self._text[start : place.span.start])
        if match is None:
            return
        naming = bisect_left(tokens, start + match.start("verb"), key=lambda token: token.start)
        bearer = self._bearer(naming, sentence) if match["verb"] != "or" else None
        if bearer is None:
            bearer = self._noun_before(self._at.get(start + match.start()))
        if bearer is None or tokens[bearer].pos != "NOUN":
            return
        opening, closing = max(start, self._subtree(bearer)[0]), start + match.start()
        if len(self._text[opening:closing].split()) >= FEWEST_WORDS_BEFORE:
            yield "named", Span(opening, closing)

    def _bearer(self, naming: int, sentence: Sentence) -> int | None:
        """The subject of "is called", or the noun that "called" belongs to."""
        tokens = self._annotated.tokens
        for index in range(sentence.tokens[0], min(naming, sentence.tokens[1])):
            if tokens[index].dep in ("nsubjpass", "nsubj") and tokens[index].head == naming:
                return index
        if naming < len(tokens) and tokens[naming].dep in ("acl", "relcl", "amod"):
            return tokens[naming].head
        return None

    def _noun_before(self, index: int | None) -> int | None:
        """The head of the noun phrase that ends at a token."""
        tokens, top = self._annotated.tokens, index
        for _ in range(8):
            if top is None:
                return None
            token = tokens[top]
            ends = token.pos in ("NOUN", "PROPN") and tokens[token.head].pos not in ("NOUN", "PROPN", "ADP")
            if ends or token.head == top or (token.pos in ("VERB", "AUX") and token.dep == "ROOT"):
                return top
            top = token.head
        return top

    def _tells(self, found: Found) -> bool:
        words = found.span.of(self._text).split()
        if len(words) < FEWEST_WORDS or len(found.span) > LONGEST_QUOTE:
            return False
        if found.cue == "meaning":
            return True
        if found.cue in ("article", "apposed", "bare") and self._lists_or_names(found.span):
            return False
        telling = " ".join(words)
        if (found.cue == "colon" and _TITLE_ENDS.match(telling)) or _NUMBERING.match(telling):
            return False
        if found.cue == "bracket" and sum(commonness(word.strip(",;:")) > UNKNOWN for word in words) < (
            _KNOWN_WORDS * len(words)
        ):
            return False
        if _NOT_EXPLAINING.match(words[0]) or _CLAUSE.match(telling):
            return False
        return not self._is_clause(found)

    def _lists_or_names(self, span: Span) -> bool:
        words = span.of(self._text)
        if _LISTED.fullmatch(words) or _LIST_INSIDE.match(words) or _NAMING_ENDS.fullmatch(words):
            return True
        return len(words.split()) < 5 and bool(_LIST_GOES_ON.match(self._text, span.end))

    def _is_clause(self, found: Found) -> bool:
        """Whether the stretch holds the subject and the verb of a main clause ("In that year, the prices rose")."""
        tokens, main = self._annotated.tokens, {"ROOT", "conj", "ccomp", "parataxis"}
        if found.cue in ("named", "bare", "apposed"):
            main = {"ROOT"}
        place = bisect_left(tokens, found.span.start, key=lambda token: token.start)
        while place < len(tokens) and tokens[place].end <= found.span.end:
            token = tokens[place]
            verb = tokens[token.head]
            inside = found.span.start <= verb.start < found.span.end
            if inside and token.dep in ("nsubj", "nsubjpass", "expl") and verb.dep in main:
                return True
            place += 1
        return False

    def _trimmed(self, span: Span) -> Span:
        """The stretch without a bracket that is cut before it closes, and without words that lead on."""
        words = span.of(self._text)
        opening = words.rfind("(")
        if opening >= 0 and ")" not in words[opening:]:
            words = words[:opening].rstrip()
        while (loose := _LOOSE_END.search(words)) is not None and loose.start() > 0:
            words = words[: loose.start()]
        return Span(span.start, span.start + len(words))

    def _stop(self, start: int, end: int) -> int:
        entry = _NEXT_ENTRY.search(self._text, start, end)
        end = entry.start() if entry else end
        match = _STOP.search(self._text, start + 8, end)
        while (
            match and match.group() == "." and not re.match(r"[\s”\"’)*]|$", self._text[match.end() : match.end() + 1])
        ):
            match = _STOP.search(self._text, match.end(), end)
        return match.start() if match else end

    def _subtree(self, index: int) -> tuple[int, int]:
        """Where what hangs on a token begins and ends."""
        tokens: tuple[Token, ...] = self._annotated.tokens
        start, end = tokens[index].start, tokens[index].end
        for part in range(max(0, index - 40), min(len(tokens), index + 60)):
            walker, steps = part, 0
            while walker != index and tokens[walker].head != walker and steps < 30:
                walker, steps = tokens[walker].head, steps + 1
            if walker == index:
                start, end = min(start, tokens[part].start), max(end, tokens[part].end)
        return start, end


def is_entry(text: str, sentence: Span, words: Span) -> bool:
    """Whether the words open a line of a list of terms that was read as one sentence."""
    opens = not text[sentence.start : words.start].rpartition("\n")[2].strip()
    return opens and _NEXT_ENTRY.search(text, sentence.start, sentence.end) is not None


def is_about(passage: Passage, words: Span) -> bool:
    """Whether the main clause of a passage has the words as its subject."""
    tokens = passage.annotated.tokens
    first, last = passage.sentence.tokens
    return any(
        token.dep in ("nsubj", "nsubjpass")
        and tokens[token.head].dep == "ROOT"
        and words.start <= token.start < words.end
        for token in tokens[first:last]
    )
