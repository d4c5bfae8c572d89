"""A CPR number gets in nowhere: not into the database, the log or an answer, whichever way it is written to the bot."""

from __future__ import annotations

import logging
import re

import pytest

from tests.support.house import House

NUMBER = "31-11-1990-1234"  # 31 November: nobody has it
HIDDEN = re.compile(r"31[-. ]?11[-. ]?(?:19)?90[-. ]?1234")
COMMANDS = (
    f"job {NUMBER}", f"job ny lager {NUMBER}", f"status {NUMBER}", f"ferie {NUMBER} dækkes af <@U1>",
    f"forløb {NUMBER}", f"overblik {NUMBER}",
    f"mind mig om {NUMBER} i morgen kl. 9", f"følg {NUMBER} hos Netto", f"følg A12 hos Netto {NUMBER}", NUMBER,
    f"ønske {NUMBER}", f"løn dokumenteret {NUMBER}", f"mine {NUMBER}", f"hvad er en mentor til {NUMBER}",
    f"find ordning {NUMBER}", f"hjælp {NUMBER}", f"statu {NUMBER}",
)  # fmt: skip


def kept(house: House) -> list[str]:
    folder = house.config.data.folder
    files = [path for path in folder.iterdir() if path.name.startswith("brobygger.sqlite")]
    return [found for path in files for found in HIDDEN.findall(path.read_bytes().decode("latin-1"))]


def said_back(house: House) -> list[str]:
    """Where the number stands in anything the bot wrote, in any conversation and to any person alone."""
    sent = [str(call.arguments) for call in house.workspace.calls]
    return [one for one in sent if HIDDEN.search(one)]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_keeps_it_or_says_it_back(house: House, command: str) -> None:
    answer = house.commands("karen", command)

    assert not HIDDEN.search(answer)
    assert kept(house) == []
    assert said_back(house) == []


@pytest.mark.parametrize("channel", ["", "spørg", "jobåbninger"])
def test_no_message_reply_or_edit_keeps_it(house: House, channel: str, caplog: pytest.LogCaptureFixture) -> None:
    where = channel or house.workspace.dm("ole")
    with caplog.at_level(logging.DEBUG):
        mention = f"<@{house.workspace.bot_user}> " if channel == "spørg" else ""
        ts = house.says(
            "ole", f"{mention}Netto i Kolding søger en til lageret, 10 timer. Krav: {NUMBER} har prøvet det", where
        )
        house.says("ole", f"kontakt Lone 22 33 44 55, hun kender {NUMBER}", where, ts)
        house.edits("ole", where, ts, f"Netto i Kolding søger to til lageret, 12 timer. Krav: *{NUMBER}*")

    assert kept(house) == []
    assert said_back(house) == []
    ours = [
        record.getMessage() for record in caplog.records if record.name.startswith(("bot", "handlers", "schedules"))
    ]
    assert not any(HIDDEN.search(line) for line in ours)


def test_no_form_takes_it(house: House) -> None:
    house.commands("ole", "følg")
    refused = house.submits("ole", {"case_ref": "A12", "company": "Netto", "goal": f"som {NUMBER}", "tasks": NUMBER})

    assert {"goal", "tasks"} <= refused.errors.keys()
    assert kept(house) == []
    house.submits("ole", {"case_ref": "A12", "company": "Netto", "goal": "job", "tasks": "lager"})
    assert "A12 hos Netto" in house.commands("ole", "mine")


def test_what_was_missing_is_refused_in_its_form_too(house: House) -> None:
    ts = house.says("ole", "hvad er en mentor?")
    house.clicks("ole", house.reply(house.workspace.dm("ole"), ts), "👎")
    refused = house.submits("ole", {"missing": f"svaret om {NUMBER}"})

    assert "CPR" in refused.errors["missing"]
    assert kept(house) == []


def test_an_experts_reply_and_answer_keep_none(house: House) -> None:
    ts = house.says("ole", "hvornår åbner svømmehallen i Egeby?")
    house.clicks("ole", house.reply(house.workspace.dm("ole"), ts), "Spørg en fagperson")
    asked = house.workspace.messages("fagpersoner")[-1]
    house.says("karen", f"kl. 7, spørg {NUMBER}", "fagpersoner", asked.ts)
    house.clicks("karen", house.reply("fagpersoner", asked.ts), "Gem som svar")
    refused = house.submits("karen", {"expert_title": f"Om {NUMBER}", "expert_questions": NUMBER})

    assert {"expert_title", "expert_questions"} <= refused.errors.keys()
    assert kept(house) == []
    assert said_back(house) == []
