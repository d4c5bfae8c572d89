"""The brobygger command: fixed forms, and one clear Danish message for everything a person can mend."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.services.placements.notices import CoverNotice
from bot.slack.installation.manifest import manifest
from bot.store.answers.questions import Asked
from bot.store.sqlite.database import Store
from bot.workspace import LocalWorkspace, quiet_seed
from tests.support.clock import MONDAY_MORNING

ENTRY = """---
id: ordning-proeve
title: Prøve
reviewed: 2026-11-21
sources:
  K1: {{title: "Side", url: "https://side.example/a"}}
questions:
{questions}
---
{short}
"""


def brobygger(*arguments: str, env: dict[str, str] | None = None) -> Result:
    tokens = {"SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": "", "SLACK_API_URL": ""}
    return CliRunner().invoke(main, list(arguments), env=tokens | (env or {}))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(f'[data]\nfolder = "{tmp_path / "data"}"\n', encoding="utf-8")
    return path


def test_ask_json_has_the_fixed_form() -> None:
    result = brobygger("ask", "--json", "Hvor mange timer kan man få personlig assistance?")

    record = json.loads(result.output)
    assert set(record) == {
        "status", "shape", "entry", "entries", "section", "facet", "covered", "reasons", "ask_back", "score",
        "alternatives", "text", "sources", "reviewed",
    }  # fmt: skip
    assert (record["status"], record["shape"], record["section"]) == ("answered", "entry", "Omfang")
    assert record["entry"] == "ordning-personlig-assistance"
    assert record["entries"] == ["ordning-personlig-assistance"]
    assert "20 timer" in record["text"]
    assert record["sources"]
    assert all(set(one) == {"entry", "score"} for one in record["alternatives"])


def test_ask_without_a_question_says_what_to_write() -> None:
    result = brobygger("ask", "")

    assert result.exit_code == 2
    assert "Skriv et spørgsmål" in result.stderr


def test_ask_jsonl_answers_in_the_same_order(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"q": "mentor"}\n\n{"q": "xyzzy qwerty"}\n', encoding="utf-8")

    lines = [json.loads(line) for line in brobygger("ask", "--jsonl", str(file)).output.splitlines()]
    assert len(lines) == 2
    assert lines[1]["status"] == "unknown"


def test_ask_jsonl_answers_in_the_thread_and_is_silent_on_remarks(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    said = ["hvad er personlig assistance?"]
    turns = [
        {"q": "hvem bevilger den?", "thread": said, "overheard": True},
        {"q": "vi har frokost nu", "thread": said, "overheard": True},
    ]
    file.write_text("\n".join(json.dumps(turn) for turn in turns), encoding="utf-8")
    first, second = (json.loads(line) for line in brobygger("ask", "--jsonl", str(file)).output.splitlines())

    assert (first["entry"], first["section"]) == ("ordning-personlig-assistance", "Hvem søger og bevilger")
    assert (second["status"], second["entries"], second["text"]) == ("silent", [], "")


@pytest.mark.parametrize("line", ['{"question": "mentor"}', '{"q": " "}', "mentor", "[1]"])
def test_a_line_without_a_question_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"q": "mentor"}\n' + line + "\n", encoding="utf-8")
    result = brobygger("ask", "--jsonl", str(file))

    assert result.exit_code == 2
    assert "linje 2" in result.stderr
    assert result.stdout == ""


def test_run_without_tokens_names_them_and_the_way_on() -> None:
    result = brobygger("run")

    assert result.exit_code == 2
    assert "SLACK_BOT_TOKEN og SLACK_APP_TOKEN" in result.stderr
    assert "brobygger try" in result.stderr


def test_run_says_when_slack_cannot_be_reached(config: Path) -> None:
    tokens = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "SLACK_API_URL": "http://127.0.0.1:9/api/"}
    result = brobygger("--config", str(config), "run", env=tokens)

    assert result.exit_code == 2
    assert "Slack svarer ikke" in result.stderr


def test_a_malformed_config_names_every_mistake(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[openings]\nmatch_withn = 4\nqualify_within = 0\n", encoding="utf-8")
    result = brobygger("--config", str(path), "check")

    assert result.exit_code == 2
    assert "2 fejl" in result.stderr
    assert "mente du match_within?" in result.stderr


def test_check_is_content_with_a_fresh_installation(config: Path) -> None:
    result = brobygger("--config", str(config), "check")

    assert (result.exit_code, result.output.strip()) == (0, "Alt er i orden.")


def test_check_names_a_broken_entry_with_file_line_and_cure(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "ordning-proeve.md").write_text(
        ENTRY.format(questions='  - "Hvad?"', short="Kort svar. [K2]"), encoding="utf-8"
    )
    path = tmp_path / "config.toml"
    path.write_text(f'[data]\nfolder = "{tmp_path / "data"}"\nlocal_entries = "{own}"\n', encoding="utf-8")
    result = brobygger("--config", str(path), "check")

    assert result.exit_code == 2
    assert "ordning-proeve.md, linje 10: kilden K2" in result.stderr
    assert "ordning-proeve.md, linje 6: kilden K1 er ikke nævnt" in result.stderr
    assert "mangler 24 spørgsmål" in result.stderr


def test_check_names_a_database_of_a_newer_version(config: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "data" / "brobygger.sqlite")
    store.open()
    connection = sqlite3.connect(store.path)
    with connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('brobygger', 'm999', 'x')"
        )
    connection.close()
    result = brobygger("--config", str(config), "check")

    assert result.exit_code == 2
    assert "nyere version" in result.stderr


@pytest.mark.parametrize("command", ["run", "check"])
def test_a_database_of_another_workspace_is_refused(config: Path, tmp_path: Path, command: str) -> None:
    store = Store(tmp_path / "data" / "brobygger.sqlite", "T0ANDEN")
    store.open()
    with store.write() as unit:
        unit.people.seen("U1", "Ole", active=True, now=MONDAY_MORNING)
    with LocalWorkspace(manifest(), quiet_seed()) as workspace:
        tokens = {"SLACK_BOT_TOKEN": workspace.bot_token, "SLACK_APP_TOKEN": workspace.app_token}
        result = brobygger("--config", str(config), command, env=tokens | {"SLACK_API_URL": workspace.api_url})

    assert result.exit_code == 2
    assert "hører til et andet Slack-arbejdsområde (T0ANDEN)" in result.stderr


def test_the_manifest_is_json_with_socket_mode() -> None:
    manifest = json.loads(brobygger("manifest").output)

    assert manifest["settings"]["socket_mode_enabled"] is True
    assert manifest["features"]["slash_commands"][0]["command"] == "/bro"


@pytest.mark.parametrize("command", [("forget",), ("forget", "--dry-run"), ("export", "case")])
@pytest.mark.parametrize("written", ["", "%", "Bo Nielsen", "311190-1234"])
def test_only_a_reference_is_erased_or_shown(config: Path, command: tuple[str, ...], written: str) -> None:
    result = brobygger("--config", str(config), *command, "--", written)

    assert result.exit_code == 2
    assert "Intet er rørt" in result.stderr
    assert "311190" not in result.output


def test_a_reference_is_erased_in_whatever_case_it_is_written_after_a_look(config: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "data" / "brobygger.sqlite", "T1")
    store.open()
    asked = Asked("C0123ABCD", "1764500000.000100", "U1", "hvad med A12s ferie?", MONDAY_MORNING, "answered")
    with store.write() as unit:
        unit.questions.add(asked)
    looked = brobygger("--config", str(config), "forget", "a12", "--dry-run")
    done = brobygger("--config", str(config), "forget", "a12")
    again = brobygger("--config", str(config), "forget", "a12")

    assert "Det ville blive slettet om A12:\n  • 1 spørgsmål" in looked.output
    assert "Slettet om A12:\n  • 1 spørgsmål" in done.output
    assert "C0123ABCD https://slack.com/archives/C0123ABCD/p1764500000000100 – skrevet af en kollega" in done.output
    assert "Der er ikke gemt noget om A12" in again.output


def test_what_waits_is_listed_and_what_is_parked_is_sent_again(config: Path, tmp_path: Path) -> None:
    assert brobygger("--config", str(config), "deliveries").output.strip() == "Intet venter, og intet er parkeret."
    store = Store(tmp_path / "data" / "brobygger.sqlite", "T1")
    store.open()
    with store.write() as unit:
        unit.deliveries.owe(CoverNotice("U1", 1), now=MONDAY_MORNING)
        unit.deliveries.owe(CoverNotice("C9", 2), now=MONDAY_MORNING)
        first = unit.deliveries.claim(MONDAY_MORNING)
        assert first is not None
        unit.deliveries.park(first, "not_in_channel")

    shown = brobygger("--config", str(config), "deliveries").output
    assert "1 parkeret, 1 venter" in shown
    assert "afløsning til U1 – parkeret: jeg er ikke med i kanalen (not_in_channel). Invitér mig" in shown
    records = json.loads(brobygger("--config", str(config), "deliveries", "--json").output)
    assert [(one["id"], one["parked"], one["reason"]) for one in records] == [
        (1, True, "not_in_channel"),
        (2, False, ""),
    ]

    assert brobygger("--config", str(config), "deliveries", "--again", "2").exit_code == 2
    assert brobygger("--config", str(config), "deliveries", "--again", "x").exit_code == 2
    assert "1 besked sendes igen" in brobygger("--config", str(config), "deliveries", "--again", "1").output
    assert "0 parkeret, 2 venter" in brobygger("--config", str(config), "deliveries").output
    assert "ingen parkerede" in brobygger("--config", str(config), "deliveries", "--again", "all").output
