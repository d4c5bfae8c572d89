"""Reminders as people see them: cards of follow-ups, bundles, the modals behind their buttons."""

from __future__ import annotations

from datetime import date

from bot.domain.placements.covers import Cover
from bot.domain.placements.followups import USUAL_TIME, FollowupKind, FollowupState, Result
from bot.domain.placements.forms import CHOICE
from bot.domain.placements.placement import Placement, PlacementState
from bot.domain.placements.reminders import Reminder, ReminderState
from bot.services.placements.calendar import Appointment
from bot.services.placements.cards import FollowupCard, ReminderCard
from bot.services.placements.notices import Bundle, CoverAsked, CoverEnded
from bot.slack import blocks
from bot.slack.ids import VALUE, Action, Field, Modal, More, reference_to
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape, mention, own_words, shortened
from bot.slack.openings import cards as openings
from bot.text import day as day_text
from bot.text import followups as text
from bot.text.format import weekday_and_day
from bot.text.when import repetition
from danish.workdays import at

FULL_CARDS = 8
"""Up to here each follow-up of a bundle is shown with everything; beyond, one line each with a button that opens it."""

MOST_BLOCKS = 50
"""What Slack takes in a message."""

SHOWN = 300
"""Characters of a note on a card; the whole stands in the placement's history."""


def bundle(value: Bundle) -> Message:
    """The morning message: one line of count, then each thing once, with the buttons that act on it."""
    amount = len(value.followups) + len(value.personal) + len(value.late_openings) + len(value.fits)
    summary = _first_line(value) if amount == 1 else _counted(value)
    shown: list[Block] = [blocks.header(summary)] if amount > 1 else []
    is_full = len(value.followups) + len(value.personal) <= FULL_CARDS
    parts = [
        *(
            card_blocks(card, value.day, value.recipient) if is_full else [_line(card, value)]
            for card in value.followups
        ),
        *(_personal(card) if is_full else [_personal_line(card)] for card in value.personal),
        *([openings.waiting_row(opening, late)] for opening, late in value.late_openings),
        *(list(openings.wish_fits(fits).blocks) for fits in value.fits),
    ]
    for position, part in enumerate(parts):
        if is_full and position and len(part) + len(parts[position - 1]) > 2:
            shown.append(blocks.divider())
        shown.extend(part)
    return Message(summary, tuple(shown[:MOST_BLOCKS]))


def cover_asked(value: CoverAsked) -> Message:
    """The notice to a deputy."""
    cover = value.cover
    told = text.cover_asked(mention(cover.absent), cover.first, cover.last, value.placements, value.openings)
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
        shown.append(blocks.actions(buttons(card)))
    return shown


def buttons(card: FollowupCard) -> list[Block]:
    """What can be done about an open follow-up; what is done seldom stands in the menu."""
    number, place = card.followup.number, reference_to(card.placement)
    menu = [
        blocks.option(text.IN_CALENDAR, f"{More.CALENDAR}|{number}"),
        blocks.option(text.OPEN_PLACEMENT, f"{More.OPEN}|{place}"),
        blocks.option(text.HAND_ON, f"{More.HAND_ON}|{place}"),
    ]
    if card.placement.state is PlacementState.ACTIVE:
        menu.append(blocks.option(text.END, f"{More.END}|{place}"))
    guide = blocks.button(text.GUIDE, f"{Action.FOLLOWUP_GUIDE}:{number}", str(number))
    asks = [guide] if card.followup.kind is FollowupKind.MEETING else []
    return [_done(card), *asks, _put_off(card), blocks.overflow(menu, f"{Action.FOLLOWUP_MORE}:{number}")]


def placement_buttons(card: FollowupCard) -> list[Block]:
    """The same on the placement's own card, whose other buttons do the rest."""
    number = card.followup.number
    calendar = blocks.button(text.IN_CALENDAR, f"{Action.FOLLOWUP_MORE}:{number}", f"{More.CALENDAR}|{number}")
    return [_done(card), _put_off(card), calendar]


def _done(card: FollowupCard) -> Block:
    number = card.followup.number
    return blocks.button(text.DONE, f"{Action.FOLLOWUP_DONE}:{number}", str(number), style="primary")


def _put_off(card: FollowupCard) -> Block:
    return _snooze_menu(card.snooze_to, reference_to(card.followup), f"{Action.FOLLOWUP_SNOOZE}:{card.followup.number}")


def appointment(value: Appointment) -> Message:
    """The file for the calendar."""
    return Message(text.calendar_comment(value.title), (), files=((value.name, value.content),))


def opened(card: FollowupCard, day: date, viewer: str) -> Block:
    """A follow-up of a long bundle, opened from its line."""
    return blocks.modal(Modal.FOLLOWUP_CARD, text.PLACEMENT_TITLE, card_blocks(card, day, viewer), close=text.CLOSE)


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


def guide(card: FollowupCard) -> Block:
    """The agenda of a regular follow-up as questions; their answers become the outcome. One screen of a phone."""
    agreement, placement = card.placement.agreement, card.placement
    last = card.last.outcome if card.last else None
    results = [blocks.option(label, result) for result, label in text.RESULTS.items()]
    top = text.guide_top(escape(shortened(last.next_step, 200)) if last else "", last.on if last else None)
    title = escape(text.placement_title(agreement.case_ref, agreement.company))
    goal = text.guide_goal(shortened(agreement.goal.rstrip(" .?!"), 90))
    fields: list[Block] = [
        blocks.context(f"{title} · {top}"),
        blocks.field(Field.RESULT, goal, blocks.select(results, VALUE, chosen=Result.AS_AGREED)),
    ]
    if card.sub_goals:
        boxes = blocks.checkboxes([blocks.option(one, one[:CHOICE]) for one in card.sub_goals], VALUE)
        fields.append(blocks.field(Field.SUB_GOALS_MET, text.GUIDE_SUB_GOALS, boxes, optional=True))
    note = blocks.text_input(VALUE, most=1000)
    considerations = text.guide_considerations(shortened(agreement.considerations, 100))
    step = blocks.text_input(VALUE, most=300)
    fields += [
        _hours_field(Field.HOURS, text.HOURS_NOW_LABEL, placement.hours_now),
        _hours_field(Field.ORDINARY_HOURS, text.ORDINARY_NOW_LABEL, placement.ordinary_now),
        blocks.field(Field.NOTE, text.GUIDE_NOTE, note, optional=True, hint=considerations),
        blocks.field(Field.NEXT_STEP, text.GUIDE_NEXT_STEP, step, optional=True),
    ]
    state = str(card.followup.number)
    return blocks.modal(Modal.GUIDE, text.GUIDE, fields, submit=text.SAVE, close=text.CANCEL, state=state)


def snooze(what: str, due: date, offered: tuple[date, ...]) -> Block:
    """The modal behind "Vælg dag …"; ``what`` says which and travels with it, ``due`` is the earliest day."""
    picker = blocks.date_input(VALUE, offered[-1].isoformat() if offered else "")
    field = blocks.field(Field.SNOOZE_TO, text.SNOOZE_LABEL, picker, hint=text.snooze_hint(due))
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
    reference = reference_to(reminder)
    menu = blocks.overflow(
        [blocks.option(text.CHANGE, f"change|{reference}"), blocks.option(text.DELETE, f"delete|{reference}")],
        f"{Action.REMINDER_MENU}:{reminder.number}",
    )
    return blocks.section(f"{own_words(reminder.text)}\n{reminder_when(reminder)}", menu)


def reminder_when(reminder: Reminder) -> str:
    """When it comes, or came where it is not finished, and how often."""
    rule = f" ({repetition(reminder.rule)})" if reminder.rule else ""
    return f"{text.reminder_at(reminder.next_at or at(reminder.planned.date(), reminder.planned.time()))}{rule}"


def cover_line(cover: Cover) -> Block:
    """A cover in a list, with the button that stops it."""
    stop = blocks.button(text.STOP_COVER, f"{Action.COVER_STOP}:{cover.number}", str(cover.number))
    return blocks.section(text.cover_line(mention(cover.absent), mention(cover.deputy), cover.first, cover.last), stop)


def _lines(card: FollowupCard, day: date, viewer: str) -> list[str]:
    """The words of a card: which, when, what was agreed, what to talk about."""
    followup, agreement = card.followup, card.placement.agreement
    lines = [_head(card, day, viewer)]
    if followup.moved_from and followup.state is FollowupState.OPEN:
        lines.append(text.still_in_calendar(followup.moved_from))
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
    return [*lines, f"_{text.AGENDAS[followup.kind]}_"]


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


def _personal(card: ReminderCard) -> list[Block]:
    reminder = card.reminder
    shown: list[Block] = [blocks.section(f":bell: *{own_words(reminder.text)}*")]
    if reminder.state in {ReminderState.DONE, ReminderState.DELETED}:
        shown.append(blocks.context(text.reminder_state(reminder.state, None, recurring=False)))
        return shown
    if reminder.next_at is not None:
        shown.append(blocks.context(text.reminder_state("open", reminder.next_at, recurring=bool(reminder.rule))))
        if reminder.rule is None:
            return shown
    reference = reference_to(reminder)
    elements = [
        blocks.button(text.FINISHED, f"{Action.REMINDER_DONE}:{reminder.number}", str(reminder.number)),
        _snooze_menu(card.snooze_to, reference, f"{Action.REMINDER_SNOOZE}:{reminder.number}"),
    ]
    return [*shown, blocks.actions(elements)]


def _snooze_menu(days: tuple[date, ...], reference: str, action: str) -> Block:
    """The offered days by name; an option carries its day and the reference, "Vælg dag …" the reference alone."""
    options = [blocks.option(text.snooze_to(day), f"{day.isoformat()}|{reference}") for day in days]
    return blocks.select(
        [*options, blocks.option(text.SNOOZE_CHOOSE, f"|{reference}")], action, placeholder=text.SNOOZE
    )


def _personal_line(card: ReminderCard) -> Block:
    """A personal reminder of a long message."""
    reminder = card.reminder
    words = f":bell: *{own_words(reminder.text)}*"
    if reminder.state is not ReminderState.SENT:
        return blocks.section(words)
    number = str(reminder.number)
    return blocks.section(words, blocks.button(text.FINISHED, f"{Action.REMINDER_DONE}:{number}", number))


def _counted(value: Bundle) -> str:
    counts = value.counts
    return day_text.headline(day_text.parts(counts.late, counts.today, counts.openings, counts.fits))


def _first_line(value: Bundle) -> str:
    if value.followups:
        return _title_line(value.followups[0])
    if value.personal:
        return text.personal_line(own_words(value.personal[0].reminder.text))
    return openings.wish_fits(value.fits[0]).text if value.fits else _counted(value)


def _title_line(card: FollowupCard) -> str:
    agreement = card.placement.agreement
    return text.followup_line(card.followup.kind, escape(agreement.case_ref), escape(agreement.company))


def _hours_field(field: Field, label: str, initial: float | None) -> Block:
    shown = "" if initial is None else f"{initial:g}".replace(".", ",")
    return blocks.field(field, label, blocks.text_input(VALUE, initial=shown, most=6), optional=True)
