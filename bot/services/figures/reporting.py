"""The figures of a month against the month before and the targets, for a terminal, Slack or a spreadsheet."""

from __future__ import annotations

import re
from datetime import date, time

from bot.domain.errors import NotFound, NotUnderstood, Refusal, Refused, Role
from bot.domain.figures.spans import Month, Span, Year, month_of
from bot.domain.placements.placement import case_reference
from bot.services.delivery.notice import Means
from bot.services.figures.notices import MonthlyReportNotice
from bot.services.figures.report import Report, report_of
from bot.services.ports import Channel, Clock
from bot.store.history import Change
from bot.store.sqlite.database import Store
from bot.text import reports as text
from danish.workdays import at, local_date


class Reporting:
    """``channel`` gives the id of the leaders' channel."""

    def __init__(self, store: Store, clock: Clock, means: Means, channel: Channel) -> None:
        self._store = store
        self._clock = clock
        self._means = means
        self._roles = means.roles
        self._calendar = means.calendar
        self._channel = channel

    def status(self, by: str, words: str) -> Report:
        """``[måned|år] [kommune|team]`` for a leader. Raises NotAllowed or NotUnderstood."""
        self._roles.require(by, Role.LEADER)
        return self.read(words)

    def read(self, words: str) -> Report:
        """The report that these words ask for; without a month the running one. Raises NotUnderstood."""
        today = local_date(self._clock.now())
        month, rest = read_month(words, today)
        if month.first > today:
            raise NotUnderstood(words, text.NOT_BEGUN)
        return self.report(month, rest)

    def report(self, month: Span, scope_name: str = "") -> Report:
        """The figures of a month for the scope of that name. Raises NotUnderstood with the known names."""
        with self._store.read() as unit:
            return report_of(unit, self._means, month, scope_name, self._clock.now())

    def plan(self) -> int:
        """Owe last month's report from the month's first working day on, once; gives the number owed."""
        now = self._clock.now()
        today = local_date(now)
        month = month_of(today)
        if now < at(self._calendar.first_of_month(month.year, month.month), self._means.config.working_time.monthly):
            return 0
        channel = self._channel()
        if channel is None:
            return 0
        with self._store.write() as unit:
            if not unit.reports.began_before(at(month.first, time())):
                return 0
            notice = MonthlyReportNotice(channel, str(month.previous))
            return int(unit.deliveries.owe(notice, now=now, not_before=self._calendar.next_open(now)))

    def document_wage(self, by: str, reference: str) -> int:
        """Note that the wage of a citizen's placements is documented. Raises Refused, NotFound or NotAllowed.

        Gives how many placements that was new for.
        """
        self._roles.require(by, Role.LEADER, Role.COORDINATOR)
        case_ref = case_reference(reference, self._means.config.privacy.case_ref_pattern)
        if isinstance(case_ref, Refusal):
            raise Refused({"case_ref": case_ref})
        now = self._clock.now()
        with self._store.write() as unit:
            placements = unit.placements.of_case(case_ref)
            if not placements:
                raise NotFound("placement", case_ref)
            new = [one for one in placements if unit.reports.document_wage(one.number, by, now)]
            for one in new:
                unit.history.add("placement", one.number, Change(now, by, "wage_documented", {}))
            return len(new)


def read_month(words: str, today: date) -> tuple[Span, str]:
    """The month or year that words begin or end with, and the rest of them.

    ``2026-11``, ``november 2026``, ``nov``, ``11/2026``, ``sidste måned``, ``denne måned``, ``2026``, ``i år``. A month
    without a year is the latest that has begun. Without a month: the running one.
    """
    present = month_of(today)
    rest = " ".join(words.split())
    for words_for, named in ((text.LAST_MONTH, present.previous), (text.THIS_MONTH_WORDS, present)):
        if found := re.search(rf"\b({'|'.join(words_for)})\b", rest, re.IGNORECASE):
            return named, _without(rest, found)
    for pattern, year, month in ((r"\b(\d{4})-(\d{1,2})\b", 1, 2), (r"\b(\d{1,2})[/-](\d{4})\b", 2, 1)):
        found = re.search(pattern, rest)
        if found and 1 <= int(found[month]) <= 12:
            return Month(int(found[year]), int(found[month])), _without(rest, found)
    found = re.search(rf"\b({'|'.join(text.MONTH_WORDS)})\b\.?(?:\s+(\d{{4}})\b)?", rest, re.IGNORECASE)
    if found is None:
        return _year(rest, present)
    number = text.MONTH_WORDS[found[1].lower()]
    if found[2]:
        return Month(int(found[2]), number), _without(rest, found)
    this_year = Month(present.year, number)
    return this_year if this_year <= present else Month(present.year - 1, number), _without(rest, found)


def _year(words: str, present: Month) -> tuple[Span, str]:
    for named, year in ((text.THIS_YEAR, present.year), (text.LAST_YEAR, present.year - 1)):
        if found := re.search(rf"\b({'|'.join(named)})\b", words, re.IGNORECASE):
            return Year(year), _without(words, found)
    found = re.search(r"(?<![\w-])(20\d{2})(?![\w-])", words)
    return (Year(int(found[1])), _without(words, found)) if found else (present, words)


def _without(words: str, found: re.Match[str]) -> str:
    return " ".join((words[: found.start()] + " " + words[found.end() :]).split())
