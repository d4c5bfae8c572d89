"""What ``brobygger health`` says of each check."""

from __future__ import annotations

from datetime import datetime

from bot.text.format import count, moment, number

NAMES = {
    "lease": "kører",
    "token": "nøgler",
    "socket": "forbindelse",
    "event": "sidste hændelse",
    "tick": "tidsplan",
    "queue": "kø",
    "parked": "parkerede",
    "disk": "disk",
    "integrity": "database",
    "backup": "sikkerhedskopi",
}
MARKS = {True: "✓", False: "✗", None: "?"}
UNKNOWN = "ukendt"
WHOLE = "hel"
BACKUPS_OFF = "slået fra under [data] backup_every"
NO_BACKUP_YET = "den første laves om lidt"
NO_BACKUP = "der er ingen; lav en nu med brobygger backup, og se i loggen, hvorfor der ikke laves nogen"


def line(name: str, ok: bool | None, detail: str) -> str:
    return f"{MARKS[ok]} {NAMES[name]}: {detail}"


def no_database(path: str) -> str:
    return f"{path} findes ikke; tjek folder under [data], eller sæt en kopi ind med brobygger restore"


def older(path: str) -> str:
    return f"{path} er fra en ældre version; den føres op, når Brobygger startes"


def never_ran() -> str:
    return "Brobygger har aldrig kørt; start den"


def ended(released: datetime | None, renewed: datetime) -> str:
    if released is not None:
        return f"Brobygger blev stoppet {moment(released)}; start den"
    return f"Brobygger har ikke givet lyd siden {moment(renewed)}; se i loggen, og start den igen"


def serves(host: str, pid: int, since: datetime) -> str:
    return f"proces {pid} på {host} siden {moment(since)}"


def token(refusal: str | None, since: datetime | None) -> str:
    if refusal is None or since is None:
        return "gælder"
    return f"Slack afviser dem siden {moment(since)} ({refusal}); kør brobygger check"


def socket(last: datetime | None) -> str:
    return f"sidst i live {moment(last)}" if last else "har ikke været forbundet endnu"


def event(last: datetime | None) -> str:
    return moment(last) if last else "ingen endnu"


def tick(last: datetime | None) -> str:
    return f"sidst kørt {moment(last)}" if last else "har ikke kørt endnu"


def queue(late: int, oldest: datetime | None, failing: int, reason: str) -> str:
    found: list[str] = []
    if late and oldest is not None:
        found.append(f"{count(late, 'besked', 'beskeder')} skulle være sendt, den ældste {moment(oldest)}")
    if failing:
        found.append(f"{count(failing, 'besked', 'beskeder')} er prøvet flere gange ({reason})")
    return "; ".join(found) or "intet venter for længe"


def parked(amount: int) -> str:
    if not amount:
        return "ingen det sidste døgn"
    return f"{count(amount, 'besked', 'beskeder')} det sidste døgn kan ikke sendes; se brobygger deliveries"


def disk(free: int) -> str:
    return f"{number(free / 1_000_000_000)} GB fri"


def backup(made: datetime) -> str:
    return f"den nyeste er fra {moment(made)}"
