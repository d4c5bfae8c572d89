"""Job openings that arrive by mail, and as files shared with a message."""

from __future__ import annotations

from pathlib import Path

from tests.support import documents
from tests.support.house import House

CHANNEL = "jobåbninger"
OFFER = "Netto i Kolding søger en lagermedarbejder til at pakke varer, 10 timer om ugen. Småjob. Start snarest."
FORWARDED = f"""Er det noget for jer?

Venlig hilsen
Signe Holm
Virksomhedskonsulent

-----Oprindelig meddelelse-----
Fra: Lone Bech <lone@netto.example>
Sendt: 20. november 2026 08:14
Til: Signe Holm <signe@kommune.example>
Emne: Hjælp til lageret

Hej Signe
{OFFER}

Mvh
Lone Bech
Tlf. 22 33 44 55
"""
CPR = "310290-1234"  # 31 February does not exist


def arrives(house: House, subject: str, text: str, **more: object) -> str:
    ts = house.workspace.mail(CHANNEL, subject, "Signe Holm <signe@kommune.example>", text, **more)  # type: ignore[arg-type]
    house.settle()
    return ts


def card(house: House, ts: str) -> str:
    return house.reply(CHANNEL, ts).visible_text()


def test_from_a_forwarded_mail_to_a_placement(house: House) -> None:
    ts = arrives(house, "VS: Hjælp til lageret", FORWARDED)
    for part in ("Lagermedarbejder · Netto, Kolding", "kom med mail", "Lone Bech", "22 33 44 55", "10"):
        assert part in card(house, ts)
    assert "signe@kommune" not in card(house, ts)

    house.clicks("ole", house.reply(CHANNEL, ts), "Jeg tager den")
    house.clicks("ole", house.reply(CHANNEL, ts), "Kvalificér")
    house.submits("ole", {"note": "De glæder sig"})
    house.clicks("ole", house.reply(CHANNEL, ts), "Match")
    house.submits("ole", {"case_ref": "A12", "target_group": ["checked"]})
    house.clicks("ole", house.reply(CHANNEL, ts), "Besat")
    house.submits("ole")

    assert "Besat" in card(house, ts)
    assert "Netto" in house.commands("ole", "forløb A12")


def test_the_same_mail_delivered_twice_is_logged_once(house: House) -> None:
    ts = arrives(house, "VS: Hjælp til lageret", FORWARDED)
    house.workspace.redeliver(house.workspace.event_ids[-1])
    house.settle()

    assert len(house.replies(CHANNEL, ts)) == 1


def test_a_mail_in_doubt_is_asked_about_where_everybody_sees_it(house: House) -> None:
    ts = arrives(house, "Lager", "hjælp på lager, Kolding")
    house.clicks("ole", house.reply(CHANNEL, ts), "Ja, log den")

    assert "Kolding" in card(house, ts)
    assert house.replies(CHANNEL, ts)[0].buttons() == []


def test_a_mail_about_something_else_is_left_alone_until_somebody_says_it_is_one(house: House) -> None:
    ts = arrives(house, "Frokost", "Der er kage kl. 14 i kantinen.")
    assert house.replies(CHANNEL, ts) == []

    ts = arrives(house, "Kantinen", "Vi har talt om kantinen på Fynsvej i Kolding")
    house.workspace.shortcut("ole", "log_as_opening", CHANNEL, ts)
    house.settle()
    assert house.workspace.modal("ole") is not None or house.replies(CHANNEL, ts)


def test_an_attached_file_is_read_and_named_in_the_history(house: House, tmp_path: Path) -> None:
    opslag = documents.word(tmp_path / "opslag.docx", OFFER, "Kontakt Lone Bech, 22 33 44 55")
    ts = arrives(house, "Opslag", "Hej, se vedhæftede.", attachments=[("opslag.docx", opslag.read_bytes())])
    assert "Netto" in card(house, ts)

    house.clicks("ole", house.reply(CHANNEL, ts), "Historik")
    modal = house.workspace.modal("ole")
    assert modal is not None
    assert "fra filen “opslag.docx”" in modal.visible_text()


def test_a_file_shared_with_a_message_is_read(house: House, tmp_path: Path) -> None:
    opslag = documents.pdf(tmp_path / "opslag.pdf", OFFER + " Kontakt Lone Bech, 22 33 44 55")
    ts = house.workspace.share("ole", CHANNEL, [("opslag.pdf", opslag.read_bytes())], "Se her")
    house.settle()
    assert "Netto" in card(house, ts)

    house.edits("ole", CHANNEL, ts, "Se her :eyes:")
    assert "Registreret" in card(house, ts)


def test_a_message_that_says_it_itself_is_logged_once_whatever_is_attached(house: House, tmp_path: Path) -> None:
    opslag = documents.pdf(tmp_path / "opslag.pdf", OFFER)
    ts = house.workspace.share("ole", CHANNEL, [("opslag.pdf", opslag.read_bytes())], OFFER)
    house.settle()

    assert len(house.replies(CHANNEL, ts)) == 1


def test_a_mail_whose_file_cannot_be_fetched_is_read_as_far_as_it_goes(house: House, tmp_path: Path) -> None:
    opslag = documents.pdf(tmp_path / "opslag.pdf", "Vi ses")
    house.workspace.faults.next("files.info", "missing_scope")
    ts = house.workspace.share("ole", CHANNEL, [("opslag.pdf", opslag.read_bytes())], OFFER)
    house.settle()

    assert "Netto" in card(house, ts)
    assert "Jeg kunne ikke hente en fil" in house.workspace.ephemerals("ole")[-1].visible_text()


def test_the_shortcut_says_which_file_could_not_be_fetched(house: House, tmp_path: Path) -> None:
    opslag = documents.pdf(tmp_path / "opslag.pdf", "Vi ses")
    ts = house.workspace.share("ole", "spørg", [("opslag.pdf", opslag.read_bytes())], OFFER)
    house.settle()
    house.workspace.faults.next("files.info", "missing_scope")
    house.workspace.shortcut("signe", "log_as_opening", "spørg", ts)
    house.settle()

    assert "Jeg kunne ikke hente en fil" in house.workspace.ephemerals("signe")[-2].visible_text()
    assert "Logget" in house.workspace.ephemerals("signe")[-1].visible_text()


def test_a_mail_that_cannot_be_fetched_is_not_passed_over_in_silence(house: House) -> None:
    house.workspace.faults.next("files.info", "missing_scope")
    ts = house.workspace.mail(CHANNEL, "Job", "Lone <lone@netto.example>", OFFER)
    house.settle()

    assert "Jeg kunne ikke hente en fil" in house.reply(CHANNEL, ts).visible_text()


def test_no_cpr_number_of_a_mail_is_kept(house: House) -> None:
    ts = arrives(house, "VS: Hjælp til lageret", FORWARDED.replace("Start snarest.", f"Start snarest. {CPR}"))

    assert CPR[:6] not in card(house, ts)


def test_anybody_completes_what_came_by_mail_until_somebody_holds_it(house: House) -> None:
    ts = arrives(house, "VS: Hjælp til lageret", FORWARDED.replace(", 10 timer om ugen", ""))
    house.says("karen", "12 timer", CHANNEL, ts)
    assert "Timer om ugen: 12" in card(house, ts)
