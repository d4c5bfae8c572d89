"""What ``/bro hjælp`` says."""

from __future__ import annotations

HELP_WORDS = ("hjælp", "help")
"""The words after ``/bro`` that ask for it."""

COMMANDS = """*Det kan jeg hjælpe med*

*Spørg*
• `/bro hvor mange timer personlig assistance` – kun du ser svaret
• Skriv til mig direkte, eller nævn mig i en kanal; spørg videre i tråden
• `/bro find ordning` – vælg situation og behov, og få det, der passer

*Jobåbninger*
• Skriv åbningen i åbningskanalen, så logger jeg den; ret ved at svare i tråden
• `/bro job ny` – udfyld selv, `/bro job lager kolding 10 timer` – find, `/bro job #12` – vis nr. 12
• `/bro job eksport` – alle som regneark
• `/bro ønske A12` – borgerens ønskeliste; jeg siger til, når en åbning passer

*Opfølgning*
• `/bro følg A12 hos Netto hver 4. uge fra 1. december` – nyt forløb, `/bro forløb ny` – i en formular
• `/bro forløb A12` – se, ret, giv videre eller afslut
• `/bro løn dokumenteret A12` – når lønnen er set
• `/bro mind mig om at ringe til Mette på tirsdag kl. 9` – også “hver mandag”
• `/bro ferie 20/12-3/1 dækkes af @Ole` – en kollega får dine påmindelser imens
• `/bro mine` – dine forløb, åbninger og påmindelser, med Ret og Slet

*For ledere*
• `/bro status`, `/bro status oktober` – månedens tal
• `/bro overblik` – sagsstammer og det, der er over tiden

Brug en reference som A12 om borgere, aldrig navn eller CPR-nummer. Dagens overblik står under *Hjem*."""


def did_you_mean(command: str | None) -> str:
    """For a command with a slip in it; empty where nothing is near."""
    if command is None:
        return ""
    return f"Mente du `/bro {command}`? Skriv det igen, eller se det hele med `/bro hjælp`."
