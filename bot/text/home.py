"""The words of App Home."""

from __future__ import annotations

from datetime import date, time

from bot.text.format import count, day, number, short_day, weekday_and_date, weekday_and_day

SEARCH_LABEL = "Spørg Brobygger"
SEARCH_HINT = "fx hvor mange timer personlig assistance"
NEW_OPENING = "Ny åbning"
NEW_PLACEMENT = "Nyt forløb"
FIND_SCHEME = "Find ordning"
REMIND_ME = "Mind mig"
NOTHING_YET = "Her samles det, der venter på dig. Begynd med en af de tre:"
TEACH_ASK = "*Spørg om en ordning.* Skriv nedenfor som til en kollega, eller vælg situation og behov."
TEACH_OPENING = "*Skriv en jobåbning* i åbningskanalen, som du hørte den. Jeg samler den op og husker fristerne."
TEACH_FOLLOW = "*Følg en borger* i en virksomhed: `/bro følg A12 hos Netto hver 4. uge`. Jeg minder dig om det."
COMING = "De næste syv dage"
TO_HAND_OVER = "Skal overleveres"
TEAM = "Teamet"
STATUS = "Status"
OVERVIEW = "Overblik"
EXPERTS = "Fagpersoner"
MY_PLACEMENTS = "Mine forløb"
MY_OPENINGS = "Mine åbninger"
FITS = "Passer til dine borgere"
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


def more(left: int) -> str:
    return f"… og {left} mere"


def coming_line(on: date, words: str) -> str:
    return f"• {weekday_and_date(on)}: {words}"


def late_of(person: str, overdue: int, oldest: date | None) -> str:
    """One broker of the leader's team."""
    since = f", den ældste fra {weekday_and_date(oldest)}" if oldest else ""
    return f"• {person}: {overdue} over tiden{since}"


def nothing_late(workdays: int) -> str:
    return f"Ingen opfølgning har stået åben i {count(workdays, 'arbejdsdag', 'arbejdsdage')}."


def questions_waiting(amount: int, channel: str) -> str:
    where = f" i {channel}" if channel else ""
    return f"{count(amount, 'spørgsmål venter', 'spørgsmål venter')} på svar{where}:"


def entries_due(amount: int) -> str:
    return f"{count(amount, 'svar', 'svar')} skal gennemgås, de ældste først:"


def entry_line(title: str, reviewed: date) -> str:
    return f"*{title}*\nSidst gennemgået {day(reviewed)}"


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
