"""Which figures may be shown when groups of few citizens must stay unseen, also by subtraction.

A figure is published for the whole (``ALL``), its municipalities and their teams, so whoever reads a total and all
but one of its parts knows the last one too. Therefore a small part takes other parts along until what is hidden
together is no small group either (complementary suppression, as statistical offices do it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Groups = tuple[int, ...]
"""Numbers of citizens in groups that a figure tells apart, e.g. (with ordinary hours, without)."""


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """Whom a figure is about. None means all; an empty text means those who belong to none."""

    municipality: str | None = None
    team: str | None = None

    def covers(self, leaf: Scope) -> bool:
        """Whether a leaf (both fields given) lies within this scope."""
        return self.municipality in {None, leaf.municipality} and self.team in {None, leaf.team}


ALL = Scope()


def is_small(citizens: int, minimum: int) -> bool:
    """Nobody is no group; from ``minimum`` on a group is large enough."""
    return 0 < citizens < minimum


def added(parts: Iterable[Groups]) -> Groups:
    """The sums of the parts, column by column; every part has the same columns."""
    return tuple(sum(column) for column in zip(*parts, strict=True))


def shown(leaves: Mapping[Scope, Groups], minimum: int, within: frozenset[Scope] | None = None) -> frozenset[Scope]:
    """The scopes whose figure may be shown.

    ``leaves`` holds disjoint groups of citizens for each municipality and team (both fields given). ``within`` are the
    scopes where the figure's denominator is shown: where that is hidden, so is the figure. A team that lies in several
    municipalities (``Scope(None, team)``) is only shown where each of its parts is.
    """
    whole = added(leaves.values()) if leaves else ()
    if _has_small(whole, minimum) or (within is not None and ALL not in within):
        return frozenset()
    children: dict[str, dict[Scope, Groups]] = defaultdict(dict)
    for leaf, groups in leaves.items():
        children[leaf.municipality or ""][leaf] = groups
    towns = {Scope(name): added(parts.values()) for name, parts in children.items()}
    visible = {ALL} | _visible(towns, minimum, set(), within)
    for name, parts in children.items():
        if Scope(name) in visible:
            visible |= _visible(parts, minimum, {Scope(name, "")}, within)
    teams: dict[str, list[Scope]] = defaultdict(list)
    for leaf in leaves:
        if leaf.team:
            teams[leaf.team].append(leaf)
    visible |= {Scope(None, team) for team, parts in teams.items() if visible.issuperset(parts)}
    return frozenset(visible)


def _visible(
    parts: Mapping[Scope, Groups], minimum: int, unseen: set[Scope], within: frozenset[Scope] | None
) -> set[Scope]:
    """The parts that may stand beside their total, which is no small group in any column.

    What is hidden holds at least one large group beside the small ones, and parts of the same size share their fate:
    so hidden parts could be exchanged without a change in what is shown, and none can be told even by those who know
    this rule. ``unseen`` parts are never shown; parts whose denominator is shown to be nobody need no hiding.
    """
    hidden = unseen & parts.keys() | {scope for scope, groups in parts.items() if _has_small(groups, minimum)}
    empty: set[Scope] = set()
    if within is not None:
        hidden |= parts.keys() - within
        empty = {scope for scope, groups in parts.items() if not any(groups)}
        if hidden - empty:
            hidden |= {scope for scope, groups in parts.items() if any(groups) and not all(groups)}
    while candidates := parts.keys() - hidden - empty:
        column = _unsafe([parts[scope] for scope in hidden], minimum)
        if column is None:
            break
        large = min((parts[scope][column] for scope in candidates if parts[scope][column] >= minimum), default=None)
        hidden |= {scope for scope in candidates if large is None or parts[scope][column] == large}
    return parts.keys() - hidden


def _unsafe(hidden: list[Groups], minimum: int) -> int | None:
    """The first column in which small groups are hidden without a large one."""
    for number, column in enumerate(zip(*hidden, strict=True)):
        if any(is_small(citizens, minimum) for citizens in column) and max(column) < minimum:
            return number
    return None


def _has_small(groups: Groups, minimum: int) -> bool:
    return any(is_small(citizens, minimum) for citizens in groups)
