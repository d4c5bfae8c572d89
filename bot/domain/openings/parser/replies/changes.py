"""How a reply tells a change, put into the words and labels that a message is read by."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.openings.drafts import Draft
from bot.domain.openings.parser.fields.hours import NUMBER_WORDS, number
from bot.domain.openings.parser.lexicon import towns
from bot.domain.openings.parser.phrases import any_of
from bot.domain.openings.parser.replies.days import NOT_A_DAY, without_ruled_out
from bot.domain.openings.parser.text import danish
from danish.folding import fold

_NUMBER_WORD = "|".join(word for word in NUMBER_WORDS if word not in {"en", "et", "one", "én", "ét"}) + "|[éÉ][nt]"
_N = rf"(?:\d{{1,2}}(?:[.,]\d)?|{_NUMBER_WORD})"
_NO_UNIT = (
    r"(?![\w/]|[.,:]\d| ?(?:" + "|".join(("timer?", "t", "tim", "dage?", "uger?", "kr", "år", "km", "%")) + r")\b)"
)
_CAPITAL = r"(?=(?-i:[A-ZÆØÅ]))"

INSTEAD = danish(any_of("replies", "instead"))
"""What no longer holds, beside what does."""
_UP_OR_DOWN = any_of("replies", "raised")
_RAISED = danish(
    rf"\b{_UP_OR_DOWN}"
    r"\b[^.\d]{0,25}\bfra (?:\d[\d.,]*(?: timer)?|\w+) (?:og )?(?:op |ned )?til (?=[\d\w])"
)
_PLUS = re.compile(r"(?:^|(?<=[.!] ))\s*\+ ?(?=\w)")
_HOURS_SWAPPED = danish(r"\b(?P<new>\d{1,2}(?:[.,]\d)?) i stedet for \d{1,2}(?:[.,]\d)? (?=timer\b|t\b)")
_PERSON_SWAPPED = danish(
    r"\bikke (?P<old>(?-i:[A-ZÆØÅ])\w+)(?: \w+)?(?: længere| mere)?,? (?:men|det er|nu er det)(?: nu)? "
    r"(?=(?-i:[A-ZÆØÅ])[a-zæøå])"
)
_HOUR = danish(r"\b(?P<n>[2-9]|[1-4]\d) time(?=\b(?! ?løn))")
_ONLY_ONE = danish(r"\bkun en(?= (?:person|plads|stilling|mand)\b| *[.,!]| *$)")
_WHO_APPLIES = danish(
    r"\b(?:ansøgere?n?|medarbejdere?n?|den (?:ansatte|nye)|kandidater(?:ne)?) skal (?=have|kunne|være)"
)
_A_WEEK = danish(rf"(?<![\w.,:/-])(?P<n>{_N}(?: ?[-–] ?{_N})?) (?=(?:om ugen|pr\.? uge|ugentlige?t?)\b)")
_AND_ONE = danish(r",? (?:og|samt) (?=man (?:skal|kan|må|møder?|starter|har|får|bliver|er|vil|arbejder)\b)")
"""Parts "tirsdag, og man skal …" from the day that "man" also is."""
_WAITS = danish(r"\bvente(?:r)? (?:med \w+ )?til (?=uge \d|\d|den \d|efter)")
_SWAPPED: Final = tuple(
    danish(pattern)
    for pattern in (
        rf"(?:\b{_UP_OR_DOWN}\b[^.\d]{{0,25}})?\bfra (?P<old>{_N})(?: og)?(?: op| ned)? til (?P<new>{_N}){_NO_UNIT}",
        rf"\b(?P<new>{_N}) i stedet for (?P<old>{_N}){_NO_UNIT}",
        rf"\b(?P<new>{_N}),? (?:og |men )?(?:ikke|ej) (?:længere |kun )?(?P<old>{_N}){_NO_UNIT}",
        rf"\b(?:ikke|ej) (?P<old>{_N})(?: timer| t\b)?,? men (?:nu |kun |derimod )?(?P<new>{_N}){_NO_UNIT}",
    )
)
"""A figure and the one it takes the place of; what is known says which field they are."""
_BOUNDS = danish(
    rf"\b(?:mindst|minimum|min\.?) (?P<low>{_N})(?: ?(?:timer|t\b\.?))?[ ,.;]{{1,3}}(?:og )?"
    rf"(?:højst|maks(?:imum|imalt)?\.?|max\.?|op til) (?P<high>{_N})(?: ?(?:timer|t\b))?(?! ?\w)"
)
_BARE_FIGURE = danish(
    r"\b(?:timerne|timetallet|antallet af timer|timeantal(?:let)?|arbejdstiden)\b"
    r"(?:(?!op til|højst|mindst|mellem|max)[^.\d]){0,30}?"
    r"(?=\d{1,2}(?:[.,]\d)?(?! ?(?:timer|t\b|[-–/]|og\b))\b)"
)
"""Hours without their unit: "Timerne er 14"."""
_IN_ALL = danish(rf"\b(?P<n>\d{{1,2}}|to|tre|fire|fem|seks) i alt\b(?! ?timer)|\bi alt (?P<m>{_N}){_NO_UNIT}")
_HOURS = danish(r"\d ?t\b|\btimer\b")
_PLACES = danish(
    rf"(?<![\w.,:-])(?P<n>{_N}) (?:ledige? )?(?:plads(?:er)?|stilling(?:er)?|åbning(?:er)?)\b"
    r"(?! (?:er |nu )*(?:besat|optaget|væk|fyldt|i (?!alt)))"
)
_TAKEN = danish(
    r"\b" + any_of("replies", "takes people") + r" (?:" + any_of("replies", "just") + rf" ){{0,3}}(?P<n>{_N}){_NO_UNIT}"
    r"(?=\s*(?:[.,;:!)]|$|" + any_of("replies", "after people") + r"\b))"
)
_NUMBER_OF = danish(
    r"\bantallet(?: af (?:stillinger|pladser|personer|medarbejdere))?\b(?! timer)[^.\d]{0,30}? (?:til|er|på|bliver|nu) "
    rf"(?:{_N} til )?(?P<n>{_N}){_NO_UNIT}"
)
_MORE = danish(
    r"\b"
    + any_of("replies", "takes people", "opens")
    + rf" (?P<more>{_N}|en) (?:plads(?:er)? |stilling(?:er)? )?(?:mere|ekstra|til)\b(?! \w+dag)"
)
"""People without a word for them: "de vil gerne have tre"."""
COMPANY = danish(
    r"\b"
    + any_of("replies", "names the company")
    + r"(?: nu| rettelig| altså| faktisk| egentlig| herefter| fremover)*[: ]+(?P<first>(?=(?-i:[A-ZÆØÅ\d]))[\w&.-]+)"
)
_SEEKS = danish(
    r"\bdet er (?P<name>(?-i:[A-ZÆØÅ])[^.,\n]{1,40}?) (?:der|som) (?:søger|mangler|efterlyser|skal bruge|vil have)\b"
)
"""The firm told as the one that seeks: "Det er Skjern Smede, der søger"."""
_NAME_GOES_ON = re.compile(r" (?:& |og )?[A-ZÆØÅ\d]")
_REALLY = danish(r"\b(?P<is>hedder|er) (?:altså|faktisk|egentlig|rettelig|fremover|herefter|nu) " + _CAPITAL)
_LIES = danish(
    r"(?:,| og)? ?(?:den |det |de |som |der )?(?:ligger|holder til|har til huse) (?:\w+ )?(?=(?:i|på) (?-i:[A-ZÆØÅ]))"
    r"(?:i|på) "
)
_MOVES = danish(r"\b" + any_of("replies", "moves") + r" (?P<town>[^\W\d_]+)")
PLACE = danish(r"\b" + any_of("replies", "names the place") + r"[: ]+" + _CAPITAL)
_PERSON = danish(r"\b" + any_of("replies", "names the contact") + r"[: ]+" + _CAPITAL)
_PERSON_AFTER = danish(
    r"\b(?P<name>(?-i:[A-ZÆØÅ][a-zæøåé]+)(?:[ -](?-i:[A-ZÆØÅ][a-zæøåé]+)){0,3})(?: (?:i|på|fra|ved|hos) [a-zæøå]+)?,? "
    + any_of("replies", "is the contact")
    + r"\b"
)
_TASKS = danish(r"(?:(?<=[.!] )|\b)" + any_of("replies", "names the tasks") + r" (?=\w)")
_JOINING = danish(
    r"\bder er (?:\w+ ){0,2}?kommet (?P<what>[^.\n]+?)(?: med| til| oveni)?(?: blandt| på| i| til) opgave\w*"
)
"""A task that comes to the others: "der er nu kommet lugning til opgaverne"."""
_LOOSE_JOINT = danish(r",? (?:og|samt) *\n")
_AS_LABELS: Final = (
    (_BARE_FIGURE, "\nTimer: "),
    (_SEEKS, r"\nVirksomhed: \g<name>\n"),
    (_LIES, "\nSted: "),
    (PLACE, "\nSted: "),
    (_PERSON, "\nKontakt: "),
    (_PERSON_AFTER, r"\nKontakt: \g<name>, "),
    (_PLACES, r"\n\nAntal: \g<n>\n\n"),
    (_NUMBER_OF, r"\n\nAntal: \g<n>\n\n"),
    (_TAKEN, r"\n\nAntal: \g<n>\n\n"),
    (_TASKS, "\nOpgaver: "),
    (_JOINING, r"\nOpgaver: også \g<what>\n"),
)
"""What people write in a reply in the place of a label."""


def spelled_out(sentences: list[str], before: Draft) -> list[str]:
    """Short ways of telling a change, in the words that are read: "+ fredag", "15 i stedet for 20 timer"."""
    text = " ".join(sentences)
    if _BOUNDS.search(text):
        sentences = [_BOUNDS.sub(r"\g<low>-\g<high> timer", text)]
    return [_spelled_out(sentence, before) for sentence in sentences]


def _spelled_out(text: str, before: Draft) -> str:
    text = _WAITS.sub("starte ", _HOURS_SWAPPED.sub(r"\g<new> ", _PLUS.sub("også ", text)))
    text = _AND_ONE.sub("\n", text)
    text = _REALLY.sub(r"\g<is> ", text)
    text = _A_WEEK.sub(r"\g<n> timer ", text)
    text = _WHO_APPLIES.sub("man skal ", _ONLY_ONE.sub("kun én", _HOUR.sub(r"\g<n> timer", text)))
    if not _HOURS.search(text):
        text = _IN_ALL.sub(lambda match: f"\n\nAntal: {match['n'] or match['m']}\n\n", text)
    if before.positions:
        text = _MORE.sub(lambda match: f"plads til {_value(match['more']) + (before.positions or 0):g}", text)
    for pattern in _SWAPPED:
        text = pattern.sub(lambda match: _swapped(match, before), text)
    swapped = _PERSON_SWAPPED.search(text)
    if swapped and before.contact_name and swapped["old"] in before.contact_name.split():
        text = f"{text[: swapped.start()]}kontakt er {text[swapped.end() :]}"
    return text


def _named(match: re.Match[str]) -> str:
    """ "Stedet er Holsted" names a town, "Stedet er Café Lind" the firm."""
    alone = not _NAME_GOES_ON.match(match.string, match.end())
    label = "Sted" if alone and fold(match["first"].rstrip(".")) in towns() else "Virksomhed"
    return f"\n{label}: {match['first']}"


def _moved(match: re.Match[str]) -> str:
    return f"\nSted: {match['town'].capitalize()}\n\n" if fold(match["town"]) in towns() else match.group()


def _value(written: str) -> float:
    return 1 if written.lower() == "en" else number(written.lower())


def _swapped(match: re.Match[str], before: Draft) -> str:
    """The new figure with the field of the one that it takes the place of."""
    old = number(match["old"].lower())
    if before.positions == old:
        return f"\n\nAntal: {match['new']}\n\n"
    return f"{match['new']} timer" if old in {before.hours_min, before.hours_max} else match.group()


def without_old(sentence: str) -> str:
    """The sentence without what no longer holds; a day is left out by the week."""
    sentence = without_ruled_out(sentence)
    return sentence if NOT_A_DAY.search(sentence) else _RAISED.sub("", INSTEAD.sub(" ", sentence))


def labelled(text: str) -> str:
    """The text with labels before what is named in another way."""
    text = COMPANY.sub(_named, _MOVES.sub(_moved, text))
    for pattern, label in _AS_LABELS:
        text = pattern.sub(label, text)
    return _LOOSE_JOINT.sub("\n", text)
