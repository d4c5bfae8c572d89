"""What the command line says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.domain.errors import Trouble

CONNECTED = "Brobygger er forbundet til Slack. Stop med Ctrl-C."
STOPPED = "Brobygger er stoppet."
ALL_WELL = "Alt er i orden."

REFUSED_TOKENS = {
    "SLACK_BOT_TOKEN": (
        "Slack afviser SLACK_BOT_TOKEN ({reason}). Hent den igen under OAuth & Permissions; den begynder med xoxb-."
    ),
    "SLACK_APP_TOKEN": (
        "Slack afviser SLACK_APP_TOKEN ({reason}). Lav en ny under Basic Information med connections:write; "
        "den begynder med xapp-."
    ),
}


def missing_tokens(names: list[str]) -> str:
    return (
        f"{' og '.join(names)} mangler i miljøet. Se afsnit 3, “Forbind”, i docs/drift.md, "
        "eller prøv uden Slack med: brobygger try"
    )


def refused(which: str, reason: str) -> str:
    if reason == "no answer":
        return "Slack svarer ikke. Tjek netforbindelsen og SLACK_API_URL, og prøv igen."
    if reason == "no socket":
        return (
            "Slack tager imod SLACK_APP_TOKEN, men WebSocket-forbindelsen kan ikke åbnes. Tjek, at firewallen åbner "
            "for wss-primary.slack.com:443, og at HTTPS_PROXY er rigtig: forbindelsen bruger den, men ser bort fra "
            "NO_PROXY."
        )
    return REFUSED_TOKENS[which].format(reason=reason)


def config_problems(path: Path, problems: list[str]) -> str:
    lines = "\n".join(f"  • {problem}" for problem in problems)
    return f"{path} har {len(problems)} fejl:\n{lines}"


def too_new(path: str) -> str:
    return f"Databasen {path} er fra en nyere version af Brobygger. Opdatér programmet; intet er ændret."


def of_another_team(path: str, teams: Sequence[str]) -> str:
    if len(teams) == 1:
        return (
            f"Databasen {path} hører til et andet Slack-arbejdsområde ({teams[0]}). Vælg en anden mappe under "
            "[data] folder, eller forbind med det arbejdsområdes nøgler; intet er ændret."
        )
    return (
        f"Databasen {path} har data fra flere Slack-arbejdsområder ({', '.join(teams)}). Vælg ét: brobygger --team ID …"
    )


def unusable(path: str) -> str:
    return f"Databasen {path} kan ikke åbnes eller skrives. Tjek mappens rettigheder og pladsen på disken."


TROUBLES = {
    Trouble.FULL: "Disken er fuld. Ryd op, og kør kommandoen igen.",
    Trouble.BUSY: "Databasen er optaget. Kør kommandoen igen om lidt.",
    Trouble.DAMAGED: "Databasen er beskadiget. Se “Sæt en kopi ind” i docs/drift.md.",
    Trouble.UNWRITABLE: "Databasen kan ikke skrives. Tjek mappens rettigheder.",
}


def not_stored(trouble: Trouble) -> str:
    return f"{TROUBLES[trouble]} Intet er ændret."


def port_busy(port: int) -> str:
    return f"Port {port} er optaget. Vælg en anden: brobygger try --port {port + 1}"


def open_page(url: str) -> str:
    return f"Åbn {url} i browseren; fem trin viser dig rundt. Stop med Ctrl-C."


def bad_line(path: str, line: int, what: str) -> str:
    return f"{path}, linje {line}: {what}"


EMPTY_QUESTION = "Skriv et spørgsmål, fx: brobygger ask “hvor mange timer personlig assistance”"
NOT_AN_OBJECT = 'linjen er ikke et JSON-objekt; skriv fx {"q": "…"}.'
BAD_LABELS = "facit mangler eller har en forkert form."
BAD_NOW = "--now kan ikke læses; skriv det som 2026-11-23T09:15."


def missing_key(key: str) -> str:
    return f"“{key}” mangler eller er tom."


def no_folder(path: str) -> str:
    return f"Mappen {path} med vidensposter findes ikke. Ret local_entries under [data]."


def missing_scopes(scopes: list[str]) -> str:
    return (
        f"Slack-appen mangler rettigheder: {', '.join(scopes)}. Hent manifestet med “brobygger manifest”, "
        "opdatér appen, og installér den igen."
    )


def cannot_list_channels(reason: str) -> str:
    return f"Kanalerne kan ikke læses ({reason}). Tjek rettighederne channels:read og groups:read."


def no_channel(name: str) -> str:
    return f"Kanalen #{name} findes ikke. Opret den, eller ret navnet under [channels] i config.toml."


def not_in_channel(name: str) -> str:
    return f"Brobygger er ikke i #{name}. Skriv /invite @Brobygger i kanalen."


def file_exists(path: str) -> str:
    return f"{path} findes i forvejen; vælg et andet navn, så intet overskrives."


def backed_up(path: str) -> str:
    return f"Databasen er kopieret til {path}."


def cannot_write(path: str) -> str:
    return f"{path} kan ikke skrives. Tjek mappens rettigheder og pladsen på disken."


def exported(amount: int, path: str) -> str:
    return f"{amount} jobåbninger er skrevet til {path}."
