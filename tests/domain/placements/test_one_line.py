"""What is written in one line after /bro."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.domain.openings.drafts import OpeningType
from bot.domain.placements import one_line
from danish.dates import Unclear, When

NOW = datetime(2026, 11, 23, 9, 15)


@pytest.mark.parametrize(
    ("text", "reference", "company", "first", "rule"),
    [
        ("A12 hos Netto hver 4. uge fra 1. december", "A12", "Netto", "2026-12-01T09:00", "FREQ=WEEKLY;INTERVAL=4"),
        ("A12 hos Byens Bageri, hver anden torsdag kl. 10", "A12", "Byens Bageri", "2026-11-26T10:00", None),
        ("B7 hos Havne & Søn på torsdag", "B7", "Havne & Søn", "2026-11-26T09:00", None),
        ("Mette Hansen hos Netto i morgen", "Mette Hansen", "Netto", "2026-11-24T09:00", None),
    ],
)
def test_reference_company_and_date_are_told_apart(
    text: str, reference: str, company: str, first: str, rule: str | None
) -> None:
    read = one_line.read_follow(text, NOW)

    assert read is not None
    assert (read.reference, read.company) == (reference, company)
    assert isinstance(read.when, When)
    assert read.when.first == datetime.fromisoformat(first)
    assert rule is None or read.when.rule == rule


def test_without_a_date_the_usual_plan_is_meant() -> None:
    read = one_line.read_follow("A12 i praktik hos Netto i Kolding", NOW)

    assert read is not None
    assert (read.reference, read.company, read.when) == ("A12", "Netto i Kolding", None)
    assert read.kind is OpeningType.VIRKSOMHEDSPRAKTIK


def test_a_date_that_does_not_exist_is_asked_about() -> None:
    read = one_line.read_follow("A12 hos Netto hver 4. uge fra 31. februar", NOW)

    assert read is not None
    assert isinstance(read.when, Unclear)


def test_without_a_company_it_is_no_placement() -> None:
    assert one_line.read_follow("A12", NOW) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("20/12-3/1", date(2026, 12, 20), date(2027, 1, 3)),
        ("fra 20/12 til 3/1", date(2026, 12, 20), date(2027, 1, 3)),
        ("20. december - 3. januar", date(2026, 12, 20), date(2027, 1, 3)),
        ("21.-23. december", date(2026, 12, 21), date(2026, 12, 23)),
        ("fra i dag til fredag", date(2026, 11, 23), date(2026, 11, 27)),
        ("i morgen", date(2026, 11, 24), date(2026, 11, 24)),
        ("uge 8", date(2027, 2, 22), date(2027, 2, 28)),
        ("i uge 52-1", date(2026, 12, 21), date(2027, 1, 10)),
        ("uge 48", date(2026, 11, 23), date(2026, 11, 29)),
        ("2026-12-20 - 2027-01-03", date(2026, 12, 20), date(2027, 1, 3)),
    ],
)
def test_a_holiday_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert one_line.read_period(text, NOW) == (first, last)


@pytest.mark.parametrize("text", ["31/2-3/3", "snart", ""])
def test_a_holiday_without_dates_is_asked_about(text: str) -> None:
    assert isinstance(one_line.read_period(text, NOW), Unclear)


@pytest.mark.parametrize(
    "text",
    ["20/12-3/1 dækkes af <@UOLE>", "20/12-3/1, vikar: <@UOLE|ole>", "20/12-3/1 dækket af <@UOLE>."],
)
def test_the_deputy_is_who_is_mentioned(text: str) -> None:
    assert one_line.read_deputy(text) == ("20/12-3/1", "UOLE")


def test_without_a_mention_nobody_covers() -> None:
    assert one_line.read_deputy("20/12-3/1 dækkes af Ole") is None
