"""The words of Danish (and some English) phrases about time, in folded spelling."""

from __future__ import annotations

from typing import Final

WEEKDAYS: Final = {
    **{name: day for day, name in enumerate(
        ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "loerdag", "soendag"))},
    **{name: day for day, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))},
}  # fmt: skip
WEEKDAYS_SHORT: Final = {
    "man": 0, "tir": 1, "tirs": 1, "ons": 2, "tor": 3, "tors": 3, "fre": 4, "fred": 4, "loer": 5, "lor": 5,
    "soen": 6, "son": 6,
}  # fmt: skip
WORDS_TOO: Final = frozenset({"man", "soen", "son", "tor", "fred"})
"""Short weekdays that are also other words: "man kan", "hans søn", "Tor", "fred"."""

MONTHS: Final = {
    **{name: month for month, name in enumerate(
        ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
         "november", "december"), 1)},
    **{name: month for month, name in enumerate(
        ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"), 1)},
    "febr": 2, "sept": 9, "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "october": 10,
    "oct": 10,
}  # fmt: skip
ALONE_NOT_MONTHS: Final = frozenset({"mar", "may", "jul", "maj", "dec", "march", "jan"})
"""Months that are too often something else when no number stands beside them."""

_ONES = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve",
    "tolv", "tretten", "fjorten",
         "femten", "seksten", "sytten", "atten", "nitten", "tyve")  # fmt: skip
NUMBERS: Final = {
    **{word: number for number, word in enumerate(_ONES)},
    "et": 1, "een": 1, "eet": 1, "syvogtyve": 27, "otteogtyve": 28, "fireogtyve": 24, "femogtyve": 25, "enogtyve": 21,
    "toogtyve": 22, "treogtyve": 23, "seksogtyve": 26, "niogtyve": 29, "tredive": 30, "enogtredive": 31,
    "femogfyrre": 45, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfems": 90,
    "one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fourteen": 14,
}  # fmt: skip
CLOCK_WORDS: Final = {
    word: NUMBERS[word] for word in
                      ("et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti",
                      "elleve", "tolv")}  # fmt: skip
ORDINALS: Final = {
    "foerste": 1, "anden": 2, "andet": 2, "andre": 2, "tredje": 3, "tredie": 3, "fjerde": 4, "femte": 5, "sjette": 6,
    "syvende": 7, "ottende": 8, "niende": 9, "tiende": 10, "ellevte": 11, "tolvte": 12,
    "trettende": 13, "fjortende": 14,
    "femtende": 15, "sekstende": 16, "syttende": 17, "attende": 18, "nittende": 19, "tyvende": 20,
    "enogtyvende": 21, "toogtyvende": 22, "treogtyvende": 23, "fireogtyvende": 24, "femogtyvende": 25,
    "seksogtyvende": 26, "syvogtyvende": 27, "otteogtyvende": 28, "niogtyvende": 29, "tredivte": 30,
    "enogtredivte": 31,
    "first": 1, "second": 2, "other": 2, "third": 3, "fourth": 4, "sidste": -1, "last": -1, "naestsidste": -2,
}  # fmt: skip

MISSPELLED: Final = {
    "naste": "naeste", "nste": "naeste", "maargen": "morgen", "imaargen": "imorgen",
    "neste": "naeste", "neaste": "naeste", "naeeste": "naeste",
    "morgn": "morgen", "mogen": "morgen", "moren": "morgen", "morge": "morgen", "moregn": "morgen",
    "morgne": "morgen",
    "imorgn": "imorgen", "imoren": "imorgen", "maned": "maaned", "maneden": "maaneden", "maneder": "maaneder",
    "mned": "maaned", "mdr": "maaneder", "md": "maaned", "maanede": "maaned",
    "klokka": "klokken", "klkken": "klokken", "vher": "hver", "hvr": "hver",
    "ughe": "uge", "uegr": "uger", "ueg": "uge", "tordag": "torsdag", "tisdag": "tirsdag",
    "lordag": "loerdag", "sondag": "soendag", "decmber": "december", "anen": "anden", "forste": "foerste",
    "dsg": "dag", "afen": "aften", "formidag": "formiddag", "eftermidag": "eftermiddag", "midag": "middag",
}  # fmt: skip
