"""Repairs misspelt words of time, and leaves names and other words alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from danish.dates.grammar.patterns import UNITS
from danish.dates.grammar.rhythms import ADVERBS
from danish.dates.grammar.table import RULES
from danish.folding import Folded
from danish.names import MONTHS_WRITTEN, WEEKDAYS_WRITTEN
from danish.numbers import NUMBERS, ORDINALS

_CALENDAR: Final = tuple(word for word in (*WEEKDAYS_WRITTEN, *MONTHS_WRITTEN) if len(word) >= 4)
_LONG: Final = (
    "formiddag", "eftermiddag", "imorgen", "overmorgen", "maaned", "maaneden", "maaneder", "kvartal", "hverdag",
    "hverdage", "undtagen", "indtil", "klokken", "ugentlig", "ugentligt", "maanedlig", "maanedligt", "dagligt",
    "naeste", "foerste", "tredje", "fjerde", "derefter", "herefter", "halvanden", "halvandet", "naestkommende",
    "foerstkommende", "starter", "startende",
)  # fmt: skip
_SHORT: Final = (
    "uge", "uger", "dag", "dage", "hver", "hvert", "morgen", "aften", "middag", "anden", "andet", "sidste", "halv",
    "time", "timer", "minutter", "fra", "efter", "foer", "inden", "denne", "ugen", "gang", "gange", "kvart", "over",
    "tomorrow", "today", "every", "other", "week", "weeks", "month", "months", "days", "morning", "afternoon", "noon",
)  # fmt: skip
_TARGETS: Final = (
    *_CALENDAR, *_LONG, *_SHORT,
    *(word for word, value in NUMBERS.items() if len(word) >= 3 and value <= 31),
    *(word for word in (*ORDINALS, *UNITS, *ADVERBS) if len(word) >= 4),
)  # fmt: skip
"""What a misspelt word may have been meant as, the commoner ones first."""

_NAMES: Final = re.compile(r"\(\?P<\w+>|\\[a-zA-Z]")
_KNOWN: Final = frozenset(
    word for pattern, _ in RULES for word in re.findall(r"[a-z]{2,}", _NAMES.sub(" ", pattern.pattern))
) | frozenset(_TARGETS)
"""Every word of the grammar, read off its own patterns: none of them is misspelt."""

_OTHER_WORDS: Final = frozenset({
    "mandat", "onsdags", "fredags", "mandags", "augusta", "augustus", "morten", "torstad", "torsdal", "fredal",
    "maaske", "marta", "marte", "marti", "juninho", "kvarteret", "kvarter", "foerst", "naest", "maanedens", "maerke",
    "nasser", "forstem", "naesten", "foerende", "unge", "unger", "hvem", "hvor", "have", "haver", "danne", "dame",
    "dans", "mange", "tage", "dagens", "starte", "starten", "timen", "junior", "order", "mouth",
})  # fmt: skip
"""Words that are near one of time, and none."""

_HABITS: Final = {
    "maargen": "morgen", "imaargen": "imorgen", "morge": "morgen", "moren": "morgen", "mogen": "morgen",
    "imoren": "imorgen", "afen": "aften", "midag": "middag", "forste": "foerste", "klokka": "klokken",
    "neaste": "naeste", "mned": "maaned", "maned": "maaned", "maneden": "maaneden", "maneder": "maaneder",
    "lordag": "loerdag", "sondag": "soendag", "dsg": "dag", "nste": "naeste", "neste": "naeste",
}  # fmt: skip
"""Slips that are nearer to another word, or too short to be told by their letters."""

_ENDINGS: Final = ("ene", "en", "e", "s", "r")
_WORD: Final = re.compile(r"[a-z]{3,}")
_DAGE: Final = re.compile(r"(?:man|tirs|ons|tors|fre|loer|soen|hver)dag(?:ene|en|e|s)?\Z")
_LEAD: Final = re.compile(r"(?:\b(?:i|paa|hver|hvert|om|naeste|every|on|in)|\d\.?|\bom\s+[a-z]+|\bhver\s+[a-z]+)\s+\Z")
"""What a short word of time stands behind inside a sentence."""


def repaired(folded: Folded, original: str, *, inside: bool) -> Folded:
    """With misspelt words of time spelt right.

    ``inside`` a sentence a capital letter marks a name, which is left alone, and a short word must stand where a time
    is named.
    """
    for match in reversed(list(_WORD.finditer(folded.text))):
        word = match[0]
        if word in _KNOWN or (inside and original[folded.origins[match.start()]].isupper()):
            continue
        if inside and not _LEAD.search(folded.text, 0, match.start()):
            better = _meant(word, _CALENDAR + _LONG) if len(word) >= 6 else None
        else:
            better = _meant(word, _TARGETS if len(word) > 3 else _SHORT)
        if better is not None:
            folded = folded.replaced(match.start(), match.end(), better)
    return folded


@lru_cache(maxsize=4096)
def _meant(word: str, targets: tuple[str, ...]) -> str | None:
    """The one word of time that is a slip or two away; None for words that are right, or near two values."""
    if word in _OTHER_WORDS or _DAGE.match(word):
        return None
    if word in _HABITS:
        return _HABITS[word]
    allowed = 2 if len(word) >= 8 else 1
    near = [(OSA.distance(word, target, score_cutoff=allowed), target) for target in targets]
    near = [(distance, target) for distance, target in near if distance <= allowed and _begins_alike(word, target)]
    if not near:
        return None
    nearest = min(distance for distance, _ in near)
    found = [target for distance, target in near if distance == nearest]
    if any(word == target + ending for target in found if len(target) > 3 for ending in _ENDINGS):
        return None
    if len({_VALUES[target] for target in found if target in _VALUES}) > 1:
        return None
    return found[0]


_VALUES: Final = {
    **{word: ("number", number) for word, number in NUMBERS.items()},
    **{word: ("ordinal", number) for word, number in ORDINALS.items()},
    **{word: ("day", day) for word, day in WEEKDAYS_WRITTEN.items()},
    **{word: ("month", month) for word, month in MONTHS_WRITTEN.items()},
}
"""A slip that may be two of these is asked about."""


def _begins_alike(word: str, target: str) -> bool:
    """People rarely miss the first letter, but they swap the first two."""
    return word[0] == target[0] or word[:2] == target[1::-1]
