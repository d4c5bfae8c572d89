"""The company and the place of work."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.domain.opening_parser.fields.contact import Person, Signature
from bot.domain.opening_parser.lexicon import is_business, is_task, town_words, towns
from bot.domain.opening_parser.reading import MARKS, Mark, Reading, unmarked
from bot.domain.opening_parser.text import danish, fold, tidy, words

_WORD = re.compile(r"[^\W\d_](?:[\w'&-]|\.(?=[\w]))*\.?")
_SUFFIX = re.compile(
    r"(?: (?:NV|NØ|SV|SØ|N|S|V|Ø|C|K|F|M|J|Sj|nv|nø|sv|sø|c|Mors|Thy|Falster|Sjælland|Midtby|midtby"
    r"|centrum|City|city|by|Nord|Syd|Øst|Vest|nord|syd|øst|vest)\b\.?(?! ?&))"
)
_OMEGN = danish(
    r"^(?: og omegn|-området|området| og opland|, (?:Djursland|Mors|Thy|Fyn|Sjælland|Lolland|Falster"
    r"|Bornholm|Als|Midtjylland|Vendsyssel)\b)"
)
_STREET = danish(
    r"(?<![\w])(?P<street>(?-i:[A-ZÆØÅ])[\w.'-]*(?: (?-i:[A-ZÆØÅ])[\w.'-]*){0,2}?(?:vej|vejen|gade|gaden"
    r"|allé|alle|stræde|strædet|torv|torvet|plads|pladsen|vænge|vænget|parken|kaj|kajen|boulevard|stien"
    r"|sti|bakken|gården|havn|havnen|ager|toften|skellet|park|brygge|ringvej|have|marken|lunden|passage"
    r"|bro|kajgade|banke)(?: (?-i:[A-ZÆØÅ])\w*)?) (?P<no>\d{1,3} ?[A-Za-z]?)(?![\w:.]\d| ?(?:timer|t\b"
    r"|-\d))(?P<rest>(?:, \d?\d?\.? ?(?:sal|st|tv|th|kld)\.?(?: tv| th)?)?)"
)
_STREET_ONLY = danish(
    r"\b(?:på|i|ved) (?P<street>(?-i:[A-ZÆØÅ])[\wæøå]*(?:vej|gade|vænget|allé|torv|torvet|stræde"
    r"|boulevard|gaden))(?![\w])"
)
_AFTER_STREET = re.compile(r"^(?P<sep>,? (?:i |in )?|, )(?P<zip>\d{4} )?(?P<town>[^\W\d_])")
_POSTCODE = re.compile(r"(?<![\d+])(?P<zip>[1-9]\d{3}) (?=[A-ZÆØÅa-zæøå])")
_PREP = danish(r"\b(?:i|på|ved|nær|omkring|in|at|near|lige uden for|udenfor|uden for|by|til|fra|from)$")
_IN = danish(r"\b(?:i|på|ved|nær|in|at|near|lige uden for|udenfor|uden for)$")
_SITS = danish(
    r"(?:ligger|holder til|bor|beliggende|til huse|adresse|based|located|afdeling|kontor(?:er)?|butik)\b[^.\n]{0,16}$"
)
_TRANSPORT = danish(
    r"\b(?:hente[rs]?|bus(?:sen)?|tog|toget|transport|station(?:en)?|kørsel|bopæl|færgen|cykelafstand|km)\b"
)
_UNKNOWN_PLACE = danish(
    r"(?<![\w])(?:i|in|nær|ved) (?P<place>(?-i:[A-ZÆØÅ][a-zæøåé]{2,}(?:[ -][A-ZÆØÅ][a-zæøå]+)?))(?![\w@])"
)

_CAP = (
    r"(?:Brdr|Sdr|Nr|Kgs|St|Skt|Chr|Dr|[A-ZÆØÅ])\.|[A-ZÆØÅÉ](?:[\w'’&+/-]|\.(?=\w))*"
    r"|\d{1,3}[a-zA-ZæøåÆØÅ][\w-]*|[a-zæøå]{2,}[A-ZÆØÅ]\w*"
)
_JOIN = (
    r"(?:og|&|på|ved|af|for|de|den|det|der|and|of|the|under|i|in|by|at|von|van|til|depot|lager|kantine"
    r"|butik|afdeling|afd\.|værksted|\+)"
)
_NAME = re.compile(rf"(?<![\w@/])(?:{_CAP})(?:[ ](?:{_JOIN} ){{0,2}}(?:{_CAP}))*")
_LEGAL = re.compile(
    r"\b(?:A/S|ApS|Aps|APS|I/S|K/S|P/S|IVS|A\.m\.b\.a\.?|AMBA|Fonden|Holding|GmbH|Ltd\.?|AB"
    r"|Inc\.?)(?![\w])|\b(?:Kommune|Region)\b"
)
_SEEKS = danish(
    rf"^[ ,{MARKS}]*(?:\([^)\n]{{0,60}}\)[ ,]*)?(?:(?:i|på|ved|in) [^.,\n]{{1,40}}? )?(?:søge[r]?|mangler"
    r"|har (?:brug|plads|to|en|et|et par|fået|åbnet|altid|også|stadig|nu|\ue008|\d|mulighed|an opening|a"
    r" vacancy|akut|behov)|vil (?:gerne|have)|ønsker|tilbyder|efterspørger|kan (?:tage|tilbyde|bruge)"
    r"|leder efter|skal bruge|skal have|står og mangler|åbner|tager|udvider|opretter|needs?|is looking"
    r"|are looking|has|have|seeks|looks? for|is hiring|efterlyser|kunne godt)\b"
)
_AT_BEFORE = danish(
    r"\b(?:hos|fra|at|with|for|besøgt|besøg hos|forbi|fået fat i|fat i|på vegne af|ved|kunde|retur fra"
    r"|aftale med|talt med|talt m/|snakket med|mødet? med|vedr\.?|m/)(?: [a-zæøå]+(?:et|en))? ?$"
)
_ROLE_BEFORE = danish(
    rf"(?:kontakt(?:person)?|ring(?: til)?|spørg efter|hilsen|mvh|att\.?|v/|{Mark.NAME})[ :,]{{0,3}}$"
)
_OPENERS: Final = words(
    "reminder påmindelse vigtigt info hej kære vi de der den det du man jeg i hi hello dear god goddag"
    " godmorgen ny nyt nye jobåbning job"
    " jobmulighed jobtilbud jobordre åbning"
    " stillingsopslag stilling stillingen opgave opgaver arbejde arbejdet arbejdstid dage tid timer"
    " start opstart tiltrædelse frist deadline kontakt"
    " ring skriv spørg svar krav hensyn skånehensyn løn timeløn must you start ordinary regular please"
    " apply må skal kan har er og eller"
    " til fra med på ved hos som om for men så når hvis både dels desuden også derudover begge alle"
    " nogen hvem er der kort dagens fangst"
    " fleksjob småjob løntilskud virksomhedspraktik praktik ordinær ordinært ansættelse januar februar"
    " marts april maj juni juli august"
    " september oktober november december mandag tirsdag onsdag torsdag fredag lørdag søndag mandage"
    " haster akut fyi obs nb ps vs sv fw fwd re"
    " emne sendt cc dato tlf telefon mobil mail email e-mail hr cvr søger mangler to tre fire fem en et"
    " én ét mvh vh venlig hilsen bedste"
    " hilsner tak mulighed muligheder erfaring kendskab fast god gode rolig roligt ingen egen eget"
    " fleksible fleksibel mentor pause pauser"
    " ca ugentlig ugentligt timetal antal sted by adresse type virksomhed firma kunde arbejdsgiver"
    " tilbud send læs mere info andet note"
    " her hun han ham hende vores min mit jeres deres there the a an this we they monday tuesday"
    " wednesday thursday friday saturday sunday"
    " english dansk engelsk tysk kørekort truckkort straffeattest børneattest hygiejnebevis tilmelding"
    " senest snarest hurtigst helst gerne"
    " retur efter lige bare apropos kan klubleder leder butikschef minimum mindst max op cirka it danish"
    " no call kære rette vedkommende jobcenter"
    " jobcentret kommune virksomhedsservice kollega allesammen excel word hvor hvornår hvordan hvad"
    " hvorfor ansøg ansøgning ansøgningsfrist"
    " startdato kontaktperson arbejdsdage tidsrum kvalifikationer forventninger skift nathold daghold"
    " aftenhold weekend jul juletræer spisepauser"
    " bemærk husk mere flere opdatering nattevant kulde mon tue wed thu fri sat sun lokale sprog periode"
    " varighed sæsonen lønnen hotellet"
    " truckjobbet arbejdstøj hygiejne rengøring opvask lager kantine køkken kasse følgende endelig"
    " ellers første anden tidlig teamet"
)


@dataclass(frozen=True, slots=True)
class Where:
    """Company and place with how sure each is."""

    company: str | None
    place: str | None
    sure_company: bool = True
    sure_place: bool = True


@dataclass(frozen=True, slots=True)
class Spot:
    """A town or address in the text; `score` is how much speaks for its being the place of work."""

    start: int
    end: int
    score: float
    prepared: bool
    sure: bool = True


def find_spots(text: str) -> list[Spot]:
    """Every address, postcode with town, and known town, with what speaks for each."""
    spots: list[Spot] = []
    for match in _STREET.finditer(text):
        end = match.end()
        after = _AFTER_STREET.match(text[end : end + 24])
        if after:
            at = end + after.start("town")
            town_end = _town_at(text, at) or (_capital_word(text, at) if after.group("zip") else None)
            if town_end:
                end = _extended(text, town_end)
        spots.append(Spot(match.start(), end, 7.0, True))
    for match in _POSTCODE.finditer(text):
        if _inside(spots, match.start()):
            continue
        town_end = _town_at(text, match.end()) or _capital_word(text, match.end())
        if town_end and not re.match(r"(?:kr|timer|stk)", text[match.end() : match.end() + 6]):
            spots.append(Spot(match.start(), _extended(text, town_end), 6.5, True))
    for match in _STREET_ONLY.finditer(text):
        start, end = match.start("street"), match.end()
        after = re.match(r" i (?=[A-ZÆØÅ])|, (?=[A-ZÆØÅ])", text[end : end + 5])
        town_end = _town_at(text, end + after.end()) if after else None
        if not _inside(spots, start):
            spots.append(Spot(start, _extended(text, town_end) if town_end else end, 4.0, True))
    at = 0
    for match in _WORD.finditer(text):
        if match.start() < at or _inside(spots, match.start()):
            continue
        town_end = _town_at(text, match.start())
        if not town_end:
            continue
        spot = _town_spot(text, match.start(), town_end)
        if spot:
            spots.append(spot)
            at = spot.end
    return spots


def _inside(spots: list[Spot], at: int) -> bool:
    return any(spot.start <= at < spot.end for spot in spots)


def _town_at(text: str, at: int) -> int | None:
    match = _WORD.match(text, at)
    if not match:
        return None
    ends = [match.end()]
    for _ in range(2):
        if text[ends[-1] : ends[-1] + 1] not in {" ", "-"}:
            break
        following = _WORD.match(text, ends[-1] + 1)
        if not following:
            break
        ends.append(following.end())
    for end in reversed(ends):
        for stop in (end, end - 1 if text[end - 1] == "." else end):
            if fold(text[at:stop]) in towns():
                return stop
    return None


def _capital_word(text: str, at: int) -> int | None:
    match = re.compile(r"[A-ZÆØÅ][a-zæøåé]+(?: [A-ZÆØÅ][a-zæøå]+)?").match(text, at)
    return match.end() if match else None


def _extended(text: str, end: int) -> int:
    suffix = _SUFFIX.match(text, end)
    if suffix:
        end = suffix.end()
        if text[end - 1] == "." and (
            len(suffix.group().strip()) > 3 or re.match(r"\s+[A-ZÆØÅ]|\s*$", text[end : end + 3])
        ):
            end -= 1
    omegn = _OMEGN.match(text[end : end + 24])
    return end + omegn.end() if omegn else end


def _town_spot(text: str, start: int, end: int) -> Spot | None:
    word = text[start:end]
    before = text[max(0, start - 40) : start]
    stripped = before.rstrip()
    prepared = bool(_IN.search(stripped)) and before.endswith(" ")
    after_from = bool(re.search(r"(?i)\b(?:til|fra|from|to|mod)$", stripped))
    separated = (
        not stripped or stripped[-1] in ",(–—:/|•\n.-" or before.endswith("\n") or stripped[-1] in "\ue00c\ue00b"
    )
    capital = word[0].isupper()
    ambiguous = fold(word) in town_words()
    end = _extended(text, end)
    following = text[end : end + 30]
    joined = re.match(r"(?: | & )(?-i:[A-ZÆØÅ])[\w/]", following) and not prepared
    if ambiguous and not (prepared or (separated and stripped and stripped[-1] in ",(")):
        return None
    if ambiguous and not capital and not (prepared and re.match(r"\s*(?:[.,;)\n]|$|søger|mangler)", following)):
        return None
    if not capital and not (prepared or separated or _ends_clause(following)):
        return None
    if joined or re.match(r"[-'][a-zæøå]|s [A-ZÆØÅ]", following):
        return None
    score = 1.0
    if prepared:
        score += 2.5
    elif separated:
        score += 1.5
    elif after_from:
        score -= 0.5
    elif re.search(r"[A-ZÆØÅ][\w.'&/-]*$", stripped) or is_business(stripped.split(" ")[-1] if stripped else ""):
        score += 1.0
    elif not _ends_clause(following):
        return None
    if _SITS.search(before):
        score += 2.0
    line_start = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start))
    if _TRANSPORT.search(text[line_start + 1 : start]) and not re.search(r"(?i)\bhos\b", text[line_start + 1 : start]):
        score -= 4.0
    if re.match(r" eller [A-ZÆØÅ]", following):
        score -= 0.5
    return Spot(start, end, score, prepared)


def _ends_clause(following: str) -> bool:
    if _SEEKS.match(following):
        return True
    return not following.strip() or following[0] in ",.;)\n–!?" or following.startswith(" –")


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    score: float


def read_where(
    reading: Reading, person: Person | None, signature: Signature | None, known: Collection[str], shared: bool = False
) -> Where:
    """Company and place from prose, telegram style and signature; both are taken out of the text.

    `shared` says that the text is one of several items, where a heading names the company.
    """
    text = reading.masked
    spots = find_spots(text)
    company = _known(text, known) or _best_company(text, spots, signature, person, 4.5 if shared else 1.9)
    place = _place(text, spots, company)
    if company is None and not shared:
        company = _lower_company(text, spots)
        if company:
            place = _place(text, spots, company)
    name: str | None = None
    sure = True
    if company:
        name = _company_text(text, company, spots)
        sure = company.score >= 4.0
    where: str | None = None
    if place:
        where = tidy_place(text[place.start : place.end])
    if place:
        reading.take(place.start, place.end, Mark.PLACE)
    if company and name:
        reading.take(company.start, company.start + len(name), Mark.COMPANY)
        for match in re.finditer(re.escape(name), reading.masked):
            reading.take(match.start(), match.end(), Mark.COMPANY)
    return Where(name, where, sure, place is None or place.sure)


def tidy_place(written: str) -> str:
    """A place on one line; the full stop of an abbreviated district stays."""
    dotted = bool(re.search(r"\b[A-ZÆØÅ]\.$", written))
    return tidy(written) + ("." if dotted else "")


def _place(text: str, spots: list[Spot], company: _Candidate | None) -> Spot | None:
    best: Spot | None = None
    best_score = 0.0
    for spot in spots:
        score = spot.score
        if company and company.start <= spot.start and spot.end <= company.end:
            inner = text[company.start : spot.start]
            if not inner.strip() or inner.strip().endswith("Region") or not (spot.prepared or spot.end == company.end):
                continue
        if company and 0 <= spot.start - company.end <= 6:
            score += 2.0
        if score > best_score:
            best, best_score = spot, score
    if best:
        return best
    for match in _UNKNOWN_PLACE.finditer(text):
        word = match.group("place")
        if fold(word.split(" ")[0]) in _OPENERS or is_business(word.split(" ")[0]) or is_task(word.split(" ")[0]):
            continue
        if company and company.start <= match.start("place") < company.end:
            continue
        return Spot(match.start("place"), match.end("place"), 1.0, True, sure=False)
    return None


def _known(text: str, known: Collection[str]) -> _Candidate | None:
    folded = text.lower()
    best: _Candidate | None = None
    for company in known:
        at = folded.find(company.lower()) if len(company) > 2 else -1
        if at < 0 or (at and folded[at - 1].isalnum()) or folded[at + len(company) : at + len(company) + 1].isalnum():
            continue
        if best is None or len(company) > best.end - best.start:
            best = _Candidate(at, at + len(company), 9.0)
    return best


def _best_company(
    text: str, spots: list[Spot], signature: Signature | None, person: Person | None, least: float
) -> _Candidate | None:
    candidates: list[_Candidate] = []
    stop = signature.start if signature else len(text)
    for match in _NAME.finditer(text, 0, stop):
        candidates += _from_name(text, match.start(), match.end(), spots, person)
    if signature and not signature.colleague:
        candidates += _from_signature(signature, spots, person)
    good = [candidate for candidate in candidates if candidate.score >= least]
    if not good:
        return None
    return max(good, key=lambda candidate: (candidate.score, -candidate.start))


_SPLIT = re.compile(r" (?:på|hos|i|ved|til|for|in|at|fra|af) ")


def _from_name(text: str, start: int, end: int, spots: list[Spot], person: Person | None) -> list[_Candidate]:  # noqa: PLR0912 - rules in order
    while end > start and text[end - 1] in ".-'/&+":
        if text[start:end].endswith(("A.m.b.a.", "Inc.", "Ltd.")):
            break
        end -= 1
    for spot in spots:
        if start < spot.start < end:
            cut = spot.start
            head = text[start:cut].rstrip()
            if spot.end < end and text[spot.end : spot.end + 1] != " ":
                continue
            if head.lower().endswith((" i", " på", " ved", " in", " at", " nær", " by")):
                head = head[: head.rfind(" ")]
            if head.endswith(("Region", "region")):
                continue
            if head and (spot.prepared or spot.end >= end):
                end = start + len(head)
            break
        if spot.start == start and spot.end >= end:
            return []
    found: list[_Candidate] = []
    begin = start
    while True:
        words = text[begin:end].split(" ")
        while words and (fold(words[0].rstrip(".,:")) in _OPENERS or words[0] in {"&", "og"}):
            if len(words) > 1 and text[begin:end] and not _drop_first(words):
                break
            begin += len(words.pop(0)) + 1
        if not words or begin >= end:
            break
        found.append(_scored(text, begin, end, spots, person))
        split = _SPLIT.search(text, begin, end)
        if not split:
            break
        begin = split.end()
    return [candidate for candidate in found if candidate.end - candidate.start >= 2]


def _drop_first(words: list[str]) -> bool:
    first = fold(words[0])
    return not (first in {"det", "den", "de", "the"} and words[1][:1].isupper() and fold(words[1]) not in _OPENERS)


def _scored(text: str, start: int, end: int, spots: list[Spot], person: Person | None) -> _Candidate:  # noqa: PLR0912 - rules in order
    name = text[start:end]
    words = name.split(" ")
    before, after = text[max(0, start - 40) : start], text[end : end + 90]
    score = 0.0
    if _LEGAL.search(name):
        score += 5.0
    if any(is_business(word.strip(".,")) for word in words):
        score += 2.5
    if is_task(words[0]) and not any(is_business(word) for word in words):
        score -= 2.0 if len(words) == 1 or words[1] in {"til", "på", "i", "hos"} else 1.0
    lead = re.search(r"(?:^|[\s(])([a-zæøå]{3,}) $", before)
    if lead and is_business(lead.group(1)):
        score += 2.5
        start -= len(lead.group(1)) + 1
        before = before[: -len(lead.group(1)) - 1]
    beside = next((spot for spot in spots if 0 <= spot.start - end <= 2), None)
    if _SEEKS.match(after) or (beside and _SEEKS.match(text[beside.end : beside.end + 60])):
        score += 3.0
    if _AT_BEFORE.search(before):
        score += 2.5
    if any(
        spot.start - end <= 5
        and spot.start >= end
        and re.fullmatch(r",? ?\(?(?:i|på|ved|in|nær|at)? ?\(?", text[end : spot.start].strip(" "))
        for spot in spots
    ):
        score += 2.0
    if any(spot.start >= end and spot.start - end <= 2 for spot in spots):
        score += 0.5
    if re.search(
        r"(?:^|\n)[ •\-*–]*(?:\d{1,2}[.)] ?|[a-h]\) ?)?$", text[max(0, start - 8) : start]
    ) or not before.strip(f" {MARKS},:–-"):
        score += 1.5
    elif re.search(r"[.!?] $", before):
        score += 0.8
    elif re.search(rf"[{MARKS}][ ,:–-]*$", before) or re.search(r"[:,–] $", before):
        score += 0.5
    if re.match(r" ?(?:[,:–(]| - |\n|$)", after):
        score += 0.5
    if len(words) > 1 and re.search(r"(?:^|[.:\n•!?] ?|\) )$", before) and re.match(r"\s*(?:[.,\n(–:]|- |$)", after):
        score += 1.5
    if _ROLE_BEFORE.search(before):
        score -= 4.0
    if re.search(r"\(\s*$", before) and after.startswith(")") and len(words) > 1:
        score += 1.5
    if re.match(r"^ ?(?:har|er|kan|vil|skal) ", after):
        score += 0.3
    if len(words) == 1 and (len(name) < 4 or _INSIDE.match(name)):
        score -= 1.5
    if person and start < person.end and person.start < end:
        score -= 3.5 if person.sure else 1.0
    score -= min(1.0, start / 1500)
    return _Candidate(start, end, score)


def _from_signature(signature: Signature, spots: list[Spot], person: Person | None) -> list[_Candidate]:
    found: list[_Candidate] = []
    for row, (at, line) in enumerate(signature.lines):
        offset = at
        for piece in line.split(","):
            start = offset + len(piece) - len(piece.lstrip())
            end = offset + len(piece.rstrip(" ."))
            offset += len(piece) + 1
            name = piece.strip(" .")
            if len(name) < 2 or not re.search(r"[A-ZÆØÅ]", name) or re.search(f"[{MARKS}]", name):
                continue
            if person and start < person.end and person.start < end:
                continue
            if any(spot.start <= start and end <= spot.end + 1 for spot in spots):
                continue
            if re.match(r"(?i)(?:v/|tlf|mobil|dir|www|hr\b|e-?mail|mail|adr|cvr|telefon|direkte)", name):
                continue
            legal = bool(_LEGAL.search(name))
            business = any(is_business(word) for word in name.split(" "))
            role = re.search(
                r"(?i)(?:chef|leder|direktør|konsulent|ansvarlig|mester|koordinator|assistent|sekretær|manager)$", name
            )
            if role and not legal:
                continue
            score = 3.5 + (5.0 if legal else 0.0) + (1.5 if business else 0.0) - row * 0.2
            found.append(_Candidate(start, end, score))
    return found


def _company_text(text: str, company: _Candidate, spots: list[Spot]) -> str:
    name = text[company.start : company.end]
    inside = re.search(f"[{MARKS}\n(]", name)
    if inside:
        name = name[: inside.start()]
    name = name.rstrip(" ,:;–-")
    after = text[company.end : company.end + 4]
    if name and re.match(r" i ", after):
        spot = next((spot for spot in spots if spot.start == company.end + 3), None)
        first = name.split(" ")
        if (
            spot
            and len(first) == 1
            and is_business(name)
            and re.search(r"(?:en|et|n|t)$", name)
            and name[0].isupper()
            and spot.score < 6
        ):
            return text[company.start : spot.end]
    return name


_LOWER_WORDS = re.compile(r"[a-zæøå][\wæøå'-]*", re.IGNORECASE)
_STOP_RIGHT = danish(
    r"^(?:i|på|ved|søger|har|mangler|vil|kan|til|med|og|skal|der|som|hos|for|fra|er|nær|ønsker|tilbyder|at|in)$"
)


_INSIDE = danish(
    r"^(?:lager|lageret|kantine|kantinen|kontor|kontoret|have|haven|terminal|terminalen|butik|butikken"
    r"|værksted|værkstedet|vaskeri|vaskeriet|stald|stalden|sted|stedet|service|transport|hus|huset"
    r"|afdeling|hal|station|stationen|firma|firmaet|virksomhed|virksomheden|auto|stue|stuen|bager|bageren"
    r"|hjem|hjemmet|shop|zoo|blomster|depot)$"
)


def _lower_company(text: str, spots: list[Spot]) -> _Candidate | None:  # noqa: PLR0912 - rules in order
    best: _Candidate | None = None
    for match in _LOWER_WORDS.finditer(text):
        if not is_business(match.group()):
            continue
        end = match.end()
        for _ in range(2):
            following = re.compile(r" ([a-zæøåA-ZÆØÅ][\w'-]*)").match(text, end)
            if not following or _STOP_RIGHT.match(following.group(1)):
                break
            if any(spot.start == following.start(1) for spot in spots):
                break
            end = following.end()
        before = text[max(0, match.start() - 20) : match.start()]
        after = text[end : end + 40]
        score = 1.0
        if re.search(r"(?i)\b(?:hos|fra|i|på|til|ved|af) $", before):
            score += 1.5
        if re.search(r"(?:^|[\n,.;:!•(] ?)$", before):
            score += 1.0
        if any(0 <= spot.start - end <= 6 for spot in spots):
            score += 2.0
        if end > match.end():
            score += 0.5
        if _SEEKS.match(after):
            score += 2.0
        if re.search(r"(?i)\b(?:en|et|vores|lille|lidt|noget|min|som|egen|eget|at|og|kunder|ingen) $", before):
            score -= 2.5
        if end == match.end() and _INSIDE.match(match.group()) and not re.search(r"(?i)\b(?:hos|fra) $", before):
            score -= 1.5
        if score >= 3.0 and (best is None or score > best.score):
            best = _Candidate(match.start(), end, min(score, 3.9))
    return best


def labelled_place(text: str) -> str:
    """The place as written in a template."""
    return tidy_place(unmarked(text))
