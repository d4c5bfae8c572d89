"""The whole week that a reply leaves: days that come in, are left out or are swapped."""

from __future__ import annotations

from typing import Final

from bot.domain.openings.parser.fields.times import read_weekdays
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.reading import Reading
from bot.domain.openings.parser.text import danish

NOT_A_DAY = danish(
    r"\b(?:(?:ej|undtagen|minus|aldrig|bortset fra|pånær|uden) (?:\w+ )?"
    r"|ikke (?!kun|bare|alene|før|inden|senere)(?:\w+ ){0,3})"
    r"(?=(?:man|tirs|ons|tors|fre|lør|søn)dag|weekend)"
)
_ADDITIONAL = danish(r"\b" + any_of("replies", "additional", "day comes in") + r"(?!\w)")
_LEFT_OUT = danish(r"\b" + any_of("replies", "left out", "day goes out") + r"(?!\w)")
_CLAUSE = danish(r"[,;.!]|\bmen\b|\bog (?=\w+dag \w+ (?:ind|ud|med|væk)\b)")
_DAY = r"\b(?:man|tirs?|ons|tors?|fre|lør|søn)(?:dag\w*)?\b"
_NEW_FOR_OLD = danish(rf"(?P<new>{_DAY}) i stedet for (?P<old>{_DAY})")
_NEW_NOT_OLD = danish(rf"(?P<new>{_DAY}),? (?:og |men )?(?:ikke|ej) (?P<old>{_DAY})")
_NOT_OLD_BUT_NEW = danish(rf"\b(?:ikke|ej) (?P<old>{_DAY}),? men (?P<new>{_DAY})")
_OLD_TO_NEW = danish(rf"(?P<old>{_DAY}) (?:er |skal )?" + any_of("replies", "day is swapped") + rf" (?P<new>{_DAY})")
_SWAPS = danish(rf"\b(?:bytte|skifte|flytte|rykke)\w* (?P<old>{_DAY}) (?:ud )?(?:med|til) (?P<new>{_DAY})")
_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def changed_week(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """The days after the changes in `text` to the days `known`; empty where it tells none."""
    if not known:
        return ()
    plain, added, out = set[str](), set[str](), set[str]()
    for pattern in (_NEW_FOR_OLD, _NEW_NOT_OLD, _NOT_OLD_BUT_NEW, _OLD_TO_NEW, _SWAPS):
        for swap in pattern.finditer(text):
            old, new = _named(swap["old"]), _named(swap["new"])
            if old and new and old <= set(known):
                added |= new
                out |= old
        text = pattern.sub(" ", text) if added else text
    for clause in _CLAUSE.split(text):
        named = _named(NOT_A_DAY.sub("", clause))
        left_out = _LEFT_OUT.search(clause) or NOT_A_DAY.search(clause)
        (out if left_out else added if _ADDITIONAL.search(clause) else plain).update(named)
    if not (added or out):
        return ()
    days = ((plain or set(known)) | added) - out
    return tuple(day for day in _WEEK if day in days)


_PART = danish(r"(?P<clause>[^,;.!:]*)(?P<mark>[,;.!:]\s*|$)")
_A_TIME = danish(rf"{_DAY}|\b(?:formiddag|eftermiddag|aften|morgen|weekend)\w*|\bkl\.? ?\d")
_RULED_OUT = danish(r"\b" + any_of("replies", "left out", "ruled out") + r"(?!\w)")


def without_ruled_out(text: str) -> str:
    """The text without the clauses that say when there is no work ("eftermiddag går ikke")."""
    return "".join(part.group() for part in _PART.finditer(text) if not _rules_out(part["clause"]))


def _rules_out(clause: str) -> bool:
    return bool(_RULED_OUT.search(clause) and _A_TIME.search(clause))


def _named(text: str) -> set[str]:
    return set(read_weekdays(Reading(text))[0])
