"""What an unknown word most likely is."""

from __future__ import annotations

import pytest

from knowledge.language.spelling import Vocabulary

KNOWN = Vocabulary(["mentor", "assistance", "tilskud", "meter", "plads"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [("mentro", "mentor"), ("mnetor", "mentor"), ("asistance", "assistance"), ("tilskuds", "tilskud")],
)
def test_one_slip_is_put_right(written: str, meant: str) -> None:
    assert KNOWN.corrected([written]) == [meant]


@pytest.mark.parametrize("word", ["mentor", "emtre", "palds1", "gummi"])
def test_what_is_known_or_like_nothing_stays(word: str) -> None:
    assert KNOWN.corrected([word]) == [word]
