"""Mails as people forward, answer and sign them, and what the opening parser gets to read."""

from __future__ import annotations

import time
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.openings.mail import Attachment, Mail, Sender, read

NOW = datetime(2026, 11, 30, 9)
BENTE = Sender("Bente Holm", "bente@sporet.example")
COLLEAGUE = Sender("Ole Brandt", "ole@kommunen.example")

AD = """Vi er Rideskolen Sporet i Vejle og søger en staldhjælper i småjob, 8 timer om ugen.
Opgaver: muge ud og fodre heste."""


def message(mail: Mail) -> str:
    """What the parser gets of the mail's own text."""
    return read(mail, NOW)[0].text


def test_a_plain_mail_is_read_with_its_signature() -> None:
    mail = Mail(
        f"Hej Signe\n\n{AD}\n\nMed venlig hilsen\nBente Holm\nRideskolen Sporet\nTlf. 22 33 44 55", sender=BENTE
    )

    text = message(mail)

    assert text.startswith("Vi er Rideskolen")
    assert text.endswith("Tlf. 22 33 44 55")
    assert "Kontakt:" not in text


def test_the_sender_is_the_contact_where_none_is_named() -> None:
    assert message(Mail(AD, sender=BENTE)).endswith("\n\nKontakt: Bente Holm, bente@sporet.example")


@pytest.mark.parametrize(
    ("ending", "sender", "expected"),
    [
        ("Ring til Lone på 22 33 44 55.", BENTE, "Ring til Lone på 22 33 44 55."),
        ("Ring på 22 33 44 55.", BENTE, "Ring på 22 33 44 55.\n\nKontakt: Bente Holm"),
        ("Mvh Lone, 22334455", BENTE, "Mvh Lone, 22334455"),
        ("", Sender("Holm, Bente", "b@x.example"), "\n\nKontakt: Bente Holm, b@x.example"),
        ("", Sender("Bente Holm | Sporet", "b@x.example"), "\n\nKontakt: Bente Holm, b@x.example"),
        ("", Sender("b@x.example", "b@x.example"), "\n\nKontakt: b@x.example"),
        ("", Sender("Rideskolen Sporet", "info@sporet.example"), "\n\nKontakt: info@sporet.example"),
        ("", Sender("Jobportal", "no-reply@portal.example"), "fodre heste."),
        ("", Sender(), "fodre heste."),
    ],
)
def test_the_contact_is_completed_with_what_the_text_lacks(ending: str, sender: Sender, expected: str) -> None:
    assert message(Mail(f"{AD}\n{ending}".strip(), sender=sender)).endswith(expected)


FROM = "Bente Holm <bente@sporet.example>"
HEADERS = (
    f"Fra: {FROM}\nSendt: 27. november 2026 10:12\nTil: Ole Brandt\nEmne: Staldhjælper",
    f"*Fra:* {FROM}\n*Sendt:* fredag den 27. november 2026\n*Til:* Ole\n*Emne:* Staldhjælper",
    f"From: {FROM}\nSent: 27 November 2026\nTo: Ole <o@x.example>;\nKaren <k@x.example>\nSubject: Staldhjælper",
    f"-----Oprindelig meddelelse-----\nFra: {FROM}\nSendt: 27. november\nTil: Ole\nCc: Karen\nEmne: Staldhjælper",
    f"{'_' * 32}\nFra: {FROM}\nSendt: 27. november 2026\nTil: Ole\nEmne: Staldhjælper",
    f"---------- Forwarded message ---------\nFra: {FROM}\nDate: 27. nov. 2026\nSubject: Staldhjælper\nTo: Ole",
    f"---------- Videresendt meddelelse ----------\nFra: {FROM}\nDato: 27. november\nEmne: Staldhjælper\nTil: Ole",
    f"Start på videresendt besked:\n\nFra: {FROM}\nEmne: Staldhjælper\nDato: 27. november 2026\nTil: Ole",
    f"Begin forwarded message:\n\nFrom: {FROM}\nSubject: Staldhjælper\nDate: 27 November 2026\nTo: Ole",
)
"""How Outlook, Apple Mail, Gmail and Thunderbird put it, in Danish and English."""


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("above", ["", "Kan du tage den her?\n\nMvh Ole\nJobcentret, 33 44 55 66\n\n"])
def test_a_forwarded_mail_is_read_as_the_company_wrote_it(header: str, above: str) -> None:
    mail = Mail(f"{above}{header}\n\nHej Ole\n\n{AD}\n", subject="VS: Staldhjælper", sender=COLLEAGUE)

    assert message(mail) == f"Staldhjælper\n{AD}\n\nKontakt: Bente Holm, bente@sporet.example"


@pytest.mark.parametrize("header", HEADERS)
def test_forwarding_is_seen_without_a_subject_that_says_so(header: str) -> None:
    mail = Mail(f"Se nedenfor\n\n{header}\n\n{AD}\n", sender=COLLEAGUE)

    assert message(mail) == f"Staldhjælper\n{AD}\n\nKontakt: Bente Holm, bente@sporet.example"


@pytest.mark.parametrize("header", HEADERS[:5])
def test_what_was_answered_is_history(header: str) -> None:
    old = "Vi har en stilling til en tjener på Café Månen, 20 timer, ring 44 55 66 77."
    mail = Mail(f"{AD}\n\nMvh Bente\n\n{header}\n\n{old}", subject="SV: Jobåbning", sender=BENTE)

    assert "Café Månen" not in message(mail)
    assert "Rideskolen Sporet" in message(mail)


@pytest.mark.parametrize(
    "attribution",
    [
        "Den 27. november 2026 kl. 10.12 skrev Ole Brandt <ole@kommunen.example>:",
        "Den fre. 27. nov. 2026 kl. 10.12 skrev Ole Brandt <\nole@kommunen.example>:",
        "On 27 Nov 2026, at 10:12, Ole Brandt <ole@kommunen.example> wrote:",
        "Ole Brandt <ole@kommunen.example> skrev den 27. november 2026 kl. 10.12:",
        "Ole Brandt skrev:",
        "Den 27/11/2026 kl. 10.12 skrev Ole Brandt:",
    ],
)
def test_quoted_history_is_left_out(attribution: str) -> None:
    quoted = "> Har I brug for en tjener i småjob, 20 timer?\n> Ring til mig på 44 55 66 77.\n>\n> Mvh Ole"
    mail = Mail(f"{AD}\n\n{attribution}\n\n{quoted}\n", subject="Re: Jobåbning", sender=BENTE)

    assert message(mail) == f"{AD}\n\nKontakt: Bente Holm, bente@sporet.example"


def test_a_thank_you_on_top_of_an_answered_mail_is_not_an_opening_again() -> None:
    mail = Mail(f"Tak, den tager vi.\n\nMvh Ole\n\n{HEADERS[0]}\n\n{AD}", subject="SV: Staldhjælper", sender=COLLEAGUE)

    assert read(mail, NOW)[0].parsed.verdict == "none"


def test_a_sentence_with_skrev_is_no_attribution() -> None:
    mail = Mail(f"Bente skrev til mig:\n{AD}\nRing til Bente på 22 33 44 55")

    assert "Rideskolen Sporet" in message(mail)


def test_a_line_beginning_with_fra_is_no_header() -> None:
    text = "Lagermedarbejder søges til Netto i Kolding\nFra: 1. januar\nTimer: 10 om ugen\nKontakt: Lone, 22 33 44 55"

    assert message(Mail(text)) == text


def test_a_note_on_top_that_states_something_is_kept() -> None:
    above = "Hun ringede: det er 12 timer nu.\n\nMvh Ole\n"
    mail = Mail(f"{above}\n{HEADERS[0]}\n\n{AD}", subject="VS: Staldhjælper", sender=COLLEAGUE)

    assert message(mail).startswith(f"Staldhjælper\nHun ringede: det er 12 timer nu.\n{AD}")
    assert "Ole" not in message(mail)


def test_a_mail_forwarded_twice_is_read_at_the_bottom() -> None:
    inner = f"{HEADERS[0]}\n\n{AD}"
    outer = "Fra: Karen Lund <karen@kommunen.example>\nSendt: 28. november 2026\nTil: Ole\nEmne: VS: Staldhjælper"
    mail = Mail(f"Til din kanal\n\n{outer}\n\nNoget for jer?\nKaren\n\n{inner}", subject="VS: VS: Staldhjælper")

    assert message(mail) == f"Staldhjælper\n{AD}\n\nKontakt: Bente Holm, bente@sporet.example"


def test_a_forwarded_mail_in_quotation_marks_is_read() -> None:
    below = "\n".join(f"> {line}" for line in f"{HEADERS[8]}\n\n{AD}".split("\n"))
    mail = Mail(f"FYI\n\n{below}", subject="Fwd: Staldhjælper", sender=COLLEAGUE)

    assert message(mail) == f"Staldhjælper\n{AD}\n\nKontakt: Bente Holm, bente@sporet.example"


@pytest.mark.parametrize(
    ("subject", "first"),
    [
        ("VS: SV: Staldhjælper til Sporet", "Staldhjælper til Sporet"),
        ("[EKSTERN] Fwd: Staldhjælper", "Staldhjælper"),
        ("Vedr.: Staldhjælper", "Staldhjælper"),
        ("Ledig stilling", "Vi er Rideskolen Sporet i Vejle og søger en staldhjælper i småjob, 8 timer om ugen."),
        ("Ny jobåbning!", "Vi er Rideskolen Sporet i Vejle og søger en staldhjælper i småjob, 8 timer om ugen."),
        ("", "Vi er Rideskolen Sporet i Vejle og søger en staldhjælper i småjob, 8 timer om ugen."),
    ],
)
def test_a_subject_that_says_something_comes_first(subject: str, first: str) -> None:
    assert message(Mail(AD, subject=subject)).split("\n", 1)[0] == first


@pytest.mark.parametrize(
    "footer",
    [
        "Sendt fra min iPhone",
        "Sendt fra Outlook til Android",
        "Hent Outlook til iOS",
        "Tænk på miljøet, før du printer denne mail.",
        "Denne e-mail er fortrolig og kun beregnet for modtageren. Er du ikke rette modtager, så slet den.",
        "Denne mail og eventuelle vedhæftede filer kan indeholde fortrolige oplysninger.",
        "FORTROLIGHED: Indholdet er kun til dig.",
        "This e-mail is confidential and intended for the recipient only.",
        "Læs her, hvordan vi behandler dine personoplysninger: www.sporet.example/privat",
        "Vores privatlivspolitik finder du her",
        "Følg os på Facebook",
    ],
)
def test_a_footer_is_left_out_with_all_below_it(footer: str) -> None:
    mail = Mail(f"{AD}\n\nVenlig hilsen\nBente, 22 33 44 55\n\n{footer}\nRing 99 88 77 66 i stedet.")

    assert message(mail) == f"{AD}\n\nVenlig hilsen\nBente, 22 33 44 55"


@pytest.mark.parametrize(
    "line",
    [
        "ADVARSEL: Denne mail kommer fra en ekstern afsender. Klik ikke på links.",
        "CAUTION: This e-mail originated from outside the organisation.",
        "[EKSTERN]",
        "Du får ikke ofte mails fra bente@sporet.example. Få mere at vide om, hvorfor det er vigtigt.",
        "[cid:image001.png@01DA2B3C.4D5E6F70]",
        "www.sporet.example<http://www.sporet.example/>",
        "Facebook | Instagram | LinkedIn",
        "CVR: 12 34 56 78",
        "________________________________",
    ],
)
def test_what_programs_put_between_the_lines_is_left_out(line: str) -> None:
    above, below = AD.split("\n")

    assert message(Mail(f"{above}\n{line}\n{below}")) == AD


@pytest.mark.parametrize(
    "line",
    ["OBS: arbejde uden for normal arbejdstid", "Bemærk: eksterne kurser betales", "Se mere på www.sporet.example"],
)
def test_what_only_looks_like_it_stays(line: str) -> None:
    assert message(Mail(f"{AD}\n{line}")) == f"{AD}\n{line}"


def test_links_behind_an_address_are_taken_away() -> None:
    mail = Mail(f"{AD}\nSkriv til bente@sporet.example<mailto:bente@sporet.example> eller 22 33 44 55<tel:22334455>.")

    assert message(mail).endswith("Skriv til bente@sporet.example eller 22 33 44 55.")


def test_lines_broken_at_the_margin_are_one_line_again() -> None:
    mail = Mail(
        "Vi søger en pedelmedhjælper til Solgården i Odder, som kan hjælpe med\n"
        "at slå græs og rydde sne. Arbejdstid 10 timer om ugen.\n- feje\n- male"
    )

    assert message(mail) == (
        "Vi søger en pedelmedhjælper til Solgården i Odder, som kan hjælpe med at slå græs og rydde sne."
        " Arbejdstid 10 timer om ugen.\n- feje\n- male"
    )


def test_a_greeting_with_the_first_sentence_stays() -> None:
    assert message(Mail("Hej Netto i Kolding søger en opvasker 10 timer")).startswith("Hej Netto")


def test_a_long_signature_is_cut() -> None:
    signature = "\n".join(["Mvh", "Bente Holm", "Stifter", *(f"Linje {number}" for number in range(20))])

    assert message(Mail(f"{AD}\n{signature}")).endswith("Linje 3")


HTML = """<html><head><title>x</title><style>p {color: red}</style></head><body>
<div>Hej Signe</div><p>Vi er Rideskolen Sporet i&nbsp;Vejle og s&oslash;ger en <b>staldhj&aelig;lper</b> i sm&aring;job,
8 timer om ugen.</p>
<ul><li>muge ud</li><li>fodre heste</li></ul>
<table><tr><td>Telefon</td><td>22 33 44 55</td></tr></table>
<p>Mvh<br>Bente Holm</p><script>alert(1)</script>
<blockquote type="cite"><div>Har I noget til os?</div></blockquote></body></html>"""


def test_a_mail_of_html_alone_is_read_as_it_looks() -> None:
    assert message(Mail(html=HTML)) == (
        "Vi er Rideskolen Sporet i Vejle og søger en staldhjælper i småjob, 8 timer om ugen.\n\n"
        "- muge ud\n- fodre heste\nTelefon\t22 33 44 55\n\nMvh\nBente Holm"
    )


def test_a_forwarded_html_mail_is_read() -> None:
    html = (
        "<div>FYI</div><hr><div><b>Fra:</b> Bente Holm &lt;bente@sporet.example&gt;<br><b>Sendt:</b> 27. november 2026"
        f"<br><b>Til:</b> Ole<br><b>Emne:</b> Staldhjælper</div><p>{AD}</p>"
    )

    text = message(Mail(html=html, subject="VS: Staldhjælper", sender=COLLEAGUE))

    assert text.startswith("Staldhjælper\nVi er Rideskolen Sporet")
    assert text.endswith("Kontakt: Bente Holm, bente@sporet.example")


# -- what the parser makes of it -----------------------------------------------------------------------------


def test_from_a_forwarded_mail_to_the_fields() -> None:
    mail = Mail(
        "Er det noget for jer?\n\nMvh Ole\nJobcentret, tlf. 33 44 55 66\n\n"
        f"{HEADERS[0]}\n\nHej Ole\n\n{AD}\n\nMed venlig hilsen\nBente Holm\nRideskolen Sporet\nTlf. 22 33 44 55\n\n"
        "Denne mail er fortrolig.",
        subject="VS: Staldhjælper",
        sender=COLLEAGUE,
    )

    (found,) = read(mail, NOW)
    (draft,) = found.parsed.drafts

    assert found.parsed.verdict == "opening"
    assert (draft.company, draft.place, draft.hours_min) == ("Rideskolen Sporet", "Vejle", 8.0)
    assert (draft.contact_name, draft.contact_phone) == ("Bente Holm", "22334455")


def test_the_sender_becomes_the_contact_of_the_opening() -> None:
    (found,) = read(Mail(AD, sender=BENTE), NOW)

    assert found.parsed.drafts[0].contact_name == "Bente Holm"
    assert found.parsed.drafts[0].contact_email == "bente@sporet.example"


def test_the_attachments_are_read_where_the_mail_only_points_to_them() -> None:
    other = "Café Månen i Kolding søger en opvasker, 10 timer om ugen. Kontakt Lone 44 55 66 77"
    mail = Mail(
        "Se vedhæftede.\n\nMvh Bente",
        subject="Ledige stillinger",
        sender=BENTE,
        attachments=(Attachment("stald.pdf", AD), Attachment("opvask.docx", other), Attachment("logo.png", "")),
    )

    found = read(mail, NOW)

    assert [one.source for one in found] == ["stald.pdf", "opvask.docx"]
    assert [one.parsed.drafts[0].contact_email for one in found] == ["bente@sporet.example", None]


def test_a_job_in_the_mail_and_at_length_in_its_attachment_is_one() -> None:
    found = read(Mail(AD, attachments=(Attachment("stald.pdf", f"{AD}\nVi glæder os!"),)), NOW)

    assert [one.source for one in found] == [""]


def test_a_mail_about_nothing_states_nothing() -> None:
    (found,) = read(Mail("Mødet er flyttet til kl. 10.", subject="Møde", sender=BENTE), NOW)

    assert (found.source, found.parsed.verdict) == ("", "none")
    assert read(Mail(), NOW)[0].text == ""


_pieces = st.sampled_from(
    [
        AD,
        *HEADERS,
        "> citat",
        "Mvh",
        "Den 27. november 2026 kl. 10.12 skrev Ole:",
        "--",
        "",
        "Fra:",
        "VS:",
        "<p>",
        "\r\n",
    ]
)


@given(st.lists(_pieces | st.text(max_size=40), max_size=12), st.text(max_size=30))
def test_no_mail_breaks_the_reading(pieces: list[str], subject: str) -> None:
    text = "\n".join(pieces)

    assert isinstance(message(Mail(text, subject=subject, sender=BENTE)), str)
    assert isinstance(message(Mail(html=text, subject=subject)), str)


@pytest.mark.parametrize(
    "piece", ["Fra: a\n", "> " * 50 + "\n", "a skrev ", "jobopslag", "www.x/ ", "<div>", "Den ", "-", "1 "]
)
def test_a_huge_mail_is_read_in_no_time(piece: str) -> None:
    began = time.perf_counter()

    message(Mail(piece * 20_000, html=piece * 20_000, subject=piece * 1000, sender=BENTE))
    message(Mail(html=piece * 20_000))

    assert time.perf_counter() - began < 4
