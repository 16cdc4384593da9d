"""The lines that a topic card of each shape may have, in the order in which a card shows them.

The words of the lines are general English of histories and revision pages; none is of a topic.
"""

from __future__ import annotations

from adfontes.study.agreement_lines import AGREEMENT
from adfontes.study.card_line import Line
from adfontes.study.event_lines import CRISIS, REFORM, REVOLUTION, WAR
from adfontes.study.hardship_lines import DISASTER, ECONOMY, EPIDEMIC
from adfontes.study.shapes import Shape

LINES: dict[Shape, tuple[Line, ...]] = {
    "agreement": AGREEMENT,
    "war": WAR,
    "battle": WAR,
    "crisis": CRISIS,
    "reform": REFORM,
    "epidemic": EPIDEMIC,
    "economy": ECONOMY,
    "revolution": REVOLUTION,
    "disaster": DISASTER,
}
"""The lines of each shape in the order in which a card shows them."""
