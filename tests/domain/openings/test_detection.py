"""What a message is built like tells an opening from what only speaks of one, whatever its words."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.domain.openings.parser import parse

MONDAY = datetime(2026, 11, 23, 9, 15)


@pytest.mark.parametrize(
    "text",
    [
        "opvask, vaskeriet i allested, 10 t/ugen, 65 31 40 12, bare en der kommer",
        "Ved Nyborg Sogns Menighedsråd er en stilling som gravermedhjælper ledig pr. 1. april, 24 timer. 65 31 40 12",
        "Skibssmedjen ApS i Nyborg har sagt ja til en praktikant på 22 timer. Opgaven er at feje. lis@skib.example",
        "Kiosken i Nyborg skal bruge en til boller, småjob, 8 timer. Intet salg før man er fyldt 18. 65 31 40 12",
        "Hos Nyborg Camping er der et fleksjob på 12 timer i receptionen. Ring til Lis på 65 31 40 12",
        "Skal besættes snarest: Nyborg Vinduer, pudser, løntilskud, 20 timer. 65 31 40 12",
        "Mødet gik godt, tak. Nyborg Glas mangler en til at slibe kanter, fleksjob 12 timer. Ring til Lis, 65 31 40 12",
    ],
)
def test_an_opening_is_found_in_another_build(text: str):
    assert parse(text, MONDAY).verdict == "opening"


@pytest.mark.parametrize(
    "text",
    [
        "Tal for uge 47: 41 ordrer, heraf 18 fleksjob og 6 småjob, i gennemsnit 11 timer. Spørg Lis på 65 31 40 12",
        "Send ikke flere til Nyborg Bageri. Pladsen (fleksjob, 12 timer fra kl. 5) blev besat i går. 65 31 40 12",
        "Nyborg Glas har fornyet praktikken med Kaj, 25 timer om ugen. Ring til Lis på 65 31 40 12",
        "Nyborg Glas har klaget over, at deres fleksjobber på 15 timer ikke møder. Lis venter på 65 31 40 12",
        "Aftalt med Nyborg Glas: kontrakten lyder på løntilskud, 37 timer om ugen. Kontakten er Lis, 65 31 40 12",
        "Ved I, om Nyborg Glas stadig har brug for en fleksjobber på 12 timer?",
        "Jobcenter Nyborg ansætter en virksomhedskonsulent, 37 timer. Ansøgning til Lis, 65 31 40 12",
    ],
)
def test_what_only_speaks_of_one_is_left_alone(text: str):
    assert parse(text, MONDAY).verdict != "opening"


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        (
            "Nyborg Planteskole mangler tre mand. 2 skal potte om, 18 timer. 1 skal køre ud, 30 timer. Løntilskud.",
            [(2, 18), (1, 30)],
        ),
        (
            "Nyborg Tag søger to mand på 37 timer, ordinært. Den ene skal køre lift, den anden skal bære tegl.",
            [(None, 37), (None, 37)],
        ),
    ],
)
def test_a_sentence_for_each_opening(text: str, tasks: list[tuple[int | None, float]]):
    assert [(draft.positions, draft.hours_max) for draft in parse(text, MONDAY).drafts] == tasks


def test_a_line_that_begins_with_til_is_no_recipient():
    draft = parse(
        "Til jer med rolige borgere: Nyborg Arkiv søger en til at skanne, 8 timer. a@b.example", MONDAY
    ).drafts[0]
    assert (draft.company, draft.contact_email) == ("Nyborg Arkiv", "a@b.example")
