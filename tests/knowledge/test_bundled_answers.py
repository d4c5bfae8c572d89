"""What the bundled entries answer in the shape of the question: cases, lists, changes, and what belongs elsewhere."""

from __future__ import annotations

import pytest

from knowledge.answers import Found, Listed, Shape, Suggested, Unknown, entries_shown
from knowledge.search import Index, Topic

MOST = 5


def shown(index: Index, question: str) -> list[str]:
    return [entry.id.removeprefix("ordning-") for entry in entries_shown(index.ask(question))]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vores kirketjener ryster for meget til at bære stole. Hvad kan vi få hjælp til?", {"personlig-assistance"}),
        ("ung fyr 19 kontanthjælp med socialfobi. hvor begynder vi", {"mentor", "virksomhedspraktik"}),
        ("HF-elev på hjul: trapper og tunge døre på kurset. Hvad skal han søge?", {"specialpaedagogisk-stoette"}),
        (
            "Fyret, på dagpenge, en sparekasse overvejer ham, men er bange for oplæringen. Hvad kan vi bruge?",
            {"loentilskud", "virksomhedspraktik"},
        ),
        ("En ansøger til en stilling i skatteforvaltningen bruger kørestol. Hvad kan hun søge?", {"fortrinsadgang"}),
        (
            "Autistisk mand på uddannelseshjælp har praktik og lukker ned. Hvad kan vi lægge omkring ham?",
            {"mentor", "personlig-assistance"},
        ),
    ],
)
def test_a_case_leads_to_the_schemes_that_fit(index: Index, question: str, expected: set[str]) -> None:
    assert isinstance(index.ask(question), Suggested)
    assert expected <= set(shown(index, question)[:MOST])


@pytest.mark.parametrize(
    ("question", "member"),
    [
        ("Hvilke ordninger findes der for blinde?", "kommunikationscenter"),
        ("Vis ordninger for seniorer", "fleksydelse"),
        ("hvad har vi til borgere med udviklingshæmning", "stu"),
        ("hvilke ordninger giver tilskud til lønnen?", "voksenlaerling"),
        ("kan du give en oversigt over ordninger for unge under 30", "fgu"),
        ("Hvad findes der for folk på førtidspension", "loentilskud-foertidspension"),
    ],
)
def test_whom_a_scheme_serves_is_a_group(index: Index, question: str, member: str) -> None:
    assert isinstance(index.ask(question), Listed)
    assert member in shown(index, question)


@pytest.mark.parametrize("question", ["Hvad forventes ændret i 2027?", "Hvad er nyt i 2026?", "hvad er afskaffet"])
def test_what_changes_is_told_by_date(index: Index, question: str) -> None:
    answer = index.ask(question)

    assert isinstance(answer, Listed)
    assert answer.shape is Shape.CHANGES
    assert len(answer.lines) > 2


def test_a_list_nobody_has_made_is_only_likely(index: Index) -> None:
    answer = index.ask("Hvilke ordninger kræver at man har et handicap?")

    assert isinstance(answer, Listed)
    assert answer.likely


@pytest.mark.parametrize(
    "question",
    [
        "Hvordan søger en borger om boligstøtte, når han flytter sammen med sin kæreste?",
        "Hvad er fristen for at indberette årsopgørelsen?",
    ],
)
def test_a_neighbouring_topic_is_pointed_on(index: Index, question: str) -> None:
    answer = index.ask(question)

    assert isinstance(answer, Unknown)
    assert answer.pointer


def test_a_new_person_in_a_thread_is_a_case_of_its_own(index: Index) -> None:
    mentor = index.entries["ordning-mentor"]
    told = "En bogholder hos os har fået museskade og kan næsten ikke taste. Hun er i fast stilling. Hvad kan vi søge?"

    assert isinstance(index.ask(told, Topic(mentor)), Suggested)
    assert isinstance(index.ask("og hvor længe gives den?", Topic(mentor)), Found)
