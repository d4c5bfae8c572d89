"""What a message brings besides its text, fetched: a mail with its attachments, or shared files.

What cannot be fetched is left out, and named: the message is then read as far as it goes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.openings.mail import Attachment, Mail
from bot.services.openings import attachments
from bot.services.ports import DeliveryFailed
from bot.slack.openings.mail import SharedFile, SharedMail, file_of, mail_of
from bot.slack.web.api import Json, Web
from bot.slack.web.fetching import fetch

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """What the files of a message hold; ``mail`` None where that is nothing. ``missed`` names those that could not be
    fetched, empty names for what Slack would not even name."""

    mail: Mail | None = None
    missed: tuple[str, ...] = ()


def read(web: Web, files: Sequence[str]) -> Letter:
    """The mail among the files of these ids, or else what they hold."""
    reader = _Reader(web)
    return Letter(reader.read(files), tuple(reader.missed))


class _Reader:
    """Fetches what one message brings, and keeps the names of what it could not fetch."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self.missed: list[str] = []

    def read(self, files: Sequence[str]) -> Mail | None:
        infos = [info for one in files[: attachments.MOST_FILES] if (info := self._info(one)) is not None]
        for info in infos:
            if (mail := mail_of(info)) is not None:
                return self._mail(mail)
        texts = self._texts(file for info in infos if (file := file_of(info)) is not None)
        return Mail(attachments=texts) if texts else None

    def _mail(self, mail: SharedMail) -> Mail:
        html = b"" if mail.whole else self._content(mail.file)
        return Mail(
            text="" if html else mail.text,
            html=html.decode(errors="replace"),
            subject=mail.subject,
            sender=mail.sender,
            attachments=self._texts(mail.attachments),
        )

    def _texts(self, files: Iterable[SharedFile]) -> tuple[Attachment, ...]:
        wanted = [file for file in files if attachments.readable(file.name, file.size)][: attachments.MOST_FILES]
        return attachments.texts((file.name, self._content(file)) for file in wanted)

    def _info(self, file: str) -> Json | None:
        try:
            return self._web.read("files.info", file=file)
        except DeliveryFailed as failure:
            log.warning("a shared file was not looked up: %s", failure.reason)
            self.missed.append("")
            return None

    def _content(self, file: SharedFile) -> bytes:
        try:
            return fetch(self._web, file.address, attachments.MOST_BYTES)
        except DeliveryFailed as failure:
            log.warning("a shared file was not fetched: %s", failure.reason)
            self.missed.append(file.name)
            return b""
