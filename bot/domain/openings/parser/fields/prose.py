"""What is left when everything with a closed form is taken: tasks, requirements and considerations."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from bot.domain.openings.parser.fields.cues import (
    ADMINISTRATIVE,
    ASIDE,
    ASKS,
    ASKS_PLAINLY,
    CONSIDERATION,
    CONTENT,
    GOES_ON,
    HEAD_CONSIDERATION,
    HEAD_REQUIREMENT,
    HEAD_TASK,
    HELP_WITH,
    INFINITIVE,
    INSISTS,
    NEEDED_BY_CITIZEN,
    NEGATED_REQUIREMENT,
    NOMINAL,
    NOT_NOMINAL,
    OBLIGES,
    OFFERS_PLAINLY,
    REQUIREMENT,
    SKIP,
    SOUGHT,
    STOP,
    TASK_CUE,
    TO_BE_DONE,
    TRIGGER,
    TRIGGER_TAIL,
    WHO_DOES,
    WHO_IS,
)
from bot.domain.openings.parser.fields.labels import Labelled
from bot.domain.openings.parser.lexicon import is_task
from bot.domain.openings.parser.phrases import any_of, word_set
from bot.domain.openings.parser.reading import MARKS, Mark, Reading, unmarked
from bot.domain.openings.parser.text import danish, tidy
from danish.folding import fold

Role = Literal["task", "requirement", "consideration", "none"]

_ABBREVIATIONS: Final = word_set("prose", "abbreviations")
_SENTENCE = re.compile(
    rf"(?<=[.!?;])[ ]+(?=\S)|\n+|(?<=[{MARKS}]\.) |(?<=[.!?]\))\s+| [–—] | - (?=[A-Za-zÆØÅæøå{MARKS}])"
    r"|(?:^|(?<=[\n ]))[•·*] ?|(?<=\s)→"
)
_CLAUSE = danish(
    r",? (?=(?:men|dog|hvorimod|but) )|(?<=[a-zæøåA-Z0-9)\ue001-\ue00e]),(?<!\ben,)(?<!\bén,)(?<!nogen,)(?<!folk,)"
    r"(?<!person,) (?=(?:og )?(?:man|du|de|der|vi"
    r"|den|vedkommende|you|we|they|it) (?!har brug for at|starter|møder))|(?<=[a-zæøå)\ue001-\ue00e]),"
    r" (?=da |så )"
)
_BULLET = re.compile(r"^[ \t]*(?:[-•*·–+][ \t]*|\d{1,2}[.)] |[a-h]\) )")


@dataclass(frozen=True, slots=True)
class Prose:
    """The free texts of an opening."""

    tasks: str | None
    requirements: str | None
    considerations: str | None
    unsure: frozenset[str] = frozenset()
    """Names of the fields that are rather guessed than stated."""


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    role: Role
    strength: int
    task_start: int


def read_prose(reading: Reading, labels: list[Labelled], stop: int) -> Prose:
    """Tasks, requirements and considerations; nothing from offset `stop` on (the signature) is read."""
    collected: dict[str, list[tuple[int, str]]] = {"tasks": [], "requirements": [], "considerations": []}
    unsure: set[str] = set()
    labelled = any(label.field == "tasks" for label in labels)
    for label in labels:
        if label.field in collected:
            value = _readable(reading, label.start, label.end, keep_all=label.field != "tasks")
            if value:
                collected[label.field].append((label.start, value))
            reading.take(label.label_start, label.end, Mark.LABELLED)
    pieces = _pieces(reading, stop)
    for piece in pieces:
        field = _FIELDS.get(piece.role)
        value = _readable(reading, piece.start, piece.end) if field else ""
        if field and value and not _MERE_HEAD.fullmatch(value):
            collected[field].append((piece.start, value))
            if not _plainly(piece, value):
                unsure.add(field)
    tasks, sure = _chosen([piece for piece in pieces if piece.role == "task"], reading, collected["tasks"])
    titles = [(piece.start, _readable(reading, piece.task_start, piece.end)) for piece in tasks]
    told = _joined(sorted([title for title in titles if title[1]] + collected["tasks"]))
    if told and (not sure or len(told) > LONGEST_SURE or (_SENTENCE_LIKE.search(told) and not labelled)):
        unsure.add("tasks")
    return Prose(told, _joined(collected["requirements"]), _joined(collected["considerations"]), frozenset(unsure))


_MERE_HEAD = danish(any_of("terms", "heading of requirements", "heading of considerations"))
_FIELDS: Final[dict[Role, str]] = {"requirement": "requirements", "consideration": "considerations"}
_SENTENCE_LIKE = danish(
    r"\?|^(?:i|på|hos|har|er|vil|folk|hånd|nogen) |\b(?:har|er|var|blev|kommer|ligger|siger|bliver)\b"
    r"|\b(?:undtagen|stadig|heraf|henv|flydende|aftales|mødetid|dage om ugen)\b"
)
"""Tasks that read like a sentence about something else."""
LONGEST_SURE: Final = 160
"""Characters from which on the tasks are more likely a story than a list."""
SHORT_FRAGMENT: Final = 5
"""So many words with a cue are a plain remark ("egen bil er en fordel")."""
MOST_PIECES: Final = 9
HEADED: Final = 3
"""Strength of what stands under a heading or behind a word that says it plainly."""


def _plainly(piece: _Piece, value: str) -> bool:
    if piece.strength >= HEADED or len(value.split()) <= SHORT_FRAGMENT:
        return True
    return bool((ASKS_PLAINLY if piece.role == "requirement" else OFFERS_PLAINLY).search(value))


def _chosen(tasks: list[_Piece], reading: Reading, labelled: list[tuple[int, str]]) -> tuple[list[_Piece], bool]:
    """The pieces that tell the tasks, and whether they do so plainly. With a label only a title before it counts."""
    if labelled:
        return [piece for piece in tasks if piece.strength >= HEADED and piece.start < labelled[0][0]][:1], True
    if not tasks:
        return [], True
    strongest = max(piece.strength for piece in tasks)
    told = [piece for piece in tasks if piece.strength >= min(2, strongest)]
    if not any(_has_task(unmarked(reading.part(piece.task_start, piece.end))) for piece in told):
        told = tasks
    return told[:MOST_PIECES], strongest >= 2


def _joined(parts: list[tuple[int, str]]) -> str | None:
    texts: list[str] = []
    for _, text in parts:
        if text and text not in texts:
            texts.append(text)
    return ", ".join(texts) or None


def _readable(reading: Reading, start: int, end: int, keep_all: bool = False) -> str:
    kept: list[str] = []
    for original, masked in zip(reading.text[start:end], reading.part(start, end), strict=True):
        if (
            masked in {Mark.NOISE, Mark.LABELLED}
            or not "\ue001" <= masked <= "\ue00e"
            or (keep_all and masked in {Mark.TIME, Mark.KIND, Mark.PLACE, Mark.DAYS, Mark.COUNT})
        ):
            kept.append(original)
        else:
            kept.append("\ue001")
    text = re.sub(r"\n[ \t]*(?:[-•*·–][ \t]*|\d{1,2}[.)] )?", ", ", "".join(kept).strip())
    text = unmarked(text)
    text = re.sub(r"(?:\s*,\s*){2,}", ", ", text)
    text = tidy(text)
    while (shorter := tidy(_LOOSE_END.sub("", text))) != text:
        text = shorter
    text = _LOOSE_START.sub("", text)
    text = re.sub(r"^(?:at|og|til|med|samt|men|en|et|som|der|,)\s+(?=\S)", "", tidy(text))
    return tidy(text)


_LOOSE_START = danish(
    r"^(?:(?:i|på|hos)[ ,]*[:–]+ ?|(?:i|på|hos|med) (?=(?:til|som|at|for)\b)|(?:begge"
    r"|alle)(?: \w+)?: ?|(?:begge|alle) (?=(?:til|som|i) )|(?:den|det) (?:ene|anden|første"
    r"|andet|tredje)(?: (?:skal|er|som|til))? |(?:the )?(?:first|second|third|other)(?: one)? is "
    r"|(?:én|ét|en|et|to|tre) (?=(?:i|på|til|ved) )|(?:ny )?(?:job)?mulighed: ?|åbning: ?|ledigt? "
    r"|så (?=[a-zæøå]))+"
)
_LOOSE_END = danish(r"(?:^|[ ,(]+)" + any_of("prose", "loose end") + r"[ ,.:]*$")


def _pieces(reading: Reading, stop: int) -> list[_Piece]:
    text = reading.masked
    found: list[_Piece] = []
    heading: Role = "none"
    for begin, end in _sentences(text, stop):
        sentence = text[begin:end]
        bulleted = bool(_BULLET.match(text[text.rfind("\n", 0, begin) + 1 : end]))
        body = _BULLET.sub("", sentence)
        start = end - len(body)
        clean = unmarked(body).strip(" ,.:")
        if not clean:
            continue
        role = _heading(clean)
        follows = text[end : end + 3].lstrip(" .:")
        if role != "none" and (
            body.rstrip().endswith(":") or (follows.startswith("\n") and _next_is_bullet(text, end))
        ):
            heading = _heading_of(role, text, end)
            if _content(clean) <= 5:
                continue
        elif heading != "none" and bulleted:
            found.append(_Piece(start, end, heading, 3, start))
            continue
        else:
            heading = "none"
        asked = text[end - 1 : end] == "?" and (ASKS.match(clean) or _TO_THE_READER.search(clean))
        pieces = _sentence_pieces(text, start, end)
        found += [piece for piece in pieces if not asked or (piece.role == "task" and piece.strength >= HEADED)]
    return found


_TO_THE_READER = danish(r"\bdu\b")
"""An ad that asks its reader ("Elsker du ler under neglene?")."""
_FIRST_WORD = re.compile(r"[^\w]*(?:at )?(\w+)")


def _heading_of(role: Role, text: str, at: int) -> Role:
    """ "Du skal" is a heading of tasks where the work follows it, else of demands."""
    first = _FIRST_WORD.match(text, at)
    return "task" if role == "requirement" and first and is_task(first.group(1)) else role


def _next_is_bullet(text: str, at: int) -> bool:
    line = text[at : at + 80].lstrip(" .:\n")
    return bool(_BULLET.match(line))


def _heading(text: str) -> Role:
    if HEAD_REQUIREMENT.match(text):
        return "requirement"
    if HEAD_CONSIDERATION.match(text):
        return "consideration"
    if HEAD_TASK.match(text):
        return "task"
    return "none"


def _sentences(text: str, stop: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    for match in _SENTENCE.finditer(text, 0, stop):
        if match.group().startswith(" ") and match.start() and text[match.start() - 1] == ".":
            word = re.search(r"([^\W\d_][\w.]*)\.$", text[max(0, match.start() - 14) : match.start()])
            if word and fold(word.group(1)) in _ABBREVIATIONS:
                continue
        found.append((at, match.start()))
        at = match.end()
    found.append((at, stop))
    return [(start, end) for start, end in found if end > start]


def _sentence_pieces(text: str, start: int, end: int) -> list[_Piece]:
    clauses: list[tuple[int, int]] = []
    at = start
    for match in _CLAUSE.finditer(text, start, end):
        clauses.append((at, match.start()))
        at = match.end()
    clauses.append((at, end))
    pieces: list[_Piece] = []
    for clause_start, clause_end in clauses:
        pieces += _clause_pieces(text, clause_start, clause_end, pieces[-1] if pieces else None)
    return pieces


def _content(text: str) -> int:
    return sum(1 for word in CONTENT.findall(text) if fold(word) not in STOP)


def _parts(clause: str) -> list[str]:
    """The stretches between commas and brackets, with these; a task told with its terms is cut before the terms."""
    parts: list[str] = []
    for part in re.split(r"([,()])", clause):
        verb = _CONTENT_HEAD.match(part)
        told = _WITH_TERMS.finditer(part) if verb and is_task(verb.group(1)) else ()
        terms = next((match for match in told if CONSIDERATION.match(part, match.end())), None)
        demands = _WITH_DEMANDS.search(part) if TRIGGER.search(part) else None
        if terms:
            parts += [part[: terms.start()], part[terms.start() :]]
        elif demands and (found := REQUIREMENT.search(part, demands.end())) and found.start() - demands.end() < 14:
            parts += [part[: demands.start()], part[demands.start() :]]
        else:
            parts.append(part)
    return parts


_CONTENT_HEAD = re.compile(r"[^\w]*(?:i\W+)?(?:[a-zæøåA-ZÆØÅ]+:\s*)?([^\W\d_]{2,})")
_WITH_TERMS = danish(r" (?:ved|med|uden|i|på|hvor|og) (?=\w)")


_WITH_DEMANDS = danish(r" (?:(?:som|der) (?:er|har|kan|taler)|med) (?=\w)")


def _clause_pieces(text: str, start: int, end: int, previous: _Piece | None) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = start
    for part in _parts(text[start:end]):
        part_start, at = at, at + len(part)
        if part in {",", "(", ")"} or not part.strip():
            continue
        found = _classify(part)
        plain = unmarked(part)
        if found.role == "none" and _content(plain) == 0:
            continue
        close = bool(pieces) and bool(re.fullmatch(r"[\s,()]*", text[pieces[-1].end : part_start]))
        found = _carried_on(found, plain, pieces, previous, close)
        last = pieces[-1] if pieces else None
        if last and close and last.role == found.role != "none" and found.offset == 0:
            strength = max(found.strength, last.strength)
            pieces[-1] = _Piece(last.start, at, found.role, strength, last.task_start)
        else:
            pieces.append(_Piece(part_start, at, found.role, found.strength, part_start + found.offset))
    return pieces


@dataclass(frozen=True, slots=True)
class _Found:
    """Role of a part, how strongly it has it (1 … 4), and where the task begins within the part."""

    role: Role
    strength: int = 0
    offset: int = 0


_NOTHING: Final = _Found("none")
ASIDE_STRENGTH: Final = -1
_ASIDE: Final = _Found("none", ASIDE_STRENGTH)
"""Told of the place, not of the job; what goes on with it is an aside as well."""


_THAT = re.compile(r"\W*at\b")


def _carried_on(found: _Found, plain: str, pieces: list[_Piece], previous: _Piece | None, close: bool) -> _Found:
    """A part without a cue of its own goes on with what the part before it was about."""
    last = pieces[-1] if pieces else None
    before = last or previous
    does = WHO_DOES.match(plain)
    if before and before.role == "task" and does and found.role in {"none", "task"}:
        return _Found("task", 4, does.end())
    if last and close and last.role == "requirement" and (WHO_IS.match(plain) or _THAT.match(plain)):
        return _Found(last.role, last.strength)
    if last and close and last.role == "consideration" and found.role == "requirement" and WHO_IS.match(plain):
        return _Found(last.role, last.strength)
    if found.role not in {"none", "task"} or found.strength >= HEADED:
        return found
    if before and before.strength == ASIDE_STRENGTH and (close or GOES_ON.match(plain)):
        return _ASIDE
    if last is None:
        carries = (
            previous is not None
            and previous.role in {"requirement", "consideration"}
            and found.role == "none"
            and found.strength < 2
        )
        return _Found(previous.role, found.strength, found.offset) if carries and previous else found
    if close and last.role in {"requirement", "consideration"} and found.strength < 2:
        return _Found(last.role, found.strength, found.offset)
    if close and last.role == "task" and found.role == "none" and not SKIP.match(plain.strip(" ,.")):
        return _Found("task", last.strength, found.offset)
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch between two commas; `requirement` and `consideration` count the cues in it."""

    text: str
    plain: str
    requirement: int
    consideration: int


def _administrative(part: _Part) -> _Found | None:
    return _NOTHING if not part.plain or ADMINISTRATIVE.match(part.plain) else None


def _sought_or_offered(part: _Part) -> _Found | None:
    trigger = TRIGGER.search(part.text)
    if not trigger or NEEDED_BY_CITIZEN.search(part.text[: trigger.start()]):
        return None
    gap = trigger.end("gap")
    tail = TRIGGER_TAIL.match(part.text[gap:])
    offset = gap + (tail.end() if tail else 0)
    if _offers(part.text, trigger.start(), trigger.end()):
        return _Found("consideration", 3)
    rest = unmarked(part.text[offset:])
    if not _content(rest) and _content(unmarked(part.text[gap:])):
        return _Found("task", 1, gap)
    if _content(rest) and not (part.requirement and HEAD_REQUIREMENT.match(part.plain)):
        return _Found("task", 4, offset)
    return None


def _sought_passively(part: _Part) -> _Found | None:
    return _Found("task", 4) if SOUGHT.search(part.text) and not part.requirement else None


def _help_wanted(part: _Part) -> _Found | None:
    help_with = HELP_WITH.match(part.text)
    return _Found("task", 3, help_with.start("what")) if help_with and is_task(help_with.group("what")) else None


_OPENS = re.compile(r"\W*$")
FAR: Final = 8
"""Characters after which a word for a consideration no longer says what a task is about."""


def _told_as_task(part: _Part) -> _Found | None:
    cue = TASK_CUE.search(part.text)
    if not cue or part.requirement or not _content(unmarked(part.text[cue.end() :])):
        return None
    terms = CONSIDERATION.search(part.text)
    if terms and not (_OPENS.match(part.text[: cue.start()]) and terms.start() - cue.end() > FAR):
        return None
    return _Found("task", 3, cue.end())


def _to_be_done(part: _Part) -> _Found | None:
    done = TO_BE_DONE.search(part.text)
    return _Found("task", 3) if done and not part.requirement and not part.consideration else None


def _terms(part: _Part) -> _Found | None:
    if not (part.requirement or part.consideration):
        return None
    if HEAD_CONSIDERATION.match(part.plain):
        return _Found("consideration", 3)
    if part.requirement > part.consideration or (
        part.requirement and (OBLIGES.match(part.plain) or INSISTS.search(part.plain))
    ):
        return _Found("requirement", 2)
    return _Found("consideration", 2) if part.consideration else None


def _talk(part: _Part) -> _Found | None:
    return _NOTHING if SKIP.match(part.plain) else None


def _aside(part: _Part) -> _Found | None:
    if not ASIDE.match(part.plain) or re.search(f"[{Mark.HOURS}{Mark.KIND}]", part.text):
        return None
    return _ASIDE


_COUNTED = danish(rf"^(?=[^\n]{{0,12}}?[{MARKS}])[ {MARKS}]*(?:(?:én|en|ét|et|to|tre|\d) )?[ {MARKS}]*til (?=[a-zæøå])")


def _counted(part: _Part) -> _Found | None:
    """ "Én på 20 timer til buffeten": what follows the count and the terms is the work."""
    counted = _COUNTED.match(part.text)
    if not counted or part.requirement or part.consideration or not _content(unmarked(part.text[counted.end() :])):
        return None
    return _Found("task", 2, counted.end())


def _mere_words(part: _Part) -> _Found | None:
    if _has_task(part.plain):
        return _Found("task", 2)
    return _Found("task", 1) if 0 < _content(part.plain) <= 8 else None


_RULES: Final[tuple[Callable[[_Part], _Found | None], ...]] = (
    _administrative,
    _sought_or_offered,
    _sought_passively,
    _help_wanted,
    _told_as_task,
    _to_be_done,
    _terms,
    _aside,
    _talk,
    _counted,
    _mere_words,
)


def _classify(text: str) -> _Found:
    negated = NEGATED_REQUIREMENT.search(text)
    part = _Part(
        text,
        unmarked(text, " ").strip(" ,.:"),
        requirement=0 if negated else len(REQUIREMENT.findall(text)),
        consideration=len(CONSIDERATION.findall(text)),
    )
    return next((found for rule in _RULES if (found := rule(part)) is not None), _NOTHING)


def _offers(part: str, start: int, end: int) -> bool:
    """Is what is offered or taken a consideration ("kan tilbyde faste rammer", "tager gerne hensyn")?"""
    verb = fold(part[start:end])
    if not re.match(r"(?:kan tilbyde|tilbyder|tager gerne|kan tage|har plads til|der er plads til)", verb):
        return False
    following = CONSIDERATION.search(part, start if "plads" in verb else end)
    return following is not None and following.start() - end <= 24


def _has_task(text: str) -> bool:
    if any(is_task(match.group("verb")) for match in INFINITIVE.finditer(text)):
        return True
    if any(fold(match.group("noun")) not in NOT_NOMINAL for match in NOMINAL.finditer(text)):
        return True
    return any(is_task(word) and not word.endswith("e") for word in CONTENT.findall(text))
