"""Long lists, long texts and broken texts."""

from __future__ import annotations

import random
import time
from datetime import datetime

import pytest

from bot.domain.openings.parser import parse, parse_reply
from bot.domain.openings.parser.segments import MAX_ITEMS
from tests.domain.openings.test_own_messages import MESSAGES

NOW = datetime(2027, 3, 1, 9)
MUTATIONS = 300
"""A sample of the ten thousand that were run by hand (`random.Random(7)`); enough to catch a pattern that raises."""


def line(number: int) -> str:
    return f"{number}. Bageri {number}, Kolding: pakke rundstykker, {number % 20 + 3} timer, småjob"


@pytest.mark.parametrize("amount", [2, 41, MAX_ITEMS])
def test_a_long_list_is_read_whole(amount: int) -> None:
    parsed = parse("Dagens åbninger:\n" + "\n".join(line(number) for number in range(1, amount + 1)), NOW)
    assert (parsed.verdict, len(parsed.drafts), parsed.left_out) == ("opening", amount, 0)


def test_what_is_left_out_of_a_very_long_list_is_counted() -> None:
    text = "\n".join(f"• Bageri {number}, Kolding: opvask, 5 timer, småjob" for number in range(1, MAX_ITEMS + 21))
    parsed = parse(text, NOW)
    assert (len(parsed.drafts), parsed.left_out) == (MAX_ITEMS, 20)


def test_an_opening_behind_six_thousand_characters_is_read() -> None:
    story = (
        "Kære alle. Her er lidt om, hvordan det går i huset, og hvad vi har lavet. Vi mødes hver tirsdag kl. 9. " * 120
    )
    parsed = parse(story + "\n\nGartneriet Bladguld i Odense søger en fleksjobber til ompotning, 9 timer om ugen.", NOW)
    assert len(story) > 6_000
    assert parsed.verdict == "opening"
    assert (parsed.drafts[0].company, parsed.drafts[0].hours_max) == ("Gartneriet Bladguld", 9)


@pytest.mark.parametrize(
    "piece",
    [
        "man ",
        "Krav: x. ",
        "en til at ",
        "a | b | c\n",
        "Fra: a\n",
        "Nn Nn 12 ",
        "- a 3 timer\n",
        "man kan, ",
        "Xx Xx ",
        "weekdays ",
        "hvad? ",
        "kl. 9 ",
        "a\n",
        "a; ",
        "(3 timer) ",
    ],
)
def test_no_pattern_grows_out_of_hand(piece: str) -> None:
    """In the time of the processor; the figures that count are in the benchmarks."""
    begin = time.process_time()
    parse(piece * (40_000 // len(piece)), NOW)
    parse_reply(piece * (40_000 // len(piece)), NOW)
    assert time.process_time() - begin < 1.5


def mutated(chance: random.Random) -> str:
    """One or two messages cut, joined, doubled and sprinkled with odd characters."""
    text = chance.choice(MESSAGES)["text"]
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(text))
        match chance.randint(0, 4):
            case 0:
                text = text[:at] + chance.choice(ODD) + text[at:]
            case 1:
                text = text[:at] + text[at + chance.randint(1, 30) :]
            case 2:
                text = text[:at] + chance.choice(MESSAGES)["text"][: chance.randint(1, 200)] + text[at:]
            case 3:
                text = text[:at] + text[max(0, at - chance.randint(1, 40)) : at] + text[at:]
            case _:
                text = text.swapcase() if chance.random() < 0.5 else text.replace(" ", chance.choice(["", "  ", "\n"]))
    return text


ODD = (
    "\n", "(", "((", ")", "|", "\t", ":", "..", "–", "• ", "\ue001", "\u200b", "½", "0", "31/2", "kl. 99", "<@U1>",
    "&amp;", "*", "🎉", "ß", "\x00", "é", "12345678", "uge 60", "@", " / ",
)  # fmt: skip


def test_no_text_raises() -> None:
    chance = random.Random(7)
    for _ in range(MUTATIONS):
        text = mutated(chance)
        parsed = parse(text, NOW)
        assert parsed.verdict != "none" or parsed.drafts == ()
        for draft in parsed.drafts:
            draft.as_record()
        parse_reply(text, NOW)
