"""What an operator sees of the process: how long ``brobygger run`` takes to be connected, and the memory it holds.

It connects to the local workspace in this process; memory is what Linux counts as resident.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import INPUTS, OURS, QUICK, at, left_out, note, say
from bot.slack.installation.manifest import manifest
from bot.workspace import LocalWorkspace, quiet_seed

BROBYGGER = str(Path(sys.executable).with_name("brobygger"))
QUESTIONS = INPUTS / "questions_fresh.jsonl"
ROUNDS = 1 if QUICK else 3
ASKED = 3 if QUICK else 50


def main() -> None:
    note(f"Every start is a new process with a database of its own; the middle of {ROUNDS}. The first start after an "
         f"update also compiles and reads all entries anew. Memory after {ASKED} questions.")  # fmt: skip
    terminal()
    connected()


def terminal() -> None:
    """``brobygger ask``, from Enter to the prompt; the first one makes the index and is left out."""
    taken: list[float] = []
    worked: list[float] = []
    for _ in range(ROUNDS + 1):
        began, before = time.perf_counter(), os.times()
        subprocess.run([BROBYGGER, "ask", "hvad er et fleksjob?"], stdout=subprocess.DEVNULL, check=False)
        after = os.times()
        taken.append(time.perf_counter() - began)
        worked.append(after.children_user + after.children_system - before.children_user - before.children_system)
    say("brobygger ask, processor time", at(worked[1:], 0.5), "s", aim=0.6)
    say("brobygger ask, by the clock", at(taken[1:], 0.5), "s")


def connected() -> None:
    questions = [json.loads(line)["q"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()][:ASKED]
    starts: list[float] = []
    for left in reversed(range(ROUNDS)):
        with tempfile.TemporaryDirectory() as folder, LocalWorkspace(manifest(), quiet_seed()) as workspace:
            began = time.perf_counter()
            running = started(workspace, Path(folder))
            try:
                starts.append(time.perf_counter() - began)
                if not left:
                    held(workspace, running.pid, questions)
            finally:
                running.terminate()
                running.communicate()
    say("brobygger run, until connected", at(starts, 0.5), "s")


def started(workspace: LocalWorkspace, folder: Path) -> subprocess.Popen[str]:
    """The process, connected."""
    environment = {name: value for name, value in os.environ.items() if not name.upper().endswith("_PROXY")} | {
        "SLACK_API_URL": workspace.api_url,
        "SLACK_BOT_TOKEN": workspace.bot_token,
        "SLACK_APP_TOKEN": workspace.app_token,
    }
    running = subprocess.Popen(
        [BROBYGGER, "run"], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert running.stdout is not None
    running.stdout.readline()
    return running


def held(workspace: LocalWorkspace, pid: int, questions: list[str]) -> None:
    """Memory after the start and after some work."""
    if resident(pid) is None:
        left_out(OURS, "memory: no /proc on this machine")
        return
    say("memory after the start", resident(pid) or 0, "MB", aim=150)
    direct = workspace.dm("signe")
    for question in questions:
        ts = workspace.post("signe", direct, question)
        workspace.wait_for(lambda ts=ts: workspace.thread(direct, ts)[1:], 30)
    say(f"memory after {len(questions)} questions", resident(pid) or 0, "MB", aim=150)


def resident(pid: int) -> float | None:
    """Resident memory of a process in megabytes; None where the system does not say."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    [line] = [one for one in status.read_text(encoding="utf-8").splitlines() if one.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
