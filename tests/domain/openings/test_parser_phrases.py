"""The classes of phrases by which Danish messages state a company, a demand, an offer, or several openings."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.domain.openings.drafts import Draft, OpeningType
from bot.domain.openings.parser import parse, read_anyway

MONDAY = datetime(2026, 11, 23, 9, 15)


def drafts(text: str) -> tuple[Draft, ...]:
    parsed = parse(text, MONDAY)
    assert parsed.verdict == "opening", parsed.reasons
    return parsed.drafts


def only(text: str) -> Draft:
    (draft,) = drafts(text)
    return draft


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Fik en mail fra regnskabschefen i Bramdrup Metrik: fleksjob, 9 timer, taste bilag", "Bramdrup Metrik"),
        ("Vi er Lydloftet i Vejle og mangler en til at rydde op, 8 timer, småjob", "Lydloftet"),
        ("Lokalcentret søger på vegne af Legestuen Myren en hjælper, 10 timer, løntilskud", "Legestuen Myren"),
        ("Vejle: hotellet ved broen (Villa Vig) mangler en til opvask, 8 timer, småjob", "Villa Vig"),
        ("Vedr.: Advokat Krag, Søndergade, Ribe. Scanne sager, 6 timer, småjob", "Advokat Krag"),
        ("Sydhavs Røgeri • Rødby • pakke sild • 37 t • ordinært", "Sydhavs Røgeri"),
        ("Lager Øst i Kolding har plads til en praktikant, 20 timer", "Lager Øst"),
    ],
)
def test_a_company_without_a_word_for_business(text, company):
    assert only(text).company == company


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kroen ved Broen mangler opvasker, 6 timer, småjob", None),
        ("Virksomhed: Rideskolen Sporet, Allerød\nOpgave: muge ud\nTimer: 8\nType: småjob", "Allerød"),
        ("Museet Muslingen på Ærø mangler en til billetsalg, 8 timer, småjob", "Ærø"),
        ("Opvask i kantinen på Ribe Gymnasium, 9 timer, småjob, kontakt Elmer", None),
        ("Smedjen i Torsbøl: svejsehjælper, 30 timer, ordinært, Leif Bak 97 49 00 16", "Torsbøl"),
    ],
)
def test_the_place_is_what_follows_the_name_and_not_part_of_one(text, place):
    assert only(text).place == place


@pytest.mark.parametrize(
    "text",
    [
        "Høreværn er obligatorisk",
        "Vi forudsætter godt farvesyn",
        "Tavshedspligt",
        "Helst en med erfaring",
        "Man skal kunne regne i hovedet",
        "Du skal møde til tiden",
        "Gerne med truckcertifikat",
        "Flair for tal",
        "Vedkommende skal turde stå på en stige",
        "Mødestabil",
        "Over 18 år",
        "Flydende engelsk",
        "Reliable and punctual",
    ],
)
def test_what_is_demanded(text):
    draft = read_anyway(text, MONDAY)
    assert draft.requirements == text
    assert draft.considerations is None


@pytest.mark.parametrize(
    "text",
    [
        "Der er plads til en dårlig dag",
        "Der er ro til at lære det",
        "De tager hensyn",
        "Timerne kan trappes op",
        "Små pauser efter behov",
        "Fast kollega",
        "Man sidder ned",
        "Ingen kunder",
        "Gratis frokost",
        "I må selv bestemme dagene",
        "De er ligeglade med hvilke dage",
        "Eget bord",
        "De lærer en op",
        "Bolig kan skaffes",
        "Roligt hus",
        "We don't mind if you are shy",
        "Muligheder for at aftale mødetid",
    ],
)
def test_what_is_offered(text):
    draft = read_anyway(text, MONDAY)
    assert draft.considerations == text
    assert draft.requirements is None


def test_a_demand_told_with_the_search_is_no_task():
    draft = only("Fjord Vinduer ApS i Hadsten mangler 1 mand med egen bil, 15 timer, løntilskud. Pudse ruder")
    assert (draft.tasks, draft.requirements) == ("Pudse ruder", "egen bil")


def test_a_task_is_cut_before_its_terms():
    draft = only("Lyseriet Vågen i Ry: pudse og pakke lys ved eget bord, 9 timer, småjob")
    assert (draft.tasks, draft.considerations) == ("pudse og pakke lys", "ved eget bord")


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("Rengøring hos Tandlæge Krogh, Nyborg, 6 timer, småjob", "Rengøring"),
        ("Åbådene i Ry, 8 timer, småjob. Bådene skal vaskes", "Bådene skal vaskes"),
        ("Hos Systuen Sting: har I en der kan klippe tråde, 8 timer, småjob", "klippe tråde"),
    ],
)
def test_tasks_end_with_the_task(text, tasks):
    assert tasks in (only(text).tasks or "")


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("2 timer man, tirs, ons og tors", 8),
        ("3 timer om dagen, 5 dage om ugen", 15),
        ("2 dage om ugen, 4 timer hver.", 8),
        ("8 timer man-tors", 8),
    ],
)
def test_hours_a_day_count_by_the_days_stated(text, hours):
    assert read_anyway(text, MONDAY).hours_min == hours


def test_a_day_off_is_no_working_day():
    assert read_anyway("6 dage om ugen (fri søndag)", MONDAY).weekdays == ("mon", "tue", "wed", "thu", "fri", "sat")


def test_a_day_said_to_be_off_after_its_name_is_none_either():
    assert read_anyway("10 timer mandag og tirsdag. Fredag fri.", MONDAY).weekdays == ("mon", "tue")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("rigtig løn", OpeningType.ORDINAERT),
        ("almindelig ansættelse på overenskomst", OpeningType.ORDINAERT),
        ("Mulighed for en praktikant", OpeningType.VIRKSOMHEDSPRAKTIK),
        ("småjob kan det ikke kaldes, det er ordinært", OpeningType.ORDINAERT),
    ],
)
def test_kinds_told_in_other_words(text, kind):
    assert read_anyway(text, MONDAY).type == kind


@pytest.mark.parametrize(
    ("text", "start", "deadline"),
    [
        ("ansættelsen ønskes påbegyndt den 4. januar 2027", date(2027, 1, 4), None),
        ("1. marts til påske", date(2027, 3, 1), None),
        ("Hvornår: 7/12", date(2026, 12, 7), None),
        ("frist torsdag i næste uge", None, date(2026, 12, 3)),
    ],
)
def test_moments_told_in_other_words(text, start, deadline):
    draft = read_anyway(text, MONDAY)
    assert (draft.start, draft.deadline) == (start, deadline)


SEVERAL = [
    (
        "Kroen Ankeret i Assens har to småjob: en opvasker og en stuepige. Opvaskeren skal bruges 6 timer, stuepigen 9"
        " timer."
    ),
    "Kroen Ankeret i Assens har brug for to: En opvasker, 6 timer, og en stuepige på 9 timer. Småjob",
    "Kroen Ankeret i Assens: opvasker 6 t/uge småjob, stuepige 9 t/uge småjob",
    "Fra Kroen Ankeret i Assens:\nOpvasker, småjob, 6 timer\nStuepige, småjob, 9 timer",
    "Kroen Ankeret i Assens har et småjob som opvasker 6 timer og et småjob som stuepige 9 timer.",
    "Kroen Ankeret i Assens. Job 1: opvask, 6 timer, småjob. Job 2: rengøring, 9 timer, småjob.",
    "Småjob hos Kroen Ankeret i Assens: vaske op, 6 timer. Samme sted: småjob med at rydde op, 9 timer.",
    (
        "Two openings at Kroen Ankeret, Assens. The first is washing, 6 hours, small job. The second is cleaning,"
        " 9 hours, small job."
    ),
]


@pytest.mark.parametrize("text", SEVERAL)
def test_several_openings_each_with_its_hours(text):
    found = drafts(text)
    assert [draft.hours_min for draft in found] == [6, 9]
    assert {draft.type for draft in found} == {OpeningType.SMAAJOB}
    assert {draft.place for draft in found} == {"Assens"}


@pytest.mark.parametrize(
    "text",
    [
        "Kroen i Assens mangler en opvasker, 6 timer nu og 9 timer fra maj. Småjob",
        "Kroen i Assens mangler en opvasker. Fleksjob på 10 timer, kan trappes op til 15 timer",
        "Kroen i Assens mangler opvask og rengøring, 6-9 timer, småjob",
        "Kroen i Assens mangler en opvasker, 3 timer hver dag i 3 dage = 9 timer. Småjob",
    ],
)
def test_figures_of_one_opening_do_not_make_several(text):
    assert len(drafts(text)) == 1


def test_a_question_to_colleagues_before_an_offer_is_no_citizen_who_seeks():
    text = "Søger du job til en borger? Røgeriet Krabben i Skagen mangler to til at rense rejer, 20 timer, ordinært."
    assert only(text).positions == 2


@pytest.mark.parametrize(
    "text",
    [
        "Min borger (44) kan højst 10 timer, kun formiddage, og bor i Ry. Har I en idé?",
        "Borger kan starte som opvasker 1/2, hvis bare nogen ville have ham. 15 timer",
        "Fleksjobbet hos Kroen blev 8 timer i stedet for 10, kontrakten er underskrevet",
    ],
)
def test_news_of_a_citizen_is_no_opening(text):
    assert parse(text, MONDAY).verdict == "none"


KRILL = "Kiosken Krill i Assens"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"{KRILL} mangler folk: 1 til frugt (9 t), 1 til varer (6 t) og en til rengøring",
            [(9, "frugt"), (6, "varer"), (None, "rengøring")],
        ),
        (
            f"{KRILL}: to til morgenbuffet, én til vaskeriet. Begge 12 timer, fleksjob",
            [(12, "morgenbuffet"), (12, "vaskeriet")],
        ),
        (
            f"{KRILL} har to huller, flaskerummet 9 t/uge og brødafdelingen 6 t/uge, løntilskud",
            [(9, "flaskerummet"), (6, "brødafdelingen")],
        ),
        (
            f"{KRILL} skal bruge 3 på 9 timer og 2 på 6 timer, alle til pakkebordet",
            [(9, "pakkebordet"), (6, "pakkebordet")],
        ),
        (
            f"{KRILL} vil have 2 på 9 timer og 1 på 6 timer. De to skal sortere elektronik, den sidste skal veje",
            [(9, "sortere elektronik"), (6, "veje")],
        ),
        (
            f"{KRILL} søger 2 i fleksjob, den ene 9 timer om ugen og den anden 6. Prismærkning",
            [(9, "Prismærkning"), (6, "Prismærkning")],
        ),
        (
            f"{KRILL}: 2 fleksjobbere til papirarkivet, hhv. 9 og 6 timer om ugen",
            [(9, "papirarkivet"), (6, "papirarkivet")],
        ),
        (
            "Ledigt: Bager Krill, Assens, opvask 9 t om ugen / Hotel Krog, Ringe, stuepige, timer aftales",
            [(9, "opvask"), (None, "stuepige")],
        ),
        (
            (
                "• Bager Krill i Assens: opvask, 9 timer, ring Bo 62 17 40 95\n"
                "• Hotel Krog: strygning, 6 timer, ring Ea 62 17 40 96\n"
                "• Ringe Rens: pakning, kan begynde nu, ring Ib 62 17 40 97"
            ),
            [(9, "opvask"), (6, "strygning"), (None, "pakning")],
        ),
    ],
)
def test_several_openings_told_side_by_side(text, told):
    assert [(draft.hours_max, draft.tasks) for draft in drafts(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "Kl. 8 i dag ringede Ida fra Kaffehuset i Assens: en til kassen, 9 timer om ugen",
        "Kaffehuset i Assens har brug for 2 i fleksjob til kassen, 9 timer om ugen",
    ],
)
def test_a_number_that_counts_nobody_is_no_item(text):
    assert len(drafts(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Krill Vinduer | Assens | montering af beslag | 9 t/uge | fleksjob | Bo 62 17 40 95",
        "Krill Vinduer // Assens // montering af beslag // 9 t/uge // fleksjob // Bo 62 17 40 95",
    ],
)
def test_a_telegram_between_bars(text):
    draft = only(text)
    assert (draft.company, draft.place, draft.tasks) == ("Krill Vinduer", "Assens", "montering af beslag")


def test_a_table_between_semicolons():
    first, second = drafts("Nr;Firma;By;Job;Timer\n1;Krill Vinduer;Assens;kontor;12\n2;Slagter Krog;Ringe;pakke kød;8")
    assert (first.company, first.hours_max, second.place, second.tasks) == ("Krill Vinduer", 12, "Ringe", "pakke kød")


def test_an_empty_cell_of_a_pasted_table_stays_one():
    _, second = drafts(
        "Firma\tBy\tJob\tTimer\tKontakt\tMail\nKrill Vinduer\tAssens\tkontor\t12\tBo Lind\tbo@krill.example\n"
        "Slagter Krog\tRinge\tpakke kød\t\tEa Holm\tea@krog.example"
    )
    assert (second.hours_max, second.contact_name, second.contact_email) == (None, "Ea Holm", "ea@krog.example")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Det er Inge der bestemmer: 62 17 40 95", "Inge"),
        ("Anna-Lis tager telefonen på 62 17 40 95", "Anna-Lis"),
        ("Asger siger ring 62 17 40 95", "Asger"),
        ("dér er det Lotte på 62 17 40 95", "Lotte"),
        ("snak med ulrik på 62 17 40 95", "ulrik"),
        ("Spørg efter Tage, 62 17 40 95", "Tage"),
    ],
)
def test_a_contact_told_in_other_words(text, name):
    assert read_anyway(text, MONDAY).contact_name == name


@pytest.mark.parametrize(
    "text",
    [
        "Kiosk 24-7 i Assens søger en til varer, 9 timer om ugen",
        "Krill Rengøring i Assens søger en til trappevask i opgangene Vestparken 12-18, 9 timer om ugen",
        "1-2-3 Flyt, Assens: flyttehjælper, 9 timer/uge",
        "Kiosken Krill i Assens søger en til varer. Timetallet kan være 9-12 om ugen",
    ],
)
def test_a_number_of_a_name_or_an_address_is_no_time_of_day(text):
    draft = only(text)
    assert (draft.time_of_day, draft.hours_min) == (None, 9)


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        ("Kiosken Krill i Assens har 34 ansatte og søger nu én mere i fleksjob, 9 timer", 1),
        ("Hjemmet Krill i Assens. 60 beboere og 48 medarbejdere. De mangler 3 værter, 9 timer", 3),
        ("Fem mand på gulvet: Autogården Krill i Assens har plads til en medhjælper, 9 timer", None),
        ("Krill Elektronik i Assens: det drejer sig om 4 loddere, 37 timer, ordinært", 4),
        ("Krill Kloak i Assens, som er 14 mand, søger yderligere to til gravehold, 37 timer", 2),
    ],
)
def test_those_who_are_sought_are_counted_and_not_those_who_are_there(text, positions):
    assert only(text).positions == positions


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("nordby bilpleje, roslev: vask af biler. 9 timer. løntilskud", "nordby bilpleje"),
        ("café krummen på torvet i thisted mangler en opvasker, 9 timer om ugen", "café krummen"),
        ("Vi har et nyt job. Hammel Klatrehal, de mangler en praktikant til omklædningen, 9 timer", "Hammel Klatrehal"),
        ("Rudkøbing Skibe har allerede ansat 2 og vil nu have 1 til. Skrabe skrog, 9 timer", "Rudkøbing Skibe"),
    ],
)
def test_a_company_in_lower_case_or_beside_a_pronoun(text, company):
    assert only(text).company == company


def test_a_department_before_an_item_is_no_company():
    text = "Trælasten Krill, Assens\n1. Kontor: bilag, 15 timer, fleksjob\n2. Butik: prisskilte, 4 timer, småjob"
    assert {draft.company for draft in drafts(text)} == {"Trælasten Krill"}


def test_a_date_before_a_comma_is_the_start():
    draft = only("Krill Net i Assens søger en til at bøde net, 9 timer. Opstart 04.01., svar senest 18.12.")
    assert (draft.start, draft.deadline) == (date(2027, 1, 4), date(2026, 12, 18))


def test_what_one_need_not_do_is_offered_and_pauses_are_no_demand():
    draft = read_anyway("Telefonen skal man ikke tage. Gerne med indlagte pauser", MONDAY)
    assert (draft.requirements, draft.considerations) == (
        None,
        "Telefonen skal man ikke tage, Gerne med indlagte pauser",
    )
