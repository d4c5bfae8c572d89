"""What the command line says of the database's file and its copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.text.format import count, moment

COUNTED = {
    "openings": ("jobåbning", "jobåbninger"),
    "placements": ("forløb", "forløb"),
    "followups": ("opfølgning", "opfølgninger"),
    "reminders": ("påmindelse", "påmindelser"),
    "questions": ("spørgsmål", "spørgsmål"),
    "local_entries": ("lokalt svar", "lokale svar"),
    "own_reports": ("egen rapport", "egne rapporter"),
    "wishes": ("ønskeliste", "ønskelister"),
}


def unfit(path: str, kind: str, pages: Sequence[int], tables: Sequence[str], newest: str = "") -> str:
    """What is wrong with a file, and the cure; ``newest`` is the newest copy, where there is one."""
    cure = f"brobygger restore {newest}" if newest else "brobygger restore KOPI"
    match kind:
        case "empty":
            return (
                f"{path} er tom (0 byte). Har der været data, så sæt en sikkerhedskopi ind: {cure}. "
                "Er det en ny installation, så slet filen, og start igen."
            )
        case "damaged":
            return f"{path} er beskadiget{_where(pages, tables)}. Stop Brobygger, og sæt den nyeste kopi ind: {cure}"
        case _:
            return (
                f"{path} er ikke en database fra Brobygger, eller dens begyndelse er ødelagt. "
                f"Ret folder under [data], eller sæt en sikkerhedskopi ind: {cure}"
            )


def _where(pages: Sequence[int], tables: Sequence[str]) -> str:
    named = [f"side {', '.join(str(page) for page in pages)}"] if pages else []
    named += [f"tabellen {', '.join(tables)}"] if tables else []
    return f" ({', '.join(named)})" if named else ""


def copy_unfit(path: str, kind: str, pages: Sequence[int], tables: Sequence[str]) -> str:
    """Why a copy is not put in place."""
    match kind:
        case "empty":
            why = "er tom (0 byte)"
        case "damaged":
            why = f"er beskadiget{_where(pages, tables)}"
        case _:
            why = "er ikke en kopi af Brobyggers database"
    return f"{path} {why}. Intet er ændret; vælg en anden kopi."


def copy_too_new(path: str) -> str:
    return f"{path} er fra en nyere version af Brobygger. Opdatér programmet først; intet er ændret."


def nothing_to_copy(path: str) -> str:
    return f"Der er ingen database i {path}. Ret folder under [data]."


def holds(path: str, rows: Mapping[str, int], newest: datetime | None) -> str:
    """What a copy holds."""
    lines = [f"  • {count(amount, *COUNTED[table])}" for table, amount in rows.items()]
    last = f"Senest ændret {moment(newest)}." if newest else "Der er aldrig skrevet noget i den."
    return "\n".join([f"{path} er hel og kan sættes ind. Den indeholder:", *lines, last])


def restored(path: str, kept: str) -> str:
    before = f" Den tidligere database ligger i {kept}." if kept else ""
    return (
        f"Data fra {path} er sat ind.{before} Kør forget igen for det, der er slettet siden kopien, og start Brobygger."
    )


def running(host: str, pid: int) -> str:
    return f"Brobygger kører (proces {pid} på {host}). Stop den først, så intet sendes to gange."
