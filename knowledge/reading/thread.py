"""A conversation: what a thread is about, whether a message asks on about it, and which remarks are left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.answers import Answer, Compared, Found, Listed, Suggested, Topic, Unknown, Unsure
from knowledge.cases import facts
from knowledge.entry import Entry
from knowledge.language.normalise import fold, words
from knowledge.language.smalltalk import is_small_talk
from knowledge.ranking import confidence
from knowledge.ranking.confidence import Band
from knowledge.reading import asking, facets
from knowledge.reading.general import has_no_topic

LONGEST = 12
"""Words of the longest message that is taken for a follow-up without a topic of its own."""

RIVAL = 1.1
"""How much better than the entry shown another that may have been meant must fit to take its place."""

FRAGMENT = 8
"""Words of the longest message that may be the answer to a question back: "mentor, mente jeg"."""

NEARLY, OWN = 0.5, 0.75
"""Share of the best entry's score from which the thread's entry is still what a message is about that points back to
it, and that does not."""

LEAVES = ((0.7, 0.9), (0.3, 0.65), (0.15, 0.4))
"""How sure it must be that the best entry is meant, and below which share of its score the thread's entry no longer is:
the surer, the less of it is needed to take up a new topic that is described and not named."""

BESIDE, AHEAD = 0.65, 0.1
"""Below which share of its score the thread's entry gives way to a neighbour, and how far ahead of others that is."""

CLEAR = 0.1
"""How far the best must be ahead of the next for a message that opens like a follow-up to take it up."""

BRIEF = 5
"""Words of the longest message that is taken for a follow-up though nothing in it points back."""

NAME_ALONE = 3
"""Words of the longest message that takes up another topic by its name alone: "og mentor"."""

SERIES = frozenset({"kerneelementer", "de fire trin", "blue paper", "læringspunkter"})
"""Groups whose members are told apart by what they are about: a message that fits another member better means that."""

_OPENING = re.compile(
    r"^(?:og|men|hvad saa|hvad nu hvis|hvad hvis|hvis|ogsaa|okay|ok|saa|and|but|what if|what about|gaelder det"
    r"|kan (?:han|hun|den|det|de)|maa (?:han|hun|den|de)|skal (?:han|hun|den|de)|er det|hvem betaler|hvornaar|hvor)\b"
)
_SUPPOSE = re.compile(
    r"^(?:(?:og|men|ok|okay|nej|ogsaa)\W+)*(?:hvad (?:nu |saa )?hvis|hvad (?:goer|saa) .{0,12}hvis|hvis|what if)\b"
)
_NEXT_NUMBER = re.compile(
    r"^(?:og |men |hvad (?:med|er|siger) |and )*(?:nr\.? |nummer |trin |kerneelement |punkt )?(\d{1,2}|20\d\d)\W*$"
)


def asks_on(parts: Sequence[str]) -> bool:
    """Whether the message opens like a follow-up: "gælder det også selvstændige?"."""
    return len(parts) <= LONGEST and _OPENING.match(" ".join(parts)) is not None


def supposes(parts: Sequence[str]) -> bool:
    """Whether the message varies the case: "hvad hvis han er i fleksjob?" asks about the thread's entry."""
    return len(parts) <= LONGEST and _SUPPOSE.match(" ".join(parts)) is not None


def keeps(parts: Sequence[str], folded: str) -> bool:
    """Whether the message varies the case or asks if it holds elsewhere too: another name in it is no new topic."""
    return supposes(parts) or (len(parts) <= LONGEST and asking.extends(folded))


def only_names(parts: Sequence[str], facets: Sequence[str]) -> bool:
    """Whether a short message names a topic and asks nothing itself: "og SIND?", "mentor, mente jeg"."""
    return not facets and len(parts) <= FRAGMENT


def is_for_us(text: str, topic: Topic, names_one: Callable[[str], bool], touches: Callable[[str, Topic], bool]) -> bool:
    """Whether a message that was overheard is a question, tells more of a case, or answers a question of ours; remarks
    are left alone. ``names_one``: it names an entry; ``touches``: it speaks of what the thread's entry tells."""
    folded = fold(text).strip()
    if asking.is_to_another(folded) or (asking.is_of_the_office(folded) and not touches(text, topic)):
        return False
    if asking.asks(text, folded) or tells_on(text, topic) or names_what(text, topic) or grows(text, folded, topic):
        return True
    length = len(words(text))
    pending = topic.entry is None or bool(topic.offered) or asking.corrects(folded)
    fragment = length <= FRAGMENT if pending else length <= NAME_ALONE and asking.adds(folded)
    return (fragment and names_one(text)) or bears_on(text, folded, topic, touches)


def bears_on(text: str, folded: str, topic: Topic, touches: Callable[[str, Topic], bool]) -> bool:
    """Whether a short message goes on about what the thread is about, though it asks nothing by its form: "frist for
    chefen", "hans kone tjener godt", "lyder som en mentor"."""
    length = len(words(text))
    if asking.means_another(folded):
        return length <= LONGEST
    if topic.entry is None or length > LONGEST or asking.is_talk(folded) or is_small_talk(words(text)):
        return False
    if asking.joins_on(folded) or (length <= BRIEF and facets.asked(text)):
        return True
    if asking.speaks_of_the_person(folded) and tells_a_fact(text):
        return True
    return touches(text, topic)


def tells_a_fact(text: str) -> bool:
    told = facts.read(text)
    return bool(told.read or told.numbers)


def tells_on(text: str, topic: Topic) -> bool:
    """Whether a short message tells the fact that was asked back for: "hun er ansat"."""
    if not topic.asked_back or "?" in text or asking.asks_plainly(fold(text).strip()):
        return False
    return len(words(text)) <= FRAGMENT and bool(facts.read(text).values)


def names_what(text: str, topic: Topic) -> bool:
    """Whether a message says what a question without a topic was about: "undskyld, det var om befordring"."""
    folded = fold(text).strip()
    if topic.entry is not None or not topic.question or asking.is_to_another(folded):
        return False
    tells = len(words(text)) <= LONGEST and not asking.asks(text, folded) and not asking.is_talk(folded)
    return asking.corrects(folded) or (tells and not is_small_talk(words(text)))


def grows(text: str, folded: str, topic: Topic) -> bool:
    """Whether a message tells more of the person that the thread is about: "hov, hun er færdig for to år siden"."""
    if topic.entry is None or len(words(text)) > LONGEST or not asking.tells_of_the_person(folded):
        return False
    told = facts.read(text)
    return bool(told.read or told.numbers) and (asking.corrects(folded) or bool(facts.read(topic.question).read))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A message beside the thread's entry ``context``.

    ``first`` ranks best, ``sure`` says how probable it is, ``share`` how well the words fit the context as a share of
    it. ``other`` is another entry that is called by name; ``told``: the name only tells how the person lives.
    ``example``: it is word for word a question of some entry, which could be asked of any. ``titled``: a rare word of
    it stands in the title of the best and nowhere in the context. ``near``: the best lies near what the thread is
    about, and is ``lead`` ahead of the next; ``held``: the context has the section that is asked for.
    """

    parts: Sequence[str]
    folded: str
    context: Entry
    first: Entry
    other: Entry | None
    sure: float
    share: float
    told: bool = False
    example: bool = False
    titled: bool = False
    lead: float = 0.0
    near: bool = False
    held: bool = False

    @property
    def takes_title(self) -> bool:
        """Whether it takes up another topic by a word of its title: "hvilke brancher var bedst?"."""
        return self.titled and self.share < NEARLY

    @property
    def takes_neighbour(self) -> bool:
        """Whether it takes up by description what lies near the topic: "og dem der kun kan være på et værksted"."""
        known = confidence.band(self.sure) is not Band.UNKNOWN
        return known and self.near and self.share < BESIDE and self.lead >= AHEAD


def follows(said: Weighed) -> bool:
    """Whether a message asks on about the thread's entry."""
    short = len(said.parts) <= LONGEST
    band = confidence.band(said.sure)
    if said.first.id == said.context.id:
        return band is not Band.UNKNOWN or short
    if has_no_topic(said.parts) or said.example:
        return True
    if asking.means_another(said.folded) and band in (Band.ANSWERED, Band.LIKELY):
        return False
    if keeps(said.parts, said.folded) and not (said.other is not None and asking.replaces(said.folded)):
        return True
    if said.told and said.first == said.other:
        return True
    if (said.other is not None and not said.told) or _of_one_series(said.first, said.context):
        return False
    if said.other is None and len(said.parts) <= BRIEF and asking.varies(said.folded):
        return True
    if said.takes_title or said.takes_neighbour:
        return False
    if said.held and len(said.parts) <= BRIEF:
        return True
    clear = said.lead >= CLEAR or not asks_on(said.parts)
    if clear and any(said.sure >= sure and said.share < share for sure, share in LEAVES):
        return False
    if asks_on(said.parts) or asking.points_back(said.folded):
        return short or said.share >= NEARLY
    return said.share >= OWN or len(said.parts) <= BRIEF or (short and band in (Band.UNKNOWN, Band.UNSURE))


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
    place = asking.place_meant(folded)
    if place is not None and topic.compared and place < len(topic.compared):
        return topic.compared[place]
    if place == 1 and len(folded.split()) <= BRIEF and (other := _other(topic)) is not None:
        return other
    if topic.entry.id not in called:
        return next((entry for entry in topic.before if entry.id in called), topic.entry)
    return topic.entry


def _other(topic: Topic) -> Entry | None:
    """What "den anden" means where nothing was compared: what was shown before, or what lay next to it."""
    return next(iter((*topic.before, *topic.rivals)), None)


def better(
    topic: Topic,
    context: Entry,
    folded: str,
    called: Collection[str],
    fitness: Callable[[Entry], float],
    added: Callable[[Entry], float],
) -> Entry:
    """The entry beside the one shown that fits what was asked and what is added clearly better (``fitness``), and what
    is added alone no worse (``added``), where there is one."""
    if context != topic.entry or context.id in called or asking.place_meant(folded) is not None:
        return context
    rivals = [one for one in topic.rivals if one.id not in called or not asking.extends(folded)]
    rivals = [one for one in rivals if added(one) >= added(context)]
    rival = max(rivals, key=fitness, default=context)
    return rival if fitness(rival) >= RIVAL * fitness(context) else context


def adds(text: str, parts: Sequence[str]) -> str:
    """What a message adds to what its thread asked: not how the person lives, nor words that are said of any entry."""
    if has_no_topic(parts):
        return ""
    return asking.split_story(text)[1] if asking.tells_of_the_person(fold(text).strip()) else text


def is_near(topic: Topic, entry: Entry) -> bool:
    """Whether an entry lies near what the thread is about: shown or offered in it, or one refers to the other."""
    if topic.entry is None or entry.id == topic.entry.id:
        return False
    shown = entry in topic.before or entry in topic.rivals
    return shown or entry.id in topic.entry.related or topic.entry.id in entry.related


def _width(entry_id: str) -> int:
    digits = re.search(r"\d+", entry_id)
    return len(digits[0]) if digits else 1


def chosen(topic: Topic, entry: Entry) -> Topic:
    """The topic after a person has picked an entry from what was offered; what was asked goes on."""
    return replace(topic, entry=entry, before=_before(topic, entry), offered=())


def moved(topic: Topic, question: str, wanted: tuple[str, ...], answer: Answer) -> Topic:
    """The topic after an answer."""
    match answer:
        case Found(best=best, likely=likely, others=others, from_thread=on):
            entry, near = best.entry, tuple(hit.entry for hit in others)
            offered = near if likely else ()
            before, asked = _before(topic, entry), wanted or topic.facets
            compared = (entry, answer.then.best.entry) if answer.then else topic.compared
            if on or entry in topic.rivals:
                return Topic(entry, before, offered, asked, topic.question, compared=compared, rivals=topic.rivals)
            return Topic(entry, before, offered, asked, question, compared=compared, rivals=near)
        case Compared(hits=hits):
            first, *rest = pair = tuple(hit.entry for hit in hits)
            return Topic(
                first, (*reversed(rest), *_before(topic, first)), (), wanted, question, compared=pair, rivals=pair
            )
        case Suggested(fits=fits, ask_back=back) if fits:
            first, *_ = shown = tuple(fit.entry for fit in fits[:5])
            story = f"{topic.question} {question}" if tells_on(question, topic) else question
            return Topic(first, shown[1:], (), wanted, story, asked_back=back is not None, compared=shown, rivals=shown)
        case Listed(lines=lines):
            first, *_ = listed = tuple(line.entry for line in lines)
            return Topic(first, listed[1:5], (), wanted, question, compared=listed)
        case Unsure(hits=hits):
            best, *_ = near = tuple(hit.entry for hit in hits)
            return Topic(best, _before(topic, best), near, wanted or topic.facets, question, rivals=near)
        case Unknown(topicless=True):
            asked = question if topic.entry is None else topic.question
            return replace(topic, facets=wanted or topic.facets, question=asked)
        case _:
            return topic


def _before(topic: Topic, entry: Entry) -> tuple[Entry, ...]:
    shown = (topic.entry, *topic.before) if topic.entry else topic.before
    return tuple(one for one in shown if one.id != entry.id)[:4]
