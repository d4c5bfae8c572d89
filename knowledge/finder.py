"""The scheme finder: from a situation, what is affected and what is needed to the schemes that fit, with a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from knowledge.entry import Affected, Entry, Finder, Need, Situation, Status

_STANDING = {Status.CURRENT: 0, Status.CHANGED: 1, Status.EXPECTED: 2, Status.CLOSED: 3}


@dataclass(frozen=True, slots=True)
class Fit:
    """A scheme that fits: which of the needs it meets, and its reason in one Danish line."""

    entry: Entry
    needs: tuple[Need, ...]
    reason: str


def find(
    entries: Iterable[Entry],
    situation: Situation,
    affected: Collection[Affected] = (),
    needs: Collection[Need] = (),
) -> tuple[Fit, ...]:
    """The schemes that fit, best first.

    A scheme fits when it is open to the situation, when it is not made for something else than what is affected, and
    when it meets at least one need; without any affected or need given, these are no condition. More needs met come
    first, then schemes made for what is affected, then those meant for fewer situations and needs. A scheme that is
    closed for new cases comes last, because its entry says what to use instead.
    """
    fitting: list[tuple[tuple[int, int, int, int, str], Fit]] = []
    for entry in entries:
        finder = entry.finder
        if finder is None or situation not in finder.situations or not _touches(finder, affected):
            continue
        met = tuple(need for need in finder.needs if need in needs)
        if needs and not met:
            continue
        made_for = sum(one in finder.affected for one in affected)
        width = len(finder.situations) + len(finder.needs)
        rank = (_STANDING[entry.status] // 3, -len(met), -made_for, width, entry.title)
        fitting.append((rank, Fit(entry, met, finder.reason)))
    return tuple(fit for _, fit in sorted(fitting, key=lambda pair: pair[0]))


def _touches(finder: Finder, affected: Collection[Affected]) -> bool:
    return not finder.affected or not affected or any(one in finder.affected for one in affected)
