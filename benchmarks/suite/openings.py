"""How job openings are read, and how fast, beside plain regular expressions: an afternoon's work, no more.

The messages are those of ``openings_fresh.jsonl``; the longest message that Slack allows is read in many shapes.
"""

from __future__ import annotations

import json
import re
from datetime import datetime

from benchmarks.measure import INPUTS, OURS, QUICK, computing, note, say, spread
from bot.domain.openings.drafts import Draft, OpeningType, Parsed
from bot.domain.openings.parser import parse
from bot.tools.evaluating_openings import Labelled, Parser, score

MESSAGES = INPUTS / "openings_fresh.jsonl"
LONGEST = 2_000 if QUICK else 40_000
ROUNDS = 1 if QUICK else 5
PLAIN = "regular expressions"

ADVERTISES = re.compile(r"søger|mangler|vil gerne have|har brug for|plads|job", re.IGNORECASE)
COMPANY = re.compile(r"^(?:[^A-ZÆØÅ]*)((?:[A-ZÆØÅ][\w&.]*\s?)+)")
PLACE = re.compile(r"\bi ([A-ZÆØÅ]\w+)")
HOURS = re.compile(r"(\d+)(?:\s*-\s*(\d+))?\s*(?:timer|t/uge|t\.)")
TASKS = re.compile(r"til at ([^.,\n]+)|Opgaver: ([^\n]+)")
PHONE = re.compile(r"\b(\d{2} ?\d{2} ?\d{2} ?\d{2})\b")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+\w")
CONTACT = re.compile(r"[Kk]ontakt:? ([A-ZÆØÅ]\w+(?: [A-ZÆØÅ]\w+)?)")
KINDS = {
    "fleksjob": OpeningType.FLEKSJOB, "småjob": OpeningType.SMAAJOB, "løntilskud": OpeningType.LOENTILSKUD,
    "praktik": OpeningType.VIRKSOMHEDSPRAKTIK, "ordinær": OpeningType.ORDINAERT,
}  # fmt: skip
DAYS = {"mandag": "mon", "tirsdag": "tue", "onsdag": "wed", "torsdag": "thu", "fredag": "fri"}


def main() -> None:
    lines = MESSAGES.read_text(encoding="utf-8").splitlines()
    messages = [Labelled.of(json.loads(line)) for line in lines]
    openings = sum(len(one.openings) for one in messages)
    note(f"{len(messages)} messages of an openings channel, {openings} openings in them; written for this comparison "
         "and not tuned on. F1 weighs what is invented against what is missed.")  # fmt: skip
    readers: dict[str, Parser] = {OURS: parse, PLAIN: plain}
    for who, read in readers.items():
        figures = score(messages, read)
        say("opening or not, F1", figures.detection.f1, "share", who=who)
        say("all fields, F1", figures.overall.f1, "share", who=who)
        for field in ("company", "place", "tasks", "hours_min", "contact_phone"):
            say(f"{field}, F1", figures.fields[field].f1, "share", who=who)
    times = [computing(lambda one=one: parse(one.text, one.now)) for _ in range(ROUNDS) for one in messages]
    spread("a message is read", times, aim=5)
    now = messages[0].now
    longest = {name: computing(lambda text=text: parse(text, now)) for name, text in shapes(messages).items()}
    worst = max(longest, key=longest.__getitem__)
    say(f"{LONGEST:,} characters in {len(longest)} shapes, slowest ({worst})", longest[worst], "ms", aim=200)


def plain(text: str, _now: datetime) -> Parsed:
    """What a few regular expressions read: one opening a message at most."""
    hours, low = HOURS.search(text), text.lower()
    if not (ADVERTISES.search(text) and hours):
        return Parsed("none", (), ())
    tasks, phone, mail = TASKS.search(text), PHONE.search(text), MAIL.search(text)
    draft = Draft(
        company=first(COMPANY, text),
        place=first(PLACE, text),
        tasks=next(filter(None, tasks.groups()), None) if tasks else None,
        type=next((kind for word, kind in KINDS.items() if word in low), None),
        hours_min=float(hours[1]),
        hours_max=float(hours[2] or hours[1]),
        weekdays=tuple(short for day, short in DAYS.items() if day in low),
        contact_name=first(CONTACT, text),
        contact_phone=phone[1].replace(" ", "") if phone else None,
        contact_email=mail[0] if mail else None,
    )
    return Parsed("opening", (draft,), ())


def first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[1].strip() if found else None


def fill(piece: str) -> str:
    return (piece * (LONGEST // len(piece) + 1))[:LONGEST]


def shapes(messages: list[Labelled]) -> dict[str, str]:
    """Long messages of every kind that might make a reader slow."""
    return {
        "messages joined": fill("\n\n".join(one.text for one in messages) + "\n"),
        "one message again and again": fill(messages[0].text + "\n"),
        "one word": "a" * LONGEST,
        "spaces": " " * LONGEST + "x",
        "digits": "1" * LONGEST + " timer",
        "digits and spaces": fill("12 "),
        "weekdays": fill("man, tirs og "),
        "capitalised words": fill("Anders "),
        "commas": fill("a,"),
        "brackets": fill("(a"),
        "bullets": fill("- a 3 timer\n"),
        "hours": fill("opvask 3 timer småjob og "),
        "labels": fill("Krav: x. "),
        "mails": fill("a@b.example "),
        "asterisks": fill("*a "),
        "prose without an opening": fill("Butikken ligger midt i byen, og der kommer mange forbi hver dag. Kig ind! "),
        "English weekdays": fill("weekdays "),
        "questions": fill("hvad? "),
        "clock times": fill("kl. 9 "),
        "demands": fill("skal kunne lide børn, "),
        "short lines": fill("a\n"),
        "table": fill("a\tb\n"),
        "clauses": fill("a; "),
    }


if __name__ == "__main__":
    main()
