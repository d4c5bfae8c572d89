"""Who may not do something is told so before a form, and nobody reads of a citizen who does not work with them."""

from __future__ import annotations

from tests.support.house import House

CHANNEL = "jobåbninger"
POSTED = "Netto i Kolding søger en til lageret, 10 timer om ugen, småjob. Kontakt Lone 22 33 44 55"


def matched(house: House) -> str:
    """Karen posted it, Ole holds it and has found a citizen."""
    ts = house.says("karen", POSTED, CHANNEL)
    house.clicks("ole", house.reply(CHANNEL, ts), "Jeg tager den")
    house.clicks("ole", house.reply(CHANNEL, ts), "Kvalificér")
    house.submits("ole", {"note": "ringet"})
    house.clicks("ole", house.reply(CHANNEL, ts), "Match")
    house.submits("ole", {"case_ref": "Q77", "target_group": ["checked"], "note": "glæder sig"})
    return ts


def test_the_card_in_the_channel_names_no_citizen_at_any_step(house: House) -> None:
    ts = matched(house)
    house.clicks("ole", house.reply(CHANNEL, ts), "Besat")
    house.submits("ole", {"hours": "10"})

    public = [call for call in house.workspace.calls if call.method in {"chat.postMessage", "chat.update"}]
    in_channel = [one for one in public if one.arguments.get("channel") == house.workspace.channels[CHANNEL].id]
    assert in_channel
    assert not any("Q77" in str(one.arguments) for one in in_channel)


def test_who_may_not_hand_over_is_told_before_the_form(house: House) -> None:
    ts = house.says("ole", POSTED, CHANNEL)
    house.clicks("ole", house.reply(CHANNEL, ts), "Overlever")

    assert house.workspace.modal("ole") is None
    assert "Det kan kun koordinatoren gøre" in house.workspace.ephemerals("ole")[-1].visible_text()


def test_only_coordinators_and_leaders_get_everybodys_contacts(house: House) -> None:
    house.says("ole", POSTED, CHANNEL)

    assert "Det kan kun koordinatoren gøre" in house.commands("ole", "job eksport")
    assert house.workspace.files() == []
    house.commands("karen", "job eksport csv")
    assert [name for name, _ in house.workspace.files()] == ["jobaabninger.csv"]
