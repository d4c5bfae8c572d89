"""What openings look like in Slack: the card in the uniform form, lists, notices, the history."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from bot.domain.openings.deadlines import Level, Overdue
from bot.domain.openings.fields import LINES
from bot.domain.openings.matching import Suggestion
from bot.domain.openings.opening import Closing, Opening, State
from bot.domain.openings.search import Hit, Query
from bot.services.openings.finding import Page
from bot.services.openings.notices import Ended, Expired, FitGone, HandedOver, OpeningCard, OpeningsDue, WishFits
from bot.slack import blocks
from bot.slack.ids import Action, Modal
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import contact, escape, mention, shortened
from bot.store.history import Change
from bot.text import day as day_text
from bot.text import openings as text
from bot.text import wishes as wish_text
from bot.text.format import moment
from danish.workdays import local_date

LONGEST_VALUE = 500
"""Characters of one field on the card; the whole stands in the form."""

LINES_A_SECTION = 10
WITH_BUTTONS, MOST_DUE = 9, 40
"""Openings of the morning message that carry every button, and those it shows: a message holds fifty blocks."""

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


def card_blocks(value: OpeningCard) -> list[Block]:
    """The card: title, state, the uniform form, what is missing or unsure, the question "the same?", the buttons."""
    opening = value.opening
    shown = [
        blocks.header(text.title(opening.fields)),
        blocks.section(_state(value)),
        blocks.context(" · ".join(_standing(value))),
        *_form(opening),
    ]
    hints: list[str] = []
    if opening.is_open and opening.missing:
        hints.append(text.missing_question(opening.missing))
    if opening.is_open and opening.fields.unsure:
        hints.append(text.UNSURE_HINT)
    if hints:
        shown.append(blocks.section("\n".join(hints)))
    if value.like is not None and opening.likeness is not None and opening.is_open:
        shown += _like(opening, value.like)
    shown.append(blocks.actions(_buttons(opening)))
    return shown


def view(value: OpeningCard) -> Block:
    """The card as a modal, where it is looked at from elsewhere."""
    number = str(value.opening.number)
    return blocks.modal(Modal.OPENING_VIEW, f"{text.SHOW_TITLE} #{number}", card_blocks(value), state=number)


def history(opening: Opening, changes: Sequence[Change]) -> Block:
    """Who changed what and when, the newest first."""
    shown: list[Block] = [blocks.section(f"*{escape(text.card_title(opening.number, opening.fields))}*")]
    for change in reversed(changes[-LONGEST_HISTORY:]):
        line = escape(text.event_line(change.what, change.details))
        if to := change.details.get("to"):
            line += f" {who(str(to))}"
        by = text.by_whom(mention(change.who) if change.who else "")
        shown.append(blocks.section(shortened(line, 2500)))
        shown.append(blocks.context(f"{moment(change.at)} · {by}"))
    return blocks.modal(Modal.OPENING_HISTORY, text.HISTORY_TITLE, shown)


def page(found: Page) -> Message:
    """What was found, with a button for each and one for the rest."""
    query = escape(found.query.text)
    if not found.hits:
        return Message(text.nothing_found(query), (blocks.section(text.nothing_found(query)),))
    heading = text.found_heading(found.total, query)
    shown = [blocks.section(heading)]
    for hit in found.hits:
        shown.append(_row(hit.opening, _remark(hit, found.query)))
    if found.next is not None:
        more = blocks.button(text.MORE, Action.OPENING_PAGE, f"{found.next}|{found.query.text}")
        shown.append(blocks.actions([more]))
    return Message(heading.replace("*", ""), tuple(shown))


def _remark(hit: Hit, query: Query) -> str:
    """How near it is; of one asked for by its number how it stands."""
    if query.number is not None:
        opening = hit.opening
        return escape(text.state_line(opening.state, opening.closing, opening.merged_into, opening.note))
    return "" if query.is_empty else text.nearness(hit.nearness)


def listed(openings: Sequence[Opening]) -> list[Block]:
    """Rows of openings with a button each, for App Home."""
    return [_row(opening, text.STATES[opening.state]) for opening in openings]


def suggestions(found: Sequence[Suggestion], *, named: bool = False) -> list[Block]:
    """Openings that fit a wish list, each with its reasons; ``named``: and the reference, where several are shown."""
    return [
        _row(
            one.opening,
            f"{f'{escape(one.fit.wish.case_ref)} ' if named else ''}{text.nearness(one.fit.score)}: "
            f"{escape(wish_text.fit_reasons(one.fit))}",
        )
        for one in found
    ]


def doubtful(channel: str, ts: str, *, of_mail: bool = False) -> Message:
    """The question that only the poster sees; of a mail, which nobody here wrote, whoever is in the channel."""
    question = text.IS_MAIL_AN_OPENING if of_mail else text.IS_IT_AN_OPENING
    value = f"{channel}|{ts}"
    buttons = [
        blocks.button(text.YES_OPENING, Action.OPENING_IS_ONE, value, style="primary"),
        blocks.button(text.NO_OPENING, Action.OPENING_IS_NONE, value),
    ]
    return Message(question, (blocks.section(question), blocks.actions(buttons)))


def not_fetched(names: Sequence[str]) -> Message:
    """Files of a message that could not be fetched."""
    words = text.not_fetched([escape(name) for name in names])
    return Message(words, (blocks.section(words),))


def handed_over(value: HandedOver) -> Message:
    title = escape(text.card_title(value.opening.number, value.opening.fields))
    shown = text.handed_over(mention(value.by), title)
    return Message(title, (blocks.section(shown, _show(value.opening)),))


def due(value: OpeningsDue) -> Message:
    """The morning message of what is late: the first with all that can be done at once, the rest with the next step."""
    heading = day_text.headline(day_text.parts(0, 0, len(value.openings)))
    first, rest = value.openings[:WITH_BUTTONS], value.openings[WITH_BUTTONS:MOST_DUE]
    rows = [block for opening, late in first for block in _due_rows(opening, late)]
    rows += [waiting_row(opening, late) for opening, late in rest]
    return Message(heading, (blocks.section(f"*{heading}*"), *rows))


def _due_rows(opening: Opening, late: Sequence[Overdue]) -> list[Block]:
    """Take it, hand it over or close it without opening the card; what has come further has one next step."""
    row = waiting_row(opening, late)
    if opening.state is not State.REGISTERED:
        return [row]
    value = reference(opening)
    buttons = [
        blocks.button(label, f"{action}:{opening.number}", value)
        for label, action in ((text.TAKE, Action.OPENING_TAKE), (text.HAND_OVER, Action.OPENING_HAND_OVER))
    ]
    close = blocks.button(text.CLOSE_OPENING, f"{Action.OPENING_MORE}:{opening.number}", f"{More.CLOSE}|{value}")
    return [{**row, "accessory": _show(opening)}, blocks.actions([*buttons, close])]


def waiting_row(opening: Opening, late: Sequence[Overdue]) -> Block:
    """An opening that waits, with everything that is late about it and the button of its next step.

    What lies with somebody else is only looked at.
    """
    title = escape(shortened(text.card_title(opening.number, opening.fields), 250))
    holder = who(opening.holder) if opening.holder else None
    lines = dict.fromkeys(text.due_line(one.matter, one.level, one.due, holder) for one in late)
    lies_elsewhere = opening.holder is not None and all(one.level is Level.COORDINATOR for one in late)
    step = None if lies_elsewhere else next_step(opening)
    return blocks.section(f"*{title}*\n{text.joined(lines)}", step or _show(opening))


def next_step(opening: Opening) -> Block | None:
    """The button that takes the opening one step further; None where it has ended."""
    step = _NEXT.get(opening.state)
    if step is None:
        return None
    label, action = step
    return blocks.button(label, f"{action}:{opening.number}", reference(opening))


_NEXT = {
    State.REGISTERED: (text.HAND_OVER, Action.OPENING_HAND_OVER),
    State.HANDED_OVER: (text.QUALIFY, Action.OPENING_QUALIFY),
    State.QUALIFIED: (text.MATCH, Action.OPENING_MATCH),
    State.MATCHED: (text.FILL, Action.OPENING_FILL),
}


def expired(value: Expired) -> Message:
    title = escape(text.card_title(value.opening.number, value.opening.fields))
    return Message(title, (blocks.section(text.expired(title), _show(value.opening)),))


def ended(value: Ended) -> Message:
    opening = value.opening
    title = escape(text.title(opening.fields))
    how = escape(text.state_line(opening.state, opening.closing, opening.merged_into, opening.note))
    shown = f"{text.STATE_MARKS[opening.state]} {text.your_opening(title, how)}"
    return Message(text.your_opening(title, how).replace("*", ""), (blocks.section(shown, _show(opening)),))


def fit_gone(value: FitGone) -> Message:
    opening = value.opening
    title = escape(text.card_title(opening.number, opening.fields))
    how = escape(text.state_line(opening.state, opening.closing, opening.merged_into, ""))
    words = wish_text.no_longer_fits(escape(value.case_ref), title, how)
    return Message(words.replace("~", ""), (blocks.section(words, _show(opening)),))


def wish_fits(value: WishFits) -> Message:
    title = escape(text.card_title(value.opening.number, value.opening.fields))
    line = f"{wish_text.fits(value.fit.wish.case_ref, title)}\n{escape(wish_text.fit_reasons(value.fit))}"
    summary = wish_text.fits(value.fit.wish.case_ref, title).replace("*", "")
    return Message(summary, (blocks.section(line, _show(value.opening)),))


def _state(value: OpeningCard) -> str:
    """The state with its mark, whose it is, and for how long."""
    opening = value.opening
    if opening.state is State.HANDED_OVER and opening.holder:
        words = f"*{text.handed_over_to(who(opening.holder))}*"
    else:
        words = f"*{escape(text.state_line(opening.state, opening.closing, opening.merged_into, opening.note))}*"
        if opening.holder and opening.is_open:
            words += f" · {text.held_by(who(opening.holder))}"
    ended = opening.ended_at
    since = text.age(value.age) if opening.is_open or ended is None else text.ended_on(local_date(ended))
    return f"{text.STATE_MARKS[opening.state]} {words} · {since}"


def _standing(value: OpeningCard) -> list[str]:
    """Number, who posted it, who should hold it, how they meet, how far the positions are."""
    opening = value.opening
    parts = [f"#{opening.number}", text.posted_by(mention(opening.poster)) if opening.poster else text.CAME_BY_MAIL]
    if opening.holder is None and opening.is_open and value.suggested:
        parts.append(text.suggested_to(who(value.suggested)))
    if opening.state is State.MATCHED and opening.meeting:
        parts.append(text.match_line(escape(value.case_ref), opening.meeting))
    if opening.positions > 1 and opening.filled:
        parts.append(text.filled_line(opening.filled, opening.positions))
    return parts


def _form(opening: Opening) -> list[Block]:
    """What is stated, a line a field; what is not stands in one small line, so that a card fits on a phone."""
    draft = opening.fields
    unsure = {LINES[name] for name in draft.unsure} if opening.is_open else set[str]()
    fields = text.shown_fields(draft)
    lines = [
        f"*{label}:* {_value(name, value)}{f' {text.UNSURE_MARK}' if name in unsure else ''}"
        for name, label, value in fields
        if value
    ]
    asked = text.asked_for(opening.missing) if opening.is_open else []
    empty = [label for name, label, value in fields if not value and name not in asked]
    shown = blocks.sections("\n".join(lines[:LINES_A_SECTION])) + blocks.sections("\n".join(lines[LINES_A_SECTION:]))
    return [*shown, blocks.context(text.not_stated(empty))] if empty else shown


def _value(name: str, value: str) -> str:
    shown = shortened(value, LONGEST_VALUE)
    return contact(shown) if name == "contact" else escape(shown)


def _like(opening: Opening, other: Opening) -> list[Block]:
    percent = opening.likeness.percent if opening.likeness else 0
    title = escape(text.card_title(other.number, other.fields).partition(" ")[2])
    buttons = [
        blocks.button(text.SAME, Action.OPENING_SAME, reference(opening)),
        blocks.button(text.NEW, Action.OPENING_NEW, reference(opening)),
    ]
    return [blocks.section(text.like_question(other.number, percent, title)), blocks.actions(buttons)]


CONFIRM = (text.CONFIRM, Action.OPENING_CONFIRM)
CORRECT = (text.CORRECT, Action.OPENING_CORRECT)
TAKE = (text.TAKE, Action.OPENING_TAKE)
HAND_OVER = (text.HAND_OVER, Action.OPENING_HAND_OVER)
QUALIFY = (text.QUALIFY, Action.OPENING_QUALIFY)
MATCH = (text.MATCH, Action.OPENING_MATCH)
FILL = (text.FILL, Action.OPENING_FILL)
FITS = (wish_text.WHO_FITS, Action.OPENING_FITS)
UNMATCH = (text.UNMATCH, Action.OPENING_UNMATCH)


class More(StrEnum):
    """What is done seldom, as the menu sends it back. A menu holds five."""

    HAND_OVER = "hand_over"
    CORRECT = "correct"
    SPLIT = "split"
    NOT_ONE = "not_one"
    MERGE = "merge"
    CLOSE = "close"
    HISTORY = "history"


IN_MENU = {
    More.HAND_OVER: text.HAND_OVER,
    More.CORRECT: text.CORRECT,
    More.SPLIT: text.SPLIT,
    More.NOT_ONE: text.NOT_AN_OPENING,
    More.MERGE: text.MERGE,
    More.CLOSE: text.CLOSE_OPENING,
    More.HISTORY: text.HISTORY,
}


def _buttons(opening: Opening) -> list[Block]:
    """The next step first, one or two beside it, the rest in the menu."""
    value = reference(opening)
    if not opening.is_open:
        history = blocks.button(text.HISTORY, Action.OPENING_HISTORY, value)
        match opening.state, opening.closing:
            case State.CLOSED, Closing.MERGED:
                return [blocks.button(text.UNMERGE, Action.OPENING_UNMERGE, value), history]
            case State.CLOSED, _:
                return [blocks.button(text.REOPEN, Action.OPENING_REOPEN, value), history]
            case _:
                return [blocks.button(text.UNFILL, Action.OPENING_UNFILL, value), history]
    main, more = _next_steps(opening)
    shown = [
        blocks.button(label, action, value, style="primary" if place == 0 else "")
        for place, (label, action) in enumerate(main)
    ]
    menu = [blocks.option(IN_MENU[one], f"{one}|{value}") for one in more]
    return [*shown, blocks.overflow(menu, Action.OPENING_MORE)]


def _next_steps(opening: Opening) -> tuple[list[tuple[str, Action]], list[More]]:
    """The buttons and the menu of an open one."""
    rest = [More.MERGE, More.CLOSE, More.HISTORY]
    match opening.state:
        case State.REGISTERED if opening.fields.unsure:
            return [CONFIRM, CORRECT, TAKE], [More.HAND_OVER, More.NOT_ONE, More.SPLIT, More.MERGE, More.HISTORY]
        case State.REGISTERED:
            return [TAKE, HAND_OVER, CORRECT], [More.NOT_ONE, More.SPLIT, *rest]
        case State.HANDED_OVER:
            return [QUALIFY, HAND_OVER, CORRECT], [More.SPLIT, *rest]
        case State.QUALIFIED:
            return [MATCH, FITS, CORRECT], [More.HAND_OVER, More.SPLIT, *rest]
        case _:
            return [FILL, UNMATCH], [More.CORRECT, More.HAND_OVER, More.CLOSE, More.HISTORY]


def _row(opening: Opening, remark: str) -> Block:
    title = escape(text.card_title(opening.number, opening.fields))
    below = " · ".join(part for part in (escape(text.list_line(opening.fields)), remark) if part)
    return blocks.section(f"*{title}*\n{below}" if below else f"*{title}*", _show(opening))


def _show(opening: Opening) -> Block:
    return blocks.button(text.SHOW, f"{Action.OPENING_SHOW}:{opening.number}", str(opening.number))
