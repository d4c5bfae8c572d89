"""Which municipality a place lies in, and how far two places are from each other, counted in municipalities.

The facts and where they come from stand in ``denmark.toml``. A distance in kilometres would promise more than a town's
name can tell; that a municipality is the next one, or the one after that, is what a person judges a daily way by.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, TypedDict, cast

from bot.domain.openings.parser.lexicon import town_words
from danish.folding import fold

LONGEST_NAME: Final = 4
"""Words of the longest name that is looked for."""

_SHORT_FORMS: Final = {
    "kbh": "koebenhavn", "cph": "koebenhavn", "copenhagen": "koebenhavn", "nr": "noerre", "sdr": "soender",
    "gl": "gammel", "kgs": "kongens",
}  # fmt: skip
_NOT_WORD: Final = re.compile(r"[\W_]+")
LONGEST_DISTRICT: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+\.?")
_DISTRICT: Final = re.compile(r"(?:[cknvøsmj]|nv|nø|sv|sø)", re.IGNORECASE)
_SMALL_WORDS: Final = frozenset({"i", "på", "ved", "og", "by"})
_HOUSE_NUMBER: Final = re.compile(r"\b\d{1,3}\b")
_KOMMUNE: Final = frozenset({"kommune", "regionskommune"})
_PARTS: Final = re.compile(r"[,;/()\n]|\b(?:og|eller|samt)\b")


class Reach(IntEnum):
    """How far one place is from another, the nearest first."""

    TOWN = 0
    MUNICIPALITY = 1
    NEIGHBOUR = 2
    """The next municipality, by land or by a bridge without a toll."""
    SECOND = 3
    """A neighbour of a neighbour."""
    CROSSING = 4
    """The municipality at the other end of a ferry or of a bridge with a toll."""
    FAR = 5


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality; ``postcodes`` are single ones or spans such as ``1000-1499``, ``towns`` as in the file."""

    name: str
    code: int
    borders: frozenset[str]
    bridges: frozenset[str]
    crossings: frozenset[str]
    postcodes: tuple[str, ...]
    towns: tuple[str, ...]

    @property
    def neighbours(self) -> frozenset[str]:
        """The municipalities next to it, by land or over a free bridge."""
        return self.borders | self.bridges


@dataclass(frozen=True, slots=True)
class Located:
    """The municipalities a place may lie in. ``whole`` says that it is not a town but all of them, such as Fyn."""

    municipalities: frozenset[str] = frozenset()
    whole: bool = False


class _Record(TypedDict, total=False):
    code: int
    borders: list[str]
    bridges: list[str]
    crossings: list[str]
    postcodes: list[str]
    towns: list[str]


@cache
def _file() -> Mapping[str, object]:
    return tomllib.loads(files("bot.domain.openings.country").joinpath("denmark.toml").read_text(encoding="utf-8"))


@cache
def municipalities() -> Mapping[str, Municipality]:
    """The municipalities of Denmark by name."""
    records = cast("dict[str, _Record]", _file()["municipalities"])
    return {
        name: Municipality(
            name,
            record.get("code", 0),
            frozenset(record.get("borders", ())),
            frozenset(record.get("bridges", ())),
            frozenset(record.get("crossings", ())),
            tuple(record.get("postcodes", ())),
            tuple(record.get("towns", ())),
        )
        for name, record in records.items()
    }


@cache
def areas() -> Mapping[str, frozenset[str]]:
    """Parts of the country as people speak of them, with their municipalities."""
    return {name: frozenset(members) for name, members in cast("dict[str, list[str]]", _file()["areas"]).items()}


@lru_cache(maxsize=65_536)
def normal(name: str) -> str:
    """Folded words with the usual short forms written out."""
    return " ".join(_SHORT_FORMS.get(word, word) for word in _NOT_WORD.sub(" ", fold(name)).split())


@lru_cache(maxsize=65_536)
def locate(place: str) -> Located:
    """Where a place lies: "Lindevej 3, 7100 Vejle", "Nr. Snede", "Vejen Kommune", "Fyn". Empty where nothing is known.

    A name that stands for several towns gives all their municipalities, unless a postcode beside it tells which.
    """
    coded = _of_postcodes(place)
    parts = _PARTS.split(fold(place))
    found = _together(part for part in parts if not _HOUSE_NUMBER.search(part)) or _together(parts) or Located()
    return Located(coded & found.municipalities or coded) if coded else found


@lru_cache(maxsize=65_536)
def between(one: frozenset[str], other: frozenset[str]) -> Reach:
    """How far apart two places are that lie in these municipalities; the nearest of several counts."""
    if one & other:
        return Reach.MUNICIPALITY
    near = _around(one)
    if near & other:
        return Reach.NEIGHBOUR
    if _around(near) & other:
        return Reach.SECOND
    known = municipalities()
    across = frozenset[str]().union(*(known[name].crossings for name in one))
    return Reach.CROSSING if across & other else Reach.FAR


@lru_cache(maxsize=65_536)
def proper(place: str) -> str:
    """A place with the capital letters it should have: "7100 vejle" and "VEJLE" become "7100 Vejle" and "Vejle".

    Only names that are known are touched, and the letters behind them that tell a district ("aarhus c"); the street of
    an address written in small letters gets its capital. Spelling stays as it is: Århus remains Århus.
    """
    found = list(_WORD.finditer(place))
    capital: set[int] = set()
    for low, high in names_in(normal(match.group()) for match in found):
        capital.update(at for at in range(low, high) if found[at].group().lower() not in _SMALL_WORDS)
        if high < len(found) and _DISTRICT.fullmatch(found[high].group()):
            capital.add(high)
    if capital and 0 not in capital and _HOUSE_NUMBER.search(place):
        capital.add(0)
    written = place
    for at in sorted(capital, reverse=True):
        word = found[at].group()
        if word.islower() or (word.isupper() and len(word) > LONGEST_DISTRICT):
            right = word.upper() if _DISTRICT.fullmatch(word) else word.capitalize()
            written = f"{written[: found[at].start()]}{right}{written[found[at].end() :]}"
    return written


def names_in(words: Iterable[str]) -> list[tuple[int, int]]:
    """Where names of towns, municipalities and areas stand among folded words: first word and the one after the last.

    The longest name wins, so that "nykøbing falster" is one.
    """
    listed = tuple(words)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(listed):
        length = _name_at(listed, at)
        if length:
            found.append((at, at + length))
        at += length or 1
    return found


def _name_at(words: tuple[str, ...], at: int) -> int:
    """How many words the longest name that begins here has; 0 where none does."""
    longest = min(LONGEST_NAME, len(words) - at)
    return next((long for long in range(longest, 0, -1) if " ".join(words[at : at + long]) in _names()), 0)


def _together(parts: Iterable[str]) -> Located | None:
    """What the parts of a place name, towns before what surrounds them; None where they name nothing."""
    found = [one for part in parts if (one := _of_names(part)).municipalities]
    towns = [one for one in found if not one.whole]
    if not found:
        return None
    return Located(frozenset[str]().union(*(one.municipalities for one in towns or found)), whole=not towns)


def _of_names(part: str) -> Located:
    """The towns named; where there are none, the municipalities or areas. A word that is a town too comes last."""
    words = tuple(normal(part).split())
    found = [(" ".join(words[low:high]), _KOMMUNE.isdisjoint(words[high : high + 1])) for low, high in names_in(words)]
    plain = [name for name, _ in found if name not in town_words()]
    towns = [_names()[name] for name, alone in found if alone and (name in plain or not plain)]
    of_towns = frozenset[str]().union(*(located.municipalities for located in towns if not located.whole))
    if of_towns:
        return Located(of_towns)
    return Located(frozenset[str]().union(*(_wholes().get(name, frozenset()) for name, _ in found)), whole=True)


def _of_postcodes(place: str) -> frozenset[str]:
    return frozenset[str]().union(*(_codes().get(code, frozenset()) for code in re.findall(r"\b[1-9]\d{3}\b", place)))


@lru_cache(maxsize=4096)
def _around(names: frozenset[str]) -> frozenset[str]:
    known = municipalities()
    return names.union(*(known[name].neighbours for name in names))


@cache
def _names() -> Mapping[str, Located]:
    """Every name that is known, with where it lies; a town goes before a municipality or area of the same name."""
    towns: dict[str, set[str]] = {}
    for one in municipalities().values():
        for town in one.towns:
            towns.setdefault(normal(town.rstrip("*")), set()).add(one.name)
    wholes = {name: Located(members, whole=True) for name, members in _wholes().items()}
    return wholes | {name: Located(frozenset(members)) for name, members in towns.items()}


@cache
def _wholes() -> Mapping[str, frozenset[str]]:
    """Municipalities, also with the s of "Bornholms Regionskommune", and areas by their normal names."""
    own = {normal(name): frozenset({name}) for name in municipalities()}
    of_own = {f"{name}s": members for name, members in own.items()}
    return of_own | {normal(name): members for name, members in areas().items()} | own


@cache
def _codes() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one in municipalities().values():
        for code in one.postcodes:
            low, _, high = code.partition("-")
            for number in range(int(low), int(high or low) + 1):
                found.setdefault(str(number), set()).add(one.name)
    return {code: frozenset(names) for code, names in found.items()}
