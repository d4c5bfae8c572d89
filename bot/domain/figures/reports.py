"""The monthly figures, from plain rows. ``docs/tal.md`` defines each one: numerator, denominator, moment.

A citizen is counted in one place only: with the broker of their latest placement. So the parts always add up to the
whole, and what may be shown of them can be decided exactly (``small_groups``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median

from bot.domain.figures.small_groups import ALL, Groups, Scope, shown
from bot.domain.figures.spans import DAY, Period
from bot.domain.openings.drafts import OpeningType
from danish.workdays import WorkCalendar

ZERO = timedelta()


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """An opening's moments; None where it has not come that far."""

    number: int
    unit: Scope
    logged: datetime
    handed_over: datetime | None = None
    contact: datetime | None = None
    matched: datetime | None = None
    filled: datetime | None = None
    closed: datetime | None = None


@dataclass(frozen=True, slots=True)
class HoursFound:
    """Hours a week as a follow-up found them; None leaves a figure as it was."""

    on: date
    hours: float | None
    ordinary: float | None


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """A placement's facts. ``hours`` and ``ordinary`` are those agreed, ``found`` what follow-ups found, oldest first.

    ``verified`` says that the wage is documented; ``into_ordinary`` that it ended because the citizen got an ordinary
    job.
    """

    number: int
    citizen: str
    unit: Scope
    kind: OpeningType | None
    start: date
    end: date | None = None
    hours: float | None = None
    ordinary: float | None = None
    found: tuple[HoursFound, ...] = ()
    verified: bool = False
    into_ordinary: bool = False

    def runs_on(self, day: date) -> bool:
        """Whether it is active on a day; it is still active on its last one."""
        return self.start <= day and (self.end is None or day <= self.end)

    def hours_on(self, day: date) -> tuple[float, float]:
        """Hours and ordinary hours a week as last known on a day; 0 where nothing was agreed or found."""
        hours, ordinary = self.hours, self.ordinary
        for one in self.found:
            if one.on <= day:
                hours = hours if one.hours is None else one.hours
                ordinary = ordinary if one.ordinary is None else one.ordinary
        return hours or 0.0, ordinary or 0.0


@dataclass(frozen=True, slots=True)
class FollowupRow:
    """A follow-up of a citizen: the day it was planned for, and the day it took place."""

    citizen: str
    unit: Scope
    planned: date
    done: date | None


@dataclass(frozen=True, slots=True)
class Rows:
    """What a report is made of; citizens' units are already those of their latest placement (``settled``)."""

    openings: tuple[OpeningRow, ...] = ()
    placements: tuple[PlacementRow, ...] = ()
    followups: tuple[FollowupRow, ...] = ()


class Figure(StrEnum):
    """What is counted; in the order in which it is shown."""

    LOGGED = "logged"
    HANDED_OVER = "handed_over"
    MATCHED = "matched"
    FILLED = "filled"
    DAYS_TO_CONTACT = "days_to_contact"
    DAYS_TO_MATCH = "days_to_match"
    DAYS_TO_FILLED = "days_to_filled"
    ACTIVE = "active"
    WITH_ORDINARY = "with_ordinary"
    HOURS = "hours"
    ORDINARY_HOURS = "ordinary_hours"
    ON_TIME = "on_time"


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as it may be shown.

    ``amount`` is a number, or for a median days; ``of`` is the denominator of a share, or the number behind a median.
    Both are None where there is nothing to count, or where it stays ``hidden`` because the group is too small.
    """

    amount: float | None = None
    of: int | None = None
    hidden: bool = False

    @property
    def percent(self) -> int | None:
        """The share in whole percent, rounded half up."""
        if self.amount is None or not self.of:
            return None
        return whole_percent(self.amount, self.of)


HIDDEN = Value(hidden=True)

Moment = Callable[[OpeningRow], datetime | None]
Step = tuple[Figure, Moment, bool]


def _logged(row: OpeningRow) -> datetime | None:
    return row.logged


def _handed_over(row: OpeningRow) -> datetime | None:
    return row.handed_over


def _contact(row: OpeningRow) -> datetime | None:
    return row.contact


def _matched(row: OpeningRow) -> datetime | None:
    return row.matched


def _filled(row: OpeningRow) -> datetime | None:
    return row.filled


STEPS: tuple[Step, ...] = (
    (Figure.LOGGED, _logged, False),
    (Figure.HANDED_OVER, _handed_over, False),
    (Figure.MATCHED, _matched, True),
    (Figure.FILLED, _filled, True),
)
"""Figures of openings, the moment that decides, and whether each opening stands for a citizen."""

WAITS: tuple[Step, ...] = (
    (Figure.DAYS_TO_CONTACT, _contact, False),
    (Figure.DAYS_TO_MATCH, _matched, True),
    (Figure.DAYS_TO_FILLED, _filled, True),
)
"""Medians from the logging to a moment, over the openings that came that far within the period."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of one period, by scope."""

    period: Period
    values: Mapping[Scope, Mapping[Figure, Value]]

    def of(self, scope: Scope, figure: Figure) -> Value:
        """One figure of a scope; hidden where it was not counted or may not be shown."""
        return self.values.get(scope, {}).get(figure, HIDDEN)


def whole_percent(part: float, whole: float) -> int:
    """In whole percent, half a percent rounded up."""
    return int(100 * part / whole + 0.5)


def settled(
    placements: Iterable[PlacementRow], followups: Iterable[FollowupRow]
) -> tuple[tuple[PlacementRow, ...], tuple[FollowupRow, ...]]:
    """Each citizen's rows in the unit of their latest placement."""
    rows = tuple(placements)
    latest: dict[str, tuple[date, int, Scope]] = {}
    for row in rows:
        key = (row.start, row.number, row.unit)
        if row.citizen not in latest or key[:2] > latest[row.citizen][:2]:
            latest[row.citizen] = key
    moved = tuple(row if row.unit == latest[row.citizen][2] else _in_unit(row, latest[row.citizen][2]) for row in rows)
    held = tuple(
        row
        if row.citizen not in latest or row.unit == latest[row.citizen][2]
        else FollowupRow(row.citizen, latest[row.citizen][2], row.planned, row.done)
        for row in followups
    )
    return moved, held


def scopes(units: Iterable[Scope]) -> tuple[Scope, ...]:
    """The whole, its municipalities, their teams, and teams that lie in several municipalities."""
    leaves = set(units)
    towns = {Scope(leaf.municipality) for leaf in leaves}
    parts = {leaf for leaf in leaves if leaf.team}
    across = {team for team in {leaf.team for leaf in parts} if sum(leaf.team == team for leaf in parts) > 1}
    return (ALL, *sorted(towns), *sorted(parts), *(Scope(None, team) for team in sorted(across, key=str)))


@dataclass(frozen=True, slots=True)
class Basis:
    """What figures are counted by.

    ``units`` are all leaves there are; ``repeat_after`` is how many working days after its planned day a follow-up
    still counts as on time; ``minimum_group`` is the smallest group of citizens that is shown; ``today`` when
    it is counted.
    """

    units: tuple[Scope, ...]
    calendar: WorkCalendar
    repeat_after: int
    minimum_group: int
    today: date


def figures(rows: Rows, period: Period, basis: Basis) -> Figures:
    """Every figure of a period for every scope."""
    count = _Counting(rows, period, basis.units, basis.minimum_group)
    count.openings()
    count.placements()
    count.followups(basis)
    return Figures(period, count.values)


@dataclass(slots=True)
class _Counting:
    """Fills ``values`` figure by figure."""

    rows: Rows
    period: Period
    units: tuple[Scope, ...]
    minimum: int
    values: dict[Scope, dict[Figure, Value]] = field(default_factory=dict[Scope, "dict[Figure, Value]"])

    def openings(self) -> None:
        for figure, moment, about_citizens in STEPS:
            counts = {unit: (len(rows),) for unit, rows in self._by_unit(moment).items()}
            may = shown(counts, self.minimum) if about_citizens else None
            self._put(figure, may, lambda scope, counts=counts: Value(_sum(counts, scope)))
        for figure, moment, about_citizens in WAITS:
            waits = {unit: _days(rows, moment) for unit, rows in self._by_unit(moment).items()}
            may = shown({unit: (len(some),) for unit, some in waits.items()}, self.minimum) if about_citizens else None
            self._put(figure, may, lambda scope, waits=waits: _median(waits, scope))

    def _by_unit(self, moment: Moment) -> dict[Scope, list[OpeningRow]]:
        """The openings that came that far within the period."""
        first, beyond = self.period.moments
        found: dict[Scope, list[OpeningRow]] = {unit: [] for unit in self.units}
        for row in self.rows.openings:
            when = moment(row)
            if when is not None and first <= when < beyond:
                found[row.unit].append(row)
        return found

    def placements(self) -> None:
        day = self.period.last
        active: dict[Scope, list[PlacementRow]] = {unit: [] for unit in self.units}
        for row in self.rows.placements:
            if row.runs_on(day):
                active[row.unit].append(row)
        hours = {unit: [row.hours_on(day) for row in rows] for unit, rows in active.items()}
        with_ordinary = {
            unit: [row for row, (_, ordinary) in zip(rows, hours[unit], strict=True) if ordinary > 0]
            for unit, rows in active.items()
        }
        people = {unit: _citizens(rows) for unit, rows in active.items()}
        having = {unit: _citizens(rows) for unit, rows in with_ordinary.items()}
        base = shown({unit: (len(some),) for unit, some in people.items()}, self.minimum)
        split: dict[Scope, Groups] = {
            unit: (len(having[unit]), len(people[unit] - having[unit])) for unit in self.units
        }
        share = shown(split, self.minimum, base)

        def number(rows: Mapping[Scope, list[PlacementRow]], scope: Scope) -> int:
            return sum(len(some) for unit, some in rows.items() if scope.covers(unit))

        def total(place: int, scope: Scope) -> float:
            return sum(pair[place] for unit, some in hours.items() if scope.covers(unit) for pair in some)

        self._put(Figure.ACTIVE, base, lambda scope: Value(number(active, scope)))
        self._put(Figure.WITH_ORDINARY, share, lambda scope: Value(number(with_ordinary, scope), number(active, scope)))
        self._put(Figure.HOURS, base, lambda scope: Value(total(0, scope)))
        self._put(Figure.ORDINARY_HOURS, share, lambda scope: Value(total(1, scope)))

    def followups(self, basis: Basis) -> None:
        days = {row.planned for row in self.rows.followups if self.period.covers(row.planned)}
        latest = {day: basis.calendar.add(day, basis.repeat_after) for day in days}
        planned: dict[Scope, list[FollowupRow]] = {unit: [] for unit in self.units}
        for row in self.rows.followups:
            last = latest.get(row.planned)
            if last is not None and (row.done is not None or last < basis.today):
                planned[row.unit].append(row)

        def on_time(row: FollowupRow) -> bool:
            return row.done is not None and row.done <= latest[row.planned]

        kept = {unit: sum(map(on_time, rows)) for unit, rows in planned.items()}
        people = {unit: (len({row.citizen for row in rows}),) for unit, rows in planned.items()}
        behind = {unit: (len(rows),) for unit, rows in planned.items()}
        self._put(
            Figure.ON_TIME,
            shown(people, self.minimum),
            lambda scope: Value(
                sum(number for unit, number in kept.items() if scope.covers(unit)), _sum(behind, scope)
            ),
        )

    def _put(self, figure: Figure, may: frozenset[Scope] | None, value: Callable[[Scope], Value]) -> None:
        for scope in scopes(self.units):
            held = HIDDEN if may is not None and scope not in may else value(scope)
            self.values.setdefault(scope, {})[figure] = held


def _days(rows: Iterable[OpeningRow], moment: Moment) -> list[float]:
    """Days from the logging, never less than none."""
    waits = [when - row.logged for row in rows if (when := moment(row)) is not None]
    return [max(wait, ZERO) / DAY for wait in waits]


def _sum(counts: Mapping[Scope, Groups], scope: Scope) -> int:
    return sum(groups[0] for unit, groups in counts.items() if scope.covers(unit))


def _median(waits: Mapping[Scope, list[float]], scope: Scope) -> Value:
    found = [days for unit, some in waits.items() if scope.covers(unit) for days in some]
    return Value(round(median(found), 1), len(found)) if found else Value(None, 0)


def _citizens(rows: Iterable[PlacementRow]) -> set[str]:
    return {row.citizen for row in rows}


def _in_unit(row: PlacementRow, unit: Scope) -> PlacementRow:
    return PlacementRow(
        row.number, row.citizen, unit, row.kind, row.start, row.end, row.hours, row.ordinary, row.found,
        row.verified, row.into_ordinary,
    )  # fmt: skip


def by_citizen(rows: Iterable[PlacementRow]) -> dict[str, list[PlacementRow]]:
    """The rows of each citizen, by ``PlacementRow.citizen``."""
    found: dict[str, list[PlacementRow]] = defaultdict(list)
    for row in rows:
        found[row.citizen].append(row)
    return found
