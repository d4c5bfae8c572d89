"""The payload check catches what Slack would refuse: ten deliberate breaks, each of them found."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[1] / "scripts" / "check-payloads"
PLAIN = {"type": "plain_text", "text": "Gem"}
MODAL: dict[str, Any] = {
    "surface": "modal",
    "method": "views.open",
    "view": {
        "type": "modal",
        "callback_id": "outcome",
        "title": {"type": "plain_text", "text": "Opfølgning"},
        "submit": PLAIN,
        "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": "Sidst"}},
            {
                "type": "input",
                "block_id": "hours",
                "label": {"type": "plain_text", "text": "Timer"},
                "element": {"type": "plain_text_input", "action_id": "value"},
            },
        ],
    },
}
CHART = {
    "type": "data_visualization",
    "title": "Besatte",
    "chart": {
        "type": "bar",
        "axis_config": {"categories": ["okt", "nov"]},
        "series": [{"name": "2026", "data": [{"label": "okt", "value": 4}, {"label": "nov", "value": 5}]}],
    },
}
BUTTON = {"type": "button", "action_id": "open", "text": PLAIN, "value": "1"}
MESSAGE: dict[str, Any] = {
    "surface": "message",
    "method": "chat.postMessage",
    "message": {
        "text": "Status",
        "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": "*12* åbninger"}},
            {"type": "actions", "elements": [BUTTON]},
            CHART,
        ],
    },
}


def broken(payload: dict[str, Any], *path: str | int, value: object = None) -> dict[str, Any]:
    """A copy with one value changed, or taken out."""
    copy = deepcopy(payload)
    place: Any = copy
    for step in path[:-1]:
        place = place[step]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return copy


SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 290}}
BREAKS = {
    "a modal without a title": broken(MODAL, "view", "title"),
    "a title in mrkdwn": broken(MODAL, "view", "title", "type", value="mrkdwn"),
    "an input without submit": broken(MODAL, "view", "submit"),
    "a title of 25 characters": broken(MODAL, "view", "title", "text", value="x" * 25),
    "a header of 151 characters": broken(MODAL, "view", "blocks", 0, "text", "text", value="x" * 151),
    "a misspelt key": broken(MODAL, "view", "blocks", 1, "optionel", value=True),
    "a style that there is not": broken(MESSAGE, "message", "blocks", 1, "elements", 0, "style", value="green"),
    "51 blocks in a message": broken(MESSAGE, "message", "blocks", value=[{"type": "divider"}] * 51),
    "101 blocks in a view": broken(MODAL, "view", "blocks", value=[{"type": "divider"}] * 101),
    "more than 13,200 characters": broken(MESSAGE, "message", "blocks", value=[SECTION] * 46),
    "a chart without its data": broken(MESSAGE, "message", "blocks", 2, "chart", "series"),
    "a block nobody knows": broken(MESSAGE, "message", "blocks", 0, "type", value="sektion"),
}


def checked(tmp_path: Path, payload: dict[str, Any], *options: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "story.jsonl").write_text(f"{json.dumps(payload)}\n", encoding="utf-8")
    command = [sys.executable, str(SCRIPT), *options, str(tmp_path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("payload", [MODAL, MESSAGE], ids=["modal", "message"])
def test_what_is_whole_passes(tmp_path: Path, payload: dict[str, Any]) -> None:
    done = checked(tmp_path, payload, "--rules-only")

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", BREAKS)
def test_a_deliberate_break_is_found(tmp_path: Path, name: str) -> None:
    done = checked(tmp_path, BREAKS[name], "--rules-only")

    assert done.returncode == 1, done.stderr


def test_slacks_own_types_find_breaks_too(tmp_path: Path) -> None:
    if shutil.which("npm") is None:
        pytest.skip("no npm on this machine")
    unfinished = broken(MODAL, "view", "title")
    done = checked(tmp_path, unfinished)

    assert done.returncode == 1, done.stderr
    assert "payloads.ts" in done.stdout
    assert "title" in done.stdout
    assert checked(tmp_path, MODAL).returncode == 0


def test_nothing_recorded_is_said(tmp_path: Path) -> None:
    command = [sys.executable, str(SCRIPT), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "make test" in done.stderr
