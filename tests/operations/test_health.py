"""Health: each fault shows within a minute, and says what it is. Time is passed in."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.config import Config, DataSettings
from bot.domain.lease import Vitals
from bot.operations.health import ALIVE, DISK_LEAST, as_record, gather, judge, verdict
from bot.services.upkeep.backups import Backups
from bot.services.upkeep.duty import Duty, this_process
from bot.store.sqlite.database import Store
from tests.store.test_files import damage
from tests.support.clock import FixedClock

MINUTE = timedelta(minutes=1)


class Server:
    """A serving process as its database shows it, healthy until something is done to it."""

    def __init__(self, folder: Path) -> None:
        self.clock = FixedClock()
        self.config = Config(data=DataSettings(folder=folder))
        self.store = Store(self.config.database)
        self.store.open()
        self.duty = Duty(self.store, self.clock, this_process(), lambda _: False)
        self.duty.take()
        self.vitals = Vitals(self.now, self.now, self.now)
        self.backups = Backups(self.store, self.clock, self.config.backups, timedelta(hours=24), timedelta(days=14))
        self.backups.make()
        self.free = 50_000_000_000
        self.alive = self.ticks = self.hears = True

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def passes(self, time: timedelta) -> None:
        """What the process does by itself while time passes, ten seconds at a time."""
        for _ in range(int(time.total_seconds()) // 10):
            self.clock.move(timedelta(seconds=10))
            if self.ticks:
                self.vitals = replace(self.vitals, tick_at=self.now)
            if self.hears:
                self.vitals = replace(self.vitals, socket_at=self.now)
            if self.alive:
                self.duty.renew(self.vitals)

    def sql(self, statement: str, *values: object) -> None:
        with closing(sqlite3.connect(self.store.path)) as connection, connection:
            connection.execute(statement, values)

    def checks(self) -> dict[str, bool | None]:
        facts = replace(gather(self.config, self.now), free=self.free)
        return {name: check.ok for name, check in judge(facts, self.now).items()}


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path / "data")


def test_a_serving_process_is_healthy(server: Server) -> None:
    for _ in range(3):
        server.passes(timedelta(minutes=3))
        assert set(server.checks().values()) == {True}
        server.clock.move(timedelta(hours=1))


def killed(server: Server) -> None:
    server.alive = False


def socket_dead(server: Server) -> None:
    server.hears = False


def timetable_hangs(server: Server) -> None:
    server.ticks = False


def token_revoked(server: Server) -> None:
    server.vitals = replace(server.vitals, refused_at=server.now, refusal="token_revoked")


def owed(server: Server, state: str, due: datetime, attempts: int = 0, reason: str | None = None) -> None:
    server.sql(
        "INSERT INTO deliveries (team, kind, key, recipient, subject, created_at, not_before, state, attempts, reason) "
        "VALUES ('T1', 'bundle', ?, 'U1', '{}', ?, ?, ?, ?, ?)",
        f"{state}/{attempts}", due.isoformat(), due.isoformat(), state, attempts, reason,
    )  # fmt: skip


def queue_stands_still(server: Server) -> None:
    owed(server, "waiting", server.now - timedelta(minutes=5))


def message_fails_again_and_again(server: Server) -> None:
    owed(server, "waiting", server.now + timedelta(minutes=20), 7, "internal_error")


def message_parked(server: Server) -> None:
    owed(server, "parked", server.now, 1, "is_archived")


def disk_full(server: Server) -> None:
    server.free = DISK_LEAST - 1


def page_damaged(server: Server) -> None:
    damage(server.store.path)


def database_gone(server: Server) -> None:
    server.store.path.unlink()


def database_emptied(server: Server) -> None:
    server.store.path.write_bytes(b"")


def no_more_backups(server: Server) -> None:
    [copy] = server.backups.all()
    copy.path.rename(copy.path.with_name(f"brobygger-{server.now - timedelta(hours=26):%Y%m%dT%H%M%SZ}.sqlite"))


@pytest.mark.parametrize(
    ("fault", "check"),
    [
        (killed, "lease"), (socket_dead, "socket"), (timetable_hangs, "tick"), (token_revoked, "token"),
        (queue_stands_still, "queue"), (message_fails_again_and_again, "queue"), (message_parked, "parked"),
        (disk_full, "disk"), (page_damaged, "integrity"), (database_gone, "integrity"),
        (database_emptied, "integrity"), (no_more_backups, "backup"),
    ],
)  # fmt: skip
def test_a_fault_shows_within_a_minute(server: Server, fault: Callable[[Server], None], check: str) -> None:
    server.passes(MINUTE)
    fault(server)
    if check == "integrity":
        server.alive = False
    server.passes(MINUTE)

    found = server.checks()

    assert found[check] is False
    assert [name for name, ok in found.items() if ok is False] == [check]


def test_a_process_that_has_just_begun_has_time_to_connect(tmp_path: Path) -> None:
    server = Server(tmp_path / "data")
    server.vitals = Vitals()
    server.hears = server.ticks = False
    server.passes(timedelta(seconds=30))

    assert set(server.checks().values()) == {True}


def test_an_orderly_stop_is_told_from_a_death(server: Server) -> None:
    server.duty.leave()
    stopped = judge(gather(server.config, server.now), server.now)["lease"]
    assert stopped.ok is False
    assert "blev stoppet" in stopped.detail


def test_what_cannot_be_read_cannot_be_told(server: Server) -> None:
    facts = replace(gather(server.config, server.now), unusable="låst", lease=None)
    checks = judge(facts, server.now)

    assert verdict(checks) is None
    assert checks["integrity"].detail == "låst"


def test_only_what_a_new_start_may_cure_counts_as_dead(server: Server) -> None:
    message_parked(server)
    disk_full(server)

    checks = judge(replace(gather(server.config, server.now), free=0), server.now, ALIVE)

    assert tuple(checks) == ALIVE
    assert verdict(checks) is True


def test_the_json_has_the_fixed_form(server: Server) -> None:
    record = as_record(judge(gather(server.config, server.now), server.now))

    assert record["healthy"] is True
    assert all(set(check) == {"ok", "detail"} for check in record["checks"].values())


@pytest.mark.parametrize(("serving", "code"), [(True, 0), (False, 1)])
def test_the_exit_code_is_the_verdict(tmp_path: Path, serving: bool, code: int) -> None:
    from bot.clock import SystemClock

    path = tmp_path / "config.toml"
    path.write_text(f'[data]\nfolder = "{tmp_path / "data"}"\nbackup_every = ""\n', encoding="utf-8")
    store = Store(tmp_path / "data" / "brobygger.sqlite")
    store.open()
    duty = Duty(store, SystemClock(), this_process())
    duty.take()
    if not serving:
        duty.leave()

    told = CliRunner().invoke(main, ["--config", str(path), "health"])
    record = json.loads(CliRunner().invoke(main, ["--config", str(path), "health", "--json"]).output)

    assert told.exit_code == code
    assert record["healthy"] is serving
    assert ("✓ kører" in told.output) is serving


def test_a_folder_that_may_not_be_entered_cannot_be_told(server: Server) -> None:
    server.config.data.folder.chmod(0)
    try:
        if os.access(server.store.path, os.R_OK):
            pytest.skip("this user may enter every folder")
        assert verdict(judge(gather(server.config, server.now), server.now)) is None
    finally:
        server.config.data.folder.chmod(0o700)


def test_settings_that_cannot_be_read_cannot_be_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[dat]", encoding="utf-8")

    assert CliRunner().invoke(main, ["--config", str(path), "health"]).exit_code == 2
