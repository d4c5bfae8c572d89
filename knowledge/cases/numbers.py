"""The numbers of a case: age, days of absence, hours a week, months without a job, of education, since graduation, on
trial."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from knowledge.cases.written import Folded
from knowledge.data_files import word_list

_WORD_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "nul", "en et een eet", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
            "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten", "tyve",
        )
    )
    for word in words.split()
}  # fmt: skip
YOUNGEST = 14
"""A smaller number of two digits is no age of anybody in these cases."""

_NUMBER = r"(\d{1,3}|" + "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True)) + r")"
_HALVES = {"halvandet": 1.5, "halvanden": 1.5, "et halvt": 0.5, "et halv": 0.5}
_LONG = rf"({'|'.join(_HALVES)}|{_NUMBER[1:-1]})( (?:og )?et halvt|½)?"
"""A length of time: "to et halvt", "halvandet", "2½"."""
_PERIODS = {"dag": 1 / 30, "uge": 12 / 52, "maaned": 1.0, "mdr": 1.0, "aar": 12.0}

_PERSON = r"(?:mand|kvinde|borger|pige|dreng|fyr|person|medlem|beboer|kone|soen|datter|bror|soester)"
_AGES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(\d{2})[ -]?(?:aarig\w*|aar gammel|years? old)",
        rf"\b{_PERSON}(?:en)?,? (?:er |paa )?(\d{{2}})(?!\d)",
        r"\bpaa (\d{2})(?!\d)",
        r"(?<!\d)(\d{2}) aar(?![a-z])",
        r"\b(?:er|han|hun|jeg) (?:nu |lige blevet |fyldt )?(\d{2})(?!\d)",
        r"^(?:[a-z]+,? ){1,4}(\d{2})(?!\d)(?= [a-z])",
        r"(?:^|[,(;] ?|[a-z] )(\d{2})(?=[,.;!?)]|$)",
    )
)
"""How an age is told, the plainest way first."""

_BORN = re.compile(
    r"\b(?:foedt(?: i)?|aargang|(?:han|hun|jeg|datter|soen|mor|far)(?: er)? fra) ((?:19|20)\d\d)(?!\d)"
    r"|\b(\d\d)-aargangen"
)
_LATER = re.compile(r"\b(?:til|naar|foer|inden|indtil) (?:han|hun|jeg|man|de) (?:er|bliver|fylder) $")
"""Words before "68" by which it is an age to come."""

_NO_AGE_AFTER, _NO_AGE_BEFORE = word_list("no age after"), word_list("no age before")
_LENGTH_OF_TIME = word_list("no age before years")
_WORD_BEFORE = re.compile(r"(\w+)\.? $")
_WORD_AFTER = re.compile(r"( aar\b)? ?(%|[a-z]+\b|[./-]\d|\. (?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec))")

_ABSENCE = re.compile(
    rf"{_NUMBER}(?:-\w+)? (?:syge|fravaers)?dage? (?:\w+ ){{0,2}}(?:om aaret|aarligt|hvert aar|paa et aar|a year)"
)
_MONTHLY = re.compile(
    rf"{_NUMBER}(?:-(?:\d|tre|fire|to))? (?:syge)?dage? (?:\w+ ){{0,2}}"
    r"(?:om maaneden|hver maaned|maanedligt|pr maaned)"
)
_NEVER_ABSENT = re.compile(
    r"\b(?:ingen|intet|uden|aldrig|ikke (?:en|een) eneste) (?:\w+ )?(?:syge|fravaers)(?:dage?|fravaer)"
    r"|\b(?:intet|ingen|uden) fravaer"
    r"|aldrig (?:\w+ )?(?:syg|vaek|fravaerende)(?= |,|\.|$)"
)
_HOURS = re.compile(
    r"\b(?:(?<!ikke )(?<!aldrig )(?:kan|klarer?|holder? til|magter?|orker?|passer)|hoejst|maks(?:imalt)?"
    r"|(?:ikke|aldrig) (?:til )?mere end)"
    rf" (?:(?!ikke|aldrig)\w+ ){{0,4}}?{_NUMBER}(?:[-–]| til | eller )?(\d+)? timer"
    r"(?: (om dagen|dagligt|pr\.? dag|hver dag))?"
)
"""How many hours a week a person can work."""

_ABSENT = re.compile(r"syg|fravaer|\b(?:vaek|hjemme|ude|ligger|behandling|anfald|migraene|blusser)")
"""What makes days each month days of absence."""

_UNEMPLOYED = re.compile(
    r"(?:ledig|kontanthjaelp|dagpenge|uden (?:job|arbejde)|uddannelseshjaelp)\w* (?:i |siden )?"
    rf"(?:over |mere end |snart |nu |ca )?{_NUMBER} (dag|uge|maaned|mdr|aar)\w*"
    rf"|{_NUMBER} (dag|uge|maaned|mdr|aar)\w*s? (?:paa|som|uden|med) (?:\w+ )?"
    r"(?:ledig|kontanthjaelp|dagpenge|job|arbejde|uddannelseshjaelp)\w*"
)
_EDUCATION = re.compile(
    rf"uddannelse\w* (?:\w+ ){{0,3}}{_NUMBER} (maaned|mdr|aar)\w*|{_NUMBER} (maaned|mdr|aar)\w*s? (?:lang )?uddannelse"
)
_GRADUATION = (
    r"(?:uddannet|faerdig\w*|dimitter\w*|graduated|eksamen\w*|bestod|kandidat\w*|bachelor\w*|svendebrev\w*|afslut\w*)"
)
_GRADUATED = re.compile(
    rf"{_GRADUATION} (?:\w+ ){{0,5}}?(?:for )?{_LONG} (uge|maaned|aar)\w* siden"
    rf"|{_LONG} (uge|maaned|aar)\w* siden (?:\w+ )?{_GRADUATION}"
)
_GRADUATED_IN = re.compile(rf"{_GRADUATION} (?:\w+ ){{0,3}}?(?:i|fra) (20\d\d)")
_TRIAL = re.compile(
    rf"(?:sociale kapitler|saerlige vilkaar|nedsat tid|skaanehensyn) .{{0,30}}?{_NUMBER} (maaned|mdr|aar)\w*"
    rf"|{_NUMBER} (maaned|mdr|aar)\w* (?:\w+ ){{0,3}}(?:sociale kapitler|saerlige vilkaar|nedsat tid)"
)


def numbers(folded: Folded, as_of: date | None) -> Iterable[tuple[str, tuple[float, str]]]:
    """Each number that is told, with its words. ``as_of``: a day that is past."""
    text = folded.text

    def said(match: re.Match[str]) -> str:
        return folded.original(*match.span()).strip(" ,.")

    aged = next((match for pattern in _AGES for match in pattern.finditer(text) if _is_age(text, match)), None)
    if aged:
        yield "age", (int(aged[1]), said(aged))
    elif as_of and (match := _BORN.search(text)):
        year = int(match[1]) if match[1] else 1900 + int(match[2])
        yield "age", (as_of.year - year, said(match))
    if match := _HOURS.search(text):
        hours = _value(match[2] or match[1])
        yield "hours", (hours * 5 if match[3] else hours, said(match))
    if match := _NEVER_ABSENT.search(text):
        yield "absence_days", (0, said(match))
    elif match := _ABSENCE.search(text):
        yield "absence_days", (_value(match[1]), said(match))
    elif (match := _MONTHLY.search(text)) and _ABSENT.search(text):
        yield "absence_days", (_value(match[1]) * 12, said(match))
    periods = (
        ("unemployed_months", _UNEMPLOYED),
        ("education_months", _EDUCATION),
        ("graduated_months", _GRADUATED),
        ("trial_months", _TRIAL),
    )
    for fact, pattern in periods:
        if match := pattern.search(text):
            number, *half, unit = [group for group in match.groups() if group]
            yield fact, ((_value(number) + (0.5 if half else 0)) * _PERIODS[unit], said(match))
    match = _GRADUATED_IN.search(text)
    if as_of and match:
        last_possible = 12 * (as_of.year - int(match[1]) - 1) + as_of.month
        yield "graduated_months", (max(0, last_possible), said(match))


def _is_age(text: str, match: re.Match[str]) -> bool:
    """Whether a number of two digits is an age: not "uge 21", "18 timer", "d. 15.", "i 14 år", "20 år siden"."""
    if int(match[1]) < YOUNGEST:
        return False
    if match.re is _AGES[0]:
        return True
    if _LATER.search(text[: match.start(1)]):
        return False
    before, after = _WORD_BEFORE.search(text[: match.start(1)]), _WORD_AFTER.match(text[match.end(1) :])
    if after and (after[2] in _NO_AGE_BEFORE or not after[2].isalpha() or (after[1] and after[2] in _LENGTH_OF_TIME)):
        return False
    return before is None or before[1] not in _NO_AGE_AFTER


def _value(word: str) -> float:
    return float(word) if word.isdigit() else _HALVES.get(word) or float(_WORD_NUMBERS[word])
