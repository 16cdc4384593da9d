"""Textbook chapters as one library: how many claims and findings they give, and disputes for a reader to judge.

Part of ``findings.py --textbooks DIR``, where DIR holds a folder a book with a JSON file a chapter (``title`` and
``sections``, each with ``title`` and ``text``). What is found in a chapter is kept in the user's cache, as by a build.
"""

from __future__ import annotations

import hashlib
import json
import resource
import time
from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from adfontes.cache import AnnotationCache
from adfontes.evidence import claims_of, resolve
from adfontes.evidence.index import ClaimIndex
from adfontes.language import annotate
from adfontes.sources import read_bytes
from adfontes.values.annotations import AnnotatedSource
from adfontes.values.evidence import Finding

SHOWN = 100
"""Disputes for a reader."""
SHOWN_QUOTE = 180
"""Code points of a quotation."""


def chapter(path: Path) -> AnnotatedSource:
    """One chapter, read and annotated; from the cache where it can be."""
    told = json.loads(path.read_text("utf-8"))
    sections = (f"## {one['title']}\n\n" + one["text"].replace("\n## ", "\n### ") for one in told["sections"])
    data = "\n\n".join((f"# {told['title']}", *sections)).encode()
    name = f"{path.parent.name}/{path.stem}.md"
    cache = AnnotationCache()
    key = cache.key(hashlib.sha256(data).hexdigest(), name)
    found = cache.load(key)
    if found is None:
        found = annotate(read_bytes(data, name))
        cache.store(key, found)
    return replace(found, source=replace(found.source, name=name))


def report(folder: Path) -> None:
    """Build one library of all chapters and print what it gives."""
    paths = sorted(folder.glob("*/ch*.json"))
    resolved = resolve([chapter(path) for path in paths])
    sources = {one.source.name: claims_of(one) for one in resolved.sources}
    *others, last = sorted(sources)
    del resolved
    index = ClaimIndex()
    started = time.process_time()
    index.put({name: sources[name] for name in others})
    built = time.process_time() - started
    started = time.process_time()
    index.put({last: sources[last]})
    added = time.process_time() - started
    findings = index.findings()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    claims = sum(len(found) for found in sources.values())
    print(f"{len(paths)} chapters, {claims:,} claims, {len(findings)} findings; {peak:,.0f} MB")
    print(f"compared in {built:.0f} s; the last chapter ({len(sources[last])} claims) in {added:.1f} s")
    kinds = Counter(f"{one.kind} {one.dispute or ''}".strip() for one in findings)
    print(", ".join(f"{kind}: {count}" for kind, count in sorted(kinds.items())))
    disputed = [one for one in findings if one.kind == "disputed" and _books(one) > 1]
    print(f"{len(disputed)} disputes between books; {min(SHOWN, len(disputed))} of them, by the order of their keys:")
    for number, one in enumerate(disputed[:SHOWN], start=1):  # keys are hashes: their order is as good as chance
        print(f"\n{number}. {one.question} [{one.dispute}, {one.score:.2f}]")
        for side in one.sides:
            said = side.statements[0]
            print(f"   {side.value}: {said.source}: {' '.join(said.quote.split())[:SHOWN_QUOTE]}")


def _books(finding: Finding) -> int:
    return len({source.partition("/")[0] for side in finding.sides for source in side.sources})
