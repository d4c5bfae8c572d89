"""The cards of answers that show more than one entry: a comparison, a case, a list, a theme, changes."""

from __future__ import annotations

from collections.abc import Sequence

from bot.services.answers.asking import Reply
from bot.slack import blocks
from bot.slack.answers import parts
from bot.slack.answers.parts import Place
from bot.slack.ids import Action
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape, shortened
from bot.text.answers import cards as text
from bot.text.answers import shapes
from knowledge.answers import Compared, Line, Listed, Suggested
from knowledge.entry import Entry
from knowledge.reading import facets

PAGE = 5
"""Entries shown at once: what a phone shows."""

ASKING_BACK = 3
"""Schemes shown above a question back, so that both are seen."""

LONGEST_TITLE, LONGEST_LINE = 70, 90
"""Characters of an entry's title and of what is said of it, in a list."""

LONGEST_REASON = 130
"""Characters of the reason why a scheme fits."""

LONGEST_COMPARED = 420
"""Characters of each side of a comparison."""


def compared(value: Reply, answer: Compared, place: Place) -> Message:
    """Side by side: what was asked for of each, or the short answer."""
    shown: list[Block] = _lead(value, place, english=answer.english)
    for hit in answer.hits:
        entry = hit.entry
        asked_for = facets.section(entry, answer.facet)
        told = shortened(parts.bare(asked_for.text if asked_for else entry.short), LONGEST_COMPARED)
        shown.append(blocks.section(f"*{escape(entry.title)}*\n{escape(told)}", _show(entry)))
    others = parts.related(value.question, (hit.entry for hit in answer.others[:3]))
    shown.append(blocks.actions([*parts.buttons(value, place), *others]))
    return Message(shapes.compared([hit.entry.title for hit in answer.hits]), tuple(shown))


def case(value: Reply, answer: Suggested, place: Place) -> Message:
    """The schemes that fit, each with its reason; what is closed; and the question that decides, with its answers."""
    back = answer.ask_back
    if not answer.fits:
        lead = back.question if back and not back.options else shapes.NOTHING_FITS
    else:
        lead = shapes.CASE_PERHAPS if answer.likely else shapes.CASE_FITS
    shown = [*_lead(value, place, english=answer.english), blocks.section(f"*{escape(lead)}*")]
    most = ASKING_BACK if back and back.options else PAGE
    for fit in answer.fits[:most]:
        line = f"*{escape(fit.entry.title)}*\n{escape(shortened(fit.reason, LONGEST_REASON))}"
        shown.append(blocks.section(line, _show(fit.entry, value)))
    if answer.notes:
        shown.append(blocks.context(*(escape(line) for _, line in answer.notes)))
    if (left := len(answer.fits) - most) > 0:
        shown.append(blocks.context(shapes.more_fit(left)))
    if back and back.options:
        shown.append(blocks.section(f"*{escape(back.question)}*"))
        shown.append(
            blocks.actions(
                blocks.button(option.label, f"{Action.ANSWER_NARROW}:{position}", f"{value.question}|{position}")
                for position, option in enumerate(back.options)
            )
        )
    elif answer.likely:
        shown.append(blocks.context(shapes.TELL_MORE))
    last = [] if answer.fits else [parts.expert(value.question)]
    shown.append(blocks.actions([*last, *parts.buttons(value, place)]))
    return Message(lead, tuple(shown))


def listed(value: Reply, answer: Listed, place: Place, start: int = 0) -> Message:
    """A page of a list; ``start`` is the position of its first line."""
    total = len(answer.lines)
    heading = shapes.heading(answer.shape, answer.about, total)
    page = answer.lines[start : start + PAGE]
    shown = _lead(value, place, english=answer.english)
    if answer.likely:
        shown.append(blocks.context(f"*{shapes.NEAREST}*"))
    shown.append(blocks.section(f"*{escape(heading)}*"))
    shown.append(blocks.section("\n".join(line(one) for one in page)))
    if total > PAGE:
        shown.append(blocks.context(shapes.page(start + 1, start + len(page), total)))
    options = [blocks.option(one.entry.title, parts.reference(value.question, one.entry)) for one in page]
    menu = blocks.select(options, f"{Action.ANSWER_SHOW_ALL}:list", placeholder=shapes.SHOW_ONE)
    shown.append(blocks.actions([menu, *_turning(value.question, start, total), *parts.buttons(value, place)]))
    return Message(heading, tuple(shown))


def _lead(value: Reply, place: Place, *, english: bool) -> list[Block]:
    asked = [parts.asked(value.text)] if place is Place.ALONE else []
    return [*([blocks.context(text.ENGLISH_LINE)] if english else []), *asked]


def line(one: Line) -> str:
    """An entry on a list: its title, the day of a change, and its message."""
    title = shapes.dated(escape(shortened(one.entry.title, LONGEST_TITLE)), one.on, one.status)
    return f"• {title} – {escape(shortened(parts.bare(one.says), LONGEST_LINE))}"


def _show(entry: Entry, value: Reply | None = None) -> Block:
    """Opens the entry; what was shown is what the thread goes on about."""
    chosen = parts.reference(value.question, entry) if value else entry.id
    return blocks.button(text.SHOW, f"{Action.ANSWER_SHOW_ALL}:{entry.id}", chosen)


def _turning(question: int, start: int, total: int) -> Sequence[Block]:
    def turn(label: str, to: int) -> Block:
        return blocks.button(label, f"{Action.ANSWER_PAGE}:{to}", f"{question}|{to}")

    left = total - start - PAGE
    earlier = [turn(shapes.EARLIER, max(0, start - PAGE))] if start > 0 else []
    later = [turn(shapes.later(min(PAGE, left)), start + PAGE)] if left > 0 else []
    return [*earlier, *later]
