"""The report from a database: rows, scopes, months, targets, files; and the terminal."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.config import Config, Goal, Membership, RoleSettings, TargetSettings
from bot.domain.errors import NotAllowed, NotUnderstood
from bot.domain.figures.reports import Figure, Value
from bot.domain.figures.small_groups import ALL, Scope
from bot.domain.figures.spans import Month, Span, Year
from bot.domain.figures.targets import Aim
from bot.services.figures.charts import png
from bot.services.figures.report import Report
from bot.services.figures.reporting import Reporting, read_month
from bot.services.figures.tables import as_text, as_xlsx
from bot.store.sqlite.database import Store
from tests.support.clock import FixedClock
from tests.support.seeding import TEAM, followup, opening, placement
from tests.support.world import Town, services_over

LEADER = "U0LEADER1"
UNITS = (
    Membership(municipality="Kolding", team="Nord", members=("U1",)),
    Membership(municipality="Kolding", team="Syd", members=("U2",)),
    Membership(municipality="Vejle", members=("S1",)),
)
DECEMBER = datetime(2026, 12, 10, 9, tzinfo=UTC)


@pytest.fixture
def reporting(path: Path) -> Callable[..., Reporting]:
    def make(*goals: dict[str, object], now: datetime = DECEMBER) -> Reporting:
        targets = TargetSettings(units=UNITS, goals=tuple(Goal.model_validate(goal) for goal in goals))
        config = Config(targets=targets, roles=RoleSettings(leaders=(LEADER,)))
        town = Town(groups={"S1": ("U3",)})
        return services_over(Store(path, TEAM), config, clock=FixedClock(now), town=town).reporting

    return make


def many(db: sqlite3.Connection, broker: str, first: int, count: int, **facts: object) -> None:
    for number in range(first, first + count):
        placement(db, number, f"X{number}", broker, date(2026, 10, 5), **facts)


def test_every_figure_of_a_seeded_month(db: sqlite3.Connection, reporting: Callable[..., Reporting]) -> None:
    many(db, "U1", 1, 8, ordinary=4.0)
    many(db, "U2", 11, 6)
    many(db, "U3", 21, 7, ordinary=2.0)
    placement(db, 31, "X31", "U3", date(2026, 3, 2), end=date(2026, 11, 1))
    for number in range(1, 11):
        followup(db, number if number < 9 else number + 2, date(2026, 11, 9), done=date(2026, 11, 10))
    followup(db, 21, date(2026, 11, 16), state="cancelled")
    followup(db, 22, date(2026, 11, 16), state="covered")
    for number in range(1, 8):
        opening(db, number, "U1", datetime(2026, 11, number, 10, tzinfo=UTC), 1, 2, 5)
    opening(db, 8, "U2", datetime(2026, 11, 3, 10, tzinfo=UTC))
    opening(db, 9, "U2", datetime(2026, 11, 3, 10, tzinfo=UTC), state="closed", closing="merged")

    report = reporting().read("november")

    assert report.month == Month(2026, 11)
    expected = {
        Figure.LOGGED: Value(8),
        Figure.HANDED_OVER: Value(7),
        Figure.MATCHED: Value(7),
        Figure.FILLED: Value(0),
        Figure.DAYS_TO_CONTACT: Value(2.0, 7),
        Figure.DAYS_TO_MATCH: Value(5.0, 7),
        Figure.DAYS_TO_FILLED: Value(None, 0),
        Figure.ACTIVE: Value(21),
        Figure.WITH_ORDINARY: Value(15, 21),
        Figure.HOURS: Value(21 * 15.0),
        Figure.ORDINARY_HOURS: Value(8 * 4.0 + 7 * 2.0),
        Figure.ON_TIME: Value(10, 11),
    }
    assert {figure: report.now.of(ALL, figure) for figure in Figure} == expected
    assert report.now.of(Scope("Kolding"), Figure.ACTIVE) == Value(14)
    assert report.now.of(Scope("Kolding", "Nord"), Figure.ACTIVE) == Value(8)
    assert report.now.of(Scope("Vejle"), Figure.ACTIVE) == Value(7)


def test_hours_are_those_the_last_followup_found(db: sqlite3.Connection, reporting: Callable[..., Reporting]) -> None:
    many(db, "U1", 1, 5, hours=10.0)
    followup(db, 1, date(2026, 11, 2), done=date(2026, 11, 2), hours=20.0, ordinary=6.0)
    followup(db, 1, date(2026, 12, 1), done=date(2026, 12, 1), hours=37.0, ordinary=37.0)

    report = reporting().read("november")
    assert report.now.of(ALL, Figure.HOURS) == Value(60.0)
    assert report.before.of(ALL, Figure.HOURS) == Value(50.0)


def test_targets_with_documented_wages(db: sqlite3.Connection, reporting: Callable[..., Reporting]) -> None:
    many(db, "U1", 1, 20)
    for number in range(1, 13):
        placement(db, 100 + number, f"X{number}", "U1", date(2026, 11, 2), kind="ordinaert", hours=20.0, ordinary=20.0)
    goal = {
        "name": "Net",
        "scope": "kolding",
        "from": date(2026, 1, 1),
        "to": date(2026, 12, 31),
        "internships": 40,
        "ordinary_share": 50,
    }
    service = reporting(goal)
    for number in range(1, 8):
        service.document_wage(LEADER, f"X{number}")

    found = {one.aim: one for one in service.read("november Kolding").attainments}
    assert (found[Aim.INTERNSHIPS].reached, found[Aim.INTERNSHIPS].degree) == (20, 50)
    assert (found[Aim.ORDINARY].reached, found[Aim.ORDINARY].target, found[Aim.ORDINARY].verified) == (12, 20, 7)


def test_a_goal_that_is_over_is_no_longer_shown(reporting: Callable[..., Reporting]) -> None:
    goal = {"name": "Gammelt", "from": date(2025, 1, 1), "to": date(2025, 12, 31), "internships": 40}
    assert reporting(goal).read("november").attainments == ()
    assert len(reporting(goal).read("december 2025").attainments) == 1


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("", ALL),
        ("kolding", Scope("Kolding")),
        ("oktober VEJLE", Scope("Vejle")),
        ("nord", Scope("Kolding", "Nord")),
        ("Kolding, Syd oktober", Scope("Kolding", "Syd")),
    ],
)
def test_scopes_are_found_by_name(reporting: Callable[..., Reporting], words: str, scope: Scope) -> None:
    assert reporting().read(words).scope == scope


def test_an_unknown_scope_is_answered_with_the_known_ones(reporting: Callable[..., Reporting]) -> None:
    with pytest.raises(NotUnderstood) as refused:
        reporting().read("Atlantis")
    assert "Kolding" in (refused.value.question or "")


TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("words", "month", "rest"),
    [
        ("", Month(2026, 11), ""),
        ("2026-09", Month(2026, 9), ""),
        ("9/2025 Kolding", Month(2025, 9), "Kolding"),
        ("oktober", Month(2026, 10), ""),
        ("dec", Month(2025, 12), ""),
        ("november 2024 Vejle", Month(2024, 11), "Vejle"),
        ("Kolding sidste måned", Month(2026, 10), "Kolding"),
        ("denne måned", Month(2026, 11), ""),
        ("Marstal", Month(2026, 11), "Marstal"),
        ("2026-13", Month(2026, 11), "2026-13"),
        ("2026", Year(2026), ""),
        ("Kolding i år", Year(2026), "Kolding"),
        ("sidste år", Year(2025), ""),
    ],
)
def test_months_are_read_as_people_write_them(words: str, month: Span, rest: str) -> None:
    assert read_month(words, TODAY) == (month, rest)


def test_only_leaders_ask_for_figures(reporting: Callable[..., Reporting]) -> None:
    with pytest.raises(NotAllowed):
        reporting().status("U1", "")
    assert reporting().status(LEADER, "").month == Month(2026, 12)


def test_the_months_report_is_owed_once(db: sqlite3.Connection, reporting: Callable[..., Reporting]) -> None:
    many(db, "U1", 1, 1)
    tuesday = datetime(2026, 12, 1, 7, 59, tzinfo=UTC)
    assert reporting(now=tuesday).plan() == 0
    assert reporting(now=tuesday + timedelta(minutes=1)).plan() == 1
    assert reporting(now=tuesday + timedelta(days=9)).plan() == 0


def test_a_new_installation_owes_no_report_of_the_time_before_it(reporting: Callable[..., Reporting]) -> None:
    assert reporting().plan() == 0


@pytest.fixture
def report(db: sqlite3.Connection, reporting: Callable[..., Reporting]) -> Report:
    many(db, "U1", 1, 9, ordinary=3.0)
    many(db, "U3", 21, 3)
    goal = {"name": "=HYPERLINK(1)", "from": date(2026, 1, 1), "to": date(2026, 12, 31), "internships": 24}
    return reporting(goal).read("november")


def test_the_text_shows_figures_targets_and_why_something_is_missing(report: Report) -> None:
    shown = as_text(report)
    assert "Status for november 2026" in shown
    assert "12 af 24 (50 %)" in shown
    assert "vises ikke" in shown
    assert "færre end 5 borgere" in shown


def test_the_spreadsheet_holds_numbers_and_no_formulas(report: Report) -> None:
    sheets = zipfile.ZipFile(io.BytesIO(as_xlsx(report)))
    names = [name for name in sheets.namelist() if name.startswith("xl/worksheets/sheet")]
    contents = "".join(sheets.read(name).decode() for name in names)
    assert len(names) == 3
    assert "<f>" not in contents
    assert "<v>12</v>" in contents
    assert "HYPERLINK" in sheets.read("xl/sharedStrings.xml").decode()


def test_no_hidden_number_is_in_the_spreadsheet(report: Report) -> None:
    assert report.now.of(Scope("Vejle"), Figure.ACTIVE).hidden
    assert report.now.of(Scope("Kolding"), Figure.ACTIVE).amount is None


def test_the_picture_is_a_png(report: Report) -> None:
    assert png(report)[:8] == b"\x89PNG\r\n\x1a\n"


def test_the_terminal_gives_the_same_figures_and_files(db: sqlite3.Connection, path: Path, tmp_path: Path) -> None:
    for number in range(1, 10):
        placement(db, number, f"X{number}", "U1", date(2024, 4, 2), ordinary=3.0)
    config = tmp_path / "config.toml"
    config.write_text(f'[data]\nfolder = "{path.parent}"\n', encoding="utf-8")
    files = ["--png", str(tmp_path / "tal.png"), "--xlsx", str(tmp_path / "tal.xlsx")]
    result = CliRunner().invoke(
        main, ["--config", str(config), "report", "2024-05", *files], env={"SLACK_BOT_TOKEN": ""}
    )

    assert result.exit_code == 0
    assert "Status for maj 2024" in result.output
    assert "100 % (9 af 9)" in result.output
    assert (tmp_path / "tal.png").stat().st_size > 1000
    assert (tmp_path / "tal.xlsx").stat().st_size > 1000


@pytest.mark.parametrize("month", ["vrøvl", "2026-13", "2099-01"])
def test_the_terminal_says_how_to_write_a_month(db: sqlite3.Connection, path: Path, tmp_path: Path, month: str) -> None:
    many(db, "U1", 1, 1)
    config = tmp_path / "config.toml"
    config.write_text(f'[data]\nfolder = "{path.parent}"\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["--config", str(config), "report", month], env={"SLACK_BOT_TOKEN": ""})
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
