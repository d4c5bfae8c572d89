"""Reading entries: every problem of a file in one pass, with line and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.loader import load, read

QUESTIONS = "\n".join(f'  - "Spørgsmål {number}?"' for number in range(25))
GOOD = f"""---
id: ordning-proeve
title: Prøve
reviewed: 2026-11-21
related: []
sources:
  K1: {{title: "Side", url: "https://side.example/a"}}
questions:
{QUESTIONS}
---
Kort svar. [K1]

## Omfang
- Ti timer. [K1]

## Lovgrundlag
- Loven. [K1]
"""


def written(tmp_path: Path, text: str, name: str = "ordning-proeve.md") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_entry_is_read(tmp_path: Path) -> None:
    entry, problems = read(written(tmp_path, GOOD))

    assert problems == []
    assert entry is not None
    assert entry.short == "Kort svar. [K1]"
    assert [part.heading for part in entry.sections] == ["Omfang", "Lovgrundlag"]


@pytest.mark.parametrize(
    ("old", "new", "line", "cure"),
    [
        ("title: Prøve\n", "", 1, "title: feltet mangler"),
        ("title: Prøve", "title: Prøve\ntitel: x", 4, "titel: feltet kendes ikke"),
        ("reviewed: 2026-11-21", "reviewed: i går", 4, "reviewed"),
        ("id: ordning-proeve", "id: ordning-andet", 2, "passer ikke til filnavnet"),
        ("https://side.example/a", "side.example", 7, "ikke et helt link"),
        ("## Omfang", "## Størrelse", 37, "hører ikke til"),
        ("Kort svar. [K1]", "", 1, "det korte svar mangler"),
        ("- Ti timer. [K1]", "", 37, "er tomt"),
        ("Kort svar. [K1]", "Kort svar. [K7]", 35, "K7"),
        ('  - "Spørgsmål 3?"', '  - "Spørgsmål 4?"', 12, "to gange"),
        ("title: Prøve", 'title: "Prøve', 8, "kan ikke læses"),
        ("---\nid", "id", 1, "mellem to linjer"),
    ],
)
def test_each_mistake_names_its_line_and_cure(tmp_path: Path, old: str, new: str, line: int, cure: str) -> None:
    entry, problems = read(written(tmp_path, GOOD.replace(old, new, 1)))

    assert entry is None
    assert any(cure in problem.message for problem in problems), [str(problem) for problem in problems]
    assert any(abs(problem.line - line) <= 2 for problem in problems), [str(problem) for problem in problems]


def test_sections_out_of_order_are_named(tmp_path: Path) -> None:
    text = GOOD.replace("## Omfang", "## X").replace("## Lovgrundlag", "## Omfang").replace("## X", "## Lovgrundlag")
    _, problems = read(written(tmp_path, text))

    assert any("rækkefølgen" in problem.message for problem in problems)


def test_a_relation_to_nothing_is_named(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("related: []", "related: [ordning-borte]"))

    assert any("ordning-borte" in problem.message for problem in load(tmp_path).problems)


def test_an_own_folder_replaces_a_bundled_entry(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    written(first, GOOD)
    written(second, GOOD.replace("title: Prøve", "title: Vores egen"))

    assert load(first, second).entries["ordning-proeve"].title == "Vores egen"


def test_the_same_id_twice_in_one_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    written(tmp_path, GOOD)
    written(tmp_path / "x", GOOD)

    assert any("findes i forvejen" in problem.message for problem in load(tmp_path).problems)
