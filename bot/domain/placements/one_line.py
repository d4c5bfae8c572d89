"""What is written in one line after ``/bro``: a placement to follow, a reminder, a holiday with a deputy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.openings.drafts import OpeningType
from danish.dates import Unclear, When, find, understand

_FOLLOW = re.compile(
    r"^(?P<reference>\S+)\s+(?:(?:i|til)\s+(?P<kind>\w+)\s+)?(?:hos|på|ved|i)\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(r"^(?P<reference>.+?)\s+hos\s+(?P<rest>.+)$", re.IGNORECASE | re.DOTALL)
_KINDS = {
    "praktik": OpeningType.VIRKSOMHEDSPRAKTIK,
    "virksomhedspraktik": OpeningType.VIRKSOMHEDSPRAKTIK,
    "løntilskud": OpeningType.LOENTILSKUD,
    "fleksjob": OpeningType.FLEKSJOB,
    "småjob": OpeningType.SMAAJOB,
    "job": OpeningType.ORDINAERT,
}
_START = re.compile(r"\b(?:fra|f\.?o\.?m\.?|start\w*|begynd\w*)\s+(?P<day>.+)$", re.IGNORECASE | re.DOTALL)
_FIRST = re.compile(
    r"\b(?:første gang|og så|derefter|om (?:\d|en|et|to|tre|fire|fem|seks|otte))",
    re.IGNORECASE,
)
_DEPUTY = re.compile(
    r"^(?P<period>.*?)[\s,]*(?:\b(?:dækkes|dækker|dækket|daekkes|vikar|afløses|afløser|afloeses|covered|med|af)"
    r"(?:\s+(?:af|er|by))?\s*:?\s*)?"
    r"<@(?P<user>[UW][A-Z0-9]+)(?:\|[^>]*)?>[\s.]*$",
    re.IGNORECASE | re.DOTALL,
)
_UNTIL = re.compile(r"\s*(?:[-–—]|\btil og med\b|\bt\.?o\.?m\.?|\btil\b)\s*", re.IGNORECASE)
_WEEKS = re.compile(r"^uge\s*(?P<first>\d{1,2})(?:\s*(?:-|–|til|og)\s*(?:uge\s*)?(?P<last>\d{1,2}))?$", re.IGNORECASE)
_LEADING = re.compile(r"^(?:fra(?: og med)?|f\.?o\.?m\.?|i perioden|i)\s+(?!dag|morgen|overmorgen)", re.IGNORECASE)
_BARE_DAY = re.compile(r"^(?:d\.\s*|den\s+)?(?P<day>\d{1,2})\.?$", re.IGNORECASE)
_CALLS = re.compile(
    r"[\s,;]*(?:\b(?:og|med|plus)\s+)?\b(?:opkald|telefon\w*)\s+(?:i\s?mellem|midt\s?imellem)\b", re.IGNORECASE
)
_EVERY = re.compile(r"\shver(?:t|anden|andet)?(?:\s+0\.?\s*\w*)?\s*$", re.IGNORECASE)
_JOINING = re.compile(r"[\s,;:–-]+(?:fra|og|med|opfølgning|følges|op|start)?[\s,;:–-]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Follow:
    """``A12 hos Netto hver 4. uge``; ``when`` is None where no date is written, Unclear where one cannot be read.

    ``phone_between`` asks for calls between the meetings; ``lacks_interval`` says that "hver" leads nowhere.
    ``states_first`` says that the phrase itself tells when it begins ("om 14 dage og så …"); ``start`` is the
    placement's own start where one is written ("fra 1. december").
    """

    reference: str
    company: str
    kind: OpeningType | None
    when: When | Unclear | None
    states_first: bool = False
    start: date | None = None
    phone_between: bool = False
    lacks_interval: bool = False


def read_follow(text: str, now: datetime) -> Follow | None:
    """None where the line has no "hos". ``now`` is naive local time."""
    match = _FOLLOW.match(text.strip())
    kind = _KINDS.get((match["kind"] or "").lower()) if match else None
    if match is None or (match["kind"] and kind is None):
        match, kind = _NAMED.match(text.strip()), None
    if match is None:
        return None
    reference = match["reference"].strip()
    rest, calls = _CALLS.subn("", match["rest"])
    phone = calls > 0
    found = find(rest, now)
    if found is None:
        lacks = _EVERY.search(rest) is not None
        return Follow(reference, rest.strip(" .,"), kind, None, phone_between=phone, lacks_interval=lacks)
    when, (start, end) = found
    company = _JOINING.sub("", rest[:start])
    if rest[end:].strip(" .,") and isinstance(whole := understand(rest[start:], now), When):
        when = whole
    begins = _start(rest[start:], when, now)
    states_first = begins is not None or bool(_FIRST.search(rest[start:]))
    lacks = _EVERY.search(company) is not None
    return Follow(reference, company.strip(" .,"), kind, when, states_first, begins, phone, lacks)


def _start(phrase: str, when: When | Unclear, now: datetime) -> date | None:
    """The day after "fra": the placement's start, which may lie before the rule's first day."""
    match = _START.search(phrase)
    if match is None or isinstance(when, Unclear):
        return None
    day = understand(match["day"], now)
    return day.first.date() if isinstance(day, When) and day.rule is None else when.first.date()


def read_deputy(text: str) -> tuple[str, str] | None:
    """The period as written and the deputy's user id; None where nobody is mentioned."""
    match = _DEPUTY.match(text.strip())
    return None if match is None else (match["period"].strip(), match["user"])


def read_period(text: str, now: datetime) -> tuple[date, date] | Unclear:
    """First and last day of ``20/12-3/1``, ``fra 20. til 27. december``, ``i morgen``, ``uge 7-8``.

    ``now`` is naive local time; today may be the first day however late it is.
    """
    words = _LEADING.sub("", text.strip())
    morning = datetime.combine(now.date(), datetime.min.time())
    if weeks := _WEEKS.match(words):
        return _weeks(weeks["first"], weeks["last"] or weeks["first"], morning)
    iso = re.fullmatch(r"(\d{4}-\d{2}-\d{2})\s*(?:[-–—/]|til)\s*(\d{4}-\d{2}-\d{2})", words)
    parts = [iso[1], iso[2]] if iso else _UNTIL.split(words, maxsplit=1)
    if len(parts) == 2 and (bare := _BARE_DAY.match(parts[0])):
        parts[0] = f"{bare['day']}. {_month(parts[1])}"
    first, last = understand(parts[0], morning), understand(parts[-1], morning)
    if isinstance(first, Unclear):
        return first
    if isinstance(last, Unclear):
        return last
    if last.first < first.first and isinstance(later := understand(parts[-1], first.first), When):
        last = later
    return first.first.date(), last.first.date()


def _weeks(first: str, last: str, morning: datetime) -> tuple[date, date] | Unclear:
    """Monday to Sunday of ISO weeks; a week that has begun counts from today."""
    begin, end = understand(f"søndag i uge {first}", morning), understand(f"søndag i uge {last}", morning)
    if isinstance(begin, Unclear):
        return begin
    if isinstance(end, Unclear):
        return end
    return max(begin.first.date() - timedelta(days=6), morning.date()), end.first.date()


def _month(text: str) -> str:
    """What follows the day of ``27. december`` or ``27/12``."""
    match = re.search(r"\d{1,2}\s*[./]?\s*(.+)$", text)
    rest = match[1] if match else ""
    return f"{rest}." if rest.isdigit() else rest
