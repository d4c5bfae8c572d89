"""Whose Slack somebody belongs to: one installation serves one workspace, and a shared channel has people of others.

The rules, each with a test:

* Another workspace's installation of the app (its events come over the same connection): nothing is done with them.
* A person of another organisation in a shared channel (Slack Connect): not served. Who speaks to Brobygger is told so,
  alone; what else they write in a channel is left alone, openings too.
* A guest of the own workspace: may ask, post openings and have reminders, but is no broker where everybody else is one.
* Somebody whose account is closed: what still comes from them is not done.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def is_installed(body: Mapping[str, Any], team: str) -> bool:
    """Whether a payload was sent to a workspace's installation (docs.slack.dev, Events API, ``authorizations``)."""
    authorized: list[Mapping[str, Any]] = body.get("authorizations") or []
    own: Mapping[str, Any] = body.get("team") or {}
    named = [one.get("team_id") for one in authorized] or [body.get("team_id") or own.get("id")]
    return not any(named) or team in named


def is_outsider(body: Mapping[str, Any], team: str) -> bool:
    """Whether who did something belongs to another workspace; where Slack does not say, they belong to this one."""
    event: Mapping[str, Any] = body.get("event") or {}
    written: Mapping[str, Any] = event.get("message") or event
    person: str | Mapping[str, Any] = body.get("user") or ""
    home = written.get("user_team") or written.get("source_team")
    if not isinstance(person, str):
        home = person.get("team_id")
    return bool(home) and home != team
