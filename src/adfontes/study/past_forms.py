"""The past tense of English verbs, for clauses that are made from questions and infinitives."""

from __future__ import annotations

_IRREGULAR = dict(
    pair.split(":")
    for pair in [
        "be:was",
        "become:became",
        "begin:began",
        "break:broke",
        "bring:brought",
        "build:built",
        "buy:bought",
        "catch:caught",
        "choose:chose",
        "come:came",
        "cut:cut",
        "deal:dealt",
        "die:died",
        "do:did",
        "draw:drew",
        "drive:drove",
        "fall:fell",
        "feel:felt",
        "fight:fought",
        "find:found",
        "flee:fled",
        "fly:flew",
        "forbid:forbade",
        "get:got",
        "give:gave",
        "go:went",
        "grow:grew",
        "have:had",
        "hear:heard",
        "hit:hit",
        "hold:held",
        "keep:kept",
        "know:knew",
        "lead:led",
        "leave:left",
        "lend:lent",
        "let:let",
        "lie:lay",
        "lose:lost",
        "make:made",
        "mean:meant",
        "meet:met",
        "pay:paid",
        "put:put",
        "read:read",
        "rebuild:rebuilt",
        "ride:rode",
        "rise:rose",
        "run:ran",
        "say:said",
        "see:saw",
        "seek:sought",
        "sell:sold",
        "send:sent",
        "set:set",
        "shake:shook",
        "shoot:shot",
        "shrink:shrank",
        "shut:shut",
        "sink:sank",
        "spend:spent",
        "split:split",
        "spread:spread",
        "stand:stood",
        "steal:stole",
        "strike:struck",
        "swear:swore",
        "take:took",
        "teach:taught",
        "tell:told",
        "think:thought",
        "throw:threw",
        "understand:understood",
        "upset:upset",
        "wear:wore",
        "win:won",
        "withdraw:withdrew",
        "write:wrote",
        "agree:agreed",
        "stop:stopped",
        "ban:banned",
        "drop:dropped",
        "plan:planned",
        "permit:permitted",
        "refer:referred",
        "step:stepped",
        "grab:grabbed",
        "rob:robbed",
        "slip:slipped",
        "trap:trapped",
        "ship:shipped",
        "admit:admitted",
        "commit:committed",
        "occur:occurred",
        "prefer:preferred",
        "transfer:transferred",
        "control:controlled",
        "travel:travelled",
        "rebel:rebelled",
        "expel:expelled",
        "compel:compelled",
        "equip:equipped",
    ]
)
"""Past forms of the commoner irregular verbs; the others take -ed."""


def past_form(lemma: str) -> str:
    """The past tense of a verb.

    >>> past_form("carry"), past_form("leave"), past_form("join")
    ('carried', 'left', 'joined')
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{lemma}ed"
