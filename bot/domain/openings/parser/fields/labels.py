"""Templates: `Felt: værdi` on lines of their own or one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.domain.openings.parser.text import danish

_LABELS: Final = {
    "company": r"virksomhed(?:en|ens navn|snavn)?|firma(?:navn|et)?|arbejdsgiver|kunde|vks|virk\.?"
    r"|arbejdsplads(?:en)?|company|employer|organisation|praktiksted|butik",
    "place": r"mødested|(?:arbejds)?sted(?: for (?:begge|alle|samtlige))?|by|adresse|adr\.?|lokation"
    r"|beliggenhed|hvor|område|location|place|where|arbejdssted|geografi"
    r"|postnr\.?(?: og by| ?/ ?by)?|kommune|address|city|town",
    "tasks": r"(?:arbejds|job)?opgave(?:r|rne|n)?|opg\.?|job|jobtitel|titel|stilling(?:en|sbetegnelse)?"
    r"|hvad (?:skal|går|består) [^:\n]{2,25}|arbejdet består i|vedkommende skal|funktion(?:er)?"
    r"|jobfunktion|jobindhold|indhold|tasks?|position|role|hvad|jobbet|arbejdet|det"
    r" drejer sig om|job ?title|duties|stillingsindhold|arbejde|jobbeskrivelse|beskrivelse",
    "requirements": r"(?:faglige |personlige )?(?:krav(?: til .{3,20}?)?|kvalifikation(?:er|skrav)?"
    r"|forventning(?:er)?"
    r"|kompetence(?:r)?|forudsætning(?:er)?|profil|hvem|requirements?|ønsker|du skal|vi forventer|vi"
    r" søger en,? der|vi ønsker|ønsket profil|must have|qualifications|kandidaten|ønskes|betingelser"
    r"|sprog(?:krav)?|kørekort|ansøgerprofil|målgruppe)",
    "considerations": r"(?:vi|de) tager hensyn(?: til)?|vi kan også|plus|fordele|goder|hvad (?:vi|de) tilbyder"
    r"|(?:særlige )?(?:skåne)?hensyn|skånebehov|vi tilbyder|tilbyder"
    "|tilbydes|støtte|considerations?|we"
    r" offer|offers?|vi kan tilbyde|rammer|rummelighed|tilpasning(?:er)?|mulige hensyn|virksomheden"
    r" tilbyder|særlige forhold",
    "contact": r"ring(?: til)?|spørg(?: efter)?|skriv til|kontakt(?: til)?(?: for (?:begge|alle))?|leder"
    r"|kontakt(?:person(?:en)?|info|oplysninger)?|kp\.?|ansvarlig|contact(?: person)?"
    r"|ved spørgsmål"
    r"|spørgsmål|kontakt hos virksomheden|reference",
    "other": r"type|jobtype|ansættelse(?:sform|stype)?|ordning|form|hvordan|stillingstype|kontrakt(?:form)?"
    r"|employment|jobform|antal(?: (?:stillinger|personer|pladser))?|pladser|stillinger|timer(?: ?/"
    r" ?(?:uge|u))?(?: (?:pr\.?|om) ugen?)?|timetal|ugentlige timer|ugentlig arbejdstid|timeantal|hours"
    r"|hvor meget|omfang|arbejdstid(?:er)?|(?:arbejds|uge)?dage|days|tidsrum|tid|kl\.?|klokken"
    r"|mødetid|vilkår|vagter|tidspunkt|mødetid(?:er)?"
    r"|skift|hvornår|working hours|schedule|start(?:dato|tidspunkt)?|opstart|tiltrædelse(?:sdato)?"
    r"|(?:ansøgnings|svar|sidste |indstillings)?frist|deadline|senest|udløber|tlf\.?(?:nr\.?)?"
    r"|telefon(?:nummer)?|mobil|phone|tel\.?|e-?mail|mail|løn|andet|bemærkning(?:er)?|note|emne|dato|fra"
    r"|til|cc|sendt|cvr|periode|varighed|jobåbning|stillingsopslag|web|link|type job",
}
_ALTERNATIVES = "|".join(f"(?P<{field}>{words})" for field, words in _LABELS.items())
_LABEL = danish(
    r"(?:(?:^|\n)[ \t]*(?:[-•*·–]|\d{1,2}[.)])?[ \t]*|(?<=[.;,/|\ue001-\ue00e!] )"
    rf"|(?<=[.;|]))(?:{_ALTERNATIVES})[ ]?[:=][ \t]*"
)
_BULLET = re.compile(r"[ \t]*(?:[-•*·–][ \t]*|\d{1,2}[.)] )")
_SENTENCE_END = re.compile(r"[.!?](?= +[A-ZÆØÅ\ue001-\ue00e])|[.!?]\s*$|;(?= )", re.MULTILINE)
PROSE: Final = frozenset({"tasks", "requirements", "considerations"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled value: offsets of the label and of its value."""

    field: str
    label_start: int
    start: int
    end: int


def find_labels(text: str) -> list[Labelled]:
    """Every labelled value. A label alone on its line takes the bullets that follow it."""
    matches = list(_LABEL.finditer(text))
    found: list[Labelled] = []
    for at, match in enumerate(matches):
        field = match.lastgroup or "other"
        start = match.end()
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
        following = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        end = min(line_end, following)
        if not text[start:end].strip() and following > line_end:
            end = min(_bullets_end(text, line_end + 1), following)
        else:
            sentence = _SENTENCE_END.search(text, start, end)
            own_line = (
                following >= line_end and text[match.start() : match.start() + 1] in {"\n", ""}
            ) or match.start() == 0
            if sentence and not (field in PROSE and own_line and end - start < 160 and following >= line_end):
                end = sentence.start()
        found.append(Labelled(field, match.start(), start, end))
    return found


def _bullets_end(text: str, at: int) -> int:
    end = at
    while at < len(text):
        line_end = text.find("\n", at)
        line_end = len(text) if line_end < 0 else line_end
        if not _BULLET.match(text[at:line_end]):
            if end != at or not text[at:line_end].strip():
                break
            return line_end
        end = at = line_end + 1
    return min(end, len(text))
