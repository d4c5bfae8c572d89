"""How well job openings are read: figures on labelled messages. Pure; the caller reads the file and shows the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import permutations
from typing import Final, cast

from rapidfuzz import fuzz

from bot.domain.openings.drafts import FIELDS, Draft, Parsed
from bot.domain.openings.fields import FREE, of_kind
from bot.domain.openings.parser import parse

Record = Mapping[str, object]
Parser = Callable[[str, datetime], Parsed]

FREE_TEXT: Final = frozenset(of_kind(*FREE))
SAME_TEXT: Final = 60.0
"""Token-set ratio from which two free texts count as the same."""

_ALL_ORDERS_UP_TO: Final = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message, its local time, and the openings a caseworker reads in it; none where it is no opening."""

    text: str
    now: datetime
    openings: tuple[Record, ...]
    alt: tuple[Record, ...] = ()
    """Beside each opening other values that are as right; `None` where the field may also be absent."""

    @classmethod
    def of(cls, record: Mapping[str, object]) -> Labelled:
        """From ``{"text", "now", "openings"}``; KeyError, TypeError or ValueError where the record is no such thing."""
        openings, alt = record["openings"], record.get("alt", [])
        if not isinstance(openings, list) or not isinstance(alt, list):
            raise TypeError("openings is no list")
        return cls(
            str(record["text"]),
            datetime.fromisoformat(str(record["now"])),
            tuple(cast("list[Record]", openings)),
            tuple(cast("list[Record]", alt)),
        )

    def other_values(self, opening: Record) -> Record:
        """What is as right as the label of ``opening``."""
        at = next((at for at, one in enumerate(self.openings) if one is opening), len(self.alt))
        return self.alt[at] if at < len(self.alt) else {}


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, invented and missed answers."""

    right: int = 0
    invented: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.invented + other.invented, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of the answers given that are right; 1 where none was given."""
        return _share(self.right, self.right + self.invented)

    @property
    def recall(self) -> float:
        """Share of the answers expected that were given; 1 where none was expected."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.right, 2 * self.right + self.invented + self.missed)


@dataclass(frozen=True, slots=True)
class OpeningFigures:
    """Figures on a set of messages. `fields` holds the counts by field name, `overall` their sum."""

    messages: int
    detection: Counts
    fields: Mapping[str, Counts]
    overall: Counts
    count_right: float
    values: int = 0
    wrong_unmarked: int = 0
    marked: int = 0

    @property
    def unmarked_share(self) -> float:
        """Share of the values read that are wrong and not marked as unsure."""
        return self.wrong_unmarked / self.values if self.values else 0.0


def score(labelled: Sequence[Labelled], parser: Parser = parse) -> OpeningFigures:
    """Compare what `parser` reads with the labels; openings of a message are paired in the way that agrees best."""
    detection = Counts()
    fields: dict[str, Counts] = {}
    count_right = values = marked = wrong_unmarked = 0
    for message in labelled:
        parsed = parser(message.text, message.now)
        drafts = parsed.drafts if parsed.verdict == "opening" else ()
        found = [draft.as_record() for draft in drafts]
        detection += _detected(bool(message.openings), bool(found))
        count_right += len(found) == len(message.openings)
        for expected, read in pair(message.openings, found):
            unsure = _unsure_of(read, drafts, found)
            for name, counts in compare(expected, read, message.other_values(expected)).items():
                fields[name] = fields.get(name, Counts()) + counts
                values += name in read
                marked += name in read and name in unsure
                wrong_unmarked += counts.invented and name not in unsure
    return OpeningFigures(
        messages=len(labelled),
        detection=detection,
        fields={name: fields[name] for name in FIELDS if name in fields},
        overall=sum(fields.values(), Counts()),
        count_right=_share(count_right, len(labelled)),
        values=values,
        wrong_unmarked=wrong_unmarked,
        marked=marked,
    )


def _unsure_of(read: Record, drafts: Sequence[Draft], found: Sequence[Record]) -> frozenset[str]:
    """The fields marked in the draft that ``read`` came from; none for an opening that was not read."""
    for draft, record in zip(drafts, found, strict=True):
        if record is read:
            return draft.unsure
    return frozenset()


def _detected(expected: bool, found: bool) -> Counts:
    return Counts(
        right=int(expected and found), invented=int(found and not expected), missed=int(expected and not found)
    )


def pair(expected: Sequence[Record], found: Sequence[Record]) -> list[tuple[Record, Record]]:
    """Pair openings so that most fields agree; what has no partner is paired with an empty record."""
    size = max(len(expected), len(found))
    left: list[Record] = [*expected, *({} for _ in range(size - len(expected)))]
    right: list[Record] = [*found, *({} for _ in range(size - len(found)))]
    if size <= 1:
        return list(zip(left, right, strict=True))
    if size <= _ALL_ORDERS_UP_TO:
        best = max(permutations(range(size)), key=lambda order: _agreement(left, right, order))
        return [(left[at], right[other]) for at, other in enumerate(best)]
    return list(zip(left, right, strict=True))


def _agreement(left: Sequence[Record], right: Sequence[Record], order: Sequence[int]) -> int:
    return sum(
        sum(counts.right for counts in compare(left[at], right[other]).values()) for at, other in enumerate(order)
    )


def compare(expected: Record, read: Record, alt: Record | None = None) -> dict[str, Counts]:
    """Counts by field for one opening. A wrong value is both invented and missed; ``alt`` holds values as right."""
    alt = alt or {}
    result: dict[str, Counts] = {}
    for name in FIELDS:
        if name not in expected and name not in read:
            continue
        if name not in read and name in alt and alt[name] is None:
            continue
        wanted = [labels[name] for labels in (expected, alt) if labels.get(name) is not None]
        if name in read and any(same(name, one, read[name]) for one in wanted):
            result[name] = Counts(right=1)
        else:
            result[name] = Counts(invented=int(name in read), missed=int(name in expected))
    return result


def same(field: str, expected: object, read: object) -> bool:
    """Do two values of a field mean the same? Lists are sets; free texts may differ in part."""
    if field in FREE_TEXT:
        return fuzz.token_set_ratio(_normal(str(expected)), _normal(str(read))) >= SAME_TEXT
    if isinstance(expected, Collection) and isinstance(read, Collection) and not isinstance(expected, str):
        return set(cast("Collection[object]", expected)) == set(cast("Collection[object]", read))
    return expected == read


def _normal(text: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", text.lower()).split())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def render(figures: OpeningFigures) -> str:
    """A plain-text table: detection, number of openings, all fields, and each field."""
    lines = [
        f"messages         {figures.messages}",
        f"detection        {_rates(figures.detection)}",
        f"openings right   {figures.count_right:.3f}",
        f"fields           {_rates(figures.overall)}",
        f"wrong, unmarked  {_unmarked(figures)}",
        "",
        f"{'field':<16} {'right':>6} {'invented':>9} {'missed':>7} {'F1':>6}",
    ]
    lines += [
        f"{name:<16} {counts.right:>6} {counts.invented:>9} {counts.missed:>7} {counts.f1:>6.3f}"
        for name, counts in figures.fields.items()
    ]
    return "\n".join(lines) + "\n"


def _unmarked(figures: OpeningFigures) -> str:
    share = f"{figures.wrong_unmarked} of {figures.values} values ({figures.unmarked_share:.1%})"
    return f"{share}; marked as unsure {figures.marked}"


def _rates(counts: Counts) -> str:
    return f"precision {counts.precision:.3f}  recall {counts.recall:.3f}  F1 {counts.f1:.3f}"
