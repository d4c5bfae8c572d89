"""Which opening is which after an edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.openings.drafts import Draft
from bot.domain.openings.edits import reconcile
from bot.domain.openings.opening import Opening, Origin

NETTO = Draft(company="Netto", place="Kolding", tasks="pakke varer")
CAFE = Draft(company="Café Solskin", place="Vejle", tasks="opvask")
BAGER = Draft(company="Bager Bo", place="Fredericia", tasks="pakke brød")


def openings(*drafts: Draft) -> list[Opening]:
    now = datetime(2026, 11, 23, 8, tzinfo=UTC)
    return [Opening(at + 1, Origin("C1", "1.1", at), "U1", draft, now) for at, draft in enumerate(drafts)]


def kept(before: list[Opening], drafts: list[Draft]) -> dict[int, str | None]:
    return {opening.number: draft.company for opening, draft in reconcile(before, drafts).kept}


def test_a_single_opening_stays_itself_whatever_it_says() -> None:
    assert kept(openings(NETTO), [CAFE]) == {1: "Café Solskin"}


def test_changed_order_is_seen_through() -> None:
    assert kept(openings(NETTO, CAFE), [CAFE, NETTO]) == {1: "Netto", 2: "Café Solskin"}


def test_one_more_in_front_is_new() -> None:
    edits = reconcile(openings(NETTO, CAFE), [BAGER, NETTO, CAFE])

    assert {opening.number: draft.company for opening, draft in edits.kept} == {1: "Netto", 2: "Café Solskin"}
    assert [(position, draft.company) for position, draft in edits.added] == [(2, "Bager Bo")]


def test_one_less_is_the_one_that_is_gone() -> None:
    edits = reconcile(openings(NETTO, CAFE, BAGER), [NETTO, BAGER])

    assert [opening.number for opening in edits.removed] == [2]


def test_a_corrected_name_is_the_same_opening() -> None:
    assert kept(openings(NETTO, CAFE), [replace(NETTO, company="Føtex"), CAFE]) == {1: "Føtex", 2: "Café Solskin"}


def test_with_the_number_unchanged_what_is_left_over_pairs_in_order() -> None:
    assert kept(openings(NETTO, CAFE), [NETTO, BAGER]) == {1: "Netto", 2: "Bager Bo"}
