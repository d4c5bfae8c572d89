"""Mails and files in message events, as Slack describes them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.openings.mail import Sender
from bot.slack.openings.mail import SharedFile, is_mail, mail_of, shared

MAIL: dict[str, Any] = {
    "id": "F1",
    "name": "Staldhjælper",
    "title": "Staldhjælper",
    "mimetype": "text/html",
    "filetype": "email",
    "mode": "email",
    "size": 6212,
    "url_private": "https://files.slack.com/F1",
    "url_private_download": "https://files.slack.com/F1/download",
    "subject": "Staldhjælper",
    "from": [
        {"address": "bente@sporet.example", "name": "Bente Holm", "original": "Bente Holm <bente@sporet.example>"}
    ],
    "plain_text": "Vi søger en staldhjælper",
    "preview_plain_text": "Vi søger",
    "attachments": [
        {"filename": "opslag.pdf", "size": 900, "mimetype": "application/pdf", "url": "https://x.slack.com/a"}
    ],
    "has_more": False,
}
EVENT: dict[str, Any] = {
    "type": "message", "subtype": "file_share", "user": "USLACKBOT", "bot_id": "B1", "text": "", "files": [MAIL],
}  # fmt: skip


def test_a_mail_to_the_channels_address() -> None:
    (mail,) = shared(EVENT).mails

    assert is_mail(EVENT)
    assert (mail.subject, mail.text, mail.whole) == ("Staldhjælper", "Vi søger en staldhjælper", True)
    assert mail.sender == Sender("Bente Holm", "bente@sporet.example")
    assert mail.file == SharedFile("F1", "Staldhjælper", "https://files.slack.com/F1/download", 6212)
    assert mail.attachments == (SharedFile("", "opslag.pdf", "https://x.slack.com/a", 900),)


@pytest.mark.parametrize("change", [{"plain_text": ""}, {"has_more": True}, {"preview_is_truncated": True}])
def test_a_mail_of_which_only_a_part_is_shown(change: dict[str, Any]) -> None:
    (mail,) = shared({**EVENT, "files": [MAIL | change]}).mails

    assert not mail.whole
    assert mail.text


def test_a_mail_that_somebody_shares_on() -> None:
    event = {"user": "U1", "text": "Se her", "attachments": [{"files": [MAIL]}, {"text": "uden filer"}]}

    assert [mail.subject for mail in shared(event).mails] == ["Staldhjælper"]
    assert not is_mail(event)


def test_files_of_a_person() -> None:
    pdf = {
        "id": "F2",
        "name": "opslag.pdf",
        "filetype": "pdf",
        "mode": "hosted",
        "size": 10,
        "url_private": "https://a",
    }
    gone = {"id": "F3", "mode": "tombstone"}
    closed = {"id": "F4", "name": "a.pdf", "file_access": "access_denied"}

    found = shared({"user": "U1", "files": [pdf, gone, closed]})

    assert found.mails == ()
    assert found.files == (SharedFile("F2", "opslag.pdf", "https://a", 10),)


def test_the_answer_of_files_info() -> None:
    mail = mail_of({"ok": True, "file": MAIL})

    assert mail is not None
    assert mail.subject == "Staldhjælper"
    assert mail_of({"ok": True, "file": {"id": "F2", "filetype": "pdf"}}) is None


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*MAIL, "files", "x"]), inner, max_size=5)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["files", "attachments", "user", "text"]), _json))
def test_no_payload_breaks_the_reading(event: dict[str, Any]) -> None:
    shared(event)
    is_mail(event)
    mail_of({"file": event})
