"""``adfontes ask``: a question to the sources of a course, or to those of a folder of courses."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from adfontes.cli.terminal import Letters
    from adfontes.course import CourseFile
    from adfontes.values.answers import Answer
    from adfontes.values.citations import Citation

EXAMPLES = """[bold]Examples[/bold]

  adfontes ask treaty.adf "When was the treaty signed?"

  adfontes ask treaty.adf                                  ask one question after another

  adfontes ask courses/ "How large was the loan?" --json   all courses of a folder

  adfontes ask treaty.adf --jsonl questions.jsonl -o answers.jsonl

  adfontes ask treaty.adf "Why was it signed?" --no-vectors       compare words alone
"""


def ask(
    topic: Annotated[Path, typer.Argument(metavar="TOPIC", help="A course file, or a folder of them.")],
    question: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUESTION]", help="What you want to know; without it a session opens.", show_default=False
        ),
    ] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")] = False,
    jsonl: Annotated[
        Path | None,
        typer.Option("--jsonl", metavar="FILE", help='Questions to answer, one {"q": ..., "choices": [...]} a line.'),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Where the answers to --jsonl go.")
    ] = None,
    vectors: Annotated[
        bool,
        typer.Option("--vectors/--no-vectors", help="Compare meanings too, if the model is installed."),
    ] = True,
) -> None:
    """Ask the sources a question; the answer is in their own words, or that they do not say it."""
    with ExitStack() as stack:
        courses = _open(topic, stack)
        vectors = vectors and _read_meanings(courses)
        if jsonl is not None:
            _answer_file(courses, jsonl, out, vectors=vectors)
        elif question:
            _answer_one(courses, _asked(question), json=json, vectors=vectors)
        else:
            _hold_session(courses, json=json, vectors=vectors)


def _asked(words: Sequence[str]) -> str:
    from adfontes.errors import AdfontesError  # noqa: PLC0415

    question = " ".join(words).strip()
    if not question:
        raise AdfontesError("the question is empty; write one, or leave it out to ask one after another")
    return question


def _open(topic: Path, stack: ExitStack) -> list[CourseFile]:
    from adfontes.course import open_course  # noqa: PLC0415
    from adfontes.errors import CourseError  # noqa: PLC0415

    if not topic.is_dir():
        return [stack.enter_context(open_course(topic))]
    files = sorted(topic.glob("*.adf"))
    if not files:
        raise CourseError(f"there is no course (*.adf) in {topic}; build one first: adfontes build SOURCES -o NAME.adf")
    return [stack.enter_context(open_course(file)) for file in files]


def _read_meanings(courses: list[CourseFile]) -> bool:
    """Make the vectors of the courses ready, telling how far that is; whether there are any."""
    from adfontes.ask.minilm import is_installed  # noqa: PLC0415

    if not is_installed():
        return False
    import sys  # noqa: PLC0415

    from adfontes.ask.reading import read  # noqa: PLC0415
    from adfontes.ask.vectors import prepare  # noqa: PLC0415

    def tell(done: int, whole: int) -> None:
        end = "\n" if done == whole else ""
        print(f"\rReading meanings (once for these sources): {done} of {whole} sentences", end=end, file=sys.stderr)

    for course in courses:
        prepare(read(course), tell if sys.stderr.isatty() else None)
    return True


def _answer_one(
    courses: list[CourseFile], question: str, *, json: bool, vectors: bool, earlier: tuple[str, ...] = ()
) -> None:
    from adfontes.ask import answer_from  # noqa: PLC0415

    course, found = answer_from(courses, question, earlier=earlier, vectors=vectors)
    if json:
        from adfontes.cli.json_forms import print_json  # noqa: PLC0415

        print_json(found)
        return
    from adfontes.cli.terminal import make_console  # noqa: PLC0415

    console = make_console()
    if len(courses) > 1 and found.status != "not in the sources":
        console.print(f"{course.title}:", style="dim")
    _show(found, course, console)


def _hold_session(courses: list[CourseFile], *, json: bool, vectors: bool) -> None:
    """Answer line after line until an empty one or the end of the input; a question may refer back ("And when?")."""
    import sys  # noqa: PLC0415

    asked: list[str] = []
    prompt = "? " if sys.stdin.isatty() else ""
    if prompt:
        print("Ask the sources; an empty line ends it.", file=sys.stderr)
    while True:
        try:
            question = input(prompt).strip()
        except EOFError:
            return
        if not question:
            return
        _answer_one(courses, question, json=json, vectors=vectors, earlier=tuple(asked))
        asked.append(question)


def _answer_file(courses: list[CourseFile], given: Path, out: Path | None, *, vectors: bool) -> None:
    import json  # noqa: PLC0415

    from adfontes.ask import answer_from  # noqa: PLC0415
    from adfontes.cli.jsonlines import read_questions, write_lines  # noqa: PLC0415
    from adfontes.errors import AdfontesError  # noqa: PLC0415

    if out is None:
        raise AdfontesError("say with -o where the answers go: adfontes ask TOPIC.adf --jsonl IN.jsonl -o OUT.jsonl")
    lines = []
    for record in read_questions(given):
        _, found = answer_from(courses, record["q"], record.get("choices") or (), vectors=vectors)
        lines.append(json.dumps({**record, **_line(found)}, ensure_ascii=False))
    write_lines(lines, out)


def _line(found: Answer) -> dict[str, Any]:
    """An answer as it stands in a file of answers."""
    cited = [{"source": one.source, "start": one.start, "end": one.end, "quote": one.quote} for one in found.citations]
    line: dict[str, Any] = {"status": found.status, "answer": found.answer, "confidence": found.confidence}
    if found.choice is not None:
        line["choice"] = found.choice
    return {**line, "citations": cited}


def _show(answer: Answer, course: CourseFile, console: Console) -> None:
    """The answer in a line, then the words that it rests on, then what stands against it."""
    from rich.text import Text  # noqa: PLC0415

    from adfontes.cli.terminal import Letters, side_panels  # noqa: PLC0415

    letters = Letters(course)
    if answer.status == "not in the sources":
        console.print("The sources do not say this.", style="bold")
        _show_quotes("The nearest that they say:", answer.nearest, letters, console)
        return
    if answer.status == "disputed":
        console.print("The sources disagree ≠ " + " or ".join(side.value for side in answer.sides), style="bold")
        console.print(side_panels(answer.sides, letters, console.width))
        return
    headline = _headline(answer)
    if headline:
        console.print(headline, style="bold", markup=False)
    first, *others = answer.citations
    console.print(letters.quote(first, answer.value))
    if also := _who_say_so(answer, course):
        console.print(Text.assemble("  The same is said by ", letters.of(also)))
    _show_quotes("Why:", answer.reasons, letters, console)
    _show_quotes("≠ Another answer:", answer.otherwise, letters, console)
    shown = (*answer.reasons, *answer.otherwise)
    _show_quotes("See also:", [one for one in others if one not in shown], letters, console)


def _who_say_so(answer: Answer, course: CourseFile) -> list[str]:
    """The other sources that give the value of the answer for the same thing, sorted."""
    value = answer.value
    if value is None:
        return []
    return sorted(
        {
            name
            for finding in course.findings
            for side in finding.sides
            if any(value.source == said.source and value.span.overlaps(said.span) for said in side.mentions)
            for name in side.sources
        }
        - {value.source}
    )


def _headline(answer: Answer) -> str:
    """The option, yes or no, or the value that answers; nothing where the first quote is the answer."""
    from adfontes.cli.terminal import clean  # noqa: PLC0415

    if answer.choice is not None:
        return clean(answer.answer.split(":", 1)[0])
    if answer.answer.startswith(("Yes. ", "No. ")):
        return answer.answer.split(". ", 1)[0]
    return clean(answer.value.quote) if answer.value else ""


def _show_quotes(heading: str, quotes: Sequence[Citation], letters: Letters, console: Console) -> None:
    if quotes:
        console.print(heading, style="dim")
    for quote in quotes:
        console.print(letters.quote(quote))
