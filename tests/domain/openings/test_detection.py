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
        "Min borger i Nyborg vil rigtig gerne i praktik i en planteskole, 4 timer mandag og onsdag. 65 31 40 12",
        "Seks unge fra holdet er klar til praktik fra 1. februar, 20 timer om ugen. Helst lager. 65 31 40 12",
        "Var hos Nyborg Glas, 40 ansatte. Lige nu søger de ikke folk, men ring til foråret. 65 31 40 12",
        "Husk: når en virksomhed søger en fleksjobber, skal I skrive timer og opgaver. Fx 12 timer, mandag og onsdag.",
        "Nyborg Spejderne søger fondsmidler til en bus. Ring til Lis på 65 31 40 12",
        "Nyborg Glas søger nye lokaler på 300 kvm fra 1. marts. Ring til Lis på 65 31 40 12",
        "Kursus: svejsning i Nyborg, 5 dage fra mandag den 1. februar, 4 pladser til vores borgere. Lis 65 31 40 12",
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


def test_a_pronoun_is_no_monday():
    text = "Nyborg Glas søger en glarmester 3 timer om dagen tirsdag og onsdag, og man skal kunne løfte. 65 31 40 12"
    (draft,) = parse(text, MONDAY).drafts

    assert draft.weekdays == ("tue", "wed")
    assert draft.hours_max == 6


@pytest.mark.parametrize("told", ["Lederen (Lis) siger god for det", "Butikschef Lis Dam er nemmest at fange om dagen"])
def test_who_leads_is_the_contact_in_brackets_or_at_the_start(told: str):
    (draft,) = parse(f"Nyborg Glas søger en pudser, 12 timer, fleksjob. {told}. 65 31 40 12", MONDAY).drafts

    assert draft.contact_name is not None
    assert draft.contact_name.startswith("Lis")


def test_when_to_call_is_no_working_time():
    text = "Nyborg Glas søger en pudser, 12 timer, fleksjob. Lis Dam er lettest at fange mellem 7 og 8 på 65 31 40 12"
    (draft,) = parse(text, MONDAY).drafts

    assert draft.time_of_day is None
    assert draft.contact_name == "Lis Dam"


def test_what_is_still_to_be_agreed_is_no_consideration():
    (draft,) = parse("Nyborg Glas søger en pudser, 12 timer, fleksjob. dagene aftales. 65 31 40 12", MONDAY).drafts

    assert draft.considerations is None
