"""What is said about job openings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from bot.domain.openings.country.geography import proper
from bot.domain.openings.deadlines import Level, Matter
from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.fields import OPENING_FIELDS, Kind, OpeningField
from bot.domain.openings.opening import Check, Closing, Event, Meeting, State
from bot.text.contact import phone
from bot.text.format import count, day, listed, number, short_day, weekday_and_date, weekday_and_day
from danish.names import WEEKDAY_CODES
from danish.names import WEEKDAYS as WEEKDAY_NAMES

LABELS = {
    "company": "Virksomhed",
    "place": "Sted",
    "tasks": "Opgaver",
    "positions": "Antal",
    "type": "Type",
    "hours": "Timer om ugen",
    "hours_min": "Timer fra",
    "hours_max": "Timer til",
    "weekdays": "Dage",
    "time_of_day": "Tidspunkt",
    "start": "Start",
    "deadline": "Ansøgningsfrist",
    "contact": "Kontakt",
    "contact_name": "Kontaktperson",
    "contact_phone": "Telefon",
    "contact_email": "Mail",
    "requirements": "Krav",
    "considerations": "Hensyn",
    "cvr": "CVR-nummer",
}
"""The fields and lines in the uniform form, and the attributes of a draft."""

MISSING_QUESTIONS = {
    "company": "hvilken virksomhed er det",
    "place": "hvor ligger den",
    "tasks": "hvad skal der laves",
    "type": "hvilken slags job er det",
    "hours": "hvor mange timer om ugen",
    "contact": "hvem skal man ringe eller skrive til",
}
"""Each as a part of one question."""

MOST_ASKED = 3
"""Things asked for at once: the rest is asked for when these are known."""

MISSING_EXAMPLES = {
    "company": "Netto",
    "place": "i Kolding",
    "tasks": "lagerarbejde",
    "type": "småjob",
    "hours": "10 timer",
    "contact": "kontakt Lone 22 33 44 55",
}
"""What an answer in the thread could say of each."""

TYPES = {
    OpeningType.SMAAJOB: "Småjob",
    OpeningType.FLEKSJOB: "Fleksjob",
    OpeningType.LOENTILSKUD: "Løntilskud",
    OpeningType.VIRKSOMHEDSPRAKTIK: "Virksomhedspraktik",
    OpeningType.ORDINAERT: "Ordinært job",
}

STATES = {
    State.REGISTERED: "registreret",
    State.HANDED_OVER: "overleveret",
    State.QUALIFIED: "kvalificeret",
    State.MATCHED: "i match",
    State.FILLED: "besat",
    State.CLOSED: "lukket",
}

STATE_MARKS = {
    State.REGISTERED: ":eyes:",
    State.HANDED_OVER: ":outbox_tray:",
    State.QUALIFIED: ":telephone_receiver:",
    State.MATCHED: ":handshake:",
    State.FILLED: ":white_check_mark:",
    State.CLOSED: ":no_entry:",
}

CLOSINGS = {
    Closing.WITHDRAWN: "trukket tilbage",
    Closing.EXPIRED: "fristen er udløbet",
    Closing.NOT_FILLED: "ikke besat",
    Closing.NOT_AN_OPENING: "ikke en jobåbning",
    Closing.MERGED: "samlet med en anden",
    Closing.EDITED_AWAY: "beskeden er rettet og nævner den ikke længere",
}

MEETINGS = {Meeting.TALK: "Samtale", Meeting.COFFEE: "En kop kaffe", Meeting.TRIAL_DAY: "Prøvedag"}

WEEKDAYS = {code: name.removesuffix("dag") for code, name in zip(WEEKDAY_CODES, WEEKDAY_NAMES, strict=True)}
"""Short, for boxes to tick."""
LEAST_DAYS_IN_A_ROW = 3
"""So many days after each other are told by the first and the last."""


ASAP = "snarest"


NEW_TITLE = "Ny jobåbning"
CORRECT_TITLE = "Ret jobåbning"
HAND_OVER_TITLE = "Overlever jobåbning"
QUALIFY_TITLE = "Kvalificér jobåbning"
MATCH_TITLE = "Match med borger"
FILL_TITLE = "Jobbet er besat"
CLOSE_TITLE = "Luk jobåbning"
MERGE_TITLE = "Saml jobåbninger"
HISTORY_TITLE = "Historik"
SHOW_TITLE = "Jobåbning"

SAVE = "Gem"
CANCEL = "Fortryd"
CONFIRM = "Bekræft"
CORRECT = "Ret"
NOT_AN_OPENING = "Ikke en jobåbning"
HAND_OVER = "Overlever"
TAKE = "Jeg tager den"
QUALIFY = "Kvalificér"
MATCH = "Match"
UNMATCH = "Ikke et match"
FILL = "Besat"
CLOSE_OPENING = "Luk jobåbningen"
SPLIT = "Del i to"
SPLIT_TITLE = "Del i to jobåbninger"
SPLIT_FIRST = "Den første"
SPLIT_SECOND = "Den anden"
MERGE = "Saml med en anden"
MERGE_SUBMIT = "Saml"
REOPEN = "Genåbn"
UNFILL = "Fortryd besat"
TOO_LATE = "ikke blevet besat inden for det sidste døgn, eller noget er sket siden"
UNFILLED = "Åbningen er i match igen, og forløbet er taget tilbage."
UNMERGE = "Skil ad igen"
HISTORY = "Historik"
SHOW = "Vis"
MORE = "Vis flere"
SAME = "Samme"
NEW = "Ny"
YES_OPENING = "Ja, log den"
NO_OPENING = "Nej"

UNSURE_MARK = ":grey_question:"
UNSURE_HINT = f"{UNSURE_MARK} er jeg ikke sikker på. Passer det, så tryk *Bekræft*; ellers *Ret*."
IS_IT_AN_OPENING = "Er det en jobåbning? Så logger jeg den. Kun du ser spørgsmålet."
LEFT_ALONE = (
    "Så lader jeg den ligge. Er det en jobåbning alligevel, så brug genvejen *Log som jobåbning* i beskedens menu."
)
REPLY_UNREAD = (
    "Jeg kunne ikke læse, hvad der skal stå på kortet. Skriv det kort, fx “10 timer” eller “start 1/12”, "
    "eller tryk *Ret* på kortet."
)
IS_MAIL_AN_OPENING = "Er mailen en jobåbning? Så logger jeg den."
CAME_BY_MAIL = "kom med mail"
FORM_MISSING = "Jeg kunne ikke læse en jobåbning i beskeden. Udfyld formularen, så logger jeg den."
CHANGED_MEANWHILE = (
    ":warning: En anden har rettet åbningen imens. Her står det, *du* skrev; tjek det, og tryk *Gem* igen."
)
OPENINGS_CHANNEL_MISSING = "Åbningskanalen findes ikke, eller jeg er ikke inviteret til den. Kortet er sendt til dig."

HOURS_HINT = "Fx 10, 10-15, op til 15 eller mindst 8"
START_HINT = "“snarest” eller en dato, fx 1/12"
PHONE_HINT = "Otte cifre, eller landekode med + foran"
NO_NAMES_HINT = "Skriv ikke borgerens navn, CPR-nummer eller diagnose."
HINTS = {"hours": HOURS_HINT, "start": START_HINT, "contact_phone": PHONE_HINT, "considerations": NO_NAMES_HINT}
"""What is said below a field of the form."""
HOLDER = "Hvem tager den?"
TEAM = "… eller et team"
CHECKS = {
    Check.CALLED: "Jeg har talt med virksomheden",
    Check.VACANT: "Jobbet er stadig ledigt",
    Check.RIGHT: "Det, der står på kortet, passer",
}
CHECKS_TOLD = {
    Check.CALLED: "har talt med virksomheden",
    Check.VACANT: "jobbet er ledigt",
    Check.RIGHT: "kortet passer",
}
"""The same in the history."""
CHECKED = "Tjekket"
ALL_FIELDS = "Flere felter"
CALL_NOTE = "Hvad sagde virksomheden?"
CVR_HINT = "Otte cifre"
CASE_REF = "Borgerreference"
MEETING = "Hvordan mødes de først?"
TARGET_GROUP = "Er borgeren i målgruppen?"
TARGET_GROUP_NOT_RELEVANT = "Målgruppen gælder ikke her"
NOTE = "Bemærkning"
REASON = "Hvorfor lukkes den?"
MERGE_INTO = "Den, der beholdes"
MERGE_INTO_NUMBER = "Nummeret på den, der beholdes"
MERGE_INTO_OTHER = "En anden: skriv nummeret nedenfor"
FILL_START = "Startdato"
FILL_HOURS = "Timer om ugen"
FILL_ORDINARY = "Heraf ordinære løntimer"
AGREED_CONSIDERATIONS = "Aftalte hensyn"


EXPORT_COMMENT = "Alle jobåbninger, klar til Excel."
EXPORT_FAILED = "Filerne kunne ikke sendes. Prøv igen, eller brug `brobygger export openings` på serveren."
EXPORT_NAME = "jobaabninger"
EXPORT_SHEET = "Jobåbninger"
NOT_LOGGED_BEFORE = "Ingen jobåbninger er logget endnu."

EXPORT_HEADINGS = {
    "number": "Nr.",
    "state": "Status",
    "cvr": "CVR",
    "filled": "Besat",
    "registered_at": "Registreret",
    "handed_over_at": "Overleveret",
    "qualified_at": "Kvalificeret",
    "matched_at": "Match",
    "ended_at": "Afsluttet",
    "closing": "Lukket fordi",
}
"""The columns of the table beside the fields of the form."""


def title(draft: Draft) -> str:
    """``Lagermedarbejder · Netto, Kolding``: the job, not everything that it consists of."""
    place = proper(draft.place) if draft.place else ""
    if draft.company and place and draft.company.lower().endswith(place.lower()):
        place = ""
    where = ", ".join(part for part in (draft.company, place) if part)
    return f"{_job(draft)} · {where}" if where else _job(draft)


_REST_OF_TASKS = re.compile(r"[,;:(\n]|\.(?=\s|$)|\s[–-]\s|\s(?:til|med) at\s|\s(?:der|som)\s")
_ROLE = re.compile(r"(?:medarbejder|hjælper|hjælp|assistent)\b", re.IGNORECASE)
"""What a job is called; a mail's subject often names only the place of work before it."""
_BEFORE_JOB = re.compile(r"^(?:(?:vist nok|måske|at|en|et) )+", re.IGNORECASE)
_LONGEST_JOB = 60


def _job(draft: Draft) -> str:
    tasks = _BEFORE_JOB.sub("", (draft.tasks or "").strip())
    parts = [part.strip() for part in _REST_OF_TASKS.split(tasks)]
    job = next((part for part in parts if _ROLE.search(part)), parts[0])
    if len(job) > _LONGEST_JOB:
        job = job[:_LONGEST_JOB].rpartition(" ")[0] + "…"
    job = job or (TYPES[draft.type] if draft.type else "Jobåbning")
    return job[:1].upper() + job[1:]


def card_title(number_: int, draft: Draft) -> str:
    """``#12 Lagermedarbejder · Netto, Kolding``."""
    return f"#{number_} {title(draft)}"


def state_line(state: State, closing: Closing | None, merged_into: int | None, note: str) -> str:
    """``Lukket: samlet med #12``."""
    name = STATES[state].capitalize()
    if closing is None:
        return name
    why = f"samlet med #{merged_into}" if merged_into else CLOSINGS[closing]
    return f"{name}: {why}{f' ({note})' if note else ''}"


def handed_over_to(who: str) -> str:
    return f"Overleveret til {who}"


def age(days: int) -> str:
    """How long it has been so: ``i dag``, ``1 dag``, ``6 dage``, ``3 uger``."""
    if days == 0:
        return "i dag"
    weeks = days // 7
    return count(days, "dag", "dage") if weeks < FIRST_WEEKS else count(weeks, "uge", "uger")


FIRST_WEEKS = 2
"""From so many weeks on an age is told in weeks."""


def ended_on(moment: date) -> str:
    return day(moment)


def team_name(group: str, place: str, kind: str | None) -> str:
    """What a routing rule says of the team it names; its id where there is no rule."""
    parts = [place, TYPES[OpeningType(kind)].lower() if kind else ""]
    return f"Team {' '.join(part for part in parts if part) or group}"


def posted_by(who: str) -> str:
    return f"opslået af {who}"


def held_by(who: str) -> str:
    return f"hos {who}"


def suggested_to(who: str) -> str:
    return f"foreslås overleveret til {who}"


def match_line(case_ref: str, meeting: Meeting) -> str:
    """How they meet; whom, only where the citizen may be named."""
    how = MEETINGS[meeting].lower()
    return f"{case_ref}: {how}" if case_ref else f"de mødes til {how}"


def filled_line(filled: int, positions: int) -> str:
    return f"{filled} af {positions} pladser besat"


def not_stated(labels: Iterable[str]) -> str:
    return f"Ikke oplyst: {', '.join(label.lower() for label in labels)}"


def asked_for(names: Iterable[str]) -> list[str]:
    """The lines of the card that are asked for now."""
    return list(names)[:MOST_ASKED]


def missing_question(names: Iterable[str]) -> str:
    """What is missing, as one question with an answer to it."""
    asked = asked_for(names)
    *first, last = [MISSING_QUESTIONS[name] for name in asked]
    question = f"{', '.join(first)}, og {last}" if first else last
    example = ", ".join(MISSING_EXAMPLES[name] for name in asked)
    return f":question: *{question[:1].upper()}{question[1:]}?* Svar her i tråden, fx “{example}”."


def like_question(number_: int, percent: int, title: str) -> str:
    return f"*Ligner #{number_}, {percent} %.* {title}\nEr det den samme?"


def which_opening(numbers: Sequence[int]) -> str:
    names = listed([f"#{one}" for one in numbers], "og")
    return f"Her er flere åbninger: {names}. Skriv nummeret foran, fx “#{numbers[0]} 10 timer”."


def case_ref_hint(example: str) -> str:
    return f"Fx {example}. {NO_NAMES_HINT}"


def target_group_box(months: int) -> str:
    return f"Ja: borgeren har været ledig i mindst {count(months, 'måned', 'måneder')}"


def shown_fields(draft: Draft) -> list[tuple[str, str, str]]:
    """Name, label and value of each line of the form, empty where not stated; hours and contact in one line each."""
    lines: dict[str, list[str]] = {}
    for field in OPENING_FIELDS:
        lines.setdefault(field.shown_on, []).append(in_words(draft, field))
    return [(name, LABELS[name], ", ".join(filter(None, values))) for name, values in lines.items()]


def in_words(draft: Draft, field: OpeningField) -> str:
    """The value of a field as people read it, empty where not stated."""
    match field.kind:
        case Kind.SHORT if field.name == "place":
            return proper(draft.place) if draft.place else ""
        case Kind.TYPE:
            return TYPES[draft.type] if draft.type else ""
        case Kind.DAYS:
            return weekdays(draft.weekdays)
        case Kind.START:
            return start(draft) or ""
        case Kind.DAY:
            day: date | None = getattr(draft, field.name)
            return weekday_and_day(day) if day else ""
        case _:
            return as_written(draft, field)


def as_written(draft: Draft, field: OpeningField) -> str:
    """The value of a field as a person writes it into the form; it is read back to the same value."""
    if field.kind is Kind.HOURS:
        return hours(draft.hours_min, draft.hours_max)
    if field.kind is Kind.START:
        return start_in_form(draft)
    value: object = getattr(draft, field.name)
    if value is None or field.kind is Kind.DAYS:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return (phone(str(value)) or "") if field.kind is Kind.PHONE else str(value)


def hours(low: float | None, high: float | None) -> str:
    """``10``, ``10-15``, ``op til 15``, ``mindst 10``: as the form reads it back."""
    if low is None and high is None:
        return ""
    if low is None:
        return f"op til {number(high or 0)}"
    if high is None:
        return f"mindst {number(low)}"
    return number(low) if low == high else f"{number(low)}-{number(high)}"


def weekdays(days: Iterable[str]) -> str:
    """``mandag og onsdag``, ``mandag til torsdag``, ``alle dage``; days in the order of the week."""
    order = list(WEEKDAYS)
    numbers = sorted({order.index(one) for one in days})
    if len(numbers) == len(order):
        return "alle dage"
    runs: list[list[int]] = []
    for number_ in numbers:
        if runs and runs[-1][-1] == number_ - 1:
            runs[-1].append(number_)
        else:
            runs.append([number_])
    names: list[str] = []
    for run in runs:
        days = [WEEKDAY_NAMES[one] for one in run]
        names += [f"{days[0]} til {days[-1]}"] if len(days) >= LEAST_DAYS_IN_A_ROW else days
    return listed(names)


def start(draft: Draft) -> str | None:
    if draft.start is None:
        return None
    return ASAP if draft.start == "asap" else weekday_and_day(draft.start)


def start_in_form(draft: Draft) -> str:
    """As the form reads it back."""
    if draft.start is None:
        return ""
    return ASAP if draft.start == "asap" else f"{draft.start.day}/{draft.start.month} {draft.start.year}"


def summary(number_: int, draft: Draft, state: State) -> str:
    """One line for notifications and screen readers."""
    return f"{card_title(number_, draft)} – {STATES[state]}"


def list_line(draft: Draft) -> str:
    """``Kolding · 10 timer · Småjob · frist 1/12``."""
    stated = hours(draft.hours_min, draft.hours_max)
    parts = [
        proper(draft.place) if draft.place else None,
        f"{stated} timer" if stated else None,
        TYPES[draft.type] if draft.type else None,
        f"frist {short_day(draft.deadline)}" if draft.deadline else None,
    ]
    return " · ".join(part for part in parts if part)


def found_heading(total: int, query: str) -> str:
    if query.startswith("#"):
        return f"*Jobåbning {query}*"
    what = count(total, "åben jobåbning", "åbne jobåbninger")
    return f"*{what}* til “{query}”, de nærmeste først" if query else f"*{what}*, de nyeste først"


def nothing_found(query: str) -> str:
    if query.startswith("#"):
        return f"Der er ingen jobåbning {query}. Skriv `/bro job` for at se de åbne."
    tip = "Prøv med færre ord, eller skriv `/bro job` for at se alle."
    return f"Ingen åbne jobåbninger passer til “{query}”. {tip}" if query else "Der er ingen åbne jobåbninger lige nu."


def nearness(percent: int) -> str:
    return f"passer {percent} %"


def handed_over(by: str, title: str) -> str:
    return f"{by} har overleveret en jobåbning til dig: *{title}*"


def due_line(matter: Matter, level: Level, due: date, holder: str | None) -> str:
    """What has not been done, and where it lies."""
    day = weekday_and_date(due)
    what = {
        Matter.HAND_OVER: f"skulle være overleveret {day}",
        Matter.QUALIFY: f"virksomheden skulle være ringet op {day}",
        Matter.MATCH: f"skulle have haft et match {day}",
        Matter.CLOSING: f"ansøgningsfrist {day}",
    }[matter]
    return f"{what} (hos {holder})" if holder and level is Level.COORDINATOR else what


def joined(lines: Iterable[str]) -> str:
    """Several things that are late about one opening, as one sentence."""
    words = "; ".join(lines)
    return words[:1].upper() + words[1:]


def expired(title: str) -> str:
    return f"Ansøgningsfristen er udløbet, så jeg har lukket *{title}*. Er den stadig aktuel, så genåbn den."


def your_opening(title: str, how: str) -> str:
    """Told to whoever posted it: ``Din jobåbning *Opvask · Café Solskin* – besat``."""
    return f"Din jobåbning *{title}* – {how[:1].lower()}{how[1:]}"


def placed(case_ref: str, first_due: date | None) -> str:
    """Who filled an opening is told where it goes on."""
    if first_due is None:
        return f"Forløbet for {case_ref} er oprettet."
    return f"Forløbet for {case_ref} er oprettet. Første opfølgning er {weekday_and_day(first_due)}."


def logged(numbers: Sequence[int]) -> str:
    return f"Logget som {listed([f'#{one}' for one in numbers])}."


def logged_without_card(numbers: Sequence[int]) -> str:
    names = listed([f"#{one}" for one in numbers])
    return (
        f"Logget som {names}, men jeg kan ikke skrive i den kanal. "
        "Invitér mig med `/invite @Brobygger`, så kommer kortet i tråden."
    )


def not_fetched(names: Iterable[str]) -> str:
    """Files of a message that could not be fetched; one without a name is just a file."""
    told = listed([f"“{name}”" if name else "en fil" for name in dict.fromkeys(names)])
    return f"Jeg kunne ikke hente {told}. Åbn filen, og skriv jobåbningen her i en besked, så logger jeg den."


def left_out(amount: int) -> str:
    """The rest of a list that is longer than what is read of one message."""
    return (
        f"Beskeden har {count(amount, 'jobåbning', 'jobåbninger')} mere, end jeg læser på én gang. "
        "Skriv resten i en ny besked, så logger jeg dem også."
    )


def already_logged(numbers: Sequence[int]) -> str:
    return f"Beskeden er allerede logget som {listed([f'#{one}' for one in numbers])}."


def event_name(what: str, details: Mapping[str, object] | None = None) -> str:
    """What happened, without its particulars."""
    details = details or {}
    sentences = {
        Event.REGISTERED: "Registreret",
        Event.EDITED: "Beskeden blev rettet",
        Event.COMPLETED: "Suppleret i tråden",
        Event.CORRECTED: "Rettet i formularen",
        Event.CONFIRMED: "Bekræftet",
        Event.HANDED_OVER: "Overleveret",
        Event.QUALIFIED: "Kvalificeret",
        Event.MATCHED: "I match",
        Event.UNMATCHED: "Ikke et match",
        Event.FILLED: "Besat",
        Event.UNFILLED: "Besat fortrudt",
        Event.CLOSED: "Lukket",
        Event.REOPENED: "Genåbnet",
        Event.MERGED: f"Samlet med {_number_of(details, 'into')}",
        Event.ABSORBED: f"{_number_of(details, 'from').capitalize()} er samlet ind i den",
        Event.UNMERGED: f"Skilt fra {_number_of(details, 'from')} igen",
        Event.SPLIT: f"Delt i to: den anden er {_number_of(details, 'other')}",
        Event.NOT_SAME: "Ikke den samme som den, den ligner",
        Event.SOURCE_REMOVED: "Beskeden i Slack blev slettet",
        Event.SOURCE_UNREADABLE: "Beskeden blev rettet og nævner ikke længere åbningen; felterne er beholdt",
    }
    return sentences[Event(what)]


def event_line(what: str, details: Mapping[str, object]) -> str:
    """What one line of the history says, without who and when. ``details`` is what the service wrote down."""
    parts = [event_name(what, details)]
    parts += [CHECKS_TOLD[Check(one)] for one in cast("list[str]", details.get("checks") or [])]
    if source := details.get("source"):
        parts.append(f"fra filen “{source}”")
    if closing := details.get("closing"):
        parts.append(CLOSINGS[Closing(str(closing))])
    if case_ref := details.get("case_ref"):
        parts.append(str(case_ref))
    if meeting := details.get("meeting"):
        parts.append(MEETINGS[Meeting(str(meeting))].lower())
    if placement := details.get("placement"):
        parts.append(f"forløb #{placement}")
    if like := cast("list[int] | None", details.get("like")):
        parts.append(f"ligner #{like[0]}, {like[1]} %")
    if note := details.get("note"):
        parts.append(f"“{note}”")
    changed = cast("dict[str, list[object]]", details.get("changed") or {})
    parts += [f"{field_name(name)}: {plain(old)} → {plain(new)}" for name, (old, new) in changed.items()]
    return "; ".join(parts)


def _number_of(details: Mapping[str, object], name: str) -> str:
    """The opening that the history names; its number is gone once the opening has been anonymised."""
    return f"#{details[name]}" if details.get(name) else "en anden"


def field_name(name: str) -> str:
    """The Danish name of a field of the parser, hours apart."""
    return LABELS.get(name, name).lower()


def plain(value: object) -> str:
    """A recorded value, short enough for one line."""
    if value is None:
        return "–"
    if isinstance(value, list):
        return weekdays(str(one) for one in cast("list[object]", value))
    if isinstance(value, int | float):
        return number(value)
    words = str(value)
    if words in set(OpeningType):
        return TYPES[OpeningType(words)]
    if words == "asap":
        return ASAP
    return words if len(words) <= 80 else words[:79].rstrip() + "…"


def by_whom(who: str) -> str:
    return who or "Brobygger"
