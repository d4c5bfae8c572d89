"""From a message to job openings: is it one, is it several, and what does it state?

Pure. The order is: plain text, items, fields with a closed form (each leaves a mark in the text), company and
place, and at last what is left as prose. `parse` never raises, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from bot.domain.openings.drafts import FIELDS, Draft, Parsed
from bot.domain.openings.parser.detection import judge
from bot.domain.openings.parser.fields.contact import Person, find_signature, read_addresses, read_name, with_role
from bot.domain.openings.parser.fields.doubt import is_doubted
from bot.domain.openings.parser.fields.hours import differ, read_hours, take_noise
from bot.domain.openings.parser.fields.kind import read_item_count, read_positions, read_type
from bot.domain.openings.parser.fields.labels import Labelled, find_labels
from bot.domain.openings.parser.fields.moments import read_moments
from bot.domain.openings.parser.fields.places import find_spots, labelled_place
from bot.domain.openings.parser.fields.prose import read_prose
from bot.domain.openings.parser.fields.times import count_weekdays, read_time_of_day, read_weekdays
from bot.domain.openings.parser.fields.where import read_where
from bot.domain.openings.parser.lexicon import is_business, is_task
from bot.domain.openings.parser.mail import without_furniture
from bot.domain.openings.parser.reading import Mark, Reading, unmarked
from bot.domain.openings.parser.relevant import LONGEST, LONGEST_OF_SEVERAL, relevant
from bot.domain.openings.parser.replies import Reply, read_reply
from bot.domain.openings.parser.segments import Segments, split
from bot.domain.openings.parser.text import as_said, clean, mend, tidy

__all__ = ["Reply", "parse", "parse_reply", "read_anyway", "read_for_judging"]


def parse(text: str, now: datetime, known_companies: Collection[str] = ()) -> Parsed:
    """Read the job openings that `text` states.

    `text` is as Slack sends it; `now` is the local time of the message (relative dates count from it);
    `known_companies` are names already in use, which are recognised before any rule is tried.
    """
    plain = without_furniture(mend(clean(text)))
    if not any(char.isalpha() for char in plain):
        return Parsed("none", (), ("no-words",))
    segments, drafts = _opened(plain, now.date(), known_companies)
    shown = relevant(plain)
    judgement = judge(shown, drafts, len(find_labels(shown)))
    if judgement.verdict == "none":
        return Parsed("none", (), judgement.reasons)
    return Parsed(judgement.verdict, drafts, judgement.reasons, segments.left_out)


def _opened(plain: str, today: date, known: Collection[str]) -> tuple[Segments, tuple[Draft, ...]]:
    segments = split(plain)
    longest = LONGEST if len(segments.items) == 1 else LONGEST_OF_SEVERAL
    segments = replace(segments, items=tuple(relevant(item, longest) for item in segments.items))
    return segments, _drafts(segments, today, known)


def read_for_judging(text: str, now: datetime) -> tuple[str, tuple[Draft, ...], int]:
    """What `detection.judge` weighs: the text, what was read from it, and the number of its labels."""
    plain = without_furniture(mend(clean(text)))
    shown = relevant(plain)
    return shown, _opened(plain, now.date(), ())[1], len(find_labels(shown))


def read_anyway(text: str, now: datetime) -> Draft:
    """What a message states that a person takes for an opening, whatever it looks like; without guesses."""
    return _without_guesses(_read(relevant(mend(clean(text))), now.date(), ()))


def parse_reply(text: str, now: datetime, before: Draft | None = None) -> Reply:
    """What a reply in an opening's thread sets ("10 timer, kontakt Lone 22 33 44 55") where `before` is known."""
    plain = relevant(mend(clean(as_said(text))))
    return read_reply(plain, before or Draft(), now.date(), lambda said, today: _read(said, today, ()))


def _without_guesses(draft: Draft) -> Draft:
    guessed = draft.unsure & {"company", "place", "tasks"}
    return replace(draft, **dict.fromkeys(guessed), unsure=draft.unsure - guessed)


def _drafts(segments: Segments, today: date, known: Collection[str]) -> tuple[Draft, ...]:
    if len(segments.items) == 1:
        return (_read(segments.items[0], today, known),)
    shared = _read(relevant(f"{segments.before}\n{segments.after}"), today, known)
    items = [_read(item, today, known, item_of=shared) for item in segments.items]
    merged: list[Draft] = []
    last: Draft | None = None
    for item in items:
        one = _merge(item, shared)
        if one.company is None and last is not None:
            one = replace(one, company=last.company, place=one.place or last.place)
        merged.append(one)
        last = one
    return tuple(merged)


def _merge(item: Draft, shared: Draft) -> Draft:
    values: dict[str, object] = {}
    for name in FIELDS:
        own: object = getattr(item, name)
        lacking = own is None or own == () or (name == "tasks" and name in item.unsure - shared.unsure)
        if lacking and name != "positions" and getattr(shared, name) not in {None, ()}:
            values[name] = getattr(shared, name)
    if item.hours_min is not None or item.hours_max is not None:
        values.pop("hours_min", None)
        values.pop("hours_max", None)
    unsure = (item.unsure - values.keys()) | {name for name in shared.unsure if name in values}
    return replace(item, **values, unsure=unsure)  # pyright: ignore[reportArgumentType]


def _read(text: str, today: date, known: Collection[str], *, item_of: Draft | None = None) -> Draft:
    reading = Reading(text)
    contact = read_addresses(reading)
    moments = read_moments(reading, today)
    take_noise(reading)
    named = count_weekdays(reading.masked)
    kind, sure_kind = read_type(reading)
    one_figure = not differ(reading.masked)
    hours = read_hours(reading, named)
    weekdays, sure_days = read_weekdays(reading)
    time_of_day, sure_time = read_time_of_day(reading)
    positions, sure_positions = read_positions(reading)
    if positions is None and item_of:
        positions = read_item_count(reading)
    if item_of and item_of.company:
        _take_department(reading)
    labels = find_labels(reading.masked)
    signature = find_signature(reading)
    person = _labelled_person(reading, labels) or read_name(reading, signature)
    if person:
        reading.take(with_role(reading.masked, person), person.end, Mark.NAME)
    company, place = _labelled(reading, labels, "company"), _labelled(reading, labels, "place")
    if place and not company:
        company, place = _company_before_place(place)
    if company and not place:
        company, place = _place_after_company(company)
    where = read_where(reading, person, signature, known, shared=bool(item_of and item_of.company))
    prose = read_prose(reading, labels, signature.start if signature else len(text))
    plainly = {
        "company": bool(company) or where.sure_company,
        "place": bool(place) or where.sure_place,
        "type": sure_kind,
        "hours_min": hours is None or (one_figure and not is_doubted(text, hours.start)),
        "weekdays": sure_days,
        "time_of_day": sure_time,
        "positions": sure_positions,
        "contact_phone": contact.sure_phone,
        "contact_name": person is None or person.sure,
    }
    plainly["hours_max"] = plainly["hours_min"]
    return Draft(
        company=company or where.company,
        place=place or where.place,
        tasks=prose.tasks,
        positions=positions,
        type=kind,
        hours_min=hours.low if hours else None,
        hours_max=hours.high if hours else None,
        weekdays=weekdays,
        time_of_day=time_of_day,
        start=moments.start,
        deadline=moments.deadline,
        contact_name=person.name if person else None,
        contact_phone=contact.phone,
        contact_email=contact.email,
        requirements=prose.requirements,
        considerations=prose.considerations,
        unsure=prose.unsure | moments.unsure | {name for name, plain in plainly.items() if not plain},
    )


_DEPARTMENT = re.compile(r"\s*(?P<name>[A-ZÆØÅ][a-zæøå]+) ?:")


def _take_department(reading: Reading) -> None:
    """ "Gård: læsse og feje": one word before an item of a company that is named above is where in it the work is."""
    found = _DEPARTMENT.match(reading.masked)
    if found and is_business(found["name"]) and not is_task(found["name"]):
        reading.take(found.start("name"), found.end(), Mark.LABELLED)


def _labelled(reading: Reading, labels: list[Labelled], field: str) -> str | None:
    for label in labels:
        if label.field == field:
            value = tidy(unmarked(reading.masked[label.start : label.end]))
            if field == "place":
                value = labelled_place(reading.masked[label.start : label.end])
            reading.take(label.label_start, label.end, Mark.LABELLED)
            if value:
                return value
    return None


def _company_before_place(place: str) -> tuple[str | None, str]:
    """ "Hvor: Kantine Karla, Lindevej 3" names both; a plain address or town stays as it is."""
    head, comma, rest = place.partition(", ")
    spots = find_spots(place)
    if comma and spots and spots[0].start > len(head):
        return head, rest
    kind = re.match(r"[A-ZÆØÅ]\w+(?= i )", place)
    if kind and is_business(kind.group()) and spots:
        return place, place[spots[0].start :]
    return None, place


def _place_after_company(company: str) -> tuple[str, str | None]:
    """ "Virksomhed: Rideskolen Sporet, Allerød", "Revisor Falk i Skive" name both; "Kroen i Assens" is one name."""
    for joint in (", ", " i "):
        head, found, rest = company.partition(joint)
        spots = find_spots(rest) if found else []
        if spots and spots[0].start == 0 and (joint == ", " or " " in head):
            return head, rest
    return company, None


_NAMES_ONLY = re.compile(r"\s*(?:[A-ZÆØÅ][\w-]*\s*){2,4}$")


def _labelled_person(reading: Reading, labels: list[Labelled]) -> Person | None:
    for label in labels:
        asks_who = reading.masked[label.label_start : label.start].lower().lstrip().startswith("hvem")
        if label.field != "contact" and not (asks_who and _NAMES_ONLY.match(reading.masked, label.start, label.end)):
            continue
        inner = Reading("kontakt " + reading.masked[label.start : label.end].replace("\n", " "))
        found = read_name(inner, None)
        reading.take(label.label_start, label.start, Mark.LABELLED)
        if found:
            offset = label.start - len("kontakt ")
            return Person(found.name, found.start + offset, found.end + offset)
    return None
