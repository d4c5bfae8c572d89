"""The word lists: towns, tasks and kinds of workplace."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from danish.folding import fold


@dataclass(frozen=True, slots=True)
class WordList:
    """Whole words, beginnings and endings; all folded."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    def __contains__(self, word: str) -> bool:
        return self.has(word)

    def has(self, word: str) -> bool:
        """Is `word`, in any spelling, in the list? An ending needs at least two letters before it."""
        folded = fold(word)
        return (
            folded in self.words
            or folded.startswith(self.beginnings)
            or (
                folded.endswith(self.endings)
                and any(folded.endswith(ending) and len(folded) >= len(ending) + 2 for ending in self.endings)
            )
        )


def _lines(name: str) -> list[str]:
    text = files("bot.domain.openings.parser.words").joinpath(name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _word_list(name: str) -> WordList:
    entries = [fold(line) for line in _lines(name)]
    return WordList(
        words=frozenset(entry for entry in entries if not entry.startswith("-") and not entry.endswith("-")),
        beginnings=tuple(entry[:-1] for entry in entries if entry.endswith("-")),
        endings=tuple(entry[1:] for entry in entries if entry.startswith("-")),
    )


@cache
def towns() -> frozenset[str]:
    """Folded names of Danish towns, municipalities, districts and islands; some have several words."""
    return frozenset(fold(line) for line in _lines("towns.txt"))


@cache
def town_words() -> frozenset[str]:
    """Folded towns that are also ordinary words or names."""
    return frozenset(fold(line) for line in _lines("town_words.txt"))


@cache
def _tasks() -> WordList:
    return _word_list("tasks.txt")


@cache
def _businesses() -> WordList:
    return _word_list("business_words.txt")


@lru_cache(maxsize=8192)
def is_task(word: str) -> bool:
    """Is the word an occupation, a task or the verb of one?"""
    return _tasks().has(word)


@lru_cache(maxsize=8192)
def is_business_word(word: str) -> bool:
    """Is the whole word one for a workplace? Surnames such as Overgaard only end in one."""
    folded = fold(word)
    return folded in _businesses().endings or folded.endswith(
        ("eriet", "centret", "centeret", "cenret", "huset", "fabrikken")
    )


@lru_cache(maxsize=8192)
def is_business(word: str) -> bool:
    """Does the word name a kind of workplace?"""
    folded = fold(word)
    return folded in _businesses().endings or _businesses().has(folded)
