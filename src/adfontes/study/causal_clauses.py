"""Cause and effect within a sentence: "because", "as a result of", "so", "in order to", and the verbs of causing.

Only language that says outright that one thing brought about another is read (the explicit relations of the Penn
Discourse Treebank, Prasad et al. 2008); a mere "after" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from adfontes.study.causal_parse import Pair, Parse, has_clause, has_verb, trim
from adfontes.study.causal_verbs import by_verb, is_doubtful
from adfontes.values.spans import Span

_OF_CAUSE = re.compile(
    r"\b(because of|due to|owing to|thanks to|on account of|as a (?:direct )?(?:result|"
    r"consequence) of|in response to)\s+",
    re.IGNORECASE,
)
_SO = re.compile(
    r"(?:,\s+so(?: that)?|\s+so|;\s*(?:therefore|thus|hence|as a result|consequently|so),?|"
    r",?\s+and (?:therefore|thus|hence|as a result|"
    r"consequently|so),?)\s+(?!that\b|as\b|far\b|much\b|many\b|long\b|called\b|few\b|little\b|"
    r"on\b|did\b|do\b|does\b|was\b|were\b|is\b|are\b|had\b|has\b|"
    r"too\b|to\b|\w+ (?:\w+ )?(?:that|as)\b)",
    re.IGNORECASE,
)
_THUS_DOING = re.compile(r",\s+(?:thus|thereby|hence)\s+(?=\w+ing\b)", re.IGNORECASE)
_SO_THAT = re.compile(
    r"\b(?:was|were|is|are|been|be|became|grew|had|\w+ed) so (?!that)\w+(?: \w+)? (?P<that>that)\s+", re.IGNORECASE
)
_NO_REASON_BEFORE = re.compile(
    r"(\b(doing|do|did|done|or|even|if|not|more|and|just|ever|quite)|^as\b.*|^just as\b.*)\s*$", re.IGNORECASE
)
_LOOSE_END = re.compile(
    r"[,;]?\s+(and|or|but|that|which|who|to|of|in|than|by|for|with|had|was|were|not|however)$", re.IGNORECASE
)
_PURPOSE = re.compile(r",?\s+(in order to|so as to)\s+", re.IGNORECASE)
_LONGEST_CLAUSE = 220
OPENING_TOKENS = 6


def causal_pairs(parse: Parse) -> Iterator[Pair]:
    """The causes and effects that one sentence tells of."""
    for index in parse.range:
        token = parse.tokens[index]
        if (token.pos == "VERB" or token.lemma == "be") and not is_doubtful(parse, index):
            pair = by_verb(parse, index)
            if pair is not None and _is_whole(pair) and _ends_well(parse, pair):
                yield pair
        elif token.dep == "mark" and _is_reason_word(parse, index):
            pair = _because(parse, index)
            if pair is not None and _is_whole(pair) and _ends_well(parse, pair):
                yield pair
    for pair in (
        *_of_cause(parse),
        *_short_because(parse),
        *_so(parse),
        *_so_that(parse),
        *_thus_doing(parse),
        *_purpose(parse),
    ):
        if _is_whole(pair) and _ends_well(parse, pair):
            yield pair


def _is_whole(pair: Pair) -> bool:
    spans = [pair.effect, *([pair.cause] if pair.cause else [])]
    apart = pair.cause is None or not pair.cause.overlaps(pair.effect)
    return apart and all(4 < len(span) <= _LONGEST_CLAUSE for span in spans)


def _ends_well(parse: Parse, pair: Pair) -> bool:
    """Whether neither part breaks off in the middle ("... for corporations that")."""
    spans = [pair.effect, *([pair.cause] if pair.cause else [])]
    return not any(_LOOSE_END.search(span.of(parse.text)) for span in spans)


def _because(parse: Parse, mark: int) -> Pair | None:
    """As in "The gate fell because the ram broke it"; also with the reason first."""
    clause = parse.tokens[mark].head
    main = parse.tokens[clause].head
    if clause not in parse.children or main not in parse.children or main == clause or is_doubtful(parse, main):
        return None
    if parse.tokens[main].dep not in ("ROOT", "conj", "ccomp", "advcl"):
        return None
    before = parse.text[: parse.tokens[mark].start].rstrip().rsplit(None, 2)[-1].lower().strip(",") if mark else ""
    if before in ("not", "only", "just", "partly", "mainly", "perhaps", "simply"):
        return None
    cause = Span(parse.tokens[mark].end + 1, max(parse.tokens[mark].end + 1, parse.subtree(clause).end))
    return _with_rest(parse, Span(parse.tokens[mark].start, cause.end), cause)


def _is_reason_word(parse: Parse, mark: int) -> bool:
    """Whether a conjunction gives a reason: "because"; "since" after a comma; "as" after one, before a state."""
    word = parse.tokens[mark].lemma.lower()
    if word == "because":
        return True
    start = parse.tokens[mark].start
    if parse.text[max(parse.span.start, start - 2) : start].strip() != ",":
        return False
    clause = parse.tokens[mark].head
    state = clause in parse.children and parse.tokens[clause].lemma.lower() in ("be", "have", "want", "need", "lack")
    return word == "since" or (word == "as" and state)


def _short_because(parse: Parse) -> Iterator[Pair]:
    """As in "Trusted the church less bc so many priests had died": notes."""
    for match in re.finditer(r"\s(?:bc|b/c|cos|cuz)\s+(?:of\s+)?", parse.text[parse.span.start : parse.span.end]):
        left = trim(parse.text, Span(parse.span.start, parse.span.start + match.start()))
        right = trim(parse.text, Span(parse.span.start + match.end(), parse.span.end))
        if has_clause(parse, left):
            yield Pair(right, left)
        return


def _so_that(parse: Parse) -> Iterator[Pair]:
    """As in "The losses were so heavy that the king made peace"."""
    for match in _SO_THAT.finditer(parse.text, parse.span.start, parse.span.end):
        cause = trim(parse.text, Span(parse.span.start, match.start("that")))
        effect = trim(parse.text, Span(match.end(), parse.span.end))
        if has_clause(parse, effect) and has_clause(parse, cause):
            yield Pair(cause, effect)
            return


def _thus_doing(parse: Parse) -> Iterator[Pair]:
    """As in "They signed the pact, thus ending the war"."""
    for match in _THUS_DOING.finditer(parse.text, parse.span.start, parse.span.end):
        cause = trim(parse.text, Span(parse.span.start, match.start()))
        if has_clause(parse, cause):
            yield Pair(cause, trim(parse.text, Span(match.end(), parse.span.end)))
            return


def _of_cause(parse: Parse) -> Iterator[Pair]:
    """As in "Because of the frost, the harvest failed"; "the harvest failed due to frost"."""
    for match in _OF_CAUSE.finditer(parse.text, parse.span.start, parse.span.end):
        noun = parse.token_at(match.end())
        while noun is not None and parse.tokens[noun].dep in (
            "det",
            "amod",
            "poss",
            "compound",
            "nummod",
            "nmod",
            "case",
        ):
            noun = parse.tokens[noun].head if parse.tokens[noun].head in parse.children else None
        if noun is None or parse.tokens[noun].pos not in ("NOUN", "PROPN", "VERB"):
            continue
        end = parse.subtree(noun).end
        before = parse.text[parse.span.start : match.start()].rstrip().rsplit(None, 1)
        if (before and before[-1].lower() in ("not", "partly", "only", "perhaps")) or end <= match.end():
            continue
        pair = _with_rest(parse, Span(match.start(), end), Span(match.end(), end))
        if pair is not None:
            yield pair


def _with_rest(parse: Parse, phrase: Span, cause: Span) -> Pair | None:
    """The cause with the clause that its phrase stands before or after as the effect."""
    text = parse.text
    left = text[parse.span.start : phrase.start]
    if len(left.strip(" \n,")) > 8:
        cut = max(left.rfind("; "), left.rfind(": "))
        begun = parse.span.start + (cut + 2 if cut >= 0 else 0)
        effect = trim(text, Span(begun, phrase.start))
        return Pair(trim(text, cause), effect) if has_clause(parse, effect) else None
    comma = text.find(",", cause.end - 1, parse.span.end)
    if comma < 0 or comma > cause.end + 2:
        return None
    effect = trim(text, Span(comma + 1, parse.span.end))
    return Pair(trim(text, cause), effect) if has_clause(parse, effect) else None


def _so(parse: Parse) -> Iterator[Pair]:
    """As in "The wells were dry, so the army marched on": two clauses, each with a subject."""
    for match in _SO.finditer(parse.text, parse.span.start, parse.span.end):
        cause = trim(parse.text, Span(parse.span.start, match.start()))
        effect = trim(parse.text, Span(match.end(), parse.span.end))
        if _NO_REASON_BEFORE.search(parse.text[cause.start : match.start()]):
            continue
        if _opens_with_subject(parse, effect) and (has_verb(parse, cause) or " " in cause.of(parse.text)):
            yield Pair(cause, effect)
            return


def _opens_with_subject(parse: Parse, span: Span) -> bool:
    """Whether a clause begins with its subject ("the army marched on"), as a new one does."""
    first = parse.token_at(span.start)
    if first is None or parse.tokens[first].tag == "VBN":  # "the houses so defined"
        return False
    opening = range(first, min(first + OPENING_TOKENS, parse.range.stop))
    return any(parse.tokens[index].dep in ("nsubj", "nsubjpass", "expl") for index in opening)


def _purpose(parse: Parse) -> Iterator[Pair]:
    """As in "The gates were shut in order to keep the enemy out": the aim is why."""
    for match in _PURPOSE.finditer(parse.text, parse.span.start, parse.span.end):
        effect = trim(parse.text, Span(parse.span.start, match.start()))
        comma = parse.text.find(",", match.end(), parse.span.end)
        aim = trim(parse.text, Span(match.start(1), comma if comma > 0 else parse.span.end))
        if has_clause(parse, effect):
            yield Pair(aim, effect)
            return
