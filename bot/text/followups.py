"""What Brobygger says about placements, follow-ups, reminders and cover."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bot.domain.openings.drafts import OpeningType
from bot.domain.placements.followups import FollowupKind, FollowupState, Result
from bot.domain.placements.placement import EndReason
from bot.text.format import count, listed, moment, number, short_day, weekday_and_date, weekday_and_day
from bot.text.openings import TYPES

KINDS = {
    kind: TYPES[kind]
    for kind in (
        OpeningType.VIRKSOMHEDSPRAKTIK,
        OpeningType.LOENTILSKUD,
        OpeningType.FLEKSJOB,
        OpeningType.SMAAJOB,
        OpeningType.ORDINAERT,
    )
}
"""The kinds of placement in the order of the form, named as on an opening."""
FOLLOWUP_KINDS = {
    FollowupKind.MEETING: "Opfølgning",
    FollowupKind.CALL: "Opkald",
    FollowupKind.AFTERCARE: "Efterværn",
}
RESULTS = {
    Result.AS_AGREED: "Går som aftalt",
    Result.ADJUSTED: "Aftalen er justeret",
    Result.DIFFICULT: "Der er udfordringer",
    Result.NO_SHOW: "Borgeren mødte ikke",
}
END_REASONS = {
    EndReason.ORDINARY: "Ordinært job eller fleksjob",
    EndReason.GOAL: "Målet er nået",
    EndReason.EXPIRED: "Aftalen er udløbet",
    EndReason.EDUCATION: "Uddannelse",
    EndReason.CITIZEN: "Borgeren stoppede",
    EndReason.COMPANY: "Virksomheden stoppede",
    EndReason.OTHER: "Andet",
}

FOLLOW_WORDS = ("følg", "foelg")
NEW_WORDS = ("forløb ny", "forløb nyt", "nyt forløb")
SHOW_WORDS = ("forløb", "forloeb")
MINE_WORDS = ("mine",)
REMIND_WORDS = ("mind mig", "påmind mig", "husk mig på", "remind me")
AWAY_WORDS = ("ferie", "afløser")
"""The words after ``/bro`` that begin the story's commands."""

FOLLOW_FORM = "Skriv det som `/bro følg A12 hos Netto hver 4. uge fra 1. december`."
REMIND_WHEN = "Hvornår? Skriv det som `/bro mind mig om at ringe til Mette på tirsdag kl. 9`."
REMIND_WHAT = "Hvad skal jeg minde dig om? Skriv det som `/bro mind mig om at ringe til Mette på tirsdag kl. 9`."
COVER_FORM = (
    "Hvem dækker, og hvornår? Nævn kollegaen med @: `/bro ferie 20/12-3/1 dækkes af @Ole`. "
    "`/bro ferie` alene åbner en formular."
)
NO_INTERVAL = "Hvor tit skal der følges op? Skriv fx “hver 4. uge” eller “hver anden torsdag kl. 10”."
ALREADY_THERE = "allerede det løbende forløb for samme borger og virksomhed"
ENDED = "afsluttet"
CANNOT_REOPEN = "ikke afsluttet, eller det skete for mere end et døgn siden"
ANOTHER_RUNS = "afløst af et nyt forløb for samme borger og virksomhed"
BEGUN = "i gang: der er gjort en opfølgning, eller det er afsluttet"
REOPEN = "Fortryd afslutning"
REOPENED = "Afslutningen er fortrudt. Opfølgningerne er, som de var."
TAKEN_BACK = "Oprettelsen er fortrudt."
SAVED = "Gemt."
REMINDER_GONE = "Påmindelsen er allerede færdig, rettet eller slettet. Se dine med `/bro mine`."
ALREADY = "Det er allerede gjort, eller noget er ændret. Sådan ser det ud nu:"

DONE = "Udført"
GUIDE = "Samtaleguide"
SNOOZE = "Udsæt"
SNOOZE_CHOOSE = "Vælg dag …"
HAND_ON = "Giv videre"
END = "Afslut forløb"
CHANGE = "Ret"
DELETE = "Slet"
OPEN = "Åbn"
OPEN_PLACEMENT = "Åbn forløbet"
SHOW_HISTORY = "Vis historik"
FINISHED = "Færdig"
HAND_ON_ALL = "Giv alle videre"

SAVE = "Gem"
CANCEL = "Fortryd"
CLOSE = "Luk"
NEW_TITLE = "Nyt forløb"
CHANGE_TITLE = "Ret forløb"
OUTCOME_TITLE = "Opfølgning udført"
SNOOZE_TITLE = "Udsæt"
HAND_ON_TITLE = "Giv forløb videre"
END_TITLE = "Afslut forløb"
REMINDER_TITLE = "Ret påmindelse"
COVER_TITLE = "Ferie og afløsning"
HISTORY_TITLE = "Historik"
PLACEMENT_TITLE = "Forløb"

CASE_REF_LABEL = "Borgerreference"
COMPANY_LABEL = "Virksomhed"
CONTACT_LABEL = "Kontaktperson i virksomheden"
KIND_LABEL = "Type"
START_LABEL = "Start"
HOURS_LABEL = "Timer om ugen"
ORDINARY_LABEL = "Heraf ordinære løntimer"
TASKS_LABEL = "Opgaver"
GOAL_LABEL = "Mål"
SUB_GOALS_LABEL = "Delmål"
SUB_GOALS_HINT = "Ét på hver linje."
CONSIDERATIONS_LABEL = "Aftalte hensyn"
CONSIDERATIONS_HINT = "Skriv hensynet, ikke diagnosen, fx “pauser efter behov”."
CADENCE_LABEL = "Hvor tit følges der op?"
PHONE_LABEL = "Opkald imellem"
PHONE_OPTION = "Mind mig også om et opkald midt mellem to opfølgninger"
DONE_ON_LABEL = "Hvornår blev det gjort?"
RESULT_LABEL = "Hvordan gik det?"
HOURS_NOW_LABEL = "Timer om ugen nu"
ORDINARY_NOW_LABEL = "Heraf ordinære løntimer nu"
SUB_GOALS_MET_LABEL = "Delmål, der er nået"
NOTE_LABEL = "Hvad blev aftalt?"
NOTE_HINT = "Skriv ikke navn, CPR-nummer eller diagnose på borgeren."
NEXT_STEP_LABEL = "Næste skridt"
NEXT_ON_LABEL = "Næste opfølgning"
NEXT_ON_HINT = "Ændrer du dagen, bliver planen derefter, som den var."
SNOOZE_LABEL = "Udsæt til"
COLLEAGUE_LABEL = "Kollega"
HAND_ON_HINT = "Kollegaen får besked og får påmindelserne fra nu af."
ENDED_ON_LABEL = "Slut"
REASON_LABEL = "Hvorfor?"
END_NOTE_LABEL = "Bemærkning"
END_HINT = "Åbne opfølgninger aflyses, og efterværn sættes i gang."
REMINDER_LABEL = "Hvad skal jeg minde dig om?"
REMINDER_WHEN_LABEL = "Hvornår?"
REMINDER_WHEN_HINT = "Lad feltet stå tomt for at beholde tidspunktet."
FIRST_DAY_LABEL = "Første dag"
LAST_DAY_LABEL = "Sidste dag"
DEPUTY_LABEL = "Hvem dækker?"

STOP_COVER = "Stop afløsning"
NOTHING = (
    "Du har ingen forløb, åbninger, påmindelser eller afløsninger. Begynd med `/bro følg A12 hos Netto hver 4. uge`."
)
MINE = "Dine forløb, åbninger og påmindelser"
MY_PLACEMENTS = "Forløb"
MY_OPENINGS = "Jobåbninger"
MY_REMINDERS = "Påmindelser"
MY_COVERS = "Afløsning"
NEW = "Nyt forløb"
AGENDA = "Tag op: mål, delmål, supplerende tilbud, ordinære timer"
AGENDA_CALL = "Opkald: hvordan går det, og er der noget, der skal tages i opløbet?"
AGENDA_AFTERCARE = "Efterværn: holder det, og er der brug for hjælp?"
AGENDAS = {
    FollowupKind.MEETING: AGENDA,
    FollowupKind.CALL: AGENDA_CALL,
    FollowupKind.AFTERCARE: AGENDA_AFTERCARE,
}
GUIDE_SUB_GOALS = "Hvilke delmål er nået?"
GUIDE_NOTE = "Hvad aftalte I?"
GUIDE_HINT = "Uden navn, CPR-nummer og diagnose."
GUIDE_NEXT_STEP = "Hvad er næste skridt?"
IN_CALENDAR = "Læg i kalender"
CALENDAR_FILE = "opfoelgning"
CALENDAR_FAILED = "Kalenderfilen kunne ikke sendes. Prøv igen om lidt."
FIRST_FOLLOWUP = "Første opfølgning"
PERSONAL_REMINDER = "Påmindelse"


def usual_cadence(weeks: int) -> str:
    """The hint of the cadence's field."""
    return f"Fx “hver anden torsdag kl. 10”. Tomt: første gang i uge 1, derefter hver {weeks}. uge."


def cadence_now(described: str) -> str:
    return f"Nu: {described}. Skriv kun her, hvis det skal ændres."


def followup_line(kind: FollowupKind, case_ref: str, company: str) -> str:
    return f"{FOLLOWUP_KINDS[kind]}: {case_ref} hos {company}"


def personal_line(subject: str) -> str:
    return f"{PERSONAL_REMINDER}: {subject}"


def due(day: date, today: date, late: int, at: str = "") -> str:
    """``i dag kl. 10.00``, ``mandag 30. november, for 2 arbejdsdage siden``."""
    if day == today:
        return f"i dag{f' {at}' if at else ''}"
    if day > today:
        return f"{weekday_and_day(day)}{f' {at}' if at else ''}"
    ago = f", for {count(late, 'arbejdsdag', 'arbejdsdage')} siden" if late else ""
    return f"{weekday_and_date(day)}{ago}"


def also_open(days: list[date]) -> str:
    return f"Også åben fra før: {listed([short_day(one) for one in days])}"


def hours(series: list[tuple[float | None, float | None]]) -> str:
    """The development as figures that read well aloud: ``Timer om ugen: 4 → 6 → 10, heraf ordinære 0 → 2``."""
    shown = [number(hours) for hours, _ in series if hours is not None]
    ordinary = [number(hours) for _, hours in series if hours is not None]
    if not shown:
        return ""
    text = f"Timer om ugen: {' → '.join(shown)}"
    return f"{text}, heraf ordinære {' → '.join(ordinary)}" if ordinary else text


def last_time(on: date, result: Result, note: str, next_step: str) -> str:
    """What was agreed last time."""
    lines = [f"Sidst {short_day(on)}: {RESULTS[result]}."]
    if note:
        lines.append(note if note[-1] in ".!?" else f"{note}.")
    if next_step:
        lines.append(f"{NEXT_STEP_LABEL}: {next_step}")
    return " ".join(lines)


def guide_goal(goal: str) -> str:
    """The first question of the guide; ``goal`` is empty where none was agreed."""
    return f"Hvordan går det med målet: {goal}?" if goal else "Hvordan går det?"


def guide_considerations(considerations: str) -> str:
    return f"Passer hensynene stadig? {considerations}" if considerations else GUIDE_HINT


def guide_top(next_step: str, on: date | None) -> str:
    """Last time's next step stands on top of the guide."""
    if on is None:
        return first_time()
    return f"Næste skridt fra {short_day(on)}: *{next_step}*" if next_step else f"Sidst: {short_day(on)}"


def first_time() -> str:
    return f"{FIRST_FOLLOWUP}."


def goals(goal: str, sub_goals: list[str]) -> str:
    parts = [f"Mål: {goal}"] if goal else []
    if sub_goals:
        parts.append(f"Delmål: {'; '.join(sub_goals)}")
    return ". ".join(parts)


def snoozed(times: int) -> str:
    return f"udsat {count(times, 'gang', 'gange')}"


def again(rounds: int) -> str:
    return f"{rounds}. påmindelse" if rounds > 1 else ""


def covering_for(person: str) -> str:
    """``person`` is what Slack shows of a user."""
    return f"for {person}"


def closed(state: FollowupState, day: date | None, by: str) -> str:
    """One line in place of the buttons."""
    when = f" {short_day(day)}" if day else ""
    return {
        FollowupState.DONE: f":white_check_mark: Udført{when}{f' af {by}' if by else ''}",
        FollowupState.COVERED: ":white_check_mark: Klaret ved en senere opfølgning",
        FollowupState.CANCELLED: ":heavy_minus_sign: Aflyst, forløbet er afsluttet",
        FollowupState.OPEN: "",
    }[state]


def snoozed_to(day: date) -> str:
    return f":calendar: Udsat til {weekday_and_day(day)}"


def now_with(to: str) -> str:
    return f":leftwards_arrow_with_hook: Ligger nu hos {to}"


def placement_title(case_ref: str, company: str) -> str:
    return f"{case_ref} hos {company}"


def created(is_new: bool, ignored: Iterable[str] = ()) -> str:
    """``ignored`` are the fields that were asked for and not taken over."""
    if is_new:
        return "Forløbet er oprettet."
    names = [FIELD_NAMES[name] for name in ignored]
    if not names:
        return "Forløbet findes allerede."
    kept = f"Jeg har ikke ændret {listed(names)}: kortet viser, hvad der gælder."
    return f"Forløbet findes allerede. {kept} Tryk *{CHANGE}* for at ændre det."


def next_followups(days: list[tuple[FollowupKind, date]]) -> str:
    named = [f"{FOLLOWUP_KINDS[kind].lower()} {weekday_and_day(day)}" for kind, day in days]
    return f"Planlagt: {listed(named)}" if named else "Der er ikke planlagt flere opfølgninger."


def rhythm(described: str, at: str, phone_between: bool) -> str:
    """``at`` is the time of day where it is not the usual one."""
    return f"Rytme: {described}{f' {at}' if at else ''}{', med opkald imellem' if phone_between else ''}"


def ended(on: date, reason: EndReason) -> str:
    return f"Afsluttet {weekday_and_day(on)}: {END_REASONS[reason]}"


def done_told(next_due: date | None) -> str:
    """The private answer after an outcome was stored."""
    if next_due is None:
        return "Gemt. Der er ikke planlagt flere opfølgninger."
    return f"Gemt. Næste opfølgning: {weekday_and_day(next_due)}."


def snooze_to(day: date) -> str:
    return f"Udsæt til {weekday_and_date(day)}"


def snooze_hint(due: date) -> str:
    return f"Planlagt {weekday_and_day(due)}; tidligst den dag. En lukkedag bliver til næste arbejdsdag."


def snoozed_told(day: date) -> str:
    return f"Udsat til {weekday_and_day(day)}."


def has_left(person: str) -> str:
    """Said after a colleague was chosen of whom Slack says that the account is closed."""
    return f"{person} har ikke længere en konto i Slack. Det er gemt, men vælg en anden kollega."


def calendar_comment(title: str) -> str:
    """Above the file that a calendar opens."""
    return f"{title}. Åbn filen for at lægge den i din kalender. Borgeren står kun med referencen."


def still_in_calendar(day: date) -> str:
    """After a move: the calendar does not know of it."""
    return f"I din kalender står den stadig {weekday_and_date(day)}. Læg den i kalenderen igen, så flytter den med."


def handed_on_told(title: str, to: str) -> str:
    return f"{title} ligger nu hos {to}, som har fået besked."


def ended_told(title: str, aftercare: list[date]) -> str:
    if not aftercare:
        return f"{title} er afsluttet."
    return f"{title} er afsluttet. Efterværn: {listed([weekday_and_day(day) for day in aftercare])}."


def reminder_told(subject: str, at: datetime, was_moved: bool, described: str = "") -> str:
    """What was understood, with weekday and date."""
    text = f"Jeg minder dig om “{subject}” {moment(at)}."
    if described:
        text += f" Gentages {described}."
    return text + (" Jeg har flyttet den ind i arbejdstiden." if was_moved else "")


def reminder_deleted(subject: str) -> str:
    return f"Påmindelsen “{subject}” er slettet."


def reminder_state(state: str, at: datetime | None, recurring: bool) -> str:
    """One line in place of a personal reminder's buttons."""
    if state == "deleted":
        return ":heavy_minus_sign: Slettet"
    if state == "done":
        return ":white_check_mark: Færdig"
    return (
        f":calendar: Næste gang {moment(at)}"
        if at and recurring
        else (f":calendar: Udsat til {moment(at)}" if at else "")
    )


def reminder_at(at: datetime) -> str:
    """When the next one comes, in a list."""
    return f":calendar: {moment(at).capitalize()}"


def cover_told(deputy: str, first: date, last: date) -> str:
    return f"{deputy} dækker for dig {_days(first, last)}. Derefter kommer påmindelserne til dig igen."


def _days(first: date, last: date) -> str:
    """``fra søndag 20. december 2026 til og med …``; one day is named once."""
    if first == last:
        return weekday_and_day(first)
    return f"fra {weekday_and_day(first)} til og med {weekday_and_day(last)}"


def cover_asked(absent: str, first: date, last: date, placements: int, openings: int) -> str:
    days = f"{absent} har bedt dig dække {_days(first, last)}."
    named = [count(placements, "forløb", "forløb")] if placements else []
    named += [count(openings, "åbning", "åbninger")] if openings else []
    about = f" Det gælder {listed(named)}." if named else ""
    return f"{days}{about} Påmindelser, frister og nye match kommer til dig i den tid."


NOTHING_HAPPENED = "Ingen har ændret noget i dine forløb og åbninger imens."
FITTED = "Passede til dine ønskelister imens"


def welcome_back(deputy: str, first: date, last: date) -> str:
    return f"Velkommen tilbage. {deputy} dækkede for dig {_days(first, last)}. Mens du var væk:"


def cover_line(absent: str, deputy: str, first: date, last: date) -> str:
    days = short_day(first) if first == last else f"{short_day(first)}-{short_day(last)}"
    return f"{deputy} dækker for {absent} {days}"


def cover_stopped(absent: str) -> str:
    return f"Afløsningen er stoppet. Påmindelserne går til {absent} igen."


def cover_ended(by: str, absent: str, first: date, last: date) -> str:
    """What the other of the two is told."""
    return f"{by} har stoppet afløsningen {_days(first, last)}. Påmindelserne går til {absent} igen."


def more(amount: int) -> str:
    """Below a list that is cut."""
    return f"… og {number(amount)} mere."


SHOW_RULES = "Vis reglerne"


def law_lead(day: date, today: date, *, expected: bool) -> str:
    if day > today:
        return f"{'Der ventes nye regler' if expected else 'Nye regler'} fra {weekday_and_day(day)}"
    return f"{'Der var ventet nye regler' if expected else 'Nye regler'} fra {weekday_and_day(day)}"


def law_touches(placements: int, *, leads: bool) -> str:
    whose = "i teamet" if leads else "blandt dine"
    return f"Det berører {count(placements, 'forløb', 'forløb')} {whose}:"


def handed_on(by: str) -> str:
    return f"{by} har givet dig et forløb"


def broker_left(person: str, placements: int) -> str:
    return f"{person} er ikke længere i Slack. {count(placements, 'forløb', 'forløb')} mangler en jobformidler."


def handed_on_all(placements: int, to: str) -> str:
    return f"{count(placements, 'forløb', 'forløb')} ligger nu hos {to}."


def history_line(at: datetime, who: str, what: str) -> str:
    return f"{moment(at)}: {what} ({who})"


HISTORY = {
    "created": "oprettet",
    "wage_documented": "løn dokumenteret",
    "changed": "rettet",
    "handed_on": "givet videre",
    "ended": "afsluttet",
    "reopened": "afslutning fortrudt",
    "taken_back": "oprettelse fortrudt",
    "done": "opfølgning udført",
    "snoozed": "opfølgning udsat",
}

FIELD_NAMES = {
    "case_ref": "borgerreference",
    "company": "virksomhed",
    "start": "start",
    "contact": "kontaktperson",
    "kind": "type",
    "hours": "timer",
    "ordinary_hours": "ordinære timer",
    "tasks": "opgaver",
    "goal": "mål",
    "sub_goals": "delmål",
    "considerations": "hensyn",
    "cadence": "rytme",
    "phone_between": "opkald imellem",
}


def changed_fields(names: list[str], rhythm_changed: bool) -> str:
    shown = [FIELD_NAMES[name] for name in names if name in FIELD_NAMES]
    return listed([*shown, *([FIELD_NAMES["cadence"]] if rhythm_changed else [])])


def from_to(before: date, after: date) -> str:
    return f"fra {short_day(before)} til {short_day(after)}"


def of_which_ordinary(figure: str) -> str:
    return f", heraf {figure} ordinære"
