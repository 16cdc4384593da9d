"""How well content and furniture of real web pages are told apart: precision, recall and F1 over snippets of text.

    python benchmarks/web_pages.py --data FOLDER [--misses] [--compare]

The folder holds saved pages and ``snippets.json``: ``{"page.html": {"with": [...], "without": [...]}}``, words that
must and must not be in the page's content (the blocks that are not furniture). It is the measure of trafilatura's own
evaluation; the pages in its source archives (up to version 1.0) with the strings that its tests look for make such a
folder of 85 pages, less what visitors wrote below them (taken out by hand; our thresholds were chosen on these
pages). ``--compare`` measures trafilatura too, where it is installed.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

from adfontes.errors import SourceError
from adfontes.sources import read_bytes


def content(page: bytes) -> str:
    """The words of the blocks that are not furniture."""
    source = read_bytes(page, "page.html")
    blocks = [f"{block.label} {block.body.of(source.text)}" for block in source.blocks if block.kind != "furniture"]
    return "\n".join(blocks)


def everything(page: bytes) -> str:
    """All that a reader of the page sees."""
    return read_bytes(page, "page.html").text


def trafilatura_content(page: bytes) -> str:
    """What trafilatura takes for content, without visitors' comments."""
    import trafilatura  # noqa: PLC0415  (not among our dependencies)

    return trafilatura.extract(page, include_comments=False) or ""


def measure(folder: Path, read: Callable[[bytes], str], misses: bool) -> None:
    """Print the score of one reader."""
    gold = json.loads((folder / "snippets.json").read_text("utf-8"))
    hit = lost = wrong = right = 0
    started = time.process_time()
    for name, snippets in sorted(gold.items()):
        try:
            words = " ".join(read((folder / name).read_bytes()).split())
        except SourceError as error:
            print(f"{name}: {error}")
            words = ""
        for snippet in snippets["with"]:
            found = " ".join(snippet.split()) in words
            hit, lost = hit + found, lost + (not found)
            if misses and not found:
                print(f"LOST  {name}: {snippet}")
        for snippet in snippets["without"]:
            found = " ".join(snippet.split()) in words
            wrong, right = wrong + found, right + (not found)
            if misses and found:
                print(f"KEPT  {name}: {snippet}")
    spent = (time.process_time() - started) / max(len(gold), 1)
    precision, recall = hit / max(hit + wrong, 1), hit / max(hit + lost, 1)
    score = 2 * precision * recall / max(precision + recall, 1e-9)
    print(
        f"{read.__name__:20} precision {precision:.3f}  recall {recall:.3f}  F1 {score:.3f}  "
        f"({hit} of {hit + lost} kept, {right} of {right + wrong} left out, {1000 * spent:.0f} ms a page)"
    )


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of pages with snippets.json")
    parser.add_argument("--misses", action="store_true", help="print what is lost and what is kept wrongly")
    parser.add_argument("--compare", action="store_true", help="measure trafilatura and keeping everything too")
    given = parser.parse_args()
    measure(given.data, content, given.misses)
    if given.compare:
        measure(given.data, everything, False)
        measure(given.data, trafilatura_content, False)


if __name__ == "__main__":
    main()
