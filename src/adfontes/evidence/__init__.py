"""Over all sources: names and dates resolved, claims with typed values, agreement and disagreement.

    resolve ─▶ extract_claims ─▶ corroborate

Each step is a pure function, and the order of the sources makes no difference to any of them.
"""

from adfontes.evidence.claims import claims_of, extract_claims
from adfontes.evidence.corroborate import corroborate
from adfontes.evidence.exchange import findings_json
from adfontes.evidence.resolve import ResolvedSources, resolve
from adfontes.values.evidence import Evidence

__all__ = ["ResolvedSources", "claims_of", "corroborate", "extract_claims", "findings_json", "gather", "resolve"]


def gather(resolved: ResolvedSources) -> Evidence:
    """All claims of the sources and the findings about them."""
    claims = extract_claims(resolved)
    return Evidence(claims=claims, findings=corroborate(claims))
