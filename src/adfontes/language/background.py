"""Background knowledge of names: states, parties, organisations, places and peoples, with their other names.

The data stand in ``data/names.csv``, dated and attributed at its top. They only ever join names or give a kind; they
are marked "background" and never cited.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import get_args

import msgspec

from adfontes.values.names import Alias, NameKind

_FORM = re.compile(r"(?P<text>[^@{?]+)(?:\{(?P<from>-?\d*)-(?P<to>-?\d*)\})?(?:@(?P<language>[\w-]+))?")
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}")


class KnownForm(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which a known thing is called."""

    alias: Alias
    start: int | None = None
    """First year in which the name applied, where it matters."""
    end: int | None = None
    shared: bool = False
    """Others bear it too: it is joined only where the source or the course says so."""
    demonym: bool = False
    """A word for its people and things ("Danish", "Danes"), not for itself."""


class KnownName(msgspec.Struct, frozen=True, kw_only=True):
    """A thing of the background data with every form of its name; the canonical one is the first."""

    key: str
    name: str
    kind: NameKind
    start: int | None
    end: int | None
    forms: tuple[KnownForm, ...]


def key_of(name: str) -> str:
    """The stable key of a name: lower case, hyphens, no accents ("Chōshū" gives ``choshu``)."""
    plain = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", ""))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")


def folded(name: str) -> str:
    """A name as it is compared: no case, accents, dots or kinds of apostrophe; hyphens are spaces."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter not in ".'’‘ʼ")
    return re.sub(r"[\s\-–‑]+", " ", plain).strip().casefold()


@cache
def known_names() -> tuple[KnownName, ...]:
    """Every entry of the data file, in its order."""
    text = files("adfontes.language").joinpath("data/names.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return tuple(_entry(row) for row in rows)


@cache
def larger_states() -> Mapping[str, str]:
    """Keys of states that writers also call by the name of a larger or later one, with the key of that."""
    text = files("adfontes.language").joinpath("data/larger_states.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {key_of(row["name"]): key_of(row["larger"]) for row in rows}


@cache
def known_forms() -> Mapping[str, tuple[tuple[KnownName, KnownForm], ...]]:
    """Entries and forms by folded name."""
    index: dict[str, list[tuple[KnownName, KnownForm]]] = {}
    for entry in known_names():
        for form in entry.forms:
            index.setdefault(folded(form.alias.text.removeprefix("the ")), []).append((entry, form))
    return {name: tuple(found) for name, found in index.items()}


@cache
def first_words() -> frozenset[str]:
    """The folded first words of all forms, to look no further where none stands."""
    names = [form.alias.text.removeprefix("the ") for entry in known_names() for form in entry.forms]
    return frozenset(folded(re.split(pattern, name)[0]) for name in names for pattern in (r"[\s-]", r"[\s'’-]"))


def look_up(words: str, *, ignore_case: bool = False) -> tuple[KnownName, KnownForm] | None:
    """The one thing that a name means by general knowledge; None where it means none or several.

    Args:
        words: the name as it stands in a text, without article.
        ignore_case: accept "ottoman" for "Ottoman", as in notes without capitals; abbreviations never.
    """
    found = [pair for pair in known_forms().get(folded(words), ()) if _case_fits(words, pair[1], ignore_case)]
    if len({entry.key for entry, _ in found}) != 1:
        return None
    return min(found, key=lambda pair: (pair[1].shared, pair[1].demonym))


def _case_fits(words: str, form: KnownForm, ignore_case: bool) -> bool:
    if ACRONYM.fullmatch(form.alias.text):
        return words.replace(".", "") == form.alias.text.replace(".", "")
    return words[:1].isupper() or not words[:1].isascii() or ignore_case or form.alias.text[:1].islower()


def _entry(row: Mapping[str, str]) -> KnownName:
    kind = row["kind"]
    assert kind in get_args(NameKind), kind
    aliases = [_form(part) for part in row["aliases"].split(";") if part]
    demonyms = [_form(part, demonym=True) for part in row["demonyms"].split(";") if part]
    canonical = KnownForm(alias=Alias(text=row["name"], origin="background"))
    return KnownName(
        key=key_of(row["name"]),
        name=row["name"],
        kind=msgspec.convert(kind, NameKind),
        start=_year(row["from"]),
        end=_year(row["to"]),
        forms=(canonical, *aliases, *demonyms),
    )


def _form(part: str, *, demonym: bool = False) -> KnownForm:
    shared = part.endswith("?")
    match = _FORM.fullmatch(part.removesuffix("?"))
    if match is None:  # the years may follow the language
        match = re.fullmatch(
            r"(?P<text>[^@{]+)@(?P<language>[\w-]+)(?:\{(?P<from>-?\d*)-(?P<to>-?\d*)\})?", part.removesuffix("?")
        )
    assert match is not None, part
    return KnownForm(
        alias=Alias(text=match["text"], language=match["language"] or "en", origin="background"),
        start=_year(match["from"]),
        end=_year(match["to"]),
        shared=shared,
        demonym=demonym,
    )


def _year(text: str | None) -> int | None:
    return int(text) if text else None
