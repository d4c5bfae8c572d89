"""What askers and curators see of each other: questions, offers to save, forms, proposals, the review list."""

from __future__ import annotations

import re

from bot.services.answers.asking import Reply
from bot.services.answers.experts import LONGEST_ANSWER, LONGEST_TITLE, Written
from bot.services.answers.notices import EntriesDue, ExpertAnswer, ExpertQuestion, MissedNote, ProposedAlias
from bot.slack import blocks
from bot.slack.answers import cards as answers
from bot.slack.ids import VALUE, Action, Field, Modal
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape, mention, plain, shortened
from bot.store.answers.experts import ProposalState
from bot.text.answers import experts as text
from knowledge.entry import Entry, Kind
from knowledge.search import Found, Hit

LONGEST_QUESTION = 1500
"""Characters of a question that are quoted; a longer one is cut."""

MOST_LINES = 20
"""Entries named in one review list; the rest are counted."""

MOST_BUTTONS = 5


def as_markdown(slack: str) -> str:
    """What a person wrote in Slack as an entry's Markdown: links keep their address."""
    linked = re.sub(r"<(https?://[^<>|]+)\|([^<>]+)>", r"[\2](\1)", slack)
    return plain(linked).strip()


def question(notice: ExpertQuestion) -> Message:
    """A question in the experts' channel; once it is answered it says so, and by whom."""
    lines = [f"*{text.asked(mention(notice.asker))}*", *_quoted(notice.text)]
    state = text.settled(mention(notice.answered_by)) if notice.answered_by else text.how_to_answer()
    shown = (blocks.section("\n".join(lines)), blocks.context(state))
    return Message(text.question_summary(shortened(escape(notice.text), 200)), shown)


def offer(user: str, reply: str) -> Message:
    """Below a curator's reply: the button that makes it the answer. ``reply`` is the ts of what was written."""
    lead = text.offer(mention(user))
    button = blocks.button(text.SAVE, Action.EXPERT_SAVE, reply, style="primary")
    return Message(lead, (blocks.section(lead), blocks.actions([button])))


def saved(user: str, entry_id: str) -> Message:
    """What the offer becomes once the answer is saved."""
    return _entry_state(text.saved(mention(user)), entry_id)


def withdrawn(user: str) -> Message:
    line = text.withdrawn(mention(user))
    return Message(line, (blocks.section(line),))


def save_form(written: Written, state: str) -> Block:
    """The form in which a curator makes a reply an answer."""
    return _form(Modal.EXPERT_SAVE, text.SAVE_TITLE, text.SEND, written, state)


def edit_form(written: Written, state: str) -> Block:
    """The form in which a curator changes a saved answer."""
    return _form(Modal.LOCAL_EDIT, text.EDIT_TITLE, text.STORE, written, state)


def answer(notice: ExpertAnswer) -> Message:
    lead = text.answered(
        mention(notice.asker) if notice.public else None,
        mention(notice.curator),
        escape(shortened(" ".join(notice.text.split()), 200)),
    )
    card = answers.reply(Reply(notice.question, notice.text, Found(Hit(notice.entry, 1.0))))
    return Message(lead, (blocks.section(lead), *card.blocks))


def missed(notice: MissedNote) -> Message:
    """A thumb down with its note, for the curators."""
    shown = notice.entry.title if notice.entry else text.MISSED_NOTHING
    lines = [
        text.missed(mention(notice.user)),
        f"*{text.MISSED_QUESTION}*: {escape(shortened(notice.question, LONGEST_QUESTION))}",
        f"*{text.MISSED_SHOWN}*: {escape(shown)}",
        f"*{text.MISSED_NOTE}*: {escape(shortened(notice.note, 1000))}",
    ]
    buttons = [_edit(notice.entry)] if notice.entry and notice.entry.kind is Kind.LOCAL else []
    return Message(
        text.missed_summary(), (blocks.section("\n".join(lines)), *([blocks.actions(buttons)] if buttons else []))
    )


def proposal(notice: ProposedAlias) -> Message:
    """A proposed wording with its two buttons, or what was decided."""
    proposed = notice.proposal
    words, title = escape(proposed.text), escape(notice.title)
    by = mention(proposed.decided_by or "")
    match proposed.state:
        case ProposalState.APPROVED:
            line = text.approved(words, title, by)
        case ProposalState.REJECTED:
            line = text.rejected(words, title, by)
        case ProposalState.WAITING:
            line = text.proposal(words, title, proposed.times)
            number = str(proposed.id)
            buttons = [
                blocks.button(text.APPROVE, Action.ALIAS_APPROVE, number, style="primary"),
                blocks.button(text.REJECT, Action.ALIAS_REJECT, number),
            ]
            return Message(text.proposal_summary(words), (blocks.section(line), blocks.actions(buttons)))
    return Message(line, (blocks.section(line),))


def review(notice: EntriesDue) -> Message:
    """The monthly list of entries to review; those saved from the channel with a button each."""
    lines = [text.review_line(escape(entry.title), entry.reviewed) for entry in notice.entries[:MOST_LINES]]
    if len(notice.entries) > MOST_LINES:
        lines.append(text.review_more(len(notice.entries) - MOST_LINES))
    local = [entry for entry in notice.entries if entry.kind is Kind.LOCAL][:MOST_BUTTONS]
    shown = [
        blocks.section(text.review_lead(len(notice.entries), notice.days)),
        *blocks.sections("\n".join(lines)),
        *([blocks.actions(_edit(entry, entry.title) for entry in local)] if local else []),
    ]
    return Message(text.review_summary(len(notice.entries)), tuple(shown))


def _quoted(words: str) -> list[str]:
    return [f"> {line}" for line in escape(shortened(words, LONGEST_QUESTION)).splitlines()]


def _edit(entry: Entry, title: str = "") -> Block:
    label = f"{text.EDIT}: {title}" if title else text.EDIT
    return blocks.button(label, f"{Action.LOCAL_EDIT}:{entry.id}", entry.id)


def _entry_state(line: str, entry_id: str) -> Message:
    withdraw = blocks.button(text.WITHDRAW, Action.LOCAL_WITHDRAW, entry_id) | {
        "confirm": blocks.confirm(text.WITHDRAW, text.WITHDRAW_QUESTION, text.WITHDRAW, text.CANCEL)
    }
    buttons = [blocks.button(text.EDIT, Action.LOCAL_EDIT, entry_id), withdraw]
    return Message(line, (blocks.section(line), blocks.actions(buttons)))


def _form(callback: Modal, title: str, submit: str, written: Written, state: str) -> Block:
    answer_input = blocks.text_input(VALUE, initial=written.answer, multiline=True, most=LONGEST_ANSWER)
    questions_input = blocks.text_input(VALUE, initial="\n".join(written.questions), multiline=True)
    fields = [
        blocks.field(
            Field.EXPERT_TITLE,
            text.TITLE_LABEL,
            blocks.text_input(VALUE, initial=written.title, most=LONGEST_TITLE),
            hint=text.TITLE_HINT,
        ),
        blocks.field(Field.EXPERT_ANSWER, text.ANSWER_LABEL, answer_input, hint=text.ANSWER_HINT),
        blocks.field(Field.EXPERT_QUESTIONS, text.QUESTIONS_LABEL, questions_input, hint=text.QUESTIONS_HINT),
    ]
    return blocks.modal(callback, title, fields, submit=submit, close=text.CANCEL, state=state)
