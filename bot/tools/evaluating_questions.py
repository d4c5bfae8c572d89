"""Figures of the search on labelled questions (``brobygger eval questions FILE``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.text.terminal import evaluating as text
from knowledge.search import Answer, Found, Hit, Index, Unknown, Unsure


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with the entries that answer it well, best first; none: out of scope.

    ``facet`` is the section that the answer should open with, where one thing is asked.
    """

    question: str
    ids: tuple[str, ...]
    facet: str | None = None
    style: str = text.NO_STYLE

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> Labelled:
        """Read one line: ``{"q", "ids", "facet", "style"}``; the last two may be missing."""
        return cls(
            question=str(record.get("q") or ""),
            ids=tuple(str(one) for one in record.get("ids") or ()),
            facet=record.get("facet") or None,
            style=str(record.get("style") or text.NO_STYLE),
        )

    @property
    def kind(self) -> str:
        """The kind of the best entry, from its id."""
        return self.ids[0].split("-", 1)[0] if self.ids else text.OUT_OF_SCOPE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the search made of one question."""

    labelled: Labelled
    ranked: tuple[str, ...]
    answered: bool
    declined: bool
    facet: str | None

    @property
    def first(self) -> bool:
        return bool(self.ranked) and self.ranked[0] in self.labelled.ids

    @property
    def among_three(self) -> bool:
        return any(one in self.labelled.ids for one in self.ranked[:3])


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares from 0 to 1; None where no question of the kind is there.

    hit1, hit3, missed, direct (answered without asking back), right (first hit among the directly answered) are over
    the questions with ids; false_answers and left_open (suggestions without an answer) over those out of scope; facets
    over the questions that ask for one thing; false_facets over the others with ids.
    """

    questions: int
    hit1: float | None
    hit3: float | None
    missed: float | None
    direct: float | None
    right: float | None
    facets: float | None
    false_facets: float | None
    false_answers: float | None
    left_open: float | None


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """The figures of a file: all in all, by style, and by kind of the best entry."""

    whole: Figures
    by_style: Mapping[str, Figures]
    by_kind: Mapping[str, Figures]


def score(index: Index, labelled: Iterable[Labelled]) -> QuestionFigures:
    """Ask every question without context and count."""
    outcomes = [_outcome(one, index.ask(one.question)) for one in labelled]
    return QuestionFigures(
        whole=_figures(outcomes),
        by_style=_grouped(outcomes, lambda one: one.labelled.style),
        by_kind=_grouped(outcomes, lambda one: one.labelled.kind),
    )


def render(figures: QuestionFigures) -> str:
    """The figures as an aligned text table: a row for the whole, each style and each kind."""
    rows = [text.COLUMNS]
    rows.append(_row(text.WHOLE, figures.whole))
    for heading, groups in ((text.BY_STYLE, figures.by_style), (text.BY_KIND, figures.by_kind)):
        rows.append((heading, *("" for _ in text.COLUMNS[1:])))
        rows.extend(_row(f"  {name}", group) for name, group in sorted(groups.items()))
    widths = [max(len(row[at]) for row in rows) for at in range(len(text.COLUMNS))]
    lines = (
        "  ".join(cell.ljust(width) if not at else cell.rjust(width) for at, (cell, width) in enumerate(pairs))
        for pairs in (tuple(zip(row, widths, strict=True)) for row in rows)
    )
    return "\n".join(line.rstrip() for line in lines)


def _outcome(labelled: Labelled, answer: Answer) -> Outcome:
    facet = answer.facet if isinstance(answer, Found) else None
    return Outcome(
        labelled,
        tuple(hit.entry.id for hit in _ranked(answer)),
        answered=isinstance(answer, Found),
        declined=isinstance(answer, Unknown),
        facet=facet,
    )


def _ranked(answer: Answer) -> tuple[Hit, ...]:
    """The entry that answers and its alternatives, or the suggestions; a declined question has none."""
    match answer:
        case Found(best=best, others=others):
            return (best, *others)
        case Unsure(hits=hits):
            return hits
        case Unknown():
            return ()


def _grouped(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> dict[str, Figures]:
    names = {key(one) for one in outcomes}
    return {name: _figures([one for one in outcomes if key(one) == name]) for name in names}


def _figures(outcomes: Sequence[Outcome]) -> Figures:
    own = [one for one in outcomes if one.labelled.ids]
    foreign = [one for one in outcomes if not one.labelled.ids]
    direct = [one for one in own if one.answered]
    with_facet = [one for one in own if one.labelled.facet]
    without_facet = [one for one in own if not one.labelled.facet]
    return Figures(
        questions=len(outcomes),
        hit1=_share(own, lambda one: one.first),
        hit3=_share(own, lambda one: one.among_three),
        missed=_share(own, lambda one: one.declined),
        direct=_share(own, lambda one: one.answered),
        right=_share(direct, lambda one: one.first),
        facets=_share(with_facet, lambda one: one.facet == one.labelled.facet),
        false_facets=_share(without_facet, lambda one: one.facet is not None),
        false_answers=_share(foreign, lambda one: one.answered),
        left_open=_share(foreign, lambda one: not one.answered and not one.declined),
    )


def _share(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> float | None:
    return sum(holds(one) for one in outcomes) / len(outcomes) if outcomes else None


def _row(name: str, group: Figures) -> tuple[str, ...]:
    shares = (
        group.hit1,
        group.hit3,
        group.missed,
        group.direct,
        group.right,
        group.facets,
        group.false_facets,
        group.false_answers,
        group.left_open,
    )
    return (name, str(group.questions), *("–" if share is None else f"{share:.2f}" for share in shares))
