"""Errors never get out: a person gets one Danish sentence, the log a reference, Slack its ack."""

from __future__ import annotations

import logging
import re

import pytest

from bot.domain.errors import NotUnderstood
from bot.services.delivery.receiving import Pending
from bot.services.placements.colleagues import Colleagues
from bot.slack.installation.manifest import manifest
from bot.store.sqlite.database import Store
from tests.support.house import House


def test_something_unforeseen_gives_an_apology_and_a_reference_in_the_log(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_arguments: object, **_names: object) -> object:
        raise RuntimeError("hemmelig detalje")

    monkeypatch.setattr(house.application.services.asking, "answer", broken)
    with caplog.at_level(logging.ERROR):
        shown = house.commands("signe", "hvad er en mentor?")

    reference = re.search(r"nummeret ([0-9A-F]{6})", shown)
    assert reference is not None
    assert reference[1] in caplog.text
    assert "hemmelig" not in shown
    assert house.workspace.unacknowledged == []


def test_a_message_that_failed_is_not_lost(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def dead(*_arguments: object, **_names: object) -> object:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(house.application.services.asking, "said", dead)
        ts = house.says("signe", "hvad er en mentor?")
    assert house.replies(house.workspace.dm("signe"), ts) == []

    house.restarts()
    assert len(house.replies(house.workspace.dm("signe"), ts)) == 1


def test_a_question_in_a_thread_costs_one_write_and_one_read_before_its_answer(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written down where a story wants it; then each story is asked once, over one look at the thread."""
    ts = house.says("signe", "@Brobygger hvad er et fleksjob?", "spørg")
    steps: list[str] = []
    for name in ("read", "write"):
        whole = getattr(Store, name)
        monkeypatch.setattr(
            Store, name, lambda store, name=name, whole=whole, **how: steps.append(name) or whole(store, **how)
        )
    index = house.application.services.asking.index
    ask = index.ask
    monkeypatch.setattr(index, "ask", lambda *given, **how: steps.append("ask") or ask(*given, **how))
    house.says("signe", "hvor mange timer?", "spørg", ts)

    assert steps[: steps.index("ask")] == ["write", "read"]
    assert len(house.replies("spørg", ts)) == 2


def test_a_message_that_an_earlier_version_left_is_taken_up(house: House) -> None:
    """It also wrote down which workspace a message came from."""
    channel, signe = house.workspace.dm("signe"), house.workspace.people["signe"].id
    ts = house.says("signe", "hvad er et fleksjob?")
    body = {"team": "T1", "channel": channel, "ts": "1.1", "thread": ts, "user": signe, "text": "hvad er en mentor?"}
    body |= {"direct": True, "in_thread": True, "mentioned": False}
    house.application.services.receiving.accept(Pending(channel, "1.1", "said", body))
    house.restarts()

    assert "Mentor" in house.reply(channel, ts).visible_text()


def test_a_button_of_an_answer_that_is_gone_says_so(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.commands("signe", "personlig assistance")
    card = house.workspace.ephemerals("signe")[-1]
    for entry in list(house.application.services.asking.index.entries):
        monkeypatch.delitem(house.application.services.asking.index.entries, entry)
    house.clicks("signe", card, "Vis hele svaret")

    assert "Jeg kan ikke finde" in house.workspace.ephemerals("signe")[-1].visible_text()


def test_every_subscribed_event_has_a_listener(house: House) -> None:
    house.workspace.join("ole", "spørg")
    house.workspace.open_home("ole")
    house.settle()

    assert house.workspace.unacknowledged == []
    assert manifest()["settings"]["event_subscriptions"]["bot_events"]


def test_another_bot_is_ignored(house: House) -> None:
    ts = house.workspace.post_as_other_bot("spørg", f"<@{house.workspace.bot_user}> hvad er en mentor?")
    house.settle()

    assert house.replies("spørg", ts) == []


def test_the_connection_is_taken_up_again(house: House) -> None:
    before = house.workspace.hellos
    house.workspace.disconnect()
    house.workspace.wait_connected(hellos=before + 1)
    ts = house.says("signe", "hvad er en mentor?")

    assert len(house.replies(house.workspace.dm("signe"), ts)) == 1


def test_logs_hold_no_texts(house: House, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        house.says("signe", "noget meget særligt fra en borger")

    ours = [
        record.getMessage() for record in caplog.records if record.name.startswith(("bot", "handlers", "schedules"))
    ]
    assert not any("særligt" in line for line in ours)


def test_a_refused_message_is_not_taken_up_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_arguments: object, **_names: object) -> object:
        raise NotUnderstood("hvad")

    with monkeypatch.context() as patch:
        patch.setattr(house.application.services.asking, "said", refused)
        ts = house.says("signe", "hvad er en mentor?")
    house.restarts()

    assert house.replies(house.workspace.dm("signe"), ts) == []


def test_a_job_that_fails_does_not_keep_the_bot_from_starting(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    failing = [True]

    def broken(*_arguments: object) -> int:
        if failing:
            raise RuntimeError
        return 0

    monkeypatch.setattr(Colleagues, "check", broken)
    with caplog.at_level(logging.ERROR):
        house.restarts()

    assert "job brokers failed" in caplog.text
    failing.clear()
    ts = house.says("signe", "hvad er et fleksjob?")
    assert len(house.replies(house.workspace.dm("signe"), ts)) == 1


def test_what_a_leader_wrote_is_said_back_as_written(house: House) -> None:
    answer = house.commands("karen", "status <!channel> &lt;@U1&gt;")

    assert "hedder" in answer
    raw = str(house.workspace.ephemerals("karen")[-1])
    assert "<!channel>" not in raw
    assert "<@U1>" not in raw
