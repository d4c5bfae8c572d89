"""The charts of RESULTS.md: who is right how often, who needs how long, and how much room the aims leave."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from benchmarks.measure import OURS, Figure

mpl.use("svg")
mpl.rcParams |= {"svg.hashsalt": "brobygger", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False}

COLOURS = ("#1d5c63", "#d9822b", "#8a9ba8", "#b3a125", "#a854a8")
COMPARED = ("search", "dates", "openings")
TIMED = "talk"
FAR_APART = 20
"""From this ratio on, bars are drawn on a logarithmic scale."""

Topic = tuple[str, str, Sequence[Figure]]


def draw(topics: Sequence[Topic], folder: Path) -> dict[str, str]:
    """Draw the charts into a folder; gives the file's name by benchmark."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn: dict[str, str] = {}
    for name, title, figures in topics:
        if name in COMPARED and figures:
            compared(title, figures, folder / f"{name}.svg")
        elif name == TIMED and figures:
            times(title, [one for one in figures if one.unit == "ms"], folder / f"{name}.svg")
        else:
            continue
        drawn[name] = f"{name}.svg"
    return drawn


def compared(title: str, figures: Sequence[Figure], path: Path) -> None:
    """Shares on the left; times on the right, where there are any to compare."""
    people = sorted({one.who for one in figures}, key=lambda who: (who != OURS, who))
    both = {one.what for one in figures if one.who != OURS}
    timed = [one for one in figures if one.unit == "ms" and one.what in both]
    figure, axes = plt.subplots(1, 2 if timed else 1, figsize=(10, 3.2), width_ratios=(3, 1) if timed else None)
    left, right = (axes[0], axes[1]) if timed else (axes, None)
    grouped(left, [one for one in figures if one.unit == "share" and one.what in both], people)
    left.set_ylim(0, 1)
    left.yaxis.set_major_formatter(lambda value, _: f"{value * 100:.0f} %")
    left.legend(ncols=len(people), loc="upper center", bbox_to_anchor=(0.5, -0.18), frameon=False)
    if right is not None:
        grouped(right, timed, people)
        right.set_ylabel("ms")
        values = [one.value for one in timed]
        if max(values) > FAR_APART * min(values):
            right.set_yscale("log")
            right.set_ylabel("ms, logarithmic")
    figure.suptitle(title)
    saved(figure, path)


def grouped(axes: Axes, figures: Sequence[Figure], people: Sequence[str]) -> None:
    """Bars side by side for each whom something was measured of."""
    whats = list(dict.fromkeys(one.what for one in figures))
    width = 0.8 / len(people)
    for at, who in enumerate(people):
        own = {one.what: one.value for one in figures if one.who == who}
        places = [spot - 0.4 + width * (at + 0.5) for spot, what in enumerate(whats) if what in own]
        axes.bar(places, [own[what] for what in whats if what in own], width * 0.9, label=who, color=COLOURS[at])
    axes.set_xticks(range(len(whats)), [what.removesuffix(", F1").replace(", ", ",\n") for what in whats])


def times(title: str, figures: Sequence[Figure], path: Path) -> None:
    """Times as bars with their value."""
    figure, axes = plt.subplots(figsize=(7, 2.2))
    bars = axes.barh([one.what for one in figures], [one.value for one in figures], color=COLOURS[0])
    axes.bar_label(bars, [f"{one.value:.0f} ms" for one in figures], padding=3)
    axes.invert_yaxis()
    axes.set_title(title)
    saved(figure, path)


def saved(figure: plt.Figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
