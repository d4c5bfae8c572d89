"""A report as a picture. matplotlib is slow to load and is only imported when something is drawn.

The three shades differ in lightness, so that they can be told apart in grey print, and the light ones are hatched.
"""

from __future__ import annotations

import io
from typing import Any

from bot.domain.figures.reports import STEPS, Figure
from bot.domain.figures.spans import month_of
from bot.domain.figures.targets import Attainment
from bot.services.figures.report import Report
from bot.text import reports as text
from bot.text.format import number

DARK, MIDDLE, LIGHT = "#12394a", "#e0812b", "#c9d8de"
INK = "#222222"
DOTS_PER_INCH = 170
WIDTH = 5.6
"""Inches: one column, so that its letters can still be read on a phone."""

SMALL, NORMAL, LARGE = 9, 10.5, 12
"""Points of figures, titles and the heading."""

MOST_TARGETS = 12
"""Bars of targets that stay readable; the table and the spreadsheet have them all."""


def png(report: Report) -> bytes:
    """Openings, placements and, where there are any, targets, below each other; about 950 pixels wide."""
    from matplotlib.figure import Figure as Canvas  # noqa: PLC0415 - a second to load, needed once a month

    reached = [one for one in report.attainments if one.degree is not None][:MOST_TARGETS]
    lower = 1.2 + 0.55 * len(reached) if report.attainments else 0.0
    rows = [3.2, 3.2, *([lower] if lower else [])]
    canvas: Any = Canvas(figsize=(WIDTH, sum(rows) + 0.5), dpi=DOTS_PER_INCH, layout="constrained")
    grid: Any = canvas.add_gridspec(len(rows), 1, height_ratios=rows)
    heading = text.title(report.month, report.scope)
    if report.is_running:
        heading += f"  (til og med {report.until.day}/{report.until.month})"
    canvas.suptitle(heading, fontsize=LARGE, fontweight="bold", color=INK, x=0.01, ha="left")
    _openings(canvas.add_subplot(grid[0, 0]), report)
    _placements(canvas.add_subplot(grid[1, 0]), report)
    if lower:
        _targets(canvas.add_subplot(grid[2, 0]), reached)
    out = io.BytesIO()
    canvas.savefig(out, format="png")
    return out.getvalue()


def _openings(axes: Any, report: Report) -> None:
    """How far openings came: the month beside the month before."""
    steps = [figure for figure, _, _ in STEPS]
    width = 0.38
    both = (
        (report.before, text.month_name(report.month.previous), LIGHT, "///", -width / 2),
        (report.now, text.month_name(report.month), DARK, "", width / 2),
    )
    for figures, label, colour, hatch, offset in both:
        values = [figures.of(report.scope, step) for step in steps]
        heights = [value.amount or 0 for value in values]
        places = [position + offset for position in range(len(steps))]
        axes.bar(places, heights, width, label=label, color=colour, edgecolor=DARK, hatch=hatch, linewidth=0.8)
        for place, height, value in zip(places, heights, values, strict=True):
            shown = text.NOT_SHOWN if value.hidden else number(height)
            axes.annotate(
                shown, (place, height), xytext=(0, 3), textcoords="offset points", ha="center", fontsize=SMALL,
                color=INK, rotation=90 if value.hidden else 0,
            )  # fmt: skip
    axes.set_xticks(range(len(steps)), [text.SHORT_NAMES[step] for step in steps])
    _dress(axes, text.CHART_OPENINGS, text.NUMBER_AXIS)


def _placements(axes: Any, report: Report) -> None:
    """Running placements at the end of each of the last months, those with ordinary hours below."""
    months = [text.short_month(month_of(figures.period.first)) for figures in report.trend]
    active = [figures.of(report.scope, Figure.ACTIVE) for figures in report.trend]
    having = [figures.of(report.scope, Figure.WITH_ORDINARY) for figures in report.trend]
    whole = [value.amount or 0 for value in active]
    lower = [value.amount or 0 for value in having]
    places = range(len(months))
    split = [not value.hidden for value in having]
    upper = [total - below if known else 0 for total, below, known in zip(whole, lower, split, strict=True)]
    unsplit = [0 if known else total for total, known in zip(whole, split, strict=True)]
    style: dict[str, Any] = {"edgecolor": DARK, "linewidth": 0.8}
    if any(split):
        axes.bar(places, lower, 0.62, label=text.WITH_ORDINARY, color=DARK, **style)
        axes.bar(places, upper, 0.62, bottom=lower, label=text.WITHOUT_ORDINARY, color=LIGHT, hatch="///", **style)
    if any(unsplit):
        axes.bar(places, unsplit, 0.62, label=text.NOT_SPLIT, color="white", **style)
    for place, total, value in zip(places, whole, active, strict=True):
        shown = text.NOT_SHOWN if value.hidden else number(total)
        axes.annotate(
            shown, (place, total), xytext=(0, 3), textcoords="offset points", ha="center", fontsize=SMALL, color=INK,
            rotation=90 if value.hidden else 0,
        )  # fmt: skip
    axes.set_xticks(places, [month.partition(" ")[0] for month in months] if len(months) > 6 else months)
    _dress(axes, text.CHART_PLACEMENTS, text.NUMBER_AXIS)


def _targets(axes: Any, reached: list[Attainment]) -> None:
    """Each target's degree of attainment, with a line at the target itself."""
    if not reached:
        axes.axis("off")
        axes.set_title(text.CHART_TARGETS, loc="left", fontsize=NORMAL, fontweight="bold", color=INK)
        axes.text(0, 0.5, text.NOTHING_TO_SHOW, fontsize=NORMAL, color=INK, transform=axes.transAxes)
        return
    degrees = [one.degree or 0 for one in reached]
    places = range(len(reached))
    for colour, label, is_reached in ((DARK, text.TARGET_REACHED, True), (MIDDLE, text.TARGET_NOT_REACHED, False)):
        bars = [degree if (degree >= 100) is is_reached else 0 for degree in degrees]
        axes.barh(places, bars, 0.62, label=label, color=colour, edgecolor=DARK, linewidth=0.8)
    axes.legend(loc="lower right", fontsize=SMALL, frameon=True, framealpha=1.0, edgecolor="#dddddd")
    axes.axvline(100, color=INK, linewidth=1.4, linestyle="--")
    for place, one in zip(places, reached, strict=True):
        axes.annotate(
            text.reached(one), (one.degree or 0, place), xytext=(5, 0), textcoords="offset points", va="center",
            fontsize=SMALL, color=INK, zorder=5, bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.0},
        )  # fmt: skip
    labels = [f"{text.whose(one)}\n{text.SHORT_AIMS[one.aim]}" for one in reached]
    axes.set_yticks(places, labels)
    axes.invert_yaxis()
    axes.set_xlim(0, max([100, *degrees]) * 1.3)
    axes.set_xlabel(text.PERCENT_AXIS, color=INK)
    axes.set_title(text.CHART_TARGETS, loc="left", fontsize=NORMAL, fontweight="bold", color=INK)
    axes.grid(axis="x", color="#dddddd", linewidth=0.7)
    _plain(axes)


def _dress(axes: Any, title: str, label: str) -> None:
    axes.set_title(title, loc="left", fontsize=NORMAL, fontweight="bold", color=INK)
    axes.set_ylabel(label, color=INK)
    axes.yaxis.get_major_locator().set_params(integer=True)
    top = axes.get_ylim()[1]
    axes.set_ylim(0, max(top * 1.28, 5))
    axes.grid(axis="y", color="#dddddd", linewidth=0.7)
    axes.legend(loc="upper right", fontsize=SMALL, frameon=False, ncols=2)
    _plain(axes)


def _plain(axes: Any) -> None:
    axes.set_axisbelow(True)
    axes.tick_params(colors=INK, labelsize=SMALL)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
