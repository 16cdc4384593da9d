"""What a course is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from adfontes.language import annotate
from adfontes.sources import read_source
from adfontes.study.titles import compose_title

BODY = "The herring fleet was lost in a storm in 1881. Many boats of the herring fleet sank near the harbour.\n"


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        (("Loss of the Herring Fleet", "The loss of the herring fleet: notes", "Storms"), "Loss of the Herring Fleet"),
        (("LOSS OF THE HERRING FLEET", "LOSS OF THE HERRING FLEET", "Boats"), "Loss of the Herring Fleet"),
        (("Unit 3 and Herring Fleet", "Herring Fleet Disaster", "Herring Fleet Disaster"), "Herring Fleet Disaster"),
    ],
)
def test_a_title_is_whole_and_begins_with_what_it_names(tmp_path: Path, headings: tuple[str, ...], title: str) -> None:
    annotated = []
    for number, heading in enumerate(headings):
        path = tmp_path / f"{number}.md"
        path.write_text(f"# {heading}\n\n{BODY}", encoding="utf-8")
        annotated.append(annotate(read_source(path, path.name)))
    assert compose_title(annotated) == title
