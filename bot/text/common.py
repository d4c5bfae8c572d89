"""Sentences that every story uses."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.errors import (
    BrobyggerError,
    Impossible,
    NotAllowed,
    NotFound,
    NotStored,
    NotUnderstood,
    Outdated,
    Refusal,
    Refused,
    Role,
    Trouble,
)
from bot.text.format import listed
from bot.text.openings import STATES as OPENING_STATES

ROLE_NAMES = {
    Role.COORDINATOR: "koordinatoren",
    Role.LEADER: "lederen",
    Role.CURATOR: "en fagperson",
    Role.BROKER: "jobformidleren",
}
THINGS = {
    "opening": "jobåbningen",
    "placement": "forløbet",
    "followup": "opfølgningen",
    "reminder": "påmindelsen",
    "entry": "svaret",
    "question": "spørgsmålet",
    "proposal": "forslaget",
    "wish": "ønskelisten",
    "cover": "afløsningen",
}

STATES = {str(state): name for state, name in OPENING_STATES.items()}
"""What an opening's state is called; other stories give theirs in Danish."""

REFUSALS = {
    Refusal.EMPTY: "Skriv noget her.",
    Refusal.TOO_LONG: "Teksten er for lang; skriv den kortere.",
    Refusal.CPR: "Her står noget, der ligner et CPR-nummer. Fjern det, og prøv igen.",
    Refusal.CASE_REF: "Brug en borgerreference som {example}, ikke navn eller CPR-nummer.",
    Refusal.NOT_A_DATE: "Datoen kan ikke læses. Skriv den som 1/12 eller 1. december.",
    Refusal.IN_THE_PAST: "Datoen er passeret. Vælg en dag, der kommer.",
    Refusal.NOT_A_NUMBER: "Skriv et tal, fx 12 eller 7,5.",
    Refusal.NOT_A_COUNT: "Skriv et helt tal fra 1 til 99, fx 2.",
    Refusal.NOT_HOURS: "Skriv timer om ugen, fx 10, 10-15 eller op til 15.",
    Refusal.HOURS_RANGE: "Timer om ugen skal være mellem 0 og 37.",
    Refusal.HOURS_ORDER: "Det højeste timetal skal være mindst lige så stort som det laveste.",
    Refusal.ORDINARY_ABOVE_HOURS: "Ordinære timer kan ikke være flere end timerne i alt.",
    Refusal.PHONE: "Telefonnummeret ser forkert ud. Skriv otte cifre, eller landekode med + foran.",
    Refusal.EMAIL: "Mailadressen ser forkert ud; tjek @ og endelsen.",
    Refusal.NO_INTERVAL: "Skriv, hvor tit det skal gentages, fx “hver 4. uge”.",
    Refusal.UNKNOWN_PERSON: "Den person findes ikke her. Vælg en kollega fra listen.",
    Refusal.COVER_SELF: "Du kan ikke dække for dig selv. Vælg en kollega.",
    Refusal.COVER_OVERLAP: "Der er allerede en afløser i den periode. Stop den først; den står i `/bro mine`.",
    Refusal.BEFORE_START: "Datoen ligger før forløbets start.",
    Refusal.IN_THE_FUTURE: "Datoen er ikke kommet endnu. Vælg i dag eller en tidligere dag.",
    Refusal.END_BEFORE_START: "Slutdatoen ligger før startdatoen.",
    Refusal.UNKNOWN_OPENING: "Den jobåbning findes ikke. Skriv nummeret på en anden; se dem med `/bro job`.",
    Refusal.CVR: "CVR-nummeret ser forkert ud. Skriv otte cifre, eller lad feltet stå tomt.",
    Refusal.TARGET_GROUP: "Er borgeren i målgruppen? Sæt kryds ved det, der passer.",
    Refusal.DIAGNOSIS: "Skriv hensynet, ikke diagnosen, fx “rolige omgivelser” eller “pauser efter behov”.",
    Refusal.TOO_FAR: "Datoen ligger mere end et år frem. Vælg en tidligere dag.",
    Refusal.BEFORE_PLANNED: "Dagen ligger før den planlagte. Vælg en senere dag.",
    Refusal.SAME_PERSON: "Forløbet hører allerede til den person. Vælg en anden.",
}

CHOOSE = "Vælg"
CLOSE = "Luk"

CPR_REMOVED = (
    ":lock: Din besked indeholder noget, der ligner et CPR-nummer. Jeg har ikke gemt det. "
    "Slet eller ret beskeden, så nummeret ikke står i Slack."
)
CPR_IN_COMMAND = ":lock: Det ligner et CPR-nummer. Jeg har ikke gemt det. Spørg igen uden nummeret."
ERASED = "Oplysningerne i denne besked er slettet."
HEALTH_HINT = (
    ":lock: Skriv helst ikke helbredsoplysninger om en bestemt borger her. "
    "Spørg generelt, fx “mentor ved ADHD”, så svarer jeg lige så godt."
)


OUTSIDER = "Jeg hjælper kun kolleger i det Slack-arbejdsområde, jeg er installeret i."
SAVED_ALREADY = "Det er gemt allerede."
BEING_SAVED = "Jeg er i gang med at gemme det. Se om et øjeblik, om det er der, før du sender det igen."

TROUBLES = {
    Trouble.FULL: "disken på serveren er fuld. Sig det til driften, og skriv det igen, når der er plads",
    Trouble.BUSY: "databasen er optaget. Prøv igen om et øjeblik",
    Trouble.DAMAGED: "databasen er beskadiget. Sig det til driften, og skriv det igen bagefter",
    Trouble.UNWRITABLE: "databasen kan ikke skrives. Sig det til driften, og skriv det igen bagefter",
}
CAUSES = {
    Trouble.FULL: "Disken på serveren er fuld; sig det til driften.",
    Trouble.BUSY: "Databasen er optaget.",
    Trouble.DAMAGED: "Databasen er beskadiget; sig det til driften.",
    Trouble.UNWRITABLE: "Databasen kan ikke skrives; sig det til driften.",
}


def apology(reference: str, *, saved: bool) -> str:
    """For anything unforeseen; the reference is found in the log. ``saved``: what was asked for had been stored."""
    if saved:
        return (
            "Det er gemt, men bagefter gik noget galt hos mig, så måske ser du det ikke endnu. "
            f"Sker det igen, så giv driften nummeret {reference}."
        )
    return (
        "Det gik galt hos mig, og intet er gemt. Prøv igen om lidt. "
        f"Sker det igen, så giv driften nummeret {reference}."
    )


def slack_failed(*, saved: bool) -> str:
    """Slack did not take a form or a message that was to be shown."""
    if saved:
        return "Det er gemt, men Slack tog ikke imod det, jeg ville vise dig. Se det med `/bro mine`."
    return "Slack tog ikke imod det, jeg ville vise dig. Prøv igen om lidt."


def stored_in_part() -> str:
    """The database failed after the first thing had been stored."""
    return "Noget af det er gemt, men ikke det hele: databasen svarer ikke. Se med `/bro mine`, og prøv igen om lidt."


def not_written_down(trouble: Trouble, *, given_up: bool) -> str:
    """A message that could not even be written down; Slack sends it again for some minutes."""
    if given_up:
        return f"Din besked er *ikke* gemt, og jeg får den ikke igen. {CAUSES[trouble]} Skriv den igen om lidt."
    return (
        f"Din besked er *ikke* gemt. {CAUSES[trouble]} Jeg prøver igen de næste minutter. "
        "Hører du ikke fra mig inden for ti minutter, så skriv den igen."
    )


def taken_up_later(trouble: Trouble) -> str:
    """A message that is written down, but could not be worked on."""
    return f"{CAUSES[trouble]} Din besked er skrevet ned, og jeg tager den op igen om lidt."


NEVER_DONE = (
    "Din besked er skrevet ned, men jeg har prøvet flere gange uden at kunne gøre noget ved den. "
    "Den er *ikke* behandlet. Skriv den igen om lidt."
)


def interrupted(command: str) -> str:
    """What a command asked for is stored, but its answer may have been lost when the program was stopped."""
    what = f"`/bro {command.replace('`', '')}`" if command else "det, du sendte i en formular"
    return f"Jeg blev afbrudt midt i {what}. Det er gemt."


def you_wrote(words: str) -> str:
    return f"Du skrev: {words}"


def refusal(reason: Refusal, example: str = "A12") -> str:
    """One sentence for one field of a form."""
    return REFUSALS[reason].format(example=example)


def in_form(words: str) -> str:
    """Under a field Slack shows plain text, without code marks."""
    return words.replace("`", "")


def explain(
    error: BrobyggerError, mention: Callable[[str], str], quoted: Callable[[str], str], example: str = "A12"
) -> str:
    """What a person is told about a named error.

    ``mention`` turns a user id into what Slack shows, ``quoted`` what a person wrote into what is shown as written.
    """
    match error:
        case Refused(fields=fields):
            return " ".join(dict.fromkeys(refusal(reason, example) for reason in fields.values()))
        case NotAllowed(role=role, who_can=who_can):
            whom = listed([mention(user) for user in who_can], "eller") if who_can else ROLE_NAMES[role]
            return f"Det kan kun {ROLE_NAMES[role]} gøre. Spørg {whom}."
        case NotFound(what=what, reference=reference):
            return f"Jeg kan ikke finde {THINGS.get(what, what)} {quoted(reference)}. Se dine egne med `/bro mine`."
        case NotStored(trouble=trouble):
            return f"Det er *ikke* gemt: {TROUBLES[trouble]}."
        case Outdated(what=what, number=number, by_self=True):
            return f"Kortet var ikke opdateret. Nu viser det, hvordan {THINGS.get(what, what)} #{number} ser ud."
        case Outdated(what=what, number=number):
            return f"En anden var hurtigere. Kortet viser nu, hvordan {THINGS.get(what, what)} #{number} ser ud."
        case Impossible(what=what, number=number, state=state):
            return f"Det kan ikke gøres nu: {THINGS.get(what, what)} #{number} er {STATES.get(state, state)}."
        case NotUnderstood(question=question):
            return (
                quoted(question)
                if question
                else "Det forstod jeg ikke. Skriv `/bro hjælp` for at se, hvad du kan skrive."
            )
        case _:
            return "Det kan ikke lade sig gøre. Skriv `/bro hjælp` for at se, hvad du kan skrive."
