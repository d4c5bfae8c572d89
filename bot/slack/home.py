"""App Home as a view: within a hundred blocks, however much there is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import time

from bot.domain.openings.opening import Opening
from bot.services.answers.asking import Reply
from bot.services.home import DueLine, HomeView, Moved, PlacementLine
from bot.services.ports import DeliveryFailed
from bot.slack import blocks
from bot.slack.answers import cards as answers
from bot.slack.ids import VALUE, Action, Field, Modal
from bot.slack.message import Block
from bot.slack.mrkdwn import escape, mention, shortened
from bot.slack.placements.followups import buttons, cover_line, reminder_line
from bot.slack.web import Web
from bot.store.people import Person
from bot.text import followups as followup_text
from bot.text import home as text
from bot.text import openings as opening_text

DUE, OPENINGS, REMINDERS, COVERS = 15, 10, 5, 5
"""Most lines of each part. With twenty placements, titles and buttons they make fewer than a hundred blocks."""


class SlackBoard:
    """Implements ``bot.services.home.Board`` with ``views.publish``."""

    def __init__(self, web: Web) -> None:
        self._web = web

    def digest(self, view: HomeView) -> str:
        shown = json.dumps(home(view), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(shown.encode()).hexdigest()

    def publish(self, view: HomeView, seen: str) -> str:
        try:
            answer = self._web.write("views.publish", user_id=view.user, view=home(view), hash=seen or None)
        except DeliveryFailed as failure:
            if failure.reason == "hash_conflict":
                raise Moved from failure
            raise
        return str(answer["view"]["hash"])


def home(view: HomeView) -> Block:
    """The whole view."""
    shown = [*_top(view), *_due(view), *_placements(view), *_openings(view.openings), *_reminders(view)]
    shown += [*_covers(view), *_settings(view)]
    return {"type": "home", "blocks": shown}


def settings(person: Person, times: Sequence[time], view: HomeView) -> Block:
    """The form of the settings."""
    options = [blocks.option(f"kl. {one:%H.%M}", f"{one:%H:%M}") for one in times]
    bundled = [blocks.option(text.BUNDLED, "yes"), blocks.option(text.SINGLE, "no")]
    calls = [blocks.option(text.YES, "yes"), blocks.option(text.NO, "no")]
    municipality = blocks.text_input(VALUE, initial=person.municipality, most=60)
    fields = [
        blocks.field(
            Field.DIGEST_AT, text.DIGEST_LABEL, blocks.select(options, VALUE, chosen=f"{view.digest_at:%H:%M}")
        ),
        blocks.field(
            Field.BUNDLED,
            text.BUNDLED_LABEL,
            blocks.select(bundled, VALUE, chosen="yes" if person.bundled else "no"),
        ),
        blocks.field(
            Field.PHONE_CALLS,
            text.PHONE_LABEL,
            blocks.select(calls, VALUE, chosen="yes" if view.phone_calls else "no"),
        ),
        blocks.field(
            Field.MUNICIPALITY, text.MUNICIPALITY_LABEL, municipality, optional=True, hint=text.MUNICIPALITY_HINT
        ),
    ]
    return blocks.modal(Modal.HOME_SETTINGS, text.SETTINGS, fields, submit=text.SAVE, close=text.CANCEL)


def remind() -> Block:
    """The form behind "Mind mig"."""
    element = blocks.text_input(VALUE, placeholder=text.REMIND_PLACEHOLDER, most=300)
    field = blocks.field(Field.TEXT, text.REMIND_LABEL, element)
    return blocks.modal(Modal.HOME_REMIND, text.REMIND_TITLE, [field], submit=text.SAVE, close=text.CANCEL)


def answer(value: Reply) -> Block:
    """An answer to the search field; its buttons stand in the conversation, where they have a place to answer in."""
    card = answers.reply(value)
    shown = [block for block in card.blocks if block["type"] != "actions"]
    return blocks.modal("home_answer", text.ANSWER_TITLE, [*shown, blocks.context(text.ALSO_IN_CHAT)])


def _top(view: HomeView) -> list[Block]:
    element = blocks.text_input(Action.HOME_SEARCH, placeholder=text.SEARCH_HINT, most=300)
    element["dispatch_action_config"] = {"trigger_actions_on": ["on_enter_pressed"]}
    search: Block = {
        "type": "input",
        "dispatch_action": True,
        "label": blocks.plain_text(text.SEARCH_LABEL),
        "element": element,
    }
    quick = [
        blocks.button(text.NEW_OPENING, Action.HOME_NEW_OPENING),
        blocks.button(text.NEW_PLACEMENT, Action.PLACEMENT_NEW),
        blocks.button(text.FIND_SCHEME, Action.FINDER_OPEN),
        blocks.button(text.REMIND_ME, Action.HOME_REMIND),
    ]
    return [blocks.header(text.greeting(view.today)), search, blocks.actions(quick), blocks.divider()]


def _due(view: HomeView) -> list[Block]:
    shown: list[Block] = [blocks.section(f"*{text.TODAY} ({len(view.due)})*")]
    if not view.due:
        shown.append(blocks.section(text.NOTHING_TODAY))
    for line in view.due[:DUE]:
        shown.append(blocks.section(_due_line(line, view)))
        shown.append(blocks.actions(buttons(line.followup, line.placement)[:3]))
    if len(view.due) > DUE:
        shown.append(blocks.context(text.more_due(len(view.due) - DUE)))
    return shown


def _due_line(due: DueLine, view: HomeView) -> str:
    agreement = due.placement.agreement
    title = escape(followup_text.placement_title(agreement.case_ref, agreement.company))
    kind = followup_text.FOLLOWUP_KINDS[due.followup.kind]
    line = f"*{title}* · {kind} {followup_text.due(due.followup.due, view.today, due.late)}"
    if due.placement.broker != view.user:
        line += f" · {followup_text.covering_for(mention(due.placement.broker))}"
    return line


def _placements(view: HomeView) -> list[Block]:
    shown: list[Block] = [
        blocks.divider(),
        blocks.section(f"*{text.placements_title(view.total, view.page, view.pages)}*"),
    ]
    if not view.placements:
        return [*shown, blocks.context(text.NO_PLACEMENTS)]
    shown.extend(_placement_line(line) for line in view.placements)
    turn: list[Block] = []
    if view.page > 0:
        turn.append(blocks.button(text.PREVIOUS, f"{Action.HOME_PAGE}:previous", str(view.page - 1)))
    if view.page + 1 < view.pages:
        turn.append(blocks.button(text.NEXT, f"{Action.HOME_PAGE}:next", str(view.page + 1)))
    return [*shown, *([blocks.actions(turn)] if turn else [])]


def _placement_line(line: PlacementLine) -> Block:
    placement = line.placement
    agreement = placement.agreement
    title = escape(followup_text.placement_title(agreement.case_ref, agreement.company))
    words = text.placement_line(title, line.next_due, placement.hours_now, placement.ordinary_now)
    number = str(placement.number)
    return blocks.section(words, blocks.button(text.OPEN, f"{Action.PLACEMENT_OPEN}:{number}", number))


def _openings(openings: Sequence[Opening]) -> list[Block]:
    if not openings:
        return []
    shown: list[Block] = [blocks.divider(), blocks.section(f"*{text.MY_OPENINGS} ({len(openings)})*")]
    for opening in openings[:OPENINGS]:
        title = escape(shortened(opening_text.card_title(opening.number, opening.fields), 250))
        number = str(opening.number)
        show = blocks.button(text.SHOW, f"{Action.OPENING_SHOW}:{number}", number)
        shown.append(blocks.section(f"*{title}* · {opening_text.STATES[opening.state]}", show))
    if len(openings) > OPENINGS:
        shown.append(blocks.context(text.more_openings(len(openings) - OPENINGS)))
    return shown


def _reminders(view: HomeView) -> list[Block]:
    if not view.reminders:
        return []
    shown: list[Block] = [blocks.divider(), blocks.section(f"*{text.MY_REMINDERS}*")]
    shown.extend(reminder_line(one) for one in view.reminders[:REMINDERS])
    if len(view.reminders) > REMINDERS:
        shown.append(blocks.context(text.more_reminders(len(view.reminders) - REMINDERS)))
    return shown


def _covers(view: HomeView) -> list[Block]:
    new = blocks.button(text.NEW_COVER, Action.HOME_COVER)
    shown: list[Block] = [blocks.divider(), blocks.section(f"*{text.COVER}*", new)]
    if not view.covers:
        return [*shown, blocks.context(text.NO_COVER)]
    return [*shown, *(cover_line(cover) for cover in view.covers[:COVERS])]


def _settings(view: HomeView) -> list[Block]:
    change = blocks.button(text.CHANGE, Action.HOME_SETTINGS)
    words = text.settings(
        view.digest_at,
        bundled=view.settings.bundled,
        phone_calls=view.phone_calls,
        municipality=escape(view.settings.municipality),
    )
    return [blocks.divider(), blocks.section(f"*{text.SETTINGS}*\n{words}", change)]
