"""Places compared: by their words, so that a town is found in an address, and by the municipalities they lie in."""

from __future__ import annotations

from functools import lru_cache

from bot.domain.openings.country.geography import Reach, between, locate, normal

__all__ = ["Reach", "meets", "normal", "reach"]


def meets(wanted: str, stated: str) -> bool:
    """Whether the wanted town or postcode is in a place as an opening states it."""
    words = set(normal(stated).split())
    asked = normal(wanted).split()
    return bool(asked) and all(word in words for word in asked)


@lru_cache(maxsize=262_144)
def reach(wanted: str, stated: str) -> Reach | None:
    """How far a place is from where somebody wants to work; None where nobody knows where the place is.

    A wish for a whole area ("Fyn") is met by every town in it. A wish that names no place that is known is met only by
    the same words.
    """
    if meets(wanted, stated):
        return Reach.TOWN
    wish, place = locate(wanted), locate(stated)
    if not wish.municipalities:
        return Reach.FAR
    if not place.municipalities:
        return None
    found = between(wish.municipalities, place.municipalities)
    return Reach.TOWN if wish.whole and found is Reach.MUNICIPALITY else found
