"""The app as its manifest describes it (docs.slack.dev, app manifests): what a workspace needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.workspace.wire.shapes import as_array, as_object, as_objects, as_text

if TYPE_CHECKING:
    from bot.workspace.wire.shapes import JsonObject


@dataclass(frozen=True, slots=True)
class InstalledApp:
    """Shortcuts as (callback id, name), slash commands, the events subscribed to, and what its token may do."""

    shortcuts: tuple[tuple[str, str], ...] = ()
    commands: tuple[str, ...] = ()
    events: frozenset[str] = frozenset()
    scopes: frozenset[str] = frozenset()


def from_manifest(manifest: JsonObject) -> InstalledApp:
    """What installing an app with this manifest brings into the workspace."""
    features, settings = as_object(manifest.get("features")), as_object(manifest.get("settings"))
    events = as_object(settings.get("event_subscriptions")).get("bot_events")
    scopes = as_object(as_object(manifest.get("oauth_config")).get("scopes")).get("bot")
    return InstalledApp(
        shortcuts=tuple(
            (as_text(one.get("callback_id")), as_text(one.get("name"))) for one in as_objects(features.get("shortcuts"))
        ),
        commands=tuple(as_text(one.get("command")) for one in as_objects(features.get("slash_commands"))),
        events=frozenset(as_text(event) for event in as_array(events)),
        scopes=frozenset(as_text(scope) for scope in as_array(scopes)),
    )
