"""The month's report in the leaders' channel, and its files in the thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.domain.deliveries import Delivery
from bot.domain.figures.spans import Month
from bot.services.delivery.notice import Means, Notice
from bot.services.figures.report import Report, ReportFiles, report_of
from bot.services.ports import Sent
from bot.store.unit import Unit


@dataclass(frozen=True, slots=True)
class MonthlyReportNotice(Notice[Report]):
    """``month`` as ``2026-11``."""

    kind: ClassVar[str] = "monthly_report"
    month: str

    @property
    def key(self) -> str:
        return self.month

    def compose(self, unit: Unit, means: Means, now: datetime) -> Report:
        """The figures as they are when it is sent."""
        return report_of(unit, means, Month.of(self.month), "", now)

    def arrived(self, unit: Unit, delivery: Delivery, sent: Sent, now: datetime) -> None:
        """The report stands: owe the files in its thread."""
        unit.deliveries.owe(MonthlyFilesNotice(f"{sent.channel}/{sent.ts}", self.month), now=now)


@dataclass(frozen=True, slots=True)
class MonthlyFilesNotice(Notice[ReportFiles]):
    """The picture and the spreadsheet in the thread of a report."""

    kind: ClassVar[str] = "monthly_files"
    month: str

    @property
    def key(self) -> str:
        return self.month

    def compose(self, unit: Unit, means: Means, now: datetime) -> ReportFiles:
        return ReportFiles(report_of(unit, means, Month.of(self.month), "", now))
