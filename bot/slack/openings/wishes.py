"""Wish lists in Slack: the form, the list, what fits."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.openings.drafts import OpeningType
from bot.domain.openings.matching import Fit, Suggestion, Wish
from bot.domain.openings.opening import MOST_LONG, MOST_SHORT, Opening
from bot.slack import blocks
from bot.slack.ids import VALUE, Action, Field, Modal
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape, mention
from bot.slack.openings.cards import suggestions
from bot.text import openings as opening_text
from bot.text import wishes as text
from danish.names import WEEKDAY_CODES

SHOWN = 20
"""Wish lists or openings in one message."""

TEXT_FIELDS = (
    Field.CASE_REF, Field.JOB_A, Field.JOB_B, Field.JOB_C, Field.HOURS, Field.PLACES, Field.CONSIDERATIONS,
)  # fmt: skip


def form(case_ref: str, wish: Wish | None, example: str) -> Block:
    """The wish list of one citizen, new or known."""
    jobs = (*(wish.jobs if wish else ()), "", "", "")
    hours = opening_text.hours(wish.hours_min, wish.hours_max) if wish else ""
    days = [blocks.option(opening_text.WEEKDAYS[one], one) for one in WEEKDAY_CODES]
    types = [blocks.option(opening_text.TYPES[one], one) for one in OpeningType]
    body = [
        blocks.field(
            Field.CASE_REF,
            opening_text.CASE_REF,
            blocks.text_input(VALUE, initial=case_ref, placeholder=example, most=50),
            hint=opening_text.case_ref_hint(example),
        ),
        blocks.field(Field.JOB_A, text.JOB_A, blocks.text_input(VALUE, initial=jobs[0], most=MOST_SHORT)),
        _optional(Field.JOB_B, text.JOB_B, jobs[1]),
        _optional(Field.JOB_C, text.JOB_C, jobs[2]),
        _optional(Field.HOURS, text.WISH_HOURS, hours, hint=opening_text.HOURS_HINT),
        _optional(Field.PLACES, text.WISH_PLACES, ", ".join(wish.places) if wish else "", hint=text.WISH_PLACES_HINT),
        blocks.field(
            Field.WEEKDAYS,
            text.WISH_DAYS,
            blocks.checkboxes(days, VALUE, wish.weekdays if wish else ()),
            optional=True,
        ),
        blocks.field(
            Field.TYPES, text.WISH_TYPES, blocks.checkboxes(types, VALUE, wish.types if wish else ()), optional=True
        ),
        blocks.field(
            Field.CONSIDERATIONS,
            text.WISH_CONSIDERATIONS,
            blocks.text_input(VALUE, initial=wish.considerations if wish else "", multiline=True, most=MOST_LONG),
            optional=True,
            hint=text.WISH_CONSIDERATIONS_HINT,
        ),
    ]
    return blocks.modal(Modal.WISH, text.WISH_TITLE, body, submit=opening_text.SAVE, close=opening_text.CANCEL)


def saved(case_ref: str, found: Sequence[Suggestion]) -> Message:
    """What fits a wish list now."""
    heading = text.wish_saved(case_ref, len(found))
    return Message(heading, (blocks.section(heading), *suggestions(found[:SHOWN])))


def fitting(case_ref: str, found: Sequence[Suggestion]) -> Message:
    heading = text.fitting(case_ref, len(found)) if found else text.NOTHING_FITS
    return Message(heading.replace("*", ""), (blocks.section(heading), *suggestions(found[:SHOWN])))


def fitted_by(opening: Opening, found: Sequence[Fit]) -> Block:
    """The wish lists that an opening fits, each with its reasons."""
    title = escape(opening_text.card_title(opening.number, opening.fields))
    shown: list[Block] = [blocks.section(f"*{title}*")]
    for one in found[:SHOWN]:
        head = f"*{escape(one.wish.case_ref)}* · {mention(one.wish.owner)} · {opening_text.nearness(one.score)}"
        shown.append(blocks.section(f"{head}\n{escape(text.fit_reasons(one))}"))
    if not found:
        shown.append(blocks.section(text.NOBODY_FITS))
    return blocks.modal(Modal.OPENING_FITS, text.WHO_FITS, shown)


def listed(wishes: Sequence[Wish]) -> Message:
    """The broker's wish lists with what can be done with each."""
    if not wishes:
        return Message(text.NO_WISHES, (blocks.section(text.NO_WISHES),))
    shown: list[Block] = [blocks.section(text.YOUR_WISHES)]
    for wish in wishes[:SHOWN]:
        line = text.wish_line(wish.case_ref, wish.jobs, wish.hours_min, wish.hours_max, wish.places)
        shown.append(blocks.section(escape(line)))
        shown.append(
            blocks.actions(
                [
                    blocks.button(opening_text.SHOW, f"{Action.WISH_SHOW}:{wish.case_ref}", wish.case_ref),
                    blocks.button(opening_text.CORRECT, f"{Action.WISH_EDIT}:{wish.case_ref}", wish.case_ref),
                    blocks.button(text.DELETE, f"{Action.WISH_REMOVE}:{wish.case_ref}", wish.case_ref),
                ]
            )
        )
    return Message(text.YOUR_WISHES.replace("*", ""), tuple(shown))


def _optional(name: Field, label: str, initial: str, *, hint: str = "") -> Block:
    element = blocks.text_input(VALUE, initial=initial, most=MOST_SHORT)
    return blocks.field(name, label, element, optional=True, hint=hint)
