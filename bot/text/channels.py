"""What the coordinators are told of channels; ``place`` is the channel as Slack shows it."""

from __future__ import annotations

CHANGES = {
    "renamed": (
        "#{name} hedder nu {place}. Jeg bruger den stadig. Ret navnet under [channels] i config.toml, så det passer."
    ),
    "archived": (
        "#{name} er arkiveret, så jeg kan ikke skrive dér. Genåbn den, eller vælg en anden under [channels] i "
        "config.toml."
    ),
    "reopened": "{place} er åbnet igen. Jeg bruger den som før.",
    "left": "Jeg er ikke længere med i {place}. Skriv /invite @Brobygger i kanalen, hvis jeg skal bruge den.",
    "joined": "Jeg er nu med i {place} og bruger den som #{name} i config.toml.",
    "joined_other": (
        "Jeg er inviteret til {place}, som ikke står under [channels] i config.toml. Dér svarer jeg, når jeg nævnes, "
        "men slår ingen jobåbninger op."
    ),
}


def changed(change: str, place: str, name: str) -> str:
    return CHANGES[change].format(place=place, name=name)
