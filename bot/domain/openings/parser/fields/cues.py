"""How Danish employers phrase tasks, demands and offers."""

from __future__ import annotations

import re
from typing import Final

from bot.domain.openings.parser.phrases import any_of, word_set
from bot.domain.openings.parser.reading import MARKS
from bot.domain.openings.parser.text import danish

REQUIREMENT = danish(r"\b" + any_of("terms", "requirement") + r"(?![\wæøå])")
CONSIDERATION = danish(r"(?<![\wæøå])" + any_of("terms", "consideration") + r"(?![\wæøå])")
ASKS_PLAINLY = danish(r"\b" + any_of("terms", "asks plainly") + r"\b")
OFFERS_PLAINLY = danish(r"\b" + any_of("terms", "offers plainly") + r"\b")
HEAD_REQUIREMENT = danish(r"^" + any_of("terms", "heading of requirements") + r"\b")
OBLIGES = danish(r"^" + any_of("terms", "obliges") + r"\b")
INSISTS = danish(r"\b" + any_of("terms", "insists") + r"\b")
HEAD_CONSIDERATION = danish(r"^" + any_of("terms", "heading of considerations") + r"\b")
HEAD_TASK = danish(r"^" + any_of("terms", "heading of tasks") + r"\b")
NEGATED_REQUIREMENT = danish(r"\b" + any_of("terms", "not required") + r"\b")

TRIGGER = danish(r"\b" + any_of("prose", "seeks") + rf"\b(?P<gap>[ {MARKS}]{{0,12}})")
TRIGGER_TAIL = danish(
    rf"^[ {MARKS}]*(?:at (?:have|få|se) )?(?:(?:gerne|også|vi|de|lidt|noget|en|et|én|ét|flere|nogle"
    rf"|nogen|ekstra"
    rf"|mere|til|folk|stadig|hurtigt|straks|om|a|an|some|somebody|someone)\b[ {MARKS}]*)*(?:hjælp(?: med|"
    r" til)?|help with|help|assistance with|praktikant(?:er)?|person(?:er)?|pers\.?|mand|medarbejdere?"
    r"|hænder|stk\.?|stillinger|pladser|folk|kandidater|borgere?|ansøgere"
    rf"|people)?\b[ {MARKS}]*(?:\([^)]{{0,40}}\)[ {MARKS}]*)?(?:til |for )?(?:at )?(?:der (?:kan|skal|vil"
    r"|gider|har lyst til at) )?,?"
)
ASIDE = danish(r"^\W*" + any_of("prose", "aside"))
GOES_ON = danish(r"^\W*" + any_of("prose", "goes on") + r"\b")
WHO_DOES = danish(r"^\W*" + any_of("prose", "whom"))
WHO_IS = danish(r"^\W*(?:der|som|hvad|hvordan|hvor)\b")
ASKS = danish(r"^" + any_of("prose", "asks colleagues") + r"\b")
SOUGHT = danish(r"[a-zæøå]{3,} (?:søges|efterlyses)\b")
NEEDED_BY_CITIZEN = danish(r"\b(?:man|du|borgeren|vedkommende|hvis [a-zæøå]+)(?: [a-zæøå]+)? $")
HELP_WITH = danish(r"^\W*(?:lidt |noget )?hjælp(?:e)? (?:til|med|i)(?: at)? (?P<what>[a-zæøå]+)")
TASK_CUE = danish(r"\b" + any_of("prose", "tells the task"))
TO_BE_DONE = danish(
    r"\b(?:skal|bliver|kan|trænger til at|mangler at) (?:\w+ )?(?:blive |at )?(?!findes|kendes"
    r"|ønskes|bookes|aftales|meldes|sendes|skiftes|tilpasses)[a-zæøå]{3,}(?:es|ses|nes)\b"
)
STOP: Final = word_set("prose", "empty words")
CONTENT = re.compile(r"[^\W\d_]{2,}")
INFINITIVE = danish(r"(?:^|[/,] ?|\b(?:at|og|skal|kan|samt|eller) )(?P<verb>[a-zæøå]{2,14}(?:e|å|y))\b")
NOMINAL = danish(
    r"\b(?P<noun>[a-zæøå-]{3,}(?:ning|ningen|ering|arbejde|opgaver|hjælp|hjælper|hjælpere|pasning"
    r"|vask|pleje))\b"
)
NOT_NOMINAL: Final = word_set("prose", "no tasks")
SKIP = danish(r"^" + any_of("prose", "talk"))


ADMINISTRATIVE: Final = danish(r"^" + any_of("prose", "administrative"))
