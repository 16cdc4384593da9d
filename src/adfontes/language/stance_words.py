"""Verbs, nouns and adverbs that change how a statement stands: said by another, willed, supposed, denied."""

from __future__ import annotations

from adfontes.values.annotations import Modality


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


REPORTS = _words(
    "accuse add admit allege announce argue assert believe boast claim comment complain conclude contend consider "
    "declare describe estimate explain feel hold imply insist maintain note observe perceive proclaim propose recall "
    "reckon record relate remark remember report say state stress suggest suspect tell testify think view warn worry "
    "write believe assume regard judge criticise criticize"
)
"""What stands under these is said or thought by their subject."""

PLANS = _words(
    "aim arrange attempt hope intend intent mean plan prepare propose schedule seek try want wish expect envisage"
)
PROMISES = _words(
    "agree assure commit guarantee offer pledge promise stipulate swear undertake vow bind oblige provide_for"
)
DEMANDS = _words("ask call_for command demand insist order press request require urge ultimatum")
DENIALS = _words("deny disclaim dispute reject refute contradict disprove")
FAILURES = _words("avoid cease decline fail forbid lack neglect omit prevent refuse refrain stop ban prohibit forget")
"""Verbs under which a thing did not happen."""

SUPPOSITIONS = _words(
    "allegedly apparently arguably likely maybe perhaps possibly presumably probably reportedly reputedly seemingly "
    "supposedly appear seem possible"
)
CONDITIONS = _words("if unless whether lest")
NEGATIONS = _words("hardly never neither nor no not scarcely barely")
MODALS: dict[str, Modality] = {"may": "possible", "might": "possible", "could": "possible", "can": "possible"}
NOUNS: dict[str, Modality] = {
    "promise": "promised",
    "pledge": "promised",
    "guarantee": "promised",
    "undertaking": "promised",
    "obligation": "promised",
    "demand": "demanded",
    "request": "demanded",
    "requirement": "demanded",
    "ultimatum": "demanded",
    "plan": "planned",
    "intention": "planned",
    "aim": "planned",
    "attempt": "planned",
    "proposal": "planned",
    "hope": "planned",
    "possibility": "possible",
    "risk": "possible",
    "danger": "possible",
    "fear": "possible",
}
"""What hangs on one of these nouns is not yet so."""
SOURCES_OF_REPORTS = _words("account eye judgement judgment opinion view word")
"""Nouns of "in X's view", "in the words of X"."""
