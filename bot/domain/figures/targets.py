"""Results against targets, in the forms the evaluations use.

Number in internship and share of them in ordinary work: cowi-2020, Table 2-4 and section 2.6. Share in company-based
activity for three consecutive months: ramboll-2019, section 3.1. ``docs/tal.md`` says who counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from bot.domain.figures.reports import PlacementRow, by_citizen, whole_percent
from bot.domain.figures.small_groups import ALL, Groups, Scope, shown
from bot.domain.openings.drafts import OpeningType

ORDINARY_KINDS = frozenset({OpeningType.ORDINAERT, OpeningType.SMAAJOB})
"""Work with ordinary pay for every hour; a fleksjob is supported and counts as company-based activity only."""

ACTIVITY_MONTHS = 3
BREAK = timedelta(days=3)
"""From the last day of one placement to the first of the next: a weekend does not interrupt an activity."""


class Aim(StrEnum):
    """What a target is about."""

    INTERNSHIPS = "internships"
    ORDINARY = "ordinary"
    COMPANY = "company"
    ORDINARY_HOURS = "ordinary_hours"


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be reached from ``start`` to ``end``. Shares are percent.

    ``ordinary_jobs`` is the goal for ordinary work as a number; without it, ``ordinary_share`` of ``internships``.
    ``target_group`` is the number of citizens ``company_share`` is a share of; without it, those with a placement.
    ``is_sum`` marks the line for several municipalities' goals together.
    """

    name: str
    scope: Scope
    start: date
    end: date
    internships: int | None = None
    ordinary_share: float | None = None
    ordinary_jobs: int | None = None
    company_share: float | None = None
    target_group: int | None = None
    ordinary_hours: float | None = None
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Attainment:
    """One target with what has been reached.

    ``reached`` is what was reported, ``verified`` the part of it whose wage is documented (None where wages say
    nothing about it, or where it stays hidden). ``target`` is in the unit of ``reached``. ``base`` is the number of
    citizens a share is taken of and ``share`` the percentage aimed at. Nothing is shown where ``hidden``.
    """

    name: str
    scope: Scope
    aim: Aim
    reached: float | None
    target: float | None
    verified: float | None = None
    base: int | None = None
    share: float | None = None
    hidden: bool = False
    is_sum: bool = False

    @property
    def degree(self) -> int | None:
        """The degree of attainment ("målopfyldelsesgrad") in whole percent."""
        return None if self.reached is None or not self.target else whole_percent(self.reached, self.target)

    @property
    def share_reached(self) -> int | None:
        """``reached`` of ``base`` in whole percent; None where either is missing or nought."""
        return None if self.reached is None or not self.base else whole_percent(self.reached, self.base)


@dataclass(frozen=True, slots=True)
class _Counts:
    """What one unit has reached: numbers of citizens, and hours."""

    interns: int
    in_ordinary: int
    verified: int
    known: int
    in_activity: int
    with_hours: int
    with_verified_hours: int
    hours: float
    verified_hours: float


_GroupsOf = Callable[[_Counts], Groups]


def attained(
    goals: Sequence[Goal], placements: Iterable[PlacementRow], units: Sequence[Scope], today: date, minimum: int
) -> tuple[Attainment, ...]:
    """Every target of every goal that has begun, with what was reached by ``today`` or the goal's end.

    Goals of one name and period for several municipalities get a line for all of them together, unless there is a
    goal for all.
    """
    rows = tuple(placements)
    found: list[Attainment] = []
    for (name, start, end), some in _grouped(goals).items():
        if start > today:
            continue
        counts = _count(rows, units, start, min(end, today))
        together = _together(name, start, end, some)
        for goal in some if together is None else [*some, together]:
            found.extend(_attainments(goal, some if goal is together else [goal], counts, minimum))
    return tuple(found)


def _grouped(goals: Iterable[Goal]) -> dict[tuple[str, date, date], list[Goal]]:
    found: dict[tuple[str, date, date], list[Goal]] = {}
    for goal in goals:
        found.setdefault((goal.name, goal.start, goal.end), []).append(goal)
    return found


def _together(name: str, start: date, end: date, goals: list[Goal]) -> Goal | None:
    """The sum of goals that were set for each municipality; None for a single goal or where one is for all."""
    if len(goals) < 2 or any(goal.scope == ALL for goal in goals):
        return None

    def total(numbers: list[float | None]) -> float | None:
        stated = [number for number in numbers if number is not None]
        return sum(stated) if len(stated) == len(numbers) else None

    internships = total([goal.internships for goal in goals])
    jobs = total([_jobs_wanted(goal) for goal in goals])
    shares = {goal.ordinary_share for goal in goals}
    group = total([goal.target_group for goal in goals])
    company = {goal.company_share for goal in goals}
    return Goal(
        name,
        ALL,
        start,
        end,
        internships=None if internships is None else int(internships),
        ordinary_share=shares.pop() if len(shares) == 1 else None,
        ordinary_jobs=None if jobs is None else int(jobs),
        company_share=company.pop() if len(company) == 1 else None,
        target_group=None if group is None else int(group),
        ordinary_hours=total([goal.ordinary_hours for goal in goals]),
        is_sum=True,
    )


def _jobs_wanted(goal: Goal) -> int | None:
    if goal.ordinary_jobs is not None:
        return goal.ordinary_jobs
    if goal.internships is None or goal.ordinary_share is None:
        return None
    return int(goal.internships * goal.ordinary_share / 100 + 0.5)


def _attainments(goal: Goal, parts: list[Goal], counts: Mapping[Scope, _Counts], minimum: int) -> list[Attainment]:
    units = [unit for unit in counts if any(part.scope.covers(unit) for part in parts)]

    def total(of: str) -> float:
        return sum(getattr(counts[unit], of) for unit in units)

    def may(scopes: frozenset[Scope]) -> bool:
        everybody = len(units) == len(counts)
        return ALL in scopes if everybody else all(part.scope in scopes for part in parts)

    interns = _shown(counts, minimum, lambda one: (one.interns,))
    known = _shown(counts, minimum, lambda one: (one.known,))
    found: list[Attainment] = []

    def add(
        aim: Aim,
        scopes: frozenset[Scope],
        reached: float,
        target: float | None,
        verified: float | None = None,
        base: int | None = None,
        share: float | None = None,
    ) -> None:
        if may(scopes):
            found.append(
                Attainment(goal.name, goal.scope, aim, reached, target, verified, base, share, is_sum=goal.is_sum)
            )
        else:
            found.append(
                Attainment(goal.name, goal.scope, aim, None, target, share=share, hidden=True, is_sum=goal.is_sum)
            )

    if goal.internships is not None:
        add(Aim.INTERNSHIPS, interns, int(total("interns")), goal.internships)
    jobs = _jobs_wanted(goal)
    if jobs is not None or goal.ordinary_share is not None:
        scopes = _shown(counts, minimum, lambda one: (one.in_ordinary, one.interns - one.in_ordinary), interns)
        proven = _shown(counts, minimum, lambda one: (one.verified, one.in_ordinary - one.verified), scopes)
        verified = int(total("verified")) if may(proven) else None
        base = int(total("interns"))
        target = jobs if jobs is not None else base * (goal.ordinary_share or 0) / 100
        add(Aim.ORDINARY, scopes, int(total("in_ordinary")), target, verified, base, goal.ordinary_share)
    if goal.company_share is not None:
        scopes = _shown(counts, minimum, lambda one: (one.in_activity, one.known - one.in_activity), known)
        base = goal.target_group or int(total("known"))
        add(
            Aim.COMPANY, scopes, int(total("in_activity")), base * goal.company_share / 100, None, base,
            goal.company_share,
        )  # fmt: skip
    if goal.ordinary_hours is not None:
        scopes = _shown(counts, minimum, lambda one: (one.with_hours,))
        proven = _shown(
            counts, minimum, lambda one: (one.with_verified_hours, one.with_hours - one.with_verified_hours), scopes
        )
        verified_hours = total("verified_hours") if may(proven) else None
        add(Aim.ORDINARY_HOURS, scopes, total("hours"), goal.ordinary_hours, verified_hours)
    return found


def _shown(
    counts: Mapping[Scope, _Counts],
    minimum: int,
    groups: _GroupsOf,
    within: frozenset[Scope] | None = None,
) -> frozenset[Scope]:
    return shown({unit: groups(one) for unit, one in counts.items()}, minimum, within)


def _count(rows: Sequence[PlacementRow], units: Sequence[Scope], start: date, end: date) -> dict[Scope, _Counts]:
    of_unit: dict[Scope, list[PlacementRow]] = {unit: [] for unit in units}
    for row in rows:
        if row.start <= end and (row.end is None or row.end >= start):
            of_unit[row.unit].append(row)
    return {unit: _count_unit(some, start, end) for unit, some in of_unit.items()}


def _count_unit(rows: list[PlacementRow], start: date, end: date) -> _Counts:
    interns: set[str] = set()
    ordinary: set[str] = set()
    verified: set[str] = set()
    active: set[str] = set()
    lasting: set[str] = set()
    for citizen, some in by_citizen(rows).items():
        if any(row.kind is OpeningType.VIRKSOMHEDSPRAKTIK and start <= row.start <= end for row in some):
            interns.add(citizen)
        jobs = [row for row in some if _is_ordinary(row, start, end)]
        if jobs and citizen in interns:
            ordinary.add(citizen)
            if any(row.verified for row in jobs):
                verified.add(citizen)
        active.add(citizen)
        if _longest_activity(some, start, end):
            lasting.add(citizen)
    hours = [(row, row.hours_on(end)[1]) for row in rows if row.runs_on(end)]
    hours = [(row, ordinary_hours) for row, ordinary_hours in hours if ordinary_hours > 0]
    proven = [(row, ordinary_hours) for row, ordinary_hours in hours if row.verified]
    with_hours = {row.citizen for row, _ in hours}
    return _Counts(
        interns=len(interns),
        in_ordinary=len(ordinary),
        verified=len(verified),
        known=len(active),
        in_activity=len(lasting),
        with_hours=len(with_hours),
        with_verified_hours=len({row.citizen for row, _ in proven}),
        hours=sum(number for _, number in hours),
        verified_hours=sum(number for _, number in proven),
    )


def _is_ordinary(row: PlacementRow, start: date, end: date) -> bool:
    """A placement in ordinary work that began in the period, or one that ended in the period with an ordinary job."""
    began = row.kind in ORDINARY_KINDS and start <= row.start <= end
    return began or (row.into_ordinary and row.end is not None and start <= row.end <= end)


def _longest_activity(rows: Iterable[PlacementRow], start: date, end: date) -> bool:
    """Whether a citizen has been in company-based activity for three consecutive months within the period."""
    stays = sorted((max(row.start, start), min(row.end or end, end)) for row in rows)
    begun: date | None = None
    until = date.min
    for first, last in stays:
        if begun is None or first - until > BREAK:
            begun = first
        until = max(until, last)
        if until + timedelta(days=1) >= begun + relativedelta(months=ACTIVITY_MONTHS):
            return True
    return False
