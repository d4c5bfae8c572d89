"""After a reference was forgotten no spelling of it stands anywhere in the file, and Slack is put right."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import Config, RoleSettings
from bot.domain.errors import Refused
from bot.services.answers.experts import Written
from bot.services.forgetting import Erased
from bot.services.openings.intake import Incoming
from bot.services.openings.wishes import WishForm
from bot.store.words import KEYS, NO_WORDS, Words
from tests.support.clock import FixedClock
from tests.support.outbox import Outbox
from tests.support.world import opened, services_over

ANY_SPELLING = re.compile(rb"(?<![a-z0-9])z[-_. ]?81(?:'?s)?(?![a-z0-9])", re.IGNORECASE)
REPORT = "# Forord\n\nBorgeren z-81 fik job paa lageret, og Z81s mentor fulgte op hver uge i et halvt aar.\n"


class Office:
    """Somewhere in which a reference has been written into every corner."""

    def __init__(self, folder: Path) -> None:
        self.store = opened(folder / "brobygger.sqlite")
        self.clock = FixedClock()
        self.outbox = Outbox()
        config = Config(roles=RoleSettings(coordinators=("U3",), curators=("U4",)))
        self.story = services_over(self.store, config, clock=self.clock, messenger=self.outbox)

    def deliver(self) -> None:
        self.story.delivering.run(self.clock.now())

    def fill(self, folder: Path) -> None:
        story = self.story
        story.intake.log(
            Incoming(
                "C1",
                "1.1",
                "U1",
                "Netto i Kolding soeger en til lageret, 10 timer, smaajob. Krav: som Z81. Hensyn: z81s",
            )
        )
        story.placements.follow("U2", "Z81 hos Netto hver uge fra 30. november")
        story.placements.follow("U2", "Q5 hos Netto som Z-81 hver uge fra 30. november")
        story.personal_reminders.add("U2", "ring til z-81 i dag kl. 10")
        wish = {"case_ref": "Q5", "job_a": "lager", "hours": "10", "considerations": "arbejder sammen med Z81"}
        story.matching.save("U2", WishForm(wish, (), ()))
        story.matching.save("U2", WishForm({"case_ref": "Z81", "job_a": "lager"}, (), ()))
        asked = story.asking.ask("C2", "2.2", "U1", "hvad siger chefen om Z81s ferie?")
        story.experts.forward(asked.question)
        self.deliver()
        place = next(
            at for at, (_, _, marker) in enumerate(self.outbox.arrived, 1) if marker.startswith("expert_question")
        )
        written = Written("Om Z81 og ferie", "Sig nej til Z81's ferie.\nZ81 ved det.", ("Maa z81 holde fri?",))
        story.experts.save("U4", "C1", f"99.{place}", written)
        report = folder / "rapport om Z81.md"
        report.write_text(REPORT, encoding="utf-8")
        story.own_reports.add(report, "Evaluering af Z-81")
        self.clock.move(timedelta(hours=3))
        story.reminding.plan(self.clock.now())
        self.deliver()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.fill(tmp_path)
    return made


def found_in_file(office: Office) -> list[bytes]:
    files = [path for path in office.store.path.parent.iterdir() if path.name.startswith(office.store.path.name)]
    return [match for path in files for match in ANY_SPELLING.findall(path.read_bytes())]


def test_nothing_is_found_in_any_table_or_page(office: Office) -> None:
    assert len(found_in_file(office)) > 15
    before = office.story.forgetting.preview("z81")
    done = office.story.forgetting.forget("z81")

    assert done.case_ref == "Z81"
    assert not done.leaves_traces
    assert found_in_file(office) == []
    assert {"own_reports", "passages", "passage_words", "local_entries", "reminders", "openings"} <= before.rows.keys()
    assert office.story.forgetting.preview("Z81").rows == {}
    with office.store.read() as unit:
        assert unit.passages.frequencies(["z81"]) == {}
    with closing(sqlite3.connect(office.store.path)) as db:
        assert db.execute("SELECT COUNT(*) FROM passage_terms WHERE term LIKE 'z%81%'").fetchone() == (0,)
        db.execute("INSERT INTO passage_words (passage_words) VALUES ('integrity-check')")


def test_others_keep_theirs_and_nobody_follows_up_on_nobody(office: Office) -> None:
    office.story.forgetting.forget("Z81")

    assert [card.placement.agreement.case_ref for card in office.story.placements.mine("U2")] == ["Q5"]
    assert [wish.case_ref for wish in office.story.matching.mine("U2")] == ["Q5"]
    office.clock.move(timedelta(days=14))
    office.story.reminding.plan(office.clock.now())
    office.deliver()
    assert not any("slettet-" in str(shown) for _, shown, _ in office.outbox.arrived)


def test_what_the_bot_wrote_is_put_right_and_the_rest_is_listed(office: Office) -> None:
    done = office.story.forgetting.forget("Z81")
    office.deliver()

    by_people = {one.ts for one in done.standing if not one.by_bot}
    assert {"1.1", "2.2"} <= by_people
    assert any(isinstance(shown, Erased) for shown in office.outbox.standing.values())
    telling = [shown for shown in office.outbox.standing.values() if ANY_SPELLING.search(str(shown).encode())]
    assert telling == []


def test_the_answers_forget_without_a_restart(office: Office) -> None:
    assert "Z81" in str(office.story.knowledge.refresh().entries)
    beside = services_over(office.store, clock=office.clock)
    beside.forgetting.forget("Z81")
    office.story.knowledge.keep_up()

    assert not ANY_SPELLING.search(str(office.story.knowledge.current.entries).encode())


@pytest.mark.parametrize("written", ["", " ", "%", "e", "Z", "81", "*", "Z81 OR 1=1", "slettet", "Z81\nZ82"])
def test_what_is_no_reference_touches_nothing(office: Office, written: str) -> None:
    before = office.store.path.read_bytes()
    for ask in (
        office.story.forgetting.forget,
        office.story.forgetting.held_about_case,
        office.story.forgetting.preview,
    ):
        with pytest.raises(Refused):
            ask(written)
    assert office.store.path.read_bytes() == before


def test_every_text_column_is_searched_unless_it_is_said_why_not(office: Office) -> None:
    """A new table is searched from its first day; a name in the list of exceptions that no table has is a mistake."""
    with closing(sqlite3.connect(office.store.path)) as db:
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        columns = {(table, row[1]) for table in tables for row in db.execute(f"PRAGMA table_info({table})")}
    assert {name for _, name in columns} >= NO_WORDS
    assert columns >= KEYS
    with office.store.read() as unit:
        searched = {table.name for table in Words(unit.traces._db, "T1").tables()}  # pyright: ignore[reportPrivateUsage]
    assert {"openings", "passages", "passage_words", "deliveries", "opening_keys", "people"} <= searched
