"""A course that grew source by source holds what one that was built at once holds."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adfontes.evidence import candidates, restating
from adfontes.evidence.index import ClaimIndex, corroborate
from adfontes.evidence.weights import in_steps
from adfontes.values.citations import Citation
from adfontes.values.evidence import About, Claim, Words
from adfontes.values.quantities import Quantity
from adfontes.values.time import year_span

WORDS = ("canal", "duke", "flood", "guild", "harvest", "lantern", "mill", "plague", "siege", "weaver")
EVENTS = ("~sign", "~begin", "~found")
NAMES = ("larkmoor", "drevno", "harnholm")


@st.composite
def claims_of_a_source(draw: st.DrawFn, name: str) -> list[Claim]:
    """Some statements with a year, a number, a denial or an opposite each."""
    found = []
    for number in range(draw(st.integers(0, 7))):
        terms = tuple(sorted({*draw(st.sets(st.sampled_from(WORDS), min_size=2, max_size=5)), *draw(some_names())}))
        kind = draw(st.sampled_from(EVENTS))
        quote = " ".join((*terms, *terms, kind, *terms, str(number)))
        where = Citation(name, "0" * 64, number * 400, number * 400 + len(quote), quote)
        about = About(
            event=kind,
            events=(kind,),
            heads=terms[:1],
            terms=tuple(sorted((*terms, kind))),
            scope=tuple(f"named={name}" for name in NAMES if name in terms),
        )
        year = draw(st.sampled_from((1701, 1702, 1718)))
        values = (
            ("time", year_span(year)),
            ("quantity", Quantity(low=float(year), high=float(year), dimension="count", unit="", of="")),
            ("polarity", Words(key=draw(st.sampled_from(("yes", "no"))), text=kind)),
        )
        for chosen in draw(st.sets(st.sampled_from((0, 1, 2)), min_size=1).map(sorted)):
            slot, value = values[chosen]
            key = hashlib.sha256(f"{name} {number} {slot} {quote} {value}".encode()).hexdigest()[:16]
            found.append(
                Claim(
                    key=key,
                    slot=slot,
                    value=value,
                    about=about,
                    citation=where,
                    focus=where,
                    polarity=not (isinstance(value, Words) and value.key == "no"),
                )
            )
    return found


def some_names() -> st.SearchStrategy[set[str]]:
    return st.sets(st.sampled_from(NAMES), max_size=2)


STEPS = st.lists(
    st.sampled_from("abcdef").flatmap(lambda name: st.tuples(st.just(name), claims_of_a_source(name))),
    min_size=2,
    max_size=9,
)


@pytest.mark.parametrize(("exact", "drawer"), [(0, 2), (0, 80), (10_000, 80)])
@settings(max_examples=8, deadline=None)
@given(steps=STEPS)
def test_sources_that_come_change_and_go_leave_what_a_fresh_build_finds(exact, drawer, steps):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(candidates, "DRAWER", drawer)
        patched.setattr(restating, "DRAWER", drawer)
        grown, held = ClaimIndex(exact=exact), {}
        for name, claims in steps:
            grown.put({name: claims})
            held[name] = claims
            fresh = ClaimIndex(exact=exact)
            fresh.put(held)
            assert grown.findings() == fresh.findings()


def test_the_order_of_claims_makes_no_difference():
    found = [claim for name in "ab" for claim in source_of(name)]
    assert corroborate(found) == corroborate(found[::-1])
    assert corroborate(found)


def source_of(name: str) -> list[Claim]:
    quote = "the guild of larkmoor built the canal mill in spring"
    where = Citation(name, "0" * 64, 0, len(quote), quote)
    about = About(event="build", events=("~build",), terms=("canal", "guild", "larkmoor", "mill", "~build"))
    value = year_span(1701 if name == "a" else 1702)
    return [Claim(key=f"{name}" * 16, slot="time", value=value, about=about, citation=where, focus=where)]


def test_a_source_that_is_taken_out_leaves_nothing_behind():
    index = ClaimIndex()
    index.put({name: source_of(name) for name in "ab"})
    assert index.findings()
    index.put({"a": []})
    assert index.findings() == ()
    index.put({"b": []})
    assert not index.claims


def test_counts_in_steps_never_fall_and_change_seldom():
    steps = [in_steps(count) for count in range(5000)]
    assert steps == sorted(steps)
    assert len(set(steps[1:])) == 6
