"""Block Kit's limits as tables.

A field's rule is a type, the longest length of a string, a pair of counts, or a name with a limit: `plain:24` is
a plain_text object of at most 24 characters, `option[]:1-100` an array of one to a hundred options (a third part
is the limit of each item), `element:a,b` an element of one of these types, `one_of:a,b` one of these words.
Source: docs.slack.dev/reference/block-kit and the package @slack/types.
"""

from __future__ import annotations

from dataclasses import dataclass, field

FieldRule = str | int | type | tuple[int, int]

EVERYWHERE = frozenset({"message", "modal", "home"})
MESSAGES = frozenset({"message"})


@dataclass(frozen=True, slots=True)
class Rule:
    """The known fields of an object, which of them it needs, and where it may stand."""

    fields: dict[str, FieldRule] = field(default_factory=dict[str, FieldRule])
    required: tuple[str, ...] = ()
    surfaces: frozenset[str] = EVERYWHERE


_SELECTS = (
    "static_select,external_select,users_select,conversations_select,channels_select,"
    "multi_static_select,multi_external_select,multi_users_select,multi_conversations_select,multi_channels_select"
)
_PRESSED = "button,overflow,workflow_button"
_BOXES = "checkboxes,radio_buttons,datepicker,timepicker"
_INPUTS = (
    f"plain_text_input,number_input,email_text_input,url_text_input,rich_text_input,file_input,datetimepicker,"
    f"{_SELECTS},{_BOXES}"
)
_BLOCK: dict[str, FieldRule] = {"block_id": 255}

BLOCKS: dict[str, Rule] = {
    "section": Rule(
        {
            **_BLOCK,
            "text": "any_text:3000",
            "fields": "any_text[]:1-10:2000",
            "accessory": f"element:image,{_PRESSED},{_SELECTS},{_BOXES}",
            "expand": bool,
        }
    ),
    "header": Rule({**_BLOCK, "text": "plain:150"}, ("text",)),
    "divider": Rule({**_BLOCK}),
    "context": Rule({**_BLOCK, "elements": "context_part[]:1-10"}, ("elements",)),
    "actions": Rule(
        {
            **_BLOCK,
            "elements": f"element[]:1-25:{_PRESSED},datetimepicker,rich_text_input,{_SELECTS},{_BOXES}",
        },
        ("elements",),
    ),
    "image": Rule(
        {**_BLOCK, "alt_text": 2000, "image_url": 3000, "slack_file": dict, "title": "plain:2000"},
        ("alt_text",),
    ),
    "input": Rule(
        {
            **_BLOCK,
            "label": "plain:2000",
            "element": f"element:{_INPUTS}",
            "hint": "plain:2000",
            "optional": bool,
            "dispatch_action": bool,
        },
        ("label", "element"),
    ),
    "rich_text": Rule({**_BLOCK, "elements": list}, ("elements",)),
    "markdown": Rule({**_BLOCK, "text": 12_000}, ("text",), MESSAGES),
    "table": Rule({**_BLOCK, "rows": (1, 100), "column_settings": (0, 20)}, ("rows",), MESSAGES),
    "data_table": Rule(
        {**_BLOCK, "rows": (2, 201), "caption": 3000, "page_size": int, "row_header_column_index": int},
        ("rows", "caption"),
        MESSAGES,
    ),
    "data_visualization": Rule({**_BLOCK, "title": 50, "chart": dict}, ("title", "chart"), MESSAGES),
    "context_actions": Rule(
        {**_BLOCK, "elements": "element[]:1-5:feedback_buttons,icon_button"}, ("elements",), MESSAGES
    ),
    "file": Rule({**_BLOCK, "external_id": str, "source": str}, ("external_id", "source"), MESSAGES),
}

_ACTION: dict[str, FieldRule] = {"action_id": 255}
_FOCUS: dict[str, FieldRule] = {"focus_on_load": bool, "placeholder": "plain:150"}
_CONFIRM: dict[str, FieldRule] = {"confirm": "confirm"}
_DISPATCH: dict[str, FieldRule] = {"dispatch_action_config": dict}
_OPTIONS: dict[str, FieldRule] = {"options": "option[]:1-100", "option_groups": "option_group[]:1-100"}
_MANY: dict[str, FieldRule] = {"max_selected_items": int}
_FILTER: dict[str, FieldRule] = {"filter": dict, "default_to_current_conversation": bool}
_URL: dict[str, FieldRule] = {"response_url_enabled": bool}


def _choosing(extra: dict[str, FieldRule], *, many: bool = False) -> Rule:
    return Rule({**_ACTION, **_FOCUS, **_CONFIRM, **extra, **(_MANY if many else {})})


ELEMENTS: dict[str, Rule] = {
    "button": Rule(
        {
            **_ACTION,
            **_CONFIRM,
            "text": "plain:75",
            "url": 3000,
            "value": 2000,
            "style": "one_of:primary,danger",
            "accessibility_label": 75,
        },
        ("text",),
    ),
    "workflow_button": Rule(
        {
            **_ACTION,
            "text": "plain:75",
            "workflow": dict,
            "style": "one_of:primary,danger",
            "accessibility_label": 75,
        },
        ("text", "workflow"),
    ),
    "icon_button": Rule(
        {
            **_ACTION,
            **_CONFIRM,
            "icon": "one_of:trash",
            "text": "plain:75",
            "value": 2000,
            "accessibility_label": 75,
            "visible_to_user_ids": list,
        },
        ("icon", "text"),
    ),
    "feedback_buttons": Rule(
        {**_ACTION, "positive_button": dict, "negative_button": dict}, ("positive_button", "negative_button")
    ),
    "overflow": Rule({**_ACTION, **_CONFIRM, "options": "option[]:1-5"}, ("options",)),
    "image": Rule({"alt_text": 2000, "image_url": 3000, "slack_file": dict}, ("alt_text",)),
    "checkboxes": Rule(
        {
            **_ACTION,
            **_CONFIRM,
            "focus_on_load": bool,
            "options": "option[]:1-10",
            "initial_options": "option[]:1-10",
        },
        ("options",),
    ),
    "radio_buttons": Rule(
        {
            **_ACTION,
            **_CONFIRM,
            "focus_on_load": bool,
            "options": "option[]:1-10",
            "initial_option": "option",
        },
        ("options",),
    ),
    "datepicker": _choosing({"initial_date": 10}),
    "timepicker": _choosing({"initial_time": 5, "timezone": str}),
    "datetimepicker": Rule({**_ACTION, **_CONFIRM, "focus_on_load": bool, "initial_date_time": int}),
    "static_select": _choosing({**_OPTIONS, "initial_option": "option"}),
    "external_select": _choosing({"initial_option": "option", "min_query_length": int}),
    "users_select": _choosing({"initial_user": str}),
    "channels_select": _choosing({**_URL, "initial_channel": str}),
    "conversations_select": _choosing({**_FILTER, **_URL, "initial_conversation": str}),
    "multi_static_select": _choosing({**_OPTIONS, "initial_options": "option[]:1-100"}, many=True),
    "multi_external_select": _choosing({"initial_options": "option[]:1-100", "min_query_length": int}, many=True),
    "multi_users_select": _choosing({"initial_users": list}, many=True),
    "multi_channels_select": _choosing({"initial_channels": list}, many=True),
    "multi_conversations_select": _choosing({**_FILTER, "initial_conversations": list}, many=True),
    "plain_text_input": Rule(
        {
            **_ACTION,
            **_FOCUS,
            **_DISPATCH,
            "initial_value": 3000,
            "multiline": bool,
            "min_length": int,
            "max_length": int,
        }
    ),
    "number_input": Rule(
        {
            **_ACTION,
            **_FOCUS,
            **_DISPATCH,
            "is_decimal_allowed": bool,
            "initial_value": 255,
            "min_value": 255,
            "max_value": 255,
        },
        ("is_decimal_allowed",),
    ),
    "email_text_input": Rule({**_ACTION, **_FOCUS, **_DISPATCH, "initial_value": 255}),
    "url_text_input": Rule({**_ACTION, **_FOCUS, **_DISPATCH, "initial_value": 3000}),
    "rich_text_input": Rule({**_ACTION, **_FOCUS, **_DISPATCH, "initial_value": dict}),
    "file_input": Rule({**_ACTION, "filetypes": list, "max_files": int}),
}

COMPOSITIONS: dict[str, Rule] = {
    "text": Rule({"text": str, "emoji": bool, "verbatim": bool}, ("text",)),
    "option": Rule({"text": "any_text:75", "value": 150, "description": "any_text:75", "url": 3000}, ("text", "value")),
    "option_group": Rule({"label": "plain:75", "options": "option[]:1-100"}, ("label", "options")),
    "confirm": Rule(
        {
            "title": "plain:100",
            "text": "any_text:300",
            "confirm": "plain:30",
            "deny": "plain:30",
            "style": "one_of:primary,danger",
        },
        ("title", "text", "confirm", "deny"),
    ),
    "feedback": Rule({"text": "plain:75", "value": 2000, "accessibility_label": 75}, ("text", "value")),
    "modal_view": Rule(
        {
            "title": "plain:24",
            "submit": "plain:24",
            "close": "plain:24",
            "blocks": list,
            "private_metadata": 3000,
            "callback_id": 255,
            "external_id": 255,
            "clear_on_close": bool,
            "notify_on_close": bool,
            "submit_disabled": bool,
        },
        ("title",),
    ),
    "home_view": Rule({"blocks": list, "private_metadata": 3000, "callback_id": 255, "external_id": 255}),
}
