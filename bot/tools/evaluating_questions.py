"""Figures of the answers on labelled questions (``brobygger eval questions FILE|FOLDER``).

The lines of all sets are told apart by their fields: ``ids`` a question for one entry, ``must`` a case, ``want`` a
list, ``turns`` a thread of questions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.text.terminal import evaluating as text
from bot.tools.answer_records import answer_to, as_record
from knowledge.search import Index

SHOWN = 5
"""Schemes of a case that count: what a phone shows."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with what is right.

    ``right`` are the entries that answer: for one entry the best first, any of them is a hit; for a case those that
    must be among the first five; for a list all its members. ``allowed`` may be shown besides, ``never`` must not be.
    Without ``right`` the question is out of scope. ``sections`` are the places that answer, best first.
    """

    question: str
    right: tuple[str, ...]
    shape: str = text.SINGLE
    style: str = text.NO_STYLE
    allowed: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    silent: bool = False
    thread: tuple[str, ...] = ()

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Labelled:
        """Read one question."""
        shape = text.CASE if "must" in record else text.LISTS.get(str(record.get("kind")), text.SINGLE)

        def several(field: str) -> tuple[str, ...]:
            return tuple(str(one) for one in record.get(field) or ())

        return cls(
            question=str(record["q"]),
            right=several("must") or several("want") or several("ids"),
            shape=str(record.get("shape") or shape),
            style=str(record.get("style") or text.NO_STYLE),
            allowed=several("may"),
            never=several("never"),
            sections=several("sections"),
            silent=bool(record.get("silent")),
            thread=several("thread"),
        )


def labelled(record: Mapping[str, Any]) -> list[Labelled]:
    """Read one line: a thread gives a question for each of its turns, a line of another kind of set gives none."""
    if "turns" in record:
        said = [str(turn["q"]) for turn in record["turns"]]
        return [
            Labelled.of(turn | {"shape": text.THREAD, "thread": said[:number]})
            for number, turn in enumerate(record["turns"])
        ]
    return [Labelled.of(record)] if "q" in record else []


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one question, in shares from 0 to 1; None where it does not count.

    ``good``: how much of what is right is shown; ``wrong``: how much of what is shown is wrong; ``false`` and
    ``suggested``: whether a question out of scope was answered, or shown the nearest entry.
    """

    labelled: Labelled
    good: float | None = None
    sure: float | None = None
    section: float | None = None
    wrong: float | None = None
    false: float | None = None
    suggested: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over the questions for which a share counts; ``outside`` how many are out of scope."""

    questions: int
    good: float | None
    sure: float | None
    section: float | None
    wrong: float | None
    outside: int
    false: float | None
    suggested: float | None


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """The figures of all questions: all in all, by shape, and by style."""

    whole: Figures
    by_shape: Mapping[str, Figures]
    by_style: Mapping[str, Figures]


def score(index: Index, labelled: Iterable[Labelled]) -> QuestionFigures:
    """Ask every question in its thread and count."""
    outcomes = [_outcome(index, one) for one in labelled]
    return QuestionFigures(
        whole=_figures(outcomes),
        by_shape=_grouped(outcomes, lambda one: one.labelled.shape),
        by_style=_grouped(outcomes, lambda one: one.labelled.style),
    )


def render(figures: QuestionFigures) -> str:
    """The figures as an aligned text table: a row for the whole, each shape and each style."""
    rows = [text.COLUMNS, _row(text.WHOLE, figures.whole)]
    for heading, groups in ((text.BY_SHAPE, figures.by_shape), (text.BY_STYLE, figures.by_style)):
        rows.append((heading, *("" for _ in text.COLUMNS[1:])))
        rows.extend(_row(f"  {name}", group) for name, group in sorted(groups.items()))
    widths = [max(len(row[at]) for row in rows) for at in range(len(text.COLUMNS))]
    lines = (
        "  ".join(cell.ljust(width) if not at else cell.rjust(width) for at, (cell, width) in enumerate(pairs))
        for pairs in (tuple(zip(row, widths, strict=True)) for row in rows)
    )
    return "\n".join(line.rstrip() for line in lines)


def _outcome(index: Index, one: Labelled) -> Outcome:
    record = as_record(answer_to(index, one.question, one.thread, overheard=bool(one.thread)))
    status, shown = str(record["status"]), [str(entry) for entry in record["entries"]]
    if one.silent:
        return Outcome(one, good=float(status == "silent"))
    if not one.right:
        return Outcome(one, false=float(status == "answered"), suggested=float(status == "likely"))
    if one.shape in (text.SINGLE, text.THREAD):
        first = bool(shown) and shown[0] in one.right
        places = bool(one.sections) and first
        section = float("short" in one.sections or record["section"] in one.sections) if places else None
        answered = status == "answered"
        return Outcome(one, float(first), float(first and answered), section, float(answered and not first))
    if one.shape == text.CASE:
        shown = shown[:SHOWN]
        wrong = float(any(entry in one.never for entry in shown))
    else:
        extra = [entry for entry in shown if entry not in (*one.right, *one.allowed)]
        wrong = len(extra) / len(shown) if shown else None
    good = sum(entry in shown for entry in one.right) / len(one.right)
    return Outcome(one, good, good if status == "answered" else 0.0, wrong=wrong)


def _grouped(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> dict[str, Figures]:
    names = {key(one) for one in outcomes}
    return {name: _figures([one for one in outcomes if key(one) == name]) for name in names}


def _figures(outcomes: Sequence[Outcome]) -> Figures:
    return Figures(
        questions=len(outcomes),
        good=_mean(one.good for one in outcomes),
        sure=_mean(one.sure for one in outcomes),
        section=_mean(one.section for one in outcomes),
        wrong=_mean(one.wrong for one in outcomes),
        outside=sum(one.false is not None for one in outcomes),
        false=_mean(one.false for one in outcomes),
        suggested=_mean(one.suggested for one in outcomes),
    )


def _mean(shares: Iterator[float | None]) -> float | None:
    counted = [share for share in shares if share is not None]
    return sum(counted) / len(counted) if counted else None


def _row(name: str, group: Figures) -> tuple[str, ...]:
    def share(value: float | None) -> str:
        return "–" if value is None else f"{value:.2f}"

    shown = (share(group.good), share(group.sure), share(group.section), share(group.wrong))
    return (name, str(group.questions), *shown, str(group.outside), share(group.false), share(group.suggested))
