"""Reads the entries; every problem of every file is found in one pass, with file, line and cure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import frontmatter
import yaml
from pydantic import ValidationError

from knowledge.cases import checking
from knowledge.data_files import BUNDLED, sections
from knowledge.entry import SECTIONS, Entry, Kind, Section

MIN_QUESTIONS = 25
"""Example questions an entry needs before a lexical search understands it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one entry file; ``line`` counts from 1."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path.name}, linje {self.line}: {self.message}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The entries by id, and what was wrong; entries with problems are left out."""

    entries: Mapping[str, Entry]
    problems: tuple[Problem, ...]


def load(*folders: Path) -> Loaded:
    """Read every ``*.md`` below the folders (the bundled entries by default).

    An entry in a later folder replaces one of the same id in an earlier folder, so that a municipality
    can correct an entry without touching the bundled text.
    """
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    paths: dict[str, Path] = {}
    for folder in folders or (BUNDLED,):
        seen: set[str] = set()
        for path in sorted(folder.rglob("*.md")):
            entry, found = read(path)
            problems.extend(found)
            if entry is None:
                continue
            if entry.id in seen:
                problems.append(Problem(path, 2, f"id'et {entry.id} findes i forvejen; giv posten et andet id."))
                continue
            seen.add(entry.id)
            entries[entry.id] = entry
            paths[entry.id] = path
    problems.extend(_broken_relations(entries, paths))
    return Loaded(entries, tuple(problems))


def check(*folders: Path) -> tuple[Problem, ...]:
    """Everything wrong in the entries below the folders; also the example cases that come out otherwise than said,
    which leave no entry out."""
    loaded = load(*folders)
    found = list(loaded.problems)
    for folder in folders or (BUNDLED,):
        for path in sorted(folder.rglob("*.md")):
            entry = loaded.entries.get(path.stem)
            faults = list(checking.examples(entry)) if entry else []
            text = path.read_text(encoding="utf-8") if faults else ""
            found.extend(Problem(path, _line_of(text, fault.where), fault.message) for fault in faults)
    return tuple(found)


def read(path: Path) -> tuple[Entry | None, list[Problem]]:
    """Read one file into an entry, or say everything that is wrong with it."""
    text = path.read_text(encoding="utf-8")
    try:
        post = frontmatter.loads(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        return None, [Problem(path, line, "toppen kan ikke læses; tjek kolon, anførselstegn og indrykning.")]
    if not post.metadata:
        return None, [Problem(path, 1, "filen begynder ikke med en top mellem to linjer med ---.")]
    short, parts = _split(post.content)
    try:
        entry = Entry.model_validate({**post.metadata, "short": short, "sections": parts})
    except ValidationError as error:
        return None, [_explained(path, text, detail["loc"], detail["msg"]) for detail in error.errors()]
    problems = _checked(path, text, entry)
    return (None if problems else entry), problems


def _split(body: str) -> tuple[str, tuple[Section, ...]]:
    """Split Markdown at its ``##`` headings; what stands before the first is the short answer."""
    short, *rest = re.split(r"^## +(.+?) *$", body, flags=re.MULTILINE)
    pairs = zip(rest[::2], rest[1::2], strict=True)
    return short.strip(), tuple(Section(heading=heading, text=text.strip()) for heading, text in pairs)


def _checked(path: Path, text: str, entry: Entry) -> list[Problem]:
    def at(needle: str, message: str) -> Problem:
        return Problem(path, _line_of(text, needle), message)

    problems: list[Problem] = []
    if entry.id != path.stem:
        problems.append(at(f"id: {entry.id}", f"id'et {entry.id} passer ikke til filnavnet; de skal være ens."))
    if not entry.short:
        problems.append(at("---", "det korte svar mangler; skriv det lige under toppen."))
    problems.extend(_section_problems(path, text, entry))
    cited = entry.cited()
    for key in sorted(cited - entry.sources.keys()):
        problems.append(at(f"[{key}]", f"kilden {key} er nævnt, men står ikke under sources."))
    for key in sorted(entry.sources.keys() - cited):
        problems.append(at(f"{key}:", f"kilden {key} er ikke nævnt i teksten; nævn den eller slet den."))
    for key, source in entry.sources.items():
        if source.url is None and source.report is None and source.section is None:
            problems.append(at(f"{key}:", f"kilden {key} har hverken rapport, afsnit eller link."))
        if source.url is not None and not re.fullmatch(r"https?://[\w.-]+\.[a-z]{2,}(/\S*)?", source.url):
            problems.append(at(f"{key}:", f"linket i {key} er ikke et helt link; det skal begynde med https://."))
    if len(entry.questions) < MIN_QUESTIONS:
        missing = MIN_QUESTIONS - len(entry.questions)
        problems.append(at("questions:", f"der mangler {missing} spørgsmål; skriv mindst {MIN_QUESTIONS}."))
    twice = [question for question, count in Counter(example.q for example in entry.questions).items() if count > 1]
    problems.extend(at(question, f"spørgsmålet står to gange: {question}") for question in twice)
    problems.extend(_unplaced(path, text, entry))
    problems.extend(at(fault.where, fault.message) for fault in checking.faults(entry))
    return problems


def _unplaced(path: Path, text: str, entry: Entry) -> Iterable[Problem]:
    """What points to a section, theme or class that is not there."""
    headings = {"short", *(part.heading for part in entry.sections)}
    for example in entry.questions:
        if example.section is not None and example.section not in headings:
            cure = "skriv en overskrift fra posten, eller short for det korte svar."
            yield Problem(path, _line_of(text, example.q), f"afsnittet {example.section} findes ikke; {cure}")
    for field, names in (("themes", entry.themes), ("classes", entry.classes)):
        for name in names:
            if name not in sections(field):
                cure = f"vælg en fra knowledge/data/{field}.txt."
                yield Problem(path, _line_of(text, f"{field}:"), f"{name} kendes ikke under {field}; {cure}")


def _section_problems(path: Path, text: str, entry: Entry) -> Iterable[Problem]:
    allowed = SECTIONS[entry.kind]
    headings = [part.heading for part in entry.sections]
    for heading in headings:
        if heading not in allowed:
            yield Problem(path, _line_of(text, f"## {heading}"), f"overskriften {heading} hører ikke til {entry.kind}.")
    known = [heading for heading in headings if heading in allowed]
    if known != sorted(known, key=allowed.index):
        yield Problem(path, _line_of(text, f"## {known[0]}"), f"rækkefølgen skal være: {', '.join(allowed)}.")
    for part in entry.sections:
        if not part.text:
            yield Problem(path, _line_of(text, f"## {part.heading}"), f"afsnittet {part.heading} er tomt; slet det.")
    if entry.case is not None and entry.kind is not Kind.SCHEME:
        yield Problem(path, _line_of(text, "case:"), "kun ordninger har regler under case.")


def _broken_relations(entries: Mapping[str, Entry], paths: Mapping[str, Path]) -> Iterable[Problem]:
    for entry in entries.values():
        for other in entry.related:
            if other not in entries:
                text = paths[entry.id].read_text(encoding="utf-8")
                yield Problem(paths[entry.id], _line_of(text, other), f"related peger på {other}, som ikke findes.")


def _explained(path: Path, text: str, location: tuple[int | str, ...], message: str) -> Problem:
    field = str(location[0]) if location else "id"
    where = ".".join(str(part) for part in location)
    cure = {
        "Field required": "feltet mangler.",
        "Extra inputs are not permitted": "feltet kendes ikke; tjek stavemåden.",
    }.get(message, "værdien kan ikke bruges her.")
    return Problem(path, _line_of(text, f"\n{field}:") + 1 if f"\n{field}:" in text else 1, f"{where}: {cure}")


def _line_of(text: str, needle: str) -> int:
    position = text.find(needle)
    return 1 if position < 0 else text.count("\n", 0, position) + 1
