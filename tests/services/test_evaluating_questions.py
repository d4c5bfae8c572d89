"""Figures of the search on labelled questions."""

from __future__ import annotations

from bot.tools.evaluating_questions import Labelled, render, score
from knowledge.search import Index
from tests.knowledge.small_library import LIBRARY

INDEX = Index(LIBRARY)


def line(question: str, *ids: str, facet: str | None = None, style: str = "keyword") -> Labelled:
    return Labelled.of({"q": question, "ids": list(ids), "facet": facet, "style": style})


RIGHT = line("hvem kan få et fleksjob", "ordning-fleksjob")
SECOND = line("hvem kan få et fleksjob", "begreb-findes-ikke", style="sentence")
FOREIGN = line("hvordan fornyer jeg mit pas", style="oos")


def test_hits_and_false_answers_are_counted_apart() -> None:
    whole = score(INDEX, [RIGHT, SECOND, FOREIGN]).whole

    assert (whole.questions, whole.hit1, whole.missed, whole.false_answers) == (3, 0.5, 0.0, 0.0)
    assert (whole.direct, whole.right) == (1.0, 0.5)


def test_an_answer_out_of_scope_is_false() -> None:
    assert score(INDEX, [line("hvem kan få et fleksjob")]).whole.false_answers == 1.0


def test_a_declined_question_is_missed_and_no_hit() -> None:
    whole = score(INDEX, [line("zzz qqq", "ordning-fleksjob")]).whole

    assert (whole.missed, whole.hit1, whole.hit3) == (1.0, 0.0, 0.0)


def test_the_facet_counts_where_one_is_asked_for() -> None:
    asked = line("hvor længe varer mentorstøtte", "ordning-mentor", facet="omfang")

    assert score(INDEX, [asked, RIGHT]).whole.facets == 1.0


def test_groups_are_by_style_and_by_kind_of_the_first_id() -> None:
    figures = score(INDEX, [RIGHT, SECOND, FOREIGN])

    assert set(figures.by_style) == {"keyword", "sentence", "oos"}
    assert set(figures.by_kind) == {"ordning", "begreb", "uden for emnet"}


def test_a_line_without_style_and_facet_is_read() -> None:
    assert Labelled.of({"q": "mentor", "ids": []}) == Labelled("mentor", ())


def test_nothing_to_count_gives_dashes() -> None:
    assert score(INDEX, []).whole.hit1 is None
    assert "–" in render(score(INDEX, [FOREIGN]))


def test_the_table_is_aligned() -> None:
    lines = render(score(INDEX, [RIGHT, SECOND, FOREIGN])).splitlines()

    assert lines[0].split() == [
        "antal",
        "hit@1",
        "hit@3",
        "afvist",
        "direkte",
        "rigtige",
        "afsnit",
        "overflødige",
        "falske",
        "foreslået",
    ]
    assert len({len(row) for row in lines if not row.startswith("efter")}) == 1
