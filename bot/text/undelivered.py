"""What is told of messages that could not be sent, in Slack and in the terminal: why, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from bot.text.format import count

PERSON = "Giv personens forløb og åbninger videre."
CHANNEL = "Invitér mig til kanalen, eller ret navnet under [channels] i config.toml."
ADMIN = "Bed den, der styrer jeres Slack, om at lade mig skrive dér."
OPERATIONS = "Sig det til driften."

REASONS = {
    "user_disabled": ("kontoen er lukket", PERSON),
    "user_not_found": ("personen findes ikke længere", PERSON),
    "user_not_visible": ("personen må ikke ses af mig", PERSON),
    "cannot_dm_bot": ("det er en bot", PERSON),
    "channel_not_found": ("kanalen findes ikke, eller jeg kan ikke se den", CHANNEL),
    "not_in_channel": ("jeg er ikke med i kanalen", CHANNEL),
    "user_not_in_channel": ("personen er ikke med i kanalen", PERSON),
    "is_archived": ("kanalen er arkiveret", "Genåbn kanalen, eller vælg en anden under [channels] i config.toml."),
    "restricted_action": ("kanalen lader mig ikke skrive", ADMIN),
    "messages_tab_disabled": (
        "samtaler med mig er slået fra i Slack-appen",
        "Slå dem til under App Home i appens opsætning.",
    ),
    "invalid_blocks": ("Slack kan ikke vise den", OPERATIONS),
    "msg_blocks_too_long": ("den er for lang til Slack", OPERATIONS),
    "msg_too_long": ("den er for lang til Slack", OPERATIONS),
    "unreadable": ("den kan ikke læses", OPERATIONS),
}
"""Slack's reason in words, and its cure."""

UNKNOWN = ("Slack tager den ikke", OPERATIONS)

KINDS = {
    "answer": "svar på et spørgsmål",
    "spoken": "besked, der ikke kom frem",
    "expert_question": "spørgsmål til fagpersoner",
    "expert_answer": "svar fra en fagperson",
    "missed_note": "bemærkning til et svar",
    "alias_proposal": "forslag til ord",
    "entry_review": "svar, der skal gennemgås",
    "opening_card": "kort om en jobåbning",
    "opening_card_update": "kort om en jobåbning, rettet",
    "opening_handed_over": "jobåbning overleveret",
    "openings_due": "jobåbninger, der venter",
    "opening_expired": "jobåbning udløbet",
    "wish_fit": "jobåbning, der passer til en ønskeliste",
    "handed_on": "forløb givet videre",
    "broker_left": "forløb uden jobformidler",
    "cover": "afløsning",
    "cover_ended": "afløsning stoppet",
    "reminders": "påmindelser",
    "monthly_report": "månedens tal",
    "monthly_files": "månedens filer",
    "undelivered": "beskeder, der kom tilbage",
    "channel_changed": "besked om en kanal",
    "while_away": "hvad der skete under en ferie",
    "law_change": "ny lov om et forløb",
    "opening_ended": "jobåbning afsluttet",
    "wish_fit_gone": "jobåbning, der er væk igen",
    "opening_mark": "reaktion på en jobåbning",
    "opening_reply_read": "reaktion på et svar",
    "erased": "besked, der rettes efter en sletning",
}
NOTHING = "Intet venter, og intet er parkeret."
HEADING = "{parked} parkeret, {waiting} venter:"
HOW_AGAIN = "Send en parkeret igen med: brobygger deliveries --again NUMMER (eller all)"


def lead(many: int) -> str:
    return f"{count(many, 'besked kunne', 'beskeder kunne')} ikke afleveres"


def line(place: str, reason: str, many: int) -> str:
    why, cure = REASONS.get(reason, UNKNOWN)
    return f"• {place}: {count(many, 'besked', 'beskeder')} – {why}. {cure}"


def pending(lines: Iterable[str], parked: int, waiting: int) -> str:
    heading = HEADING.format(parked=parked, waiting=waiting)
    return "\n".join([heading, *lines, *([HOW_AGAIN] if parked else [])])


def pending_line(number: int, kind: str, recipient: str, *, parked: bool, reason: str, attempts: int, due: str) -> str:
    """One message that is not sent, in the terminal."""
    what = f"{number:>6}  {KINDS.get(kind, kind)} til {recipient}"
    if parked:
        why, cure = REASONS.get(reason, UNKNOWN)
        return f"{what} – parkeret: {why} ({reason}). {cure}"
    tried = f", prøvet {count(attempts, 'gang', 'gange')}: {reason}" if reason else ""
    return f"{what} – venter til {due}{tried}"


def no_parked(number: str) -> str:
    return f"Der er ingen parkeret besked {number}. Se numrene med: brobygger deliveries"


def sent_again(many: int) -> str:
    if not many:
        return "Der er ingen parkerede beskeder."
    return f"{count(many, 'besked', 'beskeder')} sendes igen, så snart Brobygger kører."
