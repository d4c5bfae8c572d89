"""From a person's message to what stands in Slack: the real Bolt app over a real WebSocket to the local workspace.

The workspace is a Slack of our own on the same machine, so that the network of the real one comes on top.
"""

from __future__ import annotations

import itertools
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import INPUTS, QUICK, note, say, spread
from knowledge.loader import load
from knowledge.search import Index
from tests.support.house import House, opened

SINGLE = 5 if QUICK else 100
BURST = 20 if QUICK else 300
PATIENCE = 120
"""Seconds until an answer counts as lost."""


def main() -> None:
    questions = [json.loads(line)["q"] for line in lines("questions_fresh.jsonl")]
    labelled = [json.loads(line) for line in lines("openings_fresh.jsonl")]
    messages = [one["text"] for one in labelled if one["openings"]]
    index = Index(load().entries.values())
    note(f"{SINGLE} of each, one after the other; then {BURST} questions by three people at once. Slack's own network "
         "is not in these figures.")  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), index) as house:
        for at in range(5):
            answered(house, "signe", house.workspace.dm("signe"), questions[at])
        direct = house.workspace.dm("signe")
        asked = itertools.islice(itertools.cycle(questions), SINGLE)
        spread("question → answer", [answered(house, "signe", direct, one) for one in asked])
        written = itertools.islice(itertools.cycle(messages), SINGLE)
        spread("message → card", [answered(house, "ole", "jobåbninger", varied(*one)) for one in enumerate(written)])
        house.settle()
        burst(house, list(itertools.islice(itertools.cycle(questions), BURST)))


def lines(name: str) -> list[str]:
    return (INPUTS / name).read_text(encoding="utf-8").splitlines()


def varied(number: int, text: str) -> str:
    """The same posting of another company, so that it is no duplicate."""
    return f"{text} (nr. {number})"


def answered(house: House, person: str, channel: str, text: str) -> float:
    """Milliseconds from a message to the first reply in its thread."""
    began = time.perf_counter()
    ts = house.workspace.post(person, channel, text)
    house.workspace.wait_for(lambda: house.workspace.thread(channel, ts)[1:], PATIENCE)
    return (time.perf_counter() - began) * 1000


def burst(house: House, questions: list[str]) -> None:
    """Everybody asks at once: how long until all are answered, each once."""
    people = itertools.cycle(("signe", "ole", "karen"))
    began = time.perf_counter()
    written = [
        (house.workspace.dm(person), house.workspace.post(person, house.workspace.dm(person), one))
        for person, one in zip(people, questions, strict=False)
    ]

    def replies() -> list[int]:
        return [len(house.workspace.thread(channel, ts)) - 1 for channel, ts in written]

    everybody: Callable[[], bool] = lambda: all(replies())  # noqa: E731 - named, for what is waited for
    house.workspace.wait_for(everybody, PATIENCE)
    took = time.perf_counter() - began
    house.settle()
    say(f"{len(questions)} questions at once, until the last is answered", took, "s")
    say("questions answered", len(questions) / took, "per second")
    say("questions of these answered twice or never", sum(one != 1 for one in replies()), "count", aim=0)


if __name__ == "__main__":
    main()
