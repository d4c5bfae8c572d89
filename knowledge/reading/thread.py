"""A conversation: what a thread is about, whether a message asks on about it, and which remarks are left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from knowledge.answers import Answer, Compared, Found, Listed, Suggested, Topic, Unknown, Unsure
from knowledge.cases import facts
from knowledge.entry import Entry
from knowledge.language.normalise import fold, words
from knowledge.ranking.confidence import Band
from knowledge.reading import asking
from knowledge.reading.general import has_no_topic

LONGEST = 12
"""Words of the longest message that is taken for a follow-up without a topic of its own."""

FRAGMENT = 8
"""Words of the longest message that may be the answer to a question back: "mentor, mente jeg"."""

NEARLY, OWN = 0.5, 0.75
"""Share of the best entry's score from which the thread's entry is still what a message is about that points back to
it, and that does not."""

BRIEF = 5
"""Words of the longest message that is taken for a follow-up though nothing in it points back."""

SERIES = frozenset({"kerneelementer", "de fire trin", "blue paper", "læringspunkter"})
"""Groups whose members are told apart by what they are about: a message that fits another member better means that."""

_OPENING = re.compile(
    r"^(?:og|men|hvad saa|hvad nu hvis|hvad hvis|hvis|ogsaa|okay|ok|saa|and|but|what if|what about|gaelder det"
    r"|kan (?:han|hun|den|det|de)|maa (?:han|hun|den|de)|skal (?:han|hun|den|de)|er det|hvem betaler|hvornaar|hvor)\b"
)
_SUPPOSE = re.compile(r"^(?:og |men )?(?:hvad (?:nu |saa )?hvis|hvis|what if)\b")
_NEXT_NUMBER = re.compile(r"^(?:og |hvad med |and )?(?:nr\.? |nummer |trin |kerneelement )?(\d{1,2})\W*$")


def asks_on(parts: Sequence[str]) -> bool:
    """Whether the message opens like a follow-up: "gælder det også selvstændige?"."""
    return len(parts) <= LONGEST and _OPENING.match(" ".join(parts)) is not None


def supposes(parts: Sequence[str]) -> bool:
    """Whether the message varies the case: "hvad hvis han er i fleksjob?" asks about the thread's entry."""
    return len(parts) <= LONGEST and _SUPPOSE.match(" ".join(parts)) is not None


def only_names(parts: Sequence[str], facets: Sequence[str]) -> bool:
    """Whether a short message names a topic and asks nothing itself: "og SIND?", "mentor, mente jeg"."""
    return not facets and len(parts) <= FRAGMENT


def is_for_us(text: str, topic: Topic, names_one: Callable[[str], bool]) -> bool:
    """Whether a message that was overheard is a question, or the answer to one of ours: remarks are left alone."""
    folded = fold(text)
    if asking.asks(text, folded.strip()) or tells_on(text, topic):
        return True
    pending = topic.entry is None or bool(topic.offered)
    return pending and len(words(text)) <= FRAGMENT and names_one(text)


def tells_on(text: str, topic: Topic) -> bool:
    """Whether a short message tells the fact that was asked back for: "hun er ansat"."""
    return topic.asked_back and "?" not in text and len(words(text)) <= FRAGMENT and bool(facts.read(text).values)


def follows(
    parts: Sequence[str], folded: str, context: Entry, first: Entry, other: Entry | None, share: float, band: Band
) -> bool:
    """Whether a message asks on about the thread's entry. ``first`` ranks best, ``other`` is another it calls by name,
    ``share`` is how well its words fit the thread's entry as a share of the best."""
    if first.id == context.id:
        return band is not Band.UNKNOWN or len(parts) <= LONGEST
    if has_no_topic(parts) or supposes(parts):
        return True
    if other is not None or _of_one_series(first, context):
        return False
    if asks_on(parts) or asking.points_back(folded):
        return share >= NEARLY or (band is not Band.ANSWERED and len(parts) <= LONGEST)
    return (share >= OWN or len(parts) <= BRIEF) and band is not Band.ANSWERED


def _of_one_series(one: Entry, other: Entry) -> bool:
    """Whether two entries are parts of one paper or model: the name of a group of their own says so."""
    return any(name in other.classes for name in one.classes if name in SERIES)


def meant(topic: Topic, folded: str, entries: Iterable[Entry], called: Collection[str]) -> Entry | None:
    """The entry that a message in the thread would be about: the last one shown, one shown before that it calls by a
    name (``called`` holds the ids) or points back to, or the next of a numbered series ("og 5?")."""
    if topic.entry is None:
        return None
    number = _NEXT_NUMBER.match(folded.strip())
    if number is not None:
        by_id = {entry.id: entry for entry in entries}
        following = by_id.get(re.sub(r"\d+", number[1].zfill(_width(topic.entry.id)), topic.entry.id))
        return following or topic.entry
    if topic.before and asking.points_to_last(folded) and topic.compared:
        return topic.before[0]
    if topic.entry.id not in called:
        return next((entry for entry in topic.before if entry.id in called), topic.entry)
    return topic.entry


def _width(entry_id: str) -> int:
    digits = re.search(r"\d+", entry_id)
    return len(digits[0]) if digits else 1


def chosen(topic: Topic, entry: Entry) -> Topic:
    """The topic after a person has picked an entry from what was offered; what was asked goes on."""
    return replace(topic, entry=entry, before=_before(topic, entry), offered=())


def moved(topic: Topic, question: str, wanted: tuple[str, ...], answer: Answer) -> Topic:
    """The topic after an answer."""
    match answer:
        case Found(best=best, likely=likely, others=others):
            offered = tuple(hit.entry for hit in others) if likely else ()
            entry = best.entry
            return Topic(entry, _before(topic, entry), offered, wanted or topic.facets, question)
        case Compared(hits=hits):
            first, *rest = (hit.entry for hit in hits)
            return Topic(first, (*reversed(rest), *_before(topic, first)), (), wanted, question, compared=True)
        case Suggested(fits=fits, ask_back=back) if fits:
            others = tuple(fit.entry for fit in fits[1:5])
            return Topic(fits[0].entry, others, (), wanted, question, asked_back=back is not None)
        case Listed(lines=lines):
            return Topic(lines[0].entry, tuple(line.entry for line in lines[1:5]), (), wanted, question)
        case Unsure(hits=hits):
            best, *_ = (hit.entry for hit in hits)
            return Topic(best, _before(topic, best), tuple(hit.entry for hit in hits), wanted or topic.facets, question)
        case Unknown(topicless=True):
            return replace(topic, facets=wanted or topic.facets)
        case _:
            return topic


def _before(topic: Topic, entry: Entry) -> tuple[Entry, ...]:
    shown = (topic.entry, *topic.before) if topic.entry else topic.before
    return tuple(one for one in shown if one.id != entry.id)[:4]
