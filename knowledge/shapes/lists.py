"""Questions for several entries: the members of a group, or what is known about a theme.

Groups and themes are data: names in the entries' front matter, with the words by which people ask for them in
``data/classes.txt`` and ``data/themes.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from danish import sentences
from danish.folding import fold
from knowledge.answers import Line, Listed, Shape
from knowledge.data_files import sections, word_list
from knowledge.entry import CITATION, Entry, Kind
from knowledge.language.cues import Cues
from knowledge.language.normalise import words
from knowledge.reading.general import is_general

_ASKING = {heading: Cues(lines) for heading, lines in sections("listing").items()}
_KINDS = {Kind(name.removeprefix("kind = ")): cues for name, cues in _ASKING.items() if name.startswith("kind = ")}
OF_PEOPLE = "for "
"""Begins the name of a group of entries that serve the same people."""

OF_AN_AREA = ("projekter i ", "projekter på ")
"""Begin the names of groups by where something ran; several are joined, since nobody asks for what ran in all."""

LEADS = "= "
"""Begins the line of a group that names the entry which tells about the whole of it."""

ALONE = "+ "
"""Begins a cue that says by itself what is listed; with another a question also names the kind."""

GIVES_WAY = "~ "
"""Begins a cue that names its group only where the question names no other."""

_GROUPS = sections("classes")


def _marked(mark: str) -> dict[str, list[str]]:
    """The lines of a group that begin with a mark, without it, for each group that has some."""
    marked = {
        name: [line.removeprefix(mark) for line in lines if line.startswith(mark)] for name, lines in _GROUPS.items()
    }
    return {name: lines for name, lines in marked.items() if lines}


_LEADING = {name: lines[0] for name, lines in _marked(LEADS).items()}
_CUES_ALONE = {name: Cues(lines) for name, lines in _marked(ALONE).items()}
_CUES_GIVING_WAY = {name: Cues(lines) for name, lines in _marked(GIVES_WAY).items()}
_CUES_WITH_KIND = {
    name: Cues(line for line in lines if not line.startswith((LEADS, ALONE, GIVES_WAY)))
    for name, lines in _GROUPS.items()
}
_THEMES = {name: Cues(lines) for name, lines in sections("themes").items()}

THEME_SHOWN = 6
"""Entries of a theme that are shown: the most relevant."""

NEAR, NEAR_ANY, NEAREST = 0.72, 0.6, 4
"""Share of the score of the best of its kind, and of the best at all, from which an entry without a label belongs to a
theme or list; and how many of these are shown."""

KNOWLEDGE = frozenset({Kind.LEARNING, Kind.MODEL, Kind.TOOL, Kind.PROJECT, Kind.FIGURE})

TELLING = frozenset({Kind.LEARNING, Kind.MODEL, Kind.TOOL, Kind.FIGURE})
"""Kinds that answer a question about practice, of which several entries know something."""

BESIDE, BESIDE_FROM, LINKED, SAME_THEME = 3, 0.9, 0.2, 0.1
"""Entries that stand in a line beside the one that answers; the fitness from which they do; and what it adds that one
of the two names the other as related, and each theme that they share, up to two (benchmarks/search_designs.md)."""

Fitness = Callable[[Entry], float]
"""How well the question's words fit an entry, as a share of the best, 0..1."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for: kinds, groups and themes that it names, and how it asks; ``alone`` are the groups
    whose words say what is listed, ``people`` those of entries that serve the same people, ``said`` the words that name
    each group and theme; ``whole``: everything there is."""

    kinds: tuple[Kind, ...]
    classes: tuple[str, ...]
    alone: frozenset[str]
    people: tuple[str, ...]
    said: Mapping[str, frozenset[str]]
    themes: tuple[str, ...]
    several: bool
    known: bool
    whole: bool


def wanted(folded: str) -> Wanted:
    """Read a folded question."""
    alone, with_kind, giving_way = (
        {name: texts for name, cues in groups.items() if (texts := _naming(cues, folded))}
        for groups in (_CUES_ALONE, _CUES_WITH_KIND, _CUES_GIVING_WAY)
    )
    named = tuple(name for name in _GROUPS if name in alone or name in with_kind)
    weakly = tuple(name for name in _GROUPS if name in giving_way)
    themes = {name: texts for name, cues in _THEMES.items() if (texts := [match[0] for match in cues.found(folded)])}
    return Wanted(
        kinds=tuple(kind for kind, cues in _KINDS.items() if cues.within(folded)),
        classes=named or weakly,
        alone=frozenset(alone),
        people=tuple(dict.fromkeys(name for name in (*named, *weakly) if name.startswith(OF_PEOPLE))),
        said=_words_of(alone, with_kind, giving_way, themes),
        themes=tuple(themes),
        several=_ASKING["list"].within(folded),
        known=_ASKING["theme"].within(folded),
        whole=_ASKING["whole kind"].within(folded),
    )


def _words_of(*naming: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    """The words of the texts that name each group or theme."""
    names = {name for texts in naming for name in texts}
    return {
        name: frozenset(word for texts in naming for text in texts.get(name, ()) for word in words(text))
        for name in names
    }


_SHUT_OUT = re.compile(r"\b(?:ikke|uden|undtagen|andre end|bortset fra)\b[^,.;?]{0,25}$")


def _naming(cues: Cues, folded: str) -> tuple[str, ...]:
    """The texts that name a group, and not only to leave it out."""
    return tuple(match[0] for match in cues.found(folded) if not _SHUT_OUT.search(folded[: match.start()]))


def listed(asked: Wanted, entries: Sequence[Entry], called: Collection[str] = ()) -> Listed | None:
    """The members of the group that the question names; None where it asks for none, or for one entry: ``called`` are
    the words of that entry's name, which say something else than those that name the group."""
    if not asked.several:
        return None
    members, names = _members(asked, entries)
    said = {word for name in names for word in asked.said[name]}
    if not members or (called and said.isdisjoint(called)):
        return None
    about = ", ".join(names)
    leading = [entry for entry in entries if entry.id == _LEADING.get(about)]
    shown = [*leading, *(entry for entry in members if entry not in leading)]
    return Listed(Shape.LIST, about, tuple(Line(entry, message(entry)) for entry in shown))


def of_place(asked: Wanted, parts: Sequence[str], entries: Sequence[Entry]) -> Listed | None:
    """The projects that name a place, or another name, of the question: "hvilke projekter har kørt i Kolding?"."""
    if Kind.PROJECT not in asked.kinds or not _ASKING["projects"].within(" ".join(parts)):
        return None
    projects = [(entry, _text(entry)) for entry in entries if entry.kind is Kind.PROJECT]
    common = frozenset(fold(word) for _, text in projects for word in _COMMON.findall(text))
    said = frozenset(parts) - common
    members = [entry for entry, text in projects if not said.isdisjoint(map(fold, _PROPER.findall(text)))]
    if len(members) < 2:
        return None
    return Listed(Shape.LIST, Kind.PROJECT.value, tuple(Line(entry, message(entry)) for entry in members))


_PROPER = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå]{3,}")
"""A word with a capital inside a sentence."""
_COMMON = re.compile(r"\b[a-zæøå]{4,}\b")
"""A word that is also written without."""


def _text(entry: Entry) -> str:
    return " ".join((entry.short, *(part.text for part in entry.sections)))


def theme(asked: Wanted, entries: Sequence[Entry], fitness: Fitness) -> Listed | None:
    """What is known about the theme that the question names, the most relevant first."""
    open_to_all = asked.several and not asked.kinds
    if not asked.themes or not (asked.known or open_to_all):
        return None
    told = [(sum(name in entry.themes for name in asked.themes), fitness(entry), entry) for entry in entries]
    members = sorted((one for one in told if one[0]), key=lambda one: (-one[1], one[2].id))
    if len(members) < 2:
        return None
    shown = members[:THEME_SHOWN]
    return Listed(Shape.THEME, ", ".join(asked.themes[:2]), tuple(Line(one, message(one)) for _, _, one in shown))


def nearest(asked: Wanted, entries: Sequence[Entry], fitness: Fitness) -> Listed | None:
    """What the words fit, where several are asked for and no group or theme has that name: the nearest of the kind
    that is named, or of what is known where the question asks for that. Only likely: nobody has put them together."""
    if asked.known and not asked.kinds:
        allowed, shape, about = KNOWLEDGE, Shape.THEME, ""
    elif asked.several and len(asked.kinds) == 1:
        allowed, shape, about = frozenset(asked.kinds), Shape.LIST, asked.kinds[0].value
    else:
        return None
    near = [(fitness(entry), entry) for entry in entries if entry.kind in allowed]
    best = max((share for share, _ in near), default=0.0)
    chosen = sorted((one for one in near if one[0] >= NEAR * best and one[0] >= NEAR_ANY), key=lambda one: -one[0])
    if len(chosen) < 2:
        return None
    lines = tuple(Line(entry, message(entry)) for _, entry in chosen[:NEAREST])
    return Listed(shape, about, lines, likely=True)


def beside(best: Entry, entries: Sequence[Entry], fitness: Fitness) -> tuple[Line, ...]:
    """What else is known from practice about the subject of an entry: of one that tells of practice itself what is
    related as well, of a rule only what the question fits nearly as well."""

    def nearness(entry: Entry) -> float:
        if best.kind not in TELLING:
            return fitness(entry)
        linked = entry.id in best.related or best.id in entry.related
        shared = len({*best.themes} & {*entry.themes})
        return fitness(entry) + LINKED * linked + SAME_THEME * min(shared, 2)

    told = [(nearness(entry), entry) for entry in entries if entry.kind in KNOWLEDGE and entry.id != best.id]
    near = sorted((one for one in told if one[0] >= BESIDE_FROM), key=lambda one: -one[0])
    return tuple(Line(entry, message(entry)) for _, entry in near[:BESIDE])


def around(best: Entry, entries: Sequence[Entry], fitness: Fitness) -> Listed | None:
    """What is known about a subject of practice of which no entry is clearly the nearest: these entries, likely."""
    near = beside(best, entries, fitness)
    if best.kind not in TELLING or not near:
        return None
    return Listed(Shape.THEME, "", (Line(best, message(best)), *near), likely=True)


def _members(asked: Wanted, entries: Sequence[Entry]) -> tuple[Sequence[Entry], Sequence[str]]:
    """The members of all the groups named, or of the one with most to say; a kind alone is a group of its own."""
    each: Mapping[str, list[Entry]] = {
        name: [entry for entry in entries if name in entry.classes and _of_kind(entry, asked.kinds)]
        for name in asked.classes
    }
    named = {name: members for name, members in each.items() if members and _meant(name, members, asked)}
    if named:
        places = [name for name in named if name.startswith(OF_AN_AREA)]
        groups = [members for name, members in named.items() if name not in places]
        if places:
            groups.append([entry for name in places for entry in named[name]])
        shared = [entry for entry in entries if all(entry in members for members in groups)]
        if shared:
            return shared, tuple(named)
        name = max(named, key=lambda one: len(named[one]))
        return named[name], (name,)
    if asked.kinds and asked.themes:
        members = [
            entry
            for entry in entries
            if entry.kind in asked.kinds and any(name in entry.themes for name in asked.themes)
        ]
        return members, asked.themes[:2]
    return (), ()


def _of_kind(entry: Entry, kinds: Sequence[Kind]) -> bool:
    return not kinds or entry.kind in kinds


def _meant(name: str, members: Sequence[Entry], asked: Wanted) -> bool:
    """Whether the members are asked for: the words say what is listed, or name people beside words that do."""
    if not asked.kinds and asked.alone:
        return name in asked.alone or name in asked.people
    return name in asked.alone or any(entry.kind in asked.kinds for entry in members)


def whole_kind(asked: Wanted, words: Sequence[str], entries: Sequence[Entry]) -> Listed | None:
    """Every entry of a kind where the telling words do nothing but ask for it: "vis alle redskaber"."""
    if not asked.several or len(asked.kinds) != 1:
        return None
    said_whole = asked.whole and not asked.classes and not asked.themes
    if not said_whole and not all(_only_asks(word) for word in words):
        return None
    members = [entry for entry in entries if entry.kind is asked.kinds[0]]
    return Listed(Shape.LIST, asked.kinds[0].value, tuple(Line(entry, message(entry)) for entry in members))


def _only_asks(word: str) -> bool:
    """Whether a folded word asks for a list or names a kind of entry, and nothing else."""
    asks = _ASKING["list"].within(word) or any(cues.within(word) for cues in _KINDS.values())
    return asks or word in _FILLERS or is_general(word)


_FILLERS = word_list("list fillers")


def message(entry: Entry) -> str:
    """An entry's one-line message: the first sentence of its short answer, without source keys."""
    plain = CITATION.sub("", entry.short).replace("**", "")
    return re.sub(r" +(?=[.,;:]|$)", "", sentences.first(" ".join(plain.split()))).strip()
