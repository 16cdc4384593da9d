"""How items stand in the file: JSON in which a number takes the place of each citation.

So every quote is stored once, behind the gate, and no item can carry words that the gate has not seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import msgspec

from adfontes.values.citations import Citation

_CITATION_FIELDS: Final = frozenset(Citation.__struct_fields__)
_REFERENCE: Final = "cite"


def fold(value: Any, number_of: Callable[[Mapping[str, Any]], int]) -> Any:  # noqa: ANN401 (JSON is any)
    """Put ``{"cite": number}`` in the place of each citation in a JSON value.

    Args:
        value: what ``msgspec.to_builtins`` made of an item.
        number_of: gives the number of a citation, told its fields.
    """
    if isinstance(value, dict):
        if value.keys() == _CITATION_FIELDS:
            return {_REFERENCE: number_of(value)}
        return {name: fold(inner, number_of) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [fold(inner, number_of) for inner in value]
    return value


def unfold(value: Any, citations: Mapping[int, Mapping[str, Any]]) -> Any:  # noqa: ANN401 (JSON is any)
    """Put each citation back in the place of its number.

    Raises:
        KeyError: a number names no citation.
    """
    if isinstance(value, dict):
        if value.keys() == {_REFERENCE}:
            return citations[value[_REFERENCE]]
        return {name: unfold(inner, citations) for name, inner in value.items()}
    if isinstance(value, list):
        return [unfold(inner, citations) for inner in value]
    return value


def references(value: Any) -> Iterable[int]:  # noqa: ANN401 (JSON is any)
    """The numbers of the citations in a folded value, in the order in which they stand."""
    if isinstance(value, dict):
        if value.keys() == {_REFERENCE}:
            yield value[_REFERENCE]
        else:
            for inner in value.values():
                yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def digest(rows: Iterable[Iterable[Any]]) -> str:
    """SHA-256 over rows of JSON values; numbers after the sixth digit are left out, as machines differ there."""
    total = hashlib.sha256()
    for row in rows:
        total.update(msgspec.json.encode([_steady(value) for value in row]))
        total.update(b"\n")
    return total.hexdigest()


def _steady(value: Any) -> Any:  # noqa: ANN401 (JSON is any)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, dict):
        return {name: _steady(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_steady(inner) for inner in value]
    return value
