"""Commands said in plain words: "kan du minde mig om at ringe til Mette på tirsdag?" is ``mind mig om …``.

Only what can mean nothing else is taken for a command; whatever might be a question stays one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

HELP = "hjælp"

_POLITE = re.compile(
    r"^(?:(?:hej|hey|hallo|ok|okay)(?: brobygger)?[,.! ]+)?"
    r"(?:(?:kan|vil|gider|kunne) du (?:ikke )?(?:lige |venligst )?|jeg vil gerne (?:have dig til at )?)?",
    re.IGNORECASE,
)
_REMIND = re.compile(
    r"^(?:(?:mind|minde|påmind|påminde) mig|husk(?:e)? mig på|(?:lav|opret|sæt) en påmindelse)\b[ :,]*", re.IGNORECASE
)
_FOLLOW = re.compile(r"^(?:følg|følge)(?: op)?(?: på| med)? +(?=\S)", re.IGNORECASE)
_MINE = re.compile(
    r"^(?:(?:vis|se|hvad er) (?:mig )?)?(?:alle )?mine"
    r"(?: (?:forløb|påmindelser|opfølgninger|åbninger|jobåbninger|ting))?[.!?]*$",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"^(?:(?:hjælp|help)(?: mig)?|hvad (?:kan|gør) du(?: egentlig)?(?: (?:hjælpe|bruges)(?: mig)?(?: (?:med|til))?)?"
    r"|hvad kan (?:jeg|man) (?:spørge|bruge) (?:dig|brobygger)(?: (?:om|til))?|hvem er du"
    r"|hvordan (?:bruger|virker) (?:jeg |man )?(?:du|dig|brobygger)|what can you do)[.!?]*$",
    re.IGNORECASE,
)
_AWAY = re.compile(r"^(?:ferie|afløser)\b(?=.*(?:\d|<@))", re.IGNORECASE)
_FIXED = re.compile(
    r"^(?:find ordning(?:er)?|job (?:ny|nyt|eksport|#\d+)|jobs?|forløb (?:ny|nyt)|nyt forløb"
    r"|ønske(?:r|liste)?(?: nyt?)?|overblik|status)[.!]*$",
    re.IGNORECASE,
)
_OF_CASE = re.compile(r"^(forløb|ønske|ønskeliste|løn dokumenteret) (\S+)$", re.IGNORECASE)


def as_command(text: str, is_reference: Callable[[str], bool]) -> str | None:
    """What would be written after ``/bro``; None where the text is no command."""
    said = " ".join(text.split())
    wish = _POLITE.sub("", said, count=1)
    if _HELP.match(said) or _HELP.match(wish):
        return HELP
    if _MINE.match(wish):
        return "mine"
    if found := _REMIND.match(wish):
        return f"mind mig {wish[found.end() :].rstrip('?')}".strip()
    if (found := _FOLLOW.match(wish)) and is_reference(wish[found.end() :].split()[0].strip(",")):
        return f"følg {wish[found.end() :].rstrip('?')}"
    if _AWAY.match(wish):
        return wish
    if _FIXED.match(wish):
        return wish.rstrip(".!").lower()
    if (found := _OF_CASE.match(wish)) and is_reference(found[2]):
        return wish
    return said if is_reference(said) else None
