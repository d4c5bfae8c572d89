"""The words of the report: for leaders. ``docs/tal.md`` defines each figure."""

from __future__ import annotations

from datetime import date

from bot.domain.figures.reports import Figure, Figures, Value
from bot.domain.figures.small_groups import ALL, Scope
from bot.domain.figures.spans import Month, Span, Year
from bot.domain.figures.targets import Aim, Attainment
from bot.text.format import count, day, listed, number
from danish.names import MONTHS

MONTH_WORDS = {
    **{name: position for position, name in enumerate(MONTHS, 1)},
    **{name[:3]: position for position, name in enumerate(MONTHS, 1)},
}
"""Months as people write them, in small letters."""

LAST_MONTH = ("sidste måned", "forrige måned")
THIS_MONTH_WORDS = ("denne måned",)
THIS_YEAR = ("i år", "dette år")
LAST_YEAR = ("sidste år", "forrige år")
DOCUMENT_COMMANDS = ("løn dokumenteret", "loen dokumenteret")
NOT_BEGUN = "Den måned er ikke begyndt. Skriv fx `/bro status oktober` eller `/bro status`."
BAD_MONTH = "Måneden kan ikke læses; skriv den som 2026-11 eller november 2026."
NO_DATA = "Der er ingen data endnu: databasen kender hverken åbninger eller forløb."

NAMES = {
    Figure.LOGGED: "Åbninger registreret",
    Figure.HANDED_OVER: "Åbninger overleveret",
    Figure.MATCHED: "Åbninger med match",
    Figure.FILLED: "Åbninger besat",
    Figure.DAYS_TO_CONTACT: "Dage til kontakt (median)",
    Figure.DAYS_TO_MATCH: "Dage til match (median)",
    Figure.DAYS_TO_FILLED: "Dage til besat (median)",
    Figure.ACTIVE: "Aktive forløb",
    Figure.WITH_ORDINARY: "Heraf med ordinære timer",
    Figure.HOURS: "Timer om ugen i alt",
    Figure.ORDINARY_HOURS: "Heraf ordinære timer",
    Figure.ON_TIME: "Opfølgninger til tiden",
}

SHORT_NAMES = {
    Figure.LOGGED: "Registreret",
    Figure.HANDED_OVER: "Overleveret",
    Figure.MATCHED: "Match",
    Figure.FILLED: "Besat",
}

AIMS = {
    Aim.INTERNSHIPS: "I virksomhedspraktik",
    Aim.ORDINARY: "Heraf i ordinær beskæftigelse",
    Aim.COMPANY: "I virksomhedsrettet aktivitet i 3 måneder",
    Aim.ORDINARY_HOURS: "Ordinære timer om ugen",
}

SHORT_AIMS = {
    Aim.INTERNSHIPS: "praktik",
    Aim.ORDINARY: "ordinært job",
    Aim.COMPANY: "3 mdr. aktivitet",
    Aim.ORDINARY_HOURS: "ordinære timer",
}

WHO_COUNTS = {
    Aim.INTERNSHIPS: "Borgere, der er begyndt i virksomhedspraktik i perioden; hver borger tæller én gang.",
    Aim.ORDINARY: (
        "Borgere fra praktikken, der i perioden er begyndt i ordinært job eller småjob, "
        "eller hvis forløb sluttede med ordinært job. Fleksjob og løntilskud tæller ikke."
    ),
    Aim.COMPANY: (
        "Borgere med praktik, løntilskud, fleksjob, småjob eller ordinært job i tre måneder i træk "
        "(en weekend bryder ikke rækken), af målgruppen."
    ),
    Aim.ORDINARY_HOURS: "Ordinære timer om ugen i de forløb, der er aktive på periodens sidste dag.",
}

NOT_SHOWN = "vises ikke"
DASH = "–"
REACHED = "Nået"
TARGET = "Mål"
DEGREE = "Målopfyldelse"
SHARE = "Andel"
VERIFIED = "Heraf med løn dokumenteret"
FIGURE = "Tal"
WHO = "Hvem"
AIM = "Resultatmål"
EVERYBODY = "Alle"
TOGETHER = "I alt"
WITHOUT_MUNICIPALITY = "Uden kommune"
WITHOUT_TEAM = "Uden team"
TARGETS_TITLE = "Resultatmål"
PARTS_TITLE = "Kommuner og team"
FIGURES_TITLE = "Tal"
CHART_OPENINGS = "Åbninger: hvor langt de kom"
CHART_PLACEMENTS = "Aktive forløb den sidste dag i måneden"
CHART_TARGETS = "Resultatmål: nået i procent af målet"
WITH_ORDINARY = "med ordinære timer"
WITHOUT_ORDINARY = "uden ordinære timer"
NOT_SPLIT = "opdeling vises ikke"
TARGET_REACHED = "målet er nået"
TARGET_NOT_REACHED = "målet er ikke nået endnu"
NOTHING_TO_SHOW = "Ingen tal at vise"
PERCENT_AXIS = "procent af målet"
NUMBER_AXIS = "antal"
PART_COLUMNS = (Figure.LOGGED, Figure.MATCHED, Figure.FILLED, Figure.ACTIVE, Figure.WITH_ORDINARY, Figure.ON_TIME)
PART_NAMES = {
    Figure.LOGGED: "Registreret",
    Figure.MATCHED: "Match",
    Figure.FILLED: "Besat",
    Figure.ACTIVE: "Aktive forløb",
    Figure.WITH_ORDINARY: "Ordinære timer",
    Figure.ON_TIME: "Opfølgn. til tiden",
}
FILES_COMMENT = "Månedens tal som billede og regneark."
FILES_FAILED = "Billedet og regnearket kunne ikke sendes. Prøv igen, eller brug `brobygger report` på serveren."
YOUR_CHAT = "din samtale med mig"
STATUS_TITLE = "Status"
FILES_IN_CHAT = "Billede og regneark ligger i din samtale med mig."
BEHIND = "antal bag tallet"
ABOUT_SHEET = "Om tallene"
TARGET_HEAD = (
    "Navn",
    WHO,
    AIM,
    REACHED,
    TARGET,
    f"{DEGREE} i procent",
    "Andel af borgere",
    "Andel i procent",
    "Mål for andel i procent",
    VERIFIED,
)
DEFINITIONS = "Sådan regnes der: docs/tal.md"


def sent_to_you(link: str) -> str:
    """Where the figures are; ``link`` leads to them, where Slack gives one."""
    return f"Tallene ligger i {link or YOUR_CHAT}."


def month_name(month: Span) -> str:
    """``november 2026``, ``2026``."""
    if isinstance(month, Year):
        return str(month)
    return f"{MONTHS[month.month - 1]} {month.year}"


def short_month(month: Span) -> str:
    """``nov. 26``, ``2026``."""
    if isinstance(month, Year):
        return str(month)
    name = MONTHS[month.month - 1]
    return f"{name[:3]}{'.' if len(name) > 3 else ''} {month.year % 100:02}"


def scope_name(scope: Scope) -> str:
    """``Kolding``, ``Kolding, Netværk``, ``Netværk (alle kommuner)``."""
    if scope == ALL:
        return EVERYBODY
    place = WITHOUT_MUNICIPALITY if scope.municipality == "" else scope.municipality
    if scope.team is None:
        return place or ""
    team = scope.team or WITHOUT_TEAM
    if scope.municipality is None:
        return f"{team} (alle kommuner)"
    return team if scope.municipality == "" else f"{place}, {team}"


def title(month: Span, scope: Scope) -> str:
    whom = "" if scope == ALL else f", {scope_name(scope)}"
    return f"Status for {month_name(month)}{whom}"


def running(month: Span, until: date) -> str:
    name = "Året" if isinstance(month, Year) else "Måneden"
    return f"{name} er ikke slut: tallene er til og med {day(until)}."


def value(figure: Figure, shown: Value) -> str:
    """One figure as a person reads it: ``12``, ``4,5 dage (17)``, ``62 % (31 af 50)``."""
    if shown.hidden:
        return NOT_SHOWN
    if figure in {Figure.WITH_ORDINARY, Figure.ON_TIME}:
        return DASH if not shown.of else f"{shown.percent} % ({number(shown.amount or 0)} af {number(shown.of)})"
    if shown.amount is None:
        return DASH
    if shown.of is not None:
        return f"{number(shown.amount)} ({number(shown.of)})"
    return number(shown.amount)


def not_shown(names: list[str], minimum_group: int) -> str:
    """The figures that a small office cannot be shown, named once with the reason."""
    reason = f"De handler om færre end {minimum_group} borgere, eller så få kunne regnes ud."
    tools = "Dine egne redskaber er der stadig: Overblik viser hver jobformidlers forløb."
    return f"{NOT_SHOWN.capitalize()}: {listed(names)}. {reason} {tools}"


def headline(month: Span, scope: Scope, now: Figures, before: Figures, *, running: bool) -> str:
    """The month or year in one sentence: ``12 åbninger, 5 besat; 2 flere end i oktober; median 6 dage til match.``

    A running month is not measured against a whole one, only shown beside it.
    """
    logged, last = (int(period.of(scope, Figure.LOGGED).amount or 0) for period in (now, before))
    filled, to_match = now.of(scope, Figure.FILLED), now.of(scope, Figure.DAYS_TO_MATCH)
    first = count(logged, "åbning", "åbninger") if logged else "Ingen åbninger"
    first += " til nu" if running else ""
    if not filled.hidden and logged:
        first += f", {number(filled.amount or 0)} besat"
    span = month.previous
    previous = str(span) if isinstance(span, Year) else MONTHS[span.month - 1]
    parts = [first, f"i hele {previous} {last}" if running else _against(logged - last, previous)]
    if to_match.amount is not None:
        parts.append(f"median {_days(to_match.amount)} til match")
    return f"{'; '.join(parts)}."


def _against(difference: int, month: str) -> str:
    if not difference:
        return f"lige så mange som i {month}"
    return f"{abs(difference)} {'flere' if difference > 0 else 'færre'} end i {month}"


def _days(days: float) -> str:
    return f"{number(days)} {'dag' if days == 1 else 'dage'}"


def glance(month: Month, now: Figures, before: Figures) -> str:
    """The running month of everybody on the leader's Home: the headline and how the placements stand."""
    sentence = headline(month, ALL, now, before, running=True)
    wanted = (Figure.ACTIVE, Figure.WITH_ORDINARY, Figure.ON_TIME)
    active, ordinary, on_time = (now.of(ALL, figure) for figure in wanted)
    parts = (
        "" if active.hidden else f"{number(active.amount or 0)} aktive forløb",
        "" if ordinary.percent is None else f"{ordinary.percent} % med ordinære timer",
        "" if on_time.percent is None else f"{on_time.percent} % af opfølgningerne til tiden",
    )
    name = MONTHS[month.month - 1]
    return "\n".join(filter(None, (f"{name.capitalize()}: {sentence}", " · ".join(filter(None, parts)))))


def footnotes(minimum_group: int, repeat_after: int, *, hidden: bool) -> list[str]:
    """What a reader of the figures must know."""
    notes = [
        "Medianer: i parentes antal åbninger bag tallet.",
        f"Til tiden: senest {count(repeat_after, 'arbejdsdag', 'arbejdsdage')} efter den planlagte dag.",
    ]
    if hidden:
        notes.append(
            f"“{NOT_SHOWN}”: tallet handler om færre end {minimum_group} borgere, "
            f"eller så få kunne regnes ud ved at trække tal fra hinanden."
        )
    return notes


def whose(one: Attainment) -> str:
    """Whom a target is about; ``I alt`` for the sum of several municipalities' targets."""
    return TOGETHER if one.is_sum else scope_name(one.scope)


def reached(one: Attainment) -> str:
    """``392 af 480 (82 %)``; for shares also what they are a share of."""
    if one.hidden or one.reached is None:
        return NOT_SHOWN
    words = number(one.reached)
    if one.target is not None:
        words += f" af {number(one.target)}"
    if one.degree is not None:
        words += f" ({one.degree} %)"
    return words


def share(one: Attainment) -> str:
    """``39 % af 392 borgere, mål 50 %``."""
    if one.hidden or one.share is None or one.share_reached is None or one.base is None:
        return ""
    return f"{one.share_reached} % af {count(one.base, 'borger', 'borgere')}, mål {number(one.share)} %"


def verified(one: Attainment) -> str:
    """The part whose wage is documented; empty for aims that no wage proves."""
    if one.aim not in {Aim.ORDINARY, Aim.ORDINARY_HOURS}:
        return ""
    return NOT_SHOWN if one.hidden or one.verified is None else number(one.verified)


def unknown_scope(name: str, known: list[str]) -> str:
    names = ", ".join(known[:20]) or "ingen; sæt dem under [[targets.units]] i config.toml"
    return f"Jeg kender hverken en kommune eller et team, der hedder “{name}”. Jeg kender: {names}."


def documented(reference: str, placements: int) -> str:
    if not placements:
        return f"Lønnen for {reference} var allerede dokumenteret."
    return f"Lønnen for {reference} står nu som dokumenteret ({count(placements, 'forløb', 'forløb')})."


DOCUMENT_FORM = "Skriv borgerreferencen: `/bro løn dokumenteret A12`."
