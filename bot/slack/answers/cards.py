"""Answer cards: what it is, what was asked for, warnings, sources; the rest behind a button."""

from __future__ import annotations

from collections.abc import Sequence

from bot.services.answers.asking import Reply
from bot.services.answers.own_reports import Quote
from bot.slack import blocks
from bot.slack.answers import helping, parts, several
from bot.slack.answers.parts import Place
from bot.slack.ids import VALUE, Action, Field, Modal
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape, mention, shortened
from bot.text.answers import cards as text
from bot.text.answers import own_reports as reports
from bot.text.answers import shapes
from danish import sentences
from knowledge.answers import Compared, Found, Hit, Listed, Silent, Suggested, Unknown, Unsure

LONGEST_QUOTE = 450
"""Characters of a passage from an own report: what a phone shows without scrolling."""

LONGEST_OPENING = 450
"""Characters of the section that was asked for, cut at a line; the whole stands behind the button."""


def reply(value: Reply, place: Place = Place.OPEN, *, start: int = 0) -> Message:
    """The card of an answer; ``start`` is the position of the first line shown of a list."""
    match value.answer:
        case Found() as found:
            card = _found(value, found, place)
        case Compared() as compared:
            card = several.compared(value, compared, place)
        case Suggested() as case:
            card = several.case(value, case, place)
        case Listed() as listed:
            card = several.listed(value, listed, place, start)
        case Silent():
            card = Message("", ())
        case Unsure(hits=hits):
            card = _unsure(value, hits, place)
        case Unknown() as unknown:
            card = _unknown(value, unknown, place)
    return Message(card.text, (*card.blocks, *_quotes(value.quotes)))


def shared(value: Reply, by: str) -> Message:
    """An answer as everybody in the channel sees it, with the question and who shared it."""
    card = reply(value)
    return Message(
        card.text, (parts.asked(value.text), *card.blocks, blocks.context(f"{text.SHARED_BY} {mention(by)}"))
    )


def missing(question: int, state: str) -> Block:
    """The modal behind 👎."""
    element = blocks.text_input(VALUE, multiline=True, most=1000)
    field = blocks.field(Field.MISSING, text.MISSING_LABEL, element, hint=text.MISSING_HINT)
    return blocks.modal(
        Modal.ANSWER_MISSED,
        text.MISSING_TITLE,
        [field],
        submit=text.SEND,
        close=text.CANCEL,
        state=f"{question}|{state}",
    )


def share_where(reference: str) -> Block:
    """The modal in which a person says where an answer is to be shared."""
    field = blocks.field(Field.SHARE_IN, text.SHARE_LABEL, blocks.channels_input(VALUE), hint=text.SHARE_HINT)
    return blocks.modal(
        Modal.ANSWER_SHARE, text.SHARE_TITLE, [field], submit=text.SHARE, close=text.CANCEL, state=reference
    )


def _found(value: Reply, found: Found, place: Place) -> Message:
    entry = found.best.entry
    shown: list[Block] = [parts.asked(value.text)] if place is Place.ALONE else []
    if found.english:
        shown.insert(0, blocks.context(text.ENGLISH_LINE))
    if found.likely:
        shown.append(blocks.context(f"*{shapes.NEAREST}*"))
    shown.append(blocks.header(entry.title))
    told = _told(found)
    untold = not found.covered
    if untold:
        shown.append(blocks.section(shapes.untold(escape(found.pointer) if found.pointer else None)))
    if told:
        shown.extend(blocks.sections(parts.cited(told[0], entry)))
        shown.extend(parts.warnings(entry))
        for piece in told[1:]:
            shown.extend(blocks.sections(parts.cited(piece, entry)))
    if found.then is not None:
        second = found.then.best.entry
        shown.append(blocks.divider())
        shown.extend(blocks.sections(f"*{escape(second.title)}*\n{parts.cited(_told(found.then)[-1], second)}"))
    if found.beside:
        shown.append(blocks.section("\n".join([f"*{shapes.BESIDE}*", *map(several.line, found.beside)])))
    lines = [parts.in_short(entry, told), *([text.STALE] if value.stale else [])]
    shown.append(blocks.context("\n".join(lines)))
    doubtful = found.likely or untold
    if found.likely and found.others:
        shown.append(blocks.actions(parts.choices(value.question, (hit.entry for hit in found.others[:3]))))
    whole = blocks.button(text.SHOW_ALL, Action.ANSWER_SHOW_ALL, entry.id)
    expert = [parts.expert(value.question)] if doubtful else []
    beside = [line.entry for line in found.beside]
    others = [] if found.likely else [hit.entry for hit in found.others[:3] if hit.entry not in beside]
    related = parts.related(value.question, [*beside, *others])
    shown.append(blocks.actions([whole, *expert, *parts.buttons(value, place, entry), *related]))
    return Message(escape(f"{entry.title}: {shortened(parts.bare(entry.short), 200)}"), tuple(shown))


def _told(found: Found) -> list[str]:
    """The pieces that are shown: what it is, then the section that answers; nothing a second time where a follow-up
    asks what the entry does not tell."""
    short = found.best.entry.short
    if found.section is not None:
        return [sentences.first(short), f"*{found.section.heading}*\n{_first_lines(found.section.text)}"]
    return [] if found.from_thread and not found.covered else [short]


def _first_lines(markdown: str) -> str:
    """As many whole lines as fit, one at least."""
    kept = ""
    for line in markdown.split("\n"):
        if kept and len(kept) + len(line) > LONGEST_OPENING:
            return f"{kept}\n…"
        kept = f"{kept}\n{line}" if kept else line
    return kept


def _unsure(value: Reply, hits: Sequence[Hit], place: Place) -> Message:
    shown = [
        *([parts.asked(value.text)] if place is Place.ALONE else []),
        blocks.section(f"*{text.DID_YOU_MEAN}*"),
        blocks.actions(parts.choices(value.question, (hit.entry for hit in hits))),
        blocks.actions([parts.expert(value.question)]),
    ]
    return Message(text.DID_YOU_MEAN, tuple(shown))


def _unknown(value: Reply, answer: Unknown, place: Place) -> Message:
    if answer.small_talk:
        return Message(text.THANKED, (blocks.section(text.THANKED),)) if text.thanks(value.text) else helping.hello()
    asked = [parts.asked(value.text)] if place is Place.ALONE else []
    if answer.topicless:
        return Message(shapes.TOPICLESS, (*asked, blocks.section(shapes.TOPICLESS)))
    lines = [f"*{text.DO_NOT_KNOW}*"]
    if answer.pointer:
        lines.append(text.elsewhere(escape(answer.pointer)))
    nearest = parts.choices(value.question, (hit.entry for hit in answer.nearest[:3]))
    lines.append(text.NEAREST_TOPICS if nearest else text.OTHER_WORDS)
    shown = [*asked, blocks.section("\n".join(lines))]
    if nearest:
        shown.append(blocks.actions(nearest))
    shown.append(blocks.actions([parts.expert(value.question)]))
    return Message(text.DO_NOT_KNOW, tuple(shown))


def _quotes(quotes: Sequence[Quote]) -> list[Block]:
    """Passages of own reports, below everything else and as quotes: they are no part of the answer."""
    if not quotes:
        return []
    shown = [blocks.divider(), blocks.context(f"*{reports.HEADING}*")]
    for quote in quotes:
        words = shortened(" ".join(quote.text.split()), LONGEST_QUOTE)
        source = reports.where(quote.report, quote.page, quote.heading)
        shown.append(blocks.section(f"> {escape(words)}\n_{escape(source)}_"))
    return shown
