from __future__ import annotations

import pytest

from bot.tools.evaluating_when import Labelled, render, score

NOW = "2026-11-23T09:15"


def labelled(text: str, first: str | None, rule: str | None = None) -> Labelled:
    return Labelled.of({"text": text, "now": NOW, "first": first, "rule": rule, "note": ""})


@pytest.mark.parametrize(
    "line",
    [
        labelled("på onsdag", "2026-11-25T09:00"),
        labelled("hver 14. dag", "2026-12-07T09:00", "FREQ=DAILY;INTERVAL=14"),
        labelled("snarest", None),
    ],
)
def test_a_rule_counts_by_its_moments(line: Labelled) -> None:
    assert score([line]).exact == 1


@pytest.mark.parametrize(
    "line",
    [
        labelled("på onsdag", "2026-11-26T09:00"),
        labelled("på onsdag", "2026-11-25T09:00", "FREQ=WEEKLY"),
        labelled("hver uge", "2026-11-30T09:00", "FREQ=WEEKLY;INTERVAL=2"),
        labelled("hver uge", None),
        labelled("snarest", "2026-11-25T09:00"),
    ],
)
def test_a_wrong_moment_or_rule_is_a_miss(line: Labelled) -> None:
    figures = score([line])
    assert (figures.exact, len(figures.misses)) == (0, 1)


def test_the_table_lists_every_miss() -> None:
    shown = render(score([labelled("på onsdag", "2026-11-26T09:00"), labelled("på torsdag", "2026-11-26T09:00")]))
    assert "antal 2 · rigtige 1 · andel 0,5" in shown
    assert "på onsdag  2026-11-23T09:15  2026-11-25T09:00  2026-11-26T09:00" in shown
    assert "på torsdag" not in shown


def test_no_lines_are_no_error() -> None:
    assert score([]).share == 0.0


def test_a_line_without_its_text_is_an_error() -> None:
    with pytest.raises(KeyError):
        Labelled.of({"now": NOW, "first": None})
