"""Working days and the time of day."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.openings.parser.fields.doubt import is_aside, is_doubted
from bot.domain.openings.parser.lexicon import is_business
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.reading import MARKS, Mark, Reading, unmarked
from bot.domain.openings.parser.text import danish, tidy
from danish.folding import fold
from danish.names import WEEKDAY_CODES

_DANISH_FULL = r"(?:man|tirs|ons|tors|fre|lør|søn)dag(?:e|en|ene|s)?"
_ENGLISH_FULL = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_STRONG_SHORT = (
    r"(?:tirs|tir|ons|tors|fre|lør|lørd|søn|mon|tue|tues|wed|thu|thur|thurs|(?<!dag )fri(?! (?:om "
    r"|hver )?\w+dag)|sat)\b\.?"
)
_ONE = (
    r"man(?! (?:skal|kan|må|har|er|vil|bør|får|kommer|møder|arbejder|behøver|bliver|ikke|selv|også|gerne|starter"
    r"|går|står|siger|tager|sidder|hjælper|passer|kører)\b)"
)
"""Monday in short, not the pronoun ("og man skal kunne …")."""
_WEAK = rf"(?:{_ONE}|ti|on|to|tor|fr|lø|sø|ma|sun)\b\.?"
_ANY = rf"(?:{_DANISH_FULL}|{_ENGLISH_FULL}|{_STRONG_SHORT}|{_WEAK})"
_SEP = (
    r"(?: ?(?:-|–|—|/|\+|&|,) ?(?:og |and |samt )?| (?:til og med|t\.?o\.?m\.?|til|through|thru|to|og|and"
    r"|samt|eller) | ?, | )"
)
_CHAIN = danish(rf"(?<![\w@.])(?<!& ){_ANY}(?:{_SEP}{_ANY})*(?![\w])")
_TOKEN = danish(rf"(?P<day>{_ANY})|(?P<sep>{_SEP})")
_STRONG = danish(rf"^(?:{_DANISH_FULL}|{_ENGLISH_FULL}|{_STRONG_SHORT})$")
_ENGLISH = danish(rf"^(?:{_ENGLISH_FULL}|mon|tues?|wed|thurs?|thu|fri|sat|sun)$")
_RANGE_SEP = re.compile(r"^\s*(?:-|–|—|til|til og med|t\.?o\.?m\.?|through|thru)\s*$", re.IGNORECASE)
_WHOLE_WEEK = danish(
    r"\b(?:alle (?:ugens )?(?:7 |syv )?dage|ugens syv dage|all week|every day of the week)\b(?! ?om året)"
)
_WORKDAYS = danish(
    r"\b(?:(?:alle|på|i)? ?hverdage(?:ne)?|hver hverdag|alle (?:ugens )?arbejdsdage|weekdays|every weekday)\b"
)
_WEEKEND = danish(r"\b(?:i )?(?:weekend(?:er|en|erne|s|vagter|arbejde)?)\b")
_EXCEPT = danish(
    r"\b" + any_of("times", "except") + r"\b(?: [\w-]+,? (?:eller|og|og/eller))?[ :]{0,2}(?:(?:om|i|på|hver) )?$"
)
_NOT_WORK = danish(
    r"(?:\bi (?=mandags|tirsdags|onsdags|torsdags|fredags|lørdags|søndags)|\b(?:god|glædelig|sidste"
    r"|forrige|nu|denne|næste|på|senest|inden|frist|svar|møde[t]?|ring|kontakt) )$"
)
_NOT_WORK_SENTENCE = danish(r"\b" + any_of("times", "no working time") + r"\b[^.\n]{0,30}$")

_KL = r"(?:kl\.?|klokken|at)"
_HOUR = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?"
_PART = (
    r"(?:(?:hver |om |i |alle |på |in the |tidlig(?:e)? |sen(?:e)? |sidst på |midt på )?"
    r"(?:formiddag(?:e|en|ene|stimer(?:ne)?)?|eftermiddag(?:e|en|ene|stimer(?:ne)?)?|morgen(?:er|en|erne"
    r"|timer(?:ne)?|vagt(?:er)?|hold(?:et)?)?|aften(?:en|er|erne|timer(?:ne)?|vagt(?:er)?|hold(?:et)?"
    r"|arbejde)?|aftner|"
    r"nat(?:te)?(?:n|ten|hold|holdet|vagt|vagter|arbejde|skift)?|nætter|daghold(?:et)?|dagvagt(?:er)?"
    r"|dagtimer(?:ne)?|middag(?:en|stid)?|skiftehold|mornings?|afternoons?|evenings?|nights?|night"
    r" shifts?|day shifts?|early shifts?|late shifts?)\b)"
)
_AFTER = (
    r"(?:(?:efter|før|inden|uden for|udenfor|i) (?:lukketid|åbningstid(?:en)?|skole(?:tid)?|arbejdstid|frokost"
    r"|butikkens åbningstid|normal arbejdstid|closing(?: time)?|opening hours)|after hours|after closing"
    r"|before opening)\b"
)
_TIME = danish(
    rf"(?<![\w.,/+])(?<!\d-)(?:"
    rf"(?P<range>(?:(?:fra|mellem|from|between|tidsrummet|i tidsrummet) )?(?:{_KL} ?)?(?P<from>{_HOUR})"
    rf" ?(?P<join>-|–|—|til|to|og|and) ?(?:{_KL} ?)?(?P<to>{_HOUR})(?![\d/]|[.,:-]\d| ?(?:om ugen"
    r"|i ugen|pr\.? uge|/ ?uge|ugentlig|timer|tim\b|t\b"
    r"|år|kr|km|m\b|%|personer|pers\b|mand\b|uger|dage|stk|kg|hours|hrs?\b|års|mdr|borgere|medarbejdere"
    r"|ugers|minutter|min\b|gange|stillinger|x\b))(?: ?(?:am|pm|o'clock)\b)?)"
    r"|(?P<single>(?:(?:efter|fra|før|inden|tidligst|from|after|before|until|indtil|til|omkring"
    rf"|møde[rt]?(?: tid)?|start) )?{_KL} ?(?P<at>{_HOUR})(?![\d/]|[.,:]\d| ?(?:-|–|til) ?(?:{_KL} ?)?\d))"
    rf"|(?P<bare>(?:efter|før|from|after|before) (?P<bat>{_HOUR})(?![\d/]|[.,:]\d| ?(?:timer|t\b|år|uger"
    r"|dage|kr|mdr|måneder|weeks|stk|januar|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)))"
    rf"|(?P<part>{_PART})|(?P<after>{_AFTER})"
    rf")"
)
_NOT_TIME_BEFORE = danish(
    r"(?:\b(?:god|godaften|i|her til|hertil|ring|ringe|ringes|træffes|telefontid|fanges|kontortid"
    r"|åbningstid|åbent|modtaget|modtog|møde|frist|senest|svar|deadline|tilmelding|infomøde|afsendt|sendt"
    r"|afrejse|afgang|bus|bussen|per telefon|pr\. telefon|opkald|bedst|nemmest|lettest|fange|kan nås"
    r"|svarer)\b[^.,;\n]{0,18}|\b(?:god|good|i går|fra"
    r" i|kl\. \d\d\.\d\d\. god) ?)$"
)
_GREETING_PART = danish(
    r"^(?:god|good)?\s*(?:morgen|formiddag|eftermiddag|aften|dag|morning|afternoon"
    r"|evening)\b[ .,!]*(?:alle|allesammen|all|kollega|hej)?"
)
_NAMED_BY_TIME = re.compile(r"^(?:mad|brød|kaffe|vært|mads|gave)", re.IGNORECASE)


def find_weekdays(text: str) -> list[tuple[int, int, tuple[int, ...]]]:
    """Stretches that name weekdays, with the days (0 is Monday); pronouns and numbers that look like days are not."""
    found: list[tuple[int, int, tuple[int, ...]]] = []
    for pattern, days in ((_WHOLE_WEEK, range(7)), (_WORKDAYS, range(5)), (_WEEKEND, (5, 6))):
        found += [(match.start(), match.end(), tuple(days)) for match in pattern.finditer(text)]
    for match in _CHAIN.finditer(text):
        if any(start < match.end() and match.start() < end for start, end, _ in found):
            continue
        days = _chain(match.group())
        if days:
            found.append((match.start(), match.end(), days))
    return sorted(found)


def _chain(chain: str) -> tuple[int, ...]:
    tokens = _tokens(chain)
    days = [word for kind, word in tokens if kind == "day"]
    strong = [bool(_STRONG.match(day)) for day in days]
    glued = all(sep.strip() in {"-", "–", "+", "/", "&"} for kind, sep in tokens if kind == "sep")
    listed = len(days) > 2 and len({_weekday(day) for day in days}) == len(days)
    if not any(strong) and not (len(days) > 1 and glued) and not listed:
        return ()
    numbers = [_weekday(day) for day in days]
    if (
        len(days) > 1
        and not strong[0]
        and fold(days[0]).startswith(("man", "ti", "to", "on"))
        and " " in chain
        and not any(sep.strip() for kind, sep in tokens[1:2] if kind == "sep")
        and len(days) == 2
    ):
        return (numbers[1],)
    separators = [sep for kind, sep in tokens if kind == "sep"]
    ranges = [bool(_RANGE_SEP.match(sep)) or sep.strip().lower() == "to" for sep in separators]
    result: list[int] = [numbers[0]]
    for at, number in enumerate(numbers[1:]):
        alone = not (at > 0 and ranges[at - 1]) and not (at + 1 < len(ranges) and ranges[at + 1])
        if ranges[at] and alone:
            step = result[-1]
            while step != number:
                step = (step + 1) % 7
                result.append(step)
        else:
            result.append(number)
    return tuple(result)


def _tokens(chain: str) -> list[tuple[str, str]]:
    """Days and separators by turns; a Danish "to" between Danish days is Thursday, an English one "until"."""
    tokens: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(chain):
        kind, word = match.lastgroup or "sep", match.group()
        if kind == "sep" and word.strip().lower() == "to" and tokens and not _ENGLISH.match(tokens[-1][1]):
            tokens += [("sep", " "), ("day", "to"), ("sep", " ")]
        else:
            tokens.append((kind, word))
    return tokens


_STARTS: Final = (
    ("man", 0),
    ("mon", 0),
    ("ma", 0),
    ("ti", 1),
    ("tu", 1),
    ("on", 2),
    ("we", 2),
    ("tor", 3),
    ("th", 3),
    ("to", 3),
    ("fr", 4),
    ("loe", 5),
    ("lo", 5),
    ("sa", 5),
    ("soe", 6),
    ("so", 6),
    ("su", 6),
)


def _weekday(word: str) -> int:
    folded = fold(word)
    return next(at for start, at in _STARTS if folded.startswith(start))


_OFF_AFTER = danish(
    r" (?:(?:er (?:der )?|har \w+ |holdes )?(?:fri|lukket|closed|off)\b|" + any_of("times", "worked by others") + ")"
)


_SOME_WEEKS = danish(r"\bhver (?:anden|tredje|2\.|3\.) $")
_PEOPLE = re.compile(rf" (?:i )?[{Mark.KIND}{Mark.COUNT}]")
_CALL = danish(r"\b" + any_of("times", "call") + rf"\b[^\n;{Mark.HOURS}]{{0,60}}$")
_CALL_ENDS = re.compile(r"[.!] +[A-ZÆØÅ]|[.!]$")


def _calls(text: str, at: int) -> bool:
    """ "Ring til Lis, helst efter 17": when the contact can be reached, in the sentence that says how."""
    call = _CALL.search(text[max(0, at - 90) : at])
    return call is not None and not _CALL_ENDS.search(call.group().rstrip())


def count_weekdays(text: str) -> int:
    """How many working days the text names."""
    return len(read_weekdays(Reading(text))[0])


def read_weekdays(reading: Reading) -> tuple[tuple[str, ...], bool]:
    """The working days named in the text, in the order of the week, and whether they are stated plainly."""
    text = reading.masked
    days: set[int] = set()
    beside: set[int] = set()
    minus: set[int] = set()
    sure = True
    for start, end, named in find_weekdays(text):
        before = text[max(0, start - 60) : start]
        if _EXCEPT.search(before) or _OFF_AFTER.match(text, end):
            minus |= set(named)
        elif (
            (len(named) == 1 and _NOT_WORK.search(before))
            or _calls(text, start)
            or _NOT_WORK_SENTENCE.search(before)
            or text[start:end].lower().endswith("dags")
        ):
            continue
        elif is_aside(text, start):
            beside |= set(named)
        else:
            days |= set(named)
            sure = sure and not (is_doubted(text, start) or _SOME_WEEKS.search(before))
        reading.take(start, end, Mark.DAYS)
    if beside and not days:
        days, sure = beside, False
    if minus and not days and re.search(rf"(?<!\d){7 - len(minus)} dage\b", reading.text):
        days = set(range(7))
    return tuple(WEEKDAY_CODES[day] for day in sorted(days - minus)), sure


def read_time_of_day(reading: Reading) -> tuple[str | None, bool]:
    """The time of day as written, and whether it is stated plainly.

    Neighbouring statements (`eftermiddage kl 13-15`) are one.
    """
    text = reading.masked
    spans: list[tuple[int, int]] = []
    greeting = _GREETING_PART.match(text)
    for match in _TIME.finditer(text):
        if greeting and match.start() < greeting.end():
            continue
        if not _is_working_time(match, text):
            continue
        lead = len(match.group()) - len(match.group().lstrip())
        spans.append((match.start() + lead, match.end()))
    if not spans:
        return None, True
    plain = [span for span in spans if not is_aside(text, span[0])]
    sure = bool(plain) and not any(is_doubted(text, start) for start, _ in plain)
    spans = plain or spans
    groups: list[tuple[int, int]] = []
    for start, end in spans:
        between = text[groups[-1][1] : start] if groups else ""
        if groups and len(between) <= 5 and re.fullmatch(rf"[ ,(/+{MARKS}]*(?:om |og |and |samt )?", between):
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    for start, end in groups:
        reading.take(start, end, Mark.TIME)
    parts: list[str] = []
    for start, end in groups:
        part = tidy(unmarked(text[start:end]))
        if part and fold(part) not in {fold(known) for known in parts}:
            parts.append(part)
    return ", ".join(parts[:2]) or None, sure


_PAST = danish(rf"[ {MARKS}]+(?:(?:i dag|i går|i morges) )?(?:ringede|skrev|kom|talte|fik|var|modtog)\b")
"""When something happened, behind its time: "Kl. 9 i dag ringede Ida"."""


_CAPITAL_BEFORE = re.compile(r"\b(?!(?i:.{3,6}dag))(?P<word>[A-ZÆØÅ][a-zæøå]{2,}) $")


def _behind_a_name(before: str) -> bool:
    """A number behind a name is a part of it, or of an address ("Kiosk 24-7", "Vestparken 12-18")."""
    name = _CAPITAL_BEFORE.search(before)
    if not name:
        return False
    opens = not before[: name.start("word")].rstrip() or before[: name.start("word")].rstrip()[-1] in ".!?:\n"
    return is_business(name["word"]) or not opens


def _is_working_time(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 34) : match.start()]
    lead = len(match.group()) - len(match.group().lstrip())
    if _NOT_TIME_BEFORE.search(before) or _EXCEPT.search(text[max(0, match.start() - 60) : match.start() + lead]):
        return False
    if _calls(text, match.start()) or _NOT_WORK_SENTENCE.search(text[max(0, match.start() - 60) : match.start()]):
        return False
    if _PAST.match(text, match.end()):
        return False
    if re.search(rf"{Mark.DATE}[ ,]*$", before) and match.group("single"):
        return False
    if match.group("part"):
        return not _NAMED_BY_TIME.match(text[match.end() : match.end() + 6]) and not re.search(
            r"\b(?:i|fra i|her til|hertil)\s*$", before.lower()
        )
    if match.group("range"):
        if _PEOPLE.match(text, match.end()):
            return False
        first, last = _clock(match.group("from")), _clock(match.group("to"))
        worded = match.group("join").lower() in {"og", "and", "til", "to"}
        lead = match.group("range").lower().startswith(("fra", "mellem", "kl", "from", "between", "tidsrum", "i tids"))
        if (worded or _behind_a_name(before)) and not lead:
            return False
        night = first >= 18 and last <= 10
        return (first < last or night) and not re.search(r"(?:\d|§|side|nr\.?|uge|str\.?)\s*$", before.lower())
    return True


def _clock(written: str) -> float:
    hour, _, minute = written.replace(":", ".").partition(".")
    return int(hour) + int(minute or 0) / 60
