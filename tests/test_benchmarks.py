"""The figures' own ground: the labelled files can be read, the results are a page of the run, nothing is by hand."""

from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from benchmarks import run
from benchmarks.measure import INPUTS, Figure
from benchmarks.run import BENCHMARKS, Result, page, table
from bot.tools.evaluating_openings import Labelled as LabelledOpening
from knowledge.loader import load

BENCH = Path(__file__).parents[1] / "benchmarks"


def records(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (INPUTS / name).read_text(encoding="utf-8").splitlines()]


def test_every_benchmark_is_run_and_the_other_way_round() -> None:
    assert {path.stem for path in (BENCH / "suite").glob("*.py")} - {"__init__"} == set(BENCHMARKS)


@pytest.mark.parametrize("name", BENCHMARKS)
def test_every_benchmark_finds_what_it_measures(name: str) -> None:
    """Names move; a benchmark that is run seldom must not be left behind."""
    assert callable(importlib.import_module(f"benchmarks.suite.{name}").main)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["search", "dates", "openings", "talk", "matching"])
def test_a_benchmark_runs_small_and_finds_something(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "QUICK", True)
    result = run.measured(name, BENCHMARKS[name])

    assert result.broken == ""
    assert result.figures


@pytest.mark.parametrize("name", ["questions_fresh.jsonl", "questions_outside.jsonl"])
def test_labelled_questions_name_entries_that_exist(name: str) -> None:
    known = set(load().entries)
    named = {one for record in records(name) for one in record["ids"]}  # pyright: ignore

    assert named <= known


def test_labelled_openings_can_be_read() -> None:
    read = [LabelledOpening.of(record) for record in records("openings_fresh.jsonl")]

    assert any(one.openings for one in read)
    assert not all(one.openings for one in read)


def test_peers_stand_side_by_side_and_what_was_not_reached_comes_first() -> None:
    figures = [
        Figure("right", 0.9, "share"),
        Figure("right", 0.5, "share", "peer"),
        Figure("a question", 4.0, "ms", aim=3),
    ]
    assert table(figures) == [
        "|  | Brobygger | peer | aim |",
        "| --- | --- | --- | --- |",
        "| right | 90 % | 50 % |  |",
        "| a question | 4 ms | – | 3 ms |",
    ]

    written = page({"cores": "2"}, [Result("search", "Questions", 1.0, figures)], {})
    assert written.index("- a question: 4 ms (aim 3 ms)") < written.index("## Questions")


def test_what_is_not_installed_and_what_broke_is_said() -> None:
    result = Result("search", "Questions", left_out=["peer is left out: not installed."], broken="Traceback")
    written = page({}, [result], {})

    assert "peer is left out: not installed." in written
    assert "`search` did not end well" in written
