"""What a "Why ...?" question takes as given, as a clause: "Why was the bridge shut?", "The bridge was shut"."""

from __future__ import annotations

import re
from bisect import bisect_left

from adfontes.study.causal_parse import Parse
from adfontes.study.passages import content_span, one_line
from adfontes.study.past_forms import past_form
from adfontes.study.shapes import Topic
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.spans import Span

_PRONOUN = re.compile(r"\b(he|she|they|him|her|them|their|his|this|that|these|those|you|we|there)\b", re.IGNORECASE)
_ASKS = re.compile(r"(why|when|in (which|what) year|on (which|what) (date|day)) ", re.IGNORECASE)
_PLAIN = re.compile(
    r"why did (?P<who>the [\w' -]+?) (?P<verb>happen|begin|start|occur|end|fail|collapse)\?$", re.IGNORECASE
)
"""Headings of a plain form, which the parser cannot read where they stand in capitals."""


def asked_effect(annotated: AnnotatedSource, block: int, topic: Topic | None) -> str | None:
    """The clause that the question above a block asks the reason of; None where its parts cannot be told apart.

    Args:
        annotated: the source.
        block: the block that asks.
        topic: the main thing of the course, which "it" means.
    """
    place = bisect_left(annotated.sentences, block, key=lambda sentence: sentence.block)
    sentence = annotated.sentences[place] if place < len(annotated.sentences) else None
    if sentence is None or sentence.block != block:
        return None
    span = content_span(sentence, annotated.source.blocks[sentence.block])
    words = one_line(span.of(annotated.source.text))
    plain = _PLAIN.match(words)
    if plain:
        event = f"{plain['who']} {past_form(plain['verb'].lower())}"
        return event.capitalize() if words.isupper() else event[0].upper() + event[1:]
    if not _ASKS.match(words) or _PRONOUN.search(words) or len(words) > 160:
        return None
    parse = Parse(annotated, sentence, span)
    told = _declared(parse)
    if told is None:
        return None
    told = re.sub(r"\bso (?=\w+(ly)?\b)", "", told)
    if re.match(r"it\b", told, re.IGNORECASE) and topic is not None:
        told = (topic.name if topic.name.lower().startswith("the ") else f"the {topic.name}") + told[2:]
    if re.search(r"\bit\b", told, re.IGNORECASE):
        return None
    return told[0].upper() + told[1:]


def _declared(parse: Parse) -> str | None:
    """Subject, verb and the rest in the order of a statement."""
    tokens = parse.tokens
    root = next((index for index in parse.range if tokens[index].dep == "ROOT"), None)
    subject = parse.child(root, "nsubj", "nsubjpass") if root is not None else None
    if root is not None and subject is None:
        held = (
            parse.child(child, "nsubj") for child in parse.children[root] if tokens[child].dep in ("aux", "auxpass")
        )
        subject = next((child for child in held if child is not None), None)
    if root is None or subject is None or parse.child(root, "neg") is not None:
        return None
    doer = parse.subtree(subject)
    auxiliary = next((child for child in parse.children[root] if tokens[child].dep in ("aux", "auxpass")), None)
    end = parse.span.end
    who = one_line(doer.of(parse.text))
    if auxiliary is not None and tokens[auxiliary].start < doer.start < tokens[root].start:
        verb = parse.text[tokens[auxiliary].start : tokens[auxiliary].end].lower()
        rest = _rest(parse, doer.end if verb != "did" else tokens[root].end, end)
        if verb == "did":
            return f"{who} {past_form(tokens[root].lemma.lower())} {rest}".strip()
        return (
            f"{who} {verb} {rest}".strip()
            if verb in ("was", "were", "had", "could", "is", "are", "has", "have")
            else None
        )
    if tokens[root].lemma == "be" and tokens[root].start < doer.start:
        rest = _rest(parse, doer.end, end)
        full = any(
            tokens[i].pos in ("ADJ", "VERB", "NOUN", "PROPN") and tokens[i].start >= doer.end for i in parse.range
        )
        return f"{who} {parse.text[tokens[root].start : tokens[root].end].lower()} {rest}" if full else None
    return None


def _rest(parse: Parse, start: int, end: int) -> str:
    return one_line(Span(start, max(start, end)).of(parse.text)).rstrip(" ?").strip()
