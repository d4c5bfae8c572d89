"""The words of the evaluation tables."""

from __future__ import annotations

NO_STYLE = "uden stil"
OUT_OF_SCOPE = "uden for emnet"
WHOLE = "alle"
BY_STYLE = "efter stil"
BY_KIND = "efter slags"
COLUMNS: tuple[str, ...] = (
    "",
    "antal",
    "hit@1",
    "hit@3",
    "afvist",
    "direkte",
    "rigtige",
    "afsnit",
    "overflødige",
    "falske",
    "foreslået",
)
