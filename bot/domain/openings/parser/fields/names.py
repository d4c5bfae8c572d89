"""Words around and inside the names of companies."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.openings.parser.reading import MARKS, Mark
from bot.domain.openings.parser.text import danish, words

_CAP = (
    r"(?:Brdr|Sdr|Nr|Kgs|St|Skt|Chr|Dr|[A-ZÆØÅ])\.|[A-ZÆØÅÉ](?:[\w'’&+/-]|\.(?=\w))*"
    r"|\d{1,3}[a-zA-ZæøåÆØÅ][\w-]*|[a-zæøå]{2,}[A-ZÆØÅ]\w*"
)
_JOIN = (
    r"(?:og|&|på|ved|af|for|de|den|det|der|and|of|the|under|i|in|by|at|von|van|til|depot|lager|kantine"
    r"|butik|afdeling|afd\.|værksted|\+)"
)
NAME = re.compile(rf"(?<![\w@/])(?:{_CAP})(?:[ ](?:{_JOIN} ){{0,2}}(?:{_CAP}))*")
LEGAL = re.compile(
    r"\b(?:A/S|ApS|Aps|APS|I/S|K/S|P/S|IVS|A\.m\.b\.a\.?|AMBA|Fonden|Holding|GmbH|Ltd\.?|AB"
    r"|Inc\.?)(?![\w])|\b(?:Kommune|Region)\b"
)
SEEKS = danish(
    rf"^[ ,{MARKS}]*(?:\([^)\n]{{0,60}}\)[ ,]*)?(?:(?:i|på|ved|in) [^.,\n]{{1,40}}? )?(?:søge[r]?"
    rf"|mangler|har(?= ?[{MARKS}])"
    r"|har (?:brug|plads|to|en|et|et par|fået|åbnet|altid|også|stadig|nu|\d+|mulighed|an opening|a"
    r" vacancy|akut|behov)|vil (?:gerne|have)|ønsker|tilbyder|efterspørger|kan (?:tage|tilbyde|bruge)"
    r"|leder efter|skal bruge|skal have|står og mangler|åbner|tager|udvider|opretter|needs?|is looking"
    r"|are looking|has|have|seeks|looks? for|is hiring|efterlyser|kunne|kan (?:godt "
    r"|sagtens )?(?:bruge|tage|tilbyde)|behøver|ville|giver|får brug|står|could|offers?|would)\b"
)
ON_BEHALF = danish(r"\b(?:på vegne af|on behalf of) ?$")
SELF_BEFORE = danish(r"\b(?:we are|vi er|vi hedder|jeg er|jeg (?:skriver|ringer) fra|det er|her er) ?$")
AT_BEFORE = danish(
    r"(?:\b\w*(?:chef|leder|sekretær|bestyrer|mester|direktør|formand|ejer|konsulent|manager"
    r"|inspektør|koordinator"
    r"|ansvarlig|kollega|pedel)(?:en|n)? (?:i|på|af|ved|in|of)|\b(?:hos|fra|at|with|for|besøgt"
    r"|besøg hos|forbi|fået fat i|fat i|på vegne af|ved|kunde|retur fra"
    r"|aftale med|talt med|talt m/|snakket med|mødet? med|vedr\.?:?|ang\.?:?|angående"
    r"|m/))(?: [a-zæøå]+(?:et|en))? ?$"
)
ROLE_BEFORE = danish(
    rf"(?:kontakt(?:person)?|ring(?: til)?|spørg efter|hilsen|mvh|att\.?|v/"
    rf"|{Mark.NAME})[ :,]{{0,3}}$"
)
OPENERS: Final = words(
    "update opdatering reminder"
    " påmindelse vigtigt info hej kære vi de der den det du man jeg i hi hello dear god goddag"
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
INSIDE = danish(
    r"^(?:lager|lageret|kantine|kantinen|kontor|kontoret|have|haven|terminal|terminalen|butik|butikken"
    r"|værksted|værkstedet|vaskeri|vaskeriet|stald|stalden|sted|stedet|service|transport|hus|huset"
    r"|afdeling|hal|station|stationen|firma|firmaet|virksomhed|virksomheden|auto|stue|stuen|bager|bageren"
    r"|hjem|hjemmet|shop|zoo|blomster|depot)$"
)
