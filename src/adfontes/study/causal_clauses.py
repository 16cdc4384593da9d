"""Cause and effect within a sentence: "because", "led to", "as a result of", "so", "meant that", found in the parse.

Only language that says outright that one thing brought about another is read (the explicit relations of the Penn
Discourse Treebank, Prasad et al. 2008, and causative verbs after Girju 2003); a mere "after" is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

import msgspec

from adfontes.values.annotations import AnnotatedSource, Sentence, Token
from adfontes.values.spans import Span

Reach = Literal["long-term", "short-term", "trigger", "not said"]

_TO_EFFECT = {"lead": {"to"}, "contribute": {"to"}, "result": {"in"}, "culminate": {"in"}}
"""Verbs and the preposition after which their effect stands."""
_FROM_CAUSE = {"result": {"from"}, "stem": {"from"}, "arise": {"from", "out"}, "spring": {"from"}, "come": {"out"}}
_CAUSING = frozenset({"cause", "trigger", "provoke", "spark", "prompt", "fuel", "precipitate", "hasten", "necessitate"})
_PARTICLES = {"bring": {"about", "on"}, "set": {"off"}, "spark": {"off"}, "touch": {"off"}}
_MAKING = {"force": "had to", "compel": "had to", "oblige": "had to", "enable": "could", "allow": "could"}
"""Verbs whose object does something because of the subject, and how it reads as a clause of its own."""
_TRIGGERS = frozenset({"trigger", "spark", "provoke", "prompt", "set", "touch", "precipitate"})
_DOUBT = frozenset({"may", "might", "could", "can"})
_SAYING = frozenset(
    {"say", "claim", "argue", "believe", "think", "allege", "suggest", "hope", "fear", "deny", "promise"}
)
_OF_CAUSE = re.compile(
    r"\b(because of|due to|owing to|thanks to|on account of|as a (?:direct )?(?:result|consequence) of|in response to)\s+",
    re.IGNORECASE,
)
_SO = re.compile(
    r"(?:,\s+so|\s+so|;\s*(?:therefore|thus|hence|as a result|consequently|so),?|,?\s+and (?:therefore|thus|hence|as a result|"
    r"consequently|so),?)\s+(?!that\b|as\b|far\b|much\b|many\b|long\b|called\b|few\b|little\b|on\b)",
    re.IGNORECASE,
)
_IDIOMS = {
    ("give", "rise"): {"to"},
    ("pave", "way"): {"for", "to"},
    ("open", "way"): {"for", "to"},
    ("put", "end"): {"to"},
}
"""Verb and object, and the preposition after which the effect stands."""
_THUS_DOING = re.compile(r",\s+(?:thus|thereby|hence)\s+(?=\w+ing\b)", re.IGNORECASE)
_SO_THAT = re.compile(r"\bso (?!that)\w+(?: \w+)? (?P<that>that)\s+", re.IGNORECASE)
_LOOSE_ADVERB = re.compile(r",?\s+(chiefly|mainly|partly|largely|only|mostly|also|perhaps|simply|just|either|even)$")
_PURPOSE = re.compile(r",?\s+(in order to|so as to)\s+", re.IGNORECASE)
_LONGEST_CLAUSE = 220


class Pair(msgspec.Struct, frozen=True):
    """Where a cause and its effect stand. An empty cause is the sentence before."""

    cause: Span | None
    effect: Span
    reach: Reach = "not said"
    joint: str = ""
    """Words between the two parts of an effect that is told in two ("William | had to | retreat")."""
    rest: Span | None = None
    """The second part of such an effect."""
    noun: str = ""
    """A noun that the sentence before must have, where it is the cause ("these tensions")."""


class Parse:
    """One sentence with the reach of each of its words' subtrees."""

    def __init__(self, annotated: AnnotatedSource, sentence: Sentence, span: Span) -> None:
        self.tokens = annotated.tokens
        self.text = annotated.source.text
        self.span = span
        self.range = range(*sentence.tokens)
        self.children: dict[int, list[int]] = {index: [] for index in self.range}
        for index in self.range:
            head = self.tokens[index].head
            if head != index and head in self.children:
                self.children[head].append(index)
        self._ends: dict[int, tuple[int, int]] = {}

    def child(self, index: int, *deps: str) -> int | None:
        """The first child with one of the relations."""
        return next((child for child in self.children[index] if self.tokens[child].dep in deps), None)

    def subtree(self, index: int, without: frozenset[str] = frozenset()) -> Span:
        """From the first to the last word below a token, leaving out branches of the relations in ``without``."""
        first, last = self._reach(index) if not without else self._trimmed(index, without)
        start = max(self.span.start, self.tokens[first].start)
        return Span(start, max(start, min(self.span.end, self.tokens[last].end)))

    def _reach(self, index: int) -> tuple[int, int]:
        if index not in self._ends:
            first = last = index
            waiting, seen = list(self.children[index]), {index}
            while waiting:
                place = waiting.pop()
                if place in seen:
                    continue
                seen.add(place)
                first, last = min(first, place), max(last, place)
                waiting += self.children[place]
            self._ends[index] = (first, last)
        return self._ends[index]

    def _trimmed(self, index: int, without: frozenset[str]) -> tuple[int, int]:
        first = last = index
        for child in self.children[index]:
            if self.tokens[child].dep in without:
                continue
            low, high = self._reach(child)
            if not any(self.tokens[other].dep in without and low > other > index for other in self.children[index]):
                first, last = min(first, low), max(last, high)
        return first, last

    def token_at(self, place: int) -> int | None:
        """The token that begins at or after a place of the text."""
        found = bisect_left(self.tokens, place, lo=self.range.start, hi=self.range.stop, key=lambda token: token.start)
        return found if found < self.range.stop else None


def causal_pairs(parse: Parse) -> Iterator[Pair]:
    """The causes and effects that one sentence tells of."""
    for index in parse.range:
        token = parse.tokens[index]
        if token.pos == "VERB" and not _doubtful(parse, index):
            pair = _by_verb(parse, index)
            if pair is not None and _is_whole(pair):
                yield pair
        elif token.dep == "mark" and _is_reason_word(parse, index):
            pair = _because(parse, index)
            if pair is not None and _is_whole(pair):
                yield pair
    for pair in (
        *_of_cause(parse),
        *_short_because(parse),
        *_so(parse),
        *_so_that(parse),
        *_thus_doing(parse),
        *_purpose(parse),
    ):
        if _is_whole(pair):
            yield pair


def _is_whole(pair: Pair) -> bool:
    spans = [pair.effect, *([pair.cause] if pair.cause else [])]
    apart = pair.cause is None or not pair.cause.overlaps(pair.effect)
    return apart and all(4 < len(span) <= _LONGEST_CLAUSE for span in spans)


def _doubtful(parse: Parse, verb: int) -> bool:
    """Whether the sentence does not say so outright: "may have led", "did not cause", "he claimed that it led"."""
    for child in parse.children[verb]:
        token = parse.tokens[child]
        if token.dep == "neg" or (token.dep == "aux" and token.lemma.lower() in _DOUBT):
            return True
    place = verb
    while parse.tokens[place].dep in ("ccomp", "xcomp", "conj", "advcl") and parse.tokens[place].head in parse.children:
        place, below = parse.tokens[place].head, place
        if parse.tokens[below].dep in ("ccomp", "xcomp") and parse.tokens[place].lemma.lower() in _SAYING:
            return True
    return False


def _by_verb(parse: Parse, verb: int) -> Pair | None:
    lemma = parse.tokens[verb].lemma.lower()
    reach: Reach = "trigger" if lemma in _TRIGGERS else "not said"
    particle = parse.child(verb, "prt")
    with_particle = particle is not None and parse.tokens[particle].lemma.lower() in _PARTICLES.get(lemma, ())
    if parse.child(verb, "auxpass") is not None:
        return _passive(parse, verb, reach) if lemma in _CAUSING or lemma in _PARTICLES else None
    for prep in (child for child in parse.children[verb] if parse.tokens[child].dep == "prep"):
        word, goal = parse.tokens[prep].lemma.lower(), parse.child(prep, "pobj", "pcomp", "prep")
        if goal is None:
            continue
        if word in _TO_EFFECT.get(lemma, ()):
            cause = _subject(parse, verb)
            return Pair(cause.span, _object_span(parse, verb, goal), reach, noun=cause.noun) if cause else None
        if word in _FROM_CAUSE.get(lemma, ()):
            effect = _subject(parse, verb)
            return Pair(parse.subtree(goal), effect.span, reach) if effect and effect.span else None
    target = parse.child(verb, "dobj")
    if target is not None and (lemma, parse.tokens[target].lemma.lower()) in _IDIOMS:
        return _idiom(parse, verb, target)
    if lemma in _CAUSING or with_particle:
        cause = _subject(parse, verb)
        if target is None or cause is None:
            return None
        return Pair(cause.span, _object_span(parse, verb, target), reach, noun=cause.noun)
    if lemma == "mean":
        clause, cause = parse.child(verb, "ccomp"), _subject(parse, verb)
        if clause is None or cause is None or parse.child(clause, "nsubj", "nsubjpass", "expl") is None:
            return None
        return Pair(cause.span, _without_mark(parse, clause), reach, noun=cause.noun)
    return _making(parse, verb, lemma)


def _idiom(parse: Parse, verb: int, target: int) -> Pair | None:
    """ "The tax gave rise to a revolt"."""
    wanted = _IDIOMS[parse.tokens[verb].lemma.lower(), parse.tokens[target].lemma.lower()]
    cause = _subject(parse, verb)
    for head in (verb, target):
        for prep in parse.children[head]:
            goal = parse.child(prep, "pobj", "pcomp")
            if parse.tokens[prep].lemma.lower() in wanted and goal is not None and cause is not None:
                return Pair(cause.span, _object_span(parse, verb, goal), noun=cause.noun)
    return None


def _making(parse: Parse, verb: int, lemma: str) -> Pair | None:
    """ "The frost forced the army to turn back": the army had to turn back."""
    does = parse.child(verb, "xcomp", "ccomp")
    cause = _subject(parse, verb)
    if lemma not in _MAKING or does is None or cause is None:
        return None
    doer = parse.child(does, "nsubj")
    doer = parse.child(verb, "dobj") if doer is None else doer
    to = parse.child(does, "aux")
    if doer is None or to is None or parse.tokens[to].lemma.lower() != "to" or doer > to:
        return None
    rest = parse.subtree(does)
    begun = parse.tokens[to].end + 1
    if begun >= rest.end:
        return None
    return Pair(cause.span, parse.subtree(doer), joint=_MAKING[lemma], rest=Span(begun, rest.end), noun=cause.noun)


def _passive(parse: Parse, verb: int, reach: Reach) -> Pair | None:
    """ "The revolt was caused by hunger"; also "a crisis, triggered by the ban"."""
    agent, subject = parse.child(verb, "agent"), parse.child(verb, "nsubjpass")
    cause = parse.child(agent, "pobj") if agent is not None else None
    if cause is None or subject is None:
        return None
    effect = _noun_span(parse, subject, verb)
    return Pair(parse.subtree(cause), effect, reach) if effect else None


class _Found(msgspec.Struct):
    span: Span | None
    noun: str = ""
    """The noun of "these tensions", which must stand in the sentence before."""


def _subject(parse: Parse, verb: int) -> _Found | None:
    """What brings it about: the subject, what "which" stands for, or the sentence before where "this" does."""
    place = verb
    for _ in range(4):
        subject = parse.child(place, "nsubj", "csubj")
        if subject is not None:
            break
        token = parse.tokens[place]
        if token.dep == "advcl" and token.tag == "VBG" and place == verb:
            return _main_clause(parse, verb)
        if token.dep not in ("conj", "xcomp") or token.head not in parse.children:
            return None
        place = token.head
    else:
        return None
    span = _noun_span(parse, subject, verb)
    word = parse.tokens[subject]
    if word.pos in ("PRON", "DET") and word.lemma.lower() in ("this", "that") and subject == parse.range.start:
        return _Found(None)
    pointing = parse.child(subject, "det")
    if pointing is not None and parse.tokens[pointing].lemma.lower() in ("this", "these", "such"):
        return _Found(None, word.lemma.lower())
    return _Found(span) if span else None


def _main_clause(parse: Parse, verb: int) -> _Found | None:
    """What stands before ", leading to ..."."""
    start = parse.tokens[verb].start
    before = parse.text[parse.span.start : start].rstrip()
    if not before.endswith(",") or len(before) < 12:
        return None
    cut = max(before.rfind(";"), before.rfind(": "))
    begun = parse.span.start + cut + 1
    while parse.text[begun : begun + 1].isspace():
        begun += 1
    return _Found(Span(begun, parse.span.start + len(before) - 1))


def _noun_span(parse: Parse, noun: int, verb: int) -> Span | None:
    """The words of a subject; of "which", those that it stands for."""
    token = parse.tokens[noun]
    if token.tag in ("WDT", "WP"):
        head = parse.tokens[verb].head
        clause = verb
        while parse.tokens[clause].dep == "conj" and parse.tokens[clause].head in parse.children:
            clause = parse.tokens[clause].head
            head = parse.tokens[clause].head
        if parse.tokens[clause].dep != "relcl" or head not in parse.children:
            return None
        if parse.tokens[head].pos == "PRON" or parse.tokens[head].lemma.lower() == "one":
            return None
        before = _trim(parse.text, Span(parse.span.start, token.start))
        if _has_clause(parse, before) and not re.search(r"[;:]", before.of(parse.text)):
            return before
        return parse.subtree(head, frozenset({"relcl", "punct", "appos", "conj", "cc"}))
    if token.pos == "PRON" and token.lemma.lower() in ("what", "who", "there", "which", "all", "one"):
        return None
    return parse.subtree(noun)


def _object_span(parse: Parse, verb: int, goal: int) -> Span:
    """From the object to its end, with what still hangs on the verb after it ("panic | among savers")."""
    span = parse.subtree(goal)
    for child in parse.children[verb]:
        token = parse.tokens[child]
        after = parse.subtree(child)
        if token.dep in ("prep", "npadvmod") and 0 <= after.start - span.end <= 1:
            span = Span(span.start, after.end)
    stop = re.search(r"[;:]|, (?:which|who|and|but|while|although|where)\b", parse.text[span.start : span.end])
    return Span(span.start, span.start + stop.start()) if stop and stop.start() > 8 else span


def _without_mark(parse: Parse, clause: int) -> Span:
    """A clause without the "that" or "because" before it."""
    span = parse.subtree(clause)
    mark = parse.child(clause, "mark")
    if mark is not None and parse.tokens[mark].start <= span.start + 1:
        return Span(min(parse.tokens[mark].end + 1, span.end), span.end)
    return span


def _because(parse: Parse, mark: int) -> Pair | None:
    """ "The gate fell because the ram broke it"; also with the reason first."""
    clause = parse.tokens[mark].head
    main = parse.tokens[clause].head
    if clause not in parse.children or main not in parse.children or main == clause or _doubtful(parse, main):
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
    """ "Trusted the church less bc so many priests had died": notes."""
    for match in re.finditer(r"\s(?:bc|b/c|cos|cuz)\s+(?:of\s+)?", parse.text[parse.span.start : parse.span.end]):
        left = _trim(parse.text, Span(parse.span.start, parse.span.start + match.start()))
        right = _trim(parse.text, Span(parse.span.start + match.end(), parse.span.end))
        if _has_clause(parse, left):
            yield Pair(right, left)
        return


def _so_that(parse: Parse) -> Iterator[Pair]:
    """ "The losses were so heavy that the king made peace"."""
    for match in _SO_THAT.finditer(parse.text, parse.span.start, parse.span.end):
        cause = _trim(parse.text, Span(parse.span.start, match.start("that")))
        effect = _trim(parse.text, Span(match.end(), parse.span.end))
        if _has_clause(parse, effect) and _has_clause(parse, cause):
            yield Pair(cause, effect)
            return


def _thus_doing(parse: Parse) -> Iterator[Pair]:
    """ "They signed the pact, thus ending the war"."""
    for match in _THUS_DOING.finditer(parse.text, parse.span.start, parse.span.end):
        cause = _trim(parse.text, Span(parse.span.start, match.start()))
        if _has_clause(parse, cause):
            yield Pair(cause, _trim(parse.text, Span(match.end(), parse.span.end)))
            return


def _of_cause(parse: Parse) -> Iterator[Pair]:
    """ "Because of the frost, the harvest failed"; "the harvest failed due to frost"."""
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
        effect = _trim(text, Span(begun, phrase.start))
        return Pair(_trim(text, cause), effect) if _has_clause(parse, effect) else None
    comma = text.find(",", cause.end - 1, parse.span.end)
    if comma < 0 or comma > cause.end + 2:
        return None
    effect = _trim(text, Span(comma + 1, parse.span.end))
    return Pair(_trim(text, cause), effect) if _has_clause(parse, effect) else None


def _so(parse: Parse) -> Iterator[Pair]:
    """ "The wells were dry, so the army marched on": two clauses, each with a subject."""
    for match in _SO.finditer(parse.text, parse.span.start, parse.span.end):
        cause = _trim(parse.text, Span(parse.span.start, match.start()))
        effect = _trim(parse.text, Span(match.end(), parse.span.end))
        if _has_clause(parse, effect) and (_has_verb(parse, cause) or " " in cause.of(parse.text)):
            yield Pair(cause, effect)
            return


def _purpose(parse: Parse) -> Iterator[Pair]:
    """ "The gates were shut in order to keep the enemy out": the aim is why."""
    for match in _PURPOSE.finditer(parse.text, parse.span.start, parse.span.end):
        effect = _trim(parse.text, Span(parse.span.start, match.start()))
        comma = parse.text.find(",", match.end(), parse.span.end)
        aim = _trim(parse.text, Span(match.start(1), comma if comma > 0 else parse.span.end))
        if _has_clause(parse, effect):
            yield Pair(aim, effect)
            return


def _has_verb(parse: Parse, span: Span) -> bool:
    return any(token.pos in ("VERB", "AUX") for token in _inside(parse, span))


def _has_clause(parse: Parse, span: Span) -> bool:
    """Whether the words have a subject whose verb they have too."""
    return any(
        token.dep in ("nsubj", "nsubjpass", "expl") and span.start <= parse.tokens[token.head].start < span.end
        for token in _inside(parse, span)
    )


def _inside(parse: Parse, span: Span) -> list[Token]:
    return [parse.tokens[i] for i in parse.range if span.start <= parse.tokens[i].start < span.end]


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" \n\t,;:-–—"))
    end = span.end - (len(words) - len(words.rstrip(" \n\t,;:.-–—")))
    loose = _LOOSE_ADVERB.search(text[start:end])
    return Span(start, max(start, start + loose.start() if loose else end))
