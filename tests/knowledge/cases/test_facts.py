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
        ("Chefen siger nej til en anden plads", "employer", "afviser"),
        ("Værkføreren vil beholde ham", "keeps", "ja"),
        ("Vi vil vide fra lægen, hvad hun kan klare", "doctor", "ja"),
        ("Lægerne taler om måneder", "grave", "ja"),
        ("Akademiker, ledig siden maj", "education", "lang"),
        ("Mester vil have ham i lære som smed", "apprentice", "ja"),
        ("Han overvejer at søge fleksjob", "flexjob", "ønsket"),
        ("Fyret fra sit fleksjob på et lager", "flexjob", "godkendt"),
        ("Mand på pension vil ud og arbejde lidt", "situation", "førtidspensionist"),
        ("Min onkel er 72 og har skizofreni", "situation", "folkepensionist"),
        ("Hun magter intet fritidsjob på universitetet", "studyjob", "umuligt"),
        ("Sover i sin varevogn", "affected", "socialt"),
        ("Vi vil ansætte ham, men ikke med løntilskud", "unwanted", "ordning-loentilskud"),
        ("Hun gider ikke mere praktik", "unwanted", "ordning-virksomhedspraktik"),
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
        ("Han passer jobbet og har ingen sygedage", "needs", "fravær"),
        ("Han vil ikke ned i tid", "needs", "færre timer"),
        ("Hun er ikke døv og kan ikke tegnsprog", "needs", "tolk"),
        ("Chefen vil hjælpe hende", "employer", "afviser"),
        ("Aldrig en ledig dag", "situation", "ledig"),
        ("Hun vil gerne have et tilbud", "situation", "ansat"),
        ("Behandleren siger god for det", "situation", "ansat"),
        ("Han er autist på 19", "situation", "ansat"),
        ("Laborant på universitetet", "situation", "uddannelse"),
        ("Han lever alene", "affected", "sygdom"),
        ("Kan hun gå på kursus?", "affected", "bevægelse"),
        ("Hun er god med hænderne", "affected", "bevægelse"),
        ("Kan holde til to dage om ugen", "needs", "fravær"),
    ],
)
def test_what_is_negated_past_or_only_alike_tells_nothing(text: str, fact: str, value: str) -> None:
    known = facts.read(text)

    assert value not in known.values.get(fact, frozenset())
    assert fact not in known.numbers


def test_what_is_denied_once_may_be_told_elsewhere() -> None:
    assert "sick" in facts.read("Han var ikke sygemeldt i foråret, men nu er han sygemeldt").values


def test_the_trade_of_one_who_is_to_be_hired_is_what_is_offered() -> None:
    assert "situation" not in facts.read("Et gartneri vil gerne have hende som gartner").values
    assert facts.read("Godkendt til fleksjob som gartner").values["situation"] == frozenset({"ledig"})


def test_the_trade_of_a_graduate_is_what_was_learnt() -> None:
    assert "situation" not in facts.read("Nyuddannet arkitekt med ADHD").values
    assert facts.read("Arkitekt med ADHD").values["situation"] == frozenset({"ansat"})


def test_a_flexjob_lost_is_a_flexjob_granted() -> None:
    known = facts.read("Fleksjobbet stoppede i maj, hun var i fleksjob i to år og er ledig")

    assert known.values["flexjob"] == frozenset({"godkendt"})
