"""Placements as people see them: the card, the lists, the forms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.config import FollowupSettings
from bot.domain.placements.covers import Cover
from bot.domain.placements.followups import FollowupState
from bot.domain.placements.forms import AgreementForm
from bot.domain.placements.placement import Agreement, EndReason, Placement, PlacementState
from bot.domain.placements.reminders import Reminder
from bot.services.placements.cards import FollowupCard, PlacementCard
from bot.services.placements.law import LawChange
from bot.services.placements.notices import BrokerLeft, HandedOn, Meanwhile, WhileAway
from bot.slack import blocks
from bot.slack.ids import VALUE, Action, Field, Modal, reference_to
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape, mention, shortened
from bot.slack.openings import cards as openings
from bot.slack.placements.followups import at_time, cover_line, placement_buttons, reminder_line
from bot.store.history import Change
from bot.text import followups as text
from bot.text import openings as opening_text
from bot.text.format import number, short_day, weekday_and_day
from bot.text.when import repetition
from knowledge.entry import ChangeStatus

LISTED, OPENINGS, REMINDERS, COVERS = 15, 8, 12, 4
"""Rows of each kind in the person's own list; the rest of the placements is found by their references."""

MEANWHILE = 25
"""Placements and openings named when somebody is back."""

NEXT = 3
"""Follow-ups named on a placement's card."""


def handed_on(value: HandedOn) -> Message:
    """The notice to the broker who has a placement now."""
    lead = text.handed_on(mention(value.by))
    whole = card(value.card)
    return Message(f"{lead}: {_title(value.card.placement.agreement)}", (blocks.section(lead), *whole.blocks))


def law_change(value: LawChange) -> Message:
    """A change of the rules, what it touches, and the entry behind a button."""
    change = value.change
    lead = text.law_lead(change.date, value.today, expected=change.status is ChangeStatus.EXPECTED)
    told = text.law_touches(len(value.placements), leads=value.leads)
    lines = [f"• {_title(one.agreement)}" for one in value.placements]
    if value.leads:
        by_broker: dict[str, list[str]] = {}
        for one in value.placements:
            by_broker.setdefault(one.broker, []).append(escape(one.agreement.case_ref))
        lines = [f"• {mention(broker)}: {', '.join(references)}" for broker, references in by_broker.items()]
    more = [text.more(len(lines) - MEANWHILE)] if len(lines) > MEANWHILE else []
    show = blocks.button(text.SHOW_RULES, f"{Action.ANSWER_SHOW_ALL}:{value.entry.id}", value.entry.id)
    shown = [
        blocks.section(f"*{lead}*\n{escape(change.what)}"),
        *blocks.sections("\n".join([told, *lines[:MEANWHILE], *more])),
        blocks.actions([show]),
    ]
    return Message(f"{lead}: {escape(change.what)}", tuple(shown))


def while_away(value: WhileAway) -> Message:
    """For somebody who is back: each placement and opening that others did something with, once."""
    cover = value.cover
    lead = text.welcome_back(mention(cover.deputy), cover.first, cover.last)
    lines = [f"• {_happened(one)}" for one in value.meanwhile[:MEANWHILE]]
    if len(value.meanwhile) > MEANWHILE:
        lines.append(text.more(len(value.meanwhile) - MEANWHILE))
    if not lines:
        lines.append(text.NOTHING_HAPPENED)
    shown = [blocks.section(lead), *blocks.sections("\n".join(lines))]
    if value.fits:
        shown += [blocks.section(f"*{text.FITTED}*"), *openings.listed(value.fits[:OPENINGS])]
    return Message(lead, tuple(shown))


def _happened(one: Meanwhile) -> str:
    subject = one.subject
    if isinstance(subject, Placement):
        title = _title(subject.agreement)
        steps = [(text.HISTORY.get(change.what, change.what), change.who) for change in one.changes]
    else:
        title = escape(opening_text.card_title(subject.number, subject.fields))
        steps = [(opening_text.event_name(change.what).lower(), change.who) for change in one.changes]
    told = dict.fromkeys(f"{what} ({mention(who)})" if who else what for what, who in steps)
    return f"*{title}*: {', '.join(told)}"


def placed(value: PlacementCard, opening: str) -> Message:
    """For who filled an opening: the placement that begins, the way to it and back; ``opening`` is its reference."""
    number = str(value.placement.number)
    told = opening_text.placed(escape(value.placement.agreement.case_ref), value.open[0].due if value.open else None)
    opener = blocks.button(text.OPEN, f"{Action.PLACEMENT_OPEN}:{number}", number)
    undo = blocks.button(opening_text.UNFILL, Action.OPENING_UNFILL, opening)
    return Message(told, (blocks.section(told), blocks.actions([opener, undo])))


def ended(value: PlacementCard) -> Message:
    """For who ended it, with the way back."""
    told = text.ended_told(_title(value.placement.agreement), [one.due for one in value.open])
    return Message(told, (blocks.section(told), blocks.actions([_reopen(value.placement)])))


def _reopen(placement: Placement) -> Block:
    number = str(placement.number)
    return blocks.button(text.REOPEN, f"{Action.PLACEMENT_REOPEN}:{number}", number)


def broker_left(value: BrokerLeft) -> Message:
    """The notice to a leader."""
    lead = text.broker_left(mention(value.user), len(value.placements))
    names = ", ".join(_title(one.agreement) for one in value.placements[:LISTED])
    more = f" +{len(value.placements) - LISTED}" if len(value.placements) > LISTED else ""
    give = blocks.button(text.HAND_ON_ALL, Action.PLACEMENT_HAND_ON_ALL, value.user, style="primary")
    return Message(lead, (*blocks.sections(f"{lead}\n{names}{more}"), blocks.actions([give])))


def card(value: PlacementCard, following: FollowupCard | None = None, note: str = "") -> Message:
    """A placement as it stands; ``following`` adds the buttons of its next follow-up, ``note`` a line on top."""
    agreement = value.placement.agreement
    shown: list[Block] = [blocks.context(note)] if note else []
    shown.append(blocks.header(text.placement_title(agreement.case_ref, agreement.company)))
    shown.extend(blocks.sections("\n".join(_facts(value))))
    if hours := text.hours(list(value.hours)):
        shown.append(blocks.context(hours))
    if value.done and (last := value.done[-1].outcome):
        note_shown, step = escape(shortened(last.note, 300)), escape(shortened(last.next_step, 300))
        shown.append(blocks.context(text.last_time(last.on, last.result, note_shown, step)))
    if following and following.followup.state is FollowupState.OPEN:
        shown.append(blocks.actions(placement_buttons(following)))
    shown.append(blocks.actions(_buttons(value)))
    return Message(" ".join(part for part in (note, _title(agreement)) if part), tuple(shown))


def mine(
    placements: list[PlacementCard], reminders: list[Reminder], covers: list[Cover], openings: list[Block]
) -> Message:
    """The person's own placements, openings (as rows), reminders and covers; within a message's 50 blocks."""
    parts = (
        (
            f"{text.MY_PLACEMENTS} ({len(placements)})",
            [*[_line(one) for one in sorted(placements, key=_urgency)[:LISTED]], *_more(placements, LISTED)],
        ),
        (text.MY_OPENINGS, openings),
        (text.MY_REMINDERS, [*[reminder_line(one) for one in reminders[:REMINDERS]], *_more(reminders, REMINDERS)]),
        (text.MY_COVERS, [cover_line(one) for one in covers[:COVERS]]),
    )
    shown: list[Block] = [blocks.header(text.MINE)]
    for heading, rows in parts:
        if rows:
            shown.extend([blocks.section(f"*{heading}*"), *rows])
    if len(shown) == 1:
        shown.append(blocks.section(text.NOTHING))
    shown.append(blocks.actions([blocks.button(text.NEW, Action.PLACEMENT_NEW)]))
    return Message(text.MINE, tuple(shown))


def _more(found: Sequence[object], shown: int) -> list[Block]:
    """A line for what is left out."""
    return [blocks.context(text.more(len(found) - shown))] if len(found) > shown else []


def new(settings: FollowupSettings, today: date, filled: AgreementForm | None = None, state: str = "") -> Block:
    """The empty form, or one filled in advance."""
    form = filled or AgreementForm(case_ref="", company="", start=today.isoformat())
    fields = [*_agreement_fields(form), *_plan_fields(text.usual_cadence(settings.every_weeks), settings.phone_between)]
    return blocks.modal(Modal.PLACEMENT_NEW, text.NEW_TITLE, fields, submit=text.SAVE, close=text.CANCEL, state=state)


def change(placement: Placement) -> Block:
    """The form with what stands there."""
    agreement = placement.agreement
    form = AgreementForm(
        case_ref=agreement.case_ref,
        company=agreement.company,
        start=agreement.start.isoformat(),
        contact=agreement.contact,
        kind=agreement.kind or "",
        hours=_figure(agreement.hours),
        ordinary_hours=_figure(agreement.ordinary_hours),
        tasks=agreement.tasks,
        goal=agreement.goal,
        sub_goals="\n".join(agreement.sub_goals),
        considerations=agreement.considerations,
    )
    hint = text.cadence_now(_rhythm(placement))
    fields = [*_agreement_fields(form), *_plan_fields(hint, placement.phone_between)]
    return blocks.modal(
        Modal.PLACEMENT_CHANGE,
        text.CHANGE_TITLE,
        fields,
        submit=text.SAVE,
        close=text.CANCEL,
        state=reference_to(placement),
    )


def hand_on(modal: Modal, state: str) -> Block:
    """The form that asks for the colleague; ``state`` says what is handed on."""
    field = blocks.field(Field.COLLEAGUE, text.COLLEAGUE_LABEL, blocks.users_input(VALUE), hint=text.HAND_ON_HINT)
    return blocks.modal(modal, text.HAND_ON_TITLE, [field], submit=text.HAND_ON, close=text.CANCEL, state=state)


def end(placement: Placement, today: date) -> Block:
    """The form that ends a placement."""
    reasons = [blocks.option(label, reason) for reason, label in text.END_REASONS.items()]
    fields = [
        blocks.section(f"*{_title(placement.agreement)}*"),
        blocks.field(Field.ENDED_ON, text.ENDED_ON_LABEL, blocks.date_input(VALUE, today.isoformat())),
        blocks.field(Field.REASON, text.REASON_LABEL, blocks.select(reasons, VALUE), hint=text.END_HINT),
        blocks.field(
            Field.NOTE,
            text.END_NOTE_LABEL,
            blocks.text_input(VALUE, multiline=True, most=1000),
            optional=True,
            hint=text.NOTE_HINT,
        ),
    ]
    return blocks.modal(
        Modal.PLACEMENT_END, text.END_TITLE, fields, submit=text.END, close=text.CANCEL, state=str(placement.number)
    )


def history(value: PlacementCard) -> Block:
    """Everything that was done, newest first, with what each follow-up came to."""
    shown = [blocks.section(f"*{_title(value.placement.agreement)}*")]
    lines = [_history_line(one) for one in reversed(value.history)]
    outcomes = [_outcome_line(value, position) for position in range(len(value.done) - 1, -1, -1)]
    for line in outcomes[:20]:
        shown.extend(blocks.sections(line))
    if lines:
        shown.append(blocks.divider())
        shown.extend(blocks.sections("\n".join(lines[:60])))
    return blocks.modal(Modal.PLACEMENT_HISTORY, text.HISTORY_TITLE, shown, close=text.CLOSE)


def _facts(value: PlacementCard) -> list[str]:
    placement, agreement = value.placement, value.placement.agreement
    start = f"{text.START_LABEL}: {weekday_and_day(agreement.start)}"
    kind = f" · {text.KINDS[agreement.kind]}" if agreement.kind else ""
    lines = [f"{start}{kind} · {mention(placement.broker)}"]
    pairs = (
        (text.CONTACT_LABEL, agreement.contact),
        (text.TASKS_LABEL, agreement.tasks),
        (text.GOAL_LABEL, agreement.goal),
        (text.SUB_GOALS_LABEL, "; ".join(agreement.sub_goals)),
        (text.CONSIDERATIONS_LABEL, agreement.considerations),
    )
    lines.extend(f"{label}: {escape(content)}" for label, content in pairs if content)
    if placement.state is PlacementState.UNDONE:
        lines.append(text.TAKEN_BACK)
    elif placement.ended_on is not None:
        lines.append(text.ended(placement.ended_on, placement.end_reason or EndReason.OTHER))
    else:
        lines.append(text.rhythm(_rhythm(placement), at_time(placement), placement.phone_between))
    lines.append(text.next_followups([(one.kind, one.due) for one in value.open[:NEXT]]))
    return lines


def _buttons(value: PlacementCard) -> list[Block]:
    placement = value.placement
    reference = reference_to(placement)
    suffix = f":{placement.number}"
    shown = [blocks.button(text.SHOW_HISTORY, f"{Action.PLACEMENT_HISTORY}{suffix}", str(placement.number))]
    give = blocks.button(text.HAND_ON, f"{Action.PLACEMENT_HAND_ON}{suffix}", reference)
    if placement.state is not PlacementState.ACTIVE:
        return [*([_reopen(placement)] if value.can_reopen else []), give, *shown]
    return [
        blocks.button(text.CHANGE, f"{Action.PLACEMENT_CHANGE}{suffix}", str(placement.number)),
        give,
        blocks.button(text.END, f"{Action.PLACEMENT_END}{suffix}", str(placement.number)),
        *shown,
    ]


def _line(value: PlacementCard) -> Block:
    placement = value.placement
    upcoming = text.next_followups([(one.kind, one.due) for one in value.open[:1]])
    opener = blocks.button(text.OPEN, f"{Action.PLACEMENT_OPEN}:{placement.number}", str(placement.number))
    return blocks.section(f"*{_title(placement.agreement)}*\n{upcoming}", opener)


def _urgency(value: PlacementCard) -> date:
    return value.open[0].due if value.open else date.max


def _title(agreement: Agreement) -> str:
    return escape(text.placement_title(agreement.case_ref, agreement.company))


def _rhythm(placement: Placement) -> str:
    rule = placement.cadence.rule
    return repetition(rule) if rule else weekday_and_day(placement.cadence.first.date())


def _agreement_fields(form: AgreementForm) -> list[Block]:
    kinds = [blocks.option(label, kind) for kind, label in text.KINDS.items()]

    def written(field: Field, label: str, initial: str, *, most: int = 1000, **more: Any) -> Block:
        element = blocks.text_input(VALUE, initial=initial, multiline=most > 500, most=most)
        return blocks.field(field, label, element, **more)

    return [
        written(Field.CASE_REF, text.CASE_REF_LABEL, form.case_ref, most=40),
        written(Field.COMPANY, text.COMPANY_LABEL, form.company, most=150),
        blocks.field(Field.START, text.START_LABEL, blocks.date_input(VALUE, form.start)),
        blocks.field(Field.KIND, text.KIND_LABEL, blocks.select(kinds, VALUE, chosen=form.kind), optional=True),
        written(Field.CONTACT, text.CONTACT_LABEL, form.contact, most=150, optional=True),
        written(Field.HOURS, text.HOURS_LABEL, form.hours, most=6, optional=True),
        written(Field.ORDINARY_HOURS, text.ORDINARY_LABEL, form.ordinary_hours, most=6, optional=True),
        written(Field.TASKS, text.TASKS_LABEL, form.tasks, optional=True),
        written(Field.GOAL, text.GOAL_LABEL, form.goal, optional=True),
        written(Field.SUB_GOALS, text.SUB_GOALS_LABEL, form.sub_goals, optional=True, hint=text.SUB_GOALS_HINT),
        written(
            Field.CONSIDERATIONS,
            text.CONSIDERATIONS_LABEL,
            form.considerations,
            optional=True,
            hint=text.CONSIDERATIONS_HINT,
        ),
    ]


def _plan_fields(hint: str, phone_between: bool) -> list[Block]:
    phrase = blocks.text_input(VALUE, most=150)
    boxes = blocks.checkboxes([blocks.option(text.PHONE_OPTION, "yes")], VALUE, ["yes"] if phone_between else [])
    return [
        blocks.field(Field.CADENCE, text.CADENCE_LABEL, phrase, optional=True, hint=hint),
        blocks.field(Field.PHONE_BETWEEN, text.PHONE_LABEL, boxes, optional=True),
    ]


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:g}".replace(".", ",")


def _history_line(change: Change) -> str:
    what = text.HISTORY.get(change.what, change.what)
    details = change.details
    if change.what == "changed":
        names = [str(one["name"]) for one in details.get("fields", [])]
        what += f": {text.changed_fields(names, bool(details.get('cadence')))}"
    elif change.what == "handed_on":
        what += f": {mention(str(details['from']))} → {mention(str(details['to']))}"
    elif change.what == "snoozed":
        before, after = date.fromisoformat(details["from"]), date.fromisoformat(details["to"])
        what += f" {text.from_to(before, after)}"
    elif change.what == "ended":
        what += f": {text.END_REASONS[EndReason(details['reason'])]}"
        what += f" ({escape(str(details['note']))})" if details.get("note") else ""
    return f"• {text.history_line(change.at, mention(change.who), what)}"


def _outcome_line(value: PlacementCard, position: int) -> str:
    followup = value.done[position]
    outcome = followup.outcome
    if outcome is None:
        return ""
    hours = "" if outcome.hours is None else f" · {number(outcome.hours)} {text.HOURS_LABEL.lower()}"
    ordinary = "" if outcome.ordinary_hours is None else f"{text.of_which_ordinary(number(outcome.ordinary_hours))}"
    head = f"*{text.FOLLOWUP_KINDS[followup.kind]} {short_day(outcome.on)}*: {text.RESULTS[outcome.result]}"
    met = f"\n{text.SUB_GOALS_MET_LABEL}: {escape('; '.join(outcome.sub_goals_met))}" if outcome.sub_goals_met else ""
    note = f"\n{escape(outcome.note)}" if outcome.note else ""
    step = f"\n{text.NEXT_STEP_LABEL}: {escape(outcome.next_step)}" if outcome.next_step else ""
    return f"{head}{hours}{ordinary}{note}{step}{met}"
