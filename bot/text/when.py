"""How a moment and its rule are said in Danish, and what is asked where a phrase leaves doubt."""

from __future__ import annotations

from datetime import date, datetime

from bot.text.format import day as plain_day
from bot.text.format import listed, weekday_and_day
from danish.dates import Doubt, Unclear, When
from danish.dates.rules import last_day
from danish.names import MONTHS, WEEKDAYS

_DAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_NTH = {1: "første", 2: "anden", 3: "tredje", 4: "fjerde", 5: "femte", -1: "sidste", -2: "næstsidste"}
_UNITS = {
    "DAILY": ("hver dag", "hver anden dag", "hver {}. dag"),
    "WEEKLY": ("hver uge", "hver anden uge", "hver {}. uge"),
    "MONTHLY": ("hver måned", "hver anden måned", "hver {}. måned"),
    "YEARLY": ("hvert år", "hvert andet år", "hvert {}. år"),
}
_EXAMPLES = "“tirsdag kl. 9”, “1. december” eller “hver 4. uge”"


_SHOWN = 80
_QUESTIONS = {
    Doubt.NOT_A_DATE: "Jeg forstår ikke {said} som et tidspunkt. Hvornår skal det være? Skriv fx {examples}.",
    Doubt.INVALID_DATE: "Datoen {said} findes ikke. Hvilken dato mener du?",
    Doubt.INVALID_TIME: "Klokkeslættet i {said} findes ikke. Hvad tid mener du? Skriv fx “kl. 9.30”.",
    Doubt.SKIPPED_TIME: "Uret springer fra kl. 2 til kl. 3, når sommertiden begynder{on}. Hvad tid mener du?",
    Doubt.IN_THE_PAST: "{passed} er passeret. Hvornår skal det være?",
    Doubt.TOO_FAR: "{said} ligger mere end ti år ude i fremtiden. Hvilken dato mener du?",
    Doubt.TOO_OFTEN: "Jeg kan højst minde om noget én gang om dagen. Hvilke dage og hvad tid skal det være?",
    Doubt.NO_EXACT_DATE: (
        "{said} er ikke en bestemt dag. Hvilken dato skal det være? Skriv fx “tirsdag kl. 9” eller “1. december”."
    ),
    Doubt.NO_INTERVAL: (
        "Hvor tit skal det gentages? {said} siger det ikke. Skriv fx “hver 4. uge” eller “den 1. i hver måned”."
    ),
    Doubt.NO_WEEKDAY: "Hvilke ugedage skal det være? {said} siger det ikke. Skriv fx “hver mandag og torsdag”.",
    Doubt.END_BEFORE_START: "Slutdatoen{end} ligger før den første gang. Hvornår skal det slutte?",
    Doubt.AMBIGUOUS: "{said} kan forstås på flere måder. Hvornår skal det være? Skriv fx {examples}.",
}
_QUESTIONS_OF_NOTHING = {
    Doubt.NOT_A_DATE: "Hvornår skal det være? Skriv fx {examples}.",
    Doubt.INVALID_DATE: "Den dato findes ikke. Hvilken dato mener du?",
    Doubt.INVALID_TIME: "Det klokkeslæt findes ikke. Hvad tid mener du? Skriv fx “kl. 9.30”.",
}
"""Where there are no words to quote."""


def describe(when: When) -> str:
    """``tirsdag 1. december 2026 kl. 09.00, derefter hver 4. uge``."""
    first = f"{weekday_and_day(when.first.date())} kl. {when.first:%H.%M}"
    return first if when.rule is None else f"{first}, derefter {repetition(when.rule)}"


def repetition(rule: str) -> str:
    """A rule in words: ``hver anden tirsdag til og med søndag 1. juni 2027``."""
    pieces = dict(piece.split("=", 1) for piece in rule.split(";"))
    words = [_how_often(pieces)]
    ends = last_day(rule)
    if ends is not None:
        words.append(f"til og med {weekday_and_day(ends)}")
    if "COUNT" in pieces:
        times = int(pieces["COUNT"])
        words.append("i alt 1 gang" if times == 1 else f"i alt {times} gange")
    return ", ".join(words)


def _how_often(pieces: dict[str, str]) -> str:
    interval = int(pieces.get("INTERVAL", "1"))
    frequency = pieces["FREQ"]
    days = pieces["BYDAY"].split(",") if "BYDAY" in pieces else []
    months = _numbers(pieces.get("BYMONTH"))
    month_days = _numbers(pieces.get("BYMONTHDAY"))
    if frequency == "YEARLY" and month_days and months:
        in_month = " i" if month_days == [-1] else ""
        return f"{_every('YEARLY', interval)} {_month_day(month_days)}{in_month} {MONTHS[months[0] - 1]}"
    if "BYWEEKNO" in pieces:
        odd = pieces["BYWEEKNO"].startswith("1,")
        text = f"{_weekdays(days, 1)} i {'ulige' if odd else 'lige'} uger"
    elif frequency == "MONTHLY":
        text = _monthly(pieces, days, month_days, interval)
    elif days:
        text = _weekdays(days, interval)
    else:
        text = _every(frequency, interval)
    return text + _in_months(months)


def _monthly(pieces: dict[str, str], days: list[str], month_days: list[int], interval: int) -> str:
    period = "i måneden" if interval == 1 else _every("MONTHLY", interval)
    positions = _numbers(pieces.get("BYSETPOS"))
    if days and positions:
        return f"den {listed([_nth(nth) for nth in positions])} hverdag {period}"
    if days:
        found = [f"{_nth(int(day[:-2]))} {WEEKDAYS[_DAYS[day[-2:]]]}" for day in days]
        return f"den {listed(found)} {period}"
    if month_days:
        return f"{_month_day(month_days)} {period}"
    return _every("MONTHLY", interval)


def _month_day(days: list[int]) -> str:
    if days == [-1]:
        return "den sidste dag"
    if len(days) > 1 and days[0] == 28 and days == list(range(28, 28 + len(days))):
        return f"den {days[-1]}. (eller månedens sidste dag)"
    return f"den {listed([f'{day}.' if day > 0 else 'sidste' for day in days])}"


def _weekdays(days: list[str], interval: int) -> str:
    if interval == 1 and days == ["MO", "TU", "WE", "TH", "FR"]:
        return "alle hverdage"
    if len(days) == 7:
        return _every("DAILY", 1) if interval == 1 else _every("WEEKLY", interval)
    names = listed([WEEKDAYS[_DAYS[day]] for day in days])
    if interval == 1:
        return f"hver {names}"
    if len(days) == 1:
        return f"hver anden {names}" if interval == 2 else f"{_every('WEEKLY', interval)} om {names}en"
    return f"{_every('WEEKLY', interval)}: {names}"


def _in_months(months: list[int]) -> str:
    if not months:
        return ""
    if len(months) > 6:
        left = [MONTHS[month - 1] for month in range(1, 13) if month not in months]
        return f", undtagen i {listed(left)}"
    return f" i {listed([MONTHS[month - 1] for month in months])}"


def _every(frequency: str, interval: int) -> str:
    once, twice, more = _UNITS[frequency]
    return once if interval == 1 else twice if interval == 2 else more.format(interval)


def _nth(nth: int) -> str:
    return _NTH.get(nth, f"{nth}.")


def _numbers(text: str | None) -> list[int]:
    return [] if text is None else [int(piece) for piece in text.split(",")]


def question(unclear: Unclear) -> str:
    """The one question to ask back."""
    said = unclear.about.get("said", "").strip()[:_SHOWN]
    day = unclear.about.get("date")
    if unclear.doubt is Doubt.WEEKDAY_MISMATCH:
        return _mismatch(unclear)
    template = (
        _QUESTIONS[unclear.doubt] if said else _QUESTIONS_OF_NOTHING.get(unclear.doubt, _QUESTIONS[unclear.doubt])
    )
    return template.format(
        said=f"“{said}”" if said else "Det",
        examples=_EXAMPLES,
        passed=_past(day, f"“{said}”"),
        on=f" {_weekday_and_day(day)}" if day else "",
        end=f" ({_weekday_and_day(day)})" if day else "",
    )


def _weekday_and_day(day: str) -> str:
    return weekday_and_day(date.fromisoformat(day[:10]))


def _past(day: str | None, shown: str) -> str:
    if day is None:
        return shown
    if "T" not in day:
        return weekday_and_day(date.fromisoformat(day)).capitalize()
    moment = datetime.fromisoformat(day)
    return f"{weekday_and_day(moment.date()).capitalize()} kl. {moment:%H.%M}"


def _mismatch(unclear: Unclear) -> str:
    day = date.fromisoformat(unclear.about["date"])
    named = WEEKDAYS[int(unclear.about["weekday"])]
    return f"{plain_day(day)} er en {WEEKDAYS[day.weekday()]}, ikke en {named}. Hvilken dag mener du?"
