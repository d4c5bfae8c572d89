"""Lists, themes and changes: questions for more than one entry."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.answers import Found, Listed, Shape, Unknown
from knowledge.entry import Change, ChangeStatus, Entry
from knowledge.search import Index
from knowledge.shapes.lists import message
from tests.knowledge.small_library import FLEX, LIBRARY, MENTOR, REHABILITATION, entry


def project(name: str, title: str, *classes: str) -> Entry:
    questions = (f"hvad lavede {title}", f"{title} resultater")
    return entry(
        f"projekt-{name}", title, f"{title} hjalp deltagerne i job. Det tog to år.", questions=questions
    ).model_copy(update={"classes": classes})


def learning(number: int, title: str, *themes: str) -> Entry:
    questions = (title, f"hvorfor {title}")
    return entry(f"laering-{number:02}", title, f"{title}.", questions=questions).model_copy(
        update={"themes": themes, "classes": ("læringspunkter",)}
    )


NORTH = project("nord", "Nordprojektet", "projekter for unge", "projekter om autisme", "puljen 2015")
SOUTH = project("syd", "Sydprojektet", "projekter for unge")
TRUST = learning(1, "Tillid flytter borgeren", "tid og tillid")
TIME = learning(2, "Giv relationen tid", "tid og tillid")
CONTACT = learning(3, "Ring til virksomheden først", "virksomhedskontakt")
DATED = MENTOR.model_copy(
    update={
        "changes": (
            Change(date=date(2026, 1, 1), what="Loft over udgiften.", status=ChangeStatus.IN_FORCE, source="K1"),
            Change(date=date(2027, 1, 1), what="Ny hovedlov ventes.", status=ChangeStatus.EXPECTED, source="K1"),
        )
    }
)
NOTICED = FLEX.model_copy(update={"notice": "Fra 1. juli 2026 er teamet væk."})
REST = tuple(one for one in LIBRARY if one.id not in (DATED.id, NOTICED.id))
INDEX = Index([*REST, DATED, NOTICED, NORTH, SOUTH, TRUST, TIME, CONTACT])


def listed(question: str) -> tuple[Shape, set[str]]:
    answer = INDEX.ask(question)
    assert isinstance(answer, Listed), answer
    return answer.shape, {line.entry.id for line in answer.lines}


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("Hvilke projekter handlede om unge?", {NORTH.id, SOUTH.id}),
        ("vis mig alle projekter for unge med autisme", {NORTH.id}),
        ("hvilke projekter kom fra puljen i 2015", {NORTH.id}),
        ("Vis alle læringspunkter", {TRUST.id, TIME.id, CONTACT.id}),
        ("vis alle projekter", {NORTH.id, SOUTH.id}),
    ],
)
def test_a_list_has_the_members_of_the_groups_named(question: str, ids: set[str]) -> None:
    assert listed(question) == (Shape.LIST, ids)


def test_a_theme_has_the_entries_that_tell_about_it() -> None:
    assert listed("Hvad lærte projekterne om tillid?") == (Shape.THEME, {TRUST.id, TIME.id})


def test_changes_of_a_year_come_by_date() -> None:
    answer = INDEX.ask("Hvad er nyt i 2026?")

    assert isinstance(answer, Listed)
    assert [(line.entry.id, line.on) for line in answer.lines] == [
        (DATED.id, date(2026, 1, 1)),
        (NOTICED.id, date(2026, 7, 1)),
    ]


def test_changes_expected_are_told_apart() -> None:
    answer = INDEX.ask("Hvad ændrer sig 1. januar 2027?")

    assert isinstance(answer, Listed)
    assert [(line.says, line.status) for line in answer.lines] == [("Ny hovedlov ventes.", "ventet")]


def test_what_is_abolished_are_the_closed_schemes() -> None:
    closed = REHABILITATION.model_copy(update={"notice": "Der kan ikke startes nye forløb."})
    index = Index([*(one for one in REST if one.id != closed.id), closed, DATED])
    answer = index.ask("Hvilke ordninger er afskaffet?")

    assert isinstance(answer, Listed)
    assert [line.entry.id for line in answer.lines] == [closed.id]


def test_a_list_of_nothing_is_not_made_up() -> None:
    assert not isinstance(INDEX.ask("alle regler om barselsorlov for fædre"), Listed | Found)
    assert isinstance(INDEX.ask("hvad er nyt i færdselsloven"), Unknown)
    assert not isinstance(INDEX.ask("hvornår er det påske i 2027"), Listed)


def test_one_named_scheme_is_not_a_list() -> None:
    answer = INDEX.ask("Hvad er ændret for mentor?")

    assert isinstance(answer, Found)
    assert answer.best.entry.id == MENTOR.id


def test_the_message_of_an_entry_is_its_first_sentence_without_keys() -> None:
    assert message(NORTH) == "Nordprojektet hjalp deltagerne i job."
    assert message(entry("begreb-x", "X", "Gælder fra 1. juli [K1] overalt. Mere.", questions=("x",))).endswith(
        "overalt."
    )
