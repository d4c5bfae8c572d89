"""What can go wrong, and what then becomes of a question, an opening and a reminder.

Each fault is laid over one of the three jobs and taken away again; then the time passes in which it should be mended.
What a person sees is counted. ``docs/driftssikkerhed.md`` is written from the same tables.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import schedules
from bot.domain.errors import NotStored, Trouble
from bot.services.delivery.delivering import Delivering
from bot.services.delivery.receiving import Receiving
from bot.slack.web.messenger import SlackMessenger
from bot.slack.web.sender import Sender
from bot.store.sqlite.database import Store
from tests.support.house import House

CHANNEL = "jobåbninger"
QUESTION = "Hvor mange timer kan man få personlig assistance?"
OPENING = "Netto i Kolding søger en til lageret, 10 timer om ugen, småjob. Kontakt Lone 22 33 44 55"
SEND = ("chat.postMessage", "chat.postEphemeral", "response_url", "conversations.open", "chat.update")


Over = Callable[[House], AbstractContextManager[None]]
"""Lays a fault over what happens inside."""


@dataclass(frozen=True, slots=True)
class Job:
    """Something the assistant does: ``act`` starts it and gives what ``seen`` counts by."""

    name: str
    act: Callable[[House], str]
    seen: Callable[[House, str], int]


def _ask(house: House) -> str:
    return house.workspace.post("signe", house.workspace.dm("signe"), QUESTION, None)


def _log(house: House) -> str:
    return house.workspace.post("ole", CHANNEL, OPENING, None)


def _remind(house: House) -> str:
    """The reminder was made before anything went wrong; now its time comes."""
    house.clock.move(timedelta(hours=1, minutes=1))
    return "nøglerne"


ASKED = Job("spurgt", _ask, lambda house, ts: len(house.replies(house.workspace.dm("signe"), ts)))
LOGGED = Job("logget", _log, lambda house, ts: len(house.replies(CHANNEL, ts)))
REMINDED = Job("mindet om", _remind, lambda house, word: sum(word in one.visible_text() for one in house.told("ole")))
JOBS = (ASKED, LOGGED, REMINDED)


def prepare(house: House, job: Job) -> None:
    if job is REMINDED:
        house.commands("ole", "mind mig om nøglerne om 1 time")


def knock(house: House) -> None:
    """Let everything under way end, and every job of the timetable run; what fails is only logged, as in the bot."""
    house.workspace.drain(30)
    house.application.drain()
    for job in house.application.jobs:
        schedules.knock(job)


def pass_time(house: House, **by: float) -> None:
    house.clock.move(timedelta(**by))
    knock(house)


@dataclass(frozen=True, slots=True)
class Fault:
    """``name`` as the table has it; ``over`` is laid over the job; ``wait`` is how long it takes to be mended.

    ``told`` is what the person of a question or opening is told meanwhile, empty where nothing is said.
    """

    name: str
    over: Over
    result: str
    wait: timedelta = timedelta(minutes=2)
    told: str = ""
    restarts: bool = False


def _slack(kind: str, *, times: int = 1, retry_after: int = 1) -> Over:
    @contextmanager
    def over(house: House) -> Generator[None]:
        for method in SEND:
            house.workspace.faults.next(method, kind, times=times, retry_after=retry_after)
        yield
        house.workspace.faults.clear()

    return over


@contextmanager
def _lost_answer(house: House) -> Generator[None]:
    house.workspace.faults.next("chat.postMessage", "lost_answer")
    yield
    house.workspace.faults.clear()


@contextmanager
def _storing(only: Callable[[bool], BaseException | None]) -> Generator[None]:
    """Every write asks ``only`` whether it fails, and with what; True while a message is being written down."""
    write, accept = Store.write, Receiving.accept
    accepting = [False]

    def accepted(*given: Any, **named: Any) -> object:
        accepting[0] = True
        try:
            return accept(*given, **named)
        finally:
            accepting[0] = False

    def failing(store: Store, *, aside: bool = False) -> object:
        if error := only(accepting[0]):
            raise error
        return write(store, aside=aside)

    with patch.object(Receiving, "accept", accepted), patch.object(Store, "write", failing):
        yield


def _arrives_at(trouble: Trouble) -> Over:
    """The first time a message arrives, the database takes nothing."""

    def over(_house: House) -> AbstractContextManager[None]:
        left = [NotStored(trouble)]
        return _storing(lambda accepting: left.pop() if accepting and left else None)

    return over


def _works_at(trouble: Trouble) -> Over:
    """What has arrived is written down, and then the database takes nothing more."""
    return lambda _house: _storing(lambda accepting: None if accepting else NotStored(trouble))


def _killed(where: str) -> Over:
    """The process dies: nothing after that point happens, and the next one finds what there is."""

    @contextmanager
    def over(_house: House) -> Generator[None]:
        def dead(*_given: object, **_named: object) -> object:
            raise SystemExit

        post = Sender.post

        def posted_and_dead(*given: Any, **named: Any) -> object:
            post(*given, **named)
            raise SystemExit

        points = {
            "before storing": _storing(lambda accepting: None if accepting else SystemExit()),
            "before sending": patch.object(SlackMessenger, "send", dead),
            "after sending": patch.object(Sender, "post", posted_and_dead),
            "before noting": patch.object(Delivering, "_mark_sent", dead),
        }
        with points[where]:
            yield

    return over


@contextmanager
def _dropped(house: House) -> Generator[None]:
    house.workspace.disconnect("drop")
    yield


TOKENS = ("invalid_auth", "account_inactive", "token_revoked", "token_expired", "missing_scope", "not_authed")
ONCE = "én gang"
LATER = "én gang, når det virker igen"
FAULTS = (
    Fault("Slack svarer med fejl 500", _slack("http_500"), ONCE),
    Fault("Slack svarer `internal_error`", _slack("internal_error"), ONCE),
    Fault("Slack svarer med fejl i en halv time", _slack("http_500", times=60), LATER, timedelta(hours=1)),
    Fault("Slack beder om at vente 25 sekunder", _slack("ratelimited", retry_after=25), ONCE),
    Fault("Slack beder om at vente en time", _slack("ratelimited", retry_after=3600), LATER, timedelta(minutes=61)),
    Fault("Slack tager imod, men svaret går tabt", _lost_answer, ONCE),
    *(
        Fault(f"Nøglen virker ikke i et kvarter (`{reason}`)", _slack(reason, times=60), LATER)
        for reason in TOKENS
    ),
    Fault("Forbindelsen til Slack falder ud", _dropped, ONCE),
    Fault(
        "Databasen er låst, når beskeden kommer", _arrives_at(Trouble.BUSY), LATER,
        told="ikke gemt",
    ),
    Fault(
        "Disken er fuld, når beskeden kommer", _arrives_at(Trouble.FULL), LATER, told="ikke gemt"
    ),
    Fault(
        "Databasen er låst, mens der arbejdes", _works_at(Trouble.BUSY), LATER, told="skrevet ned",
    ),
    Fault("Disken er fuld, mens der arbejdes", _works_at(Trouble.FULL), LATER, told="skrevet ned"),
    Fault("Databasen er beskadiget, mens der arbejdes", _works_at(Trouble.DAMAGED), LATER, told="skrevet ned"),
    *(
        Fault(f"Programmet bliver dræbt, {words}", _killed(where), ONCE, restarts=True)
        for where, words in (
            ("before storing", "før noget er gemt"),
            ("before sending", "efter det er gemt og før det er sendt"),
            ("after sending", "lige efter det er sendt"),
            ("before noting", "før det er noteret, at det er sendt"),
        )
    ),
)  # fmt: skip


def happens(house: House, fault: Fault, job: Job) -> int:
    """How often a person saw what the job brings, after the fault is over."""
    prepare(house, job)
    with fault.over(house):
        mark = job.act(house)
        with suppress(SystemExit):
            knock(house)
    if fault.restarts:
        house.restarts()
    house.workspace.drain(30)
    for _ in range(3):
        pass_time(house, seconds=fault.wait.total_seconds() / 2 + 1)
    return job.seen(house, mark)


INTRODUCTION = """# Driftssikkerhed

Hvad der sker, når noget går galt: med et spørgsmål, der bliver stillet, en jobåbning, der bliver skrevet, og en
påmindelse, hvis tid kommer. Tabellen skrives af prøverne (`python -m tests.faults.written`); hver celle er en prøve,
der lægger fejlen ind, fjerner den igen og tæller, hvad et menneske har set.
"""
PROMISES = """
Ingen får at vide, at noget er gemt, før det er det. Kan en besked ikke skrives ned, står der, at den ikke er gemt, og
hvad der kan gøres; er den skrevet ned, men ikke behandlet, står der, at den tages op igen. En undskyldning kommer kun,
når der ikke kommer mere. Et svar, hvis ankomst er uvis, bliver ledt efter i samtalen, før det sendes igen; en besked,
som kun én person ser, kan ingen lede efter, så den siges ikke to gange.

Er det installationen selv, der fejler, venter alt, til den virker igen. Er det modtageren, der er væk, parkeres
beskeden, og koordinatorerne får at vide, hvad der kan gøres; `brobygger deliveries` viser den.
"""


def table() -> str:
    """``docs/driftssikkerhed.md``."""
    lines = ["| fejl | spurgt | logget | mindet om | besked til personen imens |", "|---|---|---|---|---|"]
    for fault in FAULTS:
        told = f"“{fault.told}”" if fault.told else "–"
        lines.append(f"| {fault.name} | {fault.result} | {fault.result} | {fault.result} | {told} |")
    return "\n".join([INTRODUCTION, *lines, PROMISES.rstrip(), ""])
