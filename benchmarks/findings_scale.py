"""How the cost of corroborating grows: synthetic claims, 10,000 to 1,000,000, time, memory and the fitted exponent.

    python benchmarks/findings_scale.py [--sizes 10000 100000 1000000] [--json]

Claims are made by rule from a vocabulary that grows with their number as that of a library does (Heaps' law, exponent
0.6), with word frequencies as in natural language (Zipf). Each event is told by one to four sources. No random seed.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import time

from adfontes.evidence import corroborate
from adfontes.values.citations import Citation
from adfontes.values.evidence import About, Claim
from adfontes.values.time import year_span

EVENTS = ("~sign", "~begin", "~end", "~found", "~die", "~arrive", "~battle", "~crown", "~build", "~resign")
PER_SOURCE = 200
"""Claims of one source."""


def scramble(number: int) -> int:
    """A fixed permutation-like mixing of whole numbers, so that nothing depends on a seed."""
    number = (number ^ (number >> 16)) * 0x45D9F3B & 0xFFFFFFFF
    number = (number ^ (number >> 16)) * 0x45D9F3B & 0xFFFFFFFF
    return number ^ (number >> 16)


def word(number: int, vocabulary: int) -> str:
    """A word whose frequency falls with its rank."""
    share = (scramble(number) % 1_000_003) / 1_000_003
    return f"w{int(vocabulary**share)}"


def make_claims(size: int) -> list[Claim]:
    """Claims about events; every event has one to four of them."""
    vocabulary = int(40 * size**0.6)
    claims = []
    for index in range(size):
        event = scramble(index * 7) % max(1, size // 2)
        terms = tuple(sorted({word(event * 31 + k, vocabulary) for k in range(5)} | {word(index * 17 + 3, vocabulary)}))
        quote = " ".join((*terms, str(index)))
        source = f"source-{index // PER_SOURCE}"
        citation = Citation(source, "0" * 64, index * 100, index * 100 + len(quote), quote)
        kind = EVENTS[event % len(EVENTS)]
        about = About(event=kind, events=(kind,), terms=tuple(sorted((*terms, kind))))
        year = 1000 + event % 900 + (1 if scramble(index) % 11 == 0 else 0)
        claims.append(
            Claim(
                key=f"{index:016x}", slot="time", value=year_span(year), about=about, citation=citation, focus=citation
            )
        )
    return claims


def main() -> None:
    """Measure each size and fit the exponent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = []
    for size in options.sizes:
        claims = make_claims(size)
        started = time.process_time()
        found = len(corroborate(claims))
        seconds = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        rows.append({"claims": size, "findings": found, "seconds": round(seconds, 2), "peak MB": round(peak)})
        if not options.json:
            print(rows[-1], flush=True)
    first, last = rows[0], rows[-1]
    growth = math.log(last["seconds"] / first["seconds"]) / math.log(last["claims"] / first["claims"])
    print(json.dumps({"rows": rows, "exponent": round(growth, 3)}) if options.json else f"exponent {growth:.3f}")


if __name__ == "__main__":
    main()
