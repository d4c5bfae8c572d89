from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text.when import describe, question
from bot.tools.evaluating_when import Labelled, same
from danish.dates import Doubt, Unclear, When, find, last_before, next_after, occurrences, understand

MONDAY = datetime(2026, 11, 23, 9, 15)
PHRASES = [
    json.loads(line) for line in (Path(__file__).parent / "when_phrases.jsonl").read_text(encoding="utf-8").splitlines()
]


def first_of(text: str, now: datetime = MONDAY) -> datetime:
    understood = understand(text, now)
    assert isinstance(understood, When), understood
    return understood.first


def doubt_of(text: str, now: datetime = MONDAY) -> Doubt:
    understood = understand(text, now)
    assert isinstance(understood, Unclear), understood
    return understood.doubt


@pytest.mark.parametrize("record", PHRASES, ids=[f"{one['text']} ({one['now'][:10]})" for one in PHRASES])
def test_a_phrase_is_read_as_a_person_would(record: dict[str, str | None]) -> None:
    labelled = Labelled.of(record)
    got = understand(labelled.text, labelled.now)
    assert same(labelled.expected, got), got


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("torsdag den 27. november", Doubt.WEEKDAY_MISMATCH),
        ("30. februar", Doubt.INVALID_DATE),
        ("mandag i uge 60", Doubt.INVALID_DATE),
        ("i morgen kl. 9.61", Doubt.INVALID_TIME),
        ("i dag kl. 7", Doubt.IN_THE_PAST),
        ("4. maj 2026", Doubt.IN_THE_PAST),
        ("sidste torsdag", Doubt.IN_THE_PAST),
        ("hver uge fra 2. november", Doubt.IN_THE_PAST),
        ("1. april 2060", Doubt.TOO_FAR),
        ("om 800 år", Doubt.TOO_FAR),
        ("hver halve time", Doubt.NOT_A_DATE),
        ("hver time", Doubt.TOO_OFTEN),
        ("i uge 3", Doubt.NO_EXACT_DATE),
        ("inden på fredag", Doubt.NO_EXACT_DATE),
        ("hver mandag til sommer", Doubt.NO_EXACT_DATE),
        ("regelmæssigt", Doubt.NO_INTERVAL),
        ("fra 2. januar til 5. marts", Doubt.NO_INTERVAL),
        ("tre gange om ugen", Doubt.NO_WEEKDAY),
        ("to gange årligt", Doubt.AMBIGUOUS),
        ("i lige uger", Doubt.NO_WEEKDAY),
        ("hver 6. uge til 1. december", Doubt.END_BEFORE_START),
        ("onsdag eller fredag", Doubt.AMBIGUOUS),
        ("mandag og onsdag kl. 10", Doubt.AMBIGUOUS),
        ("9.12", Doubt.AMBIGUOUS),
        ("hver mandag undtagen den 28. december", Doubt.AMBIGUOUS),
        ("ikke på tirsdag", Doubt.AMBIGUOUS),
        ("ring til kommunen", Doubt.NOT_A_DATE),
    ],
)
def test_a_doubtful_phrase_is_asked_about(text: str, doubt: Doubt) -> None:
    assert doubt_of(text) is doubt


@pytest.mark.parametrize(
    "text",
    ["§ 56", "8-12", "3F", "45 år", "Maj Hansen", "søn", "man", "37 timer om ugen", "24/7", "1/2 time", "7.30",
     "14 dage", "A12", "22 33 44 55", "https://fagbladet.example/1/12", "<@U012ABC>"],
)  # fmt: skip
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert doubt_of(text) is Doubt.NOT_A_DATE
    assert find(f"tal med {text} og noter det", MONDAY) is None


@pytest.mark.parametrize(
    ("sentence", "phrase", "first", "rule"),
    [
        ("mind mig om at skrive til Lone på torsdag kl. 11", "på torsdag kl. 11", "2026-11-26T11:00", None),
        ("følg B07 hos Bageren hver 6. uge fra 5. januar", "hver 6. uge fra 5. januar", "2027-01-05T09:00",
         "FREQ=WEEKLY;INTERVAL=6"),
        ("mind mig om 2 timer om at sende referatet", "om 2 timer", "2026-11-23T11:15", None),
        ("mind mig på fredag om at man skal se på § 56 for hans søn", "på fredag", "2026-11-27T09:00", None),
        ("i morgen skal jeg ringe til Maj kl. 14", "i morgen", "2026-11-24T14:00", None),
        ("hver anden tirsdag følger jeg op fra 1. december", "hver anden tirsdag", "2026-12-01T09:00",
         "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("Ring til Morten på fredag", "på fredag", "2026-11-27T09:00", None),
        ("aftal 20 timer om ugen med Åse d. 4/12", "d. 4/12", "2026-12-04T09:00", None),
        ("følg C3 hos Super\u00adbrugsen i ulige uger på mandage", "i ulige uger på mandage", "2026-11-30T09:00", None),
        ("mind mig på mandag om mødet den 15. december kl. 10", "på mandag", "2026-11-30T09:00", None),
    ],
)  # fmt: skip
def test_the_phrase_is_found_inside_a_sentence(sentence: str, phrase: str, first: str, rule: str | None) -> None:
    found = find(sentence, MONDAY)
    assert found is not None
    when, (start, end) = found
    assert sentence[start:end] == phrase
    assert isinstance(when, When)
    assert when.first == datetime.fromisoformat(first)
    assert rule is None or when.rule == rule


def test_a_vague_time_in_a_sentence_is_asked_about() -> None:
    found = find("følg op med Netto snarest", MONDAY)
    assert found is not None
    assert isinstance(found[0], Unclear)
    assert found[0].doubt is Doubt.NO_EXACT_DATE


def test_a_sentence_without_a_time_has_none() -> None:
    assert find("ring til Mette om fleksjob og om man kan få hjælp", MONDAY) is None


def test_the_night_of_summer_time_lacks_an_hour() -> None:
    assert doubt_of("28. marts 2027 kl. 02.30") is Doubt.SKIPPED_TIME
    assert first_of("28. marts 2027 kl. 03.30") == datetime(2027, 3, 28, 3, 30)


def test_nine_o_clock_stays_nine_over_summer_time() -> None:
    when = understand("hver søndag kl. 9 fra 21. marts 2027", MONDAY)
    assert isinstance(when, When)
    assert [moment.hour for moment in occurrences(when, 4)] == [9, 9, 9, 9]


def test_odd_weeks_go_on_after_week_53() -> None:
    when = understand("onsdag i ulige uger", datetime(2026, 12, 20, 12))
    assert isinstance(when, When)
    assert [moment.isocalendar().week for moment in occurrences(when, 3)] == [53, 1, 3]


@pytest.mark.parametrize(("start", "days"), [("31. januar", [31, 28, 31, 30]), ("30. januar", [30, 28, 30, 30])])
def test_a_monthly_series_does_not_skip_short_months(start: str, days: list[int]) -> None:
    when = understand(f"hver måned fra {start}", MONDAY)
    assert isinstance(when, When)
    assert [moment.day for moment in occurrences(when, 4)] == days


def test_the_next_moment_after_the_last_is_none() -> None:
    when = understand("hver mandag kl. 9, 3 gange", MONDAY)
    assert isinstance(when, When)
    moments = occurrences(when, 10)
    assert len(moments) == 3
    assert next_after(when.first, when.rule, moments[0]) == moments[1]
    assert next_after(when.first, when.rule, moments[-1]) is None


def test_a_single_moment_comes_once() -> None:
    first = datetime(2026, 12, 1, 9)
    assert next_after(first, None, first - timedelta(minutes=1)) == first
    assert next_after(first, None, first) is None


def test_a_first_day_counts_where_the_rhythm_would_not_hit_it() -> None:
    when = understand("på tirsdag og så hver torsdag kl. 9", MONDAY)
    assert isinstance(when, When)
    tuesday, thursday = datetime(2026, 11, 24, 9), datetime(2026, 11, 26, 9)
    assert occurrences(when, 2) == (tuesday, thursday)
    assert next_after(when.first, when.rule, MONDAY) == tuesday
    assert next_after(when.first, when.rule, tuesday) == thursday
    assert last_before(when.first, when.rule, thursday - timedelta(minutes=1)) == tuesday
    assert last_before(when.first, when.rule, MONDAY) is None


def test_the_last_day_of_a_rule_counts_to_its_end_by_the_wall_clock() -> None:
    when = understand("hver dag kl. 23.30 til 1. december", MONDAY)
    assert isinstance(when, When)
    last = datetime(2026, 12, 1, 23, 30)
    assert occurrences(when, 40)[-1] == last
    assert next_after(when.first, when.rule, last - timedelta(days=1)) == last
    assert last_before(when.first, when.rule, datetime(2027, 1, 1)) == last


@settings(max_examples=80, deadline=None)
@given(
    first=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
    rule=st.sampled_from(["FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;BYDAY=TH", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=WEEKLY"]),
    later=st.timedeltas(timedelta(), timedelta(days=200)),
)
def test_the_echo_and_the_next_time_agree(first: datetime, rule: str, later: timedelta) -> None:
    moment = first + later
    listed = occurrences(When(first, rule), 300)
    assert next_after(first, rule, moment) == min((one for one in listed if one > moment), default=None)
    assert last_before(first, rule, moment) == max(one for one in listed if one <= moment)


@pytest.mark.parametrize("end", ["til og med 26. november", "til torsdag", "i tre dage"])
def test_a_last_day_is_included(end: str) -> None:
    when = understand(f"hver dag {end}", MONDAY)
    assert isinstance(when, When)
    assert occurrences(when, 9)[-1] == datetime(2026, 11, 26, 9)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hver 4. uge fra 1. december", "tirsdag 1. december 2026 kl. 09.00, derefter hver 4. uge"),
        ("i morgen kl. halv ti", "tirsdag 24. november 2026 kl. 09.30"),
        ("hver anden torsdag", "torsdag 26. november 2026 kl. 09.00, derefter hver anden torsdag"),
        ("første hverdag i måneden", "tirsdag 1. december 2026 kl. 09.00, derefter den første hverdag i måneden"),
        ("den 31. i hver måned", "mandag 30. november 2026 kl. 09.00, derefter den sidste dag i måneden"),
        ("hver mandag og torsdag, 5 gange",
         "torsdag 26. november 2026 kl. 09.00, derefter hver mandag og torsdag, i alt 5 gange"),
        ("hver dag til 1. december",
         "tirsdag 24. november 2026 kl. 09.00, derefter hver dag, til og med tirsdag 1. december 2026"),
        ("hver fredag i lige uger", "fredag 27. november 2026 kl. 09.00, derefter hver fredag i lige uger"),
        ("hverdage undtagen i juli",
         "tirsdag 24. november 2026 kl. 09.00, derefter alle hverdage, undtagen i juli"),
        ("hvert år den 1. maj", "lørdag 1. maj 2027 kl. 09.00, derefter hvert år den 1. maj"),
    ],
)  # fmt: skip
def test_the_echo_names_weekday_and_date(text: str, said: str) -> None:
    when = understand(text, MONDAY)
    assert isinstance(when, When)
    assert describe(when) == said


def test_a_wrong_weekday_is_asked_about_by_name() -> None:
    unclear = understand("fredag den 1. december", MONDAY)
    assert isinstance(unclear, Unclear)
    assert question(unclear) == "1. december 2026 er en tirsdag, ikke en fredag. Hvilken dag mener du?"


@pytest.mark.parametrize("doubt", list(Doubt))
def test_every_doubt_has_one_question(doubt: Doubt) -> None:
    asked = question(Unclear(doubt, {"said": "den 8.", "date": "2026-12-08", "weekday": "4"}))
    assert asked.count("?") == 1


WORDS = st.sampled_from(
    [
        "hver",
        "hvert",
        "anden",
        "4.",
        "uge",
        "uger",
        "måned",
        "dag",
        "mandag",
        "tirsdage",
        "fredag",
        "den",
        "d.",
        "1.",
        "15.",
        "31.",
        "december",
        "juni",
        "1/12",
        "29/2",
        "2027",
        "kl.",
        "9",
        "halv",
        "kvart",
        "over",
        "i",
        "morgen",
        "næste",
        "sidste",
        "første",
        "hverdag",
        "om",
        "14",
        "dage",
        "indtil",
        "fra",
        "og",
        "til",
        "undtagen",
        "5",
        "gange",
        "ulige",
        "lige",
        "53",
        "primo",
        "aften",
        "02.30",
        "25",
        ",",
        "-",
        "inden",
        "snarest",
        "år",
        "hverdage",
        "otte",
        "en",
        "0",
        "999",
        "½",
    ]
)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1))


def assert_sound(understood: When | Unclear, now: datetime) -> None:
    if isinstance(understood, Unclear):
        assert question(understood).strip()
        return
    assert understood.first > now
    assert describe(understood).strip()
    if understood.rule is not None:
        rrulestr(understood.rule)
        moments = occurrences(understood, 3)
        assert moments[0] == understood.first
        assert list(moments) == sorted(set(moments))


@settings(max_examples=400, deadline=None)
@given(st.lists(WORDS, max_size=9), MOMENTS)
def test_any_mixture_of_words_is_read_or_asked_about(words: list[str], now: datetime) -> None:
    text = " ".join(words)
    assert_sound(understand(text, now), now)
    found = find(text, now)
    if found is not None:
        assert_sound(found[0], now)
        start, end = found[1]
        assert 0 <= start < end <= len(text)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), MOMENTS)
def test_any_text_is_read_or_asked_about(text: str, now: datetime) -> None:
    assert_sound(understand(text, now), now)
    find(text, now)
