"""CPR numbers in every written form. The numbers here cannot exist: 31 February, 30 February, 31 April."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.privacy import MASK, contains_cpr, mask, tells_health_of_person

DATES = ("310290", "300285", "310475", "710290")
SERIALS = ("1234", "0007", "9999")
FORMS = (
    "{d}{m}{y}{s}",
    "{d}{m}{y}-{s}",
    "{d}{m}{y} {s}",
    "{d}{m}{y} - {s}",
    "{d}.{m}.{y}-{s}",
    "{d}-{m}-{y}-{s}",
    "{d} {m} {y} {s}",
    "{d}/{m}/{y} {s}",
    "{d}{m}{y}\u2013{s}",
    "{d}{m}{y}\u2014{s}",
    "{d}{m}{y}\u2212{s}",
    "{d}{m}{y}\u00ad{s}",
    "{d}{m}\u200b{y}-{s}",
    "{d}{m}{y}_{s}",
    "{d}{m}{y}-xxxx",
    "{d}{m}{y}-XXXX",
    "{d}{m}{y}-****",
    "cpr: {d}{m}{y}{s}",
    "cpr-nr. {d}{m}{y} {s}",
    "({d}{m}{y}-{s})",
    "borger{d}{m}{y}{s}navn",
    "{d}{m}{y}-{s}, kl. 9",
)
FULLWIDTH = str.maketrans("0123456789", "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19")


def written() -> list[str]:
    """Every form with every date and serial number."""
    return [
        form.format(d=date[:2], m=date[2:4], y=date[4:], s=serial)
        for form, date, serial in itertools.product(FORMS, DATES, SERIALS)
    ]


@pytest.mark.parametrize("text", written())
def test_a_cpr_number_is_found_and_masked(text: str) -> None:
    masked = mask(f"Borgeren {text} skal i praktik")

    assert masked.found == 1
    assert MASK in masked.text
    assert not any(serial in masked.text for serial in SERIALS)
    assert masked.text.endswith("skal i praktik")


def test_full_width_digits_are_found() -> None:
    assert contains_cpr("310290-1234".translate(FULLWIDTH))


def test_two_numbers_are_both_masked() -> None:
    assert mask("310290-1234 og 300285-0007").text == f"{MASK} og {MASK}"


@pytest.mark.parametrize(
    "text",
    [
        "10-01-2017 23 timer",
        "den 01-12-2026 kl. 10",
        "2026-12-01 0915",
        "ring 20 10 44 55",
        "tlf. 3102901234",
        "CVR 12345678",
        "CVR-nr. 3102345678",
        "EAN 5790001234567",
        "konto 3102901234",
        "sagsnr. 3102031234",
        "P-nr. 3102123456",
        "+45 86 42 11 37",
        "8900 Randers C",
        "12-15 timer, løn 158 kr.",
        "kl. 10.30-12.30 mandag",
        "0010123456",
        "3213011234",
        "faktura 3102221234",
        "1/12-3/1",
        "20/12-3/1 dækkes af Ole",
        "uge 49, 50 og 51",
        "32 05 12 34 56",
        "1.234.567,50 kr.",
        "12 12 12",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert mask(text).found == 0


def test_a_cpr_word_near_overrules_another_label() -> None:
    assert contains_cpr("tlf 12345678, cpr 310290-1234")


@pytest.mark.parametrize(
    "text", ["Hun har ADHD og søger job", "borgeren har en depression", "kvinde på 42 med sclerose"]
)
def test_health_told_of_a_person_gets_a_hint(text: str) -> None:
    assert tells_health_of_person(text)


@pytest.mark.parametrize("text", ["regler for mentor ved ADHD", "§ 56 ved sclerose", "han søger job på lager"])
def test_health_in_general_gets_none(text: str) -> None:
    assert not tells_health_of_person(text)


@given(st.text(max_size=200))
def test_masking_never_fails_and_twice_is_once(text: str) -> None:
    once = mask(text)

    assert mask(once.text).text == once.text


def test_a_long_text_is_masked_in_one_pass() -> None:
    text = "12 34 " * 7000

    assert mask(text).text == text
