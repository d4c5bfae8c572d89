"""Everything that reads what people wrote, on texts that nobody would write: mutated from texts that somebody would."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from bot.config import ConfigProblems
from bot.config import load as load_config
from bot.domain.openings import mail
from bot.domain.openings.drafts import Draft
from bot.domain.openings.parser import parse, parse_reply
from bot.domain.privacy import mask
from bot.domain.spoken import as_command
from bot.services.documents import UnusableDocument, pages
from bot.slack.inbound import read as read_event
from danish import dates
from knowledge.loader import BUNDLED
from knowledge.loader import read as read_entry
from knowledge.search import Index
from tests.support.documents import pdf, word

TESTS = Path(__file__).parents[1]
NOW = datetime(2026, 11, 26, 9, 15)
ODD = (
    "\0", "\u202e", "\u200b", "\ufeff", "🙂", "é", "\u0301", "&lt;", "<@U1|", "<!channel>", "`", "```", "*", "_", "|",
    "\n", "\r\n", "\t", "§", "½", "٣", "%", "\\", "31/2", "99:99", "1" * 40, "a" * 300, " " * 200, "kl. " * 30,
    "(" * 60, "mandag " * 40, "-" * 80,
)  # fmt: skip
"""What is put in: signs that break readers, and runs that make slow ones slow."""


@dataclass
class Outcome:
    """What a reader did with its texts: how long the slowest took, in milliseconds, and what broke it."""

    reader: str
    texts: int = 0
    slowest: float = 0.0
    slow_text: str = ""
    broke: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class Reader:
    """``samples`` are what it is meant for; ``refuses`` is how it may say no."""

    name: str
    samples: Sequence[str]
    read: Callable[[str], object]
    refuses: tuple[type[Exception], ...] = ()


def mutated(random: Random, samples: Sequence[str]) -> str:
    """A sample with one to four changes: cut, doubled, moved, mixed with another, or with something odd in it."""
    text = random.choice(samples)
    for _ in range(random.randint(1, 4)):
        start, end = sorted(random.choices(range(len(text) + 1), k=2))
        match random.randrange(7):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + text[start:end] * random.randint(1, 5) + text[end:]
            case 2:
                text = text[end:] + text[:start]
            case 3:
                other = random.choice(samples)
                text = text[:start] + other[random.randrange(len(other) + 1) :]
            case 4:
                text = text[:start] + text[start:end].swapcase() + text[end:]
            case _:
                text = text[:start] + random.choice(ODD) + text[start:]
    return text[:40_000]


def tried(reader: Reader, random: Random, texts: int) -> Outcome:
    """Give a reader so many texts; time is the processor's."""
    outcome = Outcome(reader.name, texts)
    for _ in range(texts):
        text = mutated(random, reader.samples)
        began = time.process_time()
        try:
            reader.read(text)
        except reader.refuses:
            pass
        except Exception as error:
            outcome.broke.append(f"{type(error).__name__}: {error} on {text!r:.300}")
        took = (time.process_time() - began) * 1000
        if took > outcome.slowest:
            outcome.slowest, outcome.slow_text = took, text
    return outcome


def readers(index: Index, folder: Path) -> Iterator[Reader]:
    """Every reader of the assistant; ``folder`` holds what is read from files."""
    questions = [one.q for entry in index.entries.values() for one in entry.questions[:5]]
    messages = _lines("domain/openings/data/messages.jsonl", "text") + _lines(
        "domain/openings/opening_messages.jsonl", "text"
    )
    replies = _lines("domain/openings/data/replies.jsonl", "text")
    yield Reader("questions", questions, index.ask)
    yield Reader("openings", messages, lambda text: parse(text, NOW))
    yield Reader("replies", replies, lambda text: parse_reply(text, NOW, Draft(company="Netto", hours_min=10.0)))
    yield Reader("mails", messages, lambda text: mail.read(mail.Mail(text=text), NOW))
    yield Reader(
        "mails in HTML",
        [f"<html><p>{one}</p></html>" for one in messages],
        lambda text: mail.read(mail.Mail(html=text), NOW),
    )
    yield Reader("times", _lines("danish/when_phrases.jsonl", "text"), lambda text: dates.understand(text, NOW))
    numbers = [
        "Hun er født 311190-1234",
        "cpr 31.11.1990 1234, tlf. 22 33 44 55",
        "ordre 3111901234 af 12/3-2026",
        *messages,
    ]
    yield Reader("the CPR guard", numbers, mask)
    spoken = [
        "mind mig om at ringe til Mette på tirsdag kl. 9",
        "følg A12 hos Netto hver 4. uge",
        "mine",
        "hvad kan du?",
        *questions[:50],
    ]
    yield Reader("commands in plain words", spoken, lambda text: as_command(text, lambda word: word.startswith("A")))
    event = {
        "type": "message",
        "channel": "C1",
        "user": "U1",
        "ts": "1.0",
        "text": "Netto søger",
        "files": [{"id": "F1"}],
    }
    yield Reader("events", [json.dumps({"event": event, "team_id": "T1", "event_id": "E1"})], _event)
    example = (Path(__file__).parents[2] / "config.toml").read_text(encoding="utf-8")
    yield Reader("config.toml", [example], _file(folder / "config.toml", load_config), (ConfigProblems,))
    entries = [path.read_text(encoding="utf-8") for path in sorted(BUNDLED.rglob("begreb-*.md"))]
    yield Reader("entries", entries, _file(folder / "begreb-et.md", read_entry))
    (folder / "x.txt").write_text("Side et.\n\nSide to.", encoding="utf-8")
    for made in (folder / "x.txt", word(folder / "x.docx", "Side et."), pdf(folder / "x.pdf", "Side et.", "Side to.")):
        content = made.read_bytes().decode("latin-1")
        yield Reader(f"documents: {made.suffix}", [content], _document(made.name), (UnusableDocument,))


def _lines(name: str, key: str) -> list[str]:
    return [json.loads(line)[key] for line in (TESTS / name).read_text(encoding="utf-8").splitlines()]


def _event(text: str) -> object:
    """What is no JSON any more never comes from Slack."""
    try:
        body: Any = json.loads(text)
    except ValueError:
        return None
    return read_event(body, "U0") if isinstance(body, dict) and isinstance(body.get("event"), dict) else None


def _file(path: Path, read: Callable[[Path], object]) -> Callable[[str], object]:
    def written(text: str) -> object:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return read(path)

    return written


def _document(name: str) -> Callable[[str], object]:
    return lambda text: pages(name, text.encode("latin-1", "replace"))
