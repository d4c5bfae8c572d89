"""The report's blocks: native ones within Slack's limits, the same figures as text, nothing hidden in between."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from datetime import time as clock

import pytest

from bot.domain.figures.reports import Basis, OpeningRow, PlacementRow, Rows, figures
from bot.domain.figures.small_groups import ALL, Scope
from bot.domain.figures.spans import Month, Period
from bot.domain.figures.targets import Aim, Attainment
from bot.domain.openings.drafts import OpeningType
from bot.services.figures.overview import Overview
from bot.services.figures.report import Report
from bot.slack import reports as shown
from bot.slack.rendering import render
from bot.store.reports import BrokerLoad
from bot.workspace.api.validation import check_message
from danish.workdays import WorkCalendar, at

NOVEMBER = Month(2026, 11)
TODAY = date(2026, 12, 1)


def report(municipalities: int, each: int = 12, small: int = 0) -> Report:
    """So many municipalities with ``each`` citizens, the last with ``small`` where that is given."""
    units = tuple(Scope(f"Kommune nummer {number:02}", "") for number in range(municipalities))
    rows: list[PlacementRow] = []
    openings: list[OpeningRow] = []
    for place, unit in enumerate(units):
        size = small if small and place == municipalities - 1 else each
        for number in range(size):
            citizen = place * 100 + number
            rows.append(
                PlacementRow(
                    citizen, f"X{citizen}", unit, OpeningType.SMAAJOB, date(2026, 9, 1), hours=10.0,
                    ordinary=5.0 if number % 2 else None,
                )
            )  # fmt: skip
            logged = at(date(2026, 11, 3), clock(9))
            openings.append(OpeningRow(citizen, unit, logged, logged, logged, logged))
    basis = Basis(units, WorkCalendar(), 3, 5, TODAY)
    period, before = Period(NOVEMBER.first, NOVEMBER.last), Period(NOVEMBER.previous.first, NOVEMBER.previous.last)
    everything = Rows(tuple(openings), tuple(rows))
    now, last = figures(everything, period, basis), figures(everything, before, basis)
    attainments = tuple(Attainment("Net", Scope(unit.municipality), Aim.ORDINARY, 6, 12, 4, 12, 50.0) for unit in units)
    parts = tuple(Scope(unit.municipality) for unit in units)
    return Report(NOVEMBER, NOVEMBER.last, ALL, parts, now, last, (last, now), attainments, 3, 5)


@pytest.mark.parametrize("municipalities", [1, 3, 25, 98])
@pytest.mark.parametrize("modern", [True, False])
def test_a_report_of_any_size_is_a_valid_message(municipalities: int, *, modern: bool) -> None:
    message = render(report(municipalities))
    blocks = message.blocks if modern else message.instead
    assert check_message({"text": message.text, "blocks": list(blocks)}) == []


def test_the_new_blocks_and_the_old_ones_have_the_same_figures() -> None:
    message = render(report(3))
    assert {"data_table", "data_visualization"} <= {block["type"] for block in message.blocks}
    assert {block["type"] for block in message.instead} <= {"header", "section", "context", "actions"}
    for figure in ("36", "50 % (18 af 36)", "360"):
        assert figure in json.dumps(message.blocks, ensure_ascii=False)
        assert figure in json.dumps(message.instead, ensure_ascii=False)


def test_what_is_hidden_stands_in_neither() -> None:
    message = render(report(3, small=3))
    for blocks in (message.blocks, message.instead):
        words = json.dumps(blocks, ensure_ascii=False)
        assert "vises ikke" in words
        assert "færre end 5 borgere" in words


def test_the_leaders_view_names_everybody_who_is_late_first() -> None:
    loads = tuple(BrokerLoad(f"U{n}", 60 - n, max(0, 5 - n), date(2026, 11, 2)) for n in range(80))
    message = shown.overview(Overview(loads, (), 47, 5))
    assert check_message({"text": message.text, "blocks": list(message.blocks)}) == []
    words = json.dumps(message.blocks, ensure_ascii=False)
    assert "60 forløb, 13 over 47" in words
    assert "*5 over tiden*" in words


def test_without_anybody_the_leader_is_told_so() -> None:
    message = shown.overview(Overview((), (), 47, 5))
    assert "Der er ingen aktive forløb" in json.dumps(message.blocks, ensure_ascii=False)


def test_a_running_month_says_until_when() -> None:
    running = replace(report(1), until=date(2026, 11, 12))
    assert "til og med 12. november 2026" in json.dumps(render(running).blocks, ensure_ascii=False)
