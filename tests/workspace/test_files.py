"""Mails to a channel, and files that people share and the app fetches."""

from __future__ import annotations

import urllib.request
from collections.abc import Generator
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.services.ports import DeliveryFailed
from bot.slack.installation.manifest import manifest
from bot.slack.openings.mail import is_mail, mail_of, shared
from bot.slack.web.api import Web
from bot.slack.web.fetching import fetch
from bot.workspace import LocalWorkspace, quiet_seed
from tests.support.slack import Listener, listening, web_client

CONTENT = bytes(range(256)) * 100


@pytest.fixture
def reading() -> Generator[LocalWorkspace]:
    """A workspace whose app may read files."""
    with LocalWorkspace(manifest(), quiet_seed()) as running:
        yield running


@pytest.fixture
def blind() -> Generator[LocalWorkspace]:
    """A workspace whose app was installed before it asked for files."""
    described: dict[str, Any] = manifest()
    scopes: list[str] = described["oauth_config"]["scopes"]["bot"]
    described["oauth_config"]["scopes"]["bot"] = [scope for scope in scopes if scope != "files:read"]
    with LocalWorkspace(described, quiet_seed()) as running:
        yield running


@pytest.fixture
def reader(reading: LocalWorkspace) -> Generator[Listener]:
    with listening(reading) as connected:
        yield connected


def heard(workspace: LocalWorkspace, listener: Listener) -> dict[str, Any]:
    """The message that was just written, as the app hears of it."""
    workspace.drain()
    event: Any = listener.payload()["event"]
    return event


def test_a_mail_arrives_as_slack_sends_it(reading: LocalWorkspace, reader: Listener) -> None:
    ts = reading.mail(
        "jobåbninger",
        "Staldhjælper",
        "Bente Holm <bente@sporet.example>",
        "Vi søger en staldhjælper",
        [("opslag.pdf", CONTENT)],
    )
    event = heard(reading, reader)
    web = Web(web_client(reading))

    assert is_mail(event)
    (mail,) = shared(event).mails
    assert (event["ts"], event["subtype"], mail.subject) == (ts, "file_share", "Staldhjælper")
    assert (mail.sender.name, mail.sender.address) == ("Bente Holm", "bente@sporet.example")
    assert fetch(web, mail.attachments[0].address, 1_000_000) == CONTENT
    assert b"en staldhj" in fetch(web, mail.file.address, 1_000_000)
    assert mail_of(web.read("files.info", file=mail.file.id)) == mail


def test_a_mail_of_html_alone_has_a_text_too(reading: LocalWorkspace, reader: Listener) -> None:
    reading.mail("jobåbninger", "Hej", "bente@sporet.example", html="<p>Vi søger &oslash;l</p>")

    (mail,) = shared(heard(reading, reader)).mails

    assert mail.text == "Vi søger øl"
    assert fetch(Web(web_client(reading)), mail.file.address, 1000) == b"<p>Vi s\xc3\xb8ger &oslash;l</p>"


def test_a_person_shares_a_file(reading: LocalWorkspace, reader: Listener) -> None:
    reading.share("signe", "jobåbninger", [("opslag.docx", CONTENT)], "Se her")

    event = heard(reading, reader)
    (file,) = shared(event).files

    assert (event["text"], event["user"]) == ("Se her", reading.people["signe"].id)
    assert (file.name, file.size) == ("opslag.docx", len(CONTENT))
    assert fetch(Web(web_client(reading)), file.address, len(CONTENT)) == CONTENT


def test_a_file_larger_than_asked_for_is_left(reading: LocalWorkspace, reader: Listener) -> None:
    reading.share("signe", "jobåbninger", [("opslag.docx", CONTENT)])
    (file,) = shared(heard(reading, reader)).files

    with pytest.raises(DeliveryFailed, match="too large"):
        fetch(Web(web_client(reading)), file.address, len(CONTENT) - 1)


@pytest.mark.parametrize(
    "address", ["http://files.slack.com/a", "https://slack.com.example/a", "file:///etc/passwd", "", "http://["]
)
def test_the_token_is_shown_to_slack_alone(reading: LocalWorkspace, address: str) -> None:
    with pytest.raises(DeliveryFailed, match="not a file"):
        fetch(Web(web_client(reading)), address, 10)


def test_without_the_scope_nothing_is_read(blind: LocalWorkspace) -> None:
    client = web_client(blind)
    with listening(blind) as listener:
        blind.share("signe", "jobåbninger", [("opslag.docx", CONTENT)])
        (file,) = shared(heard(blind, listener)).files

    with pytest.raises(DeliveryFailed, match="not readable"):
        fetch(Web(client), file.address, 1_000_000)
    with pytest.raises(SlackApiError, match="missing_scope"):
        client.files_info(file=file.id)


def test_a_file_in_a_channel_without_the_bot_is_not_there(reading: LocalWorkspace) -> None:
    reading.remove_bot("jobåbninger")
    reading.share("signe", "jobåbninger", [("opslag.docx", CONTENT)])
    file = str(reading.last("jobåbninger").files[0]["id"])

    with pytest.raises(SlackApiError, match="file_not_found"):
        web_client(reading).files_info(file=file)


def test_the_page_shows_files_without_a_token(reading: LocalWorkspace) -> None:
    reading.share("signe", "jobåbninger", [("opslag.docx", CONTENT)])
    address = str(reading.last("jobåbninger").files[0]["url_private"])
    request = urllib.request.Request(address, headers={"Sec-Fetch-Site": "same-origin"})

    with urllib.request.urlopen(request) as answer:
        assert answer.read() == CONTENT
