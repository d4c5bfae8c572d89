"""Whatever people do with snoozing, holidays and cover: no follow-up comes early, is lost, or is told of twice."""

from __future__ import annotations

import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.errors import BrobyggerError
from bot.domain.placements.followups import Followup, FollowupState
from tests.support.caseload import BO, OLE, Office

DAYS = 35
"""Days that are lived through: over Christmas, with its closed days."""

STEPS = st.lists(
    st.tuples(st.sampled_from(["snooze", "choose", "cover", "stop", "end", "reopen", "do"]), st.integers(0, 40)),
    max_size=6,
)
"""What is done on a day, each with a number that says how far."""

PLANS = st.lists(st.tuples(st.integers(0, DAYS - 1), STEPS), max_size=8)


def everything(office: Office, placement: int) -> list[Followup]:
    with office.store.read() as unit:
        return unit.followups.of_placement(placement)


def act(office: Office, placement: int, step: str, far: int) -> None:
    """Do it as Ole; what is refused changes nothing."""
    still = [one for one in everything(office, placement) if one.state is FollowupState.OPEN]
    standing = office.covering.mine(OLE)
    try:
        match step:
            case "snooze" if still:
                card = office.followups.card(OLE, still[0].number)
                office.followups.snooze(
                    OLE, still[0].number, still[0].version, card.snooze_to[far % len(card.snooze_to)]
                )
            case "choose" if still:
                day = office.today + timedelta(days=far - 10)
                office.followups.snooze(OLE, still[0].number, still[0].version, day)
            case "cover":
                first = office.today + timedelta(days=far % 4)
                office.covering.add(OLE, BO, first, first + timedelta(days=far % 9))
            case "stop" if standing:
                office.covering.delete(OLE, standing[0].number)
            case "end":
                office.end(office.placements.card(OLE, placement))
            case "reopen":
                office.placements.reopen(OLE, placement)
            case "do" if still and still[0].due <= office.today:
                office.do(still[0])
            case _:
                pass
    except BrobyggerError:
        pass


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PLANS, st.sampled_from(["hver uge", "hver anden torsdag", "hver 3. uge"]))
def test_no_followup_comes_early_is_lost_or_doubled(plan: list[tuple[int, list[tuple[str, int]]]], rhythm: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder) / "brobygger.sqlite")
        placement = office.follow(f"A12 hos Netto {rhythm} fra 1. december").placement.number
        begun = office.today
        planned: set[tuple[str, date]] = set()
        for day in range(1, DAYS):
            office.until(begun + timedelta(days=day), "08:15")
            for _, steps in (one for one in plan if one[0] == day):
                for step, far in steps:
                    act(office, placement, step, far)
            now = everything(office, placement)
            keys = Counter((str(one.kind), one.planned) for one in now)
            assert max(keys.values(), default=1) == 1
            assert all(one.due >= one.planned for one in now)
            assert all(office.calendar.is_workday(one.due) for one in now)
            kept = {key for key in keys if key[0] != "aftercare"}
            assert planned <= kept  # an end that was undone takes back its aftercare, nothing else goes
            planned = kept

        told = [(to, shown) for to, shown, _ in office.outbox.arrived if hasattr(shown, "followups")]
        reminded = Counter((to, card.followup.number, shown.day) for to, shown in told for card in shown.followups)
        assert max(reminded.values(), default=1) == 1
        assert all(
            shown.day >= card.followup.planned and shown.day >= card.followup.due
            for _, shown in told
            for card in shown.followups
        )
        due = [
            one for one in everything(office, placement) if one.state is FollowupState.OPEN and one.due < office.today
        ]
        known = {number for _, number, _ in reminded}
        mentioned = {one.number for _, shown in told for card in shown.followups for one in card.also_open}
        assert {one.number for one in due if office.calendar.is_workday(office.today)} <= known | mentioned
