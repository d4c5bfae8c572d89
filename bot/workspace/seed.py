"""Who and what is in the workspace when it opens."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class SeedPerson:
    """A person; `id` has Slack's form, `short` is what tests call them."""

    short: str
    id: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class SeedChannel:
    """A channel; everybody is a member, the bot unless `bot` is False."""

    name: str
    id: str
    topic: str
    private: bool = False
    bot: bool = True


@dataclass(frozen=True, slots=True)
class SeedMessage:
    """A message written `before` the workspace opened, with its replies."""

    channel: str
    person: str
    text: str
    before: timedelta
    replies: tuple[SeedMessage, ...] = ()


@dataclass(frozen=True, slots=True)
class Seed:
    """Everything the workspace starts with. `groups` maps user group ids to short names."""

    people: tuple[SeedPerson, ...]
    channels: tuple[SeedChannel, ...]
    messages: tuple[SeedMessage, ...] = ()
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    team: str = "T0EGEBY01"
    team_name: str = "Jobcenter Egeby"
    domain: str = "jobcenter-egeby"


PEOPLE = (
    SeedPerson("signe", "U0SIGNE01", "Signe Holm", "Sagsbehandler"),
    SeedPerson("ole", "U0OLE0002", "Ole Brandt", "Personlig jobformidler"),
    SeedPerson("karen", "U0KAREN03", "Karen Lund", "Teamleder"),
)

CHANNELS = (
    SeedChannel("jobåbninger", "C0JOBAAB1", "Skriv en jobåbning som en helt almindelig besked"),
    SeedChannel("spørg", "C0SPOERG2", "Spørg om ordninger – nævn @Brobygger"),
    SeedChannel("fagpersoner", "C0FAGPER3", "Her svarer fagpersonerne på det, Brobygger ikke ved", private=True),
    SeedChannel("ledelse", "C0LEDELS4", "Tal og opfølgning for ledelsen", private=True),
)

MESSAGES = (
    SeedMessage(
        "jobåbninger",
        "karen",
        "Velkommen til kanalen. Skriv de åbninger, I hører om, så samler Brobygger dem op i den fælles form.",
        timedelta(days=3, hours=1),
        (SeedMessage("jobåbninger", "ole", "Godt, jeg besøger to butikker i dag.", timedelta(days=3)),),
    ),
    SeedMessage(
        "spørg",
        "signe",
        "Er der nogen, der har styr på de nye regler? Jeg skal bruge det til et møde på tirsdag.",
        timedelta(days=2, hours=20),
        (SeedMessage("spørg", "karen", "Prøv at nævne Brobygger i spørgsmålet.", timedelta(days=2, hours=19)),),
    ),
    SeedMessage(
        "fagpersoner", "karen", "Vi skiftes til at svare her. Signe har denne uge.", timedelta(days=2, hours=18)
    ),
    SeedMessage("ledelse", "karen", "Månedens tal kommer her den første arbejdsdag.", timedelta(days=2, hours=17)),
)


def default_seed() -> Seed:
    """Three colleagues, four channels and a few lines that were written last week."""
    return Seed(PEOPLE, CHANNELS, MESSAGES, {"S0BROKERS": ("ole",)})


def quiet_seed() -> Seed:
    """The same people and channels without a word written: what tests start from."""
    return Seed(PEOPLE, CHANNELS, (), {"S0BROKERS": ("ole",)})
