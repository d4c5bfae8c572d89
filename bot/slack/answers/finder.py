"""The scheme finder's modal: three questions, then the schemes that fit."""

from __future__ import annotations

from collections.abc import Sequence

from bot.slack import blocks
from bot.slack.ids import VALUE, Action, Field, Modal
from bot.slack.message import Block
from bot.slack.mrkdwn import escape
from bot.text.answers import finder as text
from knowledge.answers import Fit
from knowledge.entry import Affected, Need, Situation

SHOWN = 10


def form() -> Block:
    """The three questions; what is affected may be left open, and what is needed answered with "not known"."""
    situations = [blocks.option(label, situation) for situation, label in text.SITUATIONS.items()]
    affected = [blocks.option(label, one) for one, label in text.AFFECTED.items()]
    needs = [blocks.option(text.need(one), one) for one in Need]
    needs.append(blocks.option(text.UNKNOWN_NEED_LABEL, text.UNKNOWN_NEED))
    fields = [
        blocks.field(Field.SITUATION, text.SITUATION_LABEL, blocks.select(situations, VALUE)),
        blocks.field(
            Field.NEEDED,
            text.NEEDED_LABEL,
            blocks.multi_select(needs, VALUE, placeholder=text.PICK),
            hint=text.NEEDED_HINT,
        ),
        blocks.field(
            Field.AFFECTED,
            text.AFFECTED_LABEL,
            blocks.checkboxes(affected, VALUE),
            optional=True,
            hint=text.AFFECTED_HINT,
        ),
    ]
    return blocks.modal(Modal.FINDER, text.TITLE, fields, submit=text.FIND, close=text.CANCEL)


def results(situation: Situation, needs: Sequence[Need], affected: Sequence[Affected], fits: Sequence[Fit]) -> Block:
    """The schemes that fit, best first, each with its reason and a button that opens the whole answer; above them all
    that was chosen."""
    ticked = [text.SITUATIONS[situation].lower(), *needs, *(text.AFFECTED[one].lower() for one in affected)]
    lead = text.found(len(fits), ticked) if fits else text.nothing(ticked)
    shown: list[Block] = [blocks.section(f"*{lead}*")]
    for position, fit in enumerate(fits[:SHOWN]):
        show = blocks.button(text.SHOW, f"{Action.ANSWER_SHOW_ALL}:{position}", fit.entry.id)
        shown.append(blocks.section(f"*{escape(fit.entry.title)}*\n{escape(fit.reason)}", show))
    if len(fits) > SHOWN:
        shown.append(blocks.context(text.more(len(fits) - SHOWN)))
    return blocks.modal(Modal.FINDER_RESULTS, text.TITLE, shown, close=text.CLOSE)
