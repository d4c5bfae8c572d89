"""Telephone numbers and addresses as people read and tap them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.contact import Part, mail_link, parts, phone, phone_link


@pytest.mark.parametrize(
    ("number", "shown", "link"),
    [
        ("22334455", "22 33 44 55", "tel:+4522334455"),
        ("22 33 44 55", "22 33 44 55", "tel:+4522334455"),
        ("2233 4455", "22 33 44 55", "tel:+4522334455"),
        ("+4522334455", "22 33 44 55", "tel:+4522334455"),
        ("0045 22334455", "22 33 44 55", "tel:+4522334455"),
        ("+46701234567", "+46 70 123 45 67", "tel:+46701234567"),
        ("12345", "12345", ""),
        ("01334455", "01334455", ""),
        ("ring i morgen", "ring i morgen", ""),
        ("", "", ""),
    ],
)
def test_a_number_as_people_read_it(number: str, shown: str, link: str) -> None:
    assert phone(number) == shown
    assert phone_link(number) == link


def test_no_number_is_no_number() -> None:
    assert phone(None) is None


def test_an_address_leads_to_a_mail() -> None:
    assert mail_link("lone@netto.example") == "mailto:lone@netto.example"
    assert mail_link("lone") == mail_link("") == mail_link("a b@c.dk") == ""


LONE = Part("22 33 44 55", "tel:+4522334455")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lone 22334455", (Part("Lone "), LONE)),
        ("Lone Bech, 22 33 44 55, lone@netto.example",
         (Part("Lone Bech, "), LONE, Part(", "), Part("lone@netto.example", "mailto:lone@netto.example"))),
        ("tlf. +45 22334455 hverdage 8-15", (Part("tlf. "), LONE, Part(" hverdage 8-15"))),
        ("22334455/44556677", (LONE, Part("/"), Part("44 55 66 77", "tel:+4544556677"))),
        ("CVR 22334455", (Part("CVR 22334455"),)),
        ("CVR-nr.: 22334455", (Part("CVR-nr.: 22334455"),)),
        ("fra 2026-12-01", (Part("fra 2026-12-01"),)),
        ("Lone", (Part("Lone"),)),
        ("", ()),
    ],
)  # fmt: skip
def test_a_line_with_a_contact_in_its_pieces(text: str, expected: tuple[Part, ...]) -> None:
    assert parts(text) == expected


@given(st.text(alphabet="abc @.+-/0123456789", max_size=40))
def test_nothing_is_lost_or_added(text: str) -> None:
    def bare(words: str) -> str:
        return "".join(char for char in words if char.isalnum() or char in "@/").replace("0045", "").replace("45", "")

    assert bare("".join(part.text for part in parts(text))) == bare(text)
