"""How a reply below an opening is read: what is talk, what a change leaves, and what a person should be asked."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.parser import Reply, parse_reply

KNOWN = Draft(
    company="Lindhøj Auto",
    place="Bramming",
    tasks="vaske biler",
    positions=2,
    type=OpeningType.SMAAJOB,
    hours_min=10,
    hours_max=10,
    weekdays=("mon", "wed"),
    contact_name="Kim Lind",
)


def told(text: str, before: Draft = KNOWN) -> Reply:
    return parse_reply(text, datetime(2027, 3, 1, 9), before)


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("Jeg har mailet med Kim – de kan tage tre", {"positions": 3}),
        ("Hun ringede i dag (jeg sad i bilen): det bliver 14 timer", {"hours_min": 14, "hours_max": 14}),
        ("kun mandag, fordi værkstedet har lukket onsdag", {"weekdays": ["mon"]}),
        ("Frist 12. marts, ellers spørger de kollegerne i Varde", {"deadline": "2027-03-12"}),
        ("Skønt 😀 det er et fleksjob 😀 jeg skriver til ham", {"type": "fleksjob"}),
        ("Kim fortalte, at det er løntilskud", {"type": "loentilskud"}),
        ("~10~ 12 timer", {"hours_min": 12, "hours_max": 12}),
        ("de ska bruge 3 ik 2", {"positions": 3}),
    ],
)
def test_of_a_sentence_with_talk_the_rest_is_read(text: str, sets: dict[str, object]) -> None:
    assert told(text).as_record() == sets


@pytest.mark.parametrize(
    "text",
    [
        "Jeg har en der kan 15 timer, og han har kørekort",
        "Har kandidat. Kan 20 timer om formiddagen.",
        "Er hjemme igen torsdag",
        "Lukket uge 15-16. Ellers ok.",
        "Borgerens timetal er fastsat til 6 timer.",
        "Bussen går kl. 7.12 fra Esbjerg",
        "Hvis de siger ja til 8 timer, har jeg en",
        "kan de klare 15 timer mon",
        "Det bedes oplyst, om der stilles krav om kørekort.",
        "Tak for beskeden om start den 1. april og de 12 timer",
    ],
)
def test_talk_sets_nothing(text: str) -> None:
    assert not told(text).names


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("onsdag ryger ud, fredag kommer ind", ["mon", "fri"]),
        ("fredag i stedet for onsdag", ["mon", "fri"]),
        ("ons bliver til tors", ["mon", "thu"]),
        ("De bytter onsdag ud med torsdag", ["mon", "thu"]),
        ("tirsdag til torsdag", ["tue", "wed", "thu"]),
        ("det er tirsdag, ikke onsdag", ["mon", "tue"]),
    ],
)
def test_a_change_of_days_leaves_a_whole_week(text: str, days: list[str]) -> None:
    assert told(text).as_record() == {"weekdays": days}


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("14, ikke 10", {"hours_min": 14, "hours_max": 14}),
        ("4 i stedet for 2", {"positions": 4}),
        ("plads til en mere", {"positions": 3}),
        ("mindst 12, højst 18", {"hours_min": 12, "hours_max": 18}),
    ],
)
def test_what_is_known_says_which_field_a_bare_figure_changes(text: str, sets: dict[str, object]) -> None:
    assert told(text).as_record() == sets


def test_a_new_bound_undoes_one_that_it_leaves_no_room_for() -> None:
    reply = told("Højst 8 timer")
    assert reply.names == {"hours_min", "hours_max"}
    assert (reply.values.hours_min, reply.values.hours_max) == (None, 8)


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("Stedet er Holsted", {"place": "Holsted"}),
        ("Stedet hedder Holsted Auto", {"company": "Holsted Auto"}),
        ("de rykker til varde", {"place": "Varde"}),
        ("Uge 15.", {"start": "2027-04-12"}),
        ("Frist udsat. 20/4.", {"deadline": "2027-04-20"}),
        ("Navn rettes: Varde Autopleje.", {"company": "Varde Autopleje"}),
        ("opstarten rykkes til 15. april", {"start": "2027-04-15"}),
        ("Gitte Krag er den man skal ringe til", {"contact_name": "Gitte Krag"}),
        ("der er nu kommet støvsugning til opgaverne også", {"tasks": "vaske biler, støvsugning"}),
    ],
)
def test_fields_named_in_other_ways_than_by_a_label(text: str, sets: dict[str, object]) -> None:
    assert told(text).as_record() == sets


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("Måske kan de nøjes med 8 timer", True),
        ("Start engang i foråret, tror jeg", True),
        ("Jeg tager den med på mandag", False),
    ],
)
def test_a_doubt_sets_nothing_and_asks(text: str, unread: bool) -> None:
    reply = told(text)
    assert not reply.names
    assert reply.unread is unread
