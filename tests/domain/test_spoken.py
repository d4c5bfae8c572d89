"""Commands in plain words, and what only looks like one."""

from __future__ import annotations

import pytest

from bot.domain.spoken import as_command


def is_reference(text: str) -> bool:
    return len(text) > 1 and text[0] in "ABC" and text[1:].isdigit()


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("mind mig om at ringe til Bo på tirsdag kl. 9", "mind mig om at ringe til Bo på tirsdag kl. 9"),
        ("Kan du minde mig om mødet i morgen?", "mind mig om mødet i morgen"),
        ("Hej, vil du lige minde mig om nøglerne på fredag", "mind mig om nøglerne på fredag"),
        ("husk mig på nøglerne på fredag", "mind mig nøglerne på fredag"),
        ("Opret en påmindelse om kaffe kl. 10", "mind mig om kaffe kl. 10"),
        ("følg A12 hos Netto hver 4. uge", "følg A12 hos Netto hver 4. uge"),
        ("Følg op på A12 hos Netto hver 4. uge", "følg A12 hos Netto hver 4. uge"),
        ("mine", "mine"),
        ("Vis mig mine påmindelser", "mine"),
        ("hjælp", "hjælp"),
        ("Hvad kan du hjælpe med?", "hjælp"),
        ("hvad kan jeg bruge dig til?", "hjælp"),
        ("ferie 20/12-3/1 dækkes af <@U1>", "ferie 20/12-3/1 dækkes af <@U1>"),
        ("Find ordning", "find ordning"),
        ("forløb A12", "forløb A12"),
        ("A12", "A12"),
    ],
)
def test_a_command_is_understood(said: str, command: str) -> None:
    assert as_command(said, is_reference) == command


@pytest.mark.parametrize(
    "said",
    [
        "hvem betaler for ferie i fleksjob?",
        "ferie i fleksjob",
        "følg loven eller lad være",
        "mine borgere har svært ved at møde",
        "job til en blind",
        "hvad kan du sige om mentor?",
        "hjælp til en borger med ADHD",
        "status på reformen",
        "forløb i et jobcenter",
        "",
    ],
)
def test_what_may_be_a_question_stays_one(said: str) -> None:
    assert as_command(said, is_reference) is None
