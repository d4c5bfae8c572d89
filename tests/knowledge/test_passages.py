"""A report's text becomes passages that can be quoted: whole words, no running heads, the right page and heading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.passages import LONGEST, Page, Passage, coverage, heading_of, split, terms, weights, words

SENTENCE = "Kommunen har fulgt ti borgere i butikker og lagre gennem et helt år."


def pages(*texts: str) -> list[Page]:
    return [Page(number, text) for number, text in enumerate(texts, 1)]


def texts(found: list[Passage]) -> str:
    return "\n".join(passage.text for passage in found)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Vi besøgte en virksom-\nhed i byen og talte med chefen.", "en virksomhed i byen"),
        ("Ordningen gælder syge-\nog ledighedsperioder i hele landet.", "syge- og ledighedsperioder"),
        ("Der findes et KL-\nprojekt om emnet, som andre kan bruge.", "et KL-projekt om"),
        ("Byerne Nord-\nJylland og omegn er med i forsøget.", "Nord-Jylland og"),
        ("Et dele\u00ad\nord med blødt tegn læses samlet.", "Et deleord med"),
    ],
)
def test_words_that_a_line_broke_are_whole_again(broken: str, whole: str) -> None:
    assert whole in texts(split(pages(broken)))


def test_a_word_that_a_page_broke_stands_on_the_page_it_began() -> None:
    found = split(pages(f"{SENTENCE} Vi så på arbejds-", f"pladserne bagefter. {SENTENCE}"))

    assert found[0].text.endswith("arbejdspladserne")
    assert [passage.page for passage in found] == [1, 2]
    assert found[1].text.startswith("bagefter")


def test_running_heads_and_page_numbers_are_dropped() -> None:
    found = split(pages(*(f"Egeby Kommune 2025\n\n{SENTENCE} Del {n}.\n\nSide {n} af 5" for n in range(1, 6))))

    assert "Egeby" not in texts(found)
    assert "Side" not in texts(found)
    assert [passage.page for passage in found] == [1, 2, 3, 4, 5]


def test_each_chapters_own_running_head_is_dropped() -> None:
    heads = ["Kapitel 1: Start 1", "Kapitel 1: Start 2", *(f"Kapitel 2: Det hele igen {n}" for n in range(3, 6))]
    found = split(pages(*(f"{head}\n{SENTENCE} Del {n}." for n, head in enumerate(heads))))

    assert "Kapitel" not in texts(found)


def test_a_line_that_returns_on_two_pages_of_many_is_kept() -> None:
    bodies = [f"{SENTENCE} Afsnit {'abcdefghij'[n]} handler om noget andet." for n in range(10)]
    bodies[0] = f"Vigtigt for alle medarbejdere.\n{bodies[0]}"
    bodies[1] = f"Vigtigt for alle medarbejdere.\n{bodies[1]}"

    assert texts(split(pages(*bodies))).count("Vigtigt") == 2


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("## 3.2 Kontakt til **virksomheder**", "3.2 Kontakt til virksomheder"),
        ("3.2 Kontakt til virksomheder", "3.2 Kontakt til virksomheder"),
        ("Bilag 2 Spørgeguide", "Bilag 2 Spørgeguide"),
        ("Resultater", "Resultater"),
        ("Resultaterne var gode.", None),
        ("Tabel 3.1 Deltagere", None),
        ("og derefter blev det fulgt op af mentoren", None),
        ("4.500", None),
    ],
)
def test_headings_are_told_from_text(line: str, heading: str | None) -> None:
    assert heading_of(line, alone=True) == heading


def test_a_short_line_within_a_text_is_no_heading() -> None:
    assert heading_of("Resultater", alone=False) is None


def test_passages_know_their_heading() -> None:
    found = split([Page(None, f"# Indledning\n{SENTENCE}\n\n# Resultater\n{SENTENCE} Otte blev i job.")])

    assert [(passage.page, passage.heading) for passage in found] == [(None, "Indledning"), (None, "Resultater")]


def test_a_table_of_contents_is_no_passage() -> None:
    assert split(pages("Indhold for hele rapporten . . . . . . . . 3\nResultater for borgerne ........ 12")) == []


@given(st.lists(st.text(alphabet="abcæøå .-\n#|\t0123456789", max_size=400), max_size=6))
def test_whatever_a_page_holds_no_passage_is_too_long_or_on_another_page(bodies: list[str]) -> None:
    for passage in split(pages(*bodies)):
        assert 0 < len(passage.text) <= LONGEST + 1
        assert passage.page in range(1, len(bodies) + 1)


def test_a_long_paragraph_is_cut_at_its_sentences() -> None:
    found = split(pages(" ".join([SENTENCE] * 40)))

    assert len(found) > 2
    assert all(passage.text.endswith(".") for passage in found)


def test_both_spellings_and_endings_become_one_word() -> None:
    assert words("Løntilskuddet") == words("loentilskuddet")
    assert words("virksomhederne") == words("virksomhed")


def test_function_words_are_not_searched_for() -> None:
    assert terms("hvad er det for en mentor") == terms("mentor")
    assert set(words("ikke")) < set(terms("hvad virker ikke"))


def test_a_paragraph_is_another_word_than_its_number() -> None:
    assert terms("§ 56") == terms("paragraf 56")
    assert terms("§ 56") != terms("56")


def test_an_unknown_word_weighs_most() -> None:
    weighed = weights(("mentor", "gummitræ"), {"mentor": 50}, 100)

    assert weighed["gummitræ"] > weighed["mentor"]
    assert coverage(weighed, ["mentor"]) < 0.3
    assert coverage(weighed, ["mentor", "gummitræ"]) == pytest.approx(1.0)
    assert coverage({}, []) == 0
