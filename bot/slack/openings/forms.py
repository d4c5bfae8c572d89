"""The modals of openings. A builder and the reader of what comes back share the field names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.openings.drafts import Draft
from bot.domain.openings.fields import OPENING_FIELDS, Kind, OpeningField
from bot.domain.openings.form import Written
from bot.domain.openings.opening import MOST_LONG, MOST_SHORT, Closing, Meeting, Opening
from bot.domain.placements.placement import LONGEST
from bot.slack import blocks
from bot.slack.ids import VALUE, Action, Field, Modal
from bot.slack.message import Block
from bot.slack.mrkdwn import escape
from bot.slack.openings.cards import reference
from bot.text import openings as text
from danish.names import WEEKDAY_CODES

TEXT_FIELDS = tuple(field.name for field in OPENING_FIELDS if field.kind is not Kind.DAYS)
"""The inputs of an opening's form, the weekdays apart."""

CLOSINGS = (Closing.NOT_FILLED, Closing.WITHDRAWN, Closing.EXPIRED, Closing.NOT_AN_OPENING)
"""The reasons a person can give; the others come about by themselves."""

CHECKED = "checked"

OTHER = "other"
"""The choice of an opening that is not on the list."""


NOT_RELEVANT = "not_relevant"
"""The target group, where the check does not apply."""

NOTHING = Written({})


def written(
    read: Callable[[str], str],
    ticked: Callable[[str], tuple[str, ...]],
    shown: Collection[str] = (*TEXT_FIELDS, Field.WEEKDAYS),
    known: Written = NOTHING,
) -> Written:
    """What stands in the form of an opening; what is not ``shown`` in it stays as it is ``known``."""
    texts = {name: read(name) if name in shown else known.text(name) for name in TEXT_FIELDS}
    return Written(texts, ticked(Field.WEEKDAYS) if Field.WEEKDAYS in shown else known.weekdays)


def as_written(draft: Draft) -> Written:
    """An opening as its form shows it; ``read_form`` reads each field back to the same value."""
    return Written({field.name: text.as_written(draft, field) for field in OPENING_FIELDS}, draft.weekdays)


def shown_again(opening: Opening, form: Written) -> Block:
    """The form once more with what the person wrote, since the opening was changed meanwhile."""
    notice = blocks.section(text.CHANGED_MEANWHILE)
    body = [notice, *_inputs(form)]
    return blocks.modal(
        Modal.OPENING_CORRECT, text.CORRECT_TITLE, body, submit=text.SAVE, close=text.CANCEL, state=reference(opening)
    )


def create(draft: Draft, state: str, notice: str = "") -> Block:
    """The empty form, or one filled with what a message states."""
    above = [blocks.section(notice)] if notice else []
    body = [*above, *_inputs(as_written(draft), needed=True)]
    return blocks.modal(Modal.OPENING_CREATE, text.NEW_TITLE, body, submit=text.SAVE, close=text.CANCEL, state=state)


def correct(opening: Opening) -> Block:
    body = _inputs(as_written(opening.fields), needed=opening.fields.company is None)
    return blocks.modal(
        Modal.OPENING_CORRECT, text.CORRECT_TITLE, body, submit=text.SAVE, close=text.CANCEL, state=reference(opening)
    )


def hand_over(opening: Opening, suggested: str | None, teams: Sequence[tuple[str, str]]) -> Block:
    """``teams`` are user groups as (id, name); the suggestion of the routing rules is chosen beforehand."""
    person = suggested if suggested and not suggested.startswith("S") else ""
    body = [blocks.field(Field.HOLDER, text.HOLDER, blocks.users_input(VALUE, person), optional=True)]
    if teams:
        options = [blocks.option(name, group) for group, name in teams]
        menu = blocks.select(options, VALUE, chosen=suggested or "")
        body.append(blocks.field(Field.HOLDING_TEAM, text.TEAM, menu, optional=True))
    return _modal(Modal.OPENING_HAND_OVER, text.HAND_OVER_TITLE, body, opening, text.HAND_OVER)


def qualify(opening: Opening, typed: Written | None = None, note: str = "", checks: Sequence[str] = ()) -> Block:
    """What the company said, what was checked and whom to call; ``typed`` shows every field, with what was written."""
    boxes = [blocks.option(label, one) for one, label in text.CHECKS.items()]
    body = [
        blocks.section(f"*{escape(text.card_title(opening.number, opening.fields))}*"),
        _long(Field.NOTE, text.CALL_NOTE, note, hint=text.NO_NAMES_HINT, most=LONGEST),
        blocks.field(Field.CHECKS, text.CHECKED, blocks.checkboxes(boxes, VALUE, checks), optional=True),
    ]
    if typed is None:
        known = as_written(opening.fields)
        body += [_input(field, known) for field in OPENING_FIELDS if field.shown_on == "contact"]
        body.append(blocks.actions([blocks.button(text.ALL_FIELDS, Action.OPENING_ALL_FIELDS)]))
    else:
        body += [*_inputs(typed), _short(Field.CVR, text.LABELS["cvr"], opening.cvr or "", hint=text.CVR_HINT)]
    return _modal(Modal.OPENING_QUALIFY, text.QUALIFY_TITLE, body, opening, text.QUALIFY)


def match(opening: Opening, example: str, months: int) -> Block:
    """``months`` is how long the citizen must have been unemployed; 0 asks for no check."""
    meetings = [blocks.option(text.MEETINGS[one], one) for one in Meeting]
    case_ref = blocks.text_input(VALUE, placeholder=example, most=50)
    body = [
        blocks.field(Field.CASE_REF, text.CASE_REF, case_ref, hint=text.case_ref_hint(example)),
        blocks.field(Field.MEETING, text.MEETING, blocks.select(meetings, VALUE, chosen=Meeting.TALK)),
    ]
    if months:
        boxes = [
            blocks.option(text.target_group_box(months), CHECKED),
            blocks.option(text.TARGET_GROUP_NOT_RELEVANT, NOT_RELEVANT),
        ]
        body.append(blocks.field(Field.TARGET_GROUP, text.TARGET_GROUP, blocks.checkboxes(boxes, VALUE)))
    body.append(_long(Field.NOTE, text.NOTE, "", most=LONGEST))
    return _modal(Modal.OPENING_MATCH, text.MATCH_TITLE, body, opening, text.MATCH)


def fill(opening: Opening, today: date) -> Block:
    """What was agreed: it becomes the placement."""
    draft = opening.fields
    start = draft.start if isinstance(draft.start, date) and draft.start >= today else today
    hours = text.number(draft.hours_max) if draft.hours_max is not None else ""
    body = [
        blocks.field(Field.START, text.FILL_START, blocks.date_input(VALUE, start.isoformat())),
        _short(Field.HOURS, text.FILL_HOURS, hours),
        _short(Field.ORDINARY_HOURS, text.FILL_ORDINARY, ""),
        _long(Field.TASKS, text.LABELS["tasks"], draft.tasks or "", most=LONGEST),
        _long(
            Field.CONSIDERATIONS,
            text.AGREED_CONSIDERATIONS,
            draft.considerations or "",
            hint=text.NO_NAMES_HINT,
            most=LONGEST,
        ),
    ]
    return _modal(Modal.OPENING_FILL, text.FILL_TITLE, body, opening, text.FILL)


def close(opening: Opening) -> Block:
    reasons = [blocks.option(text.CLOSINGS[one].capitalize(), one) for one in CLOSINGS]
    body = [
        blocks.field(Field.REASON, text.REASON, blocks.select(reasons, VALUE, chosen=Closing.NOT_FILLED)),
        _long(Field.NOTE, text.NOTE, "", hint=text.NO_NAMES_HINT, most=LONGEST),
    ]
    return _modal(Modal.OPENING_CLOSE, text.CLOSE_TITLE, body, opening, text.CLOSE_OPENING)


def merge(opening: Opening, others: Sequence[Opening]) -> Block:
    """``others`` are chosen from, the likeliest first; any is found by its number."""
    number = blocks.text_input(VALUE, placeholder="#12", most=12)
    body = [blocks.field(Field.INTO_NUMBER, text.MERGE_INTO_NUMBER, number)]
    if others:
        options = [blocks.option(text.card_title(one.number, one.fields), str(one.number)) for one in others]
        options.append(blocks.option(text.MERGE_INTO_OTHER, OTHER))
        body = [
            blocks.field(Field.INTO, text.MERGE_INTO, blocks.select(options, VALUE)),
            blocks.field(Field.INTO_NUMBER, text.MERGE_INTO_NUMBER, number, optional=True),
        ]
    return _modal(Modal.OPENING_MERGE, text.MERGE_TITLE, body, opening, text.MERGE_SUBMIT)


def split(opening: Opening) -> Block:
    """What stays in the first, and the second with what the two share."""
    fields = opening.fields
    second = replace(fields, tasks=None, hours_min=None, hours_max=None, weekdays=(), positions=None)
    hours = text.hours(fields.hours_min, fields.hours_max)
    body = [
        blocks.section(f"*{text.SPLIT_FIRST}: #{opening.number}*"),
        _long(Field.FIRST_TASKS, text.LABELS["tasks"], fields.tasks or "", optional=False),
        _short(Field.FIRST_HOURS, text.LABELS["hours"], hours, hint=text.HOURS_HINT),
        blocks.section(f"*{text.SPLIT_SECOND}*"),
        *_inputs(as_written(second), needed=True),
    ]
    return _modal(Modal.OPENING_SPLIT, text.SPLIT_TITLE, body, opening, text.SPLIT)


def _modal(callback: Modal, title: str, body: Sequence[Block], opening: Opening, submit: str = text.SAVE) -> Block:
    return blocks.modal(callback, title, body, submit=submit, close=text.CANCEL, state=reference(opening))


def _inputs(form: Written, *, needed: bool = False) -> list[Block]:
    """Every field of an opening; the tasks are ``needed`` where nothing else says what it is about."""
    return [_input(field, form, optional=not (needed and field.name == "tasks")) for field in OPENING_FIELDS]


def _input(field: OpeningField, form: Written, *, optional: bool = True) -> Block:
    label, hint, given = text.LABELS[field.name], text.HINTS.get(field.name, ""), form.text(field.name)
    match field.kind:
        case Kind.LONG:
            return _long(field.name, label, given, hint=hint, optional=optional)
        case Kind.TYPE:
            types = [blocks.option(name, kind) for kind, name in text.TYPES.items()]
            return blocks.field(field.name, label, blocks.select(types, VALUE, chosen=given), optional=True)
        case Kind.DAYS:
            days = [blocks.option(text.WEEKDAYS[one], one) for one in WEEKDAY_CODES]
            return blocks.field(field.name, label, blocks.checkboxes(days, VALUE, form.weekdays), optional=True)
        case Kind.DAY:
            return blocks.field(field.name, label, blocks.date_input(VALUE, given), optional=True)
        case _:
            return _short(field.name, label, given, hint=hint)


def _short(name: str, label: str, initial: str, *, hint: str = "") -> Block:
    element = blocks.text_input(VALUE, initial=initial, most=MOST_SHORT)
    return blocks.field(name, label, element, optional=True, hint=hint)


def _long(
    name: str, label: str, initial: str, *, hint: str = "", most: int = MOST_LONG, optional: bool = True
) -> Block:
    element = blocks.text_input(VALUE, initial=initial, multiline=True, most=most)
    return blocks.field(name, label, element, optional=optional, hint=hint)
