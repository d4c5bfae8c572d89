"""Finding an opening by free words and numbers: "lager kolding 10 timer", "fleksjob uden tunge løft"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.domain.openings import considerations, job_words
from bot.domain.openings.considerations import BURDENS, Topic
from bot.domain.openings.country import places
from bot.domain.openings.country.geography import names_in
from bot.domain.openings.country.places import Reach
from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.opening import Opening
from bot.domain.openings.parser.lexicon import town_words
from bot.domain.openings.parser.text import danish
from danish.folding import fold
from danish.names import WEEKDAY_CODES, WEEKDAYS

NEAR_ENOUGH: Final = 45.0
MOST_HOURS: Final = 37.0

WEIGHT_OF_WORD: Final = 3.0
WEIGHT_OF_PLACE: Final = 3.0
WEIGHT_OF_TYPE: Final = 3.0
WEIGHT_OF_HOURS: Final = 2.0
WEIGHT_OF_TOPIC: Final = 2.0
WEIGHT_OF_DAY: Final = 1.0

DEGREE_OF_REACH: Final = {
    Reach.TOWN: 1.0, Reach.MUNICIPALITY: 0.8, Reach.NEIGHBOUR: 0.5, Reach.SECOND: 0.2, Reach.CROSSING: 0.2,
    Reach.FAR: 0.0,
}  # fmt: skip
"""How well an opening answers a question for a place that it is this far from."""

_HOURS: Final = danish(
    r"(?P<low>\d{1,2}(?:[.,]\d)?)(?: ?(?:-|–|til) ?(?P<high>\d{1,2}(?:[.,]\d)?))?(?P<unit> ?(?:timers?|t|hours?)\b)?"
)
_NUMBER: Final = re.compile(r"^#(\d{1,9})$")
_TYPES: Final = (
    (OpeningType.FLEKSJOB, "fleks"),
    (OpeningType.SMAAJOB, "smaajob"),
    (OpeningType.LOENTILSKUD, "loentilskud"),
    (OpeningType.VIRKSOMHEDSPRAKTIK, "virksomhedspraktik"),
    (OpeningType.VIRKSOMHEDSPRAKTIK, "praktik"),
    (OpeningType.ORDINAERT, "ordinaer"),
)
_DAYS: Final = dict(zip(map(fold, WEEKDAYS), WEEKDAY_CODES, strict=True))
_TOPIC_WORDS: Final = danish(
    r"\b(?:uden|ingen|ikke|undgå\w*|tunge?|tung\w*|løft\w*|slæb\w*|stående|siddende|støj\w*|larm\w*|kunde\w*|kørekort\w*"
    r"|trapper?|kulde|støv\w*|skærm\w*|aften\w*|nat\w*|weekend\w*|stress\w*|pauser?|mentor\w*|fleksib\w*|rolig\w*|stille)\b"
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; every part may be empty. Hours are hours a week."""

    text: str
    number: int | None = None
    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    hours: tuple[float, float] | None = None
    type: OpeningType | None = None
    weekdays: tuple[str, ...] = ()
    avoids: frozenset[Topic] = frozenset()
    wants: frozenset[Topic] = frozenset()

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.places or self.hours or self.type or self.weekdays or self.avoids or self.wants)


@dataclass(frozen=True, slots=True)
class Hit:
    """An opening with how near it is, from 0 to 100."""

    opening: Opening
    nearness: int


def read_query(text: str) -> Query:
    """Understand a line of free words and numbers; a word that is nothing else is looked for as a word."""
    text = " ".join(text.split())[:300]
    if match := _NUMBER.match(text):
        return Query(text, number=int(match[1]))
    hours, rest = _take_hours(text)
    said = considerations.read(rest)
    rest = _TOPIC_WORDS.sub(" ", rest) if said.yes or said.no else rest
    kind: OpeningType | None = None
    found_places: list[str] = []
    days: list[str] = []
    left: list[str] = []
    words = re.findall(r"[^\W_]+", rest.lower())
    folded = [fold(word) for word in words]
    named = {low: high for low, high in names_in(map(places.normal, words)) if not _also_a_word(folded[low:high])}
    at = 0
    while at < len(words):
        word = folded[at]
        of_type = next((one for one, start in _TYPES if word.startswith(start)), None)
        day = next((code for name, code in _DAYS.items() if word.startswith(name)), None)
        end = at + 1
        if of_type is not None:
            kind = of_type
        elif day is not None:
            days.append(day)
        elif at in named:
            end = named[at]
            found_places.append(" ".join(words[at:end]))
        else:
            left.append(words[at])
        at = end
    return Query(
        text=text,
        words=job_words.words(" ".join(left)),
        places=tuple(found_places),
        hours=hours,
        type=kind,
        weekdays=tuple(dict.fromkeys(days)),
        avoids=(said.no | said.yes) & BURDENS if said.no else frozenset(),
        wants=said.yes - BURDENS,
    )


def _also_a_word(name: list[str]) -> bool:
    """Towns such as Give and Stilling are looked for as words; they are found in a place all the same."""
    return len(name) == 1 and name[0] in town_words()


def search(query: Query, openings: Iterable[Opening]) -> list[Hit]:
    """The openings that are near enough, the nearest first, then the newest."""
    if query.number is not None:
        return [Hit(opening, 100) for opening in openings if opening.number == query.number]
    scored = ((nearness(query, opening.fields), opening) for opening in openings)
    hits = [Hit(opening, round(score)) for score, opening in scored if score >= NEAR_ENOUGH or query.is_empty]
    return sorted(hits, key=lambda hit: (-hit.nearness, -hit.opening.number))


def nearness(query: Query, draft: Draft) -> float:
    """How much of what is asked the opening has, from 0 to 100; what it leaves open counts a little."""
    parts: list[tuple[float, float]] = []
    tasks = job_words.words(draft.tasks or "")
    elsewhere = job_words.words(f"{draft.company or ''} {draft.place or ''} {draft.requirements or ''}")
    parts += [(WEIGHT_OF_WORD, _word(word, tasks, elsewhere)) for word in query.words]
    parts += [(WEIGHT_OF_PLACE, _place(place, draft)) for place in query.places]
    parts += [(WEIGHT_OF_DAY, _one_of(day, draft.weekdays)) for day in query.weekdays]
    if query.type is not None:
        parts.append((WEIGHT_OF_TYPE, 0.3 if draft.type is None else float(draft.type is query.type)))
    if query.hours is not None:
        parts.append((WEIGHT_OF_HOURS, _hours(query.hours, draft)))
    if query.avoids or query.wants:
        offered = considerations.terms(draft)
        parts += [(WEIGHT_OF_TOPIC, _spared(topic, offered)) for topic in query.avoids]
        parts += [(WEIGHT_OF_TOPIC, 1.0 if topic in offered.offers else 0.3) for topic in query.wants]
    whole = sum(weight for weight, _ in parts)
    return 100.0 * sum(weight * degree for weight, degree in parts) / whole if whole else 0.0


def _take_hours(text: str) -> tuple[tuple[float, float] | None, str]:
    """The first number that can be hours a week, and the text without it."""
    for match in _HOURS.finditer(text):
        low = float(match["low"].replace(",", "."))
        high = float((match["high"] or match["low"]).replace(",", "."))
        before, after = text[: match.start()], text[match.end() :]
        alone = not before[-1:].strip() and not after[:1].strip()
        if alone and 0 < low <= high <= MOST_HOURS:
            return (low, high), f"{before} {after}"
    return None, text


def _word(word: str, tasks: tuple[str, ...], elsewhere: tuple[str, ...]) -> float:
    if any(job_words.alike(word, other) for other in tasks):
        return 1.0
    if any(job_words.alike(word, other) for other in elsewhere):
        return 0.9
    return 0.6 if job_words.group_of(word) & job_words.groups(tasks) else 0.0


def _place(place: str, draft: Draft) -> float:
    if draft.company is not None and places.meets(place, draft.company):
        return 0.9 if draft.place is None or not places.meets(place, draft.place) else 1.0
    reach = places.reach(place, draft.place) if draft.place else None
    return 0.2 if reach is None else DEGREE_OF_REACH[reach]


def _hours(wanted: tuple[float, float], draft: Draft) -> float:
    """1 where the spans meet, less the further they are apart, nothing from ten hours on."""
    low, high = draft.hours_min, draft.hours_max
    if low is None and high is None:
        return 0.3
    least = low if low is not None else 0.0
    most = high if high is not None else MOST_HOURS
    apart = max(0.0, least - wanted[1], wanted[0] - most)
    return max(0.0, 1.0 - apart / 10)


def _one_of(day: str, weekdays: tuple[str, ...]) -> float:
    return float(day in weekdays) if weekdays else 0.4


def _spared(topic: Topic, offered: considerations.Terms) -> float:
    if topic in offered.spares:
        return 1.0
    return 0.0 if topic in offered.demands else 0.4
