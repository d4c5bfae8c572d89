"""Words about jobs, compared the way people write them: folded, compounds by their beginning, kinds of work in groups.

The groups are this project's own (MIT): the kinds of work that the openings of small-job projects are about. A group is
a weaker bond than a shared word; it finds "butik" for "salgsassistent".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from danish.folding import fold

_WORD: Final = re.compile(r"[^\W_]+")
SHORTEST: Final = 3
SHORTEST_BEGINNING: Final = 4

_STOP = """
    og eller med til for ved hos der som den det de en et af paa fra om per pr samt mm osv diverse andre andet
    job jobbet arbejde arbejdet opgave opgaver arbejdsopgaver stilling hjaelp hjaelpe medarbejder medarbejdere assistent
    soeger soeges skal kan vil gerne vores lidt lette let mindre forefaldende almindelig almindelige ugen uge timer time
    the and with
"""
STOP_WORDS: Final = frozenset(_STOP.split())
"""Words that say nothing about which job it is; folded."""

_GROUPS: Final = {
    "lager": "lager- pakke- pakker plukke- truck- logistik vareopfyld- opfyld- varemodtag- terminal- pakkeri",
    "butik": "butik- salg- saelg- ekspedi- kasse- kassen detail- supermarked- boghand- kiosk- opfyld- vareopfyld-",
    "rengoering": "rengoer- goere gulvvask- vindues- stoevsug- toerre aftoer- vaske- vask pudse-",
    "koekken": "koekken- kantine- kok kokke- mad- opvask- servering- servere- tjener- cafe- bager- smoer- buffet-",
    "kontor": "kontor- admin- bogholder- bogholderi- regnskab- arkiv- scann- reception- indtast- journal- sekretaer-",
    "pedel": "pedel- vicevaert- gaardmand- ejendoms- haandvaerk- teknisk- vedligehold- male- maling handyman",
    "groent": "gartner- have- haven groenne groent park- luge- lugning haek- klippe- anlaeg- graes- kirkegaard- skov-",
    "pleje": "pleje- sosu- aeldre- hjemme- omsorg- besoegs- aktivitets- beboer-",
    "boern": "boerne- boern paedagog- skole- vuggestue- sfo dagtilbud- klub-",
    "produktion": "produktion- montage- montere- fabrik- maskin- industri- samle- samling svejs- smed- vaerksted-",
    "koersel": "chauffoer- koersel- koere- bud bude- levering- varebil- udbring- taxa-",
    "it": "it data- program- web- computer- support- pc hjemmeside-",
    "dyr": "dyr- hest- stald- staldhjaelp malke- landbrug- landmand- kalve- hunde- kat-",
    "toej": "toej- sy- syning vaskeri- tekstil- rens- rulle- strikk- genbrug-",
}  # fmt: skip


def _split_groups() -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    words: dict[str, list[str]] = {}
    beginnings: list[tuple[str, str]] = []
    for group, entries in _GROUPS.items():
        for entry in entries.split():
            folded = fold(entry)
            if folded.endswith("-"):
                beginnings.append((folded[:-1], group))
            else:
                words.setdefault(folded, []).append(group)
    return {word: tuple(groups) for word, groups in words.items()}, tuple(beginnings)


_GROUP_WORDS, _GROUP_BEGINNINGS = _split_groups()


@lru_cache(maxsize=65_536)
def words(text: str) -> tuple[str, ...]:
    """The folded words that say something, in order and once each."""
    found = (fold(word) for word in _WORD.findall(text.lower()))
    return tuple(dict.fromkeys(word for word in found if _says_something(word)))


def _says_something(word: str) -> bool:
    return word not in STOP_WORDS and (len(word) >= SHORTEST or word == "it") and not word.isdigit()


@lru_cache(maxsize=65_536)
def group_of(word: str) -> frozenset[str]:
    """The kinds of work that a folded word belongs to."""
    by_word = _GROUP_WORDS.get(word, ())
    return frozenset(by_word) | {
        group
        for beginning, group in _GROUP_BEGINNINGS
        if word.startswith(beginning) and (len(beginning) >= SHORTEST_BEGINNING or len(word) <= len(beginning) + 8)
    }


@lru_cache(maxsize=65_536)
def groups(found: tuple[str, ...]) -> frozenset[str]:
    """The groups of kindred work that the words belong to."""
    return frozenset[str]().union(*(group_of(word) for word in found))


@lru_cache(maxsize=262_144)
def alike(one: str, other: str) -> bool:
    """Whether two folded words are the same, or one is a compound or inflection of the other.

    Compounds share a beginning of at least four letters that makes up the whole shorter word, or five letters and most
    of both: "lager" and "lagermedarbejder", "rengøring" and "rengøre".
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_BEGINNING:
        return False
    if long.startswith(short) or (len(short) >= 5 and long.endswith(short)):
        return True
    shared = next((at for at, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    return shared >= 5 and shared >= len(short) - 3


def covered(wanted: Collection[str], offered: Collection[str]) -> float:
    """The share of the wanted words that have one alike among those offered, from 0 to 1."""
    if not wanted:
        return 0.0
    return sum(any(alike(word, other) for other in offered) for word in wanted) / len(wanted)


def keys(found: Iterable[str]) -> frozenset[str]:
    """What an index stores of words so that alike ones meet: beginnings of four letters, ends of five, groups."""
    listed = tuple(found)
    beginnings = {word[:SHORTEST_BEGINNING] for word in listed}
    ends = {f"-{word[-5:]}" for word in listed if len(word) >= 9}
    return frozenset(beginnings | ends | {f"-{word}" for word in listed if len(word) == 5} | _group_keys(listed))


def _group_keys(found: tuple[str, ...]) -> set[str]:
    return {f"={group}" for group in groups(found)}
