"""What a newcomer sees: the greeting, the help, and what is asked back about a command."""

from __future__ import annotations

from bot.slack import blocks
from bot.slack.ids import VALUE, Action, Field, Modal
from bot.slack.message import Block, Message
from bot.slack.mrkdwn import escape
from bot.text import help as text


def hello() -> Message:
    """Who this is, in three lines, with something to try."""
    lines = "\n".join(text.HELLO_LINES)
    prompts = [
        blocks.button(label, f"{Action.PROMPT}:{position}", asked)
        for position, (label, asked) in enumerate(text.PROMPTS)
    ]
    shown = (blocks.section(f"*{text.HELLO}*\n{lines}"), blocks.context(text.PROMPTS_LEAD), blocks.actions(prompts))
    return Message(text.HELLO, shown)


def commands() -> Message:
    """The help: a group for each story, with buttons for what needs no more words."""
    shown: list[Block] = [blocks.header(text.TITLE)]
    for number, group in enumerate(text.GROUPS):
        lines = "\n".join(group.lines)
        shown.append(blocks.section(f"*{group.title}*\n{lines}"))
        shown.append(
            blocks.actions(
                blocks.button(label, f"{Action.COMMAND_RUN}:{number}.{position}", command)
                for position, (label, command) in enumerate(group.buttons)
            )
        )
    shown.append(blocks.context(text.FOOT))
    return Message(text.SUMMARY, tuple(shown))


def form(command: str) -> Message:
    """A form opens at the press of a button only; ``command`` is what it does."""
    button = blocks.button(text.OPEN_FORM, Action.COMMAND_RUN, command, style="primary")
    return Message(text.NEEDS_FORM, (blocks.section(text.NEEDS_FORM), blocks.actions([button])))


def asked_back(question: str, command: str) -> Message:
    """A question back about a command, which the button answers where nothing can be written."""
    button = blocks.button(text.ANSWER, Action.COMMAND_ANSWER, command)
    shown = escape(question)
    return Message(shown, (blocks.section(shown), blocks.actions([button])))


def answer_form(command: str, state: str) -> Block:
    element = blocks.text_input(VALUE, most=300)
    field = blocks.field(Field.COMMAND_ANSWER, text.ANSWER_LABEL, element)
    shown = [blocks.context(f"“{escape(command)}”"), field]
    return blocks.modal(
        Modal.COMMAND_ANSWER, text.ANSWER_TITLE, shown, submit=text.SEND, close=text.CANCEL, state=state
    )
