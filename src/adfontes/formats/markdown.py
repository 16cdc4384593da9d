"""A document as Markdown (CommonMark with the tables of GitHub Flavored Markdown)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from adfontes.formats.document import Block, Document, Heading, Quoted, Remark, Said, Table

_STEERING = re.compile(r"([\\`*_\[\]<>|#~])")
_AT_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def write_markdown(document: Document) -> bytes:
    """The document as Markdown in UTF-8."""
    lines = [f"# {plain(document.title)}", "", plain(document.subtitle), ""]
    lines += ["## Sources", ""]
    for one in document.sources:
        lines.append(f"- **{one.letter}** {plain(one.title)}" + (f" ({plain(one.about)})" if one.about else ""))
    last = ""
    for block in document.blocks:
        kind = "list" if isinstance(block, Said) else type(block).__name__
        if kind != "list" or last != "list":
            lines.append("")
        lines += set_block(block)
        last = kind
    lines += ["", f"*{plain(document.closing)}*", ""] if document.closing else [""]
    return "\n".join(lines).encode()


def set_block(block: Block) -> list[str]:
    """One block in lines."""
    if isinstance(block, Heading):
        return [f"{'#' * (block.level + 1)} {plain(block.words)}"]
    if isinstance(block, Remark):
        return [plain(block.words)]
    if isinstance(block, Quoted):
        before, focus, after = (within(part) for part in (block.before, block.focus, block.after))
        front = f"{within(block.front)} " if block.front else ""
        return [f"> **{block.letter}** {front}“{before}{f'**{focus}**' if focus else ''}{after}”"]
    if isinstance(block, Table):
        return list(set_table(block))
    return [f"{'  ' * block.indent}- {inline(block)}"]


def inline(block: Said | Remark) -> str:
    """A statement with its letters, or a remark, in one line."""
    if isinstance(block, Remark):
        return plain(block.words)
    number = f"{block.number}\\. " if block.number else ""
    label = f"**{plain(block.label)}** " if block.label else ""
    letters = f" `{' '.join(block.letters)}`" if block.letters else ""
    disputed = " **≠**" if block.disputed else ""
    support = f" *{plain(block.support)}*" if block.support else ""
    return f"{number}{label}{plain(block.words)}{letters}{disputed}{support}".strip()


def set_table(table: Table) -> Iterable[str]:
    """A table, one row a line."""
    yield f"| {' | '.join(map(plain, table.columns))} |"
    yield f"|{' --- |' * len(table.columns)}"
    for row in table.rows:
        yield f"| {' | '.join('<br>'.join(map(inline, cell)) for cell in row.cells)} |"


def within(words: str) -> str:
    """A part of a line: white space at its ends is part of it."""
    return re.sub(r"\s+", " ", _STEERING.sub(r"\\\1", words))


def plain(words: str) -> str:
    """Words of a source in one line, in which nothing steers Markdown."""
    line = _STEERING.sub(r"\\\1", " ".join(words.split()))
    return _AT_START.sub(r"\1\\\2", line)
