"""The words of a day, the same on Home and in the morning message: what is late, what is for today, what waits."""

from __future__ import annotations

from bot.text.format import count

ALL_DONE = "Alt er klaret"
SEPARATOR = " · "


def parts(late: int, today: int, openings: int, fits: int = 0) -> list[str]:
    """``3 over tiden``, ``2 i dag``, ``1 åbning venter på dig``; what is nought is left out."""
    found = (
        f"{late} over tiden" if late else "",
        f"{today} i dag" if today else "",
        f"{count(openings, 'åbning', 'åbninger')} venter på dig" if openings else "",
        f"{count(fits, 'ny åbning', 'nye åbninger')} passer til dine borgere" if fits else "",
    )
    return [part for part in found if part]


def team(late: int) -> str:
    """The leader's part; empty where nothing is late."""
    return f"{late} over tiden i teamet" if late else ""


def questions(waiting: int) -> str:
    """The curator's part."""
    return f"{count(waiting, 'spørgsmål', 'spørgsmål')} venter på svar" if waiting else ""


def headline(found: list[str]) -> str:
    """One line of counts."""
    return SEPARATOR.join(part for part in found if part) or ALL_DONE
