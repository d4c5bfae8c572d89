"""Own reports beside the answers: quoted with report and page, never mixed into an entry's words."""

from __future__ import annotations

from pathlib import Path

from bot.services.answers.own_reports import OwnReports
from bot.store.sqlite.database import Store
from tests.support.documents import pdf
from tests.support.house import House

GREENHOUSE = "I vækstsæsonen passede syv borgere gartneriets drivhuse alene efter tre uger hos <!channel>."
ASKED = "kan borgere passe gartneriets drivhuse alene i vækstsæsonen?"


def imported(house: House, folder: Path, *pages: str) -> None:
    store = Store(house.config.database)
    OwnReports(store, house.clock).add(pdf(folder / "egeby_2025.pdf", *pages), "Egebys evaluering")


def answer(house: House, text: str) -> str:
    ts = house.says("ole", text)
    return house.reply(house.workspace.dm("ole"), ts).visible_text()


def test_what_no_entry_knows_is_quoted_with_report_and_page(house: House, tmp_path: Path) -> None:
    imported(house, tmp_path, "Forside til en rapport om gartneri.", GREENHOUSE)
    shown = answer(house, ASKED)

    assert "Fra egne rapporter" in shown
    assert "syv borgere" in shown
    assert "Egebys evaluering, side 2" in shown


def test_a_passage_stands_below_the_answer_and_its_buttons(house: House, tmp_path: Path) -> None:
    imported(house, tmp_path, "Personlig assistance blev bevilget til otte medarbejdere i drivhusene i alt.")
    shown = answer(house, "personlig assistance")

    assert "Personlig assistance" in shown.splitlines()[0]
    assert shown.index("👎") < shown.index("Fra egne rapporter") < shown.index("otte medarbejdere")


def test_another_question_is_left_alone(house: House, tmp_path: Path) -> None:
    imported(house, tmp_path, GREENHOUSE)

    assert "Fra egne rapporter" not in answer(house, "xyzzy plugh")
    assert "Fra egne rapporter" not in answer(house, "hvad er en mentor?")
