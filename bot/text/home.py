"""The words of App Home."""

from __future__ import annotations

from datetime import date, time

from bot.text.format import count, number, short_day, weekday_and_day

SEARCH_LABEL = "Spørg Brobygger"
SEARCH_HINT = "fx hvor mange timer personlig assistance"
NEW_OPENING = "Ny åbning"
NEW_PLACEMENT = "Nyt forløb"
FIND_SCHEME = "Find ordning"
REMIND_ME = "Mind mig"
TODAY = "I dag og over tiden"
NOTHING_TODAY = "Intet i dag. :sunny:"
MY_PLACEMENTS = "Mine forløb"
NO_PLACEMENTS = "Du har ingen aktive forløb. Begynd med “Nyt forløb”."
MY_OPENINGS = "Mine åbninger"
MY_REMINDERS = "Mine påmindelser"
COVER = "Ferie og afløsning"
NEW_COVER = "Ny afløsning"
NO_COVER = "Ingen afløsning er aftalt."
SETTINGS = "Indstillinger"
CHANGE = "Ret"
OPEN = "Åbn"
SHOW = "Vis"
PREVIOUS = "‹ Forrige"
NEXT = "Næste ›"
YES = "Ja"
NO = "Nej"
SAVE = "Gem"
CANCEL = "Fortryd"
DIGEST_LABEL = "Hvornår vil du have morgenbeskeden?"
BUNDLED_LABEL = "Flere opfølgninger samme dag"
BUNDLED = "Samlet i én besked"
SINGLE = "Hver for sig"
PHONE_LABEL = "Opkald midt mellem to opfølgninger i nye forløb"
MUNICIPALITY_LABEL = "Kommune"
MUNICIPALITY_HINT = "Bruges i tallene, hvor du ikke står i organisationens liste."
REMIND_TITLE = "Mind mig"
REMIND_LABEL = "Hvad og hvornår?"
REMIND_PLACEHOLDER = "at ringe til Mette på tirsdag kl. 9"
ANSWER_TITLE = "Svar"
ALSO_IN_CHAT = "Svaret ligger også i din samtale med mig, hvor du kan spørge videre."


def greeting(today: date) -> str:
    shown = weekday_and_day(today)
    return shown[:1].upper() + shown[1:]


def more_due(left: int) -> str:
    return f"… og {count(left, 'opfølgning', 'opfølgninger')} mere. Gør nogle færdige, så kommer resten frem."


def more_openings(left: int) -> str:
    return f"… og {count(left, 'åbning', 'åbninger')} mere. Se dem med `/bro job`."


def more_reminders(left: int) -> str:
    return f"… og {count(left, 'påmindelse', 'påmindelser')} mere. Se dem med `/bro mine`."


def placements_title(total: int, page: int, pages: int) -> str:
    where = f" · side {page + 1} af {pages}" if pages > 1 else ""
    return f"{MY_PLACEMENTS} ({total}){where}"


def placement_line(title: str, next_due: date | None, hours: float | None, ordinary: float | None) -> str:
    """One placement: who and where, the next follow-up, hours."""
    parts = [f"*{title}*", "ingen opfølgning planlagt" if next_due is None else f"næste {short_day(next_due)}"]
    if hours is not None:
        of_which = "" if ordinary is None else f", heraf {number(ordinary)} ordinære"
        parts.append(f"{number(hours)} timer{of_which}")
    return " · ".join(parts)


def settings(digest_at: time, *, bundled: bool, phone_calls: bool, municipality: str) -> str:
    """The person's settings in one line."""
    parts = [
        f"Morgenbesked kl. {digest_at:%H.%M}",
        "samlet i én besked" if bundled else "hver opfølgning for sig",
        "med opkald imellem" if phone_calls else "uden opkald imellem",
    ]
    return " · ".join([*parts, *([municipality] if municipality else [])])
