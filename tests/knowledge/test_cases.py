"""Cases: facts read from free text, rules, reasons; the scheme finder's form uses the same engine."""

from __future__ import annotations

import pytest

from knowledge.answers import Suggested, Unknown
from knowledge.cases import checking, engine, facts
from knowledge.entry import Bounds, Case, CaseExample
from knowledge.search import Index
from tests.knowledge.small_library import ASSISTANCE, CHRONIC, LIBRARY, rule

INDEX = Index(LIBRARY)


def fitting(*told: object, **more: object) -> list[str]:
    found = engine.suggest(LIBRARY, facts.of(*told, **more))  # pyright: ignore[reportArgumentType]
    return [fit.entry.id.removeprefix("ordning-") for fit in found.fits]


def case(question: str) -> Suggested:
    answer = INDEX.ask(question)
    assert isinstance(answer, Suggested), answer
    return answer


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Vores medarbejder har fået ondt i ryggen", "situation", "ansat"),
        ("Borgeren er ledig og vil i gang", "situation", "ledig"),
        ("Hun driver sin egen klinik", "situation", "selvstændig"),
        ("Han læser til pædagog", "situation", "uddannelse"),
        ("Kvinde på førtidspension vil arbejde lidt", "situation", "førtidspensionist"),
        ("Vil helst undgå at ende på førtidspension, er ledig", "situation", "ledig"),
        ("Montøren kan ikke løfte kasserne", "needs", "hjælp til opgaver"),
        ("Hun er væk to dage om måneden", "needs", "fravær"),
        ("Han har fået en blodprop i hjernen", "affected", "overblik"),
        ("Visiteret til fleksjob, men intet job", "flexjob", "godkendt"),
    ],
)
def test_a_fact_is_read_with_its_words(text: str, fact: str, value: str) -> None:
    known = facts.read(text)

    assert value in known.values[fact]
    assert all(said in text for said in known.said(fact))


@pytest.mark.parametrize(
    ("text", "fact", "number"),
    [
        ("Mand på 47 med gigt", "age", 47),
        ("en 23-årig kvinde", "age", 23),
        ("væk 12 dage om året", "absence_days", 12),
        ("har tre sygedage om måneden", "absence_days", 36),
        ("ledig i et halvt år", "unemployed_months", None),
        ("har været ledig i 8 måneder", "unemployed_months", 8),
    ],
)
def test_a_number_is_read_or_unknown(text: str, fact: str, number: float | None) -> None:
    assert facts.read(text).numbers.get(fact) == number


def test_letters_are_quoted_as_they_were_written() -> None:
    assert facts.read("Hun kan ikke LØFTE kasser på øverste hylde").said("needs")[0].startswith("kan ikke LØFTE")


def test_a_need_gives_the_schemes_that_meet_it() -> None:
    assert fitting("ansat", needs=["fravær"]) == ["paragraf-56-aftale"]


def test_the_rule_with_more_weight_comes_first() -> None:
    assert fitting("ansat", ["syn"], ["hjælp til opgaver", "fravær"]) == ["personlig-assistance", "paragraf-56-aftale"]


def test_another_situation_is_left_out() -> None:
    assert fitting("uddannelse", needs=["fravær", "hjælp til opgaver"]) == []


def test_where_only_the_situation_is_ticked_everything_open_to_it_fits() -> None:
    found = engine.suggest(LIBRARY, facts.of("ansat"), lenient=True)

    assert {fit.entry.id for fit in found.fits} >= {"ordning-personlig-assistance", "ordning-mentor"}


def test_a_reason_quotes_the_question() -> None:
    answer = case("Vores sælger sidder i kørestol og kan ikke løfte kasserne. Hvad kan vi søge?")

    assert answer.fits[0].entry == ASSISTANCE
    assert "“kan ikke løfte" in answer.fits[0].reason
    assert answer.fits[0].rule
    assert not answer.likely


def test_what_is_ruled_out_is_not_offered() -> None:
    answer = case("Vores sælger i kørestol er midlertidigt dårlig og kan ikke løfte kasserne. Hvad kan vi søge?")

    assert ASSISTANCE not in [fit.entry for fit in answer.fits]


def test_a_closed_scheme_is_never_offered_but_said_to_be_closed() -> None:
    answer = case("Ledig bager med angst vil have revalidering til et nyt fag. Hvad kan vi gøre?")

    assert "ordning-revalidering" not in [fit.entry.id for fit in answer.fits]
    assert ("ordning-revalidering", "Gives ikke længere til nye borgere.") in answer.notes


def test_an_unknown_situation_is_asked_for() -> None:
    answer = case("Mand på 40 med angst har brug for en støtteperson i starten. Hvad findes der?")

    assert answer.ask_back is not None
    assert answer.likely
    narrower = case(f"Mand på 40 med angst skal have støtteperson. Hvad findes der? {answer.ask_back.options[1].said}")
    assert narrower.ask_back is None or narrower.ask_back.question != answer.ask_back.question


def test_two_people_are_taken_one_at_a_time() -> None:
    answer = case("Han er ledig med angst, og hans kone er sygemeldt med gigt. Hvad kan vi søge?")

    assert answer.fits == ()
    assert answer.ask_back is not None


def test_what_belongs_to_the_home_is_sent_on() -> None:
    answer = INDEX.ask("Min mor på 84 er svagtseende og kan ikke klare rengøring selv. Hvad kan hun få?")

    assert isinstance(answer, Unknown)
    assert "serviceloven" in (answer.pointer or "")


def test_a_very_long_story_is_read_from_its_beginning() -> None:
    story = "Vores sælger sidder i kørestol og kan ikke løfte kasserne. Hvad kan vi søge? " + "Vejret er godt. " * 200

    assert case(story).fits[0].entry == ASSISTANCE


def test_bounds_include_the_lower_and_leave_out_the_upper() -> None:
    between = Bounds(at_least=18, under=25)

    assert [between.holds(age) for age in (17, 18, 24, 25)] == [False, True, True, False]


def test_a_rule_with_an_unknown_fact_or_value_is_a_fault() -> None:
    strange = Case(gives="Noget.", fits=(rule(weather=("regn",)), rule(situation=("gift",))))
    found = list(checking.faults(CHRONIC.model_copy(update={"case": strange})))

    assert len(found) == 2


def test_an_example_case_that_comes_out_otherwise_is_a_fault() -> None:
    assert CHRONIC.case is not None
    examples = (CaseExample(q="Vores kok er væk 14 dage om året", fits=True), CaseExample(q="Ledig kok", fits=True))
    with_examples = CHRONIC.model_copy(update={"case": CHRONIC.case.model_copy(update={"examples": examples})})
    found = list(checking.examples(with_examples))

    assert [fault.where for fault in found] == ["Ledig kok"]
