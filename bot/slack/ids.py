"""Every id that Slack sends back to us, in one place: a builder and its parser share these enums."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol


class Action(StrEnum):
    """``action_id`` of buttons, menus and inputs; a suffix after ``:`` makes it unique within a message."""

    ANSWER_SHOW_ALL = "answer_show_all"
    ANSWER_SHARE = "answer_share"
    ANSWER_CHOOSE = "answer_choose"
    ANSWER_HELPED = "answer_helped"
    ANSWER_MISSED = "answer_missed"
    ANSWER_EXPERT = "answer_expert"
    ANSWER_NARROW = "answer_narrow"
    ANSWER_PAGE = "answer_page"
    ANSWER_SECTION = "answer_section"
    EXPERT_SAVE = "expert_save"
    LOCAL_EDIT = "local_edit"
    LOCAL_WITHDRAW = "local_withdraw"
    ALIAS_APPROVE = "alias_approve"
    ALIAS_REJECT = "alias_reject"
    FOLLOWUP_DONE = "followup_done"
    FOLLOWUP_SNOOZE = "followup_snooze"
    FOLLOWUP_OPEN = "followup_open"
    FOLLOWUP_MORE = "followup_more"
    FOLLOWUP_GUIDE = "followup_guide"
    PLACEMENT_NEW = "placement_new"
    PLACEMENT_OPEN = "placement_open"
    PLACEMENT_CHANGE = "placement_change"
    PLACEMENT_HAND_ON = "placement_hand_on"
    PLACEMENT_HAND_ON_ALL = "placement_hand_on_all"
    PLACEMENT_END = "placement_end"
    PLACEMENT_REOPEN = "placement_reopen"
    PLACEMENT_HISTORY = "placement_history"
    REMINDER_DONE = "reminder_done"
    REMINDER_SNOOZE = "reminder_snooze"
    REMINDER_MENU = "reminder_menu"
    COVER_STOP = "cover_stop"
    OPENING_CONFIRM = "opening_confirm"
    OPENING_CORRECT = "opening_correct"
    OPENING_HAND_OVER = "opening_hand_over"
    OPENING_TAKE = "opening_take"
    OPENING_QUALIFY = "opening_qualify"
    OPENING_MATCH = "opening_match"
    OPENING_UNMATCH = "opening_unmatch"
    OPENING_FILL = "opening_fill"
    OPENING_UNFILL = "opening_unfill"
    OPENING_REOPEN = "opening_reopen"
    OPENING_UNMERGE = "opening_unmerge"
    OPENING_SAME = "opening_same"
    OPENING_NEW = "opening_new"
    OPENING_MORE = "opening_more"
    OPENING_FITS = "opening_fits"
    OPENING_ALL_FIELDS = "opening_all_fields"
    OPENING_SHOW = "opening_show"
    OPENING_HISTORY = "opening_history"
    OPENING_PAGE = "opening_page"
    OPENING_IS_ONE = "opening_is_one"
    OPENING_IS_NONE = "opening_is_none"
    WISH_EDIT = "wish_edit"
    WISH_SHOW = "wish_show"
    WISH_REMOVE = "wish_remove"
    OVERVIEW_REASSIGN = "overview_reassign"
    HOME_SEARCH = "home_search"
    HOME_PAGE = "home_page"
    HOME_REMIND = "home_remind"
    HOME_SETTINGS = "home_settings"
    HOME_COVER = "home_cover"
    HOME_NEW_OPENING = "home_new_opening"
    HOME_STATUS = "home_status"
    HOME_OVERVIEW = "home_overview"
    FINDER_OPEN = "finder_open"
    COMMAND_RUN = "command_run"
    COMMAND_ANSWER = "command_answer"
    PROMPT = "prompt"


class More(StrEnum):
    """The choices in the menu of a follow-up."""

    OPEN = "open"
    CALENDAR = "calendar"
    HAND_ON = "hand_on"
    END = "end"


class Modal(StrEnum):
    """``callback_id`` of modals."""

    ANSWER_MISSED = "answer_missed_modal"
    ANSWER_SHARE = "answer_share_modal"
    ANSWER_WHOLE = "answer_whole"
    EXPERT_SAVE = "expert_save_modal"
    LOCAL_EDIT = "local_edit_modal"
    FOLLOWUP_CARD = "followup_card"
    OUTCOME = "outcome_modal"
    GUIDE = "guide_modal"
    SNOOZE = "snooze_modal"
    PLACEMENT_NEW = "placement_new_modal"
    PLACEMENT_CHANGE = "placement_change_modal"
    PLACEMENT_HAND_ON = "placement_hand_on_modal"
    PLACEMENT_HAND_ON_ALL = "placement_hand_on_all_modal"
    PLACEMENT_END = "placement_end_modal"
    PLACEMENT_HISTORY = "placement_history"
    REMINDER_CHANGE = "reminder_change_modal"
    COVER_NEW = "cover_new_modal"
    OPENING_CREATE = "opening_create_modal"
    OPENING_CORRECT = "opening_correct_modal"
    OPENING_HAND_OVER = "opening_hand_over_modal"
    OPENING_QUALIFY = "opening_qualify_modal"
    OPENING_MATCH = "opening_match_modal"
    OPENING_FILL = "opening_fill_modal"
    OPENING_CLOSE = "opening_close_modal"
    OPENING_MERGE = "opening_merge_modal"
    OPENING_FITS = "opening_fits_modal"
    OPENING_SPLIT = "opening_split_modal"
    OPENING_VIEW = "opening_view_modal"
    OPENING_HISTORY = "opening_history"
    WISH = "wish_modal"
    REPORT = "report_view"
    OVERVIEW = "overview_view"
    OVERVIEW_REASSIGN = "overview_reassign_modal"
    HOME_REMIND = "home_remind_modal"
    HOME_SETTINGS = "home_settings_modal"
    HOME_ANSWER = "home_answer"
    FINDER = "finder_modal"
    FINDER_RESULTS = "finder_results"
    COMMAND_ANSWER = "command_answer_modal"


class Shortcut(StrEnum):
    """``callback_id`` of message shortcuts."""

    ASK = "ask_about_message"
    LOG_OPENING = "log_as_opening"


class Field(StrEnum):
    """``block_id`` of inputs; the element's ``action_id`` is always ``value``.

    Inputs for the fields of an opening have the names of ``OPENING_FIELDS``; here stand those that are used apart, too.
    """

    MISSING = "missing"
    SHARE_IN = "share_in"
    COMMAND_ANSWER = "command_answer"
    EXPERT_TITLE = "expert_title"
    EXPERT_ANSWER = "expert_answer"
    EXPERT_QUESTIONS = "expert_questions"
    CASE_REF = "case_ref"
    COMPANY = "company"
    CONTACT = "contact"
    KIND = "kind"
    START = "start"
    HOURS = "hours"
    ORDINARY_HOURS = "ordinary_hours"
    TASKS = "tasks"
    GOAL = "goal"
    SUB_GOALS = "sub_goals"
    CONSIDERATIONS = "considerations"
    CADENCE = "cadence"
    PHONE_BETWEEN = "phone_between"
    DONE_ON = "done_on"
    RESULT = "result"
    SUB_GOALS_MET = "sub_goals_met"
    NOTE = "note"
    NEXT_STEP = "next_step"
    NEXT_ON = "next_on"
    SNOOZE_TO = "snooze_to"
    COLLEAGUE = "colleague"
    ENDED_ON = "ended_on"
    REASON = "reason"
    TEXT = "text"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    DEPUTY = "deputy"
    WEEKDAYS = "weekdays"
    CVR = "cvr"
    FIRST_TASKS = "first_tasks"
    FIRST_HOURS = "first_hours"
    CHECKS = "checks"
    HOLDER = "holder"
    HOLDING_TEAM = "holding_team"
    TARGET_GROUP = "target_group"
    MEETING = "meeting"
    INTO = "into"
    INTO_NUMBER = "into_number"
    JOB_A = "job_a"
    JOB_B = "job_b"
    JOB_C = "job_c"
    PLACES = "places"
    TYPES = "types"
    PLACEMENTS = "placements"
    DIGEST_AT = "digest_at"
    BUNDLED = "bundled"
    PHONE_CALLS = "phone_calls"
    MUNICIPALITY = "municipality"
    SITUATION = "situation"
    AFFECTED = "affected"
    NEEDED = "needed"


VALUE = "value"
"""The ``action_id`` of every input's element."""

COMMAND = "/bro"
EVENT_TYPE = "brobygger_delivery"
"""``metadata.event_type`` of what the delivery table sent."""


class Versioned(Protocol):
    """Something a button or a form speaks of, as it was when it was shown."""

    @property
    def number(self) -> int: ...
    @property
    def version(self) -> int: ...


def reference_to(thing: Versioned) -> str:
    """``12.3``: number and version."""
    return f"{thing.number}.{thing.version}"


def read_reference(value: str) -> tuple[int, int]:
    """Number and version; the version is 0 where none was given."""
    number, _, version = value.partition(".")
    return int(number), int(version or 0)
