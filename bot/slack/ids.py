"""Every id that Slack sends back to us, in one place: a builder and its parser share these enums."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """``action_id`` of buttons, menus and inputs; a suffix after ``:`` makes it unique within a message."""

    ANSWER_SHOW_ALL = "answer_show_all"
    ANSWER_SHARE = "answer_share"
    ANSWER_CHOOSE = "answer_choose"
    ANSWER_HELPED = "answer_helped"
    ANSWER_MISSED = "answer_missed"
    ANSWER_EXPERT = "answer_expert"
    LINK = "link"


class Modal(StrEnum):
    """``callback_id`` of modals."""

    ANSWER_MISSED = "answer_missed_modal"


class Shortcut(StrEnum):
    """``callback_id`` of message shortcuts."""

    ASK = "ask_about_message"
    LOG_OPENING = "log_as_opening"


class Field(StrEnum):
    """``block_id`` of inputs; the element's ``action_id`` is always ``value``."""

    MISSING = "missing"


VALUE = "value"
"""The ``action_id`` of every input's element."""

COMMAND = "/bro"
EVENT_TYPE = "brobygger_delivery"
"""``metadata.event_type`` of what the delivery table sent."""
