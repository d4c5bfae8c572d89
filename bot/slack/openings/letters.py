"""What a message brings besides its text, fetched: a mail with its attachments, or shared files.

What cannot be fetched is left out: the message is then read as far as it goes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from bot.domain.openings.mail import Attachment, Mail
from bot.services.openings import attachments
from bot.services.ports import DeliveryFailed
from bot.slack.openings.mail import SharedFile, SharedMail, file_of, mail_of
from bot.slack.web.api import Json, Web
from bot.slack.web.fetching import fetch

log = logging.getLogger(__name__)


def read(web: Web, files: Sequence[str]) -> Mail | None:
    """The mail among the files of these ids, or else what they hold; None where there is nothing to read."""
    infos = [info for one in files[: attachments.MOST_FILES] if (info := _info(web, one)) is not None]
    for info in infos:
        if (mail := mail_of(info)) is not None:
            return _mail(web, mail)
    texts = _texts(web, (file for info in infos if (file := file_of(info)) is not None))
    return Mail(attachments=texts) if texts else None


def _mail(web: Web, mail: SharedMail) -> Mail:
    html = b"" if mail.whole else _content(web, mail.file)
    return Mail(
        text="" if html else mail.text,
        html=html.decode(errors="replace"),
        subject=mail.subject,
        sender=mail.sender,
        attachments=_texts(web, mail.attachments),
    )


def _texts(web: Web, files: Iterable[SharedFile]) -> tuple[Attachment, ...]:
    wanted = [file for file in files if attachments.readable(file.name, file.size)][: attachments.MOST_FILES]
    return attachments.texts((file.name, _content(web, file)) for file in wanted)


def _info(web: Web, file: str) -> Json | None:
    try:
        return web.read("files.info", file=file)
    except DeliveryFailed as failure:
        log.warning("a shared file was not looked up: %s", failure.reason)
        return None


def _content(web: Web, file: SharedFile) -> bytes:
    try:
        return fetch(web, file.address, attachments.MOST_BYTES)
    except DeliveryFailed as failure:
        log.warning("a shared file was not fetched: %s", failure.reason)
        return b""
