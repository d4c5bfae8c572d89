"""A few short entries, so that the tests do not move with the real texts."""

from __future__ import annotations

from datetime import date

from knowledge.entry import Bounds, Case, Entry, Rule, Section, Source, Status

SOURCE = {"K1": Source(title="Eksempel", section="§ 1")}


def entry(entry_id: str, title: str, short: str, *, questions: tuple[str, ...], **more: object) -> Entry:
    return Entry.model_validate(
        {
            "id": entry_id,
            "title": title,
            "reviewed": date(2026, 11, 1),
            "questions": questions,
            "sources": SOURCE,
            "short": f"{short} [K1]",
            **more,
        }
    )


def rule(*, because: str | None = None, weight: float = 2.0, **when: tuple[str, ...] | Bounds) -> Rule:
    return Rule(when=when, source="K1", because=because, weight=weight)


def sections(**texts: str) -> tuple[Section, ...]:
    headings = {
        "who": "Hvem kan få det",
        "scope": "Omfang",
        "apply": "Hvem søger og bevilger",
        "company": "Til virksomheden",
        "interplay": "Samspil",
        "law": "Lovgrundlag",
    }
    return tuple(Section(heading=headings[name], text=f"{text} [K1]") for name, text in texts.items())


ASSISTANCE = entry(
    "ordning-personlig-assistance",
    "Personlig assistance",
    "Tilskud til en hjælper, som tager afgrænsede opgaver på arbejdet.",
    aliases=("handicapassistent", "hjælper på jobbet"),
    abbreviations=("PA",),
    english=("personal assistance at work",),
    questions=(
        "hvor mange timer kan en hjælper få",
        "Lagermanden kan ikke løfte kasser, kan en kollega gøre det mod betaling?",
        "Den blinde receptionist skal have læst post højt",
        "Can we pay a helper for practical tasks at work?",
        "Sælgeren i kørestol kan ikke nå de øverste hylder",
    ),
    sections=sections(
        scope="Op til 20 timer om ugen ved 37 timer.",
        apply="Borger og arbejdsgiver søger sammen, kommunen bevilger.",
        interplay="Kan gives sammen med fleksjob.",
        law="Kompensationsloven § 4.",
    ),
    case=Case(
        gives="Betaler en hjælper til afgrænsede opgaver.",
        fits=(
            rule(situation=("ansat", "selvstændig"), needs=("hjælp til opgaver",), weight=3),
            rule(situation=("ansat",), affected=("bevægelse", "syn")),
        ),
        unless=(rule(lasting=("midlertidig",), because="Kræver, at nedsættelsen er varig."),),
    ),
)
MENTOR = entry(
    "ordning-mentor",
    "Mentor",
    "En person, som støtter borgeren i at komme ind på arbejdspladsen.",
    aliases=("mentorstøtte",),
    english=("mentor support",),
    questions=(
        "hvem kan være støtteperson de første uger",
        "Ung pige med angst tør ikke møde op alene, kan nogen følge hende?",
        "hvor længe varer mentorstøtte",
        "Udskrevet fra psykiatrisk afdeling, har hun ret til følgeskab?",
        "frikøb af en medarbejder som vejleder",
    ),
    sections=sections(scope="Højst seks måneder ad gangen.", law="LAB § 167."),
    case=Case(
        gives="Giver en fast person i begyndelsen.",
        fits=(
            rule(situation=("ansat", "ledig"), needs=("støtteperson",), weight=3),
            rule(situation=("ledig",), affected=("psyke",)),
        ),
    ),
)
CHRONIC = entry(
    "ordning-paragraf-56-aftale",
    "§ 56-aftale",
    "Arbejdsgiver får refusion fra første sygedag ved kronisk sygdom.",
    aliases=("kronikeraftale", "§ 56", "paragraf 56"),
    questions=(
        "kronikeraftale krav ti sygedage",
        "Frisøren har migræne og er væk hver måned",
        "Mester vil ikke betale løn under de mange sygedage",
        "hvornår skal aftalen fornyes",
        "section 56 agreement for epilepsy",
    ),
    sections=sections(
        who="Mindst ti sygedage om året.",
        scope="To år ad gangen.",
        company="Refusion fra første dag.",
        law="Sygedagpengeloven § 56.",
    ),
    case=Case(
        gives="Giver refusion fra første sygedag.",
        fits=(
            rule(situation=("ansat",), absence_days=Bounds(at_least=10), weight=3.5),
            rule(situation=("ansat",), needs=("fravær",)),
        ),
        unless=(rule(situation=("ledig",), because="Kræver en arbejdsgiver."),),
    ),
)
FLEX = entry(
    "ordning-fleksjob",
    "Fleksjob",
    "Job på særlige vilkår ved varigt nedsat arbejdsevne.",
    aliases=("flexjob", "fleks"),
    english=("flex job",),
    questions=(
        "hvem kan få et fleksjob",
        "Arbejdsevnen er varigt væk, hun klarer otte timer om ugen",
        "hvad betaler arbejdsgiveren i et fleksjob",
        "gigt efter tyve år i rengøring, kun halvt tempo",
        "can my client get a flex job",
    ),
    sections=sections(who="Varigt nedsat arbejdsevne.", scope="Ingen nedre grænse for timer.", law="LAB § 116."),
    case=Case(
        gives="Færre timer med løn efter indsats.",
        fits=(rule(situation=("ansat", "ledig"), needs=("færre timer",), lasting=("varig",)),),
    ),
)
REHABILITATION = entry(
    "ordning-revalidering",
    "Revalidering",
    "Nye kan ikke længere få revalidering.",
    status=Status.CLOSED,
    questions=(
        "omskoling på kommunens regning",
        "Bageren tåler ikke mel og vil lære et nyt fag",
        "kan man stadig få reval",
        "ny uddannelse efter arbejdsulykke",
        "is vocational rehabilitation still possible",
    ),
    case=Case(
        gives="Gives ikke længere til nye borgere.",
        fits=(rule(closed=("revalidering",)),),
    ),
)
BROKER = entry(
    "begreb-jobformidler",
    "Personlig jobformidler",
    "Borgerens faste medarbejder, som kender både borger og virksomheder.",
    questions=(
        "hvad er en jobformidler",
        "den faste kontakt gennem hele forløbet",
        "hvem samler trådene om borgeren",
        "what is a personal job broker",
        "to ben: relation og arbejdsmarked",
    ),
)
LIBRARY = (ASSISTANCE, MENTOR, CHRONIC, FLEX, REHABILITATION, BROKER)
