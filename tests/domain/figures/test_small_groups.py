"""Small groups stay unseen: directly, by subtraction, and for those who know the rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.figures.small_groups import ALL, Groups, Scope, shown

MINIMUM = 5


def towns(*counts: int) -> dict[Scope, Groups]:
    return {Scope(name, ""): (count,) for name, count in zip("ABCDEFG", counts, strict=False)}


def visible_towns(leaves: dict[Scope, Groups], minimum: int = MINIMUM) -> set[str]:
    return {scope.municipality or "" for scope in shown(leaves, minimum) if scope.team is None and scope != ALL}


def test_large_groups_and_empty_ones_are_shown() -> None:
    assert visible_towns(towns(12, 0, 5)) == {"A", "B", "C"}


def test_a_small_group_takes_the_smallest_large_one_along() -> None:
    assert visible_towns(towns(3, 40, 9, 25)) == {"B", "D"}


def test_parts_of_one_size_share_their_fate() -> None:
    assert visible_towns(towns(3, 9, 9, 25)) == {"D"}


def test_a_whole_that_is_small_hides_everything() -> None:
    assert shown(towns(2, 0, 2), MINIMUM) == frozenset()


def test_small_parts_without_a_large_one_hide_all_parts_but_not_the_whole() -> None:
    assert shown(towns(4, 4, 0), MINIMUM) == {ALL}


def test_without_anybody_there_is_nothing_to_hide() -> None:
    assert shown({}, MINIMUM) == {ALL}


def test_a_team_is_hidden_with_its_municipality_and_those_without_a_team_are_never_derived() -> None:
    leaves: dict[Scope, Groups] = {
        Scope("A", ""): (2,),
        Scope("A", "Nord"): (30,),
        Scope("A", "Syd"): (20,),
        Scope("B", "Vest"): (50,),
    }
    may = shown(leaves, MINIMUM)
    assert Scope("A") in may
    assert Scope("A", "Nord") in may
    assert Scope("A", "Syd") not in may


def test_a_team_in_several_municipalities_is_shown_only_where_each_part_is() -> None:
    leaves: dict[Scope, Groups] = {Scope("A", "Net"): (9,), Scope("B", "Net"): (8,), Scope("C", "Net"): (7,)}
    assert Scope(None, "Net") in shown(leaves, MINIMUM)
    assert Scope(None, "Net") not in shown(leaves | {Scope("C", "Net"): (2,)}, MINIMUM)


def test_a_share_is_hidden_where_the_rest_is_small() -> None:
    whole: dict[Scope, Groups] = {Scope("A", ""): (12,), Scope("B", ""): (30,), Scope("C", ""): (40,)}
    split: dict[Scope, Groups] = {Scope("A", ""): (10, 2), Scope("B", ""): (15, 15), Scope("C", ""): (20, 20)}
    may = shown(split, MINIMUM, shown(whole, MINIMUM))
    assert Scope("A") not in may
    assert Scope("B") not in may
    assert Scope("C") in may


def test_where_the_denominator_is_hidden_so_is_the_share() -> None:
    base = shown(towns(3, 9, 25, 40), MINIMUM)
    split: dict[Scope, Groups] = {Scope(name, ""): (10, 10) for name in "ABCD"}
    assert {scope for scope in shown(split, MINIMUM, base) if scope != ALL and not scope.team} <= base


@given(st.lists(st.integers(0, 40), min_size=1, max_size=7))
def test_no_small_group_is_shown_nor_left_over_by_subtraction(counts: list[int]) -> None:
    leaves = towns(*counts)
    may = shown(leaves, MINIMUM)
    hidden = [groups[0] for scope, groups in leaves.items() if Scope(scope.municipality) not in may]
    seen = [groups[0] for scope, groups in leaves.items() if Scope(scope.municipality) in may]
    assert not any(0 < count < MINIMUM for count in seen)
    if ALL in may:
        assert not 0 < sum(hidden) < MINIMUM
        assert len(hidden) != 1 or hidden == [0]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("ABC"), st.sampled_from(["", "Nord", "Syd", "Øst"])),
        st.integers(0, 25),
        min_size=1,
    )
)
def test_no_combination_of_shown_levels_leaves_a_small_group(counts: dict[tuple[str, str], int]) -> None:
    leaves: dict[Scope, Groups] = {Scope(*key): (count,) for key, count in counts.items()}
    may = shown(leaves, MINIMUM)
    for level in [ALL, *(Scope(name) for name in "ABC")]:
        if level not in may:
            continue
        parts = {leaf if level != ALL else Scope(leaf.municipality): 0 for leaf in leaves if level.covers(leaf)}
        for leaf, groups in leaves.items():
            part = leaf if level != ALL else Scope(leaf.municipality)
            if part in parts:
                parts[part] += groups[0]
        left_over = sum(count for part, count in parts.items() if part not in may)
        assert not 0 < left_over < MINIMUM


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to write a total as that many numbers."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)


@pytest.mark.parametrize(("parts", "total"), [(2, 12), (3, 13), (3, 16), (4, 12), (4, 14)])
def test_whoever_knows_the_rule_cannot_tell_a_small_number(parts: int, total: int) -> None:
    """Of all tables that look alike when published, no hidden small number is the same in each."""
    alike: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for table in compositions(total, parts):
        may = shown(towns(*table), MINIMUM)
        published = tuple(count if Scope(name) in may else None for name, count in zip("ABCD", table, strict=False))
        alike[published, total if ALL in may else None].append(table)
    for tables in alike.values():
        for position in range(parts):
            possible = {table[position] for table in tables}
            assert len(possible) > 1 or not 0 < possible.pop() < MINIMUM


@pytest.mark.parametrize(("parts", "total"), [(2, 9), (2, 12), (3, 8), (3, 10)])
def test_nor_the_number_in_a_share_or_the_rest_of_it(parts: int, total: int) -> None:
    minimum = 3
    alike: dict[object, list[tuple[Groups, ...]]] = defaultdict(list)
    for numbers in compositions(total, 2 * parts):
        table = tuple(zip(numbers[::2], numbers[1::2], strict=True))
        leaves = {Scope(name, ""): pair for name, pair in zip("ABC", table, strict=False)}
        base = shown({scope: (sum(pair),) for scope, pair in leaves.items()}, minimum)
        share = shown(dict(leaves), minimum, base)
        published = (
            tuple(sum(pair) if Scope(scope.municipality) in base else None for scope, pair in leaves.items()),
            tuple(pair[0] if Scope(scope.municipality) in share else None for scope, pair in leaves.items()),
            ALL in base,
            sum(pair[0] for pair in table) if ALL in share else None,
        )
        alike[published].append(table)
    for tables in alike.values():
        for position in range(parts):
            for number in (lambda pair: pair[0], lambda pair: pair[1], sum):
                possible = {number(table[position]) for table in tables}
                assert len(possible) > 1 or not 0 < possible.pop() < minimum
