"""When the curators are asked: reviews once a month in working hours, notes and proposals without doubles."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.config import Config, RoleSettings
from bot.domain.errors import NotAllowed, NotFound
from bot.services.answers.entries import due_for_review
from bot.services.answers.notices import AliasNotice, EntriesDue, MissedNote, ReviewNotice
from bot.store.answers.questions import Asked
from bot.store.sqlite.database import Store
from knowledge.entry import Entry, Source
from knowledge.search import Index
from tests.support.clock import MONDAY_MORNING, FixedClock
from tests.support.outbox import Outbox
from tests.support.world import Town, opened, services_over


def entry(name: str, reviewed: date) -> Entry:
    return Entry(
        id=f"begreb-{name}",
        title=name.capitalize(),
        reviewed=reviewed,
        questions=(f"hvad er {name}",),
        sources={"K1": Source(title="Eksempel", section="§ 1")},
        short=f"{name} er et ord. [K1]",
    )


OLD, OLDER, FRESH = (
    entry("gammel", date(2025, 6, 1)),
    entry("aeldre", date(2024, 1, 1)),
    entry("frisk", date(2026, 11, 1)),
)


class Desk:
    """The service with one workspace, and what it owes."""

    def __init__(self, store: Store, channel: str | None = "C1") -> None:
        self.store = store
        self.clock = FixedClock()
        config = Config(roles=RoleSettings(curators=("U9",)))
        self.outbox = Outbox()
        services = services_over(
            store, config, clock=self.clock, entries=(OLD, OLDER, FRESH), messenger=self.outbox, town=Town(channel)
        )
        self.curating, self.delivering = services.curating, services.delivering

    def asks(self, user: str, text: str, status: str = "unsure") -> int:
        with self.store.write() as unit:
            return unit.questions.add(Asked("C2", "1.0", user, text, self.clock.now(), status, OLD.id))

    def owed(self) -> list[tuple[str, str]]:
        """Kind and key of what is due in a month from now."""
        found: list[tuple[str, str]] = []
        with self.store.write() as unit:
            while delivery := unit.deliveries.claim(self.clock.now() + timedelta(days=31)):
                found.append((delivery.kind, delivery.key))
                unit.deliveries.drop(delivery, "seen")
        return found

    def next_due(self) -> datetime | None:
        with self.store.read() as unit:
            return unit.deliveries.next_due()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(opened(tmp_path / "data.sqlite"))


def test_what_is_due_comes_oldest_first(desk: Desk) -> None:
    assert due_for_review(Index([OLD, OLDER, FRESH]), 365, MONDAY_MORNING) == (OLDER, OLD)


def test_the_review_is_owed_once_a_month(desk: Desk) -> None:
    desk.curating.plan()
    desk.curating.plan()
    desk.clock.move(timedelta(days=10))
    desk.curating.plan()

    assert desk.owed() == [(ReviewNotice.kind, "2026-11"), (ReviewNotice.kind, "2026-12")]


def test_in_a_new_month_it_waits_for_the_first_working_day(desk: Desk) -> None:
    desk.clock.move(datetime(2027, 5, 1, 3, 0, tzinfo=UTC) - MONDAY_MORNING)  # a Saturday
    desk.curating.plan()

    assert desk.next_due() == datetime(2027, 5, 3, 7, 0, tzinfo=UTC)


def test_the_list_is_made_when_it_is_sent(desk: Desk) -> None:
    desk.curating.plan()
    desk.delivering.run(desk.clock.now() + timedelta(days=1))

    assert desk.outbox.told("C1") == [EntriesDue((OLDER, OLD), 365)]


def test_a_note_goes_out_with_the_question_and_the_entry(desk: Desk) -> None:
    question = desk.asks("U1", "hvad er gammel", "answered")
    desk.curating.missed(question, "U1", "Det nye beløb for 310290-1234")
    desk.delivering.run(desk.clock.now())

    assert desk.outbox.told("C1") == [MissedNote("U1", "hvad er gammel", "Det nye beløb for [fjernet]", OLD)]


def test_each_person_votes_once_and_may_change_their_mind(desk: Desk) -> None:
    question = desk.asks("U1", "hvad er gammel", "answered")

    assert desk.curating.rate(question, "U1", helped=True)
    assert not desk.curating.rate(question, "U1", helped=True)
    assert desk.curating.rate(question, "U2", helped=True)
    assert desk.curating.rate(question, "U1", helped=False)


def test_only_a_pick_from_an_unsure_answer_counts(desk: Desk) -> None:
    for user in ("U1", "U2", "U3"):
        desk.curating.picked(desk.asks(user, "det gamle ord", "answered"), user, OLD.id)

    assert desk.owed() == []


def test_a_habit_is_proposed_once(desk: Desk) -> None:
    for user in ("U1", "U2", "U3", "U1", "U2"):
        desk.curating.picked(desk.asks(user, "det gamle ord"), user, OLD.id)

    assert desk.owed() == [(AliasNotice.kind, "1")]


def test_a_proposal_made_while_there_was_no_channel_is_owed_later(desk: Desk) -> None:
    alone = Desk(desk.store, channel=None)
    for user in ("U1", "U2", "U3"):
        alone.curating.picked(alone.asks(user, "det gamle ord"), user, OLD.id)
    assert desk.owed() == []

    desk.curating.plan()
    assert (AliasNotice.kind, "1") in desk.owed()


def test_only_a_curator_decides(desk: Desk) -> None:
    with pytest.raises(NotAllowed) as refused:
        desk.curating.decide("U1", 1, approve=True)
    assert refused.value.who_can == ("U9",)

    with pytest.raises(NotFound):
        desk.curating.decide("U9", 1, approve=True)
