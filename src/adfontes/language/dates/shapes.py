"""Pieces of patterns that several rules share, and how their groups are read."""

from __future__ import annotations

from adfontes.language.dates.grammar import Found
from adfontes.language.dates.meanings import Which
from adfontes.language.dates.vocabulary import DAY_PART, WORD_CLASSES

ERA = "(?: bc | bce | ad | ce | b DOT c DOT? (?: e DOT? )? | a DOT d DOT? | c DOT e DOT? )"
YEAR = f"""year=( (?: ad | a DOT d DOT? ) YEAR_NUMBER | (?: YEAR_NUMBER | NUMBER ) COMMA? {ERA} | YEAR4 SLASH
    TWO_DIGITS (?! SLASH )
    | YEAR4 QUESTION (?= CLOSE | COMMA | SEMICOLON | ANY_DASH ) | YEAR4 | APOSTROPHE TWO_DIGITS )"""
YEAR_REF = """(?: of | in )? yref=( (?: (?: the )? (?: NEXT | PREVIOUS ) | (?: the | this | that )? same | this |
    that ) year )"""
PART = """(?: part=( the? very? EARLY (?: DASH? (?: to | and ) DASH? EARLY )? DASH?
        (?: (?: part | parts | days | weeks | months | years | stages | period ) of )? (?: in | on )? (?: the )?
    | the? very? (?: EDGE | (?: SHARE | third ) DASH?
    (?: part | half | quarter | week | fortnight | days | weeks | months | years |
    third ) )
      of the?
    | the? rest of the? | later in the? ) )?"""
AMOUNT_NUMBER = "(?: CARDINAL DASH? CARDINAL? (?: a? MAGNITUDE )? | DIGITS (?: MAGNITUDE )? )"
AMOUNT = f"""amount=( {AMOUNT_NUMBER} (?: (?: to | or | ANY_DASH ) {AMOUNT_NUMBER} )? (?: and a half )?
    | a? (?: few | several | many | some | couple | numerous | countless | various | dozen ) (?: of | more )?
    | half an? | (?: a | an | another ) (?: MAGNITUDE )? (?: and a half )? | a? (?: hundreds | thousands | dozens
    | scores ) of )"""
HEDGE = """(?: hedge=( well? over | (?: no | little | much )? (?: more | less | fewer ) than | under | nearly | almost
    | at least | up to | about | around | approximately | roughly | only | just | some | barely | exactly | at
    most ) )?"""
POINTING = """pointed=( (?: the )? (?: very )? NEXT | (?: the )? PREVIOUS | (?: the | this | that )? (?: very )?
    same | this | that )"""
_NEXT = frozenset(WORD_CLASSES["NEXT"])
_PREVIOUS = frozenset(WORD_CLASSES["PREVIOUS"])


def read_which(words: list[str]) -> Which | None:
    """How a pointing phrase points."""
    if "same" in words:
        return "same"
    if _NEXT.intersection(words):
        return "next"
    if _PREVIOUS.intersection(words):
        return "previous"
    return "this" if words else None


def read_day_part(words: list[str]) -> str:
    """TIMEX3 letters of the part of the day among the words; empty where there is none."""
    return next((DAY_PART.get(word, "NI") for word in words if word in DAY_PART or word == "night"), "")


def is_capital(found: Found, index: int) -> bool:
    """Whether the token at a place of the text begins with a capital letter."""
    return found.raw(index)[:1].isupper()
