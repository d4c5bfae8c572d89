"""Files of a message as Slack describes them: a mail sent to the channel's address, and what people attach.

A mail comes as a ``message`` of subtype ``file_share``, from USLACKBOT and with a ``bot_id``, holding one file of
filetype and mode ``email``; its parts are fields of that file (``subject``, ``from``, ``to``, ``plain_text``,
``attachments``, ``headers``), its content is the mail as HTML. A mail that somebody shares on from another channel
stands in the message's ``attachments``. Reading a file's content needs the scope ``files:read`` and the bot's token
(docs.slack.dev, file object and working with files).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from bot.domain.openings.mail import Sender

_NOTHING: Final[Mapping[str, Any]] = {}
_NO_LONGER_THERE: Final = frozenset({"tombstone", "hidden_by_limit"})


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file whose content can be fetched; ``size`` in bytes, 0 where Slack does not say."""

    id: str
    name: str
    address: str
    size: int


@dataclass(frozen=True, slots=True)
class SharedMail:
    """A mail as Slack shows it. Where ``text`` is not the ``whole`` of it, the content of ``file`` is, as HTML."""

    file: SharedFile
    subject: str
    sender: Sender
    text: str
    whole: bool
    attachments: tuple[SharedFile, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What a message brings besides its text."""

    mails: tuple[SharedMail, ...] = ()
    files: tuple[SharedFile, ...] = ()


def shared(event: Mapping[str, Any]) -> Shared:
    """The mails and files of a message event; deleted and hidden files are left out."""
    mails: list[SharedMail] = []
    files: list[SharedFile] = []
    for record in _records(event):
        if record.get("filetype") == "email" or record.get("mode") == "email":
            mails.append(_mail(record))
        elif str(record.get("mode")) not in _NO_LONGER_THERE and record.get("file_access") != "access_denied":
            files.append(_file(record))
    return Shared(tuple(mails), tuple(files))


def is_mail(event: Mapping[str, Any]) -> bool:
    """Whether a message is nothing but a mail that Slack received; who sent it stands in the mail, not in ``user``."""
    return event.get("user") == "USLACKBOT" and bool(shared(event).mails)


def mail_of(info: Mapping[str, Any]) -> SharedMail | None:
    """The mail in the answer of ``files.info``; None where it is another file."""
    record = _mapping(info.get("file"))
    return _mail(record) if record.get("filetype") == "email" else None


def file_of(info: Mapping[str, Any]) -> SharedFile | None:
    """The file in the answer of ``files.info``; None where it is a mail or no longer there."""
    found = shared({"files": [info.get("file")]}).files
    return found[0] if found else None


def file_ids(event: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of all that a message brings, mails first."""
    found = shared(event)
    return tuple(file.id for file in (*(mail.file for mail in found.mails), *found.files) if file.id)


def _records(event: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield from _mappings(event.get("files"))
    for attachment in _mappings(event.get("attachments")):
        yield from _mappings(attachment.get("files"))


def _mail(record: Mapping[str, Any]) -> SharedMail:
    sender = next(_mappings(record.get("from")), _NOTHING)
    text = _text(record, "plain_text")
    return SharedMail(
        file=_file(record),
        subject=_text(record, "subject") or _text(record, "title"),
        sender=Sender(_text(sender, "name"), _text(sender, "address")),
        text=text or _text(record, "preview_plain_text"),
        whole=bool(text) and not record.get("has_more") and not record.get("preview_is_truncated"),
        attachments=tuple(_attached(one) for one in _mappings(record.get("attachments"))),
    )


def _file(record: Mapping[str, Any]) -> SharedFile:
    address = _text(record, "url_private_download") or _text(record, "url_private")
    return SharedFile(_text(record, "id"), _text(record, "name") or _text(record, "title"), address, _size(record))


def _attached(record: Mapping[str, Any]) -> SharedFile:
    """The files of a mail are described more briefly than those of a message."""
    address = _text(record, "url_private_download") or _text(record, "url_private") or _text(record, "url")
    return SharedFile(_text(record, "id"), _text(record, "filename") or _text(record, "name"), address, _size(record))


def _size(record: Mapping[str, Any]) -> int:
    size = record.get("size")
    return size if isinstance(size, int) else 0


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _mapping(value: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else _NOTHING


def _mappings(value: object) -> Iterator[Mapping[str, Any]]:
    listed = cast("list[object]", value) if isinstance(value, list) else []
    yield from (cast("Mapping[str, Any]", one) for one in listed if isinstance(one, Mapping))
