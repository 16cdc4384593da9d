"""A sitting with the tutor: one learner, one course, the weakest questions, and those missed once more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from adfontes.course import CourseFile
from adfontes.practice import Records, answer_card
from adfontes.tutor.dialogue import ask_for, begin, say
from adfontes.tutor.judging import judge
from adfontes.tutor.tasks import choose_tasks
from adfontes.values.practice import Memory
from adfontes.values.tutor import DialogueState, Request, Task, Turn

SITTING: Final = 5
"""Questions of one sitting."""
COMES_BACK_AFTER: Final = 2
"""Other questions that stand between a miss and its return."""
Enrich = Callable[[DialogueState, tuple[Turn, ...]], tuple[Turn, ...]]
"""What may word the turns more richly (a language model behind the gate); it may add only what is cited."""


class Tutor:
    """A dialogue with a learner.

    >>> tutor = course.tutor()                                   # doctest: +SKIP
    >>> [turn.text for turn in tutor.begin()]                    # doctest: +SKIP
    >>> [turn.text for turn in tutor.say("1951")]                # doctest: +SKIP
    """

    def __init__(
        self,
        course: CourseFile,
        *,
        records: Records | None = None,
        name: str = "",
        clock: Callable[[], datetime],
        size: int = SITTING,
        enrich: Enrich | None = None,
    ) -> None:
        """Choose what to ask.

        Args:
            course: what is taught.
            records: where the learner's answers are kept; None keeps nothing.
            name: name of the course in the records.
            clock: tells the time with its zone.
            size: how many questions.
            enrich: words turns more richly; None leaves them as they are.
        """
        self._course: Final = course
        self._records: Final = records
        self._name: Final = name
        self._clock: Final = clock
        self._enrich: Final = enrich
        memories: dict[str, Memory] = records.memories(name) if records is not None else {}
        self._queue: Final[list[Task]] = choose_tasks(course, memories, clock(), size)
        self._missed: Final[set[str]] = set()
        self.state: DialogueState | None = None
        """Where the dialogue stands; None before the first question and after the last."""

    @property
    def left(self) -> int:
        """How many questions are still to come."""
        return len(self._queue)

    def begin(self) -> tuple[Turn, ...]:
        """Ask the next question; nothing is said when there is none left."""
        if not self._queue:
            self.state = None
            return ()
        self.state, turns = begin(self._queue.pop(0))
        return self._worded(turns)

    def say(self, text: str) -> tuple[Turn, ...]:
        """Take the learner's answer."""
        if self.state is None or self.state.step == "done":
            return ()
        return self._take(*say(self.state, judge(self._course, self.state.task, text)))

    def ask(self, wanted: Request) -> tuple[Turn, ...]:
        """Take a wish: ``hint``, ``answer``, ``why`` or ``compare``."""
        return () if self.state is None else self._take(*ask_for(self.state, wanted))

    def _take(self, state: DialogueState, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        ended = state.step == "done" and (self.state is None or self.state.step != "done")
        self.state = state
        if ended:
            self._keep(state)
        return self._worded(turns)

    def _keep(self, state: DialogueState) -> None:
        """Store how well it was known (FSRS); what was missed comes back in this sitting, once."""
        assert state.rating is not None
        card = state.task.card
        first = card.key not in self._missed
        if self._records is not None and first:
            answer_card(self._records, self._name, card, state.rating, self._clock())
        if state.rating == 1 and first:
            self._missed.add(card.key)
            self._queue.insert(min(COMES_BACK_AFTER, len(self._queue)), state.task)

    def _worded(self, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        if self._enrich is None or self.state is None:
            return turns
        return self._enrich(self.state, turns)
