"""Answers reach a person wherever they are, forms are acknowledged at once, and no wait holds anybody up."""

from __future__ import annotations

import time

import pytest

from tests.support.house import House

COMMANDS = (
    "hjælp", "hvad er isbryderordningen", "mine", "følg C9 hos Rema hver 4. uge fra 1. december", "job lager",
    "mind mig om nøglerne i morgen kl. 9",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_answered_where_the_bot_is_no_member(house: House, command: str) -> None:
    house.workspace.remove_bot("spørg")
    before = len(house.workspace.ephemerals("ole"))
    answer = house.commands("ole", command)

    assert len(house.workspace.ephemerals("ole")) > before
    assert answer
    assert house.told("ole") == []


def test_the_shortcut_answers_where_the_bot_is_no_member(house: House) -> None:
    ts = house.says("ole", "hvad er en mentor?", "spørg")
    house.workspace.remove_bot("spørg")
    house.workspace.shortcut("karen", "ask_about_message", "spørg", ts)
    house.settle()

    assert "Mentor" in house.workspace.ephemerals("karen")[-1].visible_text()


def test_an_answer_is_shared_where_the_bot_is_no_member(house: House) -> None:
    house.workspace.remove_bot("spørg")
    house.commands("ole", "mentor")
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Del i kanalen")

    assert "Mentor" in house.workspace.last("spørg").visible_text()


@pytest.mark.parametrize("kind", ["http_500", "ratelimited", "internal_error"])
def test_a_confirmation_that_slack_takes_nowhere_comes_later_once(house: House, kind: str) -> None:
    for method in ("response_url", "chat.postEphemeral", "chat.postMessage"):
        house.workspace.faults.next(method, kind, retry_after=60)
    house.commands("ole", "mind mig om nøglerne i morgen kl. 9")
    house.later(minutes=2)
    house.later(minutes=2)

    assert sum("nøglerne" in one.visible_text() for one in house.told("ole")) == 1
    assert not any("nøglerne" in one.visible_text() for one in house.workspace.ephemerals("ole"))


def test_a_confirmation_whose_answer_was_lost_is_not_said_again(house: House) -> None:
    house.workspace.faults.next("response_url", "lost_answer")
    house.commands("ole", "mind mig om nøglerne i morgen kl. 9")
    house.later(minutes=5)

    private = [*house.workspace.ephemerals("ole"), *house.told("ole")]
    assert sum("nøglerne" in one.visible_text() for one in private) == 1


def test_a_form_is_acknowledged_before_slack_is_asked_anything(house: House) -> None:
    house.commands("ole", "ferie")
    asked = len(house.workspace.calls)
    house.workspace.faults.next("users.info", "ratelimited", retry_after=3600)
    form = {"first_day": "2026-12-21", "last_day": "2026-12-23", "deputy": "karen"}
    assert house.submits("ole", form).errors == {}

    assert house.workspace.unacknowledged == []
    assert house.workspace.modal("ole") is None
    assert "users.info" in [call.method for call in house.workspace.calls[asked:]]
    assert "dækker for dig" in house.told("ole")[-1].visible_text()


def test_a_colleague_who_has_left_is_told_of_after_the_form(house: House) -> None:
    house.commands("ole", "følg A12 hos Netto")
    house.workspace.deactivate("karen")
    house.clicks("ole", house.workspace.ephemerals("ole")[-1], "Giv videre")
    house.submits("ole", {"colleague": "karen"})

    assert "har ikke længere en konto" in house.told("ole")[-1].visible_text()


def test_an_hour_that_slack_asks_to_wait_holds_up_neither_the_next_question_nor_the_end(house: House) -> None:
    house.workspace.faults.next("chat.postMessage", "ratelimited", retry_after=3600)
    started = time.monotonic()
    first = house.says("ole", "hvad er et fleksjob?")
    second = house.says("ole", "hvad er en mentor?")
    house.restarts()

    assert time.monotonic() - started < 15
    dm = house.workspace.dm("ole")
    assert (len(house.replies(dm, first)), len(house.replies(dm, second))) == (0, 1)
    house.later(minutes=61)
    assert len(house.replies(dm, first)) == 1


def test_a_renamed_channel_goes_on_and_the_coordinators_are_told(house: House) -> None:
    house.workspace.rename("jobåbninger", "ledige-job")
    house.settle()
    assert "#jobåbninger hedder nu" in house.told("signe")[-1].visible_text()

    house.restarts()
    ts = house.says(
        "ole", "Netto i Kolding søger en til lageret, 10 timer, småjob. Kontakt Lone 22 33 44 55", "ledige-job"
    )
    assert len(house.replies("ledige-job", ts)) == 1


def test_an_archived_channel_is_told_of_at_once(house: House) -> None:
    house.workspace.archive("fagpersoner")
    house.settle()
    assert "#fagpersoner er arkiveret" in house.told("signe")[-1].visible_text()


def test_an_invitation_is_told_of(house: House) -> None:
    house.workspace.remove_bot("jobåbninger")
    house.workspace.join(house.workspace.bot_user, "jobåbninger")
    house.settle()
    assert "bruger den som #jobåbninger" in house.told("signe")[-1].visible_text()

    house.workspace.remove_bot("spørg")
    house.workspace.join(house.workspace.bot_user, "spørg")
    house.settle()
    assert "ikke står under [channels]" in house.told("signe")[-1].visible_text()
