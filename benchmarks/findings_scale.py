"""How the cost of corroborating grows: synthetic claims, 10,000 to 1,000,000, time, memory and the fitted exponent.

    python benchmarks/findings_scale.py [--sizes 10000 100000 1000000] [--json]

Claims are made by rule from a vocabulary that grows with their number as that of a library does (Heaps' law, exponent
0.6), with word frequencies as in natural language (Zipf). Each event is told by one to four sources. As in textbook
chapters, one statement in five holds a date; one in twenty of the others denies. No random seed.

Then one more source of 200 claims is put beside the others, five times with another source each, and the seconds that
takes are told beside the claims that were there (nothing is written meanwhile).
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from statistics import linear_regression

from adfontes.evidence.index import ClaimIndex
from adfontes.values.citations import Citation
from adfontes.values.evidence import About, Claim, Words
from adfontes.values.time import year_span

EVENTS = ("~sign", "~begin", "~end", "~found", "~die", "~arrive", "~battle", "~crown", "~build", "~resign")
PER_SOURCE = 200
"""Claims of one source."""
MORE = 5
"""Sources put beside the others, one by one."""


def scramble(number: int) -> int:
    """A fixed permutation-like mixing of whole numbers, so that nothing depends on a seed."""
    number = (number ^ (number >> 16)) * 0x45D9F3B & 0xFFFFFFFF
    number = (number ^ (number >> 16)) * 0x45D9F3B & 0xFFFFFFFF
    return number ^ (number >> 16)


def word(number: int, vocabulary: int) -> str:
    """A word whose frequency falls with its rank."""
    share = (scramble(number) % 1_000_003) / 1_000_003
    return f"w{int(vocabulary**share)}"


def make_claims(size: int, first: int = 0, vocabulary: int = 0) -> list[Claim]:
    """Claims about events; every event has one to four of them.

    Args:
        size: how many claims.
        first: number of the first claim; a later source goes on where the others end.
        vocabulary: words to choose from; by default as many as a library of this size has.
    """
    vocabulary = vocabulary or int(40 * size**0.6)
    claims = []
    for index in range(first, first + size):
        event = scramble(index * 7) % max(1, (first or size) // 2)
        terms = tuple(sorted({word(event * 31 + k, vocabulary) for k in range(5)} | {word(index * 17 + 3, vocabulary)}))
        quote = " ".join((*terms, str(index)))
        source = f"source-{index // PER_SOURCE}"
        citation = Citation(source, "0" * 64, index * 100, index * 100 + len(quote), quote)
        kind = EVENTS[event % len(EVENTS)]
        about = About(event=kind, events=(kind,), terms=tuple(sorted((*terms, kind))))
        denied = scramble(event) % 20 == 0 and scramble(index) % 2 == 0
        year = 1000 + event % 900 + (1 if scramble(index) % 11 == 0 else 0)
        value = year_span(year) if event % 5 == 0 else Words(key="no" if denied else "yes", text=quote)
        claims.append(
            Claim(
                key=f"{index:016x}",
                slot="time" if event % 5 == 0 else "polarity",
                value=value,
                about=about,
                citation=citation,
                focus=citation,
                polarity=not denied,
            )
        )
    return claims


def by_source(claims: list[Claim]) -> dict[str, list[Claim]]:
    """The claims of each source."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.citation.source, []).append(claim)
    return found


def measure(size: int) -> dict[str, object]:
    """Build from all sources at once, then put in more, one by one."""
    vocabulary = int(40 * size**0.6)
    sources = by_source(make_claims(size))
    index = ClaimIndex()
    started = time.process_time()
    index.put(sources)
    found = len(index.findings())
    seconds = time.process_time() - started
    added = []
    for number in range(MORE):
        more = by_source(make_claims(PER_SOURCE, size + number * PER_SOURCE, vocabulary))
        started = time.process_time()
        index.put(more)
        added.append(round(time.process_time() - started, 2))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "claims": size,
        "findings": found,
        "seconds": round(seconds, 2),
        "peak MB": round(peak),
        "seconds for one source more": added,
    }


def main() -> None:
    """Measure each size in a process of its own and fit the exponent by least squares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = []
    for size in options.sizes:
        with ProcessPoolExecutor(1) as alone:  # so that the peak of memory is of this size
            rows.append(alone.submit(measure, size).result())
        if not options.json:
            print(rows[-1], flush=True)
    growth = exponent([(float(str(row["claims"])), float(str(row["seconds"]))) for row in rows])
    print(json.dumps({"rows": rows, "exponent": growth}) if options.json else f"exponent {growth}")


def exponent(points: list[tuple[float, float]]) -> float:
    """The slope of seconds over claims on logarithmic scales; 1 is linear."""
    if len(points) < 2:
        return float("nan")
    slope, _ = linear_regression([math.log(x) for x, _ in points], [math.log(y) for _, y in points])
    return round(slope, 3)


if __name__ == "__main__":
    main()
