"""What ``brobygger check`` says of a machine and a workspace, each with its cure."""

from __future__ import annotations

from datetime import timedelta

from bot.text.format import count, listed

NOTE = "Bemærk: "
ALL_WORKS = "Resten er i orden."

ZONE = "Tidszonen Europe/Copenhagen mangler eller er forældet på maskinen. Opdatér pakken tzdata."


def older(path: str, steps: int) -> str:
    what = count(steps, "trin", "trin")
    return (
        f"Databasen {path} er fra en ældre version. Den føres {what} op ved næste start; tag en sikkerhedskopi først."
    )


def open_to_others(path: str, mode: str) -> str:
    return f"Andre brugere på maskinen kan læse {path}. Kør: chmod {mode} {path}"


def clock(ahead: timedelta) -> str:
    seconds = round(abs(ahead).total_seconds())
    amount = count(round(seconds / 60), "minut", "minutter") if seconds >= 120 else count(seconds, "sekund", "sekunder")
    way = "foran" if ahead > timedelta() else "bagud"
    return f"Maskinens ur går {amount} {way} i forhold til Slacks. Slå NTP til, fx: timedatectl set-ntp true"


SCOPES_UNKNOWN = (
    "Slack siger ikke, hvilke rettigheder nøglen har. Sammenlign appens OAuth & Permissions med “brobygger manifest”."
)


def unused_scopes(scopes: list[str]) -> str:
    return f"Slack-appen har rettigheder, som ikke bruges: {listed(scopes)}. Fjern dem under OAuth & Permissions."


def no_socket(host: str) -> str:
    return (
        f"Slack tager imod nøglerne, men forbindelsen (WebSocket) til {host} kan ikke åbnes. "
        "Åbn for wss-primary.slack.com og wss-backup.slack.com på port 443 i firewallen."
    )


def no_socket_through_proxy(host: str, proxy: str) -> str:
    return (
        f"Slack tager imod nøglerne, men forbindelsen (WebSocket) til {host} kan ikke åbnes gennem proxyen {proxy}. "
        "Lad proxyen tillade CONNECT til *.slack.com:443, også når forbindelsen står åben i timer."
    )


def no_socket_past_proxy(host: str, proxy: str) -> str:
    return (
        f"Slack svarer uden om proxyen, fordi NO_PROXY nævner Slack, men forbindelsen (WebSocket) til {host} går altid "
        f"gennem proxyen {proxy}, og dér kan den ikke åbnes. Fjern HTTPS_PROXY for Brobygger, hvis maskinen kan nå "
        "Slack direkte; ellers fjern Slack fra NO_PROXY, og lad proxyen tillade CONNECT til *.slack.com:443. "
        "Nøglerne fejler intet."
    )


def archived(name: str) -> str:
    return f"Kanalen #{name} er arkiveret. Genåbn den i Slack, eller ret navnet under [channels] i config.toml."


EMPTY_GROUP = "er en brugergruppe uden medlemmer; tilføj nogen i Slack"
DEACTIVATED = "er en bruger, der er lukket i Slack; skriv en anden"
BOT = "er en bot; skriv en person"
STRANGER = "er fra et andet arbejdsområde; skriv en person fra dette"
GUEST = "er gæst i arbejdsområdet; skriv en fast bruger"
NO_ID = "er ikke et id; skriv medlems-id'et (U…, under Kopiér medlems-id i profilen) eller brugergruppens (S…)"
UNKNOWN_TO_SLACK = {
    "user_not_found": "findes ikke i dette arbejdsområde; hent id'et igen under Kopiér medlems-id i profilen",
    "user_not_visible": "kan ikke ses af Brobygger; skriv en fast bruger",
    "no_such_subteam": "er en brugergruppe, der ikke findes; hent id'et igen i Slack",
    "subteam_not_found": "er en brugergruppe, der ikke findes; hent id'et igen i Slack",
    "missing_scope": "kan ikke slås op; Slack-appen mangler users:read eller usergroups:read",
}


def not_told(reason: str) -> str:
    return f"kan ikke slås op ({reason}); prøv igen"


def person(setting: str, one: str, wrong: str) -> str:
    return f"{setting}: {one} {wrong}."
