"""The Danish Snowball stemmer, typed. The library has no annotations, and its front loads every language."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast


class _Untyped(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


class Stemmer:
    """Stems one word at a time; it keeps the word in itself and must not be shared between threads."""

    def __init__(self) -> None:
        module = import_module("snowballstemmer.danish_stemmer")
        self._stemmer = cast("_Untyped", module.DanishStemmer())

    def stem(self, word: str) -> str:
        return self._stemmer.stemWord(word)
