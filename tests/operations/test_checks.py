"""``check``: every problem at once, each with its cure, and nothing changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.clock import SystemClock
from bot.config import ChannelSettings, Config, DataSettings, RoleSettings, RoutingSettings
from bot.domain.lease import Vitals
from bot.operations.checks import problems, workspace
from bot.operations.checks.found import Found
from bot.services.upkeep.duty import Duty, this_process
from bot.slack.installation.manifest import manifest
from bot.slack.installation.subscriptions import SCOPES
from bot.store.sqlite.database import Store
from bot.text.terminal import checks as text
from bot.workspace import LocalWorkspace, quiet_seed
from tests.store.test_files import damage
from tests.support.clock import MONDAY_MORNING


def check(config: Path) -> Result:
    environment = {"SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": "", "SLACK_API_URL": ""}
    return CliRunner().invoke(main, ["--config", str(config), "check"], env=environment)


# -- this machine ------------------------------------------------------------------------------------------------------


def test_a_new_installation_is_in_order_and_nothing_is_made(config: Path, tmp_path: Path) -> None:
    assert check(config).output == "Alt er i orden.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]


def test_a_database_of_an_earlier_version_is_a_note_and_is_not_migrated(config: Path, store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm008_lease'")

    for _ in range(2):
        said = check(config)
        assert said.exit_code == 0
        assert "Bemærk: Databasen" in said.stderr
        assert "1 trin op ved næste start" in said.stderr


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda store: damage(store.path), "er beskadiget (tabellen people)"),
        (lambda store: store.path.write_bytes(b""), "er tom (0 byte)"),
        (lambda store: store.path.write_text("kære borgmester"), "er ikke en database fra Brobygger"),
        (lambda store: store.path.chmod(0o640), "chmod 600"),
        (lambda store: store.path.parent.chmod(0o755), "chmod 700"),
    ],
)
def test_what_is_wrong_with_the_data_is_named_with_its_cure(
    config: Path, store: Store, spoil: Callable[[Store], None], words: str
) -> None:
    spoil(store)
    said = check(config)

    assert said.exit_code == 2
    assert words in said.stderr


# -- with a workspace --------------------------------------------------------------------------------------------------


@pytest.fixture
def slack() -> Iterator[LocalWorkspace]:
    with LocalWorkspace(manifest(), quiet_seed()) as running:
        yield running


@pytest.fixture
def tokens(slack: LocalWorkspace) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
    }


def told(config: Config, tokens: dict[str, str]) -> list[str]:
    return [one.words for one in problems(config, tokens, SystemClock().now()) if one.grave]


def settings(tmp_path: Path, **changed: object) -> Config:
    return Config(data=DataSettings(folder=tmp_path / "data")).model_copy(update=changed)


def test_a_workspace_in_order_has_no_problems(tmp_path: Path, tokens: dict[str, str]) -> None:
    assert problems(settings(tmp_path), tokens, SystemClock().now()) == []
    assert not (tmp_path / "data").exists()


def test_ids_of_nobody_are_named_with_their_setting(
    tmp_path: Path, slack: LocalWorkspace, tokens: dict[str, str]
) -> None:
    slack.deactivate("ole")
    roles = RoleSettings(
        coordinators=("S0NOTHING", slack.people["signe"].id), leaders=("U0NOBODY",), curators=(slack.people["ole"].id,)
    )
    found = told(settings(tmp_path, roles=roles, routing=RoutingSettings(default="@karen")), tokens)

    assert len(found) == 4
    assert "[roles] coordinators: S0NOTHING er en brugergruppe, der ikke findes" in found[0]
    assert "[roles] leaders: U0NOBODY findes ikke" in found[1]
    assert "er lukket i Slack" in found[2]
    assert "[routing] default: @karen er ikke et id" in found[3]


def test_an_archived_channel_is_told_from_one_that_is_missing(
    tmp_path: Path, slack: LocalWorkspace, tokens: dict[str, str]
) -> None:
    slack.archive("ledelse")
    found = told(settings(tmp_path, channels=ChannelSettings(experts="findesikke")), tokens)

    assert any("#ledelse er arkiveret" in words for words in found)
    assert any("#findesikke findes ikke" in words for words in found)


def test_a_token_that_is_refused_is_named(tmp_path: Path, tokens: dict[str, str]) -> None:
    assert "Slack afviser SLACK_APP_TOKEN" in told(settings(tmp_path), tokens | {"SLACK_APP_TOKEN": "xapp-1"})[0]
    assert "Slack afviser SLACK_BOT_TOKEN" in told(settings(tmp_path), tokens | {"SLACK_BOT_TOKEN": "xoxb-1"})[0]


@pytest.mark.parametrize(
    ("no_proxy", "cure"), [("127.0.0.1", "Fjern HTTPS_PROXY for Brobygger"), ("", "Lad proxyen tillade CONNECT")]
)
def test_a_socket_that_cannot_open_has_its_own_cure(
    monkeypatch: pytest.MonkeyPatch, slack: LocalWorkspace, no_proxy: str, cure: str
) -> None:
    """The Web API goes past the proxy where NO_PROXY says so, the WebSocket never does."""
    monkeypatch.setattr(workspace, "_opens", lambda *_: False)
    monkeypatch.setenv("NO_PROXY", no_proxy)
    [found] = workspace._socket(slack.app_token, slack.api_url, {"HTTPS_PROXY": "http://proxy.example:3128"})

    assert cure in found.words
    assert "SLACK_APP_TOKEN" not in found.words


def test_a_dead_proxy_is_found_by_opening_the_socket(
    tmp_path: Path, tokens: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = {"HTTP_PROXY": "http://127.0.0.1:9", "HTTPS_PROXY": "http://127.0.0.1:9"}
    for name, value in ({"NO_PROXY": "127.0.0.1"} | proxy).items():
        monkeypatch.setenv(name, value)

    [words] = told(settings(tmp_path), tokens | proxy)

    assert "Nøglerne fejler intet" in words


def test_no_second_socket_is_opened_beside_a_living_one(
    tmp_path: Path, slack: LocalWorkspace, tokens: dict[str, str], store: Store
) -> None:
    clock = SystemClock()
    duty = Duty(store, clock, this_process())
    duty.take()
    duty.renew(Vitals(socket_at=clock.now()))

    assert told(settings(tmp_path), tokens) == []
    assert "apps.connections.open" not in {call.method for call in slack.calls}
    duty.leave()
    assert told(settings(tmp_path), tokens) == []
    assert "apps.connections.open" in {call.method for call in slack.calls}


def test_another_workspaces_database_is_named(tmp_path: Path, tokens: dict[str, str]) -> None:
    other = Store(tmp_path / "data" / "brobygger.sqlite", "T0OTHER99")
    other.open()
    with other.write() as unit:
        unit.people.seen("U1", "Ole", active=True, now=SystemClock().now())

    assert "hører til et andet Slack-arbejdsområde" in told(settings(tmp_path), tokens)[0]


def test_scopes_are_compared_both_ways() -> None:
    held = frozenset(SCOPES) - {"chat:write"} | {"admin"}
    missing, unused = workspace._scopes(held)

    assert ("chat:write" in missing.words, missing.grave) == (True, True)
    assert ("admin" in unused.words, unused.grave) == (True, False)
    assert list(workspace._scopes(frozenset())) == [Found(text.SCOPES_UNKNOWN, grave=False)]


def test_a_clock_that_is_wrong_is_named_with_its_amount() -> None:
    now = MONDAY_MORNING
    slack = "{:%a, %d %b %Y %H:%M:%S} GMT"

    assert list(workspace._clock(slack.format(now - timedelta(seconds=20)), now)) == []
    [behind] = workspace._clock(slack.format(now + timedelta(minutes=5)), now)
    assert "går 5 minutter bagud" in behind.words
    [ahead] = workspace._clock(slack.format(now - timedelta(seconds=90)), now)
    assert "går 90 sekunder foran" in ahead.words


@pytest.mark.parametrize(
    ("user", "wrong"),
    [
        ({}, ""),
        ({"is_bot": True}, text.BOT),
        ({"team_id": "T9"}, text.STRANGER),
        ({"is_stranger": True}, text.STRANGER),
        ({"is_restricted": True}, text.GUEST),
        ({"is_ultra_restricted": True}, text.GUEST),
        ({"deleted": True, "is_bot": True}, text.DEACTIVATED),
    ],
)
def test_whom_a_role_cannot_be_given_to(user: dict[str, object], wrong: str) -> None:
    assert workspace._wrong_with(user, "T1") == wrong
