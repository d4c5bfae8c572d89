"""Which words are which part: one pattern per form, the longer ones first."""

from __future__ import annotations

import re
from typing import Final

from danish.dates.grammar.builders import (
    ADVERBS,
    FEASTS,
    LENGTH,
    PART_OF_DAY,
    Builder,
    Rule,
    to_added,
    to_adverb,
    to_ahead,
    to_apart,
    to_between,
    to_colon,
    to_count,
    to_daily_part,
    to_date,
    to_day_apart,
    to_day_part,
    to_days_from_now,
    to_digits_date,
    to_edge,
    to_either,
    to_english,
    to_every,
    to_every_unit,
    to_every_weekday,
    to_feast,
    to_from_now,
    to_half,
    to_iso,
    to_kl,
    to_kl_joined,
    to_lasting,
    to_later,
    to_loose,
    to_month_days,
    to_month_end,
    to_month_only,
    to_monthly_days,
    to_named_date,
    to_near_hour,
    to_next_workday,
    to_nth,
    to_nth_monthly,
    to_parity,
    to_part_apart,
    to_past_english,
    to_past_hour,
    to_quarters,
    to_rest_of,
    to_side,
    to_times_a,
    to_today_part,
    to_two_letters,
    to_unsure_date,
    to_vague,
    to_week,
    to_weekday_apart,
    to_weekday_range,
    to_weekdays,
    to_weekend,
    to_which_week,
    to_workdays,
)
from danish.dates.grammar.patterns import (
    ABOUT,
    CLOCK_WORD,
    EACH,
    END,
    EXCEPT,
    GLUE,
    HOUR,
    IN,
    KL,
    MONTH,
    NUM,
    ORD,
    RANGE,
    SCOPE,
    UNIT,
    UNITS,
    WD,
    WDS,
    YEAR,
    any_of,
)
from danish.dates.model import Doubt
from danish.dates.parts import (
    Ahead,
    DayFromNow,
    DayPart,
    Marker,
    Side,
    Unit,
    Weekdays,
)
from danish.names import MONTHS_WRITTEN
from danish.numbers import NUMBERS, ORDINALS


def _rule(pattern: str, builder: Builder, *, whole: bool = True) -> Rule:
    """A form; ``whole`` where it ends with a word, and not before the day it belongs to."""
    return re.compile(rf"(?:{pattern}){END}" if whole else pattern), builder


_MINUTE = r"(?:\s?[.:,]\s?(?P<minute>\d\d)(?!\d))?"
_TO_CLOCK = (
    rf"(?:\s*(?:-|til|to|og)\s*(?:{KL}\s*)?\d{{1,2}}(?:[.:]\d\d)?(?![\d/.]\d|\s*\.?\s*"
    rf"(?:{any_of(MONTHS_WRITTEN)})))?"
)
_NOT_A_YEAR_OR_SUM = r"(?!\s*(?:kr|timer|t\b|%|procent|stk|aar|borger|plads|person))"
BACK = r"(?:foer|inden|forud\s+for|before)"
ONWARD = r"(?:efter|after|following)"
A_DAY = (
    rf"(?:(?:paa\s+)?(?:den|d\.|the)\s*)?(?:\d{{1,2}}(?:\.|st|nd|rd|th)?\s*(?:/|\.\s*\d|(?:of\s+)?{MONTH})"
    rf"|(?<=den )\d|{any_of(FEASTS)}|{any_of(ORDINALS)})|{MONTH}\s+\d"
)
"""What a day counted from another one stands before."""
_VAGUE_DAYS = (
    r"(?:efter|foer|inden|omkring|op til|i|til|over|til naeste)\s+(?:nytaar|jul|paaske|pinse|"
    r"sommerferien|ferien|efteraarsferien|"
    r"vinterferien|juleferien|sommeren|foraaret|efteraaret|vinteren|sommer|foraar|efteraar|vinter|"
    r"weekenden|ugen|julen|paasken)"
)

RULES: Final[tuple[Rule, ...]] = (
    # Days with their months, and moments in full.
    _rule(
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:(?:t|\s+(?:kl\.?\s*)?)"
        r"(?P<hour>\d\d)[:.](?P<minute>\d\d)"
        r"(?::\d\d)?)?",
        to_iso,
    ),
    _rule(
        r"(?:(?:paa\s+)?(?:den|d\.?|the|on)\s*)?(?P<day>\d{1,2})(?P<mark>\s?[/.-]\s?)(?P<month>\d{1,2})"
        r"(?:(?P=mark)|\s?[/.-]\s?|\s+)"
        r"(?P<year>(?:19|20)\d\d|(?<=[/.-])\d\d|(?<=- )\d\d)(?![:.,]\d)",
        to_digits_date,
    ),
    _rule(
        rf"(?:(?:paa\s+)?(?:den|d\.?|the|on)\s*)?(?P<days>{ORD}(?:(?:\s*,\s*(?:og\s+)?|\s+(?:og|and)\s+)"
        rf"(?:den\s+|d\.\s*)?{ORD})+){IN}{SCOPE}",
        to_month_days,
    ),
    _rule(
        rf"(?:(?P<every>{EACH})\s+)?(?:(?:paa\s+)?(?:den|d\.?|the|on)\s*)?(?P<day>{ORD})\s*(?:of\s+)?"
        rf"(?P<month>{MONTH})(?:\s*[,-]?\s*(?P<year>{YEAR}))?",
        to_named_date,
    ),
    _rule(
        rf"(?:on\s+)?(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>\d{{1,2}}(?:st|nd|rd|th)?)(?!\d|[:.]\d|/)"
        r"(?:,?\s*(?P<year>(?:19|20)\d\d))?",
        to_date,
    ),
    _rule(r"(?:paa\s+)?(?:den|d\.?)\s*(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})(?P<year>(?!))?", to_digits_date),
    _rule(
        r"(?P<day>\d{1,2})\s?/\s?(?P<month>\d{1,2})(?P<year>(?!))?(?!\s*(?:time|dag|stilling|aar|maaned|"
        r"del))(?![/\d])",
        to_digits_date,
    ),
    # The nth day of a month.
    _rule(
        rf"(?:(?P<every>{EACH}|om|hvert aar)\s+)?(?:paa\s+)?(?:(?:den|the|on the)\s+)?(?P<nths>{ORD}(?:"
        rf"(?:\s*,|\s+og|\s+and)\s+{ORD})*)\s+"
        rf"(?P<what>hverdag|arbejdsdag|dag|day|workday|working day|{WD}){IN}{SCOPE}",
        to_nth,
    ),
    _rule(rf"(?:i\s+)?(?:hver\s+)?maanedens\s+(?P<nths>{ORD})\s+(?P<what>hverdag|arbejdsdag|dag|{WD})", to_nth_monthly),
    _rule(rf"(?:{EACH})\s+(?P<nths>foerste|1\.|first|sidste|last)\s+(?P<what>{WD})", to_nth_monthly),
    _rule(rf"(?:hver\s+)?(?:(?:paa\s+)?(?:den|d\.?|the|on the)\s*)?(?P<days>{ORD}){IN}{SCOPE}", to_month_days),
    _rule(rf"(?:{EACH})\s+den\s+(?P<days>{ORD})", to_monthly_days),
    _rule(
        r"(?:ved\s+)?(?:udgangen|slutningen|enden)\s+af\s+hver\s+maaned",
        to_month_end,
    ),
    _rule(
        rf"(?P<edge>primo|medio|ultimo)\s+(?:(?P<month>{MONTH})(?:\s+(?P<year>{YEAR}))?|"
        r"(?P<each>hver\s+maaned)|maaneden|(?P<which>(?:denne|naeste)\s+maaned))",
        to_edge,
    ),
    _rule(
        r"(?:ved\s+)?(?:starten|begyndelsen|slutningen|midten|udgangen|foerst|midt|sidst|sent|tidligt|"
        rf"i loebet)\s+(?:af|i|paa)\s+(?:{MONTH}|maaneden|ugen|aaret|dagen|(?:naeste|denne)\s+(?:maaned|"
        r"uge))",
        to_vague(Doubt.NO_EXACT_DATE),
    ),
    # So far from another day.
    _rule(
        rf"(?:om\s+|om\s+ca\.?\s+)?(?P<length>{LENGTH})\s+(?P<way>{BACK}|{ONWARD}|fra|from)\s+(?!nu\b|now\b|dags\b)",
        to_apart,
        whole=False,
    ),
    _rule(rf"(?:paa\s+)?(?:the\s+)?(?:dagen|day)\s+(?P<way>{BACK}|{ONWARD})\s+", to_day_apart, whole=False),
    _rule(rf"(?:om\s+)?(?P<part>{PART_OF_DAY})\s+(?P<way>{BACK}|{ONWARD})\s+(?={A_DAY})", to_part_apart, whole=False),
    _rule(
        rf"(?:paa\s+)?(?:the\s+)?(?P<weekday>{WD})\s+(?P<way>{BACK}|{ONWARD})\s+(?={A_DAY})",
        to_weekday_apart,
        whole=False,
    ),
    _rule(
        rf"(?:i\s+)?(?:ugen|maaneden|the\s+week|the\s+month)\s+(?:{BACK}|{ONWARD})\s+(?!naeste)",
        to_vague(Doubt.NO_EXACT_DATE),
        whole=False,
    ),
    # What repeats.
    _rule(r"(?:hver|every)\s+(?:ulige|lige|odd|even)\s+(?:uge|week)", to_parity),
    _rule(r"(?:(?:i|in)\s+)?(?:(?:alle|de)\s+)?(?:ulige|lige|odd|even)\s+(?:uger?|weeks?|ugenumre)", to_parity),
    _rule(r"(?:hver(?:t)?|every)\s+halve?\s+(?:aar|year)|hvert\s+halvaar", to_every(6, Unit.MONTH)),
    _rule(r"(?:every|each)\s+fortnight", to_every(2, Unit.WEEK)),
    _rule(r"hvert\s+halvandet\s+aar", to_every(18, Unit.MONTH)),
    _rule(rf"(?:{EACH})\s+(?:(?P<step>{ORD}|{NUM})\s+)?(?:kvartal|quarter)", to_quarters),
    _rule(
        rf"(?:hver|paa|i|alle)\s+hverdage?|(?:paa\s+)?hverdage(?:ne)?|alle\s+hverdage|(?:{EACH}|on)\s+"
        r"(?:weekdays?|workdays?|working\s+days?)|alle\s+arbejdsdage|(?:paa\s+)?arbejdsdage",
        to_workdays,
    ),
    _rule(rf"{EXCEPT}\s+(?:i\s+|om\s+)?weekend(?:en|er|erne)?", lambda _: (Marker(Side.EXCEPT), Weekdays((5, 6)))),
    _rule(r"hver\s+weekend|(?:i\s+)?weekender(?:ne)?|every\s+weekend|(?:paa\s+)?weekenddage", to_weekend),
    _rule(rf"(?:{EACH}|hver dag)\s+(?P<part>{PART_OF_DAY})", to_daily_part),
    _rule(
        rf"(?:(?:{EACH})(?:\s+dag)?|every\s+day)\s+(?:fra\s+)?(?P<step>(?!))?(?P<days>"
        rf"(?P<range>{RANGE}))",
        to_every_weekday,
    ),
    _rule(
        rf"(?:paa\s+|om\s+)?(?:{EACH}){GLUE}(?:(?P<step>{ORD}|{NUM})\s+)?(?:enkelt\s+|eneste\s+)?"
        rf"(?P<days>{WDS})(?P<range>(?!))?",
        to_every_weekday,
    ),
    _rule(rf"(?:{EACH}){GLUE}(?:(?P<step>{ORD}|{NUM})\s*)?(?:enkelt\s+|eneste\s+)?(?P<unit>{UNIT})", to_every_unit),
    _rule(rf"(?:(?P<times>{NUM})\s*(?:gange?|times)\s+)?(?P<word>{any_of(ADVERBS)})t?", to_adverb),
    _rule(
        rf"(?P<times>{NUM}|once|twice|flere|nogle|et\s+par)\s*(?:gange?|times)?\s+(?:om|i|pr\.?|per|a|"
        r"hver(?:t)?)\s+(?P<unit>ugen?|dagen?|maaned(?:en)?|aaret?|aar|kvartal(?:et)?|halvaar(?:et)?|"
        r"week|month|year|day)(?<!\d)",
        to_times_a,
    ),
    _rule(
        rf"(?:med|i)\s+(?P<number>{NUM})\s+(?P<unit>dages|ugers|maaneders|uges|maaneds)\s+(?:mellemrum|"
        r"interval(?:ler)?)",
        to_between,
    ),
    _rule(r"(?:hver\s+)?(?:14|fjorten)[ -]?dages?(?:vis|ligt?|lig)", to_every(2, Unit.WEEK)),
    # Lengths of time.
    _rule(
        rf"(?:om|in)\s+(?P<one>{LENGTH})(?:\s*(?:og|,|and)\s+(?P<two>{LENGTH}))?(?!\s+om\s+(?:uge|dag|"
        r"maaned))",
        to_ahead,
    ),
    _rule(rf"(?P<one>{LENGTH})\s+(?:fra\s+(?:nu|dags\s+dato)|frem(?:\s+i\s+tiden)?|from\s+now)", to_from_now),
    _rule(r"(?:om\s+)?(?:otte|8|fjorten|14)\s+dage", to_added),
    _rule(
        r"(?:(?P<next>(?:de|det|den)\s+(?:naeste|kommende)|the\s+next)|i|for)\s+"
        rf"(?P<times>{NUM})\s+gange?",
        to_count,
    ),
    _rule(
        r"(?:(?P<next>(?:i\s+)?(?:de|det|den)\s+(?:naeste|kommende)|for\s+the\s+next)|i|for)\s+"
        rf"(?P<one>{LENGTH}|(?:{UNIT}))",
        to_lasting,
    ),
    _rule(
        r"(?:(?:i\s+)?alt\s+|de\s+(?:naeste|foerste)\s+|x\s*|maks\.?\s+|max\.?\s+|kun\s+)?"
        rf"(?P<times>{NUM})\s*(?:gange?|x|opfoelgninger|times)(?!\s+(?:hver|{any_of(ADVERBS)}))",
        to_count,
    ),
    _rule(r"x\s*(?P<times>\d{1,2})", to_count),
    _rule(r"resten\s+af\s+(?:aaret|maaneden)|aaret\s+ud|maaneden\s+ud", to_rest_of),
    _rule(r"in\s+a\s+fortnight|a\s+fortnight\s+from\s+(?:now|today)", lambda _: (Ahead(((2, Unit.WEEK),)),)),
    # Weeks.
    _rule(
        r"(?:(?:i|in)\s+)?(?:uge|week|ugenr\.?|uge\s+nr\.?)\s*(?P<number>\d{1,2})(?!\d|[.:,]\d)(?:\s*"
        r"(?:/|i|,)?\s*(?P<year>20\d\d))?",
        to_week,
    ),
    _rule(
        r"(?:i\s+)?(?:naeste|denne|overnaeste|indevaerende)\s+uge|i\s+ugen\s+efter\s+naeste(?:\s+uge)?|"
        r"(?:in\s+)?(?:next|this)\s+week",
        to_which_week,
    ),
    # Days counted from now.
    _rule(
        r"(?:paa\s+)?(?:den\s+)?(?:naeste|naestkommende|foerstkommende|foerste|kommende)\s+(?:hverdag|arbejdsdag)"
        r"|(?:on\s+)?(?:the\s+)?next\s+(?:work(?:ing\s+)?day|weekday)",
        to_next_workday,
    ),
    _rule(r"(?:i\s*)?overmorgen|the\s+day\s+after\s+tomorrow|day\s+after\s+tomorrow", to_days_from_now(2)),
    _rule(r"(?:lidt\s+)?(?:senere|later)\s+(?:i\s*dag|today|paa\s+dagen)|i\s*dag\s+(?:lidt\s+)?senere", to_later),
    _rule(rf"(?:lidt\s+)?(?:senere\s+(?:her\s+)?i|later\s+(?:this|in\s+the))\s+(?P<part>{PART_OF_DAY})", to_today_part),
    _rule(r"i\s*morgen|tomorrow", to_days_from_now(1)),
    _rule(r"dagen\s+efter\s+i\s*morgen", to_days_from_now(2)),
    _rule(r"i\s*dag|today|dags\s+dato|d\.\s?d\.", to_days_from_now(0)),
    _rule(r"tonight", lambda _: (DayFromNow(0), DayPart(18, afternoon=True))),
    _rule(
        r"i\s*gaar|i\s+forgaars|i\s+morges|forleden|yesterday|(?:sidste|forrige)\s+(?:uge|maaned|aar)|"
        r"last\s+(?:week|month)",
        to_vague(Doubt.IN_THE_PAST),
    ),
    _rule(rf"for\s+{LENGTH}\s+siden", to_vague(Doubt.IN_THE_PAST)),
    _rule(rf"(?:i|her\s+til|her\s+i|nu\s+i|this)\s+(?P<part>{PART_OF_DAY})", to_today_part),
    # Days of the week.
    _rule(RANGE, to_weekday_range),
    _rule(rf"(?:paa\s+)?{WD}\s+(?:eller|or)\s+(?:paa\s+)?{WD}", to_either),
    _rule(
        r"(?P<before>(?:(?:nu\s+)?paa(?:\s+(?:en|naeste|naestkommende|foerstkommende|kommende))?|om|(?:den\s+)?"
        r"(?:naeste|naestkommende|foerstkommende|kommende)|(?:nu\s+|her\s+)?denne|sidste|forrige|next|this|"
        r"on|last|i(?=\s+[a-z]+s\b))\s+)?"
        rf"(?P<days>{WDS})",
        to_weekdays,
    ),
    _rule(
        r"(?P<day>ma|ti|on|to|fr|loe|lo|soe|so|mand(?=\.))(?:\.\s*|\s+)(?=(?:d\.|den)\s*\d|\d{1,2}\s?[/.]\s?\d)",
        to_two_letters,
        whole=False,
    ),
    _rule(rf"(?P<name>{any_of(FEASTS)})", to_feast),
    # Time of day.
    _rule(
        rf"(?:(?:{ABOUT}|i)\s+)?(?:{KL}\s*)?(?P<half>halv\s+)?(?P<hour>{CLOCK_WORD}|\d{{1,2}})(?:[.:](?P<minute>\d\d))?"
        r"\s?-?\s?tiden",
        to_near_hour,
    ),
    _rule(
        rf"(?:(?:{KL}|{ABOUT})\s*)?(?P<step>half|(?:a\s+)?quarter|{NUM}(?:\s+minutes?)?)\s+(?P<way>past|to)\s+(?P<hour>{HOUR})",
        to_past_english,
    ),
    _rule(rf"(?P<hour>{CLOCK_WORD}|\d{{1,2}})\s+o'?\s?clock", to_near_hour),
    _rule(
        rf"(?:{KL}\s*)?(?P<shift>(?:{NUM}\s+(?:minutter\s+|min\.?\s+)?|kvart\s+)(?:over|i)\s+)?halv\s+"
        rf"(?P<hour>{HOUR})",
        to_half,
    ),
    _rule(
        rf"(?:{KL}\s*)?(?P<step>kvart(?:er)?|{NUM})\s+(?:min(?:utter|\.)?\s+)?(?P<way>over|i)\s+"
        rf"(?P<hour>{HOUR})(?![.:]\d)",
        to_past_hour,
    ),
    _rule(rf"{ABOUT}\s+(?P<hour>\d{{1,2}})[.:](?P<minute>00|15|30|45)(?!\d)", to_colon),
    _rule(rf"(?:(?:{KL}|{ABOUT})\s*)?(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\.?", to_english),
    _rule(r"kl\.?\s*(?P<digits>\d{3,4})(?!\d)", to_kl_joined),
    _rule(rf"(?:mellem\s+|fra\s+)?{KL}\s*(?P<hour>\d{{1,2}}(?!\d)|{CLOCK_WORD}){_MINUTE}{_TO_CLOCK}", to_kl),
    _rule(rf"(?:{KL}\s*)?(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?!\d){_TO_CLOCK}", to_colon),
    _rule(
        rf"(?:mellem|fra|between|from)\s+(?P<hour>\d{{1,2}}){_MINUTE}\s*(?:og|til|-|and|to)\s*"
        rf"(?:{KL}\s*)?\d{{1,2}}(?:[.:]\d\d)?"
        rf"(?!\d|\s*[/.]|\s*(?:{any_of(MONTHS_WRITTEN)}|{any_of(UNITS)})(?![a-z]))",
        to_kl,
    ),
    _rule(r"(?P<hour>\d{1,2})[.](?P<minute>[0-5]\d)\s*-\s*\d{1,2}(?:[.]\d\d)?(?!\d)", to_loose),
    _rule(
        r"(?P<day>\d{1,2})[.](?P<month>0?[1-9]|1[0-2])(?P<dot>[.](?=\s|$))?(?![.\d])" + _NOT_A_YEAR_OR_SUM,
        to_unsure_date,
    ),
    _rule(r"(?P<hour>\d{1,2})[.](?P<minute>[0-5]\d)(?!\d|[.,]\d)" + _NOT_A_YEAR_OR_SUM, to_loose),
    _rule(r"(?P<hour>\d{1,2})-\d{1,2}(?P<minute>(?!))?(?![\d/.-])" + _NOT_A_YEAR_OR_SUM, to_loose),
    _rule(
        rf"(?:{ABOUT})\s+(?P<hour>\d{{1,2}})(?P<minute>(?!))?(?![\d./,-])(?!\s*(?:{UNIT}))" + _NOT_A_YEAR_OR_SUM,
        to_loose,
    ),
    _rule(
        r"(?:om|over|ved|til|i|in\s+the|tidlig|tidligt|sen|paa|omkring|ud\s+paa|hen\s+ad)"
        rf"\s+(?P<part>{PART_OF_DAY})",
        to_day_part,
    ),
    _rule(r"(?:til\s+)?over\s+middag|efter\s+middag|efter\s+frokost", lambda _: (DayPart(13, afternoon=True),)),
    _rule(rf"(?P<part>{PART_OF_DAY})", to_day_part),
    # Days of a month without it.
    _rule(
        r"(?:paa\s+)?(?:den|d\.|the)\s*(?P<days>\d{1,2}(?:\.|st|nd|rd|th)?(?:(?:\s*,|\s+(?:og|and))\s+"
        r"(?:den\s+|d\.\s*)?\d{1,2}\.)*)(?!\d|[.:]\d|\s*(?:time|borger|kollega))",
        to_month_days,
    ),
    _rule(
        rf"(?:paa\s+)?den\s+(?P<days>(?:{any_of(word for word, value in ORDINALS.items() if value > 2)}))"
        r"(?!\s+[a-z])",
        to_month_days,
    ),
    # Days that are none.
    _rule(
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
    _rule(_VAGUE_DAYS, to_vague(Doubt.NO_EXACT_DATE)),
    _rule(
        r"(?:med\s+)?(?:jaevne|regelmaessige|faste|passende)\s+(?:mellemrum|intervaller)|jaevnligt|"
        r"loebende|regelmaessigt|af\s+og\s+til|"
        r"(?:en\s+gang|nu\s+og)\s+(?:imellem|i\s+mellem|da)|ofte|fast(?!\s+hver)|tit|"
        r"once\s+in\s+a\s+while|regularly|from\s+time\s+to\s+time|med\s+mellemrum",
        to_vague(Doubt.NO_INTERVAL),
    ),
    _rule(
        rf"(?P<before>(?:i|in|hele|for)\s+)?(?P<month>{MONTH})(?:\s+(?P<year>(?:19|20)\d\d))?",
        to_month_only,
    ),
    # What the next day is for.
    _rule(r"foerst(?=\s+(?:den|d\.|paa|\d))", to_side(Side.FROM)),
    _rule(
        r"(?:fra\s+og\s+med|f\.?o\.?m\.?|fra|startende|med\s+start|(?:med\s+)?begyndende|start(?:er|"
        r"dato)?|foerste\s+gang|begynd(?:er)?|gaeldende\s+fra|from|starting|beginning)"
        r"(?:\s+(?:fra|from|with))?",
        to_side(Side.FROM),
    ),
    _rule(r"(?:frem\s+)?til\s+og\s+med|t\.?o\.?m\.?|through", to_side(Side.THROUGH)),
    _rule(
        r"(?:indtil(?!\s+videre)|frem\s+til|ind\s+til|until|till|sidste\s+gang|slutter|slut|slutdato)",
        to_side(Side.UNTIL),
    ),
    _rule(r"til|to", to_side(Side.TO)),
    _rule(r"inden|foer|before", to_side(Side.BEFORE)),
    _rule(r"efter(?!middag)|after", to_side(Side.AFTER)),
    _rule(r"omkring|ca\.?|cirka|about|around|naermere", to_side(Side.ABOUT)),
    _rule(EXCEPT, to_side(Side.EXCEPT)),
    _rule(
        r"(?:og\s+)?(?:saa|derefter|herefter|dernaest|efterfoelgende|then)(?:\s+igen)?|og\s+igen", to_side(Side.THEN)
    ),
)

FILLER: Final = re.compile(
    r"(?:[\s,;.:!?()]+|-(?=\s)|(?:og|samt|and|paa|den|det|d|i|om|on|the|at|senest|gerne|tak|venligst|"
    r"please|igen|altid|kun|pr|per|mht|nemlig|"
    r"indtil\s+videre|(?:en|een|1)\s+gang(?=\s+hver)|fast(?=\s+hver)|fremover|fremadrettet|herfra|"
    r"frem|igen|ogsaa|lige|bare|praecis|praecist|foerstkommende|naestkommende|engang|dato)(?![a-z0-9]))"
)
"""What may stand between parts without meaning."""
