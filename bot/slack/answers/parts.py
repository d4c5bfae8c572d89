"""What the cards of answers are made of: cited text, sources, the question asked, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto

from bot.services.answers.asking import Reply
from bot.slack import blocks
from bot.slack.ids import Action
from bot.slack.message import Block
from bot.slack.mrkdwn import escape, from_markdown, link, shortened
from bot.text.answers import cards as text
from knowledge.entry import CITATION, Entry, Source

LONGEST_QUESTION = 300
"""Characters of a question that a card repeats."""

MOST_SOURCES = 2
"""Source lines on a card; the whole answer has them all."""

MOST_RELATED = 10

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Place(Enum):
    """Who sees an answer, and whether the question stands above it."""

    OPEN = auto()
    """In a thread of a channel: everybody, below the question."""
    DIRECT = auto()
    """In the conversation with one person, below the question."""
    ALONE = auto()
    """One person only, and the question does not stand there: ``/bro``."""


def asked(words: str) -> Block:
    """The question, where it does not stand above the answer."""
    return blocks.context(text.asked(escape(shortened(" ".join(words.split()), LONGEST_QUESTION))))


def cited(markdown: str, entry: Entry) -> str:
    """Markdown as mrkdwn, with each source key as a small link to its page, or as its name."""
    shown = from_markdown(markdown)
    numbers = {key: position for position, key in enumerate(entry.sources, 1)}

    def number(key: str) -> str:
        source = entry.sources.get(key)
        if source is None:
            return ""
        label = str(numbers[key])
        return f"[{link(source.url, label)}]" if source.url else f"[{label}]"

    return CITATION.sub(lambda match: number(match[1]), shown)


def bare(markdown: str) -> str:
    """The words alone, for a line; the points of a list follow each other."""
    words = re.sub(r"^\s*[-*] +", "", CITATION.sub("", markdown).replace("**", ""), flags=re.MULTILINE)
    return re.sub(r"\s+([.,;:])", r"\1", " ".join(words.split()))


def in_short(entry: Entry, pieces: Iterable[str]) -> str:
    """The first sources that the pieces shown cite, each with its year, and when the entry was reviewed."""
    told = list(pieces)
    keys = [key for key in entry.sources if any(f"[{key}]" in piece for piece in told)]
    lines = source_lines(entry, keys[:MOST_SOURCES], briefly=True)
    return "\n".join([*([f"{text.SOURCES}: {' · '.join(lines)}"] if lines else []), text.reviewed(entry.reviewed)])


def source_lines(entry: Entry, keys: Iterable[str], *, briefly: bool = False) -> list[str]:
    """A line for each source; ``briefly`` with the year alone."""
    numbers = {key: position for position, key in enumerate(entry.sources, 1)}
    return [f"[{numbers[key]}] {_source(entry.sources[key], briefly=briefly)}" for key in keys]


def warnings(entry: Entry) -> list[Block]:
    """What has changed, said once."""
    warning = entry.notice or text.status_warning(entry.status)
    return [blocks.context(f":warning: {escape(warning)}")] if warning else []


def choices(question: int, entries: Iterable[Entry]) -> list[Block]:
    """A button for each entry that may be meant."""
    return [
        blocks.button(entry.title, f"{Action.ANSWER_CHOOSE}:{position}", reference(question, entry))
        for position, entry in enumerate(entries)
    ]


def related(question: int, entries: Iterable[Entry]) -> list[Block]:
    """The menu of related entries; nothing where there are none."""
    options = [blocks.option(entry.title, reference(question, entry)) for entry in entries]
    if not options:
        return []
    return [blocks.select(options[:MOST_RELATED], f"{Action.ANSWER_CHOOSE}:related", placeholder=text.RELATED)]


def buttons(value: Reply, place: Place, entry: Entry | None = None) -> list[Block]:
    """Share it, where not everybody sees it; say whether it helped."""
    number = str(value.question)
    shown: list[Block] = []
    if place is not Place.OPEN:
        label = text.SHARE_HERE if place is Place.ALONE else text.SHARE
        shown.append(blocks.button(label, Action.ANSWER_SHARE, reference(value.question, entry)))
    shown.append(blocks.button(text.HELPED, Action.ANSWER_HELPED, number))
    shown.append(blocks.button(text.DID_NOT_HELP, Action.ANSWER_MISSED, number))
    return shown


def expert(question: int) -> Block:
    return blocks.button(text.ASK_EXPERT, Action.ANSWER_EXPERT, str(question))


def reference(question: int, entry: Entry | None) -> str:
    """``12|ordning-fleksjob``; the entry is left empty where an answer shows several."""
    return f"{question}|{entry.id if entry else ''}"


def _source(source: Source, *, briefly: bool) -> str:
    name = link(source.url, source.title) if source.url else escape(source.title)
    found = _YEAR.findall(source.date or "")
    year = found[-1] if found else None
    details = ", ".join(part for part in (source.section, year if briefly else source.date) if part)
    return f"{name} ({escape(details)})" if details else name
