"""One source at a time: sentences, dates, quantities, names. Knows no file format and no other source.

Importing this room loads no language model; :func:`annotate` loads it when first called.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adfontes.language.annotation import annotate as annotate

_HOMES = {
    "annotate": "adfontes.language.annotation",
    "find_dates": "adfontes.language.dates",
    "find_quantities": "adfontes.language.quantities",
}


def __getattr__(name: str) -> object:
    """Load a function from its module when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
