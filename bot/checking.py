"""``brobygger check``: entries, database and, with tokens, the connection: all problems at once, with cures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from slack_sdk import WebClient

from bot.config import Config
from bot.indexing import folders
from bot.services.ports import DeliveryFailed
from bot.slack.subscriptions import SCOPES
from bot.slack.web import SLACK_API, Json, Web
from bot.store.database import Store, StoreOfAnotherTeam, StoreTooNew, StoreUnusable
from bot.text.terminal import words as text
from knowledge import loader


def problems(config: Config, environment: Mapping[str, str]) -> list[str]:
    """Everything that would keep the assistant from doing its work; without tokens Slack is left out."""
    found = list(_entries(config))
    bot_token, app_token = environment.get("SLACK_BOT_TOKEN", ""), environment.get("SLACK_APP_TOKEN", "")
    if not (bot_token or app_token):
        found.extend(_database(config, None))
    else:
        url = environment.get("SLACK_API_URL") or SLACK_API
        found.extend(_slack(config, bot_token, app_token, url.rstrip("/") + "/"))
    return found


def _entries(config: Config) -> Iterator[str]:
    for folder in folders(config):
        if not folder.is_dir():
            yield text.no_folder(str(folder))
    yield from (str(problem) for problem in loader.load(*folders(config)).problems)


def _database(config: Config, team: str | None) -> Iterator[str]:
    """``team`` is the workspace that the token opens, None where there is none to ask of."""
    try:
        Store(config.database, team).open()
    except StoreTooNew as error:
        yield text.too_new(str(error))
    except StoreOfAnotherTeam as error:
        yield text.of_another_team(str(error), error.teams)
    except StoreUnusable as error:
        yield text.unusable(str(error))


def _slack(config: Config, bot_token: str, app_token: str, url: str) -> Iterator[str]:
    web = Web(WebClient(token=bot_token, base_url=url, timeout=15))
    try:
        team = str(web.write("auth.test")["team_id"])
    except DeliveryFailed as failure:
        yield from _database(config, None)
        yield text.refused("SLACK_BOT_TOKEN", failure.reason)
        return
    yield from _database(config, team)
    try:
        Web(WebClient(token=app_token, base_url=url, timeout=15)).write("apps.connections.open")
    except DeliveryFailed as failure:
        yield text.refused("SLACK_APP_TOKEN", failure.reason)
    missing = [scope for scope in SCOPES if scope not in web.scopes]
    if web.scopes and missing:
        yield text.missing_scopes(missing)
    yield from _channels(config, web)


def _channels(config: Config, web: Web) -> Iterator[str]:
    try:
        listed: list[Json] = web.pages("conversations.list", "channels", types="public_channel,private_channel")
    except DeliveryFailed as failure:
        yield text.cannot_list_channels(failure.reason)
        return
    known = {str(channel[key]): channel for channel in listed for key in ("name", "id")}
    for name in (*config.channels.openings, config.channels.experts, config.channels.leadership):
        if name not in known:
            yield text.no_channel(name)
        elif not known[name].get("is_member", False):
            yield text.not_in_channel(name)
