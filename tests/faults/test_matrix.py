"""Whatever goes wrong: asked, logged and reminded once, and nobody is told what is not so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.search import Index
from tests.faults.written import DOCUMENT
from tests.support.faulty import FAULTS, JOBS, REMINDED, Fault, Job, happens, table
from tests.support.house import House, opened

APOLOGIES = ("gik galt hos mig", "tog ikke imod")


@pytest.fixture
def house(tmp_path: Path, index: Index) -> Iterator[House]:
    with opened(tmp_path, index, ack_seconds=0.6) as running:
        yield running


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_it_comes_once(house: House, fault: Fault, job: Job) -> None:
    assert happens(house, fault, job) == 1

    person = "signe" if job is JOBS[0] else "ole"
    private = [message.visible_text() for message in (*house.told(person), *house.workspace.ephemerals(person))]
    assert not any(words in text for text in private for words in APOLOGIES)
    if fault.told and job is not REMINDED:
        assert any(fault.told in text for text in private)


def test_the_table_in_the_guide_is_the_one_that_is_tried() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == table()
