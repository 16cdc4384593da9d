"""What the sources say to a question, or that they do not say it."""

from __future__ import annotations

from typing import Literal

import msgspec

from adfontes.values.citations import Citation
from adfontes.values.evidence import Side

AnswerStatus = Literal["answered", "disputed", "not in the sources"]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer in the sources' own words.

    ``answered`` and ``disputed`` have at least one citation; ``disputed`` shows at least two sides; ``not in the
    sources`` has no answer and no citation, and shows what came nearest instead.
    """

    question: str
    status: AnswerStatus
    answer: str = ""
    """Words of the sources; for a dispute, the value of each side."""
    value: Citation | None = None
    """The very words that answer "when" or "how many", within the first citation."""
    choice: int | None = None
    """Index of the option, where the question had any."""
    citations: tuple[Citation, ...] = ()
    """What the answer rests on, best first; at most 300 characters each. Of a dispute, each side in turn."""
    otherwise: tuple[Citation, ...] = ()
    """Those of the citations that answer with another value, though nothing is called disputed."""
    reasons: tuple[Citation, ...] = ()
    """Those of the citations that say why, where the first one does not and the question asks for it."""
    sides: tuple[Side, ...] = ()
    nearest: tuple[Citation, ...] = ()
    """The nearest evidence, where the sources do not say it."""
    confidence: float = 0.0
    """How surely the sources answer the question at all, 0 to 1."""
