from __future__ import annotations

from datetime import datetime

import pytest

from bot.tools.parse_records import opening_lines, opening_record, when_lines, when_record

NOW = datetime(2026, 11, 23, 9, 15)


def test_a_phrase_in_the_fixed_form() -> None:
    assert when_record("hver 4. uge fra 1. december", NOW) == {
        "first": "2026-12-01T09:00",
        "rule": "FREQ=WEEKLY;INTERVAL=4",
        "question": None,
    }


def test_a_refusal_in_the_fixed_form() -> None:
    record = when_record("snarest", NOW)
    assert (record["first"], record["rule"]) == (None, None)
    assert when_lines(record) == record["question"]
    assert str(record["question"]).startswith("“snarest” er ikke en bestemt dag.")


@pytest.mark.parametrize(
    "text", ["mind mig om at ringe på torsdag kl. 10", "jeg skal ringe til Lone på torsdag kl. 10"]
)
def test_a_sentence_that_asks_for_something_is_searched_for_its_phrase(text: str) -> None:
    assert when_record(text, NOW)["first"] == "2026-11-26T10:00"


def test_other_words_beside_a_phrase_are_asked_about() -> None:
    assert when_record("blomster torsdag kl. 10", NOW)["first"] is None


def test_a_record_in_words() -> None:
    assert when_lines(when_record("på torsdag", NOW)) == "torsdag 26. november 2026 kl. 09.00"


def test_what_is_no_opening_has_none() -> None:
    record = opening_record("Tak for en god dag i går.", NOW)
    assert record == {"openings": []}
    assert opening_lines(record) == "Ingen jobåbning i teksten."


def test_an_opening_in_the_fixed_form() -> None:
    text = "Bageri Solsikken søger 2 hjælpere til opvask i fleksjob. Kontakt Lone på lone@solsikken.example"
    openings = opening_record(text, NOW)["openings"]
    assert len(openings) == 1
    assert openings[0]["type"] == "fleksjob"
    assert openings[0]["contact_email"] == "lone@solsikken.example"


@pytest.mark.parametrize(
    ("hours", "shown"),
    [
        ({"hours_min": 10, "hours_max": 10}, "Timer om ugen: 10"),
        ({"hours_min": 7.5, "hours_max": 12}, "Timer om ugen: 7,5-12"),
        ({"hours_min": 8}, "Timer om ugen: mindst 8"),
        ({"hours_max": 15}, "Timer om ugen: op til 15"),
    ],
)
def test_hours_in_words(hours: dict[str, float], shown: str) -> None:
    assert shown in opening_lines({"openings": [hours]})


def test_an_opening_in_words() -> None:
    opening = {
        "company": "Bageriet", "type": "smaajob", "weekdays": ["mon", "wed"], "start": "asap", "deadline": "2026-12-01",
    }  # fmt: skip
    assert opening_lines({"openings": [opening]}).splitlines() == [
        "Jobåbning 1 af 1",
        "  Virksomhed: Bageriet",
        "  Type: Småjob",
        "  Dage: mandag og onsdag",
        "  Start: snarest",
        "  Ansøgningsfrist: tirsdag 1. december 2026",
    ]
