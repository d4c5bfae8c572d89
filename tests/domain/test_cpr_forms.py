"""Forms of CPR numbers and of what looks like one. The numbers here cannot exist: they are born on 31 November."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.privacy import MASK, contains_cpr, mask

SERIAL = "1234"


@pytest.mark.parametrize(
    "text",
    [
        "31-11-1990-1234",
        "31.11.1990 1234",
        "31/11/1990/1234",
        "31 11 1990 1234",
        "31111990-1234",
        "311119901234",
        "3111 90 1234",
        "311190-12-34",
        "31 11 90 12 34",
        "31-11-90 12 34",
        "3 1 1 1 9 0 1 2 3 4",
        "0311190-1234",
        "1/11-90-1234",
        "cpr 1.1.90-1234",
        "911190-1234",
        "311190\n-1234",
        "12 31 11 90 1234 14",
        "kl. 9 311190-1234",
        "tlf. 22334455, 311190-1234",
        "https://register.example/person?id=3111901234",
        "https://register.example/p/311190%2D1234",
        "&#51;11190-1234",
        "311190&#8203;1234",
        "311190&nbsp;-&shy;1234",
        "_311190_-_1234_",
        "*311190*-`1234`",
        "[311190] [1234]",
        "311190 (1234)",
        "3️⃣1️⃣1️⃣1️⃣9️⃣0️⃣-1️⃣2️⃣3️⃣4️⃣",
        "٣١١١٩٠-١٢٣٤",
        "U311190-1234X",
        "d. 31.11.90-1234",
    ],
)
def test_a_form_is_found_whole(text: str) -> None:
    masked = mask(f"Borgeren {text} har prøvet det")

    assert masked.found == 1
    assert SERIAL not in digits_of(masked.text)
    assert masked.text.startswith("Borgeren ")
    assert masked.text.endswith(" har prøvet det")


@pytest.mark.parametrize(
    "between", [*",:;'+~=|·•➖⁃˗֊゠〜｜–—-_./", "    ", "\t", " - ", "- ", " / ", "**-**", "\u200b", "\u00a0", "\u00ad"]
)
def test_whatever_parts_the_date_from_the_serial(between: str) -> None:
    assert SERIAL not in digits_of(mask(f"nr. 311190{between}1234 fra listen").text)


@pytest.mark.parametrize(
    "word", ["sagsnr.", "konto", "CVR-nr.", "faktura", "telefon", "ring", "mobil", "ordre", "P-nr.", "journalnr."]
)
def test_a_number_in_the_groups_of_a_cpr_number_is_one_whatever_stands_before(word: str) -> None:
    assert contains_cpr(f"{word} 311190-1234")
    assert contains_cpr(f"{word} 31111990-1234")


def test_ten_digits_in_one_go_after_mobil_are_no_telephone() -> None:
    assert contains_cpr("mobil 3111901234")


@pytest.mark.parametrize(
    "text",
    [
        "født 31. november 1990, sidste fire 1234",
        "Hun er født den 31. nov. 90, og de sidste fire cifre er 1234.",
        "født 31/11 1990 (sidste 4: 1234)",
        "fødselsdag 31.11.90, løbenummer 1234",
        "De fire sidste er 1234, og han er født 31-11-1990",
    ],
)
def test_a_number_told_in_words_is_masked_in_both_parts(text: str) -> None:
    masked = mask(text)

    assert masked.found == 2
    assert not set(digits_of(masked.text)) - {"4"}


@pytest.mark.parametrize(
    "text",
    [
        "i perioden 01.12.26-31.01.27",
        "01-12-26 - 15-01-27",
        "12.12.2026-31.12.2026",
        "01/12/2026-31/01/2027",
        "01122026-31012027",
        "fra 01/12-26 til 01/02-27",
        "Kontakt Bo Dam 20 10 12 34 / 31 12 12 34",
        "tlf 20 10 12 34 / 56 78 90 12",
        "20101234 / 31121234",
        "ring 20101234, 12 timer",
        "+45 3112 9045 1234",
        "ordre 3111223344",
        "kundenr. 3111901234",
        "bestilling nr. 3111901234",
        "https://job.example/stilling/3111902345",
        "mind mig 01-12-26 1030 om mødet",
        "01.12.2026 0915",
        "15-12-2026 10 timer",
        "mødet 10-12 11 13 14",
        "vagter 10-12 11-13 14-16",
        "uge 10 - 11 - 12 - 13 - 14",
        "10. 11. 12. 13. december",
        "12 12 26 - 15 01 27",
        "P-nr. 1019384756",
        "CVR: 31129045",
        "sagsnr. 15.12.10-P19-4-26",
        "J.nr. 2026-1112-0915",
        "DK50 0040 0440 1162 43",
        "192.168.10.12",
        "løn 150.000 - 180.000",
        "2027-01-11T09:00 til 2027-04-09T15:00",
        "3111121234.123456",
    ],
)
def test_periods_telephones_orders_and_moments_stay(text: str) -> None:
    assert mask(text).text == text


DAYS = st.integers(1, 31).map(lambda day: f"{day:02}") | st.integers(61, 91).map(str)
PARTS = st.sampled_from(["", "-", ".", "/", " ", "_"])
MARKS = st.sampled_from(["", "*", "_", "`", "~"])
BETWEEN = st.text("-–—.,:;/|+=~*_`'() \u200b\u00a0\t·•", max_size=4)
WORDS = st.sampled_from(["", "borger ", "sagsnr. ", "konto ", "ring ", "(", "nr. ", "cpr: ", "kl. ", "e"])
AFTER = st.sampled_from(["", ".", ", kl. 9", ")", " og", "x"])


@given(
    day=DAYS,
    month=st.integers(1, 12),
    year=st.integers(0, 99),
    century=st.sampled_from(["", "19"]),
    serial=st.integers(0, 9999).map(lambda number: f"{number:04}"),
    part=PARTS,
    mark=MARKS,
    between=BETWEEN,
    before=WORDS,
    after=AFTER,
)
def test_no_generated_form_survives(
    day: str,
    month: int,
    year: int,
    century: str,
    serial: str,
    part: str,
    mark: str,
    between: str,
    before: str,
    after: str,
) -> None:
    plain = not part and not between and not century and not mark
    number = f"{mark}{day}{part}{month:02}{part}{century}{year:02}{mark}{between}{mark}{serial}{mark}"
    moment = part and between.replace("\u00a0", " ").replace("\t", " ").strip(" \u200b") == "" and 24 <= year <= 36
    grouped_as_orders_are = plain and before.strip().rstrip(".") in {"sagsnr", "konto", "nr"}
    if moment or grouped_as_orders_are:
        return
    kept = digits_of(mask(f"{before}{number}{after}").text)

    assert kept in {"", "9"}


@given(st.text("0123456789 -./:,x*&#;%2Dcpr\n", max_size=120))
def test_nothing_is_found_in_what_was_masked(text: str) -> None:
    masked = mask(text)

    assert not contains_cpr(masked.text)
    assert (masked.found > 0) == (MASK in masked.text)


def digits_of(text: str) -> str:
    """The stream of digits, whatever script they are written in."""
    found = (unicodedata.digit(character, None) for character in unicodedata.normalize("NFKC", text))
    return "".join(str(digit) for digit in found if digit is not None)
