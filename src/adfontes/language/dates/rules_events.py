"""Rules for events that stand for a time: "the end of the war", "after the armistice". They are kept as anchors."""

from __future__ import annotations

from adfontes.language.dates.grammar import Found, Grammar
from adfontes.language.dates.meanings import Event, Reading
from adfontes.language.dates.numbers import read_mod


def add_event_rules(grammar: Grammar) -> None:
    """Add the rules for events. They come last: a date is more exact."""
    rule = grammar.rule
    event = "name=( the (?: CAPITAL | LOWER | ORDINAL_WORD ){0,3} EVENT_NOUN (?: of (?: the )? CAPITAL CAPITAL? )? )"

    @rule(f"part=( (?: the )? (?: very )? (?: EDGE | EARLY | aftermath | final DASH? days | last days ) ) of {event}")
    def part_of_event(found: Found) -> list[Reading]:
        return found.reading(Event(name=found.text("name"), mod=read_mod(found.texts("part"))))

    @rule("""the (?: ORDINAL_WORD | NTH | NTH31 | CARDINAL DASH? ORDINAL_WORD ) (?: year | regnal year ) of
        (?: (?: his | her | their ) reign | the reign of (?: king | queen | emperor )? (?: CAPITAL ){1,3}
        | king CAPITAL{1,2} | queen CAPITAL{1,2} | emperor CAPITAL{1,2} )""")
    def regnal_year(found: Found) -> list[Reading]:
        return found.reading(Event(name=found.text_span()))

    @rule(f"(?<= AROUND_EVENT ) {event}")
    def event_after_preposition(found: Found) -> list[Reading]:
        return found.reading(Event(name=found.text("name")))
