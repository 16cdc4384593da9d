"""What a source itself equates: "X (Y)", "X, also known as Y", "ABC - A Better Company", names in other scripts."""

from __future__ import annotations

from collections.abc import Sequence

from adfontes.language.name_runs import Page
from adfontes.values.annotations import NameLink, NameMention


def find_links(page: Page, mentions: Sequence[NameMention]) -> tuple[tuple[NameLink, ...], tuple[NameMention, ...]]:
    """The links of a source, and mentions of names in other scripts."""
    return (), ()
