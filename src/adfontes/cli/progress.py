"""A progress bar for what takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

PATIENCE: Final = 0.7
"""Seconds before the bar appears; quick work leaves no trace."""


class Bar:
    """Shows how far a job is, on standard error, where a person sees it; nothing in a pipe.

    Args:
        words: what to say for each stage of the job.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._started = time.monotonic()
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(file=sys.stderr),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def step(self, stage: str, done: int, total: int) -> None:
        """Take note of how far the job is (what :data:`adfontes.building.Progress` is)."""
        words = self._words.get(stage, stage)
        if self._task is None:
            if stage == "reading" and done == 0 and total > 1:
                self._show(words, done, total)  # many files: they will take a while
            elif time.monotonic() - self._started > PATIENCE:
                self._show(words, done, total)
            return
        self._progress.update(self._task, description=words, completed=done, total=total)

    def _show(self, words: str, done: int, total: int) -> None:
        self._task = self._progress.add_task(words, completed=done, total=total)
        self._progress.start()
