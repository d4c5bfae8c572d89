"""Lists, themes and changes: questions for more than one entry."""

from __future__ import annotations

from datetime import date

import pytest

from danish.folding import fold
from knowledge.answers import Found, Listed, Shape, Unknown
from knowledge.entry import Change, ChangeStatus, Entry
from knowledge.search import Index
from knowledge.shapes import lists
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
        ("har vi projekter, jeg kan vise frem på mødet, alle sammen", {NORTH.id, SOUTH.id}),
    ],
)
def test_a_list_has_the_members_of_the_groups_named(question: str, ids: set[str]) -> None:
    assert listed(question) == (Shape.LIST, ids)


PAID = entry(
    "ordning-tilskud",
    "Tilskud ved ansættelse",
    "Kommunen betaler en del.",
    questions=("hvor meget dækkes ved ansættelse", "hvem søger tilskud ved ansættelse"),
).model_copy(update={"classes": ("penge til arbejdsgiveren",)})
COURSE = MENTOR.model_copy(update={"classes": ("kurser", "for ledige")})
WITH_GROUPS = Index([*(one for one in LIBRARY if one.id != COURSE.id), COURSE, PAID])


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("hvad kan en virksomhed få penge til", {PAID.id}),
        ("hvilke kurser er der til en ledig", {COURSE.id}),
    ],
)
def test_a_group_may_say_what_is_listed(question: str, ids: set[str]) -> None:
    answer = WITH_GROUPS.ask(question)

    assert isinstance(answer, Listed)
    assert {line.entry.id for line in answer.lines} == ids


def test_places_are_joined() -> None:
    east = project("oest", "Østprojektet", "projekter i Østjylland")
    island = project("fyn", "Øprojektet", "projekter på Fyn")

    found = lists.listed(lists.wanted(fold("hvilke projekter kørte på Fyn og i Østjylland")), [NORTH, east, island])

    assert found is not None
    assert [line.entry for line in found.lines] == [east, island]


def test_a_name_beside_the_words_of_a_group_asks_for_that_entry() -> None:
    answer = WITH_GROUPS.ask("hvilke kurser må man tage, mens man er i fleksjob")

    assert isinstance(answer, Found)
    assert answer.best.entry.id == FLEX.id


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


TEAM_ENDS = Change(
    date=date(2026, 7, 1), what="Kravet om et tværfagligt råd er væk.", status=ChangeStatus.IN_FORCE, source="K1"
)
ONLY_MOVED = Change(
    date=date(2027, 1, 1), what="En ny lov kan flytte paragrafferne.", status=ChangeStatus.EXPECTED, source="K1"
)
COUNCIL = entry(
    "ordning-raad",
    "Tværfagligt råd",
    "Et råd så på sagen.",
    questions=("hvad gør det tværfaglige råd", "skal rådet se sagen"),
    aliases=("råd",),
    changes=(TEAM_ENDS,),
)
HOUSING = entry(
    "ordning-bolig",
    "Boligplads",
    "En plads at bo på.",
    questions=("hvem kan bo på en boligplads", "boligplads pris"),
    changes=(TEAM_ENDS, ONLY_MOVED),
)
WITH_COUNCIL = Index([*REST, DATED, COUNCIL, HOUSING])


def test_a_subject_finds_the_changes_that_speak_of_it_in_whichever_entry() -> None:
    answer = WITH_COUNCIL.ask("Hvilke regler om tværfaglige krav blev lavet om i 2026?")

    assert isinstance(answer, Listed)
    assert {line.entry.id for line in answer.lines} == {COUNCIL.id, HOUSING.id}


def test_an_entry_that_is_named_answers_and_the_changes_of_others_stand_beside() -> None:
    answer = WITH_COUNCIL.ask("Er der ændret noget for det tværfaglige råd?")

    assert isinstance(answer, Found)
    assert answer.best.entry.id == COUNCIL.id
    assert [(line.entry.id, line.on) for line in answer.beside] == [(HOUSING.id, date(2026, 7, 1))]


def test_a_day_alone_asks_for_what_happened_on_it() -> None:
    answer = WITH_COUNCIL.ask("Hvad ramte os 1. juli 2026?")

    assert isinstance(answer, Listed)
    assert {line.entry.id for line in answer.lines} == {COUNCIL.id, HOUSING.id}


def test_paragraphs_that_only_move_are_told_where_they_are_asked_about() -> None:
    told, asked = (WITH_COUNCIL.ask(one) for one in ("Hvad er nyt i 2027?", "Hvilke paragraffer ændres i 2027?"))

    assert isinstance(told, Listed)
    assert isinstance(asked, Listed)
    assert HOUSING.id not in {line.entry.id for line in told.lines}
    assert HOUSING.id in {line.entry.id for line in asked.lines}


def test_this_year_counts_from_the_day_it_is_asked_on() -> None:
    then, later = (WITH_COUNCIL.ask("Hvad er nyt i år?", today=date(year, 11, 1)) for year in (2026, 2027))

    assert isinstance(then, Listed)
    assert isinstance(later, Listed)
    assert {line.on.year for line in then.lines if line.on} == {2026}
    assert {line.on.year for line in later.lines if line.on} == {2027}


def test_what_is_related_stands_beside_an_answer_about_practice_the_nearest_first() -> None:
    linked = CONTACT.model_copy(update={"related": (TRUST.id,)})
    fitness = {TRUST.id: 1.0, TIME.id: 0.85, linked.id: 0.72, NORTH.id: 0.89}
    beside = lists.beside(TRUST, [TRUST, TIME, linked, NORTH, FLEX], lambda entry: fitness.get(entry.id, 1.0))

    assert [line.entry.id for line in beside] == [TIME.id, linked.id]


def test_beside_a_rule_stands_only_what_the_question_fits_as_well() -> None:
    linked = CONTACT.model_copy(update={"related": (FLEX.id,)})
    fitness = {linked.id: 0.8, TIME.id: 0.95}
    beside = lists.beside(FLEX, [FLEX, MENTOR, TIME, linked], lambda entry: fitness.get(entry.id, 1.0))

    assert [line.entry.id for line in beside] == [TIME.id]


def test_several_that_are_equally_near_are_shown_as_what_is_known() -> None:
    fitness = {TRUST.id: 1.0, TIME.id: 0.95}
    around = lists.around(TRUST, [TRUST, TIME, FLEX], lambda entry: fitness.get(entry.id, 0.0))

    assert around is not None
    assert around.likely
    assert [line.entry.id for line in around.lines] == [TRUST.id, TIME.id]
    assert lists.around(FLEX, [FLEX, MENTOR], lambda _: 1.0) is None
    assert lists.around(TRUST, [TRUST, FLEX], lambda _: 0.0) is None


def test_nothing_stands_beside_an_entry_that_is_called_by_its_title() -> None:
    answer = INDEX.ask("Tillid flytter borgeren")

    assert isinstance(answer, Found)
    assert answer.beside == ()


@pytest.mark.parametrize("question", ["hvilke projekter kørte i Skibby", "skibby - projekterne der"])
def test_projects_are_found_by_a_place_they_name(question: str) -> None:
    def of(name: str, place: str) -> Entry:
        told = f"Projektet i {place} fandt job til mange og kørte i to år."
        return entry(f"projekt-{name}", f"{name.capitalize()}værket", told, questions=(f"{name} resultater", name))

    index = Index([*LIBRARY, of("a", "Skibby"), of("b", "Skibby og Hornum"), of("c", "Hornum")])
    answer = index.ask(question)

    assert isinstance(answer, Listed)
    assert {line.entry.id for line in answer.lines} == {"projekt-a", "projekt-b"}


def test_a_group_that_is_left_out_is_not_listed() -> None:
    assert listed("Hvilke projekter for unge, men ikke fra puljen i 2015?") == (Shape.LIST, {NORTH.id, SOUTH.id})


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
