"""Figures of the answers on labelled questions."""

from __future__ import annotations

from bot.tools.evaluating_questions import Labelled, labelled, render, score
from knowledge.search import Index
from tests.knowledge.small_library import LIBRARY

INDEX = Index(LIBRARY)


def line(question: str, *ids: str, style: str = "keyword") -> Labelled:
    return Labelled.of({"q": question, "ids": list(ids), "style": style})


RIGHT = line("hvem kan få et fleksjob", "ordning-fleksjob")
SECOND = line("hvem kan få et fleksjob", "begreb-findes-ikke", style="sentence")
FOREIGN = line("hvordan fornyer jeg mit pas", style="oos")


def test_what_is_shown_right_and_wrong_and_out_of_scope_is_counted_apart() -> None:
    whole = score(INDEX, [RIGHT, SECOND, FOREIGN]).whole

    assert (whole.questions, whole.good, whole.wrong, whole.outside, whole.false) == (3, 0.5, 0.5, 1, 0.0)


def test_an_answer_out_of_scope_is_false() -> None:
    assert score(INDEX, [line("hvem kan få et fleksjob")]).whole.false == 1.0


def test_a_declined_question_is_not_good_and_not_wrong() -> None:
    whole = score(INDEX, [line("zzz qqq", "ordning-fleksjob")]).whole

    assert (whole.good, whole.wrong) == (0.0, 0.0)


def test_the_section_counts_where_it_is_labelled() -> None:
    asked = Labelled.of({"q": "hvor længe varer mentorstøtte", "ids": ["ordning-mentor"], "sections": ["Omfang"]})

    assert score(INDEX, [asked, RIGHT]).whole.section == 1.0


def test_a_case_counts_what_must_be_among_the_first_five_and_what_never_may() -> None:
    case = {"q": "Vores sælger sidder i kørestol og kan ikke løfte kasser. Hvad kan vi søge?"}
    [must] = labelled(case | {"must": ["ordning-personlig-assistance"], "never": []})
    [never] = labelled(case | {"must": ["ordning-personlig-assistance"], "never": ["ordning-personlig-assistance"]})
    figures = score(INDEX, [must, never])

    assert (figures.by_shape["sag"].good, figures.by_shape["sag"].wrong) == (1.0, 0.5)


def test_a_thread_gives_a_question_for_each_turn() -> None:
    turns = [{"q": "hvem kan få et fleksjob", "ids": ["ordning-fleksjob"]}, {"q": "vi spiser nu", "silent": True}]
    first, second = labelled({"turns": turns})

    assert (first.thread, second.thread) == ((), ("hvem kan få et fleksjob",))
    assert score(INDEX, [first, second]).by_shape["tråd"].good == 1.0


def test_a_line_of_another_set_counts_for_nothing() -> None:
    assert labelled({"text": "hver 4. uge", "now": "2026-11-23T09:15"}) == []


def test_groups_are_by_style_and_by_shape() -> None:
    figures = score(INDEX, [RIGHT, SECOND, FOREIGN])

    assert set(figures.by_style) == {"keyword", "sentence", "oos"}
    assert set(figures.by_shape) == {"spørgsmål"}


def test_a_line_without_style_is_read() -> None:
    assert Labelled.of({"q": "mentor", "ids": []}) == Labelled("mentor", ())


def test_nothing_to_count_gives_dashes() -> None:
    assert score(INDEX, []).whole.good is None
    assert "–" in render(score(INDEX, [FOREIGN]))


def test_the_table_is_aligned() -> None:
    lines = render(score(INDEX, [RIGHT, SECOND, FOREIGN])).splitlines()

    assert lines[0].split() == [
        "antal", "vist", "sikkert", "afsnit", "forkert", "udenfor", "falske", "foreslået",
    ]  # fmt: skip
    assert len({len(row) for row in lines if not row.startswith("efter")}) == 1
