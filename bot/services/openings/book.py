"""Writes openings down: the next version, its history, the card that must show it, the wish lists that it may fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.config import OpeningSettings
from bot.domain.openings import duplicates
from bot.domain.openings.drafts import Draft
from bot.domain.openings.opening import Closing, Event, Opening, Origin, State, differing
from bot.services.openings.marks import show_mark
from bot.services.openings.notices import SUBJECT, EndedNotice, show_card
from bot.services.openings.wishes import Matching
from bot.store.history import Change
from bot.store.unit import Unit
from danish.workdays import WorkCalendar


class Book:
    def __init__(self, matching: Matching, calendar: WorkCalendar, settings: OpeningSettings) -> None:
        self._matching = matching
        self._calendar = calendar
        self._settings = settings

    def enter(
        self,
        unit: Unit,
        origin: Origin,
        poster: str,
        draft: Draft,
        now: datetime,
        *,
        beside: Iterable[int] = (),
        corrected: bool = False,
        source: str = "",
    ) -> Opening:
        """A new opening; ``beside`` are the others of its message, which are never its duplicates.

        ``source`` is the name of the file that it stands in.

        ``corrected`` says that a person filled in a form: all fields are then set by hand.
        """
        window = timedelta(days=self._settings.duplicate_window_days)
        known = unit.openings.alike(draft, now - window, but=beside)
        found = duplicates.find(draft, known, self._settings.duplicate_at)
        new = Opening(
            number=0,
            origin=origin,
            poster=poster,
            parsed=Draft() if corrected else draft,
            corrected=draft if corrected else Draft(),
            touched=frozenset(differing(Draft(), draft)) if corrected else frozenset(),
            confirmed=corrected,
            registered_at=now,
            likeness=found[0] if found else None,
        )
        opening = unit.openings.add(new)
        details: dict[str, Any] = {"fields": draft.as_record()}
        if source:
            details["source"] = source
        if opening.likeness is not None:
            details["like"] = [opening.likeness.number, opening.likeness.percent]
        self.note(unit, opening, poster, Event.REGISTERED, details, now)
        show_card(unit, opening, now)
        show_mark(unit, opening, now)
        self._matching.compare(unit, opening, now)
        return opening

    def turn(
        self,
        unit: Unit,
        before: Opening,
        after: Opening,
        who: str,
        event: Event,
        now: datetime,
        details: dict[str, Any] | None = None,
    ) -> Opening:
        """The next version of an opening with its line in the history; the same one where nothing changed."""
        if after == before:
            return before
        changed = differing(before.fields, after.fields)
        told = dict(details or {})
        if changed:
            old, new = before.fields.as_record(), after.fields.as_record()
            told["changed"] = {name: [old.get(name), new.get(name)] for name in changed}
        saved = unit.openings.save(before, after)
        self.note(unit, saved, who, event, told, now)
        show_card(unit, saved, now)
        show_mark(unit, saved, now)
        if before.is_open and not saved.is_open:
            self._ended(unit, saved, who, now)
        if changed and saved.is_open and saved.state is not State.MATCHED:
            self._matching.compare(unit, saved, now)
        return saved

    def _ended(self, unit: Unit, opening: Opening, who: str, now: datetime) -> None:
        """Tell whoever has something of it: the wish lists that it fitted, and the poster, unless they ended it."""
        self._matching.withdraw(unit, opening, now)
        if opening.poster and opening.poster != who and opening.closing is not Closing.EXPIRED:
            notice = EndedNotice(opening.poster, opening.number, opening.version)
            unit.deliveries.owe(notice, now=now, not_before=self._calendar.next_open(now))

    def note(
        self, unit: Unit, opening: Opening, who: str, event: Event, details: dict[str, Any], now: datetime
    ) -> None:
        """Write a line of the history of an opening."""
        unit.history.add(SUBJECT, opening.number, Change(now, who, str(event), details))

    def settle_likeness(self, opening: Opening) -> Opening:
        """The question "the same?" has been answered."""
        return replace(opening, likeness=None)
