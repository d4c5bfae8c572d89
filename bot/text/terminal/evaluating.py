"""The words of the evaluation tables."""

from __future__ import annotations

NO_STYLE = "uden stil"
WHOLE = "alle"
BY_STYLE = "efter stil"
BY_SHAPE = "efter form"
SINGLE, CASE, THREAD = "spørgsmål", "sag", "tråd"
LISTS = {"list": "liste", "theme": "tema", "changes": "ændringer"}
COLUMNS: tuple[str, ...] = (
    "",
    "antal",
    "vist",
    "sikkert",
    "afsnit",
    "forkert",
    "udenfor",
    "falske",
    "foreslået",
)
"""Shown right, of these surely; the section; shown wrong; out of scope: how many, answered, shown as likely."""
