"""How phrases about time are read, and how fast, beside dateparser; the phrases are those of ``dates_fresh.jsonl``."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from benchmarks.measure import INPUTS, OURS, QUICK, at, computing, left_out, note, say
from bot.domain.placements.followups import USUAL_TIME
from bot.tools.evaluating_when import Labelled, same
from danish.dates import Unclear, find, understand

PHRASES = INPUTS / "dates_fresh.jsonl"
ROUNDS = 1 if QUICK else 10
SENTENCE = "mind mig om at ringe til Mette hos Bageren og høre om praktikken {} så vi når det"
PEER = "dateparser"
Read = Callable[[str, datetime], datetime | None]


def main() -> None:
    phrases = [labelled(line) for line in PHRASES.read_text(encoding="utf-8").splitlines()]
    single = [one for one in phrases if one.expected and not one.expected.rule]
    recurring = [one for one in phrases if one.expected and one.expected.rule]
    refused = [one for one in phrases if one.expected is None]
    note(f"{len(single)} single moments, {len(recurring)} rhythms and {len(refused)} phrases that must be asked about, "
         "as colleagues type them. A phrase without a clock is right for dateparser when the day is; dateparser gets "
         "Danish, the moment of writing, and the future as what is meant.")  # fmt: skip
    readers: dict[str, Callable[[], Read]] = {OURS: lambda: ours, PEER: dateparser}
    medians: dict[str, float] = {}
    for who, make in readers.items():
        try:
            read = make()
        except ImportError as missing:
            left_out(who, f"{missing.name} is not installed (pip install brobygger[bench])")
            continue
        right = [is_right(one, read(one.text, one.now)) for one in single]
        say("right moment", sum(right) / len(right), "share", who=who)
        say("asked about", sum(read(one.text, one.now) is None for one in refused) / len(refused), "share", who=who)
        medians[who] = at(times(read, phrases), 0.5)
        say("a phrase, median", medians[who], "ms", who=who)
    if PEER in medians:
        say("median of dateparser ÷ ours", medians[PEER] / medians[OURS], "×", who=PEER)
    exact = [same(one.expected, understand(one.text, one.now)) for one in recurring]
    say("right rhythm with its first day", sum(exact) / len(exact), "share")
    found = times(lambda text, now: find(SENTENCE.format(text), now), phrases)
    say("found in a sentence, median", at(found, 0.5), "ms", aim=2)
    say("found in a sentence, longest", max(found), "ms")


def times(read: Callable[[str, datetime], object], phrases: list[Labelled]) -> list[float]:
    """Milliseconds of processor time for each phrase, some rounds."""
    return [computing(lambda one=one: read(one.text, one.now)) for _ in range(ROUNDS) for one in phrases]


def labelled(line: str) -> Labelled:
    """A phrase; where a label states only a day, the usual time of a reminder is meant."""
    record = json.loads(line)
    if record["first"] and "T" not in record["first"]:
        record["first"] += f"T{USUAL_TIME}"
    return Labelled.of(record)


def ours(text: str, now: datetime) -> datetime | None:
    read = understand(text, now)
    return None if isinstance(read, Unclear) else read.first


def dateparser() -> Read:
    import dateparser  # noqa: PLC0415 - optional

    def read(text: str, now: datetime) -> datetime | None:
        settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "future", "DATE_ORDER": "DMY"}
        return dateparser.parse(text, languages=["da"], settings=settings)

    return read


def is_right(one: Labelled, read: datetime | None) -> bool:
    """The same moment; where the usual time is meant, the same day."""
    if read is None or one.expected is None:
        return False
    expected = one.expected.first
    return read.date() == expected.date() if expected.time() == USUAL_TIME else read == expected


if __name__ == "__main__":
    main()
