"""Words that name no day, and words that say what the next day is for."""

from __future__ import annotations

from typing import Final

from danish.dates.grammar.lengths import LENGTH
from danish.dates.grammar.patterns import EXCEPT, UNIT, any_of
from danish.dates.grammar.values import Rule, rule, to_side, to_vague
from danish.dates.model import Doubt
from danish.dates.parts import Side
from danish.numbers import NUMBERS

_VAGUE_DAYS = (
    r"(?:efter|foer|inden|omkring|op til|i|til|over|til naeste)\s+(?:nytaar|jul|paaske|pinse|"
    r"sommerferien|ferien|efteraarsferien|"
    r"vinterferien|juleferien|sommeren|foraaret|efteraaret|vinteren|sommer|foraar|efteraar|vinter|"
    r"weekenden|ugen|julen|paasken)"
)


VAGUE: Final[tuple[Rule, ...]] = (
    rule(
        r"hurtigst\s+muligt|snarest(?:\s+muligt)?|saa\s+(?:snart|hurtigt)\s+som\s+muligt|asap|snart|"
        r"senere|en\s+af\s+dagene|en\s+dag|paa\s+et\s+tidspunkt|"
        r"ved\s+lejlighed|naar\s+(?:du|jeg|der)\s+\w+\s+\w+|om\s+(?:lidt|noget\s+tid|nogle?\s+\w+|"
        r"et\s+stykke\s+tid|faa\s+\w+|ikke\s+saa\s+laenge)|en\s+anden\s+(?:dag|gang)|soon|later|"
        r"(?:i\s+)?naeste\s+(?:maaned|aar|kvartal|halvaar)|(?:i\s+)?denne\s+maaned|next\s+(?:month|year)|"
        r"til\s+naeste\s+aar|(?:i|til)\s+weekenden|inden\s+laenge|"
        r"(?:inden\s+for|indenfor|i\s+loebet\s+af|efter|om\s+ca\.?|om\s+cirka|om\s+omkring)\s+"
        rf"(?:{LENGTH}|dagen|ugen|dagene)|within\s+{LENGTH}|"
        rf"(?:om\s+)?(?:en\s+|et\s+)(?:dags?|uges?|maaneds?|aars)\s+tid|om\s+(?:\d+|{any_of(NUMBERS)})\s*"
        rf"(?:-|til|eller)\s*(?:\d+|{any_of(NUMBERS)})\s+(?:{UNIT})|sometime|someday|at\s+some\s+point|one\s+of\s+these\s+days|"
        r"in\s+a\s+(?:few|couple\s+of)\s+\w+|as\s+soon\s+as\s+possible|when(?:ever)?\s+\w+\s+\w+|after\s+(?:christmas|"
        r"new\s+year|easter|the\s+holidays?)",
        to_vague(Doubt.NO_EXACT_DATE),
    ),
    rule(_VAGUE_DAYS, to_vague(Doubt.NO_EXACT_DATE)),
    rule(
        r"(?:med\s+)?(?:jaevne|regelmaessige|faste|passende)\s+(?:mellemrum|intervaller)|jaevnligt|"
        r"loebende|regelmaessigt|af\s+og\s+til|"
        r"(?:en\s+gang|nu\s+og)\s+(?:imellem|i\s+mellem|da)|ofte|fast(?!\s+hver)|tit|"
        r"once\s+in\s+a\s+while|regularly|from\s+time\s+to\s+time|med\s+mellemrum",
        to_vague(Doubt.NO_INTERVAL),
    ),
)


MARKERS: Final[tuple[Rule, ...]] = (
    rule(r"foerst(?=\s+(?:den|d\.|paa|\d))", to_side(Side.FROM)),
    rule(
        r"(?:fra\s+og\s+med|f\.?o\.?m\.?|fra|startende|med\s+start|(?:med\s+)?begyndende|start(?:er|"
        r"dato)?|foerste\s+gang|begynd(?:er)?|gaeldende\s+fra|from|starting|beginning)"
        r"(?:\s+(?:fra|from|with))?",
        to_side(Side.FROM),
    ),
    rule(r"(?:frem\s+)?til\s+og\s+med|t\.?o\.?m\.?|through", to_side(Side.THROUGH)),
    rule(
        r"(?:indtil(?!\s+videre)|frem\s+til|ind\s+til|until|till|sidste\s+gang|slutter|slut|slutdato)",
        to_side(Side.UNTIL),
    ),
    rule(r"til|to", to_side(Side.TO)),
    rule(r"inden|foer|before", to_side(Side.BEFORE)),
    rule(r"efter(?!middag)|after", to_side(Side.AFTER)),
    rule(r"omkring|ca\.?|cirka|about|around|naermere", to_side(Side.ABOUT)),
    rule(EXCEPT, to_side(Side.EXCEPT)),
    rule(r"(?:og\s+)?(?:saa|derefter|herefter|dernaest|efterfoelgende|then)(?:\s+igen)?|og\s+igen", to_side(Side.THEN)),
)
