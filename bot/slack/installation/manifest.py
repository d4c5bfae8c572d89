"""The manifest of the Slack app, made from what the code listens to (docs.slack.dev, app manifests)."""

from __future__ import annotations

from typing import Any

from bot.slack.ids import COMMAND, Shortcut
from bot.slack.installation.subscriptions import EVENTS, SCOPES
from bot.text.help import PROMPTS
from bot.text.terminal import app as text


def manifest() -> dict[str, Any]:
    """A manifest that a workspace's administrator pastes when creating the app."""
    return {
        "display_information": {
            "name": "Brobygger",
            "description": text.DESCRIPTION,
            "background_color": "#1f4b5c",
        },
        "features": {
            "agent_view": {
                "agent_description": text.DESCRIPTION,
                "suggested_prompts": [{"title": title, "message": message} for title, message in PROMPTS],
            },
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Brobygger", "always_online": True},
            "shortcuts": [
                {"name": name, "type": "message", "callback_id": str(shortcut), "description": description}
                for shortcut, name, description in SHORTCUTS
            ],
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": text.COMMAND_DESCRIPTION,
                    "usage_hint": text.COMMAND_HINT,
                    "should_escape": True,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


SHORTCUTS = (
    (Shortcut.ASK, text.SHORTCUT_ASK, text.SHORTCUT_ASK_DESCRIPTION),
    (Shortcut.LOG_OPENING, text.SHORTCUT_LOG, text.SHORTCUT_LOG_DESCRIPTION),
)
"""The message shortcuts: id, name (24 characters at most) and description."""
