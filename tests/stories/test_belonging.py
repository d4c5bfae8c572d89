"""One installation serves one workspace: who else comes along is refused politely, or served by a written rule."""

from __future__ import annotations

import pytest

from bot.slack.belonging import is_installed, is_outsider
from tests.support.house import House

CHANNEL = "jobåbninger"
POSTED = "Netto i Kolding søger en til lageret, 10 timer om ugen, småjob. Kontakt Lone 22 33 44 55"
REFUSED = "Jeg hjælper kun kolleger"


def private(house: House, person: str) -> list[str]:
    return [message.visible_text() for message in house.workspace.ephemerals(person)]


def test_an_opening_of_another_organisation_in_a_shared_channel_is_left_alone(house: House) -> None:
    house.workspace.make_foreign("ole")
    ts = house.says("ole", POSTED, CHANNEL)

    assert house.replies(CHANNEL, ts) == []
    assert private(house, "ole") == []
    assert house.application.services.finding.all() == []


def test_who_speaks_to_it_from_another_organisation_is_told_so_alone(house: House) -> None:
    house.workspace.make_foreign("ole")
    ts = house.says("ole", f"<@{house.workspace.bot_user}> hvad er en mentor?", "spørg")

    assert house.replies("spørg", ts) == []
    assert REFUSED in private(house, "ole")[0]


def test_an_outsiders_button_does_nothing(house: House) -> None:
    ts = house.says("signe", POSTED, CHANNEL)
    house.workspace.make_foreign("ole")
    house.clicks("ole", house.reply(CHANNEL, ts), "Jeg tager den")

    assert REFUSED in private(house, "ole")[-1]
    assert house.application.services.openings.get(1).holder is None
    assert house.workspace.unacknowledged == []


def test_a_guest_may_ask_and_post_but_is_no_broker(house: House) -> None:
    house.workspace.make_guest("ole")
    ts = house.says("ole", POSTED, CHANNEL)
    assert len(house.replies(CHANNEL, ts)) == 1
    assert "Mentor" in house.commands("ole", "mentor")

    assert "Det kan kun jobformidleren gøre" in house.commands("ole", "følg A12 hos Netto")
    house.clicks("ole", house.reply(CHANNEL, ts), "Jeg tager den")
    assert house.application.services.openings.get(1).holder is None


def test_what_still_comes_from_a_closed_account_is_not_done(house: House) -> None:
    house.commands("ole", "følg A12 hos Netto")
    house.workspace.deactivate("ole")
    house.application.services.colleagues.has_left(house.workspace.people["ole"].id)
    ts = house.says("ole", POSTED, CHANNEL)

    assert house.replies(CHANNEL, ts) == []
    assert house.application.services.finding.all() == []


@pytest.mark.parametrize(
    ("body", "installed"),
    [
        ({"team_id": "T1"}, True),
        ({"team_id": "T2"}, False),
        ({"team_id": "T2", "authorizations": [{"team_id": "T1"}]}, True),
        ({"team_id": "T1", "authorizations": [{"team_id": "T2"}]}, False),
        ({"team": {"id": "T1"}}, True),
        ({"team": None, "team_id": None}, True),
        ({}, True),
    ],
)
def test_only_the_own_installation_is_served(body: dict[str, object], installed: bool) -> None:
    assert is_installed(body, "T1") is installed


@pytest.mark.parametrize(
    ("body", "outside"),
    [
        ({"event": {"user": "U1", "user_team": "T2"}}, True),
        ({"event": {"user": "U1", "user_team": "T1"}}, False),
        ({"event": {"subtype": "message_changed", "message": {"source_team": "T2"}}}, True),
        ({"user": {"id": "U1", "team_id": "T2"}}, True),
        ({"user": {"id": "U1"}}, False),
        ({"user_id": "U1"}, False),
    ],
)
def test_who_belongs_elsewhere_is_known_by_what_slack_says(body: dict[str, object], outside: bool) -> None:
    assert is_outsider(body, "T1") is outside
