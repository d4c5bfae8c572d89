"""What single statements in a message about a job mean."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.domain.openings.drafts import Confidence, Draft, OpeningType
from bot.domain.openings.parser import parse, read_anyway

MONDAY = datetime(2026, 11, 23, 9, 15)


def reply(text: str) -> Draft:
    return read_anyway(text, MONDAY)


def only(text: str) -> Draft:
    parsed = parse(text, MONDAY)
    assert parsed.verdict == "opening", parsed.reasons
    assert len(parsed.drafts) == 1
    return parsed.drafts[0]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("11 timer om ugen", 11, 11),
        ("8-10 t/uge", 8, 10),
        ("12 til 15 timer ugentligt", 12, 15),
        ("13,5 timer", 13.5, 13.5),
        ("7½ time om ugen", 7.5, 7.5),
        ("omkring syv timer ugentligt", 7, 7),
        ("op til 15 timer om ugen", None, 15),
        ("max 10 timer", None, 10),
        ("mindst 14 timer", 14, None),
        ("24 timer pr. 14 dage", 12, 12),
        ("3 timer dagligt mandag-fredag", 15, 15),
        ("4 timer hver dag man-tors", 16, 16),
        ("2 timer hver dag, alle ugens dage undtagen søndag", 12, 12),
        ("3 x 5 timer", 15, 15),
        ("4 dage om ugen á 2,5 timer", 10, 10),
        ("begynder med 4 timer om ugen og kan trappe op til 12", 4, 12),
        ("timer: 7 (syv) pr. uge", 7, 7),
        ("3 timer dagl., man-tors = 12", 12, 12),
        ("alle hverdage, i alt 12 timer", 12, 12),
        ("22 hours a week", 22, 22),
        ("14 tmier om uegn", 14, 14),
    ],
)
def test_hours_are_hours_a_week(text, low, high):
    assert (reply(text).hours_min, reply(text).hours_max) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "løn 158 kr/t",
        "Timeløn 143,75 kr.",
        "et par timer hver mandag",
        "6000 Kolding",
        "man skal være over 21",
        "praktik i 6 uger",
        "stationen ligger 350 m væk",
        "vi er et team på 9",
        "CVR 21 43 65 87",
        "kl. 9-12",
        "man skal kunne stå op i to timer",
        "giv besked inden for 24 timer",
    ],
)
def test_other_numbers_are_no_hours(text):
    assert reply(text).hours_min is None
    assert reply(text).hours_max is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("tirsdag–fredag", "tue wed thu fri"),
        ("man-fre", "mon tue wed thu fri"),
        ("man/tirs/fre", "mon tue fri"),
        ("ti + to", "tue thu"),
        ("man ti to lør", "mon tue thu sat"),
        ("Mandag-onsdag-fredag", "mon wed fri"),
        ("ons+søn aften", "wed sun"),
        ("alle hverdage undtagen mandag", "tue wed thu fri"),
        ("hver weekend", "sat sun"),
        ("Tuesday to Thursday", "tue wed thu"),
        ("tirsdg onsdag lørdag", "tue wed sat"),
        ("loerdag og soendag", "sat sun"),
        ("fordelt på tre dage", ""),
        ("man skal kunne to ting", ""),
        ("svar senest fredag", ""),
        ("start tirsdag d. 15/12", ""),
    ],
)
def test_weekdays(text, days):
    assert reply(text).weekdays == tuple(days.split())


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("arbejdstid kl. 10-12", "kl. 10-12"),
        ("mandage efter kl. 15", "efter kl. 15"),
        ("tirsdag eftermiddag", "eftermiddag"),
        ("man-ons efter 18", "efter 18"),
        ("mellem kl. 7 og 15", "mellem kl. 7 og 15"),
        ("aftener kl 18-20.30", "aftener kl 18-20.30"),
        ("natarbejde 22-06", "natarbejde 22-06"),
        ("efter lukketid", "efter lukketid"),
        ("8-12 timer om ugen", None),
        ("modtaget pr. telefon kl. 11.20", None),
        ("svar senest den 18. december kl. 12", None),
    ],
)
def test_time_of_day_is_kept_as_written(text, time):
    assert reply(text).time_of_day == time


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("start 1. december 2026", date(2026, 12, 1)),
        ("Start 6. april", date(2027, 4, 6)),
        ("Startdato: 14-12-2026", date(2026, 12, 14)),
        ("tiltrædelse 1/3-27", date(2027, 3, 1)),
        ("opstart tirs d. 5/1", date(2027, 1, 5)),
        ("start uge 49", date(2026, 11, 30)),
        ("start mandag i uge 2", date(2027, 1, 11)),
        ("start d. 28.", date(2026, 11, 28)),
        ("opstart i overmorgen", date(2026, 11, 25)),
        ("3. maj til 27. august", date(2027, 5, 3)),
        ("start 1 October", date(2027, 10, 1)),
        ("start overmorgen", date(2026, 11, 25)),
        ("start om en måned", date(2026, 12, 23)),
        ("Start 15.12.", date(2026, 12, 15)),
        ("start d. 15.12", date(2026, 12, 15)),
        ("Stillingen er ledig til besættelse 1. februar 2027.", date(2027, 2, 1)),
        ("til besættelse pr. 1. februar 2027 eller hurtigst muligt derefter", date(2027, 2, 1)),
        ("start næstkommende mandag", date(2026, 11, 30)),
        ("start 2 uger efter 1. december", date(2026, 12, 15)),
        ("begynder straks", "asap"),
        ("hurtigst muligt", "asap"),
        ("Start: as soon as possible", "asap"),
        ("efter påske", None),
        ("start medio december", None),
        ("svar hurtigst muligt", None),
        ("start 31/2", None),
    ],
)
def test_start(text, start):
    assert reply(text).start == start


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("frist 9/12", date(2026, 12, 9)),
        ("Ansøgningsfrist: 03-12-2026", date(2026, 12, 3)),
        ("svar senest på onsdag", date(2026, 11, 25)),
        ("svar senest torsdag", date(2026, 11, 26)),
        ("senest mandag den 30. november", date(2026, 11, 30)),
        ("Apply by 30 November", date(2026, 11, 30)),
        ("frist d. 30. ds.", date(2026, 11, 30)),
        ("snarest", None),
    ],
)
def test_deadline(text, deadline):
    assert reply(text).deadline == deadline


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("småjob", OpeningType.SMAAJOB),
        ("smaajob", OpeningType.SMAAJOB),
        ("fleksjobbet", OpeningType.FLEKSJOB),
        ("flexjob", OpeningType.FLEKSJOB),
        ("løntilskudsjob", OpeningType.LOENTILSKUD),
        ("virksomhedspraktikplads", OpeningType.VIRKSOMHEDSPRAKTIK),
        ("work placement", OpeningType.VIRKSOMHEDSPRAKTIK),
        ("ordinær stilling", OpeningType.ORDINAERT),
        ("virksomhedspraktik med mulighed for ordinære timer", OpeningType.VIRKSOMHEDSPRAKTIK),
        ("senere ordinære timer", None),
    ],
)
def test_kind_of_employment(text, kind):
    assert reply(text).type == kind


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("vi søger 2 personer", 2),
        ("tre småjob", 3),
        ("vil have én til varemodtagelsen", 1),
        ("har plads til et par praktikanter", 2),
        ("5 mand", 5),
        ("Antal stillinger: 4", 4),
        ("2 stk.", 2),
        ("søger en opvasker", None),
        ("har fået et fleksjob", None),
        ("85 ansatte", None),
        ("et team på 8", None),
        ("2 timer", None),
    ],
)
def test_positions(text, positions):
    assert reply(text).positions == positions


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("ring 97 10 35 48", "97103548"),
        ("tlf. 4161 7035", "41617035"),
        ("mobil 2816-9053", "28169053"),
        ("nr.: +4575304816", "75304816"),
        ("<tel:+4597103548|97 10 35 48>", "97103548"),
        ("phone +47 22 33 10 45", "+4722331045"),
        ("CVR 27 60 35 18", None),
        ("CVR-nr.: 27603518", None),
        ("2026-11-23", None),
        ("14-12-2026", None),
        ("000101-0000", None),
        ("0001010000", None),
    ],
)
def test_phone(text, phone):
    assert reply(text).contact_phone == phone


def test_a_number_that_could_be_a_company_number_is_unsure():
    draft = reply("Bogtrykkeriet 20000007")
    assert draft.confidence("contact_phone") is Confidence.UNSURE


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("skriv til lone@krumme.example.", "lone@krumme.example"),
        ("<mailto:lone@krumme.example|lone@krumme.example>", "lone@krumme.example"),
        ("ingen mail", None),
    ],
)
def test_mail(text, mail):
    assert reply(text).contact_email == mail


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kontakt: Vera Krogsøe, tlf. 97 10 35 48", "Vera Krogsøe"),
        ("kontakt værkfører Knud Vinther, 75 34 18 05", "Knud Vinther"),
        ("ring Ib 28 16 90 53", "Ib"),
        ("kontakt niels 28 90 41 53", "niels"),
        ("Spørg efter Solvej på 75 30 48 16", "Solvej"),
        ("tlf. 62 62 48 19 (Asger)", "Asger"),
        ("Mvh\nLis Hørup\nDagplejen Regnbuen\n20 11 35 76", "Lis Hørup"),
        ("spørgsmål til <@U0ABCDEF12>", None),
        ("ring 41 61 70 35", None),
    ],
)
def test_contact_name(text, name):
    assert reply(text).contact_name == name


@pytest.mark.parametrize(
    ("text", "company", "place"),
    [
        ("Murermester Vang i Thisted søger en arbejdsmand, 10 timer", "Murermester Vang", "Thisted"),
        ("Opvask hos Restaurant Perlen, Svendborg, 8 timer. Småjob", "Restaurant Perlen", "Svendborg"),
        (
            "Lyn Transport A/S, Havnevej 4, 7100 Vejle mangler chauffør, 37 timer",
            "Lyn Transport A/S",
            "Havnevej 4, 7100 Vejle",
        ),
        ("Plejehjemmet Linden i Give søger køkkenhjælp, 10 timer", "Plejehjemmet Linden", "Give"),
        ("Vejen Bogbinderi søger hjælp til falsning, 10 timer. Småjob", "Vejen Bogbinderi", None),
        ("Bageriet Skorpen (Aalborg NØ) søger hjælp til pakning, 6 timer", "Bageriet Skorpen", "Aalborg NØ"),
    ],
)
def test_company_and_place(text, company, place):
    assert (only(text).company, only(text).place) == (company, place)


def test_a_known_company_is_recognised_without_any_cue():
    parsed = parse("opvask 8 timer krumme & søn småjob", MONDAY, known_companies=["Krumme & Søn"])
    assert parsed.drafts[0].company == "krumme & søn"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kørekort C er et krav", "Kørekort"),
        ("Man skal kunne læse dansk", "læse dansk"),
        ("Straffeattest kræves", "Straffeattest"),
        ("Du skal have egen bil", "egen bil"),
    ],
)
def test_requirements(text, word):
    assert word in (reply(text).requirements or "")
    assert reply(text).considerations is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Der er mulighed for pauser", "pauser"),
        ("De tager hensyn til hovedpine", "hovedpine"),
        ("Man får en fast mentor", "mentor"),
        ("Hensyn: ingen kundekontakt", "ingen kundekontakt"),
        ("Det meste er siddende", "siddende"),
    ],
)
def test_considerations(text, word):
    assert word in (reply(text).considerations or "")
    assert reply(text).requirements is None


def test_what_is_not_needed_is_no_requirement():
    assert reply("Svejsecertifikat er ikke nødvendigt").requirements is None


def test_a_template_states_its_fields():
    draft = only(
        "Virksomhed: Osteriet Hulen\nSted: Åbybro\nType: Småjob\nTimer: 6\nOpgaver: vende oste\nKrav: gode arme\n"
        "Hensyn: fast makker\nKontakt: Per Holm, 98 24 11 52"
    )
    assert draft.as_record() == {
        "company": "Osteriet Hulen",
        "place": "Åbybro",
        "tasks": "vende oste",
        "type": "smaajob",
        "hours_min": 6,
        "hours_max": 6,
        "contact_name": "Per Holm",
        "contact_phone": "98241152",
        "requirements": "gode arme",
        "considerations": "fast makker",
    }


SHARED_ITEMS = [
    "To småjob fra Kroen i Assens:\n1) Opvasker, 6 timer\n2) Stuepige, 9 timer\nKontakt Mads, 62 17 40 95",
    "Kroen i Assens har brug for opvask (6 timer) + rengøring (9 timer). Begge småjob. Mads 62 17 40 95",
    "Kroen i Assens har to job: a) opvask, småjob, 6 timer b) rengøring, småjob, 9 timer. Kontakt Mads, 62 17 40 95",
    "Kroen i Assens: en som opvasker 6 timer i småjob og en som stuepige 9 timer i småjob. Kontakt Mads 62 17 40 95",
]


@pytest.mark.parametrize("text", SHARED_ITEMS)
def test_several_openings_share_what_is_said_once(text):
    drafts = parse(text, MONDAY).drafts
    assert [draft.hours_min for draft in drafts] == [6, 9]
    assert {draft.place for draft in drafts} == {"Assens"}
    assert {draft.contact_phone for draft in drafts} == {"62174095"}
    assert {draft.type for draft in drafts} == {OpeningType.SMAAJOB}


def test_bullets_of_one_opening_are_no_openings():
    assert (
        only(
            "Gartneriet Spiren i Odder søger hjælp til ompotning:\n• 2 stillinger\n• 15 timer om ugen\n• man-ons"
        ).positions
        == 2
    )


@pytest.mark.parametrize(
    "text",
    [
        "Jobbet hos Kroen er besat, 8 timer om ugen blev det",
        "Min borger søger fleksjob 12 timer om ugen i Kolding, ring 30 15 82 60",
        "Hvor mange timer må man have i et småjob?",
        "Husk netværksmøde torsdag kl. 9-11 på rådhuset, tilmelding til Lene 24 24 11 08",
        "Tak for hjælpen med Kroen!",
        "Jeg er på ferie til mandag, ring til Pia 51 40 22 18",
        "Vi søger ikke nogen i øjeblikket",
        "godmorgen 🌞",
    ],
)
def test_other_messages_are_no_openings(text):
    assert parse(text, MONDAY).verdict == "none"


@pytest.mark.parametrize(
    "text",
    [
        "Kontorplads søges til kvinde 49, fleksjob 8 timer om ugen, Nyborg. Jeg sidder på lokal 3112",
        "Ung kvinde tilbyder sin arbejdskraft 25 timer om ugen i Nyborg. Kontakt hendes sagsbehandler Lis, 65 31 40 12",
        "Nogen der har plads til en stille mand, 6 timer om ugen, Nyborg? Ring 65 31 40 12",
        "Navn: Kaj\nAlder: 41\nØnske: køkken\nTimer: 12\nBy: Nyborg\nKontakt: Lis 65 31 40 12",
        "Kaj (41) er klar til 30 timer på lager i Nyborg. Løntilskud eller ordinært.",
        "Frivillige søges til loppemarkedet i Nyborg, 3 timer om ugen. Kontakt Lis 65 31 40 12",
        "Rygtet går på, at Hotel Strandby i Nyborg skal bruge folk, 20 timer",
        "Udkast, må ikke sendes: Hotel Strandby i Nyborg søger opvasker, 20 timer",
        "Hotel Strandby i Nyborg ville ellers have en opvasker 20 timer, men har droppet det. Lis 65 31 40 12",
        "Virksomhed: Hotel Strandby\nOpgave: opvask\nTimer: 20\nKontakt: Lis 65 31 40 12\nStatus: besat",
        "Hygiejnekursus, Nyborg, 2 dage a 7 timer, start 7. december. Kontakt Lis 65 31 40 12",
        "Hotel Strandby i Nyborg mangler stadig en underskrift på aftalen om løntilskud, 20 timer. Lis 65 31 40 12",
        "Lis starter på mandag hos Hotel Strandby i Nyborg, 10 timer om ugen i fleksjob",
        "Hotel Strandby i Nyborg tilbyder rundvisning for hold, 2 timer hver tirsdag. Ring til Lis 65 31 40 12",
        "Hotel Strandby i Nyborg mangler lønsedler for Kaj (løntilskud, 20 timer). Ring til Lis 65 31 40 12",
        "Hotel Strandby i Nyborg beder om at få aftalen fornyet, 12 timer, fleksjob, samme person. Lis 65 31 40 12",
        "Glem det om Hotel Strandby i Nyborg, 12 timer i fleksjob. Lis 65 31 40 12",
        "Papirerne fra Hotel Strandby i Nyborg er kommet, 12 timer i fleksjob. Lægger dem på sagen",
        "Hi all, does anyone know if Hotel Strandby in Nyborg can have a person in løntilskud 20 hours?",
    ],
)
def test_what_only_looks_like_an_opening_is_not_taken_for_one(text):
    assert parse(text, MONDAY).verdict != "opening"


@pytest.mark.parametrize(
    "text",
    [
        "Hotel Strandby i Nyborg har ansat to til stuerne, men de mangler stadig en i køkkenet, 12 timer om ugen",
        "Frisør Lok i Nyborg. Feje og vaske, 6 timer om ugen, man-tors (ikke fredag, der er lukket)",
        "Frisør Lok i Nyborg vil ikke have en i praktik, kun fleksjob. De søger en til at feje, 6 timer om ugen",
        "Nogen til at bage hos Bager Lok i Nyborg? Feje og pakke, 6 timer om ugen, fleksjob",
        "Skolen Lok i Nyborg søger ikke en lærer, men en pedel, 12 timer om ugen i fleksjob",
        "Frisør Lok i Nyborg: ny chef, og hun er flink. De tager 1 i løntilskud til at feje, 25 timer. 65 31 40 12",
        "Hvem har en frisk ung til Hotel Strandby i Nyborg? Opvask, 12 timer, ordinær løn. Ring 65 31 40 12",
    ],
)
def test_an_opening_stands_beside_words_that_else_speak_against_one(text):
    assert parse(text, MONDAY).verdict == "opening"


def test_the_reasons_say_what_spoke_for_and_against():
    reasons = parse("Jobbet hos Kroen er besat, 8 timer", MONDAY).reasons
    assert any(reason.startswith("filled") for reason in reasons)


def test_a_reply_states_only_what_it_says():
    draft = reply("10 timer, kontakt Lone 22 33 44 55")
    assert draft.as_record() == {"hours_min": 10, "hours_max": 10, "contact_name": "Lone", "contact_phone": "22334455"}
