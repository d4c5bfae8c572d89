"""Places compared by their words: a town is found in an address, whatever it is spelled like."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from danish.folding import fold

_NOT_WORD: Final = re.compile(r"[\W_]+")
_SAME: Final = {"kbh": "koebenhavn", "cph": "koebenhavn", "copenhagen": "koebenhavn"}


@lru_cache(maxsize=65_536)
def normal(name: str) -> str:
    """Folded words with the usual short forms written out."""
    return " ".join(_SAME.get(word, word) for word in _NOT_WORD.sub(" ", fold(name)).split())


def meets(wanted: str, stated: str) -> bool:
    """Whether the wanted town or postcode is in a place as an opening states it."""
    words = set(normal(stated).split())
    asked = normal(wanted).split()
    return bool(asked) and all(word in words for word in asked)
