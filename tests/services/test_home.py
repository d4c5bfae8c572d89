"""Homes: within Slack's limits however much there is, published when something changes, safe against races."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.config import Config, RoleSettings
from bot.domain.errors import Refused
from bot.domain.openings.matching import Fit, Suggestion, Wish
from bot.domain.openings.opening import Opening
from bot.domain.placements.covers import Cover
from bot.domain.placements.reminders import Reminder
from bot.services.day.home import Homes, HomeView, Moved
from bot.slack import home as shown
from bot.store.answers.experts import ExpertThread
from bot.store.answers.questions import Asked
from bot.store.sqlite.database import Store
from bot.workspace.api.validation import check_view
from danish.workdays import local
from tests.knowledge.small_library import entry
from tests.support.clock import FixedClock
from tests.support.seeding import TEAM, followup, opening, placement
from tests.support.world import services_over

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


class FakeBoard:
    """Keeps what it is shown; ``races`` publications of somebody else come first."""

    def __init__(self) -> None:
        self.views: list[HomeView] = []
        self.hash = ""
        self.races = 0

    def digest(self, view: HomeView) -> str:
        return str(shown.home(view))

    def publish(self, view: HomeView, seen: str) -> str:
        if self.races:
            self.races -= 1
            self.hash = f"other-{self.races}"
        if seen not in {"", self.hash}:
            raise Moved
        self.views.append(view)
        self.hash = f"h{len(self.views)}"
        return self.hash


@pytest.fixture
def board() -> FakeBoard:
    return FakeBoard()


@pytest.fixture
def homes(path: Path, board: FakeBoard) -> Homes:
    return services_over(Store(path, TEAM), clock=FixedClock(NOW), board=board).homes


def seed(db: sqlite3.Connection, count: int, broker: str = "U1", first: int = 1) -> None:
    for number in range(first, first + count):
        placement(db, number, f"X{number}", broker, date(2026, 10, 5), ordinary=2.0)
        followup(db, number, TODAY + timedelta(days=number % 9 - 4))


def due_numbers(view: HomeView) -> Sequence[int]:
    return [line.placement.number for line in (*view.day.late, *view.day.due)]


def test_today_and_overdue_come_first_the_rest_by_their_next_day(db: sqlite3.Connection, homes: Homes) -> None:
    seed(db, 9)
    view = homes.view("U1")
    assert due_numbers(view) == [9, 1, 2, 3, 4]
    assert [line.placement.number for line in view.placements] == [9, 1, 2, 3, 4, 5, 6, 7, 8]
    assert view.day.late[0].late == 2  # due on Thursday, Friday and Monday have passed


def test_what_one_covers_for_somebody_else_stands_on_ones_home(
    db: sqlite3.Connection, path: Path, homes: Homes
) -> None:
    seed(db, 2, broker="U2")
    with Store(path, TEAM).write() as unit:
        unit.covers.add(Cover("U2", "U1", TODAY, TODAY), NOW)
    view = homes.view("U1")
    assert due_numbers(view) == [1, 2]
    assert view.placements == ()


@pytest.mark.parametrize("count", [0, 1, 19, 20, 21, 60, 400])
def test_a_home_of_any_size_is_valid(db: sqlite3.Connection, homes: Homes, count: int) -> None:
    seed(db, count)
    view = homes.view("U1")
    for page in range(view.pages):
        assert check_view(shown.home(homes.view("U1", page))) == []


def test_the_fullest_home_has_at_most_a_hundred_blocks(db: sqlite3.Connection, path: Path, homes: Homes) -> None:
    seed(db, 400)
    for number in range(1, 40):
        opening(db, number, "U1", NOW)
    with Store(path, TEAM).write() as unit:
        for number in range(40):
            at = datetime(2026, 12, 1, 9)
            reminder = Reminder(0, "U1", f"ringe {number}", at, None, at, NOW + timedelta(days=8))
            unit.reminders.add(reminder, NOW)
        for number in range(12):
            unit.covers.add(Cover("U1", f"U{number + 2}", TODAY + timedelta(days=number), TODAY), NOW)
    view = homes.view("U1", page=3)
    view = replace(view, fits=(Suggestion(view.openings[0], Fit(Wish("A12", "U1", ("lager",)), 90, ())),) * 6)
    assert len(view.openings) == 39
    assert len(shown.home(view)["blocks"]) <= 100
    assert check_view(shown.home(view)) == []


def test_the_fullest_home_of_all_roles_has_at_most_a_hundred_blocks(db: sqlite3.Connection, path: Path) -> None:
    seed(db, 400)
    for number in range(1, 40):
        opening(db, number, "U1", NOW - timedelta(days=20))
        opening(db, number + 100, "U2", NOW, 0.1)
    db.execute("UPDATE openings SET holder = NULL WHERE number < 20")
    with Store(path, TEAM).write() as unit:
        for number in range(40):
            for day in (NOW - timedelta(days=3), NOW + timedelta(days=3)):
                unit.reminders.add(Reminder(0, "U1", f"ringe {number}", local(day), None, local(day), day), NOW)
            asked = unit.questions.add(Asked("D1", "", "U3", f"Hvad med nummer {number}?", NOW, "unknown"))
            unit.experts.open_thread(ExpertThread("C9", f"{number}.1", asked))
        unit.covers.add(Cover("U2", "U1", TODAY, TODAY), NOW)
    old = date(2024, 1, 1)
    entries = [entry(f"ordning-{one}", f"Ordning {one}", "Kort.", questions=("?",), reviewed=old) for one in range(9)]
    roles = RoleSettings(coordinators=("U1",), leaders=("U1",), curators=("U1",))
    homes = services_over(Store(path, TEAM), Config(roles=roles), clock=FixedClock(NOW), entries=entries).homes
    view = homes.view("U1")
    view = replace(view, fits=(Suggestion(view.openings[0], Fit(Wish("A12", "U1", ("lager",)), 90, ())),) * 6)
    assert view.desks.coordinating is not None
    assert view.desks.leading is not None
    assert view.desks.curating is not None
    assert len(view.desks.curating.questions) == 40
    assert len(shown.home(view)["blocks"]) <= 100
    assert check_view(shown.home(view)) == []


def test_a_home_counts_late_and_today_and_what_waits(db: sqlite3.Connection, homes: Homes) -> None:
    seed(db, 9)
    opening(db, 1, "U1", NOW - timedelta(days=6), 0.1)
    opening(db, 2, "U1", NOW)
    view = homes.view("U1")
    assert shown.headline(view) == "4 over tiden · 1 i dag · 1 åbning venter på dig"
    assert [one.opening.number for one in view.day.waiting] == [1]
    assert [one.number for one in view.openings] == [2]
    assert [line.placement.number for line in view.day.coming] == [5, 6, 7, 8]


def test_a_home_nobody_has_opened_is_not_published(board: FakeBoard, homes: Homes) -> None:
    homes.changed("U1")
    assert board.views == []


def test_a_change_is_published_and_nothing_is_not(db: sqlite3.Connection, board: FakeBoard, homes: Homes) -> None:
    homes.opened("U1")
    homes.changed("U1")
    assert len(board.views) == 1

    seed(db, 1)
    homes.changed("U1", "U1", "U2")
    assert [view.total for view in board.views] == [0, 1]


def test_a_race_is_won_with_what_holds_then(db: sqlite3.Connection, board: FakeBoard, homes: Homes) -> None:
    homes.opened("U1")
    seed(db, 1)
    board.races = 1
    homes.changed("U1")
    assert board.views[-1].total == 1


def test_the_page_is_kept_when_something_changes_and_first_when_it_is_opened(
    db: sqlite3.Connection, board: FakeBoard, homes: Homes
) -> None:
    seed(db, 50)
    homes.opened("U1")
    homes.turn("U1", 2)
    followup(db, 1, TODAY)
    homes.changed("U1")
    assert [view.page for view in board.views] == [0, 2, 2]
    homes.opened("U1")
    assert board.views[-1].page == 0


def test_settings_are_kept_where_they_differ_from_the_installations(homes: Homes) -> None:
    homes.prefer("U1", digest_at="08:00", bundled=True, phone_calls=False, municipality="")
    assert homes.view("U1").settings.digest_at is None
    homes.prefer("U1", digest_at="09:30", bundled=False, phone_calls=True, municipality=" Kolding ")
    person = homes.view("U1").settings
    assert (person.digest_at, person.bundled, person.phone_calls) == (time(9, 30), False, True)
    assert person.municipality == "Kolding"
    with pytest.raises(Refused):
        homes.prefer("U1", digest_at="", bundled=True, phone_calls=False, municipality="x" * 100)


def test_the_times_to_choose_from_lie_inside_working_hours(homes: Homes) -> None:
    times = homes.times()
    assert (times[0], times[-1], len(times)) == (time(8), time(15, 30), 16)


def test_the_settings_form_is_valid_for_a_time_of_its_own(homes: Homes) -> None:
    view = replace(homes.view("U1"), digest_at=time(9, 30))
    assert check_view(shown.settings(view.settings, homes.times(), view)) == []


def test_an_opening_shown_on_home_is_the_holders(db: sqlite3.Connection, homes: Homes) -> None:
    opening(db, 1, "U1", NOW)
    opening(db, 2, "U2", NOW)
    found: tuple[Opening, ...] = homes.view("U1").openings
    assert [one.number for one in found] == [1]
