"""A job opening and the way it takes: registered, handed over, qualified, matched, filled or closed.

Every step is a pure function from one opening to the next and raises ``Impossible`` where the present state does not
allow it. What a person corrected by hand stands beside what was parsed, so that an edit of the message never undoes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, cast

from bot.domain.errors import Impossible
from bot.domain.openings.drafts import FIELDS, Draft, OpeningType
from bot.domain.openings.fields import KINDS, OPENING_FIELDS, Kind, of_kind

MOST_SHORT: Final = 150
MOST_LONG: Final = 2000
"""Characters of a short and of a long text field."""


class State(StrEnum):
    """The steps of the pipeline; ``steps`` of the module says which follows which."""

    REGISTERED = "registered"
    HANDED_OVER = "handed_over"
    QUALIFIED = "qualified"
    MATCHED = "matched"
    FILLED = "filled"
    CLOSED = "closed"


OPEN: Final = frozenset({State.REGISTERED, State.HANDED_OVER, State.QUALIFIED, State.MATCHED})
"""The states in which somebody still has something to do."""


class Closing(StrEnum):
    """Why an opening was closed without being filled."""

    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_FILLED = "not_filled"
    NOT_AN_OPENING = "not_an_opening"
    MERGED = "merged"
    EDITED_AWAY = "edited_away"


class Meeting(StrEnum):
    """How citizen and company meet first (deloitte-2020, section 4.5)."""

    TALK = "talk"
    COFFEE = "coffee"
    TRIAL_DAY = "trial_day"


class Check(StrEnum):
    """What somebody says they have seen to before an opening is qualified."""

    CALLED = "called"
    VACANT = "vacant"
    RIGHT = "right"


class Event(StrEnum):
    """What the history of an opening tells of."""

    REGISTERED = "registered"
    EDITED = "edited"
    COMPLETED = "completed"
    CORRECTED = "corrected"
    CONFIRMED = "confirmed"
    HANDED_OVER = "handed_over"
    QUALIFIED = "qualified"
    MATCHED = "matched"
    UNMATCHED = "unmatched"
    FILLED = "filled"
    CLOSED = "closed"
    REOPENED = "reopened"
    MERGED = "merged"
    ABSORBED = "absorbed"
    UNMERGED = "unmerged"
    SPLIT = "split"
    UNFILLED = "unfilled"
    NOT_SAME = "not_same"
    SOURCE_REMOVED = "source_removed"
    SOURCE_UNREADABLE = "source_unreadable"


@dataclass(frozen=True, slots=True)
class Origin:
    """The message an opening came from; ``ts`` is empty where it came from a form. ``position`` counts from 0."""

    channel: str
    ts: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Likeness:
    """An opening that is already known and how alike the two are, in percent."""

    number: int
    percent: int


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening.

    ``parsed`` is what the message says, ``corrected`` what people set by hand in the fields named by ``touched``.
    ``holder`` is a user or user group. ``case_ref`` stands for the citizen, never a name. ``filled`` counts positions.
    ``card`` is channel and ts of its card in Slack.
    """

    number: int
    origin: Origin
    poster: str
    parsed: Draft
    registered_at: datetime
    corrected: Draft = field(default_factory=Draft)
    touched: frozenset[str] = frozenset()
    state: State = State.REGISTERED
    version: int = 1
    confirmed: bool = False
    holder: str | None = None
    cvr: str | None = None
    handed_over_at: datetime | None = None
    qualified_at: datetime | None = None
    matched_at: datetime | None = None
    ended_at: datetime | None = None
    closing: Closing | None = None
    note: str = ""
    case_ref: str | None = None
    meeting: Meeting | None = None
    filled: int = 0
    merged_into: int | None = None
    likeness: Likeness | None = None
    card: tuple[str, str] | None = None

    @property
    def fields(self) -> Draft:
        """What holds: corrections by hand over what was parsed."""
        return overlaid(self.parsed, self.corrected, self.touched)

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def since(self) -> datetime:
        """When it came into its present state."""
        reached = {
            State.HANDED_OVER: self.handed_over_at,
            State.QUALIFIED: self.qualified_at,
            State.MATCHED: self.matched_at,
            State.FILLED: self.ended_at,
            State.CLOSED: self.ended_at,
        }
        return reached.get(self.state) or self.registered_at

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields a broker cannot do without, in the order people read them."""
        return missing(self.fields)

    @property
    def positions(self) -> int:
        return self.fields.positions or 1


def missing(draft: Draft) -> tuple[str, ...]:
    """The lines of the card that a broker needs and that state nothing; ``contact`` is a phone or an e-mail."""
    told = {one.shown_on: False for one in OPENING_FIELDS if one.needed}
    for one in OPENING_FIELDS:
        if one.needed and any(getattr(draft, part) is not None for part in one.attributes):
            told[one.shown_on] = True
    return tuple(line for line, is_told in told.items() if not is_told)


def overlaid(below: Draft, above: Draft, names: Iterable[str]) -> Draft:
    """``below`` with the named fields of ``above``, also where these are empty; a field set by hand is sure."""
    names = frozenset(names)
    if not names:
        return below
    values: dict[str, Any] = {name: getattr(above, name) for name in names}
    return replace(below, **values, unsure=below.unsure - names)


def stated(draft: Draft) -> frozenset[str]:
    """Names of the fields that are stated."""
    return frozenset(draft.as_record())


def differing(before: Draft, after: Draft) -> tuple[str, ...]:
    """Names of the fields whose values differ."""
    return tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name))


def clipped(draft: Draft) -> Draft:
    """The free texts as long as a form takes them, the short ones on one line."""
    values: dict[str, Any] = {}
    for kind, most in ((Kind.SHORT, MOST_SHORT), (Kind.LONG, MOST_LONG)):
        for name in of_kind(kind):
            text: str | None = getattr(draft, name)
            if text is not None:
                one_line = " ".join(text.split()) if kind is Kind.SHORT else text.strip()
                values[name] = one_line[:most].strip() or None
    return replace(draft, **values)


def draft_from_record(record: Mapping[str, object], unsure: Iterable[str] = ()) -> Draft:
    """The reverse of ``Draft.as_record``."""
    values: dict[str, Any] = {name: _from_plain(KINDS[name], value) for name, value in record.items()}
    return Draft(**values, unsure=frozenset(unsure))


def _from_plain(kind: Kind, value: Any) -> object:
    match kind:
        case Kind.TYPE:
            return OpeningType(value)
        case Kind.DAYS:
            return tuple(cast("list[str]", value))
        case Kind.START | Kind.DAY:
            return value if value == "asap" else date.fromisoformat(value)
        case Kind.HOURS:
            return float(value)
        case _:
            return value


# Fields


def edit(opening: Opening, parsed: Draft) -> Opening:
    """The message says something else now; what was corrected by hand stays."""
    after = replace(opening, parsed=parsed)
    return after if after.fields == opening.fields else replace(after, confirmed=False)


def correct(opening: Opening, after: Draft) -> Opening:
    """A person wants these fields; those that differ from the present ones become corrections by hand."""
    _must_be_open(opening)
    changed = differing(opening.fields, after)
    touched = opening.touched | frozenset(changed)
    corrected = overlaid(opening.corrected, after, changed)
    return replace(opening, corrected=corrected, touched=touched)


def complete(opening: Opening, reply: Draft) -> Opening:
    """A reply in the thread states some fields; the others stay as they are."""
    return correct(opening, overlaid(opening.fields, reply, stated(reply)))


def confirm(opening: Opening) -> Opening:
    """A person has looked at the card: what was unsure is sure."""
    _must_be_open(opening)
    return replace(opening, parsed=replace(opening.parsed, unsure=frozenset()), confirmed=True)


# The pipeline


def hand_over(opening: Opening, to: str, now: datetime) -> Opening:
    """Give it to a broker or a team; later steps are kept when it changes hands."""
    _must_be_open(opening)
    state = State.HANDED_OVER if opening.state is State.REGISTERED else opening.state
    return replace(opening, state=state, holder=to, handed_over_at=opening.handed_over_at or now)


def qualify(opening: Opening, now: datetime) -> Opening:
    """Somebody has seen to it that it is as it says."""
    _must_be(opening, State.HANDED_OVER)
    return replace(opening, state=State.QUALIFIED, qualified_at=now, confirmed=True)


def match(opening: Opening, case_ref: str, meeting: Meeting, now: datetime) -> Opening:
    """A citizen is going to meet the company; another one may take the place of the first."""
    _must_be(opening, State.QUALIFIED, State.MATCHED)
    return replace(
        opening, state=State.MATCHED, case_ref=case_ref, meeting=meeting, matched_at=opening.matched_at or now
    )


def unmatch(opening: Opening) -> Opening:
    """The two did not suit each other; the opening looks for somebody else."""
    _must_be(opening, State.MATCHED)
    return replace(opening, state=State.QUALIFIED, case_ref=None, meeting=None, matched_at=None)


def fill(opening: Opening, now: datetime) -> Opening:
    """The citizen got the job. With positions left the opening goes on looking."""
    _must_be(opening, State.MATCHED)
    filled = opening.filled + 1
    if filled < opening.positions:
        return replace(opening, state=State.QUALIFIED, filled=filled, case_ref=None, meeting=None, matched_at=None)
    return replace(opening, state=State.FILLED, filled=filled, ended_at=now)


def unfill(opening: Opening, case_ref: str, meeting: Meeting, matched_at: datetime) -> Opening:
    """It was not filled after all: the last match stands again."""
    _must_be(opening, State.FILLED, State.QUALIFIED)
    return replace(
        opening, state=State.MATCHED, filled=opening.filled - 1, ended_at=None, case_ref=case_ref, meeting=meeting,
        matched_at=matched_at,
    )  # fmt: skip


def close(opening: Opening, closing: Closing, now: datetime, note: str = "", into: int | None = None) -> Opening:
    """End it without filling it; ``into`` is the opening it was merged into."""
    _must_be_open(opening)
    return replace(
        opening, state=State.CLOSED, closing=closing, note=note, ended_at=now, merged_into=into, likeness=None
    )


def reopen(opening: Opening) -> Opening:
    """Take it up where it was closed."""
    _must_be(opening, State.CLOSED)
    reached = (
        (opening.matched_at, State.MATCHED),
        (opening.qualified_at, State.QUALIFIED),
        (opening.handed_over_at, State.HANDED_OVER),
    )
    state = next((state for moment, state in reached if moment is not None), State.REGISTERED)
    return replace(opening, state=state, closing=None, note="", ended_at=None, merged_into=None)


def absorb(opening: Opening, other: Draft) -> Opening:
    """Take over what the merged opening states and this one does not."""
    lacking = stated(other) - stated(opening.fields)
    return complete(opening, overlaid(Draft(), other, lacking))


def _must_be_open(opening: Opening) -> None:
    _must_be(opening, *OPEN)


def _must_be(opening: Opening, *states: State) -> None:
    if opening.state not in states:
        raise Impossible("opening", opening.number, str(opening.state))
