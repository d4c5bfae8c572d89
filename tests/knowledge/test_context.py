"""Follow-ups in a thread."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.answers import Answer, Compared, Earlier, Found, Silent, Suggested, Topic, Unknown, entries_shown
from knowledge.entry import Entry, Kind
from knowledge.language.normalise import fold
from knowledge.reading import asking
from knowledge.reading.thread import Weighed, better, follows, meant
from knowledge.search import Index
from tests.knowledge.small_library import ASSISTANCE, BROKER, CHRONIC, FLEX, LIBRARY, MENTOR

INDEX = Index(LIBRARY)


@pytest.mark.parametrize(
    ("question", "facet"),
    [
        ("og hvor mange timer?", "omfang"),
        ("hvad siger loven?", "lovgrundlag"),
        ("hvem bevilger det så?", "ansoegning"),
        ("hvad hvis han er i fleksjob?", "samspil"),
        ("gælder det også selvstændige?", None),
    ],
)
def test_a_follow_up_is_answered_within_the_threads_entry(question: str, facet: str | None) -> None:
    answer = INDEX.ask(question, Topic(ASSISTANCE))

    assert isinstance(answer, Found)
    assert answer.best.entry == ASSISTANCE
    assert answer.facet == facet
    assert answer.from_thread


def test_a_new_topic_leaves_the_thread() -> None:
    answer = INDEX.ask("kronikeraftale krav ti sygedage", Topic(MENTOR))

    assert isinstance(answer, Found)
    assert answer.best.entry == CHRONIC
    assert not answer.from_thread


def test_thanks_in_a_thread_are_thanks() -> None:
    assert INDEX.ask("tak for hjælpen!", Topic(MENTOR)) == Unknown(small_talk=True)


def test_a_foreign_topic_in_a_thread_is_sent_on() -> None:
    answer = INDEX.ask("hvad er dagpengesatsen for en dimittend", Topic(MENTOR))

    assert isinstance(answer, Unknown)
    assert answer.pointer


def test_without_a_thread_a_follow_up_is_not_answered() -> None:
    assert not isinstance(INDEX.ask("og hvad siger han så"), Found)


def asked(*questions: str) -> Topic:
    return INDEX.topic([Earlier(question) for question in questions])


def test_the_old_topic_is_returned_to() -> None:
    topic = asked("hvad er personlig assistance?", "hvad er mentorstøtte?")
    answer = INDEX.ask("hvem bevilger personlig assistance?", topic)

    assert isinstance(answer, Found)
    assert answer.best.entry == ASSISTANCE


def test_a_topic_named_alone_keeps_what_was_asked() -> None:
    answer = INDEX.ask("og mentor?", asked("hvor længe varer fleksjob?"))

    assert isinstance(answer, Found)
    assert answer.best.entry == MENTOR
    assert answer.section is not None
    assert answer.section.heading == "Omfang"


def test_a_choice_keeps_what_was_asked() -> None:
    topic = INDEX.topic([Earlier("hvor længe varer det?", chosen=MENTOR.id)])
    answer = INDEX.ask("og hvad siger loven?", topic)

    assert isinstance(answer, Found)
    assert (answer.best.entry, answer.facet) == (MENTOR, "lovgrundlag")


def test_the_thread_compares_with_what_it_is_about_and_the_last_is_meant() -> None:
    topic = asked("hvad er mentorstøtte?")
    compared = INDEX.ask("hvad er forskellen på den og personlig assistance?", topic)
    answer = INDEX.ask("hvem bevilger den sidste?", INDEX.moved(topic, "forskellen på den og PA", compared))

    assert isinstance(compared, Compared)
    assert isinstance(answer, Found)
    assert answer.best.entry == ASSISTANCE


def test_a_follow_up_that_the_entry_does_not_answer_is_said_to_be_one() -> None:
    answer = INDEX.ask("og hvad med hjemmeboende unge?", Topic(ASSISTANCE))

    assert isinstance(answer, Found)
    assert answer.from_thread
    assert not answer.covered


@pytest.mark.parametrize("remark", ["vi plejer nu bare at bruge mentor", "husk frokost kl. 12", "det var godt 😄"])
def test_remarks_between_colleagues_are_left_alone(remark: str) -> None:
    assert INDEX.ask(remark, Topic(ASSISTANCE), overheard=True) == Silent()


def test_a_question_without_a_topic_is_asked_back_and_its_answer_is_heard() -> None:
    assert INDEX.ask("hvor længe kan sådan en bevilling køre?") == Unknown(topicless=True)
    answer = INDEX.ask("mentor, mente jeg", asked("hvor længe kan sådan en bevilling køre?"), overheard=True)

    assert isinstance(answer, Found)
    assert (answer.best.entry, answer.section and answer.section.heading) == (MENTOR, "Omfang")


def test_the_fact_asked_back_for_narrows_the_case() -> None:
    story = "Mand på 40 med angst har brug for en støtteperson i starten. Hvad findes der?"
    first = INDEX.ask(story)
    answer = INDEX.ask("han er ledig", asked(story), overheard=True)

    assert isinstance(first, Suggested)
    assert first.ask_back is not None
    assert isinstance(answer, Suggested)
    assert answer.fits[0].entry == MENTOR
    assert not answer.likely


def test_the_first_and_the_other_of_a_pair_can_be_meant_in_turn() -> None:
    earlier = ("hvad er forskellen på mentor og personlig assistance?", "hvem bevilger den anden?")
    answer = INDEX.ask("og den første?", asked(*earlier), overheard=True)

    assert shown(INDEX.ask(earlier[1], asked(earlier[0]))) == ASSISTANCE
    assert shown(answer) == MENTOR


def shown(answer: Answer) -> Entry | None:
    return next(iter(entries_shown(answer)), None)


@pytest.mark.parametrize(
    ("before", "message", "entry"),
    [
        ("hvad er en § 56-aftale?", "hun er i fleksjob, betyder det noget?", CHRONIC),
        ("hvad er en § 56-aftale?", "og fleksjob, hvem er det for", FLEX),
        ("hvad er en § 56-aftale?", "ok fleksjob så. hvor mange timer skal hun kunne?", FLEX),
        ("hvad er en § 56-aftale?", "gælder det også i et fleksjob?", CHRONIC),
        ("hvad er en § 56-aftale?", "kan den bruges sammen med mentor", CHRONIC),
        ("hvad er en § 56-aftale?", "hvad hvis hun hellere vil i fleksjob", FLEX),
        ("hvad er fleksjob?", "Mester vil slippe for at betale løn under de mange sygedage, kan han det?", CHRONIC),
    ],
)
def test_a_name_in_what_is_told_of_the_person_is_no_new_topic(before: str, message: str, entry: Entry) -> None:
    assert shown(INDEX.ask(message, asked(before), overheard=True)) == entry


@pytest.mark.parametrize(
    "question",
    [
        "ok, men hvad hvis han er syg",
        "fint. hvem skal så søge, ham eller firmaet",
        "han tager sin kone med, må hun sidde med",
        "dækker den også weekender",
        "hov, hun er ansat i et fleksjob",
        "også hvis hun kun er vikar",
        "uddyb lige",
    ],
)
def test_what_asks_further_on_is_heard_without_a_question_mark(question: str) -> None:
    assert shown(INDEX.ask(question, asked("hvad er personlig assistance?"), overheard=True)) == ASSISTANCE


@pytest.mark.parametrize(
    "remark",
    [
        "@Birgit husker du kagen til mødet?",
        "når jeg er færdig, kan du tage over",
        "jeg troede hun var i fleksjob",
        "hov, forkert tråd",
        "også god weekend til jer",
    ],
)
def test_what_is_said_to_a_colleague_is_left_alone(remark: str) -> None:
    assert INDEX.ask(remark, asked("hvad er personlig assistance?"), overheard=True) == Silent()


def test_another_is_taken_up_by_its_bare_name() -> None:
    answer = INDEX.ask("og mentor", asked("hvor længe varer fleksjob?"), overheard=True)

    assert shown(answer) == MENTOR


def test_what_a_question_without_a_topic_was_about_is_told_afterwards() -> None:
    answer = INDEX.ask("undskyld, det var mentor", asked("hvor længe kan sådan en bevilling køre?"), overheard=True)

    assert isinstance(answer, Found)
    assert (answer.best.entry, answer.section and answer.section.heading) == (MENTOR, "Omfang")


def test_a_neighbouring_topic_is_not_answered_from_the_thread_which_goes_on_after_it() -> None:
    topic = asked("hvad er mentor?", "hvad bliver vejret i morgen?")

    assert INDEX.ask("hvad bliver vejret i morgen?", asked("hvad er mentor?"), overheard=True) == Silent()
    assert shown(INDEX.ask("og hvor længe varer det?", topic, overheard=True)) == MENTOR


def test_a_question_after_one_back_is_no_fact() -> None:
    story = "Mand på 40 med angst har brug for en støtteperson i starten. Hvad findes der?"

    assert isinstance(INDEX.ask("hvor stort er tilskuddet", asked(story), overheard=True), Found)
    assert "ledig" in asked(story, "han er ledig").question


def test_the_next_of_a_series_is_asked_for_by_its_number() -> None:
    first, seventh = (CHRONIC.model_copy(update={"id": f"laering-{number}"}) for number in ("01", "07"))

    for message in ("hvad siger nummer 7", "og 7?", "hvad med nr. 7"):
        assert meant(Topic(first), fold(message), (first, seventh), ()) == seventh


def test_one_beside_the_entry_shown_takes_its_place_where_it_fits_clearly_better() -> None:
    topic = Topic(MENTOR, rivals=(ASSISTANCE,))

    def much(one: Entry) -> float:
        return 1.0 if one == ASSISTANCE else 0.8

    def little(one: Entry) -> float:
        return 0.2 if one == ASSISTANCE else 0.3

    assert better(topic, MENTOR, "kan hjaelperen loefte", (), much, much) == ASSISTANCE
    assert better(topic, MENTOR, "kan hjaelperen loefte", (), lambda _: 1.0, much) == MENTOR
    assert better(topic, MENTOR, "kan hjaelperen loefte", (), much, little) == MENTOR
    assert better(topic, MENTOR, "gaelder det i personlig assistance", {ASSISTANCE.id}, much, much) == MENTOR


def test_the_rivals_are_remembered_until_a_new_topic_is_taken_up() -> None:
    first = INDEX.topic([Earlier("hvad er mentorstøtte?")])
    on = asked("hvad er mentorstøtte?", "hvor længe?")

    assert on.rivals == first.rivals
    assert on.question == "hvad er mentorstøtte?"


def test_what_has_no_word_in_common_with_the_threads_entry_is_not_answered_for_certain() -> None:
    answer = INDEX.ask("hvornår spilles håndboldfinalen?", asked("hvad er mentor?"), overheard=True)

    assert not isinstance(answer, Found) or answer.likely


def test_a_word_of_another_title_takes_it_up_where_the_threads_entry_hardly_fits() -> None:
    said = Weighed(["og", "jobformidleren"], "og jobformidleren", MENTOR, BROKER, None, 0.1, 0.3, titled=True)

    assert not follows(said)
    assert follows(replace(said, titled=False))
    assert follows(replace(said, share=0.6))


@pytest.mark.parametrize(
    "message",
    [
        "timerne",
        "lovgrundlaget da",
        "mere om det",
        "og i weekenden",
        "hans løft er tunge",
        "tilbage til hjælperen, tak",
    ],
)
def test_a_word_or_half_a_sentence_about_the_topic_is_heard(message: str) -> None:
    assert shown(INDEX.ask(message, asked("hvad er personlig assistance?"), overheard=True)) == ASSISTANCE


@pytest.mark.parametrize(
    "remark",
    [
        "er du til møde kl 10",
        "jeg tager kage med, er der nogen der ikke tåler nødder",
        "super godt arbejde",
        "hilsen fra Bodil",
        "det undrer ingen",
    ],
)
def test_the_office_and_its_day_are_left_alone_asked_or_told(remark: str) -> None:
    assert INDEX.ask(remark, asked("hvad er personlig assistance?"), overheard=True) == Silent()


def test_what_tells_the_case_answers_a_question_without_a_topic() -> None:
    answer = INDEX.ask("mentor i butikken", asked("hvor længe kan sådan en bevilling køre?"), overheard=True)

    assert shown(answer) == MENTOR


def test_something_else_that_was_meant_is_taken_up() -> None:
    answer = INDEX.ask("nej vent, jeg mente fleksjob", asked("hvad er personlig assistance?"), overheard=True)

    assert shown(answer) == FLEX


def test_a_neighbour_is_taken_up_by_what_it_is() -> None:
    said = Weighed(
        ["og", "en", "som", "loefter"], "og en som loefter", MENTOR, ASSISTANCE, None, 0.2, 0.5, lead=0.3, near=True
    )

    assert not follows(said)
    assert follows(replace(said, lead=0.05))
    assert follows(replace(said, near=False))


def test_the_section_that_is_asked_for_and_another_condition_stay_with_the_topic() -> None:
    said = Weighed(["pris", "pr", "naese"], "pris pr naese", MENTOR, BROKER, None, 0.5, 0.2)
    other = Weighed(["i", "privat", "firma"], "i privat firma", MENTOR, BROKER, None, 0.5, 0.2)

    assert not follows(said)
    assert follows(replace(said, held=True))
    assert follows(other)
    assert not follows(replace(other, other=BROKER))


def test_what_opens_like_a_follow_up_needs_a_clear_lead_to_leave_the_topic() -> None:
    said = Weighed(["maa", "han", "tjene", "lidt"], "maa han tjene lidt", MENTOR, BROKER, None, 0.5, 0.55, lead=0.02)

    assert follows(said)
    assert not follows(replace(said, lead=0.3))


def test_one_of_several_is_meant_by_its_place() -> None:
    topic = Topic(MENTOR, compared=(MENTOR, ASSISTANCE, FLEX))

    assert meant(topic, "hvem bevilger den anden", LIBRARY, ()) == ASSISTANCE
    assert meant(topic, "og den tredje", LIBRARY, ()) == FLEX
    assert meant(topic, "og den sidste", LIBRARY, ()) == FLEX
    assert meant(topic, "hvad sker der det foerste aar", LIBRARY, ()) == MENTOR
    assert meant(Topic(MENTOR, before=(FLEX,)), "og den anden", LIBRARY, ()) == FLEX
    assert meant(Topic(MENTOR), "og den sidste", LIBRARY, ()) == MENTOR


def test_the_first_of_a_pair_is_not_given_up_for_the_other() -> None:
    topic = asked("hvad er forskellen på mentor og personlig assistance?", "hvem bevilger den anden?")

    assert shown(INDEX.ask("kan den første løfte", topic, overheard=True)) == MENTOR


def test_the_kind_of_entry_is_asked_for_by_its_word() -> None:
    assert asking.kind_said("tal fra mentorprojektet") == Kind.FIGURE
    assert asking.kind_said("cv redskab") == Kind.TOOL
    assert asking.kind_said("erfaringer med ledelse") == Kind.LEARNING
    assert asking.kind_said("et projekt om autisme") == Kind.PROJECT
    assert asking.kind_said("hvor stort et antal er i projektet") is None


def test_an_entry_of_the_kind_asked_for_gains_on_others_of_the_name() -> None:
    tool = MENTOR.model_copy(update={"id": "redskab-mentor"})
    ranker = Index([MENTOR, tool]).ranker

    def gains(question: str) -> float:
        scheme, other = ranker.rank(ranker.read(question)).scores
        return float(other / scheme)

    assert gains("mentor redskab") > 1.5 * gains("mentor i redskabsskuret")
