"""Addresses, towns and districts in a text, and which of them is the place of work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.parser.fields.names import OPENERS, SEEKS
from bot.domain.openings.parser.lexicon import is_business, is_task, town_words, towns
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.reading import unmarked
from bot.domain.openings.parser.text import danish, tidy
from danish.folding import fold

_WORD = re.compile(r"[^\W\d_](?:[\w'&-]|\.(?=[\w]))*\.?")
_SUFFIX = re.compile(
    r"(?: (?:NV|NØ|SV|SØ|N|S|V|Ø|C|K|F|M|J|Sj|nv|nø|sv|sø|c|Mors|Thy|Falster|Sjælland|Midtby|midtby"
    r"|centrum|City|city|by|Erhvervspark|Industripark|Bymidte|bymidte|Nord|Syd|Øst|Vest|nord|syd|øst|vest)\b\.?(?! ?&))"
)
_OMEGN = danish(
    r"^(?: og omegn|-området|området| og opland|, (?:Djursland|Mors|Thy|Fyn|Sjælland|Lolland|Falster"
    r"|Bornholm|Als|Midtjylland|Vendsyssel)\b)"
)
_STREET = danish(
    r"(?<![\w])(?!Lager\b)(?P<street>(?-i:[A-ZÆØÅ])[\w.'-]*(?: (?-i:[A-ZÆØÅ])[\w.'-]*){0,2}?(?:vej|vejen|gade|gaden"
    r"|allé|alle|stræde|strædet|torv|torvet|plads|pladsen|vænge|vænget|parken|kaj|kajen|boulevard|stien"
    r"|sti|bakken|gården|havn|havnen|ager|toften|skellet|park|brygge|ringvej|have|marken|lunden|passage"
    r"|bro|kajgade|banke)(?: (?-i:[A-ZÆØÅ])\w*)?) (?P<no>\d{1,3}(?: ?[A-Za-z](?![\wæøå]))?)(?![\w:.]\d| ?(?:timer|t\b"
    r"|-\d))(?P<rest>(?:, \d?\d?\.? ?(?:sal|st|tv|th|kld)\.?(?: tv| th)?)?)"
)
_STREET_ONLY = danish(
    r"(?:\b(?:på|i|ved) |, )(?P<street>(?-i:[A-ZÆØÅ])[\wæøå]*(?:vej|gade|vænget|allé|torv|torvet|stræde"
    r"|boulevard|gaden))(?![\w])"
)
_AFTER_STREET = re.compile(r"^(?P<sep>,? (?:i |in )?|, )(?P<zip>\d{4} )?(?P<town>[^\W\d_])")
_POSTCODE = re.compile(r"(?<![\d+])(?P<zip>[1-9]\d{3}) (?=[A-ZÆØÅa-zæøå])")
_PREP = danish(r"\b(?:i|på|ved|nær|omkring|in|at|near|lige uden for|udenfor|uden for|by|til|fra|from)$")
_IN = danish(r"\b" + any_of("companies", "in") + r"$")
_SITS = danish(any_of("companies", "sits") + r"\b[^.\n]{0,16}$")
_TRANSPORT = danish(r"\b" + any_of("companies", "transport") + r"\b")
_TOWARDS = re.compile(r"(?i)\b(?:til|fra|from|to|mod)$")
_AT_THEIR_PLACE = re.compile(r"(?i)\bhos\b")
_UNKNOWN_BEATS = 2.2
"""A town that scores less gives way to a word that is shaped like a place and stands alone between commas."""
_SHAPED_PLACE = re.compile(
    r"[,(–] ?(?P<place>[A-ZÆØÅ][a-zæøå]{2,}(?:øen|havn|havnen|strand|lund|sund|kvarteret|bjerg|borg|rup|lev|løse|sted"
    r"|minde|ager|holm|vig|næs|by|købing|sande))(?= ?[,.)–\n(]|$)"
)
_BEHIND_COMPANY = danish(r" i (?P<place>[a-zæøå]{3,}) (?=(?:søger|mangler|efterlyser)\b)")
_UNKNOWN_PLACE = danish(
    r"(?<![\w])(?:i|in|nær|ved|på|on) (?P<place>(?-i:[A-ZÆØÅ][a-zæøåé]{2,}(?:[ -][A-ZÆØÅ][a-zæøå]+)?))(?![\w@])"
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A town or address in the text; `score` is how much speaks for its being the place of work."""

    start: int
    end: int
    score: float
    prepared: bool
    sure: bool = True


def find_spots(text: str) -> list[Spot]:
    """Every address, postcode with town, and known town, with what speaks for each."""
    spots: list[Spot] = []
    for match in _STREET.finditer(text):
        end = match.end()
        after = _AFTER_STREET.match(text[end : end + 24])
        if after:
            at = end + after.start("town")
            town_end = _town_at(text, at) or (_capital_word(text, at) if after.group("zip") else None)
            if town_end:
                end = _extended(text, town_end)
        spots.append(Spot(match.start(), end, 7.0, True))
    for match in _POSTCODE.finditer(text):
        if _inside(spots, match.start()) or _is_of_a_name(text, match):
            continue
        town_end = _town_at(text, match.end()) or _capital_word(text, match.end())
        if town_end and not re.match(r"(?:kr|timer|stk)", text[match.end() : match.end() + 6]):
            spots.append(Spot(match.start(), _extended(text, town_end), 6.5, True))
    for match in _STREET_ONLY.finditer(text):
        start, end = match.start("street"), match.end()
        after = re.match(r" i (?=[A-ZÆØÅ])|, (?=[A-ZÆØÅ])", text[end : end + 5])
        town_end = _town_at(text, end + after.end()) if after else None
        if not _inside(spots, start):
            spots.append(Spot(start, _extended(text, town_end) if town_end else end, 4.0, True))
    at = 0
    for match in _WORD.finditer(text):
        if match.start() < at or _inside(spots, match.start()):
            continue
        town_end = _town_at(text, match.start())
        if not town_end:
            continue
        spot = _town_spot(text, match.start(), town_end)
        if spot:
            spots.append(spot)
            at = spot.end
    return spots


def _is_of_a_name(text: str, postcode: re.Match[str]) -> bool:
    """ "Rema 1000 Kolding": a number below 1500 is a postcode in Copenhagen only."""
    return postcode["zip"] < "1500" and not re.match(r"(?i)k(?:ø|oe)benhavn|kbh", text[postcode.end() :])


def _inside(spots: list[Spot], at: int) -> bool:
    return any(spot.start <= at < spot.end for spot in spots)


def _town_at(text: str, at: int) -> int | None:
    match = _WORD.match(text, at)
    if not match:
        return None
    ends = [match.end()]
    for _ in range(2):
        if text[ends[-1] : ends[-1] + 1] not in {" ", "-"}:
            break
        following = _WORD.match(text, ends[-1] + 1)
        if not following:
            break
        ends.append(following.end())
    for end in reversed(ends):
        for stop in (end, end - 1 if text[end - 1] == "." else end):
            if fold(text[at:stop]) in towns():
                return stop
    return None


def _capital_word(text: str, at: int) -> int | None:
    match = re.compile(r"[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ][a-zæøå]+)?").match(text, at)
    return match.end() if match else None


def _extended(text: str, end: int) -> int:
    suffix = _SUFFIX.match(text, end)
    if suffix:
        end = suffix.end()
        if text[end - 1] == "." and (
            len(suffix.group().strip()) > 3 or re.match(r"\s+[A-ZÆØÅ]|\s*$", text[end : end + 3])
        ):
            end -= 1
    omegn = _OMEGN.match(text[end : end + 24])
    return end + omegn.end() if omegn else end


@dataclass(frozen=True, slots=True)
class _Town:
    """A town with its neighbourhood; `prepared` by a preposition, `separated` by punctuation."""

    word: str
    stripped: str
    following: str
    prepared: bool
    separated: bool

    @property
    def is_word(self) -> bool:
        return fold(self.word) in town_words()

    @property
    def capital(self) -> bool:
        return self.word[0].isupper()


def _a_mere_word(town: _Town) -> bool:
    return town.is_word and not (town.prepared or (town.separated and town.stripped[-1:] in {",", "("}))


def _a_small_word(town: _Town) -> bool:
    closed = re.match(r"\s*(?:[.,;)\n]|$|søger|mangler)", town.following)
    return town.is_word and not town.capital and not (town.prepared and closed)


def _small_amid_words(town: _Town) -> bool:
    return not town.capital and not (town.prepared or town.separated or _ends_clause(town.following))


def _first_of_a_name(town: _Town) -> bool:
    """ "Ribe Gymnasium", "Havdrup Medico": the town belongs to the name, also after a preposition."""
    joined = re.match(r"(?: | & )(?P<next>[A-ZÆØÅ][\w/]+)", town.following)
    if not joined:
        return False
    following = joined.group("next")
    return not town.prepared or not (fold(following) in OPENERS or is_task(following) or fold(following) in towns())


def _inflected(town: _Town) -> bool:
    return bool(re.match(r"[-'][a-zæøå]|s [A-ZÆØÅ]", town.following))


_NO_PLACE: Final = (_a_mere_word, _a_small_word, _small_amid_words, _first_of_a_name, _inflected)


def _position(town: _Town) -> float | None:
    """What the position of a town says for it; `None` where it stands for something else."""
    if town.prepared:
        return 2.5
    if town.separated:
        return 1.5
    if _TOWARDS.search(town.stripped):
        return -0.5
    if re.search(r"[A-ZÆØÅ][\w.'&/-]*(?: \d{1,4})?$", town.stripped) or is_business(town.stripped.split(" ")[-1]):
        return 1.0
    return 0.0 if _ends_clause(town.following) else None


def _town_spot(text: str, start: int, end: int) -> Spot | None:
    before = text[max(0, start - 40) : start]
    stripped = before.rstrip()
    word, end = text[start:end], _extended(text, end)
    town = _Town(
        word,
        stripped,
        text[end : end + 30],
        prepared=bool(_IN.search(stripped)) and before.endswith(" "),
        separated=not stripped or stripped[-1] in ",(–—:/|•\n.-\ue00c\ue00b" or before.endswith("\n"),
    )
    if any(rule(town) for rule in _NO_PLACE):
        return None
    position = _position(town)
    if position is None:
        return None
    score = 1.0 + position
    if _SITS.search(before):
        score += 2.0
    clause = text[max(text.rfind("\n", 0, start), text.rfind(". ", 0, start)) + 1 : start]
    if _TRANSPORT.search(clause) and not _AT_THEIR_PLACE.search(clause):
        score -= 4.0
    if re.match(r" eller [A-ZÆØÅ]", town.following):
        score -= 0.5
    return Spot(start, end, score, town.prepared)


def _ends_clause(following: str) -> bool:
    if SEEKS.match(following):
        return True
    return not following.strip() or following[0] in ",.;)\n–!?" or following.startswith(" –")


def tidy_place(written: str) -> str:
    """A place on one line; the full stop of an abbreviated district stays."""
    dotted = bool(re.search(r"\b[A-ZÆØÅ]\.$", written))
    return tidy(written) + ("." if dotted else "")


def choose_place(text: str, spots: list[Spot], company: tuple[int, int] | None) -> Spot | None:
    """The spot most likely to be the place of work; `company` are the offsets of the company's name."""
    best: Spot | None = None
    best_score = 0.0
    for spot in spots:
        score = spot.score
        if company and company[0] <= spot.start and spot.end <= company[1]:
            inner = text[company[0] : spot.start].strip()
            if not inner or inner.endswith("Region") or not (spot.prepared or spot.end == company[1]):
                continue
        if company and 0 <= spot.start - company[1] <= 6:
            score += 2.0
        if score > best_score:
            best, best_score = spot, score
    if best and best_score >= _UNKNOWN_BEATS:
        return best
    return _shaped_place(text, company) or best or _unknown_place(text, company)


def _shaped_place(text: str, company: tuple[int, int] | None) -> Spot | None:
    for match in _SHAPED_PLACE.finditer(text):
        word = match.group("place")
        inside = company and company[0] <= match.start("place") < company[1]
        if not inside and not is_task(word) and fold(word) not in OPENERS and not is_business(word):
            return Spot(match.start("place"), match.end("place"), 1.0, False, sure=False)
    return None


def _unknown_place(text: str, company: tuple[int, int] | None) -> Spot | None:
    behind = _BEHIND_COMPANY.match(text, company[1]) if company else None
    if behind and fold(behind.group("place")) not in OPENERS and not is_business(behind.group("place")):
        return Spot(behind.start("place"), behind.end("place"), 1.0, True, sure=False)
    for match in _UNKNOWN_PLACE.finditer(text):
        start, end = match.span("place")
        first = match.group("place").split(" ")[0]
        if fold(first) in OPENERS or is_task(first) or any(map(is_business, match.group("place").split(" "))):
            continue
        inside = company is not None and company[0] <= start < company[1]
        if inside and company and not (text[start - 3 : start] == " i " and _ends_kind_of_business(text, company, end)):
            continue
        return Spot(start, end, 1.0, True, sure=False)
    return None


def _ends_kind_of_business(text: str, company: tuple[int, int], end: int) -> bool:
    """ "Smedjen i Thorup": what follows a mere kind of business is its place."""
    return end == company[1] and is_business(text[company[0] : end].split(" ", maxsplit=1)[0])


def labelled_place(text: str) -> str:
    """The place as written in a template."""
    return tidy_place(unmarked(text))
