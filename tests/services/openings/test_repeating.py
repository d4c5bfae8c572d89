"""What has not moved is brought up again, whoever posted it hears how it ended."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from bot.services.openings.notices import Ended, Expired, OpeningCard, OpeningsDue
from tests.support.desk import BROKER, COORDINATOR, POSTER, Desk

POSTED = "Netto i Kolding søger en lagermedarbejder, 10 timer om ugen, småjob. Kontakt Lone Bech, 22 33 44 55"


def brought_up(desk: Desk, person: str) -> int:
    return sum(isinstance(one, OpeningsDue) for one in desk.told(person))


def test_what_does_not_move_is_brought_up_every_third_working_day(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.post(POSTED)
    days: list[int] = []
    for _ in range(14):
        desk.later(days=1)
        days.append(brought_up(desk, COORDINATOR))

    assert days[-1] >= 3
    assert max(after - before for before, after in pairwise(days)) == 1


def test_the_card_tells_its_age_each_morning(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.post(POSTED)
    place = desk.get().card
    assert place is not None
    desk.later(days=1)
    desk.later(hours=1)
    shown = desk.outbox.standing[place[1]]

    assert isinstance(shown, OpeningCard)
    assert shown.age == 1
    assert len([at for at, _ in desk.outbox.updated if at.ts == place[1]]) == 1


def test_it_is_left_alone_once_it_moves(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.post(POSTED)
    desk.later(days=2)
    before = brought_up(desk, COORDINATOR)
    desk.story.openings.hand_over(desk.at(), COORDINATOR, BROKER)
    desk.later(hours=5)

    assert brought_up(desk, COORDINATOR) == before


def test_the_poster_hears_of_an_expiry_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.post(f"{POSTED}. Ansøgningsfrist 30/11")
    for _ in range(12):
        desk.later(days=1)

    told = [type(one) for one in desk.told(POSTER) if isinstance(one, Expired | Ended)]
    assert told == [Expired]
