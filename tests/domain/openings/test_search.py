"""Finding openings by free words and numbers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.openings.considerations import Topic
from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.opening import Opening, Origin
from bot.domain.openings.search import Query, read_query, search

DRAFTS = (
    Draft(company="Netto", place="Kolding", tasks="lagermedarbejder", hours_min=10.0, hours_max=10.0),
    Draft(company="Bilka", place="Kolding", tasks="lager", hours_min=30.0, hours_max=37.0),
    Draft(company="Netto", place="Odense", tasks="lagerarbejde", hours_min=10.0, hours_max=10.0),
    Draft(company="Café Solskin", place="Vejle", tasks="opvask", type=OpeningType.FLEKSJOB,
          considerations="ingen tunge løft"),
    Draft(company="Flytteriet", place="Vejle", tasks="bære møbler, tunge løft", type=OpeningType.FLEKSJOB),
    Draft(company="Bager Bo", place="Give", tasks="pakke brød", weekdays=("mon", "tue")),
)  # fmt: skip
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
OPENINGS = [Opening(at + 1, Origin("C1"), "U1", draft, NOW) for at, draft in enumerate(DRAFTS)]


def found(text: str) -> list[int]:
    return [hit.opening.number for hit in search(read_query(text), OPENINGS)]


def test_words_place_and_hours_together_rank_the_nearest_first() -> None:
    assert found("lager kolding 10 timer")[:2] == [1, 2]


def test_a_fleksjob_without_lifting() -> None:
    assert found("fleksjob uden tunge løft")[0] == 4


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("netto odense", 3),
        ("opvasker", 4),
        ("køkken vejle", 4),
        ("bager", 6),
        ("brød mandag", 6),
        ("Give", 6),
        ("LAGER 30-37", 2),
        ("fleksjob vejle tunge løft", 5),
        ("#3", 3),
    ],
)
def test_what_is_asked_for_comes_first(text: str, first: int) -> None:
    assert found(text)[0] == first


@pytest.mark.parametrize("text", ["tandlæge", "lager Skagen tandlæge", "#99"])
def test_what_is_not_there_is_not_found(text: str) -> None:
    assert found(text) == []


def test_nothing_asked_for_gives_all_the_newest_first() -> None:
    assert found("") == [6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("10", Query("10", hours=(10.0, 10.0))),
        ("8-12 timer", Query("8-12 timer", hours=(8.0, 12.0))),
        ("7,5 timer", Query("7,5 timer", hours=(7.5, 7.5))),
        ("6000", Query("6000")),
        ("løntilskud", Query("løntilskud", type=OpeningType.LOENTILSKUD)),
        ("uden støj", Query("uden støj", avoids=frozenset({Topic.NOISE}))),
        ("med mentor", Query("med mentor", wants=frozenset({Topic.MENTOR}))),
        ("#12", Query("#12", number=12)),
    ],
)
def test_how_a_line_is_understood(text: str, query: Query) -> None:
    assert read_query(text) == query


def test_what_is_near_comes_after_what_is_there() -> None:
    assert found("lager vejle")[:2] == [2, 1]
    assert found("lager vejle")[-1] == 3
    assert found("brød jelling") == [6]
    assert found("fleksjob trekantområdet")[:2] == [5, 4]


def test_a_town_of_two_words_is_one_place() -> None:
    assert read_query("lager Høje Taastrup 10").places == ("høje taastrup",)
    assert read_query("Nykøbing Falster opvask").places == ("nykøbing falster",)
