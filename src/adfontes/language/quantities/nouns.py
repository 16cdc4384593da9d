"""English nouns without a parser: which word is a plural, and its singular."""

from __future__ import annotations

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "geese": "goose", "oxen": "ox", "mice": "mouse",
    "horsemen": "horseman", "seamen": "seaman", "workmen": "workman", "englishmen": "englishman", "frenchmen": "frenchman",
    "countrymen": "countryman", "wives": "wife", "lives": "life", "knives": "knife", "loaves": "loaf", "halves": "half",
    "thieves": "thief", "wolves": "wolf", "calves": "calf", "leaves": "leaf", "crises": "crisis", "criteria": "criterion",
    "bases": "base", "axes": "axe", "phenomena": "phenomenon", "stimuli": "stimulus", "archers": "archer",
}  # fmt: skip
COLLECTIVES = frozenset(
    "people infantry cavalry artillery police personnel staff crew clergy gentry nobility sheep cattle aircraft spacecraft "
    "head dead wounded injured missing casualties unemployed homeless sick poor survivors livestock militia troops poultry "
    "fish swine deer japanese chinese portuguese french english british dutch swiss irish vietnamese burmese "
    "infected signatories strong foot horse cannon gendarmerie".split()
)
"""Counted words that look singular."""
_NO_PLURAL = frozenset(
    "was has is his its this thus us as less unless across towards always perhaps besides whereas yes does goes plus minus "
    "versus christmas politics mathematics news afterwards sometimes upwards downwards onwards overseas alas "
    "including series species means".split()
)
_PLURAL_ANYWAY = frozenset(("series", "species"))


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural or collective noun."""
    if word in _IRREGULAR or word in COLLECTIVES or word in _PLURAL_ANYWAY:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in _NO_PLURAL
    )


def singular(word: str) -> str:
    """The singular of a plural in lower case; other words as they are.

    >>> singular("batteries"), singular("churches"), singular("houses"), singular("people")
    ('battery', 'church', 'house', 'people')
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not is_plural(word) or word in COLLECTIVES and not word.endswith("s"):
        return word
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return word[:-2]
    return word.removesuffix("s")
