"""What openings look like in Slack: the card in the uniform form, lists, notices, the history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.domain.openings.drafts import Draft
from bot.domain.openings.opening import Closing, Opening, State
from bot.services.openings.finding import Page
from bot.services.openings.notices import Expired, HandedOver, OpeningCard, OpeningsDue, WishFits
from bot.services.openings.wishes import Suggestion
from bot.slack import blocks
from bot.slack.ids import Action, Modal
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape, mention, shortened
from bot.store.history import Change
from bot.text import openings as text
from bot.text.format import moment

LONGEST_VALUE = 500
"""Characters of one field on the card; the whole stands in the form."""

LINES_A_SECTION = 10
LONGEST_HISTORY = 40
"""Changes shown, the newest first: a modal holds a hundred blocks."""


def reference(opening: Opening) -> str:
    """What a button carries: the number, and the version it was shown in."""
    return f"{opening.number}:{opening.version}"


def who(user: str) -> str:
    """A user or a user group, as Slack shows it."""
    return f"<!subteam^{user}>" if user.startswith("S") else mention(user)


def card(value: OpeningCard) -> Message:
    opening = value.opening
    summary = escape(text.summary(opening.number, opening.fields, opening.state))
    return Message(summary, tuple(card_blocks(value)))


def card_blocks(value: OpeningCard, *, with_citizen: bool = False) -> list[Block]:
    """The card: title, state, the uniform form, what is missing or unsure, the question "the same?", the buttons.

    Everybody in the channel reads it, so it names no citizen unless it is asked to.
    """
    opening = value.opening
    shown = [
        blocks.header(text.card_title(opening.number, opening.fields)),
        blocks.context(" · ".join(_standing(value, with_citizen=with_citizen))),
        *_form(opening.fields),
    ]
    hints: list[str] = []
    if opening.is_open and opening.missing:
        hints.append(text.missing_line(opening.missing))
    if opening.is_open and opening.fields.unsure:
        hints.append(text.UNSURE_HINT)
    if hints:
        shown.append(blocks.section("\n".join(hints)))
    if value.like is not None and opening.likeness is not None and opening.is_open:
        shown += _like(opening, value.like)
    shown.append(blocks.actions(_buttons(opening)))
    return shown


def view(value: OpeningCard, *, with_citizen: bool) -> Block:
    """The card as a modal, where it is looked at from elsewhere; the citizen for those who work with them."""
    number = str(value.opening.number)
    shown = card_blocks(value, with_citizen=with_citizen)
    return blocks.modal(Modal.OPENING_VIEW, f"{text.SHOW_TITLE} #{number}", shown, state=number)


def history(opening: Opening, changes: Sequence[Change], *, with_citizen: bool) -> Block:
    """Who changed what and when, the newest first; the citizen, and notes on them, for those who work with them."""
    shown: list[Block] = [blocks.section(f"*{escape(text.card_title(opening.number, opening.fields))}*")]
    for change in reversed(changes[-LONGEST_HISTORY:]):
        details = change.details if with_citizen else _without_citizen(change.details)
        line = escape(text.event_line(change.what, details))
        if to := change.details.get("to"):
            line += f" {who(str(to))}"
        by = text.by_whom(mention(change.who) if change.who else "")
        shown.append(blocks.section(shortened(line, 2500)))
        shown.append(blocks.context(f"{moment(change.at)} · {by}"))
    return blocks.modal("opening_history", text.HISTORY_TITLE, shown)


def page(found: Page) -> Message:
    """What was found, with a button for each and one for the rest."""
    query = escape(found.query.text)
    if not found.hits:
        return Message(text.nothing_found(query), (blocks.section(text.nothing_found(query)),))
    heading = text.found_heading(found.total, query)
    shown = [blocks.section(heading)]
    for hit in found.hits:
        near = "" if found.query.is_empty or found.query.number else text.nearness(hit.nearness)
        shown.append(_row(hit.opening, near))
    if found.next is not None:
        more = blocks.button(text.MORE, Action.OPENING_PAGE, f"{found.next}|{found.query.text}")
        shown.append(blocks.actions([more]))
    return Message(heading.replace("*", ""), tuple(shown))


def listed(openings: Sequence[Opening]) -> list[Block]:
    """Rows of openings with a button each, for App Home."""
    return [_row(opening, text.STATES[opening.state]) for opening in openings]


def suggestions(found: Sequence[Suggestion]) -> list[Block]:
    """Openings that fit a wish list, each with its reasons."""
    return [_row(one.opening, f"{text.nearness(one.fit.score)}: {escape(text.fit_reasons(one.fit))}") for one in found]


def doubtful(channel: str, ts: str) -> Message:
    """The question that only the poster sees."""
    value = f"{channel}|{ts}"
    buttons = [
        blocks.button(text.YES_OPENING, Action.OPENING_IS_ONE, value, style="primary"),
        blocks.button(text.NO_OPENING, Action.OPENING_IS_NONE, value),
    ]
    return Message(text.IS_IT_AN_OPENING, (blocks.section(text.IS_IT_AN_OPENING), blocks.actions(buttons)))


def handed_over(value: HandedOver) -> Message:
    title = escape(text.card_title(value.opening.number, value.opening.fields))
    shown = text.handed_over(mention(value.by), title)
    return Message(title, (blocks.section(shown, _show(value.opening)),))


def due(value: OpeningsDue) -> Message:
    heading = text.due_heading(len(value.items))
    shown = [blocks.section(heading)]
    for opening, late in value.items[:40]:
        title = escape(text.card_title(opening.number, opening.fields))
        holder = who(opening.holder) if opening.holder else None
        line = f"*{title}* {text.due_line(late.matter, late.level, late.due, holder)}"
        shown.append(blocks.section(line, _show(opening)))
    return Message(heading.replace("*", ""), tuple(shown))


def expired(value: Expired) -> Message:
    title = escape(text.card_title(value.opening.number, value.opening.fields))
    return Message(title, (blocks.section(text.expired(title), _show(value.opening)),))


def wish_fits(value: WishFits) -> Message:
    title = escape(text.card_title(value.opening.number, value.opening.fields))
    line = f"{text.fits(value.fit.wish.case_ref, title)}\n{escape(text.fit_reasons(value.fit))}"
    summary = text.fits(value.fit.wish.case_ref, title).replace("*", "")
    return Message(summary, (blocks.section(line, _show(value.opening)),))


def _without_citizen(details: dict[str, Any]) -> dict[str, Any]:
    hidden = {"case_ref", "note"} if "case_ref" in details else set[str]()
    return {name: value for name, value in details.items() if name not in hidden}


def _standing(value: OpeningCard, *, with_citizen: bool) -> list[str]:
    """State, who posted it, who holds it or should, how far the positions are."""
    opening = value.opening
    parts = [
        f"*{escape(text.state_line(opening.state, opening.closing, opening.merged_into, opening.note))}*",
        text.posted_by(mention(opening.poster)),
    ]
    if opening.holder:
        parts.append(text.held_by(who(opening.holder)))
    elif opening.is_open and value.suggested:
        parts.append(text.suggested_to(who(value.suggested)))
    if opening.case_ref and opening.meeting:
        parts.append(text.match_line(escape(opening.case_ref) if with_citizen else None, opening.meeting))
    if opening.positions > 1 and opening.filled:
        parts.append(text.filled_line(opening.filled, opening.positions))
    if opening.confirmed and opening.is_open:
        parts.append(text.confirmed_line())
    return parts


def _form(draft: Draft) -> list[Block]:
    """What is stated, a line a field; what is not stands in one small line, so that a card fits on a phone."""
    unsure = {_shown_as(name) for name in draft.unsure}
    fields = text.shown_fields(draft)
    lines = [
        f"*{label}:* {escape(shortened(value, LONGEST_VALUE))}{f' {text.UNSURE_MARK}' if name in unsure else ''}"
        for name, label, value in fields
        if value
    ]
    empty = [label for _, label, value in fields if not value]
    shown = blocks.sections("\n".join(lines[:LINES_A_SECTION])) + blocks.sections("\n".join(lines[LINES_A_SECTION:]))
    return [*shown, blocks.context(text.not_stated(empty))] if empty else shown


def _shown_as(name: str) -> str:
    """Hours and contact stand on one line each."""
    if name.startswith("contact_"):
        return "contact"
    return "hours" if name.startswith("hours_") else name


def _like(opening: Opening, other: Opening) -> list[Block]:
    percent = opening.likeness.percent if opening.likeness else 0
    title = escape(text.card_title(other.number, other.fields).partition(" ")[2])
    buttons = [
        blocks.button(text.SAME, Action.OPENING_SAME, reference(opening)),
        blocks.button(text.NEW, Action.OPENING_NEW, reference(opening)),
    ]
    return [blocks.section(text.like_question(other.number, percent, title)), blocks.actions(buttons)]


def _buttons(opening: Opening) -> list[Block]:
    """What can be done now; what is done seldom stands in the menu."""
    main: list[tuple[str, Action]] = []
    match opening.state:
        case State.REGISTERED:
            confirm = [] if opening.confirmed else [(text.CONFIRM, Action.OPENING_CONFIRM)]
            main = [
                *confirm,
                (text.CORRECT, Action.OPENING_CORRECT),
                (text.NOT_AN_OPENING, Action.OPENING_NOT_ONE),
                (text.HAND_OVER, Action.OPENING_HAND_OVER),
                (text.TAKE, Action.OPENING_TAKE),
            ]
        case State.HANDED_OVER:
            main = [(text.QUALIFY, Action.OPENING_QUALIFY), (text.HAND_OVER, Action.OPENING_HAND_OVER)]
            main.append((text.CORRECT, Action.OPENING_CORRECT))
        case State.QUALIFIED:
            main = [(text.MATCH, Action.OPENING_MATCH), (text.HAND_OVER, Action.OPENING_HAND_OVER)]
            main.append((text.CORRECT, Action.OPENING_CORRECT))
        case State.MATCHED:
            main = [(text.FILL, Action.OPENING_FILL), (text.UNMATCH, Action.OPENING_UNMATCH)]
            main.append((text.CORRECT, Action.OPENING_CORRECT))
        case State.CLOSED if opening.closing is Closing.MERGED:
            main = [(text.UNMERGE, Action.OPENING_UNMERGE)]
        case State.CLOSED:
            main = [(text.REOPEN, Action.OPENING_REOPEN)]
        case State.FILLED:
            pass
    value = reference(opening)
    shown = [
        blocks.button(label, action, value, style="primary" if place == 0 and opening.is_open else "")
        for place, (label, action) in enumerate(main)
    ]
    if not opening.is_open:
        return [*shown, blocks.button(text.HISTORY, Action.OPENING_HISTORY, value)]
    menu = [
        blocks.option(text.HISTORY, f"history|{value}"),
        blocks.option(text.MERGE, f"merge|{value}"),
        blocks.option(text.CLOSE_OPENING, f"close|{value}"),
    ]
    return [*shown, blocks.overflow(menu, Action.OPENING_MORE)]


def _row(opening: Opening, remark: str) -> Block:
    title = escape(text.card_title(opening.number, opening.fields))
    below = " · ".join(part for part in (escape(text.list_line(opening.fields)), remark) if part)
    return blocks.section(f"*{title}*\n{below}" if below else f"*{title}*", _show(opening))


def _show(opening: Opening) -> Block:
    return blocks.button(text.SHOW, f"{Action.OPENING_SHOW}:{opening.number}", str(opening.number))
