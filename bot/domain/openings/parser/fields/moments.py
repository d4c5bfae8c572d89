"""When an opening starts and until when one may apply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.domain.openings.drafts import Asap
from bot.domain.openings.parser.reading import Mark, Reading
from bot.domain.openings.parser.text import danish
from danish.dates import Mention, Said, mentioned

_START = (
    r"(?:start(?:er|es|e|en|dato|tidspunkt|ende|ing|s)?(?: on)?|opstart(?:er|es|sdato)?"
    r"|tiltrædelse(?:sdato)?|tiltræde[rs]?|begynde[rs]?|påbegynd\w*|iværksættes|hvornår"
    r"|sæson(?:en)?|besættes|begyndelse|begin(?:ning|s)?|første"
    r" (?:arbejds)?dag|ansættelse(?:sstart|sdato)?|jobstart|fra(?: og med)?|from|f\.o\.m\.?|pr\.?|per"
    r"|(?:til )?besættelse(?: pr\.?| den| fra)?|ledig(?:t)?(?: fra)?|gælder fra|available|first day"
    r"|går i gang|i gang|gang|åben fra)"
)
_DEADLINE = (
    r"(?:frist(?:en)?|\w*frist(?:en)?|senest|deadline|inden|ansøg(?:ning(?:er)?|es)?(?: senest)?"
    r"|udløb(?:er|sdato)?|svar(?:e)?(?: ønskes| mig| tilbage)?|meld(?:e)? (?:ind|tilbage)|tilmelding|før"
    r"|before|apply by|by|no later than|indstil(?:les|ling)?|til og med|lukker|sidste (?:frist|dag"
    r"|chance)|closes|closing(?: date)?|answer)"
)
_GAP = r"[^.!?\n\ue003]{0,%d}?"
_STRONG_START = danish(
    r"(?<![\w-])(?:start(?:er|es|e|en|dato|tidspunkt)?|opstart(?:er|es|sdato)?|tiltrædelse(?:sdato)?"
    r"|tiltræde[rs]?|begynde[rs]?|påbegynd\w*|første (?:arbejds)?dag|ansættelse(?:sstart|sdato)?"
    r"|jobstart|besættelse)\b[^.!?;\n\d]{0,28}$"
)
_START_BEFORE = danish(
    rf"(?<![\w-]){_START}\b(?:[ :,.]|allerede|er|d\.|den|på|sker|helst|gerne|senest(?= muligt)|for begge"
    r"|begge|alle|ca\.?|omkring|mulig|kan|være|og med|is|the|med|i|hos|her|igen|dem|sæsonen|foråret|to"
    r"|med det samme|eller){0,12}\(?$"
)
_DEADLINE_BEFORE = danish(rf"(?<![\w-]){_DEADLINE}\b{_GAP % 42}$")
_START_AFTER = danish(
    r"^[ )]*(?:er (?:første dag|startdato(?:en)?|start)|som start|start(?:er|ede)?\b|begynder|og frem)"
)
_DEADLINE_AFTER = danish(
    r"^[ ,)]*(?:kl\.? ?[\d.:]{1,5} ?)?(?:er (?:sidste )?(?:frist|deadline|ansøgningsfrist)|som frist|at"
    r" the latest|er sidste)"
)
_ASAP = danish(
    r"\b(?:snarest(?: muligt)?|hurtigst muligt|straks|omgående|med det samme|asap|a\.s\.a\.p\.?|as soon"
    r" as possible|immediate(?:ly)?|nu og her|(?:start|begynd)(?:er|e)? nu|så snart som muligt|så hurtigt som muligt"
    r"|øjeblikkelig(?:t)?|right away|dags dato)\b"
)
_NOT_START = danish(
    r"\b(?:svar|svare|ring|ringe|ringer|kontakt|skriv|meld|vend|vender|besked|høre|frist|mail|reply|call"
    r"|answer|hører|giv|bud|respond|ansøg\w*|send|hjælp(?: os)?)\b[^.!?\n,]{0,24}$"
)
_START_WORD = danish(rf"(?<![\w-]){_START}\b[^.!?\n]{{0,20}}$")
_VAGUE = danish(r"\b(?:primo|medio|ultimo|efter|omkring|sidst i|midt i|først i|henover|hen over|i løbet af) ?$")
_VISIT = danish(
    r"\b(?:besøg(?:te)?|besøget|mødet?|møde|ringede|talte|talt|snakkede|været|modtaget|oprettet|sendt"
    r"|dato|den jobmesse|fyldt|født|siden)\b[^.!?\n]{0,18}$"
)
_TODAY = danish(r"i dag\b|today\b")
_RANGE = re.compile(r"^ ?(?:-|–|til|to|until) ?$")


@dataclass(frozen=True, slots=True)
class Moments:
    """Start and deadline; `None` where no exact one is stated, named in `unsure` where a person should look."""

    start: date | Asap | None
    deadline: date | None
    unsure: frozenset[str] = frozenset()


def read_moments(reading: Reading, today: date) -> Moments:
    """Find start and deadline by the words beside each date, and take every date out of the text."""
    text = reading.text
    days = [found for found in mentioned(text, today) if reading.is_free(found.start, found.end)]
    start: Mention | None = None
    deadline: Mention | None = None
    dates = [found for found in days if found.said is not Said.WEEKDAY]
    for at, found in enumerate(dates):
        role = _role(text, found, dates[at - 1] if at else None)
        if role == "start" and start is None:
            start = found
        elif role == "deadline" and deadline is None:
            deadline = found
        if role in {"start", "deadline"} or found.said is Said.DATE:
            reading.take(found.start, found.end, Mark.DATE)
    for found in days:
        if found.said is not Said.WEEKDAY:
            continue
        before = reading.masked[max(0, found.start - 50) : found.start]
        if deadline is None and re.search(
            r"(?i)\b(?:senest(?: på)?|inden|frist(?:en)?(?: er)?:?|by|before|no later than|deadline:?)\s+$", before
        ):
            deadline = found
            reading.take(found.start, found.end, Mark.DATE)
        elif (
            start is None
            and re.search(
                r"(?i)\b(?:start(?:er|dato)?|opstart|begynder|allerede|tiltrædelse|(?<!bortset )fra(?: og med)?)"
                r"[: ]+(?:d\.|på|nu)?\s*$",
                before,
            )
            and not re.match(
                r"(?i)e|ene|\s*(?:-|–|/|,|og|til)\s*(?:\w+dag|man|tirs|ons|tors|fre)", text[found.end : found.end + 14]
            )
        ):
            start = found
            reading.take(found.start, found.end, Mark.DATE)
    soon: Asap | None = "asap" if start is None and _soon(reading) else None
    named = {"start": start, "deadline": deadline}
    unsure = frozenset(field for field, found in named.items() if found is not None and not found.sure)
    return Moments(start.day if start else soon, deadline.day if deadline else None, unsure)


def _role(text: str, found: Mention, previous: Mention | None) -> str:
    floor = previous.end if previous else 0
    before = text[max(floor, found.start - 60) : found.start]
    after = text[found.end : found.end + 40]
    if _VAGUE.search(before):
        return "vague"
    if previous and _RANGE.match(before):
        return "end"
    deadline, start = _DEADLINE_BEFORE.search(before), _START_BEFORE.search(before) or _STRONG_START.search(before)
    if _START_AFTER.match(after):
        return "start"
    if _DEADLINE_AFTER.match(after):
        return "deadline"
    if deadline and (not start or deadline.start() >= start.start() or "senest" in before.lower()):
        return "deadline"
    if start and (_STRONG_START.search(before) or not _TODAY.match(text, found.start)):
        return "start"
    if re.match(
        r"^ ?(?:-|–|til|to) ?(?:(?:d\.|den)? ?\d|(?:og med )?(?:påske|paaske|jul|sommer|efterår"
        r"|foråret|udgangen|slutningen|ultimo|primo|medio|september|oktober))",
        after,
    ) and not _VISIT.search(before):
        return "start"
    return "other"


def _soon(reading: Reading) -> bool:
    text = reading.masked
    for match in _ASAP.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if _START_WORD.search(before) or not _NOT_START.search(before):
            reading.take(match.start(), match.end(), Mark.DATE)
            return True
    return False
