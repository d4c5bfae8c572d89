"""The entries themselves: complete, well formed, sourced, their figures checked, nobody else's sentences."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.data_files import sections
from knowledge.entry import CITATION, SECTIONS, Entry, Kind, Status
from knowledge.loader import BUNDLED, check, load
from knowledge.shapes.lists import LEADS

HERE = Path(__file__).parent
SOURCES = Path(os.environ.get("BROBYGGER_SOURCES", HERE.parents[2] / "shared"))
"""Where the evaluations and the fact base lie on an editor's machine; not part of the project."""

REPORTS = {
    "cowi-2020": "cowi-2020-dhf.txt",
    "cowi-2021": "cowi-2021-tvaergaaende.txt",
    "deloitte-2020": "deloitte-2020-socialt-ansvar.txt",
    "ramboll-2019": "ramboll-2019-flere-skal-med.txt",
}
LONGEST_RUN = 12
"""Words in a row that may be the same as in a source."""

NUMBER = re.compile(r"(?<![\w§/.,-])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)")
NOT_A_FIGURE = re.compile(
    r"§+\s*[\d.]+(?:\s*(?:og|-|–)\s*[\d.]+)*(?:\s*stk\.?\s*\d+)?|[Tt]abel(?:lerne)?\s*[\d-]+(?:\s*(?:og|,)\s*[\d-]+)*"
    r"|\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\b|\b\d{1,2}\.\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*"
    r"|\b\d{1,2}/\d{1,2}(?:[-/]\d{2,4})?|[Ll]æringspunkt(?:er)?\s*\d+|\b[Gg]rupper?\s*\d(?:\s*og\s*\d)?|[Kk]apitel\s*\d"
    r"|[Kk]erneelement(?:er)?\s*\d(?:\s*og\s*\d)?|på \d og \d|[Tt]rin\s*\d|[Bb]ilag\s*\w|\b[ABCD]\d{1,2}\b|LP\s*\d+"
    r"|^\s*\d+\.\s|\*\*\d+\.\s",
    re.MULTILINE,
)
OWN_SUM = re.compile(r"egen (?:beregning|udregning|sum)", re.IGNORECASE)


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    loaded = load()
    assert [str(problem) for problem in loaded.problems] == []
    return dict(loaded.entries)


@pytest.fixture(scope="module")
def figures() -> list[dict[str, str]]:
    with (HERE / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def test_every_id_of_the_catalogue_exists(entries: dict[str, Entry]) -> None:
    catalogue = (HERE / "catalogue.txt").read_text(encoding="utf-8").split()

    assert set(catalogue) - entries.keys() == set()


def test_every_example_case_comes_out_as_said() -> None:
    assert [str(problem) for problem in check()] == []


def test_every_scheme_is_found_by_cases_or_lists(entries: dict[str, Entry]) -> None:
    """Who adds a scheme says when it fits, or gives it a theme or group by which it is listed."""
    schemes = [entry for entry in entries.values() if entry.kind is Kind.SCHEME]
    ruled = sum(entry.case is not None for entry in schemes)

    assert ruled / len(schemes) > 0.8


def test_every_entry_lies_in_the_folder_of_its_kind() -> None:
    misplaced = [path.name for path in BUNDLED.rglob("*.md") if not path.stem.startswith(f"{path.parent.name}-")]

    assert misplaced == []


def test_every_report_source_names_a_known_report_and_a_section(entries: dict[str, Entry]) -> None:
    wrong = [
        f"{entry.id} {key}"
        for entry in entries.values()
        for key, source in entry.sources.items()
        if source.report is not None and (source.report not in REPORTS or not source.section)
    ]

    assert wrong == []


def test_no_source_is_a_bare_domain(entries: dict[str, Entry]) -> None:
    """A link leads to the page; where the page cannot be had, the law with section and date stands instead."""
    bare = [
        f"{entry.id} {key}"
        for entry in entries.values()
        for key, source in entry.sources.items()
        if source.url is not None and re.fullmatch(r"https?://[^/]+/?", source.url)
    ]

    assert bare == []


def test_every_section_of_a_scheme_cites_a_source_or_says_that_it_is_advice(entries: dict[str, Entry]) -> None:
    own = {"Faldgruber", "Sådan gør du", "Eksempler"}
    needs_no_source = re.compile(r"- (?:Se |God praksis|Der er ikke fundet)")
    bare = [
        f"{entry.id}: {part.heading}"
        for entry in entries.values()
        if entry.kind is Kind.SCHEME
        for part in entry.sections
        if part.heading not in own
        and not CITATION.search(part.text)
        and not all(needs_no_source.match(line) for line in part.text.splitlines())
    ]

    assert bare == []


def test_what_has_ended_says_so_first(entries: dict[str, Entry]) -> None:
    silent = [entry.id for entry in entries.values() if entry.status is Status.CLOSED and not entry.notice]

    assert silent == []


def test_no_example_question_belongs_to_two_entries(entries: dict[str, Entry]) -> None:
    owner: dict[str, str] = {}
    shared: list[str] = []
    for entry in entries.values():
        for example in entry.questions:
            if owner.setdefault(example.q.lower(), entry.id) != entry.id:
                shared.append(example.q)

    assert shared == []


def test_every_kind_is_represented(entries: dict[str, Entry]) -> None:
    assert {entry.kind for entry in entries.values()} >= set(list(SECTIONS)[:7])


def test_every_figure_from_a_report_is_in_the_checked_list(
    entries: dict[str, Entry], figures: list[dict[str, str]]
) -> None:
    checked: dict[str, set[str]] = {}
    for row in figures:
        checked.setdefault(row["entry"], set()).update(NUMBER.findall(row["figure"].replace("-", " ")))
    missing = [
        f"{entry.id}: {figure}"
        for entry in entries.values()
        for figure in report_figures(entry)
        if figure not in checked.get(entry.id, set())
    ]

    assert missing == []


def test_every_checked_figure_stands_in_its_report(figures: list[dict[str, str]]) -> None:
    texts = {key: _source(f"reports/{name}") for key, name in REPORTS.items()}
    missing = [
        f"{row['entry']}: {row['figure']} ({row['report']} {row['section']})"
        for row in figures
        if not re.search(rf"(?<![\d.,]){re.escape(row['figure'])}(?!\d)", texts[row["report"]])
    ]

    assert missing == []


def test_no_sentence_is_taken_from_a_source(entries: dict[str, Entry]) -> None:
    runs: set[tuple[str, ...]] = set()
    for name in (*(f"reports/{name}" for name in REPORTS.values()), "facts/ordninger.md"):
        runs.update(_runs(_source(name)))
    taken = [
        f"{entry.id}: {' '.join(run)}"
        for entry in entries.values()
        for run in _runs("\n".join((entry.short, *(part.text for part in entry.sections))))
        if run in runs
    ]

    assert taken == []


def report_figures(entry: Entry) -> Iterator[str]:
    """The numbers on lines that cite nothing but reports, without years, sections and sums of our own."""
    reports = {key for key, source in entry.sources.items() if source.report is not None}
    for line in "\n".join((entry.short, *(part.text for part in entry.sections))).split("\n"):
        cited = set(CITATION.findall(line))
        if not cited or not cited <= reports or OWN_SUM.search(line):
            continue
        yield from NUMBER.findall(NOT_A_FIGURE.sub(" ", CITATION.sub("", line)))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[start : start + LONGEST_RUN + 1]) for start in range(len(words) - LONGEST_RUN))


def _source(name: str) -> str:
    path = SOURCES / name
    if not path.exists():
        pytest.skip("the evaluations and the fact base are not on this machine")
    return path.read_text(encoding="utf-8")


def test_every_group_has_members_and_is_led_by_an_entry(entries: dict[str, Entry]) -> None:
    carried = {name for entry in entries.values() for name in entry.classes}
    groups = sections("classes")
    leading = {line.removeprefix(LEADS) for lines in groups.values() for line in lines if line.startswith(LEADS)}

    assert groups.keys() - carried == set()
    assert leading - entries.keys() == set()


@pytest.mark.parametrize(
    ("group", "heading", "said"),
    [
        ("efter serviceloven", None, r"servicelov"),
        ("efter sygedagpengeloven", "Lovgrundlag", r"[Ss]ygedagpengelov"),
        ("efter aktivloven", "Lovgrundlag", r"[Aa]ktivlov"),
        ("efter lov om social pension", "Lovgrundlag", r"[Ll]ov om social pension"),
        ("hos Udbetaling Danmark og ATP", "Hvem søger og bevilger", r"Udbetaling Danmark|ATP"),
        ("med a-kassen", "Hvem søger og bevilger", r"[Aa]-kasse"),
        ("projekter uden kendt resultat", "Resultater", r"Ukendt"),
        ("projekter for langtidsledige", "Målgruppe", r"ét års sammenhængende ledighed"),
    ],
)
def test_a_member_says_what_its_group_is_called(
    entries: dict[str, Entry], group: str, heading: str | None, said: str
) -> None:
    members = [entry for entry in entries.values() if group in entry.classes]
    texts = {
        entry.id: " ".join(part.text for part in entry.sections if heading in (None, part.heading)) + entry.title
        for entry in members
    }

    assert [name for name, text in texts.items() if not re.search(said, f"{text} {entries[name].short}")] == []
