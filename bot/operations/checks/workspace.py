"""What is checked with Slack: tokens, clock, scopes, the WebSocket, channels, and everybody whom the config names."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlparse
from urllib.request import proxy_bypass

from slack_sdk import WebClient
from slack_sdk.socket_mode.builtin.connection import Connection

from bot.config import Config
from bot.domain.lease import is_held
from bot.operations.checks.found import Found
from bot.operations.health import SOCKET_SILENT
from bot.services.ports import DeliveryFailed
from bot.slack.installation.subscriptions import SCOPES
from bot.slack.web.api import SLACK_API, Json, Web
from bot.store.sqlite.database import Store, StoreError
from bot.text.terminal import checks as text
from bot.text.terminal import words

log = logging.getLogger(__name__)

SKEW = timedelta(seconds=60)
TIMEOUT = 15

USER, GROUP = re.compile(r"[UW][A-Z0-9]{2,}"), re.compile(r"S[A-Z0-9]{2,}")


@dataclass(frozen=True, slots=True)
class Seen:
    """``team`` is the workspace that the bot's token opens, None where it opens none."""

    team: str | None
    found: tuple[Found, ...]


def look(config: Config, environment: Mapping[str, str], now: datetime) -> Seen:
    """Everything that can be asked of Slack without changing anything there."""
    url = (environment.get("SLACK_API_URL") or SLACK_API).rstrip("/") + "/"
    bot = Web(WebClient(token=environment.get("SLACK_BOT_TOKEN", ""), base_url=url, timeout=TIMEOUT))
    app_token = environment.get("SLACK_APP_TOKEN", "")
    try:
        team = str(bot.write("auth.test")["team_id"])
    except DeliveryFailed as failure:
        return Seen(None, (Found(words.refused("SLACK_BOT_TOKEN", failure.reason)),))
    found = [*_clock(bot.answered_at, now), *_scopes(bot.scopes)]
    if not _socket_is_alive(config, now):
        found.extend(_socket(app_token, url, environment))
    found.extend(_channels(config, bot))
    found.extend(_people(config, bot, team))
    return Seen(team, tuple(found))


def _clock(answered_at: str, now: datetime) -> Iterator[Found]:
    """Slack's answers carry the time; what is due is due by this machine's."""
    if not answered_at:
        return
    ahead = now - parsedate_to_datetime(answered_at)
    if abs(ahead) > SKEW:
        yield Found(text.clock(ahead))


def _scopes(held: frozenset[str]) -> Iterator[Found]:
    if not held:
        yield Found(text.SCOPES_UNKNOWN, grave=False)
        return
    if missing := [scope for scope in SCOPES if scope not in held]:
        yield Found(words.missing_scopes(missing))
    if unused := sorted(held - set(SCOPES)):
        yield Found(text.unused_scopes(unused), grave=False)


# -- the WebSocket -----------------------------------------------------------------------------------------------------


def _socket_is_alive(config: Config, now: datetime) -> bool:
    """Whether a serving process has one: then none is opened beside it, which would be sent some of its messages."""
    store = Store(config.database)
    try:
        if not store.path.exists() or store.examine().lacks:
            return False
        with store.read() as unit:
            lease = unit.leases.current()
    except StoreError:
        return False
    seen = None if lease is None else lease.vitals.socket_at
    return is_held(lease, now) and seen is not None and now - seen <= SOCKET_SILENT


def _socket(app_token: str, url: str, environment: Mapping[str, str]) -> Iterator[Found]:
    client = WebClient(token=app_token, base_url=url, timeout=TIMEOUT)
    try:
        address = str(Web(client).write("apps.connections.open")["url"])
    except DeliveryFailed as failure:
        yield Found(words.refused("SLACK_APP_TOKEN", failure.reason))
        return
    host, proxy = urlparse(address).hostname or "", _proxy(environment)
    if _opens(address, proxy):
        return
    if not proxy:
        yield Found(text.no_socket(host))
    elif proxy_bypass(urlparse(url).hostname or ""):
        yield Found(text.no_socket_past_proxy(host, proxy))
    else:
        yield Found(text.no_socket_through_proxy(host, proxy))


def _opens(address: str, proxy: str) -> bool:
    """Whether the WebSocket can be opened; it is closed at once, before Slack sends anything.

    The library's connection alone, not its client: that begins to listen in threads, which a close so soon may miss.
    """
    connection = Connection(address, log, proxy=proxy or None, receive_timeout=TIMEOUT)
    try:
        connection.connect()
        return connection.is_active()
    except Exception:  # whatever it is, the way is closed; which cure fits is told from the surroundings
        return False
    finally:
        connection.close()


def _proxy(environment: Mapping[str, str]) -> str:
    """The proxy that Slack's library takes, in its order."""
    names = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")
    return next((environment[name].strip() for name in names if environment.get(name)), "")


# -- channels and people -----------------------------------------------------------------------------------------------


def _channels(config: Config, web: Web) -> Iterator[Found]:
    try:
        listed: list[Json] = web.pages("conversations.list", "channels", types="public_channel,private_channel")
    except DeliveryFailed as failure:
        yield Found(words.cannot_list_channels(failure.reason))
        return
    known = {str(channel[key]): channel for channel in listed for key in ("name", "id")}
    for name in (*config.channels.openings, config.channels.experts, config.channels.leadership):
        channel = known.get(name)
        if channel is None:
            yield Found(words.no_channel(name))
        elif channel.get("is_archived"):
            yield Found(text.archived(name))
        elif not channel.get("is_member", False):
            yield Found(words.not_in_channel(name))


def _named(config: Config) -> Iterator[tuple[str, str]]:
    """Everybody whom the config names, with the setting that does."""
    for role in ("brokers", "coordinators", "leaders", "curators"):
        yield from ((f"[roles] {role}", one) for one in getattr(config.roles, role))
    if config.routing.default:
        yield "[routing] default", config.routing.default
    yield from (("[[routing.rules]] to", rule.to) for rule in config.routing.rules)
    yield from (("[[targets.units]] members", one) for unit in config.targets.units for one in unit.members)


def _people(config: Config, web: Web, team: str) -> Iterator[Found]:
    """Each id is asked of once; what is wrong with it is told for every setting that names it."""
    wrong: dict[str, str] = {}
    for setting, one in _named(config):
        if one not in wrong:
            wrong[one] = _wrong(one, web, team)
        if wrong[one]:
            yield Found(text.person(setting, one, wrong[one]))


def _wrong(one: str, web: Web, team: str) -> str:
    """What is wrong with an id, empty where nothing is."""
    try:
        if GROUP.fullmatch(one):
            users: list[str] = web.read("usergroups.users.list", usergroup=one)["users"]
            return "" if users else text.EMPTY_GROUP
        if USER.fullmatch(one):
            return _wrong_with(web.read("users.info", user=one)["user"], team)
    except DeliveryFailed as failure:
        return text.UNKNOWN_TO_SLACK.get(failure.reason) or text.not_told(failure.reason)
    return text.NO_ID


def _wrong_with(user: Json, team: str) -> str:
    if user.get("deleted"):
        return text.DEACTIVATED
    if user.get("is_bot"):
        return text.BOT
    if user.get("is_stranger") or str(user.get("team_id") or team) != team:
        return text.STRANGER
    if user.get("is_restricted") or user.get("is_ultra_restricted"):
        return text.GUEST
    return ""
