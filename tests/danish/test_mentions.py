"""The days that a longer text mentions."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.openings.parser import parse, parse_reply
from danish.dates import Said, When, mentioned, understand

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "stated", "day"),
    [
        ("Vi åbner d. 15.12 i Vejle", "d. 15.12", date(2026, 12, 15)),
        ("Frist 15.12. hos Lone", "15.12.", date(2026, 12, 15)),
        ("plads fra overmorgen", "overmorgen", date(2026, 11, 27)),
        ("klar om en måned", "om en måned", date(2026, 12, 25)),
        ("start i uge 49", "i uge 49", date(2026, 11, 30)),
        ("torsdag i uge 2", "torsdag i uge 2", date(2027, 1, 14)),
        ("start første mandag i februar", "første mandag i februar", date(2027, 2, 1)),
        ("20/11 talte vi sammen", "20/11", date(2026, 11, 20)),
        ("praktik i tre uger fra 1. februar", "1. februar", date(2027, 2, 1)),
        ("svar to dage før 1. marts", "to dage før 1. marts", date(2027, 2, 27)),
        ("begynder på onsdag", "på onsdag", date(2026, 12, 2)),
    ],
)
def test_a_day_is_found_where_it_stands(text: str, stated: str, day: date) -> None:
    (found,) = mentioned(text, TODAY)
    assert (text[found.start : found.end], found.day, found.sure) == (stated, day, True)


@pytest.mark.parametrize(
    "text", ["31/2", "12,5 timer mandag-fredag kl. 8-12", "tirsdage", "37 timer om ugen", "til jul"]
)
def test_what_is_no_single_day_is_not_mentioned(text: str) -> None:
    assert mentioned(text, TODAY) == []


def test_a_weekday_that_contradicts_its_date_is_taken_and_told_as_unsure() -> None:
    (found,) = mentioned("start mandag d. 1/12", TODAY)
    assert (found.day, found.sure) == (date(2026, 12, 1), False)
    now = datetime(2026, 11, 25, 9)
    (draft,) = parse("Netto i Kolding søger en til lageret 10 timer om ugen, start mandag d. 1/12", now).drafts
    assert (draft.start, draft.unsure) == (date(2026, 12, 1), {"start"})
    assert parse_reply("start mandag d. 1/12", now).unread


def test_how_a_day_is_named_is_told() -> None:
    text = "mandag ringer vi, på tirsdag ses vi, onsdag d. 2/12 lukker vi"
    assert [found.said for found in mentioned(text, TODAY)] == [Said.WEEKDAY, Said.ON_WEEKDAY, Said.DATE]


@pytest.mark.parametrize("text", ["overmorgen", "om en måned", "om 3 uger", "d. 15.12.", "15. januar", "næste fredag"])
def test_a_reminder_and_an_opening_read_the_same_day(text: str) -> None:
    understood = understand(text, datetime(2026, 11, 25, 8))
    assert isinstance(understood, When)
    assert [found.day for found in mentioned(text, TODAY)] == [understood.first.date()]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), st.dates(date(2024, 1, 1), date(2040, 1, 1)))
def test_any_text_is_looked_through(text: str, today: date) -> None:
    for found in mentioned(text, today):
        assert 0 <= found.start < found.end <= len(text)
