"""What the command line says about what is held of a citizen, and about erasing it."""

from __future__ import annotations

from collections.abc import Iterable

from bot.text.format import count

TABLES = {
    "placements": ("forløb", "forløb"),
    "followups": ("opfølgning", "opfølgninger"),
    "openings": ("jobåbning", "jobåbninger"),
    "wishes": ("ønskeliste", "ønskelister"),
    "history": ("linje i historikken", "linjer i historikken"),
    "questions": ("spørgsmål", "spørgsmål"),
    "reminders": ("påmindelse", "påmindelser"),
    "expert_threads": ("svar fra fagpersoner", "svar fra fagpersoner"),
    "opening_messages": ("besked om jobåbninger", "beskeder om jobåbninger"),
    "expert_replies": ("svar fra en kollega", "svar fra kolleger"),
    "alias_proposals": ("forslag til ord", "forslag til ord"),
    "aliases": ("godkendt ord", "godkendte ord"),
    "local_entries": ("lokalt svar", "lokale svar"),
    "own_reports": ("egen rapport (titel eller filnavn)", "egne rapporter (titel eller filnavn)"),
    "passages": ("afsnit i en egen rapport", "afsnit i egne rapporter"),
    "passage_words": ("afsnit i søgeregistret", "afsnit i søgeregistret"),
    "opening_keys": ("søgeord for en jobåbning", "søgeord for jobåbninger"),
    "wish_keys": ("søgeord for en ønskeliste", "søgeord for ønskelister"),
    "votes": ("bemærkning til et svar", "bemærkninger til svar"),
    "picks": ("valg af et svar", "valg af svar"),
    "inbox": ("modtaget besked", "modtagne beskeder"),
    "deliveries": ("besked, der er sendt eller venter", "beskeder, der er sendt eller venter"),
}
OTHER = ("række i {table}", "rækker i {table}")

NO_REFERENCE = "“{written}” er ikke en borgerreference som {example}. Intet er rørt."
HOLDS_CPR = "Det ligner et CPR-nummer. Skriv borgerreferencen. Intet er rørt."
AGAIN = "Nogen læste i databasen imens, så rester kan stå i filen. Kør kommandoen igen."


def no_reference(written: str, example: str) -> str:
    return NO_REFERENCE.format(written=written, example=example)


def forgotten(case_ref: str, erased: dict[str, int], places: Iterable[tuple[str, str, bool]], *, preview: bool) -> str:
    """What was erased or would be, and where it stands in Slack: channel, link, and whether the bot wrote it."""
    stands = [_place(*place, preview=preview) for place in places]
    if not erased and not stands:
        return f"Der er ikke gemt noget om {case_ref}."
    lead = f"Det ville blive slettet om {case_ref}:" if preview else f"Slettet om {case_ref}:"
    lines = [lead, *(f"  • {_rows(table, many)}" for table, many in erased.items())]
    if stands:
        lines += ["I Slack står det her:", *stands]
    if not preview:
        lines.append(
            "Sikkerhedskopier, der er taget før nu, har det stadig: slet dem, eller kør forget igen efter en restore."
        )
    return "\n".join(lines)


def _rows(table: str, many: int) -> str:
    singular, plural = TABLES.get(table, OTHER)
    return count(many, singular.format(table=table), plural.format(table=table))


def _place(channel: str, ts: str, by_bot: bool, *, preview: bool) -> str:
    if not by_bot:
        what = "skrevet af en kollega; skal slettes dér"
    else:
        what = "Brobyggers egen; " + ("rettes" if preview else "rettes, så snart Brobygger kører")
    return f"  • {channel} {link(channel, ts)} – {what}"


def link(channel: str, ts: str) -> str:
    """The message's address; Slack leads a person who is logged in on to their workspace."""
    return f"https://slack.com/archives/{channel}/p{ts.replace('.', '')}"
