"""Files the parts of a phrase by what they are for: the day, the start, the end, what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from danish.dates.model import Doubt, Doubtful
from danish.dates.parts import (
    Ahead,
    Apart,
    Clock,
    Count,
    Date,
    DayFromNow,
    DayPart,
    DayWord,
    Every,
    Feast,
    Lasting,
    Marker,
    MonthDays,
    Nth,
    Parity,
    Part,
    RestOf,
    Side,
    Vague,
    Week,
    Weekdays,
)


@dataclass(slots=True)
class Said:
    """The parts of a phrase by what they are for."""

    days: list[DayWord] = field(default_factory=list[DayWord])
    start: list[DayWord] = field(default_factory=list[DayWord])
    end: list[DayWord] = field(default_factory=list[DayWord])
    then: list[DayWord] = field(default_factory=list[DayWord])
    excepted: list[DayWord] = field(default_factory=list[DayWord])
    every: Every | None = None
    parity: Parity | None = None
    clock: Clock | None = None
    part: DayPart | None = None
    count: int | None = None
    lasting: Lasting | None = None
    rest: RestOf | None = None
    vague: list[Doubt] = field(default_factory=list[Doubt])
    sides: set[Side] = field(default_factory=set[Side])
    then_said: bool = False


def sort_parts(parts: Sequence[Part]) -> Said:
    said = Said()
    side: Side | None = None
    for part in parts:
        match part:
            case Marker(side=Side.LATER):
                said.sides.add(Side.LATER)
            case Marker(side=Side.THEN):
                said.then_said = True
                side = None
            case Marker(side=new):
                said.sides.add(new)
                side = new
            case Vague(doubt=doubt):
                said.vague.append(doubt)
            case Every():
                if said.every is not None and said.every != part:
                    raise Doubtful(Doubt.AMBIGUOUS)
                said.every = part
                side = None if side is not Side.EXCEPT else side
            case Parity() | Count() | Lasting() | RestOf():
                _set_extent(said, part)
            case Clock():
                _set_clock(said, part)
            case DayPart():
                _set_part(said, part)
            case _:
                side = _place(said, part, side)
    return said


def _set_extent(said: Said, part: Parity | Count | Lasting | RestOf) -> None:
    match part:
        case Parity():
            said.parity = part
        case Count(times=times):
            said.count = times
        case Lasting():
            said.lasting = part
        case RestOf():
            said.rest = part


def _set_part(said: Said, part: DayPart) -> None:
    """ "tidlig" (8 o'clock) gives way to any other part of the day."""
    if said.part is None or said.part.hour == 8:
        said.part = part
    elif part.hour not in {said.part.hour, 8}:
        raise Doubtful(Doubt.AMBIGUOUS)


def _set_clock(said: Said, clock: Clock) -> None:
    if said.clock is None or said.clock == clock:
        said.clock = clock
    elif said.clock.loose != clock.loose:
        said.clock = said.clock if clock.loose else clock
    else:
        raise Doubtful(Doubt.AMBIGUOUS)


def _place(said: Said, part: DayWord, side: Side | None) -> Side | None:
    """Files a day under what it is for; a side takes one day (a weekday may stand before its date)."""
    if repeats(part) and side in {Side.FROM, Side.AFTER, Side.UNTIL, Side.THROUGH, Side.BEFORE, Side.TO}:
        side = None
    match side:
        case Side.FROM | Side.AFTER:
            target = said.start
        case Side.UNTIL | Side.THROUGH | Side.BEFORE | Side.TO:
            target = said.end
        case Side.EXCEPT:
            said.excepted.append(part)
            return side
        case _:
            target = said.then if said.then_said and said.days else said.days
    if target in (said.start, said.end) and target and not _continues(target[-1], part):
        target = said.days
    target.append(part)
    return side if target is not said.days else None


def _continues(before: DayWord, part: DayWord) -> bool:
    match before, part:
        case (Weekdays() | Week(), Date() | Week() | Ahead() | MonthDays() | Feast() | Weekdays()):
            return not (isinstance(before, Weekdays) and isinstance(part, Weekdays))
        case (DayFromNow(), Ahead()) | (Apart(), _):
            return True
        case _:
            return False


def repeats(part: DayWord) -> bool:
    match part:
        case Weekdays(every=every) | Nth(every=every):
            return every > 0
        case _:
            return False
