"""Which section of an entry a question asks for."""

from __future__ import annotations

import pytest

from knowledge.reading import facets
from tests.knowledge.small_library import ASSISTANCE, BROKER, CHRONIC, MENTOR


@pytest.mark.parametrize(
    ("question", "facet"),
    [
        ("hvor mange timer om ugen?", "omfang"),
        ("hvor laenge maa det vare", "omfang"),
        ("hvilken lov står det i", "lovgrundlag"),
        ("hvem bevilger det?", "ansoegning"),
        ("how do I apply for it", "ansoegning"),
        ("hvad er betingelserne", "betingelser"),
        ("gælder det også selvstændige", "betingelser"),
        ("typiske grunde til afslag", "faldgruber"),
        ("har du et eksempel", "eksempler"),
        ("hvad kostede projektet pr. deltager", "oekonomi"),
        ("hvem var målgruppen", "maalgruppe"),
        ("hvad bremsede dem", "barrierer"),
        ("hvad skal arbejdsgiver gøre", "virksomhed"),
        ("hvilken blanket bruges, og hvad er gangen i det", "fremgangsmaade"),
        ("hvordan gik det, og hvad blev resultatet", "resultater"),
        ("Hvem skriver under på bevillingen?", "ansoegning"),
        ("hvem har det sidste ord i sagen", "ansoegning"),
        ("betinglser for at få det", "betingelser"),
        ("hvormange uger gælder det", "omfang"),
        ("hvor mange af dem kom i arbejde", "resultater"),
        ("hvad går forud for hvad", "samspil"),
        ("hvad gør det nemmere for netværket", "drivere"),
        ("Farvehandleren spørger, om hun skal betale for de timer, han er væk", "virksomhed"),
        ("Glarmesteren ringede. Hvor mange praktikanter må han have?", "virksomhed"),
        ("which act is it in", "lovgrundlag"),
    ],
)
def test_a_cue_gives_the_facet(question: str, facet: str) -> None:
    assert facet in facets.asked(question)


def test_a_story_asks_with_its_last_sentence() -> None:
    story = "Han har fået afslag hos tre læger. Loven er uklar. Nu vil hun hjem. Hvor mange timer er der?"

    assert facets.asked(story) == ("omfang",)


def test_a_plain_question_asks_for_no_section() -> None:
    assert facets.asked("Min borger er blind og skal begynde på et kontor") == ()


def test_the_words_that_ask_are_known() -> None:
    assert {"hvem", "bevilger"} <= facets.wanted("Hvem bevilger mentor?").words


def test_leave_to_do_something_is_no_law() -> None:
    assert "lovgrundlag" not in facets.asked("Har hun lov til det?")


def test_only_a_section_that_the_entry_has_is_chosen() -> None:
    assert facets.choose(("lovgrundlag",), MENTOR) == "lovgrundlag"
    assert facets.choose(("betingelser", "omfang"), MENTOR) == "omfang"
    assert facets.choose(("omfang",), BROKER) is None
    assert facets.choose((), CHRONIC) is None


def test_the_section_of_a_facet_is_found_by_its_heading() -> None:
    section = facets.section(ASSISTANCE, "omfang")

    assert section is not None
    assert section.heading == "Omfang"
    assert facets.section(ASSISTANCE, None) is None
