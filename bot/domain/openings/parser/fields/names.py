"""Words around and inside the names of companies."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.openings.parser.phrases import any_of, word_set
from bot.domain.openings.parser.reading import MARKS, Mark
from bot.domain.openings.parser.text import danish

_CAP = (
    r"(?:Brdr|Sdr|Nr|Kgs|St|Skt|Chr|Dr|[A-ZÆØÅ])\.|[A-ZÆØÅÉ](?:[\w'’&+/-]|\.(?=\w))*"
    r"|\d{1,3}-?[a-zA-ZæøåÆØÅ][\w-]*|[a-zæøå]{2,}[A-ZÆØÅ]\w*"
)
_JOIN = (
    r"(?:og|&|på|ved|af|for|de|den|det|der|and|of|the|under|i|in|by|at|von|van|til|depot|lager|kantine"
    r"|butik|afdeling|afd\.|værksted|\+)"
)
_NUMBER = (
    r"(?: (?:\d{1,3}(?= [A-ZÆØÅ])|1[0-4]\d\d(?= [A-ZÆØÅ])|\d{1,4}(?=\s*(?:[,:;)–\n]|- |$|\.(?!\d))"
    r"| (?:i|på|ved|søger|mangler|efterlyser|har|vil|kan|skal|leder|tilbyder|ønsker|åbner|efterspørger|er|og|med)\b)))"
)
"""A number that belongs to a name: "Rema 1000 i Kolding", "Sport 24 Randers"; no postcode before a town."""
NAME = re.compile(rf"(?<![\w@/])(?:{_CAP})(?:[ ](?:{_JOIN} ){{0,2}}(?:{_CAP}))*(?:{_NUMBER}(?:[ ](?:{_CAP}))*)?")
LEGAL = re.compile(
    r"\b(?:A/S|ApS|Aps|APS|I/S|K/S|P/S|IVS|A\.m\.b\.a\.?|AMBA|Fonden|Holding|GmbH|Ltd\.?|AB"
    r"|Inc\.?)(?![\w])|\b(?:Kommune|Region)\b"
)
SEEKS = danish(
    rf"^[ ,{MARKS}]*(?:\([^)\n]{{0,60}}\)[ ,]*)?(?:(?:de|som|der|hvor de) )?"
    rf"(?:(?:(?:i|på|ved|in) [^.,\n]{{1,40}}?|samme sted) )?" + any_of("companies", "seeks") + r"\b"
)
ON_BEHALF = danish(r"\b(?:på vegne af|on behalf of) ?$")
SELF_BEFORE = danish(r"\b" + any_of("companies", "introduces itself") + r" ?$")
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
OPENERS: Final = word_set("companies", "openers")
INSIDE = danish(r"^" + any_of("companies", "part of a workplace") + r"$")
