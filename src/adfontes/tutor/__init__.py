"""A tutor that makes a learner think: question, hint, narrower hint, source sentence, answer. No language model needed.

tasks (weakest cards first) ─▶ dialogue (a pure state machine) ◀─ judging (what the learner wrote)
│
sitting: one learner, one course, FSRS;  gate: what a model may add
"""

from adfontes.tutor.dialogue import ask_for, begin, say
from adfontes.tutor.sitting import Tutor

__all__ = ["Tutor", "ask_for", "begin", "say"]
