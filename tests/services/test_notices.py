"""What is owed has one shape for each kind: strict, in one table, and checked by the type checker."""

from __future__ import annotations

import inspect
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.domain.deliveries import Delivery, Owed
from bot.domain.openings.deadlines import Level, Matter
from bot.domain.placements.covers import Cover
from bot.services.delivery.notice import Notice, UnreadableNotice
from bot.services.delivery.notices import NOTICES, notice_of
from bot.services.delivery.undelivered import UndeliveredNotice
from bot.services.openings.notices import FitNotice, LateMatter, OpeningsDueNotice
from bot.services.placements.notices import CoverEndedNotice, HandedOnNotice
from bot.store.sqlite.database import Store
from tests.support.world import opened

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ROOT = Path(__file__).parents[2]

SOME: list[Owed] = [
    FitNotice("U1", 3, fit=7),
    HandedOnNotice("U1", 3, 2, "U2"),
    CoverEndedNotice("U1", Cover("U1", "U2", date(2026, 12, 20), date(2027, 1, 3), 4), "U2"),
    OpeningsDueNotice("U1", NOW, (LateMatter(3, Matter.QUALIFY, Level.COORDINATOR),)),
    UndeliveredNotice("U1", date(2026, 11, 23)),
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return opened(tmp_path / "brobygger.sqlite")


@pytest.mark.parametrize("notice", SOME, ids=lambda notice: type(notice).__name__)
def test_what_is_owed_is_read_as_it_was_written(store: Store, notice: Owed) -> None:
    with store.write() as unit:
        unit.deliveries.owe(notice, now=NOW)
        delivery = unit.deliveries.claim(NOW)

    assert delivery is not None
    assert (delivery.kind, delivery.key) == (notice.kind, notice.key)
    assert notice_of(delivery) == notice


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("wish_fit", {"number": 3, "case_ref": "A1"}),
        ("wish_fit", {"number": "3", "fit": 7}),
        ("wish_fit", {"number": 3, "fit": 7, "more": 1}),
        ("undelivered", {"day": "i går"}),
        ("no_such_kind", {}),
    ],
)
def test_a_shape_that_is_not_written_is_not_read(kind: str, subject: dict[str, object]) -> None:
    with pytest.raises(UnreadableNotice):
        notice_of(Delivery(1, kind, "a", "U1", subject, NOW, attempts=1, taken_over=False))


def every_kind(of: type[Owed]) -> set[str]:
    """By name: a dataclass with slots is made twice."""
    found = {kind for child in of.__subclasses__() for kind in every_kind(child)}
    return found if inspect.isabstract(of) else found | {of.__name__}


def test_every_kind_stands_in_the_table_under_a_name_of_its_own() -> None:
    assert every_kind(Notice) == {notice.__name__ for notice in NOTICES}
    assert len({notice.kind for notice in NOTICES}) == len(NOTICES)


SNIPPET = """
from datetime import UTC, datetime

from bot.services.openings.notices import FitNotice
from bot.slack.rendering import render
from bot.store.unit import Unit

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def right(unit: Unit) -> None:
    unit.deliveries.owe(FitNotice("U1", number=3, fit=7), now=NOW)


def stale(unit: Unit) -> None:
    unit.deliveries.owe(FitNotice("U1", number=3, case_ref="A1"), now=NOW)


def untyped(unit: Unit) -> None:
    unit.deliveries.owe({"kind": "wish_fit", "number": 3}, now=NOW)


def unknown_look() -> None:
    render("a text")
"""


@pytest.mark.slow
def test_another_shape_does_not_pass_the_type_check(tmp_path: Path) -> None:
    """Each of the three wrong calls is an error, the right one is none."""
    file = tmp_path / "snippet.py"
    file.write_text(SNIPPET, encoding="utf-8")
    checker = Path(sys.executable).with_name("basedpyright")
    done = subprocess.run([checker, "--project", ROOT, file], capture_output=True, text=True, check=False)
    lines = {int(line.split(":")[1]) for line in done.stdout.splitlines() if " - error: " in line}

    wrong = {number for number, line in enumerate(SNIPPET.splitlines(), 1) if "case_ref" in line or "{" in line}
    wrong |= {number for number, line in enumerate(SNIPPET.splitlines(), 1) if 'render("' in line}
    assert lines == wrong, done.stdout
