"""The conversation, whatever carries it: choose a course, ask it, hear its disagreements, be quizzed.

Nothing is kept between two turns but what the caller hands back: :class:`State` says where the talk stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from adfontes.ask import answer
from adfontes.channels.speaking import (
    LETTERS,
    clip,
    count,
    say_answer,
    say_dispute,
    say_mark,
    say_question,
)
from adfontes.course import CourseFile, CourseFolder, open_course
from adfontes.errors import CourseError
from adfontes.guide.saying import DISPUTED, join_words
from adfontes.practice import choose_questions
from adfontes.values.study import QuizQuestion

QUIZ: Final = 5
LONGEST_UTTERANCE: Final = 500
MOST_TOLD: Final = 2
"""Disagreements told in one turn: nobody listens to a list."""
MOST_NAMED: Final = 8
QUESTION_WORDS: Final = frozenset(
    {
        "when",
        "who",
        "whom",
        "whose",
        "what",
        "which",
        "where",
        "why",
        "how",
        "did",
        "was",
        "were",
        "is",
        "are",
        "do",
        "does",
    }
)
ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
CARDINALS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight")
FILLERS: Final = frozenset(
    {
        "the",
        "it",
        "is",
        "its",
        "option",
        "answer",
        "number",
        "letter",
        "one",
        "i",
        "think",
        "say",
        "said",
        "please",
        "a",
    }
)
STOP: Final = frozenset({"stop", "quit", "end", "cancel", "exit", "goodbye", "bye", "end quiz", "stop quiz"})
UNKNOWN: Final = frozenset({"skip", "pass", "next", "i don't know", "don't know", "no idea", "i do not know", "?"})
QUIZ_ME: Final = frozenset({"quiz", "quiz me", "test", "test me", "start quiz", "start a quiz", "ask me"})
DISPUTES: Final = frozenset(
    {"disagreements", "disputes", "where do the sources disagree", "where do they disagree", "more disagreements"}
)
COURSES: Final = frozenset({"courses", "list courses", "which courses", "topics", "change course"})
HELP: Final = frozenset({"help", "hello", "hi", "hey", "start", "get started", "what can you do", ""})
CHOOSE: Final = re.compile(r"^(?:use|open|choose|course|switch to|topic)\s+(?P<name>.+)$")
REST: Final = "Ask a question, say “quiz me”, or “disagreements”."


class State(msgspec.Struct, frozen=True, kw_only=True):
    """Where a conversation stands. It goes out with an answer and comes back with the next words."""

    course: str = ""
    asked: tuple[str, ...] = ()
    """Keys of the quiz questions so far; the last one waits for its answer while ``open`` is set."""
    open: bool = False
    of: int = 0
    """Questions of the quiz."""
    right: int = 0
    told: int = 0
    """Disagreements already told."""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What is said next."""

    words: str
    state: State
    choices: tuple[str, ...] = ()
    """What a chat may offer as buttons; at most 20 characters each."""
    ends: bool = False
    """Nothing more is expected."""


class Talk:
    """A conversation over the courses of a folder, opened when they are asked for.

    Args:
        folder: where the course files (``*.adf``) are.

    Raises:
        CourseError: there is no such folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder: Final = CourseFolder(folder)

    def say(self, state: State, utterance: str) -> Reply:
        """Answer what a learner said.

        Args:
            state: as the last reply gave it; a new one at the beginning.
            utterance: in the learner's own words.
        """
        said = " ".join(utterance.split())[:LONGEST_UTTERANCE]
        plain = said.lower().strip(" .!,")
        if plain in STOP:
            return self._stop(state)
        titles = self._titles()
        if not titles:
            return Reply(
                words="There is no course here yet. Build one from your sources first.", state=State(), ends=True
            )
        named = CHOOSE.match(plain)
        if plain in COURSES or (named and len(titles) > 1):
            return self._choose(titles, named["name"] if named else "")
        if state.course not in titles:
            if len(titles) > 1:
                return self._choose(titles, plain)
            state = State(course=next(iter(titles)))
        try:
            with self._folder.open(state.course) as course:
                return self._turn(course, state, said, plain)
        except CourseError:
            words = f"The course {state.course} cannot be opened. Whoever runs this can see why with: adfontes check."
            return Reply(words=words, state=State())

    def _turn(self, course: CourseFile, state: State, said: str, plain: str) -> Reply:
        waiting = _waiting(course, state)
        if waiting is not None:
            chosen = read_choice(plain, [option.text for option in waiting.options])
            if chosen is not None or plain in UNKNOWN:
                return _marked(course, state, waiting, chosen)
        if plain in HELP:
            return _help(course, State(course=state.course))
        if plain in QUIZ_ME:
            return _next_question(course, State(course=state.course), "")
        if plain in DISPUTES:
            return _disputes(course, state)
        if waiting is not None and plain.partition(" ")[0] not in QUESTION_WORDS and not said.endswith("?"):
            letters = join_words(LETTERS[: len(waiting.options)])
            words = f"Say {letters.replace(' and ', ' or ')}, “I don't know”, or “stop”."
            return Reply(words=words, state=state, choices=_letters(waiting))
        found = answer(course, said, vectors=False)
        again = f" Back to the quiz. {_ask_again(waiting, state)}" if waiting else ""
        return Reply(words=say_answer(course, found) + again, state=state, choices=_letters(waiting))

    def _stop(self, state: State) -> Reply:
        if state.open:
            done = len(state.asked) - 1
            words = f"The quiz is over: {state.right} of {done} right. {REST}" if done else f"The quiz is over. {REST}"
            return Reply(words=words, state=State(course=state.course))
        return Reply(words="Goodbye.", state=State(), ends=True)

    def _choose(self, titles: dict[str, str], wanted: str) -> Reply:
        slug = find_course(titles, wanted)
        if slug:
            return Reply(words=f"The course is {titles[slug]}. {REST}", state=State(course=slug), choices=("Quiz me",))
        names = list(titles.values())
        more = f" and {count(len(names) - MOST_NAMED, 'other')}" if len(names) > MOST_NAMED else ""
        words = f"Which course? There are: {'; '.join(names[:MOST_NAMED])}{more}. Say its name."
        return Reply(words=words, state=State(), choices=tuple(clip(name, 18) for name in names[:MOST_NAMED]))

    def _titles(self) -> dict[str, str]:
        """The titles of the courses that can be opened, by their file's name without the ending."""
        titles: dict[str, str] = {}
        for name, path in self._folder.files().items():
            try:
                with open_course(path) as course:
                    titles[name] = course.title
            except CourseError:
                continue
        return titles


def find_course(titles: dict[str, str], wanted: str) -> str:
    """The course that somebody means by these words: the one that shares most of them; empty where none stands out."""
    words = set(re.findall(r"\w+", wanted.lower())) - QUESTION_WORDS - FILLERS
    shared = {slug: len(words & set(re.findall(r"\w+", f"{slug} {title}".lower()))) for slug, title in titles.items()}
    most = max(shared.values())
    best = [slug for slug, found in shared.items() if found == most]
    return best[0] if most and len(best) == 1 else ""


def read_choice(plain: str, options: Sequence[str]) -> int | None:
    """Which option was chosen: by its letter, its number, its place, or its own words; None where none was.

    Args:
        plain: what was said, in lower case.
        options: the texts of the options.
    """
    own = [
        place for place, option in enumerate(options) if clip(option, LONGEST_UTTERANCE).lower().strip(" .") == plain
    ]
    if own:
        return own[0]
    bare = [word.strip(".,!") for word in plain.split()]
    # "a" and "one" are choices when they stand alone and fillers in "the first one, I think".
    kept = [word for word in bare if word not in FILLERS] or [word for word in bare if word in ("a", "one")]
    if len(kept) != 1:
        return None
    word = kept[0]
    places = (list(LETTERS.lower()), list(CARDINALS), list(ORDINALS), [str(place + 1) for place in range(len(LETTERS))])
    found = next((names.index(word) for names in places if word in names), None)
    return found if found is not None and found < len(options) else None


def _waiting(course: CourseFile, state: State) -> QuizQuestion | None:
    """The quiz question that waits for an answer; none where the course was built again without it."""
    if not state.open or not state.asked:
        return None
    return next((one for one in course.quiz if one.key == state.asked[-1]), None)


def _marked(course: CourseFile, state: State, question: QuizQuestion, chosen: int | None) -> Reply:
    """Mark an answer and go on."""
    words = say_mark(course, question, chosen)
    right = state.right + (chosen is not None and question.options[chosen].right)
    after = State(course=state.course, asked=state.asked, of=state.of, right=right)
    if len(state.asked) < state.of:
        return _next_question(course, after, words)
    rest = State(course=state.course)
    return Reply(words=f"{words} That was the last question: {right} of {state.of} right.", state=rest,
                 choices=("Quiz me", "Disagreements"))  # fmt: skip


def _next_question(course: CourseFile, state: State, before: str) -> Reply:
    of = state.of or min(QUIZ, len(course.quiz))
    chosen = choose_questions([one for one in course.quiz if one.key not in state.asked], (), 1)
    if not chosen:
        return Reply(
            words=f"{before} This course has no questions for a quiz.".strip(), state=State(course=state.course)
        )
    question = chosen[0]
    asked = (*state.asked, question.key)
    after = State(course=state.course, asked=asked, open=True, of=of, right=state.right)
    words = f"{before} {say_question(question, len(asked), of)}".strip()
    return Reply(words=words, state=after, choices=_letters(question))


def _ask_again(question: QuizQuestion, state: State) -> str:
    return say_question(question, len(state.asked), state.of)


def _letters(question: QuizQuestion | None) -> tuple[str, ...]:
    return tuple(LETTERS[: len(question.options)]) if question else ()


def _disputes(course: CourseFile, state: State) -> Reply:
    found = [finding for finding in course.findings if finding.kind in DISPUTED]
    if not found:
        words = "No disagreement was found between the sources. That does not prove that they are right."
        return Reply(words=words, state=State(course=state.course))
    start = state.told if state.told < len(found) else 0
    told = found[start : start + MOST_TOLD]
    lead = f"The sources disagree about {count(len(found), 'question')}. " if start == 0 else ""
    left = len(found) - start - len(told)
    more = f" Say “more disagreements” for the other {left}." if left else ""
    words = f"{lead}{' '.join(say_dispute(course, one) for one in told)}{more}"
    after = State(course=state.course, told=start + len(told))
    return Reply(words=words, state=after, choices=("More disagreements",) if left else ())


def _help(course: CourseFile, state: State) -> Reply:
    words = f"This is {course.title}, from {count(len(course.sources), 'source')}. {REST}"
    return Reply(words=words, state=state, choices=("Quiz me", "Disagreements"))
