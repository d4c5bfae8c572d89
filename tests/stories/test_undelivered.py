"""Messages that can never arrive are brought up with the coordinator, once."""

from __future__ import annotations

from tests.support.house import House


def notes(house: House) -> list[str]:
    return [text for message in house.told("signe") if "ikke afleveres" in (text := message.visible_text())]


def test_the_coordinator_hears_what_could_not_be_sent_once(house: House) -> None:
    ts = house.says("ole", "hvornår åbner svømmehallen i Egeby?")
    house.workspace.archive("fagpersoner")
    house.clicks("ole", house.reply(house.workspace.dm("ole"), ts), "Spørg en fagperson")
    house.later(minutes=15)

    assert len(notes(house)) == 1
    assert "1 besked – kanalen er arkiveret" in notes(house)[0]

    house.later(days=7)
    assert len(notes(house)) == 1
