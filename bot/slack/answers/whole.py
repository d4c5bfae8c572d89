"""The whole answer as a modal: every section, and a menu that leads to one."""

from __future__ import annotations

from bot.slack import blocks
from bot.slack.answers import parts
from bot.slack.ids import Action, Modal
from bot.slack.message import Block
from bot.slack.mrkdwn import from_markdown
from bot.text.answers import cards as text
from knowledge.entry import Entry

MOST_HEADINGS = 99
FEWEST_HEADINGS = 3
"""Headings from which a menu is a help."""


def whole(entry: Entry, start: int = 0) -> Block:
    """The entry from a section on; 0 is the whole, 1 its first section. Slack cannot jump within a modal: the menu
    shows it anew from the chosen heading."""
    shown: list[Block] = _menu(entry, start)
    if start == 0:
        shown += [*blocks.sections(parts.cited(entry.short, entry)), *parts.warnings(entry)]
    for part in entry.sections[max(0, start - 1) :]:
        if start == 0 or part is not entry.sections[start - 1]:
            shown.append(blocks.divider())
        shown.extend(blocks.sections(f"*{part.heading}*\n{parts.cited(part.text, entry)}"))
    shown.append(blocks.divider())
    lines = "\n".join(parts.source_lines(entry, entry.sources))
    shown.extend(blocks.sections(f"*{text.SOURCES}*\n{lines}"))
    shown.append(blocks.context(text.reviewed(entry.reviewed)))
    return blocks.modal(Modal.ANSWER_WHOLE, entry.title, _titled(entry, shown), close=text.CLOSE, state=entry.id)


def _titled(entry: Entry, shown: list[Block]) -> list[Block]:
    """A title that Slack would cut stands in full above."""
    return shown if len(entry.title) <= blocks.LONGEST_TITLE else [blocks.header(entry.title), *shown]


def _menu(entry: Entry, start: int) -> list[Block]:
    if len(entry.sections) < FEWEST_HEADINGS:
        return []
    headings = [text.WHOLE, *(from_markdown(part.heading) for part in entry.sections[:MOST_HEADINGS])]
    options = [blocks.option(heading, str(position)) for position, heading in enumerate(headings)]
    chosen = str(start) if start else ""
    menu = blocks.select(options, Action.ANSWER_SECTION, placeholder=text.JUMP, chosen=chosen)
    return [blocks.actions([menu], f"jump-{start}")]
