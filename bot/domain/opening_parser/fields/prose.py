"""What is left when everything with a closed form is taken: tasks, requirements and considerations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from bot.domain.opening_parser.fields.labels import Labelled
from bot.domain.opening_parser.lexicon import is_task
from bot.domain.opening_parser.reading import MARKS, Mark, Reading, unmarked
from bot.domain.opening_parser.text import danish, fold, tidy, words

Role = Literal["task", "requirement", "consideration", "none"]

_ABBREVIATIONS: Final = words(
    "ca kl tlf nr d v brdr hr fr dr bl f.eks feks inkl ekskl evt max maks min pr mv mfl osv jf ml sdr nr"
    " gl kgs st sct skt dir att kp adr opg vks virk mrk"
)
_SENTENCE = re.compile(
    rf"(?<=[.!?;])[ ]+(?=\S)|\n+|(?<=[{MARKS}]\.) |(?<=[.!?]\))\s+| [–—] | - (?=[A-Za-zÆØÅæøå{MARKS}])"
    r"|(?:^|(?<=[\n ]))[•·*] ?|(?<=\s)→"
)
_CLAUSE = danish(
    r",? (?=(?:men|dog|hvorimod|but) )|(?<=[a-zæøåA-Z0-9)\ue001-\ue00e]), (?=(?:og )?(?:man|du|de|der|vi"
    r"|den|vedkommende|you|we|they|it) (?!har brug for at|starter|møder))|(?<=[a-zæøå)\ue001-\ue00e]),"
    r" (?=da |så )"
)
_BULLET = re.compile(r"^[ \t]*(?:[-•*·–+][ \t]*|\d{1,2}[.)] |[a-h]\) )")

_REQUIREMENT = danish(
    r"\b(?:bør (?:have|kunne|være)|skal (?:man |du )?ikke (?:have|være)|\w*allergi(?:ker\w*)?|\w+erfaring|god orden"
    r"|rolige hænder|"
    r"krav(?:et)?|kræve[rst]*|påkrævet|skal (?:helst |gerne |dog |også |bare |altså )?(?:kunne|være"
    r"|have|ha|trives|kende|tåle|medbringe|bo|tale|forstå|turde|møde|gå|læse|skrive|holde af|elske"
    r"|indhentes|bestå|klare|bruge hænderne)"
    r"|må (?:man |du )?(?:ikke|kunne|gerne kunne|gerne have(?! brug)|helst)|må man (?:ikke )?(?:kunne"
    r"|have|være|tåle)|man må ikke|skal (?:man|du|vedkommende|ansøger\w*|borgeren) (?:kunne|være|have"
    r"|ikke|tale|gerne)|skal ikke være"
    r"|(?:kørekort|truckkort|truckcertifikat|gaffeltruck-?(?:certifikat|kort)|straffeattest|børneattest"
    r"|hygiejnebevis|hygiejnekursus|svejsecertifikat|certifikat|bronzeprøve|id-kort)(?:\w*)?"
    r"|\w*attest(?:er)?|nødvendigt?|forudsætning|forudsættes|erfaring(?:en)?|kendskab|(?:må )?forventes"
    r"|forventer|lægger vægt|lægges vægt|(?:person|menneske|type|ildsjæl) (?:søges|ønskes)|bare (?:man|du"
    r"|vedkommende) (?:kan|har|er)|vigtigt,? at|er en fordel|en fordel|fordel|et plus|et must|(?:over"
    r"|fyldt|minimum|mindst|min\.) ?(?:de )?\d\d(?! ?timer| ?t\b)|aldersgrænse"
    r"|må(?: gerne)? kunne|gerne (?:erfaring|med erfaring|en der kan|nogen der kan)|mødestabil\w*"
    r"|stabil(?:t)? fremmøde|fysisk (?:robust|stærk|form)|god fysik|serviceminded|udadvendt"
    r"|fingersnild\w*|fingersnilde|struktureret|selvstændig(?:t)?(?! lokale)|ikke bange|ikke allergi\w*"
    r"|allergi(?:ker|sk)?|ingen allergi|(?<!ingen )tunge løft|højdeskræk|tåle|robust|svimmel|lyst til"
    r"|flair|håndelag|øje for|interesse(?:ret)? (?:i|for)|interesseret i|kunne lide|holde af|kan (?:godt"
    r" )?lide"
    r"|egen (?:bil|cykel|transport|knallert|computer|pc)|eget (?:køretøj|transportmiddel)|medbring\w*"
    r"|sprog:?|dansk(?:kundskaber)?|engelskkundskaber|taler? (?:og forstår )?dansk|forstår? dansk"
    r"|flydende|god til|gode til|er god til|glad for (?:børn|dyr|mennesker|at)|vant til at (?!have|tage)"
    r"|nattevant|morgenfrisk|a-menneske|ordenssans|rolige hænder|tålmodige? (?:person|menneske|type)"
    r"|pålidelig|ansvarlig person|rygefri|røgfri|ikke-ryger|uniform bæres|sikkerhedssko (?:er )?(?:et"
    r" )?(?:krav|påkrævet|medbringes)|trives (?:med|i|udendørs|alene)|bor(?: man)? (?:tæt|i nærheden"
    r"|lokalt)|tæt på er"
    r"|must|requires?|required|requirements?|need(?:s)? to|should|experience|driving licen[cs]e|driver'?s"
    r" licen[cs]e|able to|at least \d\d|fluent|speak(?:s)?|own (?:car|bike|transport)|is an advantage"
    r"|essential|necessary|comfortable with)(?![\wæøå])"
)
_CONSIDERATION = danish(
    r"(?<![\wæøå])(?:(?<= )(?:er )?muligt?(?= ?[.!]?$)|"
    r"(?:skåne)?hensyn\w*|skånebehov\w*|skånsomt?|mulighed for|(?:hvile|spise|kaffe|ekstra"
    r" )?-?pauser?(?:ne|rum)?|pauser|hvilerum|hvilepauser|roligt?e?(?! hænder)|ro\b|fred og ro|stille(?! op|"
    r" stole)(?: og rolig\w*)?|stilhed|stressfrit?|siddende|sidde(?:s)? ned|sidde(?: ned)?|stol|mentor\w*"
    r"|makker\w*|buddy|sidemand|sidemandsoplæring|fast kollega|kollega at følge\w*|kontaktperson hele"
    r"|tålmodig\w*(?! (?:person|menneske|type))|rummelig\w*|forstående|forståelse for|plads til (?:alle"
    r"|forskellighed|at være|at have)|fleksib\w*|flekstid|tilpasse[srt]?|tilpasning\w*|tilpasses|langsomt"
    r" op|gradvis\w*|trappe[rs]?(?: langsomt| gradvist)? op|optrapning|bygges (?:langsomt )?op|starte"
    r" (?:stille|roligt|med få|på få)|stille og roligt"
    r"|ingen (?:tunge|tungt|løft|personlig|kundekontakt|kunder|telefon\w*|stress|deadline\w*"
    r"|patientkontakt|tidspres|akkord|krav om|vagter|aftenvagter|weekend\w*|støj|larm|trapper|pres"
    r"|borgerkontakt|plejeopgaver|kassearbejde|skiftende)|uden (?:kunder|kundekontakt|løft|tunge|stress"
    r"|tidspres|pres|deadlines|telefon)|ikke (?:noget )?(?:tungt|stress|tidspres)|undgå(?:s)? (?:tunge"
    r"|løft)|lette løft|skærmet|afskærmet|eget (?:kontor|lokale|tempo|rum)|egen (?:plads|arbejdsplads"
    r"|opgave|bås)|arbejde (?:alene|i baglokalet|hjemme|hjemmefra)|være alene|aldrig alene|altid (?:en|nogen|to)"
    r"|engelsk er (?:nok|ok|fint)|ingen arbejde|handicaptoilet|toilet|stueplan|bestemmer selv|alene i|sammen med en"
    r"|følges med|oplæring|oplært|introduktion|introforløb|støtte\w*|hjælpemidler|hjælp til at"
    r"|hæve-?sænke\w*|hæve/sænke\w*|ergonomisk\w*"
    r"|henter (?:vi|man|de)|bliver hentet|kan hentes|henter og bringer|transport (?:kan|kan ordnes"
    r"|tilbydes|arrangeres)|kan blive (?:til|fast)|kan det blive|fastansættelse (?:er )?mulig|ordinære"
    r" timer|på sigt|vant til (?:unge|borgere|folk|mennesker|at have|at tage)|har (?:før )?haft"
    r" (?:borgere|folk|praktikanter|en borger)|erfaring med (?:borgere|unge|fleks\w*|mennesker|at have"
    r"|folk|psykisk\w*|sårbare)|gode erfaringer|tilbyde[rs]?|tilbydes|giver vi|får man|man får|udleveres"
    r"|stilles til rådighed|betaler for|gratis|frokostordning|frokost|må gerne være|må gerne (?:tage|have"
    r" brug)|man (?:må gerne|kan (?:selv|godt|arbejde|være|få|tage|starte|sidde|gå|altid|møde|vælge|holde"
    r"|komme))|der kan (?:skiftes|holdes|tages|arbejdes|tilpasses|være)|kan (?:skiftes|tilpasses|lægges"
    r"|aftales|planlægges|deles)|skift(?:e)? mellem|varieret|drøftes|individuel\w*|efter (?:behov|evne)"
    r"|tages? højde for|højde for|tager (?:gerne )?hensyn|fast (?:makker|vagtmakker|rutine|struktur"
    r"|kontakt|kontaktperson)|faste (?:rammer|rutiner|opgaver)|tydelige? (?:rammer|struktur|opgaver)"
    r"|trygge? (?:rammer|miljø)?|tryghed|godt (?:arbejdsmiljø|kollegaskab)|hyggelig\w*|sødt team|en del"
    r" af et|samme leder|varmestue|logi|plads til forskel|åben(?:hed)? over for|åbne over for|angst"
    r"|autisme|adhd|ordblind\w*|psykisk\w*|sårbar\w*|social fobi|nedsat|handicap\w*|kørestol\w*|elevator"
    r"|mødetid(?:er)? (?:er )?(?:fleks|efter)|hjemmearbejde|hjemmefra|engelsktalende|english speaking"
    r"|dansk er ikke|ikke (?:et )?krav|kræver ikke|no danish|no experience|quiet|calm|breaks?|flexible"
    r"|training|mentor|buddy|patient|support\w*|adapted|adjust\w*|can be arranged|we offer|no heavy|no"
    r" stress|own pace|sit down|seated|friendly|gradually|slowly)(?![\wæøå])"
)
_HEAD_REQUIREMENT = danish(
    r"^(?:krav|kvalifikation\w*|vi forventer|vi lægger vægt på|vi søger en,? der|du (?:skal|er|har|kan)"
    r"|forventning\w*|profil|vi ønsker|man skal|din profil|hvem er du|om dig|requirements|you)\b"
)
_OBLIGES = danish(
    r"^(?:krav|(?:man|du|vedkommende|ansøgeren) (?:skal|må ikke)|skal|må (?:ikke|kunne|man)|kan (?:godt"
    r" )?lide|you must|must|minimum|mindst)\b"
)
_HEAD_CONSIDERATION = danish(
    r"^(?:vi tilbyder|vi kan tilbyde|hensyn|skånehensyn|de tilbyder|til gengæld|hos os får du|du får|we"
    r" offer|virksomheden tilbyder)\b"
)
_HEAD_TASK = danish(
    r"^(?:opgaver(?:ne)?|arbejdsopgaver(?:ne)?|arbejdet består|du kommer til at|dine opgaver|tasks|jobbet|hvad)\b"
)
_NEGATED_REQUIREMENT = danish(
    r"\b(?:ikke (?:nødvendigt?|et krav|krav|påkrævet)|ingen krav|not (?:required|necessary|needed)"
    r"|unødvendig\w*|behøver ikke|behøves ikke)\b"
)

_SEEK = (
    r"(?:søge[rs]|søge|efterlyse[rs]|efterspørger|mangler(?: (?:simpelthen|lige|også|stadig|pt\.?))?|har"
    r" (?:pt\.? |akut |også |stadig |virkelig |nu |altid )?(?:brug for|plads til|behov for)|have brug for"
    r"|får brug for|kunne (?:godt |sagtens )?(?:bruge|tænke sig)|kan (?:godt |sagtens )?bruge|skal"
    r" (?:snart |nu )?(?:bruge|have(?! (?:øje|eget|egen|kørekort|ren|lyst|flair|god|erfaring)))"
    r"|sku(?:lle)? bruge|vil (?:\w+ )?(?:gerne )?(?:have|ha|se kandidater|udvide med|ansætte)|vil (?:have"
    r"|ha)|ønsker(?: sig)?|leder efter|tilbyder(?! (?:grundig|en rolig|mentor|fleks))|kan (?:tage"
    r"|tilbyde)|åbner for|udvider med|opretter|tager gerne|har (?:fået )?(?:en |et |\ue008"
    r" )?(?:åbning(?:er)?|ledig\w*|job|stilling(?:er)?|plads(?:er)?|\ue007)(?: (?:som|til|for|på|i))?"
    r"|need(?:s)?(?: help with)?|is looking for|are looking for|looking for|seeks?|has an opening for"
    r"|have an opening for|hiring|wants?|vacancy (?:at|for|as))"
)
_TRIGGER = danish(rf"\b{_SEEK}\b(?P<gap>[ {MARKS}]{{0,12}})")
_TRIGGER_TAIL = danish(
    rf"^[ {MARKS}]*(?:at (?:have|få|se) )?(?:(?:gerne|også|lidt|noget|en|et|én|ét|flere|nogle|nogen|ekstra"
    rf"|mere|til|folk|stadig|hurtigt|straks|om|a|an|some|somebody|someone)\b[ {MARKS}]*)*(?:hjælp(?: med|"
    r" til)?|help with|help|assistance with|praktikant(?:er)?|person(?:er)?|pers\.?|mand|medarbejdere?"
    r"|hænder|stk\.?|stillinger|pladser|folk|kandidater|borgere?|ansøgere"
    rf"|people)?\b[ {MARKS}]*(?:\([^)]{{0,40}}\)[ {MARKS}]*)?(?:til |for )?(?:at )?(?:der (?:kan|skal|vil"
    r"|gider|har lyst til at) )?,?"
)
_ASKS = danish(r"^(?:er der|har (?:i|nogen|du)|kender|hvem|nogen,? der|kan (?:en|man))\b")
_SOUGHT = danish(r"[a-zæøå]{3,} (?:søges|efterlyses)\b")
_NEEDED_BY_CITIZEN = danish(r"\b(?:man|du|borgeren|vedkommende|hvis [a-zæøå]+)(?: [a-zæøå]+)? $")
_TASK_CUE = danish(
    r"\b(?:opgave(?:n|r|rne)? (?:er|består (?:i|af)|bliver|vil være|omfatter)|(?:arbejdet|jobbet"
    r"|stillingen) (?:består (?:i|af)|er at|omfatter|handler om|går ud på)|der skal(?! (?:være|man"
    r"|indhentes))|skal der|(?:til|med|brug for) at (?=[a-zæøå]+e\b|sy\b|gå\b|slå\b)|som (?:en"
    r" )?(?=\w*(?:hjælper|assistent|medarbejder|mand|mester|kok|fører|chauffør|pedel|vikar|arbejder|pige"
    r"|tjener|gartner))|(?:man|du|vedkommende|borgeren) (?:skal|kommer til at|vil|hjælper) (?=(?:\w+e|sy"
    r"|gå|slå)\b)|det (?:er|drejer sig om|handler om)|en (?:til|i|på) |job som|arbejde (?:som|med)"
    r"|fleksjob som|stilling som|tasks include|the job is|duties)"
)
_STOP: Final = words(
    "om ugen uge i pr per hver dag dage dagen timer time t start starter starte startdato opstart fra"
    " til på ved hos og eller samt kontakt kontaktperson ring tlf"
    " telefon mobil mail email skriv frist ansøgningsfrist ansøgning senest svar er en et den det de der"
    " som med for af at vi jeg man kl ca løn timeløn"
    " spørg efter søger mangler har vil gerne være kan skal hr v tiltrædelse begge alle hej kære"
    " ugentligt ugentlig dagligt fordelt hverdage type job virksomhed firma sted"
    " hvor hvad hvem hvordan hvornår meget antal stillinger personer pers stk mand and or the a an to of"
    " in on at call phone contact please is are hours week per start"
    " start: helst gerne mellem placeret arbejdstid arbejdstiden arbejdsdage tidsrum mvh vh hilsen"
    " venlig med også dog kun inden sendes oplysninger mere info nærmere via stilling jobåbning åbning"
    " op under max min mindst ny nyt nye mulighed muligheder plads pladser begge alt hurtigst muligt"
    " snarest tider tid dagene aftales weekend ansættelse overenskomst pension plus svarfrist udløber"
    " starttidspunkt"
)
_CONTENT = re.compile(r"[^\W\d_]{2,}")
_INFINITIVE = danish(r"(?:^|[/,] ?|\b(?:at|og|skal|kan|samt|eller) )(?P<verb>[a-zæøå]{2,14}(?:e|å|y))\b")
_NOMINAL = danish(
    r"\b(?P<noun>[a-zæøå-]{3,}(?:ning|ningen|ering|arbejde|opgaver|hjælp|hjælper|hjælpere|pasning|vask|pleje))\b"
)
_NOT_NOMINAL: Final = words(
    "stilling åbning ansættelse retning jobåbning ordning løsning betaling oplæring afdeling tilmelding"
    " ansøgning erfaring aftalen forretning forening afklaring aflønning lønning træning uddannelse"
    " opfølgning henvendelse fornemmelse mening ringe ting ugentlig skolen samarbejde medarbejder"
    " bygning omregning virksomhed besætning"
)
_SKIP = danish(
    r"^(?:hej|kære|god(?:dag|morgen)?\b|hi\b|hello|nogen (?:bud|forslag|interesse)|hvem (?:har|tager"
    r"|kender)|mere følger|læs mere|se (?:mere|opslag|vedhæft)|som aftalt|tak\b|husk\b|dagens|fik denne"
    r"|vedhæft|skriv|ring|kontakt|spørg|svar|meld|ansøg|mvh|med venlig|venlig hilsen|hilsen|vh\b|bh\b|cvr"
    r"|jeg (?:har|var|sidder|fik|talte|besøgte)|har (?:lige )?talt|til rette|nyt fra|emne|vs\b|fw\b|fra:"
    r"|dato|tlf|vi (?:er|ligger|har \d)|løn|timeløn|frist|start|læs|call|please|apply|contact|ham fra"
    r"|bare til info|fyi|jobordre|jobåbning modtaget|åbning modtaget|stillingsopslag$|jobåbning$"
    r"|jobmulighed$|med henblik|tiltrædelse|ansøgning|arbejdstid|kan i bruge|hvis det går|borgeren?|min"
    r" borger|hun|han\b|hvor\b|hvem\b|de holder|de ligger|hotellet ligger|vi ligger|begge\b|ny (?:åbning"
    r"|mulighed)|tlf-notat|bussen|åh\b)"
)


_ADMINISTRATIVE: Final = danish(
    r"^(?:svar(?:frist)? |svar$|tilmelding|ansøgning(?:en|er)? (?:senest|sendes|til)|ansøgningsfrist"
    r"|frist(?:en)?\b|deadline|meld (?:ind|tilbage)|mere følger|læs mere|indstil)"
)


@dataclass(frozen=True, slots=True)
class Prose:
    """The free texts of an opening."""

    tasks: str | None
    requirements: str | None
    considerations: str | None
    sure_tasks: bool = True


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    role: Role
    strength: int
    task_start: int


def read_prose(reading: Reading, labels: list[Labelled], stop: int) -> Prose:
    """Tasks, requirements and considerations; nothing from offset `stop` on (the signature) is read."""
    collected: dict[str, list[tuple[int, str]]] = {"tasks": [], "requirements": [], "considerations": []}
    title: list[tuple[int, str]] = []
    for label in labels:
        if label.field in collected:
            value = _readable(reading, label.start, label.end, keep_all=label.field != "tasks")
            if value:
                collected[label.field].append((label.start, value))
            reading.take(label.label_start, label.end, Mark.LABELLED)
    pieces = _pieces(reading, stop)
    for piece in pieces:
        if piece.role == "requirement":
            collected["requirements"].append((piece.start, _readable(reading, piece.start, piece.end)))
        elif piece.role == "consideration":
            collected["considerations"].append((piece.start, _readable(reading, piece.start, piece.end)))
    tasks = [piece for piece in pieces if piece.role == "task"]
    sure = True
    if collected["tasks"]:
        tasks = [piece for piece in tasks if piece.strength >= 3 and piece.start < collected["tasks"][0][0]][:1]
    elif tasks:
        strongest = max(piece.strength for piece in tasks)
        tasks = [piece for piece in tasks if piece.strength >= min(2, strongest)][:4]
        sure = strongest >= 2
    for piece in tasks:
        value = _readable(reading, piece.task_start, piece.end)
        if value:
            title.append((piece.start, value))
    collected["tasks"] = sorted(title + collected["tasks"])
    return Prose(
        _joined(collected["tasks"]), _joined(collected["requirements"]), _joined(collected["considerations"]), sure
    )


def _joined(parts: list[tuple[int, str]]) -> str | None:
    texts: list[str] = []
    for _, text in parts:
        if text and text not in texts:
            texts.append(text)
    return ", ".join(texts) or None


def _readable(reading: Reading, start: int, end: int, keep_all: bool = False) -> str:
    kept: list[str] = []
    for original, masked in zip(reading.text[start:end], reading.masked[start:end], strict=True):
        if (
            masked in {Mark.NOISE, Mark.LABELLED}
            or not "\ue001" <= masked <= "\ue00e"
            or (keep_all and masked in {Mark.TIME, Mark.KIND, Mark.PLACE, Mark.DAYS, Mark.COUNT})
        ):
            kept.append(original)
        else:
            kept.append("\ue001")
    text = re.sub(r"\n[ \t]*(?:[-•*·–][ \t]*|\d{1,2}[.)] )?", ", ", "".join(kept).strip())
    text = unmarked(text)
    text = re.sub(r"(?:\s*,\s*){2,}", ", ", text)
    text = re.sub(
        r"[ ,]+(?:på|om|i|og|med|fra|til|kl\.?|ca\.?|á|a|hver|for|hos|ved|den|d\.|af|at|in|on|for)[ ,.]*$",
        "",
        tidy(text),
    )
    text = re.sub(r"^(?:at|og|til|med|samt|men|en|et|som|der|,)\s+(?=\S)", "", tidy(text))
    return tidy(text)


def _pieces(reading: Reading, stop: int) -> list[_Piece]:
    text = reading.masked
    found: list[_Piece] = []
    heading: Role = "none"
    for begin, end in _sentences(text, stop):
        sentence = text[begin:end]
        bulleted = bool(_BULLET.match(text[text.rfind("\n", 0, begin) + 1 : end]))
        body = _BULLET.sub("", sentence)
        start = end - len(body)
        clean = unmarked(body).strip(" ,.:")
        if not clean:
            continue
        role = _heading(clean)
        follows = text[end : end + 3].lstrip(" .:")
        if role != "none" and (
            body.rstrip().endswith(":") or (follows.startswith("\n") and _next_is_bullet(text, end))
        ):
            heading = role
            if _content(clean) <= 5:
                continue
        elif heading != "none" and bulleted:
            found.append(_Piece(start, end, heading, 3, start))
            continue
        else:
            heading = "none"
        asked = text[end - 1 : end] == "?" and _ASKS.match(clean)
        found += [piece for piece in _sentence_pieces(text, start, end) if piece.role == "task" or not asked]
    return found


def _next_is_bullet(text: str, at: int) -> bool:
    line = text[at : at + 80].lstrip(" .:\n")
    return bool(_BULLET.match(line))


def _heading(text: str) -> Role:
    if _HEAD_REQUIREMENT.match(text):
        return "requirement"
    if _HEAD_CONSIDERATION.match(text):
        return "consideration"
    if _HEAD_TASK.match(text):
        return "task"
    return "none"


def _sentences(text: str, stop: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    for match in _SENTENCE.finditer(text, 0, stop):
        if match.group().startswith(" ") and match.start() and text[match.start() - 1] == ".":
            word = re.search(r"([^\W\d_][\w.]*)\.$", text[max(0, match.start() - 14) : match.start()])
            if word and fold(word.group(1)) in _ABBREVIATIONS:
                continue
        found.append((at, match.start()))
        at = match.end()
    found.append((at, stop))
    return [(start, end) for start, end in found if end > start]


def _sentence_pieces(text: str, start: int, end: int) -> list[_Piece]:
    clauses: list[tuple[int, int]] = []
    at = start
    for match in _CLAUSE.finditer(text, start, end):
        clauses.append((at, match.start()))
        at = match.end()
    clauses.append((at, end))
    pieces: list[_Piece] = []
    for clause_start, clause_end in clauses:
        pieces += _clause_pieces(text, clause_start, clause_end, pieces[-1].role if pieces else "none")
    return pieces


def _content(text: str) -> int:
    return sum(1 for word in _CONTENT.findall(text) if fold(word) not in _STOP)


def _clause_pieces(text: str, start: int, end: int, previous: Role) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = start
    for part in re.split(r"([,()])", text[start:end]):
        part_start, at = at, at + len(part)
        if part in {",", "(", ")"} or not part.strip():
            continue
        role, strength, offset = _classify(part)
        plain = unmarked(part)
        if role == "none" and _content(plain) == 0:
            continue
        if role == "none" or (role == "task" and strength < 3):
            last = pieces[-1].role if pieces else "none"
            close = bool(pieces) and re.fullmatch(r"[\s,()]*", text[pieces[-1].end : part_start])
            if not pieces and previous in {"requirement", "consideration"} and strength < 2 and role == "none":
                role = previous
            elif pieces and close and last in {"requirement", "consideration"} and strength < 2:
                role = last
            elif pieces and close and last == "task" and role == "none" and not _SKIP.match(plain.strip(" ,.")):
                role = "task"
                strength = pieces[-1].strength
        if (
            pieces
            and pieces[-1].role == role
            and role != "none"
            and re.fullmatch(r"[\s,()]*", text[pieces[-1].end : part_start])
            and offset == 0
        ):
            last_piece = pieces.pop()
            pieces.append(
                _Piece(
                    last_piece.start,
                    part_start + len(part),
                    role,
                    max(strength, last_piece.strength),
                    last_piece.task_start,
                )
            )
        else:
            pieces.append(_Piece(part_start, part_start + len(part), role, strength, part_start + offset))
    return pieces


def _classify(part: str) -> tuple[Role, int, int]:  # noqa: PLR0912 - rules in order
    """Role, how strongly (1..4), and where the task begins within the part."""
    plain = unmarked(part, " ").strip(" ,.:")
    if not plain or _ADMINISTRATIVE.match(plain):
        return "none", 0, 0
    requirement = 0 if _NEGATED_REQUIREMENT.search(part) else len(_REQUIREMENT.findall(part))
    consideration = len(_CONSIDERATION.findall(part))
    trigger = _TRIGGER.search(part)
    if trigger and not _NEEDED_BY_CITIZEN.search(part[: trigger.start()]):
        tail = _TRIGGER_TAIL.match(part[trigger.end("gap") :])
        offset = trigger.end("gap") + (tail.end() if tail else 0)
        if not _content(unmarked(part[offset:])):
            offset = trigger.end("gap")
        rest = unmarked(part[offset:])
        if _offers(part, trigger.start(), trigger.end()):
            return "consideration", 3, 0
        if _content(rest) and not (requirement and _HEAD_REQUIREMENT.match(plain)):
            return "task", 4, offset
    sought = _SOUGHT.search(part)
    if sought and not requirement:
        return "task", 4, 0
    cue = _TASK_CUE.search(part)
    if cue and not requirement and not consideration and _content(unmarked(part[cue.end() :])):
        return "task", 3, cue.end()
    if requirement or consideration:
        if _HEAD_CONSIDERATION.match(plain):
            return "consideration", 3, 0
        if requirement > consideration or (requirement and _OBLIGES.match(plain)):
            return "requirement", 2, 0
        if consideration:
            return "consideration", 2, 0
    if _SKIP.match(plain):
        return "none", 0, 0
    if _has_task(plain):
        return "task", 2, 0
    return ("task", 1, 0) if 0 < _content(plain) <= 8 else ("none", 0, 0)


def _offers(part: str, start: int, end: int) -> bool:
    """Is what is offered or taken a consideration ("kan tilbyde faste rammer", "tager gerne hensyn")?"""
    verb = fold(part[start:end])
    if not re.match(r"(?:kan tilbyde|tilbyder|tager gerne|kan tage)", verb):
        return False
    following = _CONSIDERATION.search(part, end)
    return following is not None and following.start() - end <= 24


def _has_task(text: str) -> bool:
    if any(is_task(match.group("verb")) for match in _INFINITIVE.finditer(text)):
        return True
    if any(fold(match.group("noun")) not in _NOT_NOMINAL for match in _NOMINAL.finditer(text)):
        return True
    return any(is_task(word) and not word.endswith("e") for word in _CONTENT.findall(text))
