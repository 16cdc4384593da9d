"""Causes and effects that a verb joins: "led to", "was caused by", "forced the army to", "which triggered".

The verbs are the causative ones of Girju (2003) that say outright that one thing brought about another.
"""

from __future__ import annotations

import re

import msgspec

from adfontes.study.causal_parse import Pair, Parse, Reach, has_clause, trim, without_mark
from adfontes.study.past_forms import past_form
from adfontes.values.spans import Span

_TO_EFFECT = {"lead": {"to"}, "contribute": {"to"}, "result": {"in"}, "culminate": {"in"}}
"""Verbs and the preposition after which their effect stands."""
_FROM_CAUSE = {"result": {"from"}, "stem": {"from"}, "arise": {"from", "out"}, "spring": {"from"}, "come": {"out"}}
_CAUSING = frozenset({"cause", "trigger", "provoke", "spark", "prompt", "fuel", "precipitate", "hasten", "necessitate"})
_PARTICLES = {"bring": {"about", "on"}, "set": {"off"}, "spark": {"off"}, "touch": {"off"}}
_MAKING = {"force": "had to", "compel": "had to", "oblige": "had to", "enable": "could", "allow": "could"}
"""Verbs whose object does something because of the subject, and how it reads as a clause of its own."""
_MOVING = frozenset({"help", "cause", "lead", "prompt", "drive", "inspire", "persuade", "convince", "induce", "push"})
"""The same, where the object did it outright: its verb is put into the past."""
_WEIGHTY = frozenset({"instrumental", "pivotal", "crucial", "decisive", "vital", "key", "essential", "critical"})
_PEOPLE = frozenset(
    {"man", "woman", "people", "person", "child", "leader", "authority", "government", "worker", "member", "citizen"}
)
"""Heads of subjects that do something, and are not its cause."""
_TRIGGERS = frozenset({"trigger", "spark", "provoke", "prompt", "set", "touch", "precipitate"})
_NOT_ONLY = re.compile(r"\bnot (the only|just|only)\b", re.IGNORECASE)
_DOUBT = frozenset({"may", "might", "could", "can"})
_SAYING = frozenset(
    {"say", "claim", "argue", "believe", "think", "allege", "suggest", "hope", "fear", "deny", "promise"}
)
_IDIOMS = {
    ("give", "rise"): {"to"},
    ("play", "role"): {"in"},
    ("play", "part"): {"in"},
    ("pave", "way"): {"for", "to"},
    ("open", "way"): {"for", "to"},
    ("put", "end"): {"to"},
}
"""Verb and object, and the preposition after which the effect stands."""


def is_doubtful(parse: Parse, verb: int) -> bool:
    """Whether the sentence does not say so outright: "may have led", "did not cause", "he claimed that it led"."""
    for child in parse.children[verb]:
        token = parse.tokens[child]
        if (token.dep == "neg" and not _NOT_ONLY.search(parse.span.of(parse.text))) or (
            token.dep == "aux" and token.lemma.lower() in _DOUBT
        ):
            return True
        if token.dep == "advmod" and token.lemma.lower() in ("almost", "nearly", "perhaps", "possibly", "never"):
            return True
    place = verb
    while parse.tokens[place].dep in ("ccomp", "xcomp", "conj", "advcl") and parse.tokens[place].head in parse.children:
        place, below = parse.tokens[place].head, place
        if parse.tokens[below].dep in ("ccomp", "xcomp") and parse.tokens[place].lemma.lower() in _SAYING:
            return True
    return False


def by_verb(parse: Parse, verb: int) -> Pair | None:
    """Cause and effect that the verb at a token joins; None where it joins none."""
    lemma = parse.tokens[verb].lemma.lower()
    reach: Reach = "trigger" if lemma in _TRIGGERS else "not said"
    particle = parse.child(verb, "prt")
    with_particle = particle is not None and parse.tokens[particle].lemma.lower() in _PARTICLES.get(lemma, ())
    if parse.child(verb, "auxpass") is not None:
        return _passive(parse, verb, reach) if lemma in _CAUSING or lemma in _PARTICLES else None
    if lemma == "be":
        return _of_weight(parse, verb)
    target = parse.child(verb, "dobj")
    by_preposition = _by_preposition(parse, verb, lemma, reach) if target is None else None
    if by_preposition is not None:
        return by_preposition
    if target is not None and (lemma, parse.tokens[target].lemma.lower()) in _IDIOMS:
        return _idiom(parse, verb, target)
    if lemma in _MOVING and parse.child(verb, "xcomp", "ccomp") is not None:
        return _making(parse, verb, lemma)
    if lemma in _CAUSING or with_particle or lemma == "create":
        cause = _subject(parse, verb)
        if target is None or cause is None or (lemma == "create" and not _is_abstract(parse, cause)):
            return None
        return Pair(cause.span, _object_span(parse, verb, target), reach, noun=cause.noun)
    if lemma == "mean":
        clause, cause = parse.child(verb, "ccomp"), _subject(parse, verb)
        if clause is None or cause is None or parse.child(clause, "nsubj", "nsubjpass", "expl") is None:
            return None
        return Pair(cause.span, without_mark(parse, clause), reach, noun=cause.noun)
    return _making(parse, verb, lemma)


def _by_preposition(parse: Parse, verb: int, lemma: str, reach: Reach) -> Pair | None:
    """As in "The frost led to hunger" and "The hunger resulted from the frost"."""
    for prep in (child for child in parse.children[verb] if parse.tokens[child].dep == "prep"):
        word, goal = parse.tokens[prep].lemma.lower(), parse.child(prep, "pobj", "pcomp", "prep")
        if goal is None:
            continue
        found = _subject(parse, verb)
        if word in _TO_EFFECT.get(lemma, ()) and found is not None:
            return Pair(found.span, _object_span(parse, verb, goal), reach, noun=found.noun)
        if word in _FROM_CAUSE.get(lemma, ()) and found is not None and found.span is not None:
            return Pair(parse.subtree(goal), found.span, reach)
    return None


def _of_weight(parse: Parse, verb: int) -> Pair | None:
    """As in "The pact was instrumental in ending the war"."""
    reason = parse.child(verb, "attr")
    if reason is not None and parse.tokens[reason].lemma.lower() == "reason":
        return _reason(parse, verb, reason)
    quality, cause = parse.child(verb, "acomp"), _subject(parse, verb)
    if quality is None or cause is None or parse.tokens[quality].lemma.lower() not in _WEIGHTY:
        return None
    for head in (quality, verb):
        for prep in parse.children[head]:
            goal = parse.child(prep, "pcomp")
            if parse.tokens[prep].lemma.lower() == "in" and goal is not None:
                return Pair(cause.span, _object_span(parse, verb, goal), noun=cause.noun)
    return None


def _reason(parse: Parse, verb: int, reason: int) -> Pair | None:
    """As in "The frost was the main reason why the harvest failed"."""
    clause, cause = parse.child(reason, "relcl"), _subject(parse, verb)
    if clause is None or cause is None:
        return None
    effect = parse.subtree(clause)
    opening = re.match(r"(why|that|for which)\s+", effect.of(parse.text), re.IGNORECASE)
    effect = Span(effect.start + opening.end(), effect.end) if opening else effect
    return Pair(cause.span, effect, noun=cause.noun) if has_clause(parse, effect) else None


def _idiom(parse: Parse, verb: int, target: int) -> Pair | None:
    """As in "The tax gave rise to a revolt"."""
    wanted = _IDIOMS[parse.tokens[verb].lemma.lower(), parse.tokens[target].lemma.lower()]
    cause = _subject(parse, verb)
    for head in (verb, target):
        for prep in parse.children[head]:
            goal = parse.child(prep, "pcomp") or (parse.child(prep, "pobj") if wanted != {"in"} else None)
            if parse.tokens[prep].lemma.lower() in wanted and goal is not None and cause is not None:
                return Pair(cause.span, _object_span(parse, verb, goal), noun=cause.noun)
    return None


def _making(parse: Parse, verb: int, lemma: str) -> Pair | None:
    """As in "The frost forced the army to turn back": the army had to turn back."""
    does = parse.child(verb, "xcomp", "ccomp")
    cause = _subject(parse, verb)
    if lemma not in _MAKING.keys() | _MOVING or does is None or cause is None:
        return None
    doer = parse.child(does, "nsubj")
    doer = parse.child(verb, "dobj") if doer is None else doer
    to = parse.child(does, "aux")
    bare = lemma == "help" and to is None and parse.tokens[does].tag == "VB"
    if doer is None or not (bare or (to is not None and parse.tokens[to].lemma.lower() == "to")) or doer > does:
        return None
    end = parse.subtree(does).end
    if lemma in _MAKING:
        if to is None:
            return None
        joint, begun = _MAKING[lemma], parse.tokens[to].end + 1
    else:
        joint, begun = past_form(parse.tokens[does].lemma.lower()), parse.tokens[does].end + 1
    if begun >= end:
        return None
    who = parse.subtree(doer, frozenset({"relcl", "acl"}))
    return Pair(cause.span, who, joint=joint, rest=Span(begun, end), noun=cause.noun)


def _passive(parse: Parse, verb: int, reach: Reach) -> Pair | None:
    """As in "The revolt was caused by hunger"; also "a crisis, triggered by the ban"."""
    agent, subject = parse.child(verb, "agent"), parse.child(verb, "nsubjpass")
    cause = parse.child(agent, "pobj") if agent is not None else None
    if cause is None or subject is None:
        return None
    effect = _noun_span(parse, subject, verb)
    return Pair(parse.subtree(cause), effect, reach) if effect else None


def _is_abstract(parse: Parse, cause: _Found) -> bool:
    """Whether a subject is no name and no maker: what it created came about by it."""
    if cause.span is None:
        return True
    inside = [parse.tokens[i] for i in parse.range if cause.span.start <= parse.tokens[i].start < cause.span.end]
    if any(token.entity == "PERSON" for token in inside):
        return False
    return any(token.pos == "NOUN" for token in inside) and not any(
        (token.pos == "PROPN" and token.dep in ("nsubj", "conj")) or token.tag == "NNS" for token in inside
    )


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
    if word.lemma.lower() in _PEOPLE:
        return None
    if word.pos in ("PRON", "DET") and word.lemma.lower() in ("this", "that") and subject == parse.range.start:
        return _Found(None)
    if word.pos == "PRON" and parse.tokens[verb].lemma.lower() in ("culminate", "result"):
        return _Found(None, "")
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
        before = trim(parse.text, Span(parse.span.start, token.start))
        noun_phrase = parse.subtree(head, frozenset({"relcl", "punct", "appos", "conj", "cc"}))
        owner = parse.tokens[parse.tokens[head].head].lemma.lower()
        whole = owner in ("have", "be") or len(noun_phrase.of(parse.text).split()) < 3
        if whole and has_clause(parse, before) and not re.search(r"[;:]", before.of(parse.text)):
            return before
        return noun_phrase
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
