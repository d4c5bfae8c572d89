"""Reports: ``/bro status``, ``/bro overblik``, ``/bro løn dokumenteret``, and moving several placements at once."""

from __future__ import annotations

import logging

from bot.domain.errors import NotUnderstood, Refusal, Refused
from bot.services.day.home import Homes
from bot.services.figures.overview import Leading
from bot.services.figures.report import Report, ReportFiles
from bot.services.figures.reporting import Reporting
from bot.services.ports import DeliveryFailed, Sent
from bot.slack import reports as shown
from bot.slack.ids import Action, Field, Modal, read_reference
from bot.slack.mrkdwn import escape, link, mention, plain
from bot.text import overview as overview_text
from bot.text import reports as text
from handlers.boundary import Do, Listeners, Request

log = logging.getLogger(__name__)


class Reports:
    def __init__(self, reporting: Reporting, leading: Leading, homes: Homes) -> None:
        self._homes = homes
        self._reporting = reporting
        self._leading = leading

    @property
    def commands(self) -> dict[str, Do]:
        """The first words of a command and what they start."""
        documenting = dict.fromkeys(text.DOCUMENT_COMMANDS, self.document_wage)
        return {"status": self.status, "overblik": self.overview, **documenting}

    def register(self, listeners: Listeners) -> None:
        listeners.action(Action.OVERVIEW_REASSIGN, self.reassign)
        listeners.action(Action.HOME_STATUS, self.status_on_home)
        listeners.action(Action.HOME_OVERVIEW, self.overview_on_home)
        listeners.modal(Modal.OVERVIEW_REASSIGN, self.reassigned)

    def status(self, request: Request) -> None:
        """``/bro status [måned|år] [kommune|team]``: into the person's conversation, with the files in its thread."""
        sent = self._send(request, self._reporting.status(request.user, plain(request.value)))
        if sent.channel != request.channel:
            address = request.sender.address(sent)
            request.whisper(text.sent_to_you(link(address, text.YOUR_CHAT) if address else ""))

    def _send(self, request: Request, report: Report) -> Sent:
        """Into the person's own conversation, with the files in its thread; gives where it stands."""
        conversation = request.sender.conversation(request.user)
        sent = request.sender.post(shown.report(report), conversation)
        try:
            request.sender.post(shown.files(ReportFiles(report)), conversation, sent.ts)
        except DeliveryFailed as failure:
            log.warning("the files of a report were not sent: %s", failure.reason)
            request.whisper(text.FILES_FAILED)
        return sent

    def status_on_home(self, request: Request) -> None:
        """The running month at once in a window; with its files it goes into the conversation."""
        report = self._reporting.status(request.user, "")
        request.open(shown.report_view(report))
        self._send(request, report)

    def overview_on_home(self, request: Request) -> None:
        request.open(shown.overview_view(self._leading.overview(request.user)))

    def overview(self, request: Request) -> None:
        request.whisper(shown.overview(self._leading.overview(request.user)))

    def document_wage(self, request: Request) -> None:
        """``/bro løn dokumenteret A12``."""
        reference = plain(request.value)
        if not reference:
            raise NotUnderstood(reference, text.DOCUMENT_FORM)
        count = self._reporting.document_wage(request.user, reference)
        request.whisper(text.documented(escape(reference.upper()), count))

    def reassign(self, request: Request) -> None:
        placements = self._leading.placements_of(request.user, request.value)
        if not placements:
            request.whisper(overview_text.NO_PLACEMENTS)
            return
        request.open(shown.reassign(request.value, placements))

    def reassigned(self, request: Request) -> None:
        chosen = [read_reference(value) for value in request.ticked(Field.PLACEMENTS)]
        if not chosen:
            raise Refused({Field.PLACEMENTS: Refusal.EMPTY})
        colleague = request.written(Field.COLLEAGUE)
        moved, failed = self._leading.reassign(request.user, chosen, colleague)
        request.after_ack(lambda: request.whisper(overview_text.reassigned(moved, mention(colleague), failed)))
        request.after_ack(lambda: self._homes.changed(request.state))
