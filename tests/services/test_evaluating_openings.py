from __future__ import annotations

from datetime import datetime

import pytest

from bot.domain.openings.drafts import Draft, OpeningType, Parsed
from bot.tools.evaluating_openings import (
    Counts,
    Labelled,
    compare,
    pair,
    render,
    same,
    score,
)

NOW = datetime(2026, 11, 23, 9, 15)


def reader(*drafts: Draft, verdict="opening"):
    return lambda text, now: Parsed(verdict, drafts, ())


def test_a_message_read_right_scores_one():
    draft = Draft(company="Bageriet Krumme", hours_min=8.0, hours_max=8.0, type=OpeningType.SMAAJOB)
    label = {"company": "Bageriet Krumme", "hours_min": 8, "hours_max": 8, "type": "smaajob"}
    figures = score([Labelled("x", NOW, (label,))], reader(draft))
    assert figures.overall.f1 == figures.detection.f1 == figures.count_right == 1.0


def test_a_doubtful_message_counts_as_not_detected():
    figures = score([Labelled("x", NOW, ({"company": "A"},))], reader(Draft(company="A"), verdict="doubtful"))
    assert figures.detection == Counts(missed=1)
    assert figures.overall == Counts(missed=1)


def test_an_opening_where_there_is_none_counts_all_its_fields_as_invented():
    figures = score([Labelled("x", NOW, ())], reader(Draft(company="A", place="Vejle")))
    assert figures.detection == Counts(invented=1)
    assert figures.overall == Counts(invented=2)


def test_a_wrong_value_is_both_invented_and_missed():
    assert compare({"positions": 2}, {"positions": 3}) == {"positions": Counts(invented=1, missed=1)}


@pytest.mark.parametrize(
    ("field", "expected", "read", "alike"),
    [
        ("tasks", "opvask og rengøring", "Opvask, rengøring", True),
        ("tasks", "opvask", "kørsel med varer", False),
        ("weekdays", ["mon", "tue"], ["tue", "mon"], True),
        ("weekdays", ["mon"], ["mon", "tue"], False),
        ("hours_min", 8, 8.0, True),
        ("contact_phone", "12345678", "12345679", False),
        ("start", "asap", "2026-12-01", False),
    ],
)
def test_values_are_compared_by_the_form_of_their_field(field, expected, read, alike):
    assert same(field, expected, read) is alike


def test_openings_are_paired_by_what_agrees_and_not_by_order():
    first, second = {"tasks": "opvask"}, {"tasks": "kørsel"}
    assert pair([first, second], [second, first]) == [(first, first), (second, second)]


def test_an_opening_without_a_partner_is_paired_with_nothing():
    assert pair([{"tasks": "opvask"}], []) == [({"tasks": "opvask"}, {})]


@pytest.mark.parametrize(
    "record",
    [
        {"now": "2026-11-23T09:15"},
        {"text": "a", "now": "i går", "openings": []},
        {"text": "a", "now": "x", "openings": 3},
    ],
)
def test_a_record_without_labels_is_refused(record):
    with pytest.raises((KeyError, TypeError, ValueError)):
        Labelled.of(record)


def test_the_table_names_every_field_that_occurs():
    table = render(score([Labelled("x", NOW, ({"place": "Vejle"},))], reader(Draft(place="Vejle"))))
    assert "place" in table
    assert "1.000" in table


def test_no_messages_make_no_error():
    assert score([], reader()).count_right == 1.0
