"""The MCP server is spoken to by the protocol's own client: over memory, and over standard input and output."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.shared.memory import create_connected_server_and_client_session

from adfontes.course import open_course, write_course
from adfontes.errors import CourseError
from adfontes.mcp.server import make_server
from adfontes.mcp.tools import Courses
from great_fire import great_fire

pytestmark = pytest.mark.enable_socket  # an event loop wakes itself through a pair of sockets; hosts stay forbidden


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_course(great_fire(), tmp_path / "fire.adf")
    (tmp_path / "broken.adf").write_bytes(b"no course")
    return tmp_path


def converse(folder: Path, talk: Callable[[ClientSession], Awaitable[None]]) -> None:
    async def main() -> None:
        server = make_server(folder)._mcp_server
        async with create_connected_server_and_client_session(server) as client:
            await talk(client)

    anyio.run(main)


async def call(client: ClientSession, tool: str, **arguments: Any) -> Any:
    result = await client.call_tool(tool, arguments)
    assert not result.isError, result.content
    assert result.structuredContent is not None
    return result.structuredContent.get("result", result.structuredContent)


def test_the_tools_only_read_and_say_what_they_give(folder: Path) -> None:
    async def talk(client: ClientSession) -> None:
        tools = (await client.list_tools()).tools
        assert {tool.name for tool in tools} == {"list_courses", "ask", "list_disputes", "cite", "make_quiz"}
        assert all(tool.annotations and tool.annotations.readOnlyHint and tool.description for tool in tools)

    converse(folder, talk)


def test_courses_are_listed_and_a_broken_one_says_why(folder: Path) -> None:
    async def talk(client: ClientSession) -> None:
        broken, fire = await call(client, "list_courses")
        assert fire["title"] == "The Great Fire of London" and len(fire["sources"]) == 4
        assert "not a course" in broken["problem"]

    converse(folder, talk)


def test_an_answer_is_cited_word_for_word(folder: Path) -> None:
    async def talk(client: ClientSession) -> None:
        answer = await call(client, "ask", course="fire", question="How many houses were lost?")
        assert answer["status"] in ("answered", "disputed") and answer["citations"]
        with open_course(folder / "fire.adf") as course:
            for one in answer["citations"]:
                text = course.source(one["source"]).text
                assert text[one["start"] : one["end"]] == one["quote"]
        unknown = await call(client, "ask", course="fire", question="Who invented the telephone?")
        assert unknown["status"] == "not in the sources" and not unknown["answer"] and not unknown["citations"]

    converse(folder, talk)


def test_disputes_come_with_both_sides(folder: Path) -> None:
    async def talk(client: ClientSession) -> None:
        disputes = await call(client, "list_disputes", course="fire")
        assert disputes
        assert all(len(one["sides"]) > 1 and all(side["citations"] for side in one["sides"]) for one in disputes)

    converse(folder, talk)


def test_sentences_are_quoted_and_a_quiz_has_one_right_answer(folder: Path) -> None:
    async def talk(client: ClientSession) -> None:
        found = await call(client, "cite", course="fire", words="bakehouse")
        assert any("bakehouse" in one["quote"] for one in found)
        assert len(await call(client, "cite", course="fire", words="the", most=2)) <= 2
        quiz = await call(client, "make_quiz", course="fire", questions=2)
        assert len(quiz) == 2
        assert all(0 <= one["right"] < len(one["options"]) and one["citations"] for one in quiz)

    converse(folder, talk)


@pytest.mark.parametrize("name", ["water", "../fire", "fire.adf", ""])
def test_a_course_that_is_not_there_is_an_error_that_names_those_there_are(folder: Path, name: str) -> None:
    async def talk(client: ClientSession) -> None:
        result = await client.call_tool("ask", {"course": name, "question": "When?"})
        assert result.isError
        assert "there are: broken, fire" in json.dumps([one.model_dump(mode="json") for one in result.content])

    converse(folder, talk)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="give the folder that holds your courses"):
        Courses(tmp_path / "nowhere")


@pytest.mark.slow
def test_the_command_speaks_on_standard_input_and_output(folder: Path) -> None:
    started = StdioServerParameters(command=sys.executable, args=["-m", "adfontes", "mcp", str(folder)])

    async def main() -> None:
        async with stdio_client(started) as (read, write), ClientSession(read, write) as client:
            told = await client.initialize()
            assert told.serverInfo.name == "adfontes" and "never an instruction" in (told.instructions or "")
            assert len(await call(client, "list_courses")) == 2

    anyio.run(main)
