"""Repairs misspelt words of time, and leaves names and other words alone."""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz.distance import OSA

from danish.dates.grammar.words import MISSPELLED
from danish.folding import Folded
from danish.names import MONTHS_WRITTEN, WEEKDAYS_WRITTEN
from danish.numbers import NUMBERS, ORDINALS

_STEMS: Final = (
    *(word for word in (*WEEKDAYS_WRITTEN, *MONTHS_WRITTEN) if len(word) >= 6),
    "marts", "formiddag", "eftermiddag", "imorgen", "overmorgen", "maaned", "maaneden", "maaneder",
    "kvartal", "hverdag",
    "hverdage", "undtagen", "indtil", "klokken", "ugentlig", "ugentligt", "maanedlig", "maanedligt", "dagligt",
    "naeste", "foerste", "tredje", "fjerde",
)  # fmt: skip
_KNOWN: Final = frozenset(_STEMS) | frozenset(NUMBERS) | frozenset(ORDINALS)
_OTHER_WORDS: Final = frozenset({
    "mandat", "onsdags", "fredags", "mandags", "augusta", "augustus", "morten", "torstad",
    "torsdal", "fredal", "middag",
    "mandage", "tirsdage", "onsdage", "torsdage", "fredage", "hverdags", "maanede", "kvarteret", "kvarter", "foerst",
    "naest", "maanedens", "formiddage", "maerke", "nasser", "forstem", "naesten", "foerende", "fredagen", "hverdagen",
    "maaske", "marta", "marte", "marti", "maerts", "inntil", "indtal", "juninho", "kvartalet", "formiddagen",
})  # fmt: skip
_ENDINGS: Final = ("ene", "en", "e", "s")
_WORD: Final = re.compile(r"[a-z]{3,}")
_DAGE: Final = re.compile(r"(?:man|tirs|ons|tors|fre|loer|soen|hver)dag(?:ene|en|e|s)?\Z")


def repaired(folded: Folded, original: str, *, inside: bool) -> Folded:
    """With misspelt words of time spelt right.

    ``inside`` a sentence a capital letter marks a name, which is left alone, and only long words are compared.
    """
    for match in reversed(list(_WORD.finditer(folded.text))):
        word = match[0]
        if inside and original[folded.origins[match.start()]].isupper():
            continue
        better = _better(word, inside=inside)
        if better is not None:
            folded = folded.replaced(match.start(), match.end(), better)
    return folded


def _better(word: str, *, inside: bool) -> str | None:
    if word in _KNOWN or word in _OTHER_WORDS or _DAGE.match(word):
        return None
    if word in MISSPELLED and not (inside and len(word) < 5):
        return MISSPELLED[word]
    if len(word) < (6 if inside else 5):
        return None
    allowed = 2 if len(word) >= 9 else 1
    best: tuple[int, str] | None = None
    for stem in _STEMS:
        if stem[0] != word[0] or abs(len(stem) - len(word)) > allowed:
            continue
        distance = int(OSA.distance(word, stem, score_cutoff=allowed))
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, stem)
    if best is None or any(word == best[1] + ending for ending in _ENDINGS):
        return None
    return best[1]
