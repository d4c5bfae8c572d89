"""Is the message a job opening at all? A score with reasons, so that the answer can be explained."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.drafts import Draft, Verdict
from bot.domain.openings.parser.text import danish

OPENING_FROM: Final = 3.0
DOUBTFUL_FROM: Final = 1.5

_SIGNS: Final = (
    (
        "says-opening",
        2.5,
        danish(
            r"\b(?:job-?åbning|jobmulighed|jobtilbud|stillingsopslag|jobopslag|ny åbning"
            r"|åbning(?:er)? (?:fra|hos"
            r"|i|på|modtaget)|\d åbninger|jobordre|ledigt? (?:stilling|job|plads)|vacancy|job opening"
            r"|opening for"
            r"|opening at)\b"
        ),
    ),
    (
        "company-seeks",
        2.5,
        danish(
            r"\b(?:søger|mangler|efterlyser|efterspørger|har (?:\w+ ){0,2}(?:brug for|plads til|behov for)"
            r"|skal"
            r" bruge|sku(?:lle)? bruge|kunne (?:godt )?bruge|kan (?:godt )?bruge"
            r"|vil (?:\w+ )?(?:gerne )?(?:have"
            r"|ha|udvide|se kandidater)|kan tage|kan tilbyde|tilbyder|leder efter|åbner for|opretter"
            r"|prøve med|behøver|har (?:\w+ )?\d{1,2} ?(?:timer|t\b)|give[r]? plads|har mod på|er klar til"
            r"|(?:kan|kunne) (?:vi|i) finde|could use|ledige? pladser?|har (?:to|tre|fire|flere|\d) (?:\w+"
            r" )?(?:muligheder|åbninger|pladser|stillinger)|har (?:et|en|to|tre|\d) (?:job|fleksjob|småjob"
            r"|stilling|plads|opgave|åbning)|er (?:der|stillingen) .{0,30}(?:arbejde|åben igen|ledig)"
            r"|need(?:s)?"
            r" help|is looking for|are looking for|has an opening|have an opening|is hiring|søges|tager gerne"
            r"|ønsker (?:en|et|sig|to|hjælp))\b"
        ),
    ),
)
_AGAINST: Final = (
    (
        "citizen-seeks",
        -8.0,
        danish(
            r"\b(?:borger kan .{0,60}\b(?:hvis bare|nogen)|nogen (?:der )?vil(?:le)? have (?:ham|hende)"
            r"|(?:min|en|vores|mine?|to|tre|flere|ung|mandlig|kvindelig) borgere?\b.{0,80}\b(?:søger"
            r"|ønsker"
            r"|vil (?:gerne|rigtig)|mangler|leder|drømmer|har brug for|kunne tænke|skal (?:i|ud i))"
            r"|(?:på jagt"
            r" efter|søger) (?:et|en) (?:\w+ )?(?:praktikplads|småjob|fleksjob|plads|job)"
            r"|borgere?(?:n)? (?:\w+"
            r" ){0,8}(?:søger|ønsker|vil gerne|leder efter|drømmer|mangler)"
            r"|borgere?,? .{0,40}, der (?:gerne vil"
            r"|søger|ønsker|mangler|leder|drømmer|har brug)"
            r"|(?:han|hun|vedkommende) (?:søger|ønsker|leder|vil gerne (?:arbejde|i|have (?:et|en) (?:job"
            r"|praktik"
            r"|plads|fleks|små))|drømmer)|søger (?:virksomhed|praktikplads|arbejdsgiver|en virksomhed"
            r"|praktiksted"
            r"|en plads|en praktik|job (?:til|som|i|for)|(?:et )?(?:fleksjob|småjob|løntilskud\w*|praktik\w*"
            r"|virksomhedspraktik) (?:til|som|i|for|inden|,|\d))"
            r"|leder efter (?:et|en) (?:småjob|fleksjob|praktik\w*|plads|job|løntilskud\w*|virksomhed\w*)|jeg"
            r" (?:søger|leder efter) (?:et |en )?(?:\w+ )?(?:job|fleksjob|småjob|praktik\w*|plads|arbejde)|cv"
            r" (?:til deling|på|vedhæft)|(?:mand|kvinde|kvindelig|pige|fyr)(?: på)?,? ?\d\d(?:"
            r" ?år)?\b.{0,120}\b(?:søger|ønsker|kan arbejde|vil gerne|leder)|til en (?:kvinde|mand|borger"
            r"|ung)\b.{0,40}|mangler (?:simpelthen |stadig |flere |nogle )?(?:praktikplads(?:er)?|småjob"
            r"|fleksjob"
            r"|løntilskudspladser|pladser|virksomheder)\b|(?:citizen|client|candidate) (?:is )?(?:looking"
            r"|seeks"
            r"|wants|who)|kender i (?:nogen|en) virksomhed|har i (?:noget|nogen|en plads)"
            r"|nogen (?:virksomheder"
            r"|steder) der)"
        ),
    ),
    (
        "own-citizen",
        -2.5,
        danish(
            r"\b(?:min|mine|vores) (?:borgere?|kandidat(?:er)?|ledige|klient)\b(?! (?:fra|kunne"
            r"|kan bruges))"
        ),
    ),
    (
        "filled-or-withdrawn",
        -8.0,
        danish(
            r"\b(?:er (?:nu |desværre |allerede |blevet )?(?:besat|taget|lukket|trukket|aflyst|fyldt|optaget"
            r"|udgået|annulleret)|(?:besat|taget|lukket) (?:nu|i dag)|trukket tilbage|blevet besat|har fundet"
            r" (?:en|nogen|den)|fundet en (?:internt|anden)|ikke længere (?:aktuel\w*|ledig\w*)|ikke (?:flere"
            r"|aktuel\w*)|aflys\w*|måttet aflyse|slet (?:den|opslaget|gerne)|søger ikke|har ikke brug for"
            r"|mangler"
            r" ikke|ikke brug for|stoppet|position (?:is|has been) filled|er på plads\b(?! til)|kan i (?:godt"
            r" )?(?:strege|slette|lukke)|udgår|takket nej|no longer|ikke mere behov|alligevel ikke"
            r"|er gået til"
            r"|fik jobbet|har fået jobbet|lukkes ned|fyldt op|(?:kontrakten|aftalen) er (?:underskrevet"
            r"|på plads|i hus)|er underskrevet|har skrevet under)\b"
        ),
    ),
    (
        "not-yet",
        -6.0,
        danish(
            r"\b(?:vil ikke have|har ikke (?:plads|mulighed|noget)|ingen (?:åbninger|ledige pladser"
            r"|pladser) (?:lige )?(?:nu|pt)"
            r"|afbud|bevilget|jeg (?:ringer|skriver|tager ud) til .{2,40} og (?:hører|spørger)|evaluering"
            r"|underskrevet|besluttet at vente|venter? (?:med|til|lidt)|vender tilbage,? når"
            r"|når de har noget"
            r"|måske (?:til"
            r"|på|engang)|overvejer|på et tidspunkt|ikke noget konkret|ikke konkret|senere på året,? (?:måske"
            r"|men)|frivilligt?(?: og)? ulønnet|frivilligt arbejde|ville egentlig|tænker over det"
            r"|ikke afklaret"
            r"|kigger på det)\b"
        ),
    ),
    (
        "question",
        -4.5,
        danish(
            r"(?:^|[.!?\n] ?)(?:hej\w*[,.! ]+(?:alle[,.! ]*)?)?(?:hvor (?:mange|meget|lang|kan|finder"
            r"|længe)|hvad"
            r" (?:gælder|er|gør|siger|må|med|betyder)|hvordan|hvornår|må (?:man|en|borgeren|jeg|vi)"
            r"|kan (?:man|en"
            r" borger|borgeren|jeg|vi (?!finde|skaffe|sende)|en|i huske)|skal (?:man|vi|jeg|borgeren)"
            r"|er (?:der"
            r" (?:en|nogen),? der|det (?:rigtigt|muligt|lovligt))|har nogen (?:styr|erfaring|prøvet|hørt)|er"
            r" (?:et|en|det|han|hun|borgeren) |ved (?:nogen|i)|hvem (?:tager|ved|har nummeret|kan hjælpe)"
            r"|er der"
            r" (?:regler|krav)|does anyone|can (?:a|we|i|you|my)|how (?:many|much|do|long)|what (?:is|are"
            r"|about)"
            r"|is it|nogen der ved|gælder)\b[^?\n]*\?"
        ),
    ),
    (
        "invitation",
        -6.0,
        danish(
            r"\b(?:netværksmøde|infomøde|teammøde|personalemøde|afdelingsmøde|temadag|jobcafé|jobmesse"
            r"|åbent hus"
            r"|kursus i|workshop|webinar|gå-hjem-møde|fyraftensmøde|møde(?:t)? (?:er|med .{2,30} (?:på|i"
            r"|den|kl))"
            r"|mødet (?:er )?(?:flyttet|aflyst)|afholder|inviterer|invitation|tilmelding (?:senest"
            r"|til (?:mødet"
            r"|kurset))|husk (?:at|nu|lige|møde)|dagsorden|referat|julefrokost|fredagskaffe|morgenbrød"
            r"|sommerfest)\b"
        ),
    ),
    (
        "thanks",
        -6.0,
        danish(
            r"(?:^|[.!\n] ?)(?:(?:mange |tusind )?tak (?:for (?!sidst|jeres (?:mail|besøg|henvendelse)|din"
            r" (?:mail|henvendelse)|snakken|besøget|en god snak|mødet)|til|skal|alle|,)|tusind tak|super tak"
            r"|thanks|thank you|tillykke)\b"
        ),
    ),
    (
        "status",
        -6.0,
        danish(
            r"\b(?:startede (?:i går|i mandags|i tirsdags|i onsdags|i torsdags|i fredags|i dag|hos|på|den)"
            r"|(?<!hvis det )går (?:rigtig |super |det )?(?:godt|fint|strålende)|er (?:rigtig |super |så"
            r" )?(?:glad|glade) (?:for)?|(?:han|hun|borgeren|jens|hende) (?:er oppe på|er startet|møder"
            r"|trives"
            r"|starter på|fik)|opdatering:|status:|opfølgning(?:smøde)?|er startet"
            r"|min borger .{0,30}(?:startede"
            r"|er i|har fået|er startet)|borgeren (?:starter|er|har fået|startede)|har fået (?:tilbudt"
            r"|jobbet))\b"
        ),
    ),
    (
        "absence",
        -4.0,
        danish(
            r"\b(?:jeg (?:er|har) (?:på kursus|på ferie|syg|fri|barsel|hjemme|væk|ude af huset)|holder (?:jeg"
            r" )?ferie|sygemeldt|autosvar|out of office|ferielukket|vikar for mig)\b"
        ),
    ),
    (
        "own-team",
        -8.0,
        danish(
            r"\b(?:kollega søges|vores (?:team|afdeling|enhed) (?:får|søger|mangler)"
            r"|som (?:virksomhedskonsulent"
            r"|sagsbehandler|jobkonsulent|jobformidler|beskæftigelseskonsulent)|på intranettet)\b"
        ),
    ),
)


_QUESTIONS = re.compile(r"[^.!?\n]{0,300}\?")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict with the signs that led to it, each as `name+weight`."""

    verdict: Verdict
    score: float
    reasons: tuple[str, ...]


_ADDRESSED = danish(
    r"\b(?:(?:søger|mangler|leder) (?:du|i|nogen(?: af jer)?|en af jer)\b[^?.!\n]{0,30}\b(?:job"
    r"|plads|praktik\w*|noget)"
    r"|(?:kender|har|sidder) (?:du|i|nogen)\b[^?.!\n]{0,20}\bborgere?\b|er der en borger"
    r"|hvem har en borger)[^?.!\n]{0,60}\?"
)
"""Asks the colleagues for a citizen, as those do who have something to offer."""


def judge(text: str, drafts: tuple[Draft, ...], labels: int) -> Judgement:
    """Weigh the words of the message and what was read from it."""
    parts: list[tuple[str, float]] = [(name, weight) for name, weight, sign in _SIGNS if sign.search(text)]
    unasked = _ADDRESSED.sub(" ", text)
    parts += [(name, weight) for name, weight, sign in _AGAINST if sign.search(unasked)]
    if unasked != text:
        parts.append(("offered-to-citizens", 2.0))
    if labels >= 3:
        parts.append(("template", 3.0))
    if drafts:
        parts += _evidence(drafts[0])
    if any(name == "question" for name, _ in parts) and drafts and (drafts[0].contact_phone or drafts[0].contact_email):
        rest = " ".join(_QUESTIONS.sub(" ", text).split())
        if _SIGNS[1][2].search(rest):
            parts.append(("offer-beside-question", 3.0))
    if len(drafts) > 1:
        parts.append(("several-items", 2.0))
    if re.search(
        r"@kollega til (?:din|dine)|hvem har en borger|har (?:nogen|i|du) en borger|nogen der har en borger",
        text.lower(),
    ):
        parts.append(("offered-to-citizens", 4.0))
    if drafts and labels < 3 and len(drafts) == 1 and _stated(drafts[0]) < 2:
        parts.append(("says-little", -2.0))
    score = sum(weight for _, weight in parts)
    if score >= OPENING_FROM:
        verdict: Verdict = "opening"
    elif score >= DOUBTFUL_FROM:
        verdict = "doubtful"
    else:
        verdict = "none"
    return Judgement(verdict, score, tuple(f"{name}{weight:+g}" for name, weight in parts))


def _stated(draft: Draft) -> int:
    values = (draft.company, draft.place, draft.type, draft.hours_min or draft.hours_max, draft.positions, draft.start)
    return sum(bool(value) for value in (*values, draft.contact_phone or draft.contact_email, draft.weekdays))


def _evidence(draft: Draft) -> list[tuple[str, float]]:
    parts: list[tuple[str, float]] = []
    if draft.company and "company" not in draft.unsure:
        parts.append(("company", 1.5))
    elif draft.company:
        parts.append(("company?", 0.7))
    if draft.tasks and "tasks" not in draft.unsure:
        parts.append(("tasks", 1.0))
    for name, value, weight in (
        ("type", draft.type, 1.0),
        ("hours", draft.hours_min or draft.hours_max, 1.0),
        ("weekdays", draft.weekdays, 0.5),
        ("phone", draft.contact_phone, 0.5),
        ("email", draft.contact_email, 0.3),
        ("start", draft.start, 0.5),
        ("place", draft.place, 0.5),
        ("positions", draft.positions, 0.5),
        ("requirements", draft.requirements, 0.3),
    ):
        if value:
            parts.append((name, weight))
    return parts
