"""Reminders as people see them: cards of follow-ups, bundles, the modals behind their buttons."""

from __future__ import annotations

from datetime import date

from bot.domain.placements.covers import Cover
from bot.domain.placements.followups import USUAL_TIME, Followup, FollowupKind, FollowupState, Result, Snooze
from bot.domain.placements.forms import CHOICE
from bot.domain.placements.placement import Placement, PlacementState
from bot.domain.placements.reminders import Reminder, ReminderState
from bot.services.openings.notices import OpeningsDue, WishFits
from bot.services.placements.cards import FollowupCard
from bot.services.placements.notices import Bundle, CoverAsked, CoverEnded
from bot.slack import blocks
from bot.slack.ids import VALUE, Action, Field, Modal, reference_to
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape, mention, own_words, shortened
from bot.slack.openings import cards as openings
from bot.text import followups as text
from bot.text.format import weekday_and_day
from bot.text.when import repetition

FULL_CARDS = 8
"""Up to here each follow-up of a bundle is shown with everything; beyond, one line each with a button that opens it."""

MOST_BLOCKS = 50
"""What Slack takes in a message."""

SHOWN = 300
"""Characters of a note on a card; the whole stands in the placement's history."""


def bundle(value: Bundle) -> Message:
    """All reminders of one message."""
    count = len(value.followups) + len(value.personal)
    if not count:
        return _only_news(value)
    first = _first_line(value)
    summary = text.bundle_summary(len(value.followups), len(value.personal), first)
    shown: list[Block] = [blocks.header(summary)] if count > 1 else []
    is_full = count <= FULL_CARDS
    for position, card in enumerate(value.followups):
        if is_full and position:
            shown.append(blocks.divider())
        shown.extend(card_blocks(card, value.day, value.recipient) if is_full else [_line(card, value)])
    for reminder in value.personal:
        shown.extend(_personal(reminder))
    return Message(summary, tuple([*shown, *_news(value)][:MOST_BLOCKS]))


def cover_asked(value: CoverAsked) -> Message:
    """The notice to a deputy."""
    cover = value.cover
    told = text.cover_asked(mention(cover.absent), cover.first, cover.last, value.placements)
    stop = blocks.button(text.STOP_COVER, Action.COVER_STOP, str(cover.number))
    return Message(told, (blocks.section(told), blocks.actions([stop])))


def cover_ended(value: CoverEnded) -> Message:
    """The notice to who did not stop it."""
    cover = value.cover
    told = text.cover_ended(mention(value.by), mention(cover.absent), cover.first, cover.last)
    return Message(told, (blocks.section(told),))


def card_blocks(card: FollowupCard, day: date, viewer: str) -> list[Block]:
    """One follow-up with everything the broker needs, as it stands now."""
    shown: list[Block] = [blocks.section("\n".join(_lines(card, day, viewer)))]
    if hours := text.hours(list(card.hours)):
        shown.append(blocks.context(hours))
    if not _state(card, day, viewer):
        shown.append(blocks.actions(buttons(card.followup, card.placement)))
    return shown


def buttons(followup: Followup, placement: Placement) -> list[Block]:
    """What can be done about an open follow-up."""
    number, reference = followup.number, reference_to(followup)
    options = [
        blocks.option(label, f"{choice}|{reference}")
        for choice, label in (
            (Snooze.DAY, text.SNOOZE_DAY),
            (Snooze.WEEK, text.SNOOZE_WEEK),
            (Snooze.CHOOSE, text.SNOOZE_CHOOSE),
        )
    ]
    place = reference_to(placement)
    found = [
        blocks.button(text.DONE, f"{Action.FOLLOWUP_DONE}:{number}", str(number), style="primary"),
        blocks.select(options, f"{Action.FOLLOWUP_SNOOZE}:{number}", placeholder=text.SNOOZE),
        blocks.button(text.HAND_ON, f"{Action.PLACEMENT_HAND_ON}:{number}", place),
    ]
    if placement.state is PlacementState.ACTIVE:
        found.append(blocks.button(text.END, f"{Action.PLACEMENT_END}:{number}", str(placement.number)))
    return found


def opened(card: FollowupCard, day: date, viewer: str) -> Block:
    """A follow-up of a long bundle, opened from its line."""
    return blocks.modal("followup_card", text.PLACEMENT_TITLE, card_blocks(card, day, viewer), close=text.CLOSE)


def present(card: FollowupCard, day: date, viewer: str, note: str = "") -> Message:
    """A follow-up as it stands now: what an old button shows instead of acting twice."""
    title = _title_line(card)
    lead = [blocks.context(note)] if note else []
    return Message(note or title, (*lead, *card_blocks(card, day, viewer)))


def outcome(card: FollowupCard, today: date) -> Block:
    """The modal behind "Udført"."""
    agreement, placement = card.placement.agreement, card.placement
    results = [blocks.option(label, result) for result, label in text.RESULTS.items()]
    fields: list[Block] = [
        blocks.section(f"*{escape(text.placement_title(agreement.case_ref, agreement.company))}*"),
        blocks.field(Field.DONE_ON, text.DONE_ON_LABEL, blocks.date_input(VALUE, today.isoformat())),
        blocks.field(Field.RESULT, text.RESULT_LABEL, blocks.select(results, VALUE, chosen=Result.AS_AGREED)),
        _hours_field(Field.HOURS, text.HOURS_NOW_LABEL, placement.hours_now),
        _hours_field(Field.ORDINARY_HOURS, text.ORDINARY_NOW_LABEL, placement.ordinary_now),
    ]
    if card.sub_goals:
        boxes = blocks.checkboxes([blocks.option(goal, goal[:CHOICE]) for goal in card.sub_goals], VALUE)
        fields.append(blocks.field(Field.SUB_GOALS_MET, text.SUB_GOALS_MET_LABEL, boxes, optional=True))
    note = blocks.text_input(VALUE, multiline=True, most=1000)
    fields.append(blocks.field(Field.NOTE, text.NOTE_LABEL, note, optional=True, hint=text.NOTE_HINT))
    step = blocks.text_input(VALUE, most=300)
    fields.append(blocks.field(Field.NEXT_STEP, text.NEXT_STEP_LABEL, step, optional=True))
    if card.followup.kind is FollowupKind.MEETING and placement.state is PlacementState.ACTIVE:
        chosen = card.following.due.isoformat() if card.following else ""
        picker = blocks.date_input(VALUE, chosen)
        fields.append(blocks.field(Field.NEXT_ON, text.NEXT_ON_LABEL, picker, optional=True, hint=text.NEXT_ON_HINT))
    return blocks.modal(
        Modal.OUTCOME, text.OUTCOME_TITLE, fields, submit=text.SAVE, close=text.CANCEL, state=str(card.followup.number)
    )


def snooze(what: str, suggested: date) -> Block:
    """The modal behind "Vælg dag …"; ``what`` says which and travels with it."""
    picker = blocks.date_input(VALUE, suggested.isoformat())
    field = blocks.field(Field.SNOOZE_TO, text.SNOOZE_LABEL, picker)
    return blocks.modal(Modal.SNOOZE, text.SNOOZE_TITLE, [field], submit=text.SAVE, close=text.CANCEL, state=what)


def change_reminder(reminder: Reminder) -> Block:
    """The modal that changes a personal reminder."""
    subject = blocks.text_input(VALUE, initial=reminder.text, most=300)
    phrase = blocks.text_input(VALUE, most=150)
    fields = [
        blocks.field(Field.TEXT, text.REMINDER_LABEL, subject),
        blocks.field(Field.CADENCE, text.REMINDER_WHEN_LABEL, phrase, optional=True, hint=text.REMINDER_WHEN_HINT),
    ]
    return blocks.modal(
        Modal.REMINDER_CHANGE,
        text.REMINDER_TITLE,
        fields,
        submit=text.SAVE,
        close=text.CANCEL,
        state=reference_to(reminder),
    )


def new_cover(today: date) -> Block:
    """The modal of ``/bro ferie`` without more."""
    fields = [
        blocks.field(Field.FIRST_DAY, text.FIRST_DAY_LABEL, blocks.date_input(VALUE, today.isoformat())),
        blocks.field(Field.LAST_DAY, text.LAST_DAY_LABEL, blocks.date_input(VALUE)),
        blocks.field(Field.DEPUTY, text.DEPUTY_LABEL, blocks.users_input(VALUE)),
    ]
    return blocks.modal(Modal.COVER_NEW, text.COVER_TITLE, fields, submit=text.SAVE, close=text.CANCEL)


def reminder_line(reminder: Reminder) -> Block:
    """A personal reminder in a list, with its menu."""
    when = text.reminder_at(reminder.next_at) if reminder.next_at else ""
    rule = f" ({repetition(reminder.rule)})" if reminder.rule else ""
    reference = reference_to(reminder)
    menu = blocks.overflow(
        [blocks.option(text.CHANGE, f"change|{reference}"), blocks.option(text.DELETE, f"delete|{reference}")],
        f"{Action.REMINDER_MENU}:{reminder.number}",
    )
    return blocks.section(f"{own_words(reminder.text)}{rule}\n{when}", menu)


def cover_line(cover: Cover) -> Block:
    """A cover in a list, with the button that stops it."""
    stop = blocks.button(text.STOP_COVER, f"{Action.COVER_STOP}:{cover.number}", str(cover.number))
    return blocks.section(text.cover_line(mention(cover.absent), mention(cover.deputy), cover.first, cover.last), stop)


def _lines(card: FollowupCard, day: date, viewer: str) -> list[str]:
    """The words of a card: which, when, what was agreed, what to talk about."""
    followup, agreement = card.followup, card.placement.agreement
    lines = [_head(card, day, viewer)]
    if state := _state(card, day, viewer):
        return [*lines, state]
    if card.last and card.last.outcome:
        last = card.last.outcome
        note, step = shortened(last.note, SHOWN), shortened(last.next_step, SHOWN)
        lines.append(text.last_time(last.on, last.result, escape(note), escape(step)))
    elif followup.kind is FollowupKind.MEETING:
        lines.append(text.first_time())
    if goals := text.goals(escape(shortened(agreement.goal, SHOWN)), [escape(goal) for goal in card.sub_goals[:5]]):
        lines.append(goals)
    if card.also_open:
        lines.append(text.also_open([one.due for one in card.also_open]))
    agenda = {
        FollowupKind.MEETING: text.AGENDA,
        FollowupKind.CALL: text.AGENDA_CALL,
        FollowupKind.AFTERCARE: text.AGENDA_AFTERCARE,
    }[followup.kind]
    return [*lines, f"_{agenda}_"]


def _head(card: FollowupCard, day: date, viewer: str) -> str:
    followup, agreement = card.followup, card.placement.agreement
    title = text.placement_title(escape(agreement.case_ref), escape(agreement.company))
    at = at_time(card.placement) if followup.kind is FollowupKind.MEETING else ""
    words = [f"*{title}*", text.FOLLOWUP_KINDS[followup.kind]]
    if followup.state is FollowupState.OPEN:
        words[1] += f" {text.due(followup.due, day, card.late, at)}"
        if agreement.contact:
            words.append(escape(agreement.contact))
        if viewer != card.placement.broker:
            words.append(text.covering_for(mention(card.placement.broker)))
        words.extend(extra for extra in (text.again(followup.rounds), _snoozed(card)) if extra)
    return " · ".join(words)


def _state(card: FollowupCard, day: date, viewer: str) -> str:
    """What stands in place of the buttons; empty while there is something to do."""
    followup = card.followup
    if followup.state is not FollowupState.OPEN:
        by = mention(followup.done_by) if followup.done_by and followup.done_by != viewer else ""
        closed = text.closed(followup.state, followup.outcome.on if followup.outcome else None, by)
        if followup.state is FollowupState.DONE and card.following is not None:
            closed += f" · {text.NEXT_ON_LABEL} {weekday_and_day(card.following.due)}"
        return closed
    if card.holder not in {"", viewer}:
        return text.now_with(mention(card.holder))
    return text.snoozed_to(followup.due) if _is_snoozed_to(card, day) else ""


def _is_snoozed_to(card: FollowupCard, day: date) -> bool:
    return card.followup.snoozes > 0 and card.followup.due > day


def at_time(placement: Placement) -> str:
    """``kl. 10.30`` where the meetings have a time of their own."""
    first = placement.cadence.first
    return "" if first.time() == USUAL_TIME else f"kl. {first:%H.%M}"


def _snoozed(card: FollowupCard) -> str:
    return text.snoozed(card.followup.snoozes) if card.followup.snoozes else ""


def _line(card: FollowupCard, value: Bundle) -> Block:
    """One follow-up of a long bundle."""
    head = _head(card, value.day, value.recipient)
    if state := _state(card, value.day, value.recipient):
        return blocks.section(f"{head}\n{state}")
    number = card.followup.number
    return blocks.section(head, blocks.button(text.OPEN, f"{Action.FOLLOWUP_OPEN}:{number}", str(number)))


def _personal(reminder: Reminder) -> list[Block]:
    shown: list[Block] = [blocks.section(f":bell: *{own_words(reminder.text)}*")]
    if reminder.state in {ReminderState.DONE, ReminderState.DELETED}:
        shown.append(blocks.context(text.reminder_state(reminder.state, None, recurring=False)))
        return shown
    if reminder.next_at is not None:
        shown.append(blocks.context(text.reminder_state("open", reminder.next_at, recurring=bool(reminder.rule))))
        if reminder.rule is None:
            return shown
    reference = reference_to(reminder)
    options = [
        blocks.option(text.SNOOZE_DAY, f"{Snooze.DAY}|{reference}"),
        blocks.option(text.SNOOZE_CHOOSE, f"{Snooze.CHOOSE}|{reference}"),
    ]
    elements = [
        blocks.button(text.FINISHED, f"{Action.REMINDER_DONE}:{reminder.number}", str(reminder.number)),
        blocks.select(options, f"{Action.REMINDER_SNOOZE}:{reminder.number}", placeholder=text.SNOOZE),
    ]
    return [*shown, blocks.actions(elements)]


def _news(value: Bundle) -> list[Block]:
    """What is told of openings, after the reminders."""
    return [block for news in value.news for block in (blocks.divider(), *_opening_news(news).blocks)]


def _opening_news(news: OpeningsDue | WishFits) -> Message:
    return openings.due(news) if isinstance(news, OpeningsDue) else openings.wish_fits(news)


def _only_news(value: Bundle) -> Message:
    lead = _opening_news(value.news[0]).text if value.news else ""
    return Message(lead, tuple(_news(value)[1:][:MOST_BLOCKS]))


def _first_line(value: Bundle) -> str:
    if value.followups:
        return _title_line(value.followups[0])
    return text.personal_line(own_words(value.personal[0].text)) if value.personal else ""


def _title_line(card: FollowupCard) -> str:
    agreement = card.placement.agreement
    return text.followup_line(card.followup.kind, escape(agreement.case_ref), escape(agreement.company))


def _hours_field(field: Field, label: str, initial: float | None) -> Block:
    shown = "" if initial is None else f"{initial:g}".replace(".", ",")
    return blocks.field(field, label, blocks.text_input(VALUE, initial=shown, most=6), optional=True)
