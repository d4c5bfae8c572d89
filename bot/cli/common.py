"""What the commands share: one clear message, the config, the services over the installation's database."""
# ruff: noqa: PLC0415

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from bot.text.terminal import words as text

if TYPE_CHECKING:
    from bot.config import Config
    from bot.services.answers.own_reports import Quote
    from bot.services.bundle import Services
    from bot.services.ports import Directory
    from bot.store.sqlite.database import Store
    from knowledge.search import Answer, Index

BAD_INPUT = 2
"""Exit code of everything that a person can mend."""


def fail(message: str) -> NoReturn:
    """One clear message, nothing half-written."""
    click.echo(message, err=True)
    sys.exit(BAD_INPUT)


@dataclass(frozen=True)
class Chosen:
    """What holds for every command; without a team it is the one whose data the database holds."""

    config: Path | None
    team: str | None


def load_config(context: click.Context) -> Config:
    from bot.config import DEFAULT_PATH, ConfigProblems, load

    try:
        return load(context.obj.config or DEFAULT_PATH)
    except ConfigProblems as error:
        fail(text.config_problems(error.path, error.problems))


@contextmanager
def explained() -> Generator[None]:
    """Known failures of the start as one Danish message and exit code 2."""
    from bot.domain.errors import NotStored
    from bot.operations import copies
    from bot.operations.refused import Refused
    from bot.services.ports import ConnectionRefused
    from bot.store.sqlite.database import StoreOfAnotherTeam, StoreTooNew, StoreUnfit, StoreUnusable

    try:
        yield
    except ConnectionRefused as error:
        fail(text.refused(error.which, error.reason))
    except StoreTooNew as error:
        fail(text.too_new(str(error)))
    except StoreOfAnotherTeam as error:
        fail(text.of_another_team(str(error), error.teams))
    except StoreUnfit as error:
        fail(copies.told_unfit(error, load_config(click.get_current_context()).backups))
    except StoreUnusable as error:
        fail(text.unusable(str(error)))
    except NotStored as error:
        fail(text.not_stored(error.trouble))
    except Refused as error:
        fail(str(error))


def open_store(context: click.Context) -> Store:
    """The installation's database, brought up to date."""
    from bot.store.sqlite.database import Store

    store = Store(load_config(context).database, context.obj.team)
    store.open()
    return store


def services_of(context: click.Context, *, asks_slack: bool = False) -> Services:
    """The services over the installation's database; user groups are known only where a token lets Slack be asked."""
    from bot.app import NOWHERE, Adapters, build
    from bot.clock import SystemClock
    from bot.indexing import open_index

    config = load_config(context)
    directory = (slack_directory() if asks_slack else None) or NOWHERE
    store = open_store(context)
    return build(config, Adapters(store, SystemClock(), lambda: open_index(config), directory=directory))


def slack_directory() -> Directory | None:
    """What Slack knows; None without a token."""
    token = os.environ.get("SLACK_BOT_TOKEN", "")
    if not token:
        return None
    from slack_sdk import WebClient

    from bot.clock import SystemClock
    from bot.slack.web.api import SLACK_API, Web
    from bot.slack.web.directory import Directory

    url = os.environ.get("SLACK_API_URL", SLACK_API).rstrip("/") + "/"
    return Directory(Web(WebClient(token=token, base_url=url, timeout=10)), SystemClock())


def knowledge_of(context: click.Context) -> tuple[Index, Callable[[str, Answer], tuple[Quote, ...]]]:
    """The index and what own reports say beside an answer; the database's part only where there is a database."""
    from bot.indexing import open_index

    config = load_config(context)
    if not config.database.exists():
        return open_index(config), lambda question, answer: ()
    with explained():
        services = services_of(context)
        return services.knowledge.current, services.own_reports.beside


def echo_json(record: dict[str, Any]) -> None:
    click.echo(json.dumps(record, ensure_ascii=False))
