"""How many municipalities fit on a machine, one instance each, with 102 brokers and 47 placements a broker.

``--full`` takes all 98 (9,996 brokers and 469,812 placements), otherwise a few stand for them. Processor: every
instance lives through a morning, one after the other in this process: the ticks from 08:00 to 08:04, in which all
reminders of the day are planned, sent (to a Slack that takes everything at once) and written down, and the ticks of an
hour afterwards, in which nothing is due. Memory: three real processes of ``brobygger run``, each connected to a Slack
of its own, after a question was answered; what each holds alone and what they share.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

from benchmarks.measure import FULL, QUICK, note, say
from bot.services.upkeep.backups import Backups
from bot.slack.installation.manifest import manifest
from bot.workspace import LocalWorkspace, quiet_seed
from tests.support.caseload import Office
from tests.support.clock import FixedClock
from tests.support.year import BEGIN, Size, prepare

MUNICIPALITIES = 98 if FULL else 1 if QUICK else 5
EACH = Size(brokers=5 if QUICK else 102, placements=47)
MORNING, QUIET = 5, 60
"""Ticks, a minute apart."""

PROCESSES = 1 if QUICK else 3
BROBYGGER = str(Path(sys.executable).with_name("brobygger"))


def morning(folder: Path, original: Path) -> tuple[float, float, float, int]:
    """Processor seconds of the morning, of a quiet hour, of a checked copy; and the messages sent."""
    shutil.copyfile(original, folder / "brobygger.sqlite")
    office = Office(folder / "brobygger.sqlite", clock=FixedClock(BEGIN + timedelta(days=1)))
    sent, seconds = 0, []
    for ticks in (MORNING, QUIET):
        begun = time.process_time()
        for _ in range(ticks):
            sent += office.tick()
            office.clock.move(timedelta(minutes=1))
        seconds.append(time.process_time() - begun)
    begun = time.process_time()
    Backups(office.store, office.clock, folder / "backups", timedelta(hours=24), timedelta(days=1)).make()
    return seconds[0], seconds[1], time.process_time() - begun, sent


def processor(folder: Path) -> None:
    prepare(folder, EACH)
    original = folder / "brobygger.sqlite"
    say("one database", original.stat().st_size / 1e6, "MB")
    busy = quiet = copied = 0.0
    sent = 0
    for number in range(MUNICIPALITIES):
        place = folder / str(number)
        place.mkdir()
        first, second, third, messages = morning(place, original)
        busy, quiet, copied, sent = busy + first, quiet + second, copied + third, sent + messages
        shutil.rmtree(place)
    note(f"{MUNICIPALITIES} municipalities of {EACH.brokers} brokers, {sent:,} messages in the morning; processor time "
         f"of one municipality; {PROCESSES} real processes for the memory.")  # fmt: skip
    say("a morning", busy / MUNICIPALITIES, "s")
    say("a quiet hour", quiet / MUNICIPALITIES, "s")
    say("a checked copy of the database", copied / MUNICIPALITIES, "s")


def memory(folder: Path) -> None:
    with ExitStack() as stack:
        running: list[subprocess.Popen[str]] = []
        for number in range(PROCESSES):
            slack = stack.enter_context(LocalWorkspace(manifest(), quiet_seed()))
            place = folder / f"process-{number}"
            place.mkdir()
            tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
            process = subprocess.Popen(
                [BROBYGGER, "run"], cwd=place, env=os.environ | tokens | {"SLACK_API_URL": slack.api_url},
                stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            stack.callback(process.wait)
            stack.callback(process.terminate)
            assert process.stdout is not None
            process.stdout.readline()
            ts = slack.post("signe", slack.dm("signe"), "hvad er et fleksjob?")
            slack.wait_for(lambda slack=slack, ts=ts: slack.thread(slack.dm("signe"), ts)[1:])
            running.append(process)
        held = [kept(process.pid) for process in running]
        say("one process holds", max(one["Rss"] for one in held) / 1e3, "MB")
        say("of that, alone", max(one["alone"] for one in held) / 1e3, "MB")
        say("processor time to start and answer once", max(cpu(process.pid) for process in running), "s")


def kept(pid: int) -> dict[str, int]:
    """Kilobytes of a process (Linux): all it holds, and what it shares with none."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    found = {line.split(":")[0]: int(line.split()[1]) for line in lines}
    return found | {"alone": found["Private_Clean"] + found["Private_Dirty"]}


def cpu(pid: int) -> float:
    """Processor seconds a process has used, its start included."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="brobygger-municipalities-") as folder:
        memory(Path(folder))
        processor(Path(folder))


if __name__ == "__main__":
    main()
