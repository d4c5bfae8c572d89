"""One message, several openings: where the items begin, and what they share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from bot.domain.openings.parser.fields.contact import is_role, read_addresses
from bot.domain.openings.parser.fields.hours import find_figures, number, rises, take_noise
from bot.domain.openings.parser.fields.kind import has_type, read_type
from bot.domain.openings.parser.fields.labels import find_labels
from bot.domain.openings.parser.fields.names import OPENERS
from bot.domain.openings.parser.fields.times import find_weekdays
from bot.domain.openings.parser.lexicon import is_task
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.reading import Reading
from bot.domain.openings.parser.rows import find_parts, find_rows, without_bars
from bot.domain.openings.parser.text import danish
from danish.folding import fold

MAX_ITEMS: Final = 60
"""Openings read of one message: as many cards as a thread bears. The rest is counted."""
MOST_LINES: Final = MAX_ITEMS + 20
"""Lines that are looked at for openings on lines of their own; where the last is one, so are those below it."""
LONGEST_TOLD: Final = 6_000
"""Characters in which people tell of several openings in running text; longer texts list them."""
LONGEST_LINE: Final = 600
"""Characters of an opening on one line."""


@dataclass(frozen=True, slots=True)
class Segments:
    """The items of a message, and the text before and after them that holds for each."""

    items: tuple[str, ...]
    before: str = ""
    after: str = ""
    left_out: int = 0


_LINE_NUMBER = re.compile(
    r"(?m)^[ \t]*(?:(?:nr\.? ?)?\d{1,3}[.):] ?|[a-h][.)] |(?:job|stilling|åbning) ?\d{1,2}[:.)]+ ?)(?=\S)",
    re.IGNORECASE,
)
_LINE_BULLET = re.compile(r"(?m)^[ \t]*[-•*·–+] ?(?=\S)")
_INLINE_NUMBER = re.compile(
    r"(?:(?<=\s)|^|(?<=[(:;]))(?:(?:(?i:job|stilling|åbning|nr\.?) ?\d ?[:.)]+ )|\(?\d\) ?"
    r"|\(?[a-h]\) ?|(?<![\d.] )\d\. (?=[A-ZÆØÅ]))(?=\S)"
)
_SHARED = danish(
    r"(?:(?<=[.!;\n)])\s*|^)(?=(?:begge|alle|(?:arbejds)?sted for|fælles|kontakt|ring|spørg|skriv"
    r"|start(?:er)?\b|opstart|frist"
    r"|ansøg|svar|tlf|mvh|venlig hilsen|med venlig|hilsen|for (?:begge|alle)|skånehensyn|de (?:tager|har"
    r"|kan)|vi har|contact|call|both|hensyn|senest|meld|man skal|jobbene|stillingerne|butikschef|mail"
    r"|henvend|nærmere|interesse|arbejdstøj|kp\b|kontaktperson)\b)"
)
_FOR_ALL = danish(r"\n(?=(?:[^\n:]{0,30} )?for (?:begge|alle)|fælles|begge|alle)")
_PAREN = re.compile(r"\(([^()\n]{2,80})\)")
_CONNECT = danish(
    r"(?:\s*[,;.]?\s+(?:dels|samt|desuden|derudover|endvidere|også|plus|og (?:også |med |til |en |et |én "
    r"|ét |i |på |at )?|\+ ?|såvel som|ligeledes|and(?: a| an| also)?)\b)"
)
_PROSE_START = danish(
    r"(?:(?<=[.!;\n:])\s+|,\s+|\s+)(?=(?:dels|desuden|derudover|endvidere|den anden|det andet|et"
    r" andet|en anden|ligeledes|herudover|og så (?:har|søger|mangler|er der)|the other|another|also|der ?udover"
    r"|plus)\b)|(?<=[.!;])\s+(?=(?:de|vi|der) (?:\w+ ){0,2}også\b)"
)


def split(text: str) -> Segments:
    """Cut a message into openings. Bullets that each state one detail of one opening are no items."""
    for way in _WAYS:
        if way in _TOLD_WAYS and len(text) > LONGEST_TOLD:
            continue
        if found := way(text):
            return _with_remarks(_shared_end(_at_most(found)))
    return Segments((without_bars(text),))


def _at_most(found: Segments) -> Segments:
    items = found.items[:MAX_ITEMS]
    return replace(found, items=items, left_out=len(found.items) - len(items))


_FOR_EACH = danish(r"[,;]?\s+(?:begge|alle(?: (?:tre|fire|fem))?)\b[^.\n]*[.\n]?\s*$")


def _shared_end(found: Segments) -> Segments:
    """ "…, begge fleksjob": what ends the last item and holds for each."""
    end = _FOR_EACH.search(found.items[-1])
    if not end or len(found.items) < 2 or not found.items[-1][: end.start()].strip():
        return found
    items = (*found.items[:-1], found.items[-1][: end.start()])
    return replace(found, items=items, after=f"{end.group().strip(' ,;')}\n{found.after}")


_LISTED_HOURS = danish(
    r"\b(?P<count>to|tre|fire|fem|[2-5]) [\w-]+(?: [\w-]+){0,3}?[:,]? (?:på |med )?(?:hhv\.? |henholdsvis )?"
    r"(?P<hours>\d{1,2}(?: timer)?(?:, \d{1,2}(?: timer)?)* og \d{1,2}) timer"
    r"(?P<week> (?:om ugen|ugentligt|pr\.? uge))?"
)


def _hours_listed(text: str) -> Segments | None:
    """ "Tre hjælpere: 5, 8 og 12 timer om ugen": as many figures as people are one opening each."""
    match = _LISTED_HOURS.search(text)
    if not match:
        return None
    hours = re.findall(r"\d+", match["hours"])
    if len(hours) != int(number(match["count"])) or len(set(hours)) < len(hours):
        return None
    items = tuple(f"{one} timer{match['week'] or ''}" for one in hours)
    return Segments(items, text[: match.start("hours")], text[match.end() :])


def _rows(text: str) -> Segments | None:
    found = find_rows(text)
    if not found:
        return None
    rows, before, after = found
    return Segments(tuple(rows), before, after) if all(map(_substance, rows[:MAX_ITEMS])) else None


def _parts(text: str) -> Segments | None:
    found = find_parts(text)
    return Segments(tuple(found[0]), found[1]) if found and all(map(_substance, found[0])) else None


_TERMS = danish(
    r"\b(?:småjob|fleksjob|løntilskud|virksomhedspraktik|ordinært?|stillinger|timer|ugen|ugentlig\w*"
    r"|start|frist|formiddag|eftermiddag)\b"
)


def _substance(item: str) -> int:
    """Words of an item that are left without its figures, days and kind."""
    return len(re.findall(r"[^\W\d_]{4,}", _stripped(item)))


def _stripped(item: str) -> str:
    reading = Reading(item)
    read_addresses(reading)
    take_noise(reading)
    text = reading.masked
    for start, end in reversed(find_figures(text)):
        text = text[:start] + " " + text[end:]
    for start, end, _ in reversed(find_weekdays(text)):
        text = text[:start] + " " + text[end:]
    return _TERMS.sub(" ", text)


def _like_opening(item: str) -> bool:
    text = item[:400]
    return bool(find_figures(text) or has_type(text)) and _substance(text) >= 1


def _templates(text: str) -> Segments | None:
    labels = find_labels(text)
    starts: list[int] = []
    for field in ("company", "tasks"):
        of_field = [label for label in labels if label.field == field]
        starts = [label.label_start for label in of_field]
        if len(starts) >= 2 and all(
            any(label.field == "other" and low < label.start < high for label in labels)
            for low, high in zip(starts, [*starts[1:], len(text)], strict=True)
        ):
            break
        starts = []
    if not starts:
        return None
    last, after = text[starts[-1] :], ""
    if all("\n" not in text[low:high].strip() for low, high in pairwise(starts)):
        last, after = _cut_shared(last, line=True)
    elif common := _FOR_ALL.search(last):
        last, after = last[: common.start()], last[common.start() :]
    items = [*(text[low:high] for low, high in pairwise(starts)), last]
    return Segments(tuple(items), text[: starts[0]], after)


_NAMED_ITEM = re.compile(r"\s*[A-ZÆØÅ][^:,\n]{2,40}, [A-ZÆØÅ][^:\n]{1,40}(?::| –| -) ?\S")
"""Company, town and task in the shape of the items beside it ("Den Lille Købmand, Hammel: flasker")."""


def _enumerated(text: str) -> Segments | None:
    for pattern, needs_head in ((_LINE_NUMBER, False), (_LINE_BULLET, True), (_INLINE_NUMBER, False)):
        marks = list(pattern.finditer(text))
        if len(marks) < 2:
            continue
        starts = [mark.end() for mark in marks]
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        items = [text[low:high] for low, high in zip(starts, ends, strict=True)]
        items[-1], after = _cut_shared(items[-1], line=pattern is not _INLINE_NUMBER)
        rest, items = items[MAX_ITEMS:], items[:MAX_ITEMS]
        alike = [_like_opening(item) or _tells_whom_to_call(item, items) for item in items]
        if (
            pattern is _LINE_BULLET
            and sum(alike) == len(alike) - 1
            and len(alike) > 2
            and not (alike[-1] or _NAMED_ITEM.match(items[-1]))
        ):
            after = items.pop() + "\n" + after
            alike.pop()
        shaped = sum(alike) >= 2 and all(
            like or _NAMED_ITEM.match(item) for like, item in zip(alike, items, strict=True)
        )
        if all(alike) or shaped or (not needs_head and sum(alike) >= 2 and sum(alike) >= len(alike) - 1):
            return Segments(tuple(items + rest), text[: marks[0].start()], after)
    return None


_HEADED_ITEM = re.compile(r"\s*[A-ZÆØÅ][^:\n]{2,45}(?::| –| -) \S")


def _tells_whom_to_call(item: str, items: list[str]) -> bool:
    """An item in the shape of the others ("Svane Lervarer: glasere krus"), with a number or address but no hours."""
    reached = Reading(item)
    addresses = read_addresses(reached)
    return all(map(_HEADED_ITEM.match, items)) and bool(addresses.phone or addresses.email)


def _cut_shared(item: str, line: bool) -> tuple[str, str]:
    if line and "\n" in item.strip():
        head, _, rest = item.strip().partition("\n")
        return head, rest
    match = _SHARED.search(item)
    if match and match.start() > 3:
        return item[: match.start()], item[match.start() :]
    return item, ""


def _parenthesised(text: str) -> Segments | None:
    brackets = [match for match in _PAREN.finditer(text) if find_figures(match.group(1)) or has_type(match.group(1))]
    if len(brackets) < 2:
        return None
    cuts: list[int] = []
    for left, right in pairwise(brackets):
        between = text[left.end() : right.start()]
        connect = re.match(
            r"\s*(?:,|;|\.|\+|&|/)?\s*(?:(?i:og|samt|dels|desuden|plus|and|eller)\b)?\s*(?:(?i:også|med"
            r"|til|en"
            r"|et)\b\s*)*",
            between,
        )
        if len(between) > 90 or not between.strip():
            return None
        cuts.append(left.end() + (connect.end() if connect else 0))
    head_end = _head_end(text, brackets[0].start())
    starts = [head_end, *cuts]
    ends = [match.end() for match in brackets]
    items = [text[low:high] for low, high in zip(starts, ends, strict=True)]
    return Segments(tuple(items), text[:head_end], text[ends[-1] :])


_ONE = danish(
    r"\b(?:(?:en|et|én|ét|1|a|an|one) (?:job |stilling |plads |åbning )?(?=(?:som|til|i|på|as|for|in|who) )"
    r"|(?<!kl )(?<!kl\. )(?<!\buge )(?<!\bden )(?<!d\. )(?:[2-9]|to|tre|fire|fem|seks) "
    r"(?:stk\.? |stillinger |pladser )?"
    rf"(?=(?:som|til|i|på) (?!(?:dag|går|morgen|uger?|{any_of('kinds', 'named without its beginning')})\b"
    r"|\d+ ?(?:uger|måneder|år)))"
    r"(?!til \d)"
    r"|(?:den|det) (?:ene|anden|andet|første|sidste)\b)"
)
_SENTENCE = re.compile(r"(?:[^\n.!?]|(?<=kl)\.|(?<=ca)\.|(?<=pr)\.|(?<=nr)\.|(?<=\bd)\.|[.!?](?=\S))*[.!?\n]?")
_SEVERAL_PEOPLE = danish(r"\b(?:to|tre|fire|fem|[2-5]|et par|begge) (?:[\w-]+ ){0,2}[\w-]+")


def _one_and_one(text: str) -> Segments | None:
    """ "… : en som X på 20 timer og en som Y på 10 timer", "én på 8 timer og én på 16 timer"."""
    for sentence in _SENTENCE.finditer(text):
        marks = list(_ONE.finditer(text, sentence.start(), sentence.end()))
        if not 2 <= len(marks) <= MAX_ITEMS:
            continue
        starts = [mark.start() for mark in marks]
        items = _with_units([text[low:high] for low, high in pairwise([*starts, sentence.end()])])
        before, after = text[: starts[0]], text[sentence.end() :]
        if not all(map(_JOINED.search, items[:-1])):
            continue
        if _each_its_own(items) or _unequal(items, before) or _parted(items, before) or _counted(items, after):
            return Segments(tuple(items), before, after)
    return None


_JOINED = danish(r"(?:[,;:.)]|\b(?:og|samt|plus|desuden|også|derudover|and|eller))(?: (?:også|desuden|så))?\s*$")
_BARE_END = re.compile(r"(?<= )\d{1,2}(?=[.,;]?\s*$)")


def _with_units(items: list[str]) -> list[str]:
    """ "Den ene 6 timer, den anden 11": the unit is said once."""
    if not find_figures(_masked(items[0])):
        return items
    return [item if find_figures(_masked(item)) else _BARE_END.sub(r"\g<0> timer", item) for item in items]


_COUNTED_ITEM = danish(
    r"\s*(?:[1-9]|en|et|én|ét|to|tre|fire|fem|seks) (?:stk\.? |stillinger |pladser )?(?:til|i|på|ved) "
)


def _counted(items: list[str], after: str) -> bool:
    """ "To til buffeten og én til stuerne. Alle 20 timer": the terms stand behind."""
    stated = bool(find_figures(_masked(after))) or has_type(after)
    return stated and all(map(_COUNTED_ITEM.match, items)) and all(map(_names_work, items))


def _each_its_own(items: list[str]) -> bool:
    """Does each part tell its own work, and at least one also its kind or hours?"""
    stated = [bool(find_figures(_masked(item)) or has_type(item)) for item in items]
    if all(stated):
        return all(map(_substance, items))
    return any(stated) and all(_substance(item) and _names_work(item) for item in items)


_PARTED = danish(
    r"\s*(?:den|det) (?:ene|anden|andet|første|sidste) (?:(?:er |skal |bliver )?(?:i|på|til|som|hos|ved|med) \w"
    r"|skal (?:[\w]+e|gå|stå|se|slå)\b)"
)


def _parted(items: list[str], before: str) -> bool:
    """ "2 småjob (begge 4 timer). Den ene i frugten, den anden i mejeriet": the terms stand before."""
    stated = bool(find_figures(_masked(before))) or has_type(before)
    return stated and all(map(_PARTED.match, items)) and bool(_SEVERAL_PEOPLE.search(before))


def _unequal(items: list[str], before: str) -> bool:
    """Are these the unequal hours of several people who do the same work?"""
    figures = [[item[start:end] for start, end in find_figures(item)] for item in items]
    differ = all(len(own) == 1 for own in figures) and len({own[0] for own in figures}) == len(items)
    return differ and (bool(_SEVERAL_PEOPLE.search(before)) or all(map(_COUNTED_ITEM.match, items)))


_COUNTED_SENTENCE = danish(
    r"(?:[1-9]|én|en|to|tre|fire|fem|den (?:ene|anden|første|sidste)|(?:mulighed|job|stilling) \d ?:) "
    r"(?:skal (?!bruges)|til |som |på |i |er (?:i|på|til) )"
)


def _sentence_each(text: str) -> Segments | None:
    """ "Tre mand til foråret. 2 skal potte om, 18 timer. 1 skal køre varer ud, 30 timer.": a sentence for each."""
    found = [match for match in _SENTENCE.finditer(text) if match.group().strip()]
    counted = [bool(_COUNTED_SENTENCE.match(match.group().strip())) for match in found]
    if sum(counted) < 2:
        return None
    first, last = counted.index(True), len(counted) - 1 - counted[::-1].index(True)
    if not all(counted[first : last + 1]) or not all(
        map(_substance, (match.group() for match in found[first : last + 1]))
    ):
        return None
    items = tuple(match.group() for match in found[first : last + 1])
    before, after = text[: found[first].start()], text[found[last].end() :]
    stated = [bool(find_figures(_masked(item)) or has_type(item)) for item in (*items, before + "\n" + after)]
    return Segments(items, before, after) if all(stated[:-1]) or stated[-1] else None


_KIND_NAMED = danish(
    r"\b(?:en|et|én|ét|[1-9]|to|tre) (?:[\w-]+ ){0,1}?(?="
    + any_of("kinds", "smaajob", "loentilskud", "virksomhedspraktik")
    + r"|fleksjob)"
)
_JOINS = danish(r"(?:,|\b(?:og|samt|desuden|derudover|plus|også))\s*$")


def _kinds_joined(text: str) -> Segments | None:
    """ "Et småjob med at pakke gaver ind, 5 timer, og desuden en praktikplads i kassen": unlike kinds, one each."""
    for sentence in _SENTENCE.finditer(text):
        marks = list(_KIND_NAMED.finditer(text, sentence.start(), sentence.end()))
        starts = [mark.start() for mark in marks]
        if not 2 <= len(starts) <= MAX_ITEMS or not all(_JOINS.search(text, 0, start) for start in starts[1:]):
            continue
        items = [text[low:high] for low, high in zip(starts, [*starts[1:], sentence.end()], strict=True)]
        kinds = {read_type(Reading(item))[0] for item in items}
        if len(kinds) == len(items) and None not in kinds and all(map(_substance, items)):
            return Segments(tuple(items), text[: starts[0]], text[sentence.end() :])
    return None


_FIRST_AND_LAST = danish(
    r"\s*(?P<first>(?:den|det|de) (?:ene|første|to|tre|fire)\b[^.!?\n]*?),? (?:og |mens |men )?"
    r"(?P<last>(?:den|det|de) (?:sidste|anden|andet)\b[^.!?\n]*[.!?]?)"
)
_LAST_ONE = danish(r"\s*(?:den|det) (?:(?P<first>ene|første)|sidste|anden|andet)\b[^.!?\n]*[.!?]?")


def _with_remarks(found: Segments) -> Segments:
    """ "Den sidste kræver kørekort": a remark that holds for one of the items only."""
    both = _FIRST_AND_LAST.match(found.after)
    if both and len(found.items) == 2:
        first, last = (
            f"{item.rstrip()} {both[name]}" for item, name in zip(found.items, ("first", "last"), strict=True)
        )
        return Segments((first, last), found.before, found.after[both.end() :])
    remark = _LAST_ONE.match(found.after)
    if not remark or len(found.items) < 2:
        return found
    at = 0 if remark["first"] else len(found.items) - 1
    items = list(found.items)
    items[at] = f"{items[at].rstrip()} {remark.group().strip()}"
    return Segments(tuple(items), found.before, found.after[remark.end() :])


_HEAD_END = danish(
    r"\b" + any_of("detection", "announces") + r"\b(?: (?:både|dels|arbejde|folk|hjælp(?= til)))*|[:–]\s"
)


def _head_end(text: str, before: int) -> int:
    ends = [match.end() for match in _HEAD_END.finditer(text, 0, before)]
    ends = [end for end in ends if before - end >= 3]
    return ends[-1] if ends else max(text.rfind("\n", 0, before), text.rfind(". ", 0, before) + 1, 0)


def _told(text: str) -> Segments | None:
    cuts = list(_PROSE_START.finditer(text))
    if not cuts or len(cuts) > MAX_ITEMS:
        return None
    starts = [cut.end() for cut in cuts]
    first_dels = re.match(r"(?i)dels\b", text[starts[0] :])
    if not first_dels:
        sentence = _first_opening_sentence(text, cuts[0].start())
        starts = [sentence, *starts]
    if len(starts) < 2:
        return None
    ends = [*(cut.start() for cut in (cuts[1:] if first_dels else cuts)), len(text)]
    items = [text[low:high] for low, high in zip(starts, ends, strict=True)]
    head, tail = items[-1], ""
    sentence_end = re.search(r"[.!]\s+(?=[A-ZÆØÅ])|\n", head)
    if sentence_end:
        items[-1], tail = head[: sentence_end.end()], head[sentence_end.end() :]
        more = _like_opening(items[-1])
        if not more:
            items[-1], tail = head, ""
    if not all(find_figures(_masked(item)) and _substance(item) for item in items):
        return None
    return Segments(tuple(items), text[: starts[0]], tail)


_ANNOUNCED = danish(r"\b" + any_of("detection", "several") + r"\b")
_ITEM_START = danish(
    r"(?:\n\s*|[.;!]\s+|,?\s+(?:og|samt|plus|and|dels)\s+|,\s+)(?:og |samt "
    r"|and )?(?=(?:også )?(?:en|et|én|ét|een|a|an|[1-9]|to|tre"
    r"|(?:den|det) (?:ene|anden|andet|tredje|sidste)|the (?:other|second|third)|job \d|derudover"
    r"|desuden|samme sted|dels)\b)"
)
_SENTENCE_START = re.compile(
    r"(?:(?<![\d])(?<!\s[a-zæøå])[.;!](?=\s)|(?<=\d)\.(?=\s+[A-ZÆØÅ\ue001-\ue00e])|\n)\s*(?=\S)"
)
_CLAUSE_START = danish(r",?\s+(?:og|samt|plus|and)\s+|,\s+")


def _by_figures(text: str) -> Segments | None:
    """Openings told one after the other, each with its own hours, where the text says that they are several."""
    masked = _masked(text)
    figures = find_figures(masked)
    if not 2 <= len(figures) <= 8 or rises(masked):
        return None
    cuts = [_cut_between(masked, left[1], right[0]) for left, right in pairwise(figures)]
    if None in cuts:
        return None
    start = _first_item(masked, figures[0][0])
    starts = [start, *(cut for cut in cuts if cut is not None)]
    end_of_last = _SENTENCE_START.search(masked, figures[-1][1] - 1)
    end = end_of_last.start() + 1 if end_of_last else len(text)
    items = [text[low:high] for low, high in zip(starts, [*starts[1:], end], strict=True)]
    each_has_kind = all(has_type(item) and _substance(item) for item in items)
    several = each_has_kind or _ANNOUNCED.search(text) or all(map(_ARTICLE.match, items)) or _seek_each(text, items)
    if not several or not (each_has_kind or all(map(_names_work, items))):
        return None
    return Segments(tuple(items), text[:start], text[end:])


_SEEKER = re.compile(
    r"(?:[^\n.!?:]{0,40}: )?(?P<name>[A-ZÆØÅ][\w'&.-]*(?: (?:[A-ZÆØÅ&\d][\w'&.-]*|og|på|i))*)(?P<link>[^.!?\n]{0,30}?) "
)


def _seekers(text: str) -> Segments | None:
    """ "Matas skal bruge en til hylderne. Imerco søger en pakkehjælp.": a company seeks in each sentence."""
    starts: list[int] = []
    names: list[str] = []
    for sentence in _SENTENCE.finditer(text):
        at = sentence.start() + len(sentence.group()) - len(sentence.group().lstrip())
        seeks = _SEEKING.search(text, at, sentence.end())
        named = _SEEKER.fullmatch(text, at, seeks.start()) if seeks else None
        if not named or named["name"] in names:
            continue
        if fold(named["name"].split(" ")[0]) in OPENERS or is_role(named["name"]):
            continue
        starts.append(named.start("name"))
        names.append(named["name"])
    if not 2 <= len(starts) <= MAX_ITEMS:
        return None
    items = [text[low:high] for low, high in zip(starts, [*starts[1:], len(text)], strict=True)]
    stated = [bool(find_figures(_masked(item)) or has_type(item)) for item in items]
    announced = all(stated) or (any(stated) and bool(_ANNOUNCED.search(text)))
    if not announced or not all(map(_names_work, items)):
        return None
    return Segments(tuple(items), text[: starts[0]])


_SEEKING = danish(
    r"\b(?:søger|mangler|efterlyser|har brug for|skal bruge|kan bruge|leder efter|kan tilbyde|vil have)\b"
)
_ANOTHER = danish(r"\W*(?:og |samt |også )?(?:naboen|genboen|nabovirksomheden|søstervirksomheden)?\s*(?-i:[A-ZÆØÅ])")


def _seek_each(text: str, items: list[str]) -> bool:
    """Does another company seek in each item after the first?"""
    own = all(_ANOTHER.match(item) and _SEEKING.search(item) for item in items[1:])
    return own and len(_SEEKING.findall(text)) >= len(items)


_ARTICLE = danish(r"\s*(?:en|et|én|ét|a|an|[1-9]|to|tre) ")


def _names_work(item: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", _stripped(item))
    if len(words) == 1 and words[0].islower() and words[0].endswith(("en", "et", "erne")):
        return True
    titled = _TITLE.match(item) and not any(label.label_start == 0 for label in find_labels(item.strip()))
    return bool(titled) or any(map(_is_work, words)) or bool(_PLACE_OF_WORK.search(item))


_TITLE = re.compile(r"\s*[A-ZÆØÅ][a-zæøå]{3,}: ")
_TITLED = re.compile(r"(?:[.;!]\s+|\n)(?=[A-ZÆØÅ][a-zæøå]{3,}: )")
_PLACE_OF_WORK = danish(
    r"\b(?:(?:en|et|én|ét|to|tre|[1-9]|job|plads(?:er)?|småjob|fleksjob|løntilskud|ene|anden"
    r"|første|andet|er) (?:i|på|til|ved|som)"
    r"|feeding|office) (?:at )?[a-zæøå]{3,}"
)


def _cut_between(text: str, low: int, high: int) -> int | None:
    """Where, between two figures, what belongs to the second begins."""
    begun = _ITEM_START.search(text, low, high) or _TITLED.search(text, low, high)
    if begun:
        return begun.end()
    for pattern in (_SENTENCE_START, _CLAUSE_START):
        ends = [match.end() for match in pattern.finditer(text, low, high)]
        worded = [end for end in ends if any(map(_is_work, re.findall(r"[^\W\d_]{2,}", text[end:high])))]
        if worded:
            return worded[0]
    named = [match.end() for match in _NAMED_NEXT.finditer(text, low, high)]
    return named[-1] if named and has_type(text) else None


_NAMED_NEXT = re.compile(r"(?:\n\s*|[,;] )(?=[^\W\d_]{4,})")


_PART_OF_A_WORKPLACE = danish(r"[a-zæøå]{2,}" + any_of("companies", "part of a workplace"))


def _is_work(word: str) -> bool:
    """A task word, also with the article at its end ("rengøringen", "opvaskeren")."""
    return (
        is_task(word)
        or _PART_OF_A_WORKPLACE.fullmatch(word) is not None
        or any(
            word.endswith(ending) and is_task(word.removesuffix(ending)) for ending in ("en", "et", "n", "ne", "erne")
        )
    )


def _first_item(text: str, before: int) -> int:
    starts = [0, _head_end(text, before)]
    starts += [match.end() for match in _SENTENCE_START.finditer(text, 0, before) if before - match.end() >= 4]
    return max(starts)


def _masked(item: str) -> str:
    reading = Reading(item)
    read_addresses(reading)
    take_noise(reading)
    return reading.masked


def _first_opening_sentence(text: str, before: int) -> int:
    ends = [match.end() for match in _HEAD_END.finditer(text, 0, before) if before - match.end() >= 6]
    figures = [start for start, _ in find_figures(text[:before])]
    if figures:
        ends = [end for end in ends if end <= figures[0]]
    return ends[-1] if ends else 0


def _lines(text: str) -> Segments | None:
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    looked_at = lines[:MOST_LINES]
    alike = [
        high - low <= LONGEST_LINE
        and bool(find_figures(_masked(text[low:high])))
        and has_type(text[low:high])
        and _substance(text[low:high]) >= 2
        for low, high in looked_at
    ]
    if sum(alike) < 2:
        return None
    first, last = alike.index(True), len(alike) - 1 - alike[::-1].index(True)
    if not all(alike[first : last + 1]):
        return None
    if last == len(looked_at) - 1:
        last = len(lines) - 1
    items = tuple(text[low:high] for low, high in lines[first : last + 1])
    return Segments(items, text[: lines[first][0]], text[lines[last][1] :])


_TOLD_WAYS: Final = (
    _hours_listed,
    _sentence_each,
    _one_and_one,
    _parenthesised,
    _kinds_joined,
    _by_figures,
    _seekers,
    _told,
)
_WAYS: Final = (_rows, _parts, _templates, _enumerated, *_TOLD_WAYS, _lines)
"""The ways in which people tell of several openings, the surest first."""
