"""App Home as a view: within a hundred blocks, however much there is."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import time

from bot.domain.openings.matching import Suggestion
from bot.domain.openings.opening import Opening
from bot.domain.placements.followups import FollowupKind
from bot.domain.placements.reminders import Reminder
from bot.services.answers.asking import Reply
from bot.services.day.home import HomeView, Moved, PlacementLine
from bot.services.day.today import DueLine
from bot.services.ports import DeliveryFailed
from bot.slack import blocks
from bot.slack.answers import cards as answers
from bot.slack.ids import VALUE, Action, Field, Modal
from bot.slack.message import Block
from bot.slack.mrkdwn import escape, mention, own_words, shortened
from bot.slack.openings import cards as openings
from bot.slack.placements.followups import cover_line, reminder_line, reminder_when
from bot.slack.web.api import Web
from bot.store.people import Person
from bot.text import day as day_text
from bot.text import followups as followup_text
from bot.text import home as text
from bot.text import openings as opening_text
from bot.text import reports as report_text
from danish.workdays import local_date

FOLLOWUPS, WAITING, OPENINGS, FITS, REMINDERS, COVERS, BROKERS, QUESTIONS = 12, 5, 5, 3, 4, 3, 8, 3
"""Most rows of each part. With a page of placements, titles and buttons they make fewer than a hundred blocks."""

COMING = 10
"""Lines of the coming days."""


class SlackBoard:
    """Implements ``bot.services.day.home.Board`` with ``views.publish``."""

    def __init__(self, web: Web) -> None:
        self._web = web

    def digest(self, view: HomeView) -> str:
        """A hash of the whole view: equal where nothing a person sees has changed."""
        shown = json.dumps(home(view), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(shown.encode()).hexdigest()

    def publish(self, view: HomeView, seen: str) -> str:
        """Show the view and give its hash. Raises Moved where another came after ``seen``, or DeliveryFailed."""
        try:
            answer = self._web.write("views.publish", user_id=view.user, view=home(view), hash=seen or None)
        except DeliveryFailed as failure:
            if failure.reason == "hash_conflict":
                raise Moved from failure
            raise
        return str(answer["view"]["hash"])


def home(view: HomeView) -> Block:
    """The whole view."""
    shown = [*_now(view), *_start(view), *_coming(view), *_coordinating(view), *_leading(view), *_curating(view)]
    shown += [
        *_placements(view),
        *_openings(view.openings),
        *_fits(view.fits),
        *_reminders(view),
        *_covers(view),
        *_settings(view),
    ]
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
    """An answer to the search field: the card as it stands in a conversation."""
    shown = [*answers.reply(value).blocks, blocks.context(text.ALSO_IN_CHAT)]
    return blocks.modal(Modal.HOME_ANSWER, text.ANSWER_TITLE, shown)


def _now(view: HomeView) -> list[Block]:
    """What is late and what is next, each with its one button."""
    day = view.day
    shown: list[Block] = [
        blocks.header(text.greeting(day.today) if view.is_new else headline(view)),
        blocks.context(text.NOTHING_YET if view.is_new else text.greeting(day.today)),
    ]
    lines = [*day.late, *day.due]
    shown.extend(_due(line, view, is_first=place == 0) for place, line in enumerate(lines[:FOLLOWUPS]))
    shown.extend(_more(len(lines) - FOLLOWUPS, text.more_due))
    shown.extend(_reminder(one) for one in day.reminders[:REMINDERS])
    shown.extend(_more(len(day.reminders) - REMINDERS, text.more_reminders))
    shown.extend(openings.waiting_row(one.opening, [one.late]) for one in day.waiting[:WAITING])
    shown.extend(_more(len(day.waiting) - WAITING, text.more_openings))
    return shown


def headline(view: HomeView) -> str:
    """The counts of the person's own day and of their roles, in one line."""
    counts, desks = view.day.counts, view.desks
    return day_text.headline(
        [
            *day_text.parts(counts.late, counts.today, counts.openings),
            day_text.team(desks.leading.overdue) if desks.leading else "",
            day_text.questions(len(desks.curating.questions)) if desks.curating else "",
        ]
    )


def _start(view: HomeView) -> list[Block]:
    """The search, and what a person begins with: as buttons, or told where there is nothing yet."""
    element = blocks.text_input(Action.HOME_SEARCH, placeholder=text.SEARCH_HINT, most=300)
    element["dispatch_action_config"] = {"trigger_actions_on": ["on_enter_pressed"]}
    search: Block = {
        "type": "input",
        "dispatch_action": True,
        "label": blocks.plain_text(text.SEARCH_LABEL),
        "element": element,
    }
    if view.is_new:
        taught = (
            (text.TEACH_ASK, text.FIND_SCHEME, Action.FINDER_OPEN),
            (text.TEACH_OPENING, text.NEW_OPENING, Action.HOME_NEW_OPENING),
            (text.TEACH_FOLLOW, text.NEW_PLACEMENT, Action.PLACEMENT_NEW),
        )
        rows = [blocks.section(words, blocks.button(label, action)) for words, label, action in taught]
        return [*rows, search, blocks.actions([blocks.button(text.REMIND_ME, Action.HOME_REMIND)])]
    quick = [
        blocks.button(text.NEW_OPENING, Action.HOME_NEW_OPENING),
        blocks.button(text.NEW_PLACEMENT, Action.PLACEMENT_NEW),
        blocks.button(text.REMIND_ME, Action.HOME_REMIND),
        blocks.button(text.FIND_SCHEME, Action.FINDER_OPEN),
    ]
    return [blocks.divider(), blocks.actions(quick), search]


def _due(line: DueLine, view: HomeView, *, is_first: bool) -> Block:
    number = str(line.followup.number)
    done = blocks.button(
        followup_text.DONE, f"{Action.FOLLOWUP_DONE}:{number}", number, style="primary" if is_first else ""
    )
    kind = followup_text.FOLLOWUP_KINDS[line.followup.kind]
    when = followup_text.due(line.followup.due, view.day.today, line.late)
    return blocks.section(f"*{_title(line)}*\n{kind} {when}{_for_whom(line, view)}", done)


def _title(line: DueLine) -> str:
    agreement = line.placement.agreement
    return escape(followup_text.placement_title(agreement.case_ref, agreement.company))


def _kind(line: DueLine) -> str:
    """What it is, where it is no ordinary meeting."""
    kind = line.followup.kind
    return "" if kind is FollowupKind.MEETING else f", {followup_text.FOLLOWUP_KINDS[kind].lower()}"


def _for_whom(line: DueLine, view: HomeView) -> str:
    broker = line.placement.broker
    return "" if broker == view.user else f" · {followup_text.covering_for(mention(broker))}"


def _reminder(reminder: Reminder) -> Block:
    number = str(reminder.number)
    done = blocks.button(followup_text.FINISHED, f"{Action.REMINDER_DONE}:{number}", number)
    return blocks.section(f"*{own_words(reminder.text)}*\n{reminder_when(reminder)}", done)


def _coming(view: HomeView) -> list[Block]:
    """The days after today in few lines."""
    day = view.day
    lines = [(line.followup.due, f"{_title(line)}{_kind(line)}{_for_whom(line, view)}") for line in day.coming]
    lines += [(local_date(one.next_at), own_words(one.text)) for one in day.coming_reminders if one.next_at]
    if not lines:
        return []
    shown = [text.coming_line(when, words) for when, words in sorted(lines)[:COMING]]
    if len(lines) > COMING:
        shown.append(text.more(len(lines) - COMING))
    return [blocks.divider(), *blocks.sections("\n".join([f"*{text.COMING}*", *shown]))]


def _coordinating(view: HomeView) -> list[Block]:
    """The openings that nobody holds yet; those that are late stand on top."""
    desk = view.desks.coordinating
    late = {one.opening.number for one in view.day.waiting}
    new = [one for one in desk.new if one.number not in late] if desk else []
    if not new:
        return []
    shown: list[Block] = [blocks.divider(), blocks.section(f"*{text.TO_HAND_OVER} ({len(new)})*")]
    for opening in new[:WAITING]:
        title = escape(shortened(opening_text.card_title(opening.number, opening.fields), 250))
        words = opening_text.posted_by(mention(opening.poster))
        shown.append(blocks.section(f"*{title}*\n{words}", openings.next_step(opening)))
    return [*shown, *_more(len(new) - WAITING, text.more_openings)]


def _leading(view: HomeView) -> list[Block]:
    """What is late by broker, the month in two sentences, and the leader's own tools."""
    desk = view.desks.leading
    if desk is None:
        return []
    late = [text.late_of(mention(load.broker), load.overdue, load.oldest) for load in desk.late[:BROKERS]]
    lines = [
        f"*{text.TEAM}*",
        *(late or [text.nothing_late(desk.leader_after)]),
        *([text.more(len(desk.late) - BROKERS)] if len(desk.late) > BROKERS else []),
        report_text.glance(desk.glance.month, desk.glance.now, desk.glance.before),
    ]
    tools = [
        blocks.button(text.STATUS, Action.HOME_STATUS),
        blocks.button(text.OVERVIEW, Action.HOME_OVERVIEW),
    ]
    return [blocks.divider(), *blocks.sections("\n".join(line for line in lines if line)), blocks.actions(tools)]


def _curating(view: HomeView) -> list[Block]:
    """Questions that wait, and entries to look at again."""
    desk = view.desks.curating
    if desk is None or not (desk.questions or desk.entries):
        return []
    lines = [f"*{text.EXPERTS}*"]
    if desk.questions:
        where = f"<#{desk.channel}>" if desk.channel else ""
        lines.append(text.questions_waiting(len(desk.questions), where))
        lines += [f"• {escape(shortened(one.text, 120))}" for one in desk.questions[:QUESTIONS]]
    shown: list[Block] = [blocks.divider(), *blocks.sections("\n".join(lines))]
    if desk.entries:
        shown.append(blocks.context(text.entries_due(len(desk.entries))))
    for entry in desk.entries[:QUESTIONS]:
        show = blocks.button(text.SHOW, f"{Action.ANSWER_SHOW_ALL}:{entry.id}", entry.id)
        shown.append(blocks.section(text.entry_line(escape(entry.title), entry.reviewed), show))
    return shown


def _more(left: int, words: Callable[[int], str]) -> list[Block]:
    return [blocks.context(words(left))] if left > 0 else []


def _placements(view: HomeView) -> list[Block]:
    if not view.placements:
        return []
    shown: list[Block] = [
        blocks.divider(),
        blocks.section(f"*{text.placements_title(view.total, view.page, view.pages)}*"),
    ]
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


def _openings(mine: Sequence[Opening]) -> list[Block]:
    if not mine:
        return []
    shown: list[Block] = [blocks.divider(), blocks.section(f"*{text.MY_OPENINGS} ({len(mine)})*")]
    return [*shown, *openings.listed(mine[:OPENINGS]), *_more(len(mine) - OPENINGS, text.more_openings)]


def _fits(found: Sequence[Suggestion]) -> list[Block]:
    """Openings that fit the person's citizens, each with its reasons and the reference."""
    if not found:
        return []
    rows = openings.suggestions(found[:FITS], named=True)
    return [blocks.divider(), blocks.section(f"*{text.FITS}*"), *rows]


def _reminders(view: HomeView) -> list[Block]:
    if not view.reminders:
        return []
    shown: list[Block] = [blocks.divider(), blocks.section(f"*{text.MY_REMINDERS}*")]
    shown.extend(reminder_line(one) for one in view.reminders[:REMINDERS])
    return [*shown, *_more(len(view.reminders) - REMINDERS, text.more_reminders)]


def _covers(view: HomeView) -> list[Block]:
    new = blocks.button(text.NEW_COVER, Action.HOME_COVER)
    words = f"*{text.COVER}*" if view.covers else f"*{text.COVER}*\n{text.NO_COVER}"
    return [blocks.divider(), blocks.section(words, new), *(cover_line(cover) for cover in view.covers[:COVERS])]


def _settings(view: HomeView) -> list[Block]:
    change = blocks.button(text.CHANGE, Action.HOME_SETTINGS)
    words = text.settings(
        view.digest_at,
        bundled=view.settings.bundled,
        phone_calls=view.phone_calls,
        municipality=escape(view.settings.municipality),
    )
    return [blocks.divider(), blocks.section(f"*{text.SETTINGS}*\n{words}", change)]
