"""Facts read from people's own words: hurried, negated, past and present."""

from __future__ import annotations

import pytest

from knowledge.cases import facts


def test_hasty_words_are_read_and_quoted_as_they_were_written() -> None:
    known = facts.read("rengøringsass m slidt skulder, ka ik løfte spanden. kontanthj siden maj")

    assert "hjælp til opgaver" in known.values["needs"]
    assert "ka ik løfte" in known.said("needs", ["hjælp til opgaver"])
    assert known.values["benefit"] == frozenset({"kontanthjælp"})


@pytest.mark.parametrize("text", ["T-shirts pakkes på el-scooter", "sad i m-klassen"])
def test_parts_of_compounds_are_not_put_right(text: str) -> None:
    assert facts.read(text).values.get("needs", frozenset()) <= {"transport"}


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Hun har deltidsjob som bogbinder", "situation", "ansat"),
        ("Mester holder pladsen til ham", "situation", "ansat"),
        ("Vi får en praktikant på lageret", "situation", "ledig"),
        ("Han var selvstændig, nu er han på kontanthjælp", "situation", "ledig"),
        ("Han har en lille blomsterbutik og gigt", "situation", "selvstændig"),
        ("Hun går på social- og sundhedsskolen", "situation", "uddannelse"),
        ("Beboer, 40, pension, vil lave noget", "situation", "førtidspensionist"),
        ("Hun er i fleksjob på et bibliotek", "situation", "ansat"),
        ("Fleksjobvisiteret for en måned siden", "situation", "ledig"),
        ("Hun har været væk med stress i ti uger", "sick", "ja"),
        ("Dagpengene slipper op til maj", "exhausted", "dagpenge"),
        ("Sygedagpengene stopper i uge 22", "sickend", "ja"),
        ("Fire sagsbehandlere, og ingen samler trådene", "coordination", "ja"),
        ("Posten hober sig op derhjemme", "home", "ja"),
        ("Han fik afslag på fleksjob", "refused", "ja"),
        ("Hun flytter til en ny kommune", "mover", "ja"),
        ("Han har arbejdet siden han var 16", "career", "langt"),
        ("Hun vil gerne stoppe før folkepensionen", "retire", "ja"),
        ("Uddannet tandplejer i juni", "graduate", "ja"),
        ("FGU kommer ikke på tale", "failed", "fgu"),
        ("Han svarer aldrig på opkald", "group", "isoleret"),
        ("Hun regner med at blive rask igen", "lasting", "midlertidig"),
    ],
)
def test_everyday_words_tell_a_fact(text: str, fact: str, value: str) -> None:
    assert value in facts.read(text).values[fact]


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("Hun er ikke længere sygemeldt", "sick", "ja"),
        ("Hun er ikke opsagt, men sygemeldt fra sit job", "dismissed", "ja"),
        ("Han bliver ikke rask igen", "lasting", "midlertidig"),
        ("Vi tør ikke ansætte uden lidt hjælp", "affected", "psyke"),
        ("Firmaet vil have ham tilbage", "hiring", "ja"),
        ("En vognmand har lovet ham job", "situation", "selvstændig"),
        ("En ven på universitetet", "course", "med sps"),
        ("Kan få 2 dage om måneden på en kro", "absence_days", ""),
        ("Lejemål opsagt, gæld", "dismissed", "ja"),
        ("Hvem hjælper hende?", "situation", "ansat"),
        ("Han bor i egen lejlighed", "outside", "hjem og omsorg"),
        ("Planteskolen ligger langt ude", "needs", "plan og afklaring"),
    ],
)
def test_what_is_negated_past_or_only_alike_tells_nothing(text: str, fact: str, value: str) -> None:
    known = facts.read(text)

    assert value not in known.values.get(fact, frozenset())
    assert fact not in known.numbers


def test_the_trade_of_a_graduate_is_what_was_learnt() -> None:
    assert "situation" not in facts.read("Nyuddannet arkitekt med ADHD").values
    assert facts.read("Arkitekt med ADHD").values["situation"] == frozenset({"ansat"})


def test_a_flexjob_lost_is_a_flexjob_granted() -> None:
    known = facts.read("Fleksjobbet stoppede i maj, hun var i fleksjob i to år og er ledig")

    assert known.values["flexjob"] == frozenset({"godkendt"})
