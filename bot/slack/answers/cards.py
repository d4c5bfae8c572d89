"""Answer cards: short answer first, what was asked for, warnings, sources; the rest behind a button."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.services.answers.asking import Reply
from bot.services.answers.own_reports import Quote
from bot.slack import blocks
from bot.slack.ids import VALUE, Action, Field, Modal
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape, from_markdown, link, mention, shortened
from bot.text.answers import cards as text
from bot.text.answers import own_reports as reports
from knowledge import facets
from knowledge.entry import CITATION, Entry, Source
from knowledge.search import Found, Hit, Unknown, Unsure

LONGEST_QUOTE = 450
"""Characters of a passage from an own report: what a phone shows without scrolling."""

LONGEST_OPENING = 700
"""Characters of the section that was asked for, cut at a line; the whole stands behind the button."""


def reply(value: Reply, *, private: bool = False) -> Message:
    """The card of an answer; ``private`` adds the button that shares it in the channel."""
    match value.answer:
        case Found() as found:
            card = _found(value, found, private=private)
        case Unsure(hits=hits):
            card = _unsure(value, hits)
        case Unknown() as unknown:
            card = _unknown(value, unknown)
    return Message(card.text, (*card.blocks, *_quotes(value.quotes)))


def shared(value: Reply, by: str) -> Message:
    """A private answer as everybody in the channel sees it, with who shared it."""
    card = reply(value)
    return Message(card.text, (*card.blocks, blocks.context(f"{text.SHARED_BY} {mention(by)}")))


def whole(entry: Entry) -> Block:
    """The whole entry as a modal."""
    shown: list[Block] = [*_warnings(entry), *blocks.sections(_cited(entry.short, entry))]
    for part in entry.sections:
        shown.append(blocks.divider())
        shown.extend(blocks.sections(f"*{part.heading}*\n{_cited(part.text, entry)}"))
    shown.append(blocks.divider())
    shown.extend(blocks.sections(f"*{text.SOURCES}*\n" + "\n".join(_source_lines(entry, entry.sources))))
    shown.append(blocks.context(text.reviewed(entry.reviewed)))
    return blocks.modal("answer_whole", entry.title, shown, close=text.CLOSE)


def missing(question: int) -> Block:
    """The modal behind 👎."""
    element = blocks.text_input(VALUE, multiline=True, most=1000)
    field = blocks.field(Field.MISSING, text.MISSING_LABEL, element, hint=text.MISSING_HINT)
    return blocks.modal(
        Modal.ANSWER_MISSED, text.MISSING_TITLE, [field], submit=text.SEND, close=text.CANCEL, state=str(question)
    )


def _found(value: Reply, found: Found, *, private: bool) -> Message:
    entry = found.best.entry
    shown: list[Block] = [blocks.header(entry.title), *_warnings(entry)]
    if found.english:
        shown.insert(0, blocks.context(text.ENGLISH_LINE))
    texts = [entry.short]
    part = facets.section(entry, found.facet)
    if part is not None:
        opening = f"*{part.heading}*\n{_first_lines(part.text)}"
        texts.insert(0, opening)
    shown.extend(block for piece in texts for block in blocks.sections(_cited(piece, entry)))
    if found.beside is not None:
        shown.append(blocks.divider())
        shown.extend(blocks.sections(f"*{escape(found.beside.title)}*\n{_cited(found.beside.short, found.beside)}"))
    cited = [key for key in entry.sources if any(f"[{key}]" in piece for piece in texts)]
    if lines := _source_lines(entry, cited[:4]):
        shown.append(blocks.context(f"{text.SOURCES}: " + " · ".join(lines)))
    shown.append(blocks.context(" · ".join([text.reviewed(entry.reviewed), *([text.STALE] if value.stale else [])])))
    shown.append(blocks.actions(_answer_buttons(value, entry, private=private)))
    if related := _choices(value.question, (hit.entry for hit in found.others[:3])):
        shown.append(blocks.context(text.RELATED))
        shown.append(blocks.actions(related))
    return Message(escape(f"{entry.title}: {shortened(_bare(entry.short), 200)}"), tuple(shown))


def _first_lines(markdown: str) -> str:
    """As many whole lines as fit, one at least."""
    kept = ""
    for line in markdown.split("\n"):
        if kept and len(kept) + len(line) > LONGEST_OPENING:
            return f"{kept}\n…"
        kept = f"{kept}\n{line}" if kept else line
    return kept


def _answer_buttons(value: Reply, entry: Entry, *, private: bool) -> list[Block]:
    reference = f"{value.question}|{entry.id}"
    buttons = [blocks.button(text.SHOW_ALL, Action.ANSWER_SHOW_ALL, entry.id)]
    if private:
        buttons.append(blocks.button(text.SHARE, Action.ANSWER_SHARE, reference))
    buttons.append(blocks.button(text.HELPED, Action.ANSWER_HELPED, str(value.question)))
    buttons.append(blocks.button(text.DID_NOT_HELP, Action.ANSWER_MISSED, str(value.question)))
    return buttons


def _unsure(value: Reply, hits: Sequence[Hit]) -> Message:
    shown = [
        blocks.section(f"*{text.DID_YOU_MEAN}*\n{text.unsure_lead()}"),
        blocks.actions(_choices(value.question, (hit.entry for hit in hits))),
        blocks.actions([blocks.button(text.ASK_EXPERT, Action.ANSWER_EXPERT, str(value.question))]),
    ]
    return Message(text.DID_YOU_MEAN, tuple(shown))


def _unknown(value: Reply, answer: Unknown) -> Message:
    if answer.small_talk:
        said = text.small_talk(value.text)
        return Message(said, (blocks.section(said),))
    lines = [f"*{text.DO_NOT_KNOW}*"]
    if answer.pointer:
        lines.append(text.elsewhere(escape(answer.pointer)))
    lines.append(text.nearest([escape(hit.entry.title) for hit in answer.nearest]))
    expert = blocks.button(text.ASK_EXPERT, Action.ANSWER_EXPERT, str(value.question))
    return Message(text.DO_NOT_KNOW, (blocks.section("\n".join(lines)), blocks.actions([expert])))


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


def _choices(question: int, entries: Iterable[Entry]) -> list[Block]:
    return [
        blocks.button(entry.title, f"{Action.ANSWER_CHOOSE}:{position}", f"{question}|{entry.id}")
        for position, entry in enumerate(entries)
    ]


def _warnings(entry: Entry) -> list[Block]:
    warning = entry.notice or text.status_warning(entry.status)
    return [blocks.section(f":warning: *{escape(warning)}*")] if warning else []


def _cited(markdown: str, entry: Entry) -> str:
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


def _source_lines(entry: Entry, keys: Iterable[str]) -> list[str]:
    numbers = {key: position for position, key in enumerate(entry.sources, 1)}
    return [f"[{numbers[key]}] {_source(entry.sources[key])}" for key in keys]


def _source(source: Source) -> str:
    name = link(source.url, source.title) if source.url else escape(source.title)
    details = ", ".join(part for part in (source.section, source.date) if part)
    return f"{name} ({escape(details)})" if details else name


def _bare(markdown: str) -> str:
    """The words alone, for a one-line summary."""
    return CITATION.sub("", markdown).replace("**", "").replace("\n", " ").strip()
