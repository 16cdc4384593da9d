"""The templates of the web: its own pages and the guide's pieces, every value escaped."""

from __future__ import annotations

from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from adfontes.guide import saying
from adfontes.web.assets import asset_address


def make_environment(**options: Any) -> Environment:  # noqa: ANN401 - Django hands its own options through
    """Django's Jinja2 backend calls this once."""
    options.update(
        loader=ChoiceLoader([PackageLoader("adfontes.web"), PackageLoader("adfontes.guide")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made = Environment(**options)  # noqa: S701 - autoescape is set above
    made.globals.update(words=saying, asset=asset_address)
    return made
