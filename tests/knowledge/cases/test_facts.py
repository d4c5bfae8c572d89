"""Facts read from people's own words: hurried, negated, past and present."""

from __future__ import annotations

import pytest

from knowledge.cases import facts


def test_hasty_words_are_read_and_quoted_as_they_were_written() -> None:
    known = facts.read("rengøringsass m slidt skulder, ka ik løfte spanden. kontanthj siden maj")

    assert "hjælp til opgaver" in known.values["needs"]
    assert "ka ik løfte" in known.said("needs", ["hjælp til opgaver"])
    assert known.values["benefit"] == frozenset({"kontanthjælp"})


@pytest.mark.parametrize("text", ["T-shirts pakkes på el-scooter", "sad i m-klassen"])
def test_parts_of_compounds_are_not_put_right(text: str) -> None:
    assert facts.read(text).values.get("needs", frozenset()) <= {"transport"}
