"""The overview: App Home, the leader's figures, the month's report, moving placements."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.text.answers import finder as finder_text
from knowledge.entry import Affected, Situation
from tests.support.house import House

MARCH = datetime(2027, 3, 1, 7, 30, tzinfo=UTC)
"""Monday 1 March 2027, 08:30 in Copenhagen: a first working day, before nine."""

THURSDAY_EVENING = datetime(2026, 11, 26, 15, 30, tzinfo=UTC)
"""16:30 in Copenhagen: after hours, so that a working day is over on Monday at eight."""

MONDAY_AFTER = datetime(2026, 11, 30, 7, 10, tzinfo=UTC)
"""08:10 in Copenhagen, a week after the placement was written down."""


def follow(house: House, person: str, *references: str) -> None:
    for reference in references:
        house.commands(person, f"følg {reference} hos Netto {reference} hver 4. uge")


def test_home_shows_what_is_due_with_buttons_and_follows_every_change(house: House) -> None:
    house.workspace.open_home("ole")
    house.settle()
    home = house.workspace.home("ole")
    assert home is not None
    assert home.visible_text().startswith("Mandag 23. november 2026")
    for taught in ("Spørg om en ordning", "Skriv en jobåbning", "Følg en borger"):
        assert taught in home.visible_text()

    follow(house, "ole", "A12")
    home = house.workspace.home("ole")
    assert home is not None
    assert "A12" in home.visible_text()
    assert "næste 30/11" in home.visible_text()

    house.later(days=7, hours=1)
    home = house.workspace.home("ole")
    assert home is not None
    assert home.visible_text().startswith("1 i dag\nMandag 30. november 2026")

    house.clicks("ole", home, "Udført")
    house.submits("ole")
    home = house.workspace.home("ole")
    assert home is not None
    assert home.visible_text().startswith("Alt er klaret")
    assert "næste 28/12" in home.visible_text()


def test_the_search_field_on_home_answers_in_a_modal_and_in_the_conversation(house: House) -> None:
    house.workspace.open_home("signe")
    house.settle()
    home = house.workspace.home("signe")
    assert home is not None
    house.clicks("signe", home, "home_search", "personlig assistance")

    modal = house.workspace.modal("signe")
    assert modal is not None
    assert "Personlig assistance" in modal.visible_text()
    assert "Personlig assistance" in house.told("signe")[-1].visible_text()
    house.clicks("signe", modal, "Vis hele svaret")
    whole = house.workspace.modal("signe")
    assert whole is not None
    assert "Kilder" in whole.visible_text()


def test_the_settings_are_changed_on_home(house: House) -> None:
    house.workspace.open_home("ole")
    house.settle()
    home = house.workspace.home("ole")
    assert home is not None
    house.clicks("ole", home, "Ret")
    house.submits("ole", {"Hvornår vil du have morgenbeskeden?": "kl. 09.30", "Kommune": "kolding"})

    home = house.workspace.home("ole")
    assert home is not None
    assert "Morgenbesked kl. 09.30" in home.visible_text()


def test_mind_mig_on_home_writes_a_reminder_down(house: House) -> None:
    house.workspace.open_home("ole")
    house.settle()
    home = house.workspace.home("ole")
    assert home is not None
    house.clicks("ole", home, "Mind mig")
    house.submits("ole", {"Hvad og hvornår?": "at ringe til Mette på tirsdag kl. 9"})

    home = house.workspace.home("ole")
    assert home is not None
    assert "ringe til Mette" in home.visible_text()


def test_a_leaders_home_has_the_team_the_month_and_their_tools(house: House) -> None:
    house.commands("ole", "følg A12 hos Netto hver 4. uge fra i morgen")
    house.later(days=8)
    house.workspace.open_home("karen")
    house.settle()
    home = house.workspace.home("karen")
    assert home is not None
    assert home.visible_text().startswith("1 over tiden i teamet")
    assert "@Ole Brandt: 1 over tiden, den ældste fra tirsdag 24. november" in home.visible_text()
    assert "December: Ingen åbninger til nu" in home.visible_text()

    house.clicks("karen", home, "Overblik")
    overview = house.workspace.modal("karen")
    assert overview is not None
    assert "A12 hos Netto · @Ole Brandt" in overview.visible_text()
    house.workspace.close_modal("karen", everything=True)
    house.clicks("karen", home, "Status")
    status = house.workspace.modal("karen")
    assert status is not None
    assert "Status for december 2026" in status.visible_text()
    assert "Status for december 2026" in house.told("karen")[-1].visible_text()


def test_a_curators_home_has_the_questions_that_wait(house: House) -> None:
    ts = house.says("ole", "hvor mange parkeringspladser er der ved rådhuset?")
    house.clicks("ole", house.reply(house.workspace.dm("ole"), ts), "Spørg en fagperson")
    house.workspace.open_home("karen")
    house.settle()
    home = house.workspace.home("karen")
    assert home is not None
    assert "1 spørgsmål venter på svar" in home.visible_text()
    assert "parkeringspladser" in home.visible_text()


def test_a_reminder_that_came_and_is_not_finished_stays_on_home(house: House) -> None:
    house.commands("ole", "mind mig om at ringe til Mette i morgen kl. 9")
    house.later(days=2)
    house.workspace.open_home("ole")
    house.settle()
    home = house.workspace.home("ole")
    assert home is not None
    assert home.visible_text().startswith("1 over tiden")
    house.clicks("ole", home, "Færdig")
    home = house.workspace.home("ole")
    assert home is not None
    assert "ringe til Mette" not in home.visible_text()


def test_only_leaders_see_the_figures(house: House) -> None:
    assert "Det kan kun lederen gøre" in house.commands("ole", "status")
    assert "Det kan kun lederen gøre" in house.commands("ole", "overblik")


def test_status_comes_with_picture_and_spreadsheet(house: House) -> None:
    follow(house, "ole", "A1", "A2", "A3", "A4", "A5", "A6")
    house.commands("karen", "status")

    report = house.told("karen")[0]
    files = house.workspace.thread(report.channel, report.ts)[-1]
    assert "Status for november 2026" in report.visible_text()
    assert "Aktive forløb" in report.visible_text()
    names = [name for name, _ in house.workspace.files()]
    assert names == ["status-2026-11.png", "status-2026-11.xlsx"]
    assert len(files.files) == 2


def test_a_year_has_its_own_view(house: House) -> None:
    follow(house, "ole", "A1", "A2", "A3", "A4", "A5", "A6")
    answer = house.commands("karen", "status 2026")
    assert "Tallene ligger i din samtale med mig" in answer
    report = house.told("karen")[0]
    assert report.visible_text().startswith("Status for 2026\nIngen åbninger til nu; i hele 2025 0.")
    assert "Året er ikke slut" in report.visible_text()
    assert [name for name, _ in house.workspace.files()] == ["status-2026.png", "status-2026.xlsx"]
    assert "ikke begyndt" in house.commands("karen", "status 2031")


def test_a_small_office_sees_why_and_keeps_its_tools(house: House) -> None:
    follow(house, "ole", "A1", "A2")
    house.says("ole", "Netto i Kolding søger en til lageret, 10 timer om ugen. Kontakt Lone 22 33 44 55", "jobåbninger")
    house.commands("karen", "status")
    report = house.told("karen")[0]
    assert "1 åbning til nu, 0 besat; i hele oktober 0." in report.visible_text()
    assert "Vises ikke: Aktive forløb, Heraf med ordinære timer" in report.visible_text()
    assert "færre end 5 borgere" in report.visible_text()
    house.clicks("karen", report, "Overblik")
    overview = house.workspace.modal("karen")
    assert overview is not None
    assert "@Ole Brandt: 2 forløb" in overview.visible_text()


def test_where_slack_refuses_the_new_blocks_the_tables_come_as_text(house: House) -> None:
    house.workspace.modern_blocks = False
    house.commands("karen", "status")

    report = house.told("karen")[0]
    assert "Åbninger registreret" in report.visible_text()
    assert all(block["type"] in {"header", "section", "context", "actions"} for block in report.blocks)


def test_an_unknown_municipality_is_asked_back_about(house: House) -> None:
    assert "Jeg kender hverken en kommune eller et team" in house.commands("karen", "status november Atlantis")
    assert "ikke begyndt" in house.commands("karen", "status 2031-01")


def test_the_months_report_comes_once_on_the_first_working_day_at_nine(house: House) -> None:
    follow(house, "ole", "A1")
    house.clock.move(MARCH - house.clock.now())
    house.settle()
    assert house.workspace.messages("ledelse") == []

    house.later(minutes=40)
    house.settle()
    house.restarts()
    house.settle()
    headings = [message for message in house.workspace.messages("ledelse") if message.thread_ts is None]
    assert len(headings) == 1
    assert "Status for februar 2027" in headings[0].visible_text()
    assert sorted(name for name, _ in house.workspace.files()) == ["status-2027-02.png", "status-2027-02.xlsx"]


def test_the_leader_moves_several_placements_at_once(house: House) -> None:
    follow(house, "ole", "A1", "A2", "A3")
    shown = house.commands("karen", "overblik")
    assert "@Ole Brandt: 3 forløb" in shown

    house.clicks("karen", house.workspace.ephemerals("karen")[-1], "Flyt forløb")
    house.submits("karen", {"Hvilke forløb?": ["A1 hos Netto A1", "A2 hos Netto A2"], "Kollega": "signe"})

    assert "2 forløb er flyttet" in house.told("karen")[-1].visible_text()
    assert "@Ole Brandt: 1 forløb" in house.commands("karen", "overblik")


def test_documented_wages_are_noted_once(house: House) -> None:
    follow(house, "ole", "A1")
    assert "står nu som dokumenteret" in house.commands("karen", "løn dokumenteret A1")
    assert "var allerede dokumenteret" in house.commands("karen", "løn dokumenteret A1")
    assert "kun" in house.commands("ole", "løn dokumenteret A1")


def test_one_morning_message_has_the_followups_and_the_late_openings(house: House) -> None:
    """Signe is the coordinator: she hears of an opening nobody has taken, beside her own follow-up."""
    follow(house, "signe", "A12")
    house.clock.move(THURSDAY_EVENING - house.clock.now())
    house.says("ole", "Netto i Kolding søger en til lageret, 10 timer om ugen. Kontakt Lone 22 33 44 55", "jobåbninger")
    before = len(house.told("signe"))

    house.clock.move(MONDAY_AFTER - house.clock.now())
    house.settle()
    morning = house.told("signe")[before:]
    assert len(morning) == 1
    assert morning[0].visible_text().startswith("1 i dag · 1 åbning venter på dig")
    assert "A12" in morning[0].visible_text()
    assert morning[0].visible_text().count("#1") == 1

    house.workspace.open_home("signe")
    house.settle()
    home = house.workspace.home("signe")
    assert home is not None
    assert home.visible_text().startswith("1 i dag · 1 åbning venter på dig")
    house.clicks("signe", morning[0], "Overlever")
    assert house.workspace.modal("signe") is not None
    house.workspace.close_modal("signe", everything=True)

    house.settle()
    house.restarts()
    house.settle()
    assert len(house.told("signe")) == before + 1


def test_who_has_nothing_gets_no_morning_message(house: House) -> None:
    house.clock.move(MONDAY_AFTER - house.clock.now())
    house.settle()
    assert house.told("signe") == []
    assert house.told("ole") == []


def test_the_scheme_finder_gives_schemes_with_reasons(house: House) -> None:
    house.commands("signe", "find ordning")
    house.submits(
        "signe", {"Hvad er borgerens situation?": "Ansat", "Hvad er der brug for?": ["Hjælp til opgaver", "Redskaber"]}
    )
    results = house.workspace.modal("signe")
    assert results is not None
    assert "passer: ansat · hjælp til opgaver · redskaber" in results.visible_text()
    assert "“hjælp til opgaver”" in results.visible_text()
    assert "Personlig assistance" in results.visible_text()

    house.clicks("signe", results, "Vis", "ordning-personlig-assistance")
    opened = house.workspace.modal("signe")
    assert opened is not None
    assert "Kilder" in opened.visible_text()


def test_the_scheme_finder_puts_what_helps_the_employed_before_a_pension(house: House) -> None:
    house.commands("signe", "find ordning")
    house.submits(
        "signe",
        {
            "Hvad er borgerens situation?": "Ansat",
            "Hvad er der brug for?": ["Ved det ikke endnu"],
            "Hvad er påvirket?": ["Overblik og hukommelse"],
        },
    )
    results = house.workspace.modal("signe")
    assert results is not None
    shown = results.visible_text()
    assert "ansat · overblik og hukommelse" in shown
    assert "“overblik”" in shown
    assert "Førtidspension\n" not in shown.split("Personlig assistance")[0]


def test_every_answer_of_the_finder_has_a_label() -> None:
    assert set(finder_text.SITUATIONS) == set(Situation)
    assert set(finder_text.AFFECTED) == set(Affected)


def test_the_scheme_finder_opens_from_home(house: House) -> None:
    house.workspace.open_home("signe")
    house.settle()
    home = house.workspace.home("signe")
    assert home is not None
    house.clicks("signe", home, "Find ordning")
    modal = house.workspace.modal("signe")
    assert modal is not None
    assert "Hvad er borgerens situation?" in modal.visible_text()


def test_the_leader_sees_what_has_been_open_for_five_working_days(house: House) -> None:
    house.commands("ole", "følg A12 hos Netto hver 4. uge fra i morgen")
    house.later(days=7)  # Monday: due on Tuesday, four working days ago
    assert "A12" not in house.commands("karen", "overblik")

    house.later(days=1)
    assert "A12 hos Netto · @Ole Brandt · 5 arbejdsdage over tiden" in house.commands("karen", "overblik")
