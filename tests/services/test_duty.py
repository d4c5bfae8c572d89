"""One process serves; the next takes over when it is gone, and never beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.lease import LASTS, Holder, Vitals
from bot.services.upkeep.duty import Duty, is_gone, this_process
from bot.store.sqlite.database import Store
from tests.support.clock import FixedClock

ONE = Holder("one", "elsewhere", 11, "place")
TWO = Holder("two", "elsewhere", 12, "place")


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "brobygger.sqlite")
    made.open()
    return made


def duty(store: Store, clock: FixedClock, me: Holder, *, gone: bool = False) -> Duty:
    return Duty(store, clock, me, lambda _: gone)


def test_one_serves_at_a_time(store: Store, clock: FixedClock) -> None:
    first, second = duty(store, clock, ONE), duty(store, clock, TWO)

    assert first.is_free()
    assert first.take()
    assert not second.take()
    clock.move(LASTS)
    assert not second.take()


def test_a_lease_that_is_renewed_is_never_taken(store: Store, clock: FixedClock) -> None:
    first, second = duty(store, clock, ONE), duty(store, clock, TWO)
    first.take()
    for _ in range(20):
        clock.move(timedelta(seconds=10))
        assert first.renew(Vitals())
        assert not second.take()


def test_whoever_waits_takes_over_within_a_minute_and_the_first_one_learns_of_it(
    store: Store, clock: FixedClock
) -> None:
    first, second = duty(store, clock, ONE), duty(store, clock, TWO)
    first.take()
    clock.move(LASTS + timedelta(seconds=1))

    assert second.take()
    assert not first.renew(Vitals())
    first.leave()
    assert not first.take()


def test_a_process_that_ended_on_this_machine_is_not_waited_for(store: Store, clock: FixedClock) -> None:
    duty(store, clock, ONE).take()

    assert duty(store, clock, TWO, gone=True).take()


def test_an_orderly_end_frees_the_lease_at_once(store: Store, clock: FixedClock) -> None:
    first = duty(store, clock, ONE)
    first.take()
    first.leave()

    assert duty(store, clock, TWO).take()


def test_a_clock_that_was_set_back_blocks_nobody(store: Store, clock: FixedClock) -> None:
    duty(store, clock, ONE).take()
    clock.move(timedelta(days=-2))

    assert duty(store, clock, TWO).take()


def test_what_the_process_knows_of_itself_is_kept(store: Store, clock: FixedClock) -> None:
    first = duty(store, clock, ONE)
    first.take()
    told = Vitals(event_at=clock.now(), socket_at=clock.now(), refused_at=clock.now(), refusal="token_revoked")
    first.renew(told)

    lease = first.current()
    assert lease is not None
    assert (lease.holder, lease.vitals) == (ONE, told)


def test_a_process_is_gone_only_where_that_can_be_known() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    me = this_process()
    if not me.place:
        pytest.skip("the system does not tell process numbers of one container from another's")

    assert is_gone(Holder("x", me.host, ended.pid, me.place))
    assert not is_gone(Holder("x", me.host, ended.pid, "another container"))
    assert not is_gone(Holder("x", me.host, os.getpid(), me.place))
