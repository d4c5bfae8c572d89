"""The entries that answer right now: files, the curators' own, approved words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.services.answers.entries import CuratedIndex, IndexHolder, as_entry, with_aliases
from bot.store.answers.experts import Alias, LocalEntry, ProposalState
from bot.store.sqlite.database import Store
from knowledge.entry import Entry, Kind, Source
from knowledge.search import Found, Index
from tests.support.clock import MONDAY_MORNING
from tests.support.seeding import TEAM

BOOK = Entry(
    id="begreb-blaabog",
    title="Blåbogen",
    reviewed=date(2026, 11, 1),
    questions=("hvad er blåbogen",),
    sources={"K1": Source(title="Eksempel", section="§ 1")},
    short="Blåbogen er en liste. [K1]",
)
TREE = LocalEntry(
    id="lokal-7",
    title="Gummitræet",
    answer="Kantinen vander det.",
    questions=("hvem vander gummitræet",),
    curator="U1",
    reviewed=date(2026, 11, 20),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "data.sqlite", TEAM)
    made.open()
    return made


def meant(index: Index, question: str) -> str | None:
    answer = index.ask(question)
    return answer.best.entry.id if isinstance(answer, Found) else None


def test_a_saved_answer_is_an_entry_with_the_curators_approval_as_source() -> None:
    entry = as_entry(TREE)

    assert entry.kind is Kind.LOCAL
    assert entry.cited() == frozenset(entry.sources)
    assert "20. november 2026" in (entry.sources["F1"].section or "")


def test_what_was_saved_answers_after_a_refresh(store: Store) -> None:
    holder = IndexHolder(lambda: Index([BOOK]), store)
    assert meant(holder.current, "hvem vander gummitræet?") is None
    with store.write() as unit:
        unit.experts.save_entry(TREE)
    assert meant(holder.current, "hvem vander gummitræet?") is None

    holder.refresh()
    assert meant(holder.current, "hvem vander gummitræet?") == "lokal-7"


def test_another_workspaces_answer_stays_there(store: Store) -> None:
    theirs = Store(store.path, "T2")
    with theirs.write() as unit:
        unit.experts.save_entry(TREE)
    here, there = IndexHolder(lambda: Index([BOOK]), store), IndexHolder(lambda: Index([BOOK]), theirs)
    here.refresh()
    there.refresh()

    assert "lokal-7" not in here.current.entries
    assert "lokal-7" in there.current.entries


def test_without_anything_of_their_own_the_files_index_is_used_as_it_is(store: Store) -> None:
    base = Index([BOOK])
    holder = IndexHolder(lambda: base, store)
    holder.refresh()

    assert holder.current is base


def test_a_withdrawn_answer_is_gone_after_a_refresh(store: Store) -> None:
    holder = IndexHolder(lambda: Index([BOOK]), store)
    with store.write() as unit:
        unit.experts.save_entry(TREE)
    holder.refresh()
    with store.write() as unit:
        assert unit.experts.drop_entry("lokal-7")
        assert not unit.experts.drop_entry("lokal-7")
    holder.refresh()

    assert "lokal-7" not in holder.current.entries


def test_approved_words_answer_whatever_they_look_like() -> None:
    index = CuratedIndex([BOOK], {"den blaa mappe ved printeren": "begreb-blaabog", "hej": "begreb-gone"})

    assert meant(index, "Den blå mappe ved printeren?") == "begreb-blaabog"
    assert meant(index, "hej") is None


def test_short_words_become_names_and_long_ones_questions() -> None:
    aliases = [
        Alias("begreb-blaabog", "den blå mappe"),
        Alias("begreb-blaabog", "hvor står den blå mappe nu henne"),
        Alias("begreb-gone", "noget"),
    ]
    [entry] = with_aliases({BOOK.id: BOOK}, aliases).values()

    assert entry.aliases == ("den blå mappe",)
    assert entry.questions[-1].q == "hvor står den blå mappe nu henne"


def test_a_proposal_is_decided_once(store: Store) -> None:
    with store.write() as unit:
        number = unit.experts.propose(Alias(BOOK.id, "den blå mappe"), 3, MONDAY_MORNING)
        proposal = unit.experts.proposal(number)
        assert proposal is not None
        assert unit.experts.decide(proposal, ProposalState.REJECTED, "U1", MONDAY_MORNING)
        assert not unit.experts.decide(proposal, ProposalState.APPROVED, "U2", MONDAY_MORNING)

        assert unit.experts.aliases() == []
