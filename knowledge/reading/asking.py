"""How a message asks: openly for whatever fits, with a question at all, with words that point back."""

from __future__ import annotations

import re

from knowledge.data_files import sections
from knowledge.language.cues import Cues

_LISTS = sections("asking")
_OPEN, _POINTING = Cues(_LISTS["open"]), Cues(_LISTS["pointing"])
_DEFINITION = Cues(_LISTS["definition"])
_EXTENDING, _INSTEAD = Cues(_LISTS["extending"]), Cues(_LISTS["instead"])
_ENTITLED, _KNOWLEDGE = Cues(_LISTS["entitled"]), Cues(_LISTS["knowledge"])
_TALK, _OFFICE, _MEANING = Cues(_LISTS["talk"]), Cues(_LISTS["office"]), Cues(_LISTS["meaning"])
_PLACES = (
    (-1, Cues(_LISTS["last"])),
    (0, Cues(_LISTS["first"])),
    (1, Cues(_LISTS["second"])),
    (2, Cues(_LISTS["third"])),
)
_OPENING = re.compile(rf"\s*(?:{'|'.join(_LISTS['opening'])})(?![a-z0-9])")
_PERSON, _ABOUT, _PLAIN, _LATER, _CONDITION, _CORRECTING, _ADDRESSED, _ADDING, _JOINING, _VARYING = (
    re.compile(rf"(?:{'|'.join(_LISTS[heading])})(?![a-z0-9])")
    for heading in (
        "person",
        "about",
        "plain",
        "later",
        "condition",
        "correcting",
        "addressed",
        "adding",
        "joining",
        "varying",
    )
)
_KINDS = {
    heading.removeprefix("kind "): Cues(lines) for heading, lines in _LISTS.items() if heading.startswith("kind ")
}
_PAUSE = re.compile(r"([.!;:,])\s+")

_NEXT_QUESTION = re.compile(
    r"(?<=\?)\s+|,?\s+og\s+(?=(?:hvor|hvem|hvad|hvornår|hvordan|hvilke\w*|hvorfor|kan|skal|må|er|får)\s)", re.IGNORECASE
)


_ASKS = (
    r"(?:hv(?!is\b)\w+|kan|må|skal|får|er der|er det|findes|har (?:vi|i)|gives"
    r"|what|how|who|which|where|can|is there|any)\b"
)
_CLAUSE = re.compile(rf"(?:^|[.!?,;:\n–—-]\s*|\b(?:og|men|så) )(?={_ASKS})", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?\n])\s+")


def split_story(text: str) -> tuple[str, str]:
    """What a message tells, and what it asks: "Han er ledig. Hvad kan vi gøre?", or the question first."""
    sentences = _SENTENCE.split(text.strip())
    asking = (at for at in reversed(range(len(sentences))) if at == len(sentences) - 1 or sentences[at].endswith("?"))
    for at in asking:
        begins = _CLAUSE.search(sentences[at])
        if begins is not None:
            before, asked = sentences[at][: begins.end()], sentences[at][begins.end() :]
            return " ".join((*sentences[:at], before, *sentences[at + 1 :])), asked
    return text, ""


def is_open(folded: str) -> bool:
    """Whether a question leaves open which scheme it is about: "hvad kan vi søge?"."""
    return _OPEN.within(folded)


def asks_for_experience(folded: str) -> bool:
    """Whether a question asks what is known of such cases, not what fits this one."""
    return _KNOWLEDGE.within(folded)


def asks_what_one_may_get(folded: str) -> bool:
    """Whether a question asks who may get, must pay or has a right to what."""
    return _ENTITLED.within(folded)


def tells_of_the_person(folded: str) -> bool:
    """Whether a message begins with how the person lives of whom the thread speaks: "hun er i fleksjob, …"."""
    return _PERSON.match(folded.strip()) is not None


def asks(text: str, folded: str) -> bool:
    """Whether a message asks something, with a question mark or without, at its beginning or after a remark."""
    if "?" in text or _OPENING.match(folded) is not None:
        return True
    parts = _PAUSE.split(folded)
    return any(
        _LATER.match(part) is not None and (mark != "," or _CONDITION.match(before) is None)
        for before, mark, part in zip(["", *parts[:-2:2]], ["", *parts[1::2]], parts[::2], strict=True)
    )


def asks_plainly(folded: str) -> bool:
    """Whether a message begins with a question word: "hvor stort er det"."""
    return _PLAIN.match(folded) is not None


def defines(folded: str) -> bool:
    """Whether a message asks what a thing is: "hvad er en taskforce?"."""
    return _DEFINITION.within(folded)


def is_to_another(folded: str) -> bool:
    """Whether a message is addressed to a colleague: "@Mette husker du …?"."""
    return _ADDRESSED.match(folded) is not None


def is_talk(folded: str) -> bool:
    """Whether a message that asks nothing is said between colleagues: "jeg tager den med hjem"."""
    return _TALK.within(folded)


def is_of_the_office(folded: str) -> bool:
    """Whether a message is about the office and its day: "er der nogen der har set nøglen?"."""
    return _OFFICE.within(folded)


def speaks_of_the_person(folded: str) -> bool:
    """Whether a message begins with the person whom the thread speaks of: "hans kone tjener godt"."""
    return _ABOUT.match(folded) is not None


def corrects(folded: str) -> bool:
    """Whether a message begins as one that mends or fills in what was said before: "hov", "jeg mente"."""
    return _CORRECTING.match(folded) is not None


def means_another(folded: str) -> bool:
    """Whether a message says that something else was meant: "nej, jeg mente det til kørslen"."""
    return corrects(folded) and _MEANING.within(folded)


def adds(folded: str) -> bool:
    """Whether a message begins as one that asks the same of another: "og mentor", "hvad med mentor"."""
    return _ADDING.match(folded) is not None


def joins_on(folded: str) -> bool:
    """Whether a message begins as one that goes on: "og regninger derhjemme"."""
    return _JOINING.match(folded) is not None


def points_back(folded: str) -> bool:
    """Whether a message points to something said before: "hvem bevilger den?"."""
    return _POINTING.within(folded)


def extends(folded: str) -> bool:
    """Whether a message asks if what was answered holds elsewhere too: "gælder det også i fleksjob?"."""
    return _EXTENDING.within(folded)


def varies(folded: str) -> bool:
    """Whether a fragment begins like another condition of the same: "i et privat firma"."""
    return _VARYING.match(folded) is not None


def replaces(folded: str) -> bool:
    """Whether a message puts another in the place of what the thread is about: "hvis hun hellere vil i praktik"."""
    return _INSTEAD.within(folded)


def place_meant(folded: str) -> int | None:
    """Which of several shown it means, -1 for the last: "hvem betaler den anden?"."""
    return next((place for place, cues in _PLACES if cues.within(folded)), None)


def kind_said(folded: str) -> str | None:
    """The kind of entry that a message asks for by its word: "tal fra projektet"."""
    return next((kind for kind, cues in _KINDS.items() if cues.within(folded.strip())), None)


def questions(text: str) -> list[str]:
    """The questions of a message that asks twice; the message itself where it asks once."""
    parts = [part.strip() for part in _NEXT_QUESTION.split(text) if part and part.strip()]
    return parts if len(parts) == 2 else [text]
