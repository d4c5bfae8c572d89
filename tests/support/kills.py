"""``brobygger run`` as a process that is killed again and again while people use it, seen from the people's side.

Every action is one that a person waits for: a question, a posting, an edit, a command, a button. It is *confirmed* once
its answer stands in Slack, *refused* where Slack's own client says that the app did not answer (commands and buttons
are not delivered again), *lost* where neither happens, *doubled* where the answer stands there twice.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bot.slack.installation.manifest import manifest
from bot.workspace import LocalWorkspace, Message, quiet_seed

PATIENCE = 60.0
"""Seconds until what has not come counts as lost."""

ACK_SECONDS = 2.0
"""Seconds until Slack delivers an event again, or its client gives a command up: three in the real one."""

ASK, OPENINGS = "spørg", "jobåbninger"
QUESTIONS = (
    "hvad er en mentor?",
    "hvor mange timer kan man få personlig assistance?",
    "hvem søger om et fleksjob?",
    "hvad er forskellen på mentor og personlig assistance?",
    "hvilke redskaber har vi til opfølgning?",
)


@dataclass
class Tally:
    """How many actions there were of each kind, and what became of them."""

    actions: Counter[str] = field(default_factory=Counter[str])
    kills: int = 0
    refused: int = 0
    lost: list[str] = field(default_factory=list[str])
    doubled: list[str] = field(default_factory=list[str])


@dataclass
class Posting:
    """A posting of the openings channel; ``hours`` is what its card should say."""

    ts: str
    firm: str
    hours: int


def written(firm: str, hours: int) -> str:
    return f"{firm} i Kolding søger en fleksjobber til lageret, {hours} timer om ugen."


class Office:
    """Three people who use the assistant, one after the other, while somebody kills it."""

    def __init__(self, workspace: LocalWorkspace, folder: Path, random: Random) -> None:
        self.workspace = workspace
        self.tally = Tally()
        self._folder = folder
        self._random = random
        self._running: subprocess.Popen[str] | None = None
        self._postings: list[Posting] = []
        self._questions: list[tuple[str, str]] = []
        self._commands: list[tuple[str, str]] = []

    # -- the process -----------------------------------------------------------------------------------

    def start(self) -> None:
        """Start ``brobygger run`` on the folder; returns before it is connected."""
        tokens = {"SLACK_BOT_TOKEN": self.workspace.bot_token, "SLACK_APP_TOKEN": self.workspace.app_token}
        self._running = subprocess.Popen(
            [str(Path(sys.executable).with_name("brobygger")), "run"],
            cwd=self._folder,
            env=os.environ | tokens | {"SLACK_API_URL": self.workspace.api_url},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def stop(self, how: signal.Signals = signal.SIGKILL) -> None:
        if self._running is not None:
            self._running.send_signal(how)
            self._running.wait(PATIENCE)

    def is_killed_within(self, seconds: float) -> threading.Timer:
        """Kill the process at a random moment of the coming seconds."""
        timer = threading.Timer(self._random.uniform(0, seconds), self.stop)
        timer.start()
        return timer

    # -- the people ------------------------------------------------------------------------------------

    def act(self, number: int) -> None:
        """One action of a random kind, waited for as a person waits."""
        kinds: list[Callable[[int], None]] = [self._ask, self._ask, self._post, self._post, self._command]
        if self._postings:
            kinds += [self._edit, self._press]
        kind = self._random.choice(kinds)
        self.tally.actions[kind.__name__.removeprefix("_")] += 1
        kind(number)

    def _ask(self, number: int) -> None:
        person = self._random.choice(("signe", "ole", "karen"))
        channel = self.workspace.dm(person)
        ts = self.workspace.post(person, channel, self._random.choice(QUESTIONS))
        self._questions.append((channel, ts))
        self._await(f"question {number}", lambda: bool(self._replies(channel, ts)))

    def _post(self, number: int) -> None:
        firm = f"Butik Nord {number}"
        posting = Posting(self.workspace.post("ole", OPENINGS, written(firm, 12)), firm, 12)
        self._postings.append(posting)
        self._await(f"posting {number}", lambda: bool(self._replies(OPENINGS, posting.ts)))

    def _edit(self, number: int) -> None:
        posting = self._random.choice(self._postings)
        posting.hours = self._random.randint(13, 36)
        self.workspace.edit("ole", OPENINGS, posting.ts, written(posting.firm, posting.hours))
        self._await(f"edit {number}", lambda: f"Timer om ugen: {posting.hours}" in self._card(posting))

    def _press(self, number: int) -> None:
        posting = self._random.choice(self._postings)
        card = self._replies(OPENINGS, posting.ts)[-1]
        if "Jeg tager den" not in card.visible_text():
            return self._command(number)
        self.workspace.dismiss("signe")
        self.workspace.click("signe", card, "Jeg tager den")
        taken = self._await(
            f"button {number}",
            lambda: "Jeg tager den" not in self._card(posting) or bool(self.workspace.notice("signe")),
        )
        self.tally.refused += taken and "Jeg tager den" in self._card(posting)
        return None

    def _command(self, number: int) -> None:
        person = self._random.choice(("signe", "ole", "karen"))
        self.workspace.dismiss(person)
        about = f"Firma {number}."
        self.workspace.slash(person, ASK, "/bro", f"mind mig om at ringe til {about} i overmorgen kl. 9")
        self._commands.append((person, about))
        came = self._await(
            f"command {number}", lambda: bool(self._told(person, about)) or bool(self.workspace.notice(person))
        )
        self.tally.refused += came and not self._told(person, about)

    # -- what stands in Slack --------------------------------------------------------------------------

    def _replies(self, channel: str, ts: str) -> list[Message]:
        return [one for one in self.workspace.thread(channel, ts) if one.user == self.workspace.bot_user]

    def _card(self, posting: Posting) -> str:
        return self._replies(OPENINGS, posting.ts)[-1].visible_text()

    def _told(self, person: str, about: str) -> list[str]:
        direct = [one for one in self.workspace.messages(self.workspace.dm(person)) if one.user != person]
        said = [one.visible_text() for one in (*self.workspace.ephemerals(person), *direct)]
        return [one for one in said if about in one]

    def _await(self, what: str, came: Callable[[], bool]) -> bool:
        try:
            self.workspace.wait_for(came, PATIENCE)
        except TimeoutError:
            self.tally.lost.append(what)
            return False
        return True

    def count(self) -> None:
        """What stands in Slack twice once everything has settled."""
        for channel, ts in self._questions:
            if len(self._replies(channel, ts)) > 1:
                self.tally.doubled.append(f"answer in {channel} {ts}")
        for posting in self._postings:
            if len(self._replies(OPENINGS, posting.ts)) > 1:
                said = [one.visible_text()[:90] for one in self._replies(OPENINGS, posting.ts)]
                self.tally.doubled.append(f"card of {posting.firm}: {said}")
        for person, about in self._commands:
            if len(self._told(person, about)) > 1:
                self.tally.doubled.append(f"confirmation of {about}: {self._told(person, about)}")


@contextmanager
def office(folder: Path, random: Random) -> Iterator[Office]:
    """A workspace with three people and a folder with a config of its own; the process is not started yet."""
    with LocalWorkspace(manifest(), quiet_seed(), ack_seconds=ACK_SECONDS) as workspace:
        ids = {name: person.id for name, person in workspace.people.items()}
        roles = f'[roles]\ncoordinators = ["{ids["signe"]}"]\nleaders = ["{ids["karen"]}"]\n'
        (folder / "config.toml").write_text(roles, encoding="utf-8")
        made = Office(workspace, folder, random)
        try:
            yield made
        finally:
            made.stop()


def live(folder: Path, *, kills: int, actions: int, seed: int) -> Tally:
    """Let people act while the process is killed ``kills`` times at random moments, then wait until all has settled."""
    random = Random(seed)
    with office(folder, random) as made:
        made.start()
        made.workspace.wait_connected(PATIENCE)
        doomed = set(random.sample(range(actions), kills))
        for number in range(actions):
            timer = made.is_killed_within(0.4) if number in doomed else None
            if timer is None:
                made.act(number)
                continue
            # Whoever acts waits until the process has been started again, as people do.
            restart = threading.Thread(target=_restarted, args=(made, timer))
            restart.start()
            made.act(number)
            restart.join()
            made.tally.kills += 1
        made.workspace.drain(PATIENCE)
        made.stop(signal.SIGTERM)
        made.count()
        assert made.workspace.problems == []
        return made.tally


def _restarted(made: Office, timer: threading.Timer) -> None:
    timer.join()
    hellos = made.workspace.hellos
    made.start()
    made.workspace.wait_connected(PATIENCE, hellos=hellos + 1)
