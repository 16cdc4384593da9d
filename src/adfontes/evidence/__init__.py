"""Over all sources: names and dates resolved, claims with typed values, agreement and disagreement.

    resolve ─▶ extract_claims ─▶ corroborate

Each step is a pure function, and the order of the sources makes no difference to any of them.
"""

from adfontes.evidence.claims import claims_of, extract_claims
from adfontes.evidence.exchange import findings_json
from adfontes.evidence.nearness import with_nearness, written
from adfontes.evidence.resolve import ResolvedSources, resolve
from adfontes.values.evidence import Evidence

__all__ = [
    "ResolvedSources",
    "claims_of",
    "extract_claims",
    "findings_json",
    "gather",
    "resolve",
]


def gather(resolved: ResolvedSources) -> Evidence:
    """All claims of the sources and the findings about them.

    Claims without a typed value are kept only where they take part in a finding: every clause makes some.
    """
    from adfontes.evidence.index import corroborate  # noqa: PLC0415 (brings numpy, which reading findings needs not)

    claims = extract_claims(resolved)
    by_key, years = {claim.key: claim for claim in claims}, written(resolved)
    findings = tuple(with_nearness(finding, by_key, years) for finding in corroborate(claims))
    found = {key for finding in findings for side in finding.sides for key in side.claims}
    kept = tuple(claim for claim in claims if claim.slot in {"time", "quantity"} or claim.key in found)
    return Evidence(claims=kept, findings=findings)
