"""Openings over a real database: intake, pipeline, duplicates, deadlines, table."""

from __future__ import annotations

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest

from bot.domain.errors import BrobyggerError, Impossible, NotAllowed, NotFound, NotUnderstood, Outdated, Refused
from bot.domain.openings.form import Written
from bot.domain.openings.opening import Closing, State
from bot.domain.placements.forms import OutcomeForm
from bot.services.openings.export import as_csv, as_xlsx
from bot.services.openings.intake import Incoming, Outcome
from bot.services.openings.notices import Expired, HandedOver, OpeningCard, OpeningsDue, WishFits
from bot.services.openings.steps import At, CallForm, FillForm, MatchForm
from bot.services.openings.wishes import WishForm
from bot.services.placements.notices import CoverAsked, WhileAway
from bot.services.ports import DeliveryFailed
from bot.text import openings as text
from bot.text import wishes as wish_text
from tests.support.desk import BROKER, CHANNEL, COORDINATOR, POSTER, Desk

POSTED = "Netto i Kolding søger en lagermedarbejder, 10 timer om ugen, småjob. Kontakt Lone Bech, 22 33 44 55"
DEPUTY = "U4"
OTHER = "Café Solskin i Vejle søger en opvasker 8 timer om ugen, fleksjob. Kontakt bo@solskin.example"
CPR = "310290-1234"  # 31 February does not exist


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def form(**texts: str) -> Written:
    return Written(texts)


def matched(desk: Desk) -> At:
    desk.post(POSTED)
    openings = desk.story.openings
    openings.hand_over(desk.at(), COORDINATOR, BROKER)
    openings.qualify(desk.at(), BROKER, CallForm(form(company="Netto", tasks="lager", hours="10")))
    openings.match(desk.at(), BROKER, MatchForm("A12", "talk", checked=True))
    return desk.at()


# Intake


def test_an_opening_is_stored_with_its_history_and_its_card(desk: Desk) -> None:
    logged = desk.post(POSTED)

    assert logged.outcome is Outcome.LOGGED
    assert desk.get().fields.company == "Netto"
    assert desk.events() == ["registered"]
    assert desk.get().card == (CHANNEL, "99.1")
    assert desk.outbox.arrived[0][0] == f"{CHANNEL}/1.1"


@pytest.mark.parametrize("text", ["", "   ", ":tada:", "👍👍", "hej", "Er kantinen åben?"])
def test_what_is_no_opening_leaves_nothing(desk: Desk, text: str) -> None:
    assert desk.post(text).outcome is Outcome.IGNORED
    assert desk.story.finding.all() == []


def test_a_message_is_logged_once(desk: Desk) -> None:
    desk.post(POSTED)

    assert desk.post(POSTED).outcome is Outcome.IGNORED
    assert len(desk.story.finding.all()) == 1


def test_an_older_edit_changes_nothing(desk: Desk) -> None:
    desk.post(POSTED)
    desk.post(POSTED.replace("Kolding", "Vejle"), version="3.0")
    desk.post(POSTED.replace("Kolding", "Odense"), version="2.0")

    assert desk.get().fields.place == "Vejle"


def test_an_edit_that_comes_first_is_the_message(desk: Desk) -> None:
    desk.post(POSTED.replace("Kolding", "Vejle"), version="2.0")
    desk.post(POSTED)

    assert [one.fields.place for one in desk.story.finding.all()] == ["Vejle"]


def test_an_edit_to_chatter_that_comes_first_is_the_message_too(desk: Desk) -> None:
    desk.post("glem det", version="2.0")

    assert desk.post(POSTED).outcome is Outcome.IGNORED


def test_a_deletion_always_wins(desk: Desk) -> None:
    desk.story.intake.remove(CHANNEL, "1.1")
    desk.post(POSTED)
    desk.post(POSTED, version="9.0")

    assert desk.story.finding.all() == []


def test_a_deleted_message_withdraws_what_is_open_and_leaves_what_is_filled(desk: Desk) -> None:
    matched(desk)
    desk.story.openings.fill(desk.at(), BROKER, FillForm("2026-12-01"))
    desk.post(OTHER, "2.2")
    desk.story.intake.remove(CHANNEL, "1.1")
    desk.story.intake.remove(CHANNEL, "2.2")

    assert desk.get(1).state is State.FILLED
    assert desk.events(1)[-1] == "source_removed"
    assert desk.get(2).closing is Closing.WITHDRAWN


def test_an_edit_that_changes_nothing_leaves_no_trace(desk: Desk) -> None:
    desk.post(POSTED)
    desk.post(f"{POSTED} ", version="2.0")

    assert desk.get().version == 1


def test_a_cpr_number_is_masked_and_told_of(desk: Desk) -> None:
    logged = desk.post(f"{POSTED}. Passer til {CPR}")

    assert logged.had_cpr
    assert CPR not in str(desk.get())
    assert desk.reply(f"kontakt Lone, {CPR}, 12 timer").had_cpr


def test_a_message_in_doubt_is_logged_when_the_poster_says_so(desk: Desk) -> None:
    assert desk.post("lager i Kolding 10 timer").outcome is Outcome.DOUBTFUL
    logged = desk.story.intake.decide(CHANNEL, "1.1", POSTER, is_opening=True)

    assert [one.fields.place for one in logged.openings] == ["Kolding"]
    assert desk.story.intake.decide(CHANNEL, "1.1", POSTER, is_opening=True).openings == ()


def test_a_message_in_doubt_is_its_posters_to_decide(desk: Desk) -> None:
    desk.post("lager i Kolding 10 timer")
    with pytest.raises(NotAllowed):
        desk.story.intake.decide(CHANNEL, "1.1", BROKER, is_opening=True)

    assert desk.story.intake.decide(CHANNEL, "1.1", COORDINATOR, is_opening=True).openings


def test_everybodys_contacts_are_for_coordinators_and_leaders(desk: Desk) -> None:
    desk.post(POSTED)
    desk.story.openings.hand_over(desk.at(), COORDINATOR, BROKER)

    with pytest.raises(NotAllowed):
        desk.story.openings.require_export(POSTER)
    desk.story.openings.require_export(COORDINATOR)


def test_a_message_in_doubt_that_was_deleted_is_gone(desk: Desk) -> None:
    desk.post("lager i Kolding 10 timer")
    desk.story.intake.remove(CHANNEL, "1.1")

    with pytest.raises(NotFound):
        desk.story.intake.decide(CHANNEL, "1.1", POSTER, is_opening=True)


def test_messages_without_an_opening_are_forgotten(desk: Desk) -> None:
    desk.post("lager i Kolding 10 timer", "1.1")
    desk.post(OTHER, "2.2")
    desk.clock.move(timedelta(days=15))

    assert desk.story.intake.forget_old() == 1
    with pytest.raises(NotFound):
        desk.story.intake.decide(CHANNEL, "1.1", POSTER, is_opening=True)


def test_a_company_once_logged_is_known_again(desk: Desk) -> None:
    desk.story.openings.create(POSTER, form(company="Hvidtfeldt og Frost", tasks="lager"), CHANNEL)
    desk.post("Hvidtfeldt og Frost søger en til kontoret, 10 timer, småjob", "5.5")

    assert desk.get(2).fields.company == "Hvidtfeldt og Frost"


@pytest.mark.parametrize("user", ["U7", BROKER])
def test_replies_of_others_change_nothing(desk: Desk, user: str) -> None:
    desk.post(POSTED)

    assert desk.reply("20 timer", user=user).outcome is Outcome.IGNORED


def test_the_holder_may_complete_it_too(desk: Desk) -> None:
    desk.post(POSTED)
    desk.story.openings.hand_over(desk.at(), COORDINATOR, BROKER)
    desk.reply("20 timer", user=BROKER)

    assert desk.get().fields.hours_max == 20.0


def test_with_several_openings_the_reply_must_name_one(desk: Desk) -> None:
    desk.post(f"1) {POSTED}\n\n2) {OTHER}")
    with pytest.raises(NotUnderstood) as unclear:
        desk.reply("20 timer")
    assert "#1 og #2" in (unclear.value.question or "")

    desk.reply("#2 20 timer")
    assert (desk.get(1).fields.hours_min, desk.get(2).fields.hours_min) == (10.0, 20.0)


# The card


def test_the_card_is_owed_until_slack_takes_it(desk: Desk) -> None:
    desk.outbox.failures = [DeliveryFailed("ratelimited", retry_after=timedelta(seconds=30))]
    desk.post(POSTED)
    assert desk.outbox.arrived == []

    desk.later(minutes=1)
    assert len(desk.outbox.arrived) == 1


def test_a_card_shows_what_happened_while_it_waited(desk: Desk) -> None:
    desk.outbox.failures = [DeliveryFailed("no_service")]
    desk.post(POSTED)
    desk.story.openings.confirm(desk.at(), POSTER)
    desk.later(minutes=5)

    card = desk.outbox.standing["99.1"]
    assert isinstance(card, OpeningCard)
    assert card.opening.confirmed
    assert len(desk.outbox.arrived) == 1


def test_a_card_that_was_refused_is_posted_when_the_bot_is_invited(desk: Desk) -> None:
    desk.outbox.failures = [DeliveryFailed("not_in_channel", permanent=True)]
    desk.post(POSTED)
    desk.later(hours=1)
    assert desk.outbox.arrived == []

    assert desk.story.openings.show_missing(CHANNEL) == 1
    desk.deliver()
    assert len(desk.outbox.arrived) == 1


def test_an_update_that_failed_comes_later(desk: Desk) -> None:
    desk.post(POSTED)
    desk.outbox.failures = [DeliveryFailed("ratelimited", retry_after=timedelta(seconds=5))]
    desk.story.openings.confirm(desk.at(), POSTER)
    desk.deliver()
    desk.later(minutes=1)

    card = desk.outbox.standing["99.1"]
    assert isinstance(card, OpeningCard)
    assert card.opening.confirmed


# The pipeline


def test_every_step_is_written_down(desk: Desk) -> None:
    matched(desk)
    desk.story.openings.fill(desk.at(), BROKER, FillForm("2026-12-01", "10", "4"))

    assert desk.events() == ["registered", "handed_over", "qualified", "matched", "filled"]
    (placed,) = desk.story.placements.mine(BROKER)
    assert placed.placement.agreement.case_ref == "A12"
    assert placed.placement.agreement.company == "Netto"
    assert "forløb #1" in text.event_line("filled", desk.story.openings.history(1, COORDINATOR)[1][-1].details)
    assert "A12" not in text.event_line("filled", desk.story.openings.history(1, POSTER)[1][-1].details)


def test_one_of_several_positions_can_be_unfilled(desk: Desk) -> None:
    matched(desk)
    desk.story.openings.correct(desk.at(), BROKER, form(company="Netto", tasks="lager", hours="10", positions="2"))
    desk.story.openings.fill(desk.at(), BROKER, FillForm("2026-12-01"))
    assert desk.get().state is State.QUALIFIED

    before = desk.story.openings.unfill(desk.at(), BROKER)
    assert (before.state, before.case_ref, before.filled) == (State.MATCHED, "A12", 0)
    assert desk.story.placements.mine(BROKER) == []
    with pytest.raises(Impossible):
        desk.story.openings.unfill(desk.at(), BROKER)


def test_once_a_followup_is_done_filled_stands(desk: Desk) -> None:
    matched(desk)
    desk.story.openings.fill(desk.at(), BROKER, FillForm("2026-11-16"))
    (placed,) = desk.story.placements.mine(BROKER)
    done = OutcomeForm(done_on="2026-11-23", result="as_agreed")
    desk.story.followups.done(BROKER, placed.open[0].number, done)
    with pytest.raises(Impossible):
        desk.story.openings.unfill(desk.at(), BROKER)
    assert desk.get().state is State.FILLED


def test_a_deputy_gets_what_is_late_and_may_carry_on(desk: Desk) -> None:
    desk.post(POSTED)
    desk.story.openings.hand_over(desk.at(), COORDINATOR, BROKER)
    today = desk.clock.now().date()
    desk.story.covering.add(BROKER, DEPUTY, today, today + timedelta(days=3))
    desk.later(days=2, hours=1)

    assert not any(isinstance(one, OpeningsDue) for one in desk.told(BROKER))
    assert any(isinstance(one, OpeningsDue) for one in desk.told(DEPUTY))
    asked = next(one for one in desk.told(DEPUTY) if isinstance(one, CoverAsked))
    assert asked.openings == 1
    desk.story.openings.qualify(desk.at(), DEPUTY, CallForm(form(company="Netto", tasks="lager", hours="10")))

    desk.later(days=3)
    with pytest.raises(NotAllowed):
        desk.story.openings.match(desk.at(), DEPUTY, MatchForm("A12", "talk", checked=True))
    desk.later(days=5)
    assert any(isinstance(one, OpeningsDue) for one in desk.told(BROKER))


def test_a_deputy_hears_of_what_fits_the_wish_list(desk: Desk) -> None:
    desk.story.matching.save(BROKER, WishForm({"case_ref": "A12", "job_a": "lager", "places": "Kolding"}))
    today = desk.clock.now().date()
    desk.story.covering.add(BROKER, DEPUTY, today, today)
    desk.post(POSTED)
    assert [one.opening.number for one in desk.told(DEPUTY) if isinstance(one, WishFits)] == [1]
    assert desk.told(BROKER) == []

    desk.clock.move(timedelta(days=1))
    desk.story.reminding.plan(desk.clock.now())
    desk.deliver()
    (back,) = [one for one in desk.told(BROKER) if isinstance(one, WhileAway)]
    assert [one.number for one in back.fits] == [1]


def test_of_two_at_the_same_moment_one_acts(desk: Desk) -> None:
    desk.post(POSTED)
    seen = desk.at()

    def press(_turn: int) -> bool:
        try:
            desk.story.openings.confirm(seen, POSTER)
        except Outdated:
            return False
        return True

    with ThreadPoolExecutor(8) as people:
        assert sum(people.map(press, range(8))) == 1
    assert desk.events() == ["registered", "confirmed"]


def test_a_placement_that_is_refused_leaves_the_opening_as_it_was(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    at = matched(desk)
    with pytest.raises(Refused):
        desk.story.openings.fill(at, BROKER, FillForm(start=""))
    assert desk.get().state is State.MATCHED


def test_the_new_holder_is_told_once(desk: Desk) -> None:
    desk.post(POSTED)
    desk.story.openings.hand_over(desk.at(), COORDINATOR, BROKER)
    desk.deliver()
    desk.deliver()

    assert [type(notice) for notice in desk.told(BROKER)] == [HandedOver]


def test_a_holder_who_passed_it_on_before_the_morning_is_not_told(desk: Desk) -> None:
    desk.clock.move(timedelta(hours=12))
    desk.post(POSTED)
    desk.story.openings.hand_over(desk.at(), COORDINATOR, BROKER)
    desk.story.openings.hand_over(desk.at(), COORDINATOR, "U8")
    desk.later(hours=12)

    assert desk.told(BROKER) == []
    assert len(desk.told("U8")) == 1


@pytest.mark.parametrize(
    ("step", "user"),
    [
        ("confirm", "U7"),
        ("not_an_opening", "U7"),
        ("merge", "U7"),
        ("hand_over", "U7"),
        ("hand_over", POSTER),
        ("qualify", POSTER),
        ("close", "U7"),
    ],
)
def test_who_may_not_is_told_who_can(desk: Desk, step: str, user: str) -> None:
    desk.post(POSTED)
    openings = desk.story.openings
    do = {
        "confirm": lambda: openings.confirm(desk.at(), user),
        "not_an_opening": lambda: openings.not_an_opening(desk.at(), user),
        "merge": lambda: openings.merge(desk.at(), user, 2),
        "hand_over": lambda: openings.hand_over(desk.at(), user, BROKER),
        "qualify": lambda: openings.qualify(desk.at(), user, CallForm(form(tasks="lager"))),
        "close": lambda: openings.close(desk.at(), user, "not_filled"),
    }
    with pytest.raises(NotAllowed) as refused:
        do[step]()
    assert refused.value.who_can == (COORDINATOR,)


def test_without_a_coordinator_every_broker_is_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path, coordinators=())
    desk.post(POSTED)
    desk.story.openings.hand_over(desk.at(), "U7", BROKER)

    assert desk.get().holder == BROKER


def test_steps_out_of_order_are_impossible(desk: Desk) -> None:
    desk.post(POSTED)
    openings = desk.story.openings
    attempts = (
        lambda: openings.match(desk.at(), COORDINATOR, MatchForm("A12", "talk", checked=True)),
        lambda: openings.fill(desk.at(), COORDINATOR, FillForm("2026-12-01")),
        lambda: openings.unmatch(desk.at(), COORDINATOR),
        lambda: openings.reopen(desk.at(), COORDINATOR),
        lambda: openings.unmerge(desk.at(), COORDINATOR),
    )
    for attempt in attempts:
        with pytest.raises(Impossible):
            attempt()
    assert desk.story.placements.mine(COORDINATOR) == []


@pytest.mark.parametrize(
    ("match", "fields"),
    [
        (MatchForm("", "talk", checked=True), {"case_ref"}),
        (MatchForm("Bo Dam", "talk", checked=False), {"case_ref", "target_group"}),
        (MatchForm(CPR, "talk", checked=True), {"case_ref"}),
        (MatchForm("A12", "talk", checked=True, note=CPR), {"note"}),
    ],
)
def test_a_match_needs_a_reference_and_the_check(desk: Desk, match: MatchForm, fields: set[str]) -> None:
    desk.post(POSTED)
    with pytest.raises(Refused) as refused:
        desk.story.openings.match(desk.at(), COORDINATOR, match)
    assert set(refused.value.fields) == fields


def test_an_unknown_number_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.get(99)
    with pytest.raises(BrobyggerError):
        desk.story.openings.confirm(At(99, 1), POSTER)


# Duplicates


def test_merging_completes_the_one_that_is_kept_and_can_be_undone(desk: Desk) -> None:
    desk.post("Netto i Kolding søger en lagermedarbejder, småjob")
    desk.post(POSTED, "2.2", user="U5")
    likeness = desk.get(2).likeness
    assert likeness is not None
    assert likeness.number == 1

    desk.story.openings.merge(desk.at(2), "U5")
    assert desk.get(1).fields.contact_phone == "22334455"
    assert (desk.get(2).closing, desk.get(2).merged_into) == (Closing.MERGED, 1)
    assert desk.events(1)[-1] == "absorbed"

    desk.story.openings.unmerge(desk.at(2), "U5")
    assert desk.get(2).state is State.REGISTERED


@pytest.mark.parametrize("into", [2, 99])
def test_merging_into_itself_or_nothing_is_refused(desk: Desk, into: int) -> None:
    desk.post(OTHER)
    desk.post(POSTED, "2.2")

    with pytest.raises(Refused):
        desk.story.openings.merge(desk.at(2), POSTER, into)


def test_a_closed_opening_neither_is_a_duplicate_nor_takes_one_in(desk: Desk) -> None:
    desk.post(POSTED)
    desk.story.openings.close(desk.at(), POSTER, "expired")
    desk.post(POSTED, "2.2")

    assert desk.get(2).likeness is None
    with pytest.raises(Impossible):
        desk.story.openings.merge(desk.at(2), POSTER, 1)
    assert desk.get(2).is_open


def test_an_old_opening_is_no_duplicate(desk: Desk) -> None:
    desk.post(POSTED)
    desk.clock.move(timedelta(days=61))
    desk.post(POSTED, "2.2")

    assert desk.get(2).likeness is None


def test_a_correction_makes_it_findable_under_its_new_name(desk: Desk) -> None:
    desk.post(POSTED)
    desk.story.openings.correct(
        desk.at(), POSTER, form(company="Føtex", place="Kolding", tasks="lagermedarbejder", hours="10")
    )
    desk.post(POSTED.replace("Netto", "Føtex"), "2.2")

    assert desk.get(2).likeness is not None


# Deadlines


def test_all_that_is_late_comes_in_one_message(desk: Desk) -> None:
    desk.post(POSTED)
    desk.post(OTHER, "2.2")
    desk.later(days=1, hours=1)
    desk.later(hours=1)

    told = desk.told(COORDINATOR)
    assert len(told) == 1
    assert isinstance(told[0], OpeningsDue)
    assert [opening.number for opening, _ in told[0].items] == [2, 1]


def test_nothing_is_brought_up_at_night_or_on_a_weekend(desk: Desk) -> None:
    desk.clock.move(timedelta(days=3, hours=12))  # Thursday evening
    desk.post(POSTED)
    desk.later(days=1)
    desk.later(days=1)
    assert desk.told(COORDINATOR) == []

    desk.later(days=1, hours=14)
    assert len(desk.told(COORDINATOR)) == 1


def test_what_was_done_in_the_meantime_is_left_out(desk: Desk) -> None:
    desk.post(POSTED)
    desk.clock.move(timedelta(days=1, hours=1))
    desk.story.chasing.run()
    desk.story.openings.hand_over(desk.at(), COORDINATOR, BROKER)
    desk.deliver()

    assert [type(notice) for notice in desk.told(COORDINATOR)] == []


def test_an_expired_opening_is_closed_once_and_told_of(desk: Desk) -> None:
    desk.post(f"{POSTED}. Ansøgningsfrist 24. november 2026")
    desk.later(days=2)
    desk.later(hours=1)

    assert desk.get().closing is Closing.EXPIRED
    assert sum(isinstance(notice, Expired) for notice in desk.told(COORDINATOR)) == 1


# Wish lists


def wish(desk: Desk, user: str = BROKER, **texts: str) -> int:
    given = {"case_ref": "A12", "job_a": "lager", "places": "Kolding"} | texts
    return len(desk.story.matching.save(user, WishForm(given)))


def test_a_new_opening_is_told_to_those_it_fits(desk: Desk) -> None:
    assert wish(desk) == 0
    wish(desk, case_ref="A13", job_a="kontor")
    desk.post(POSTED)

    told = desk.told(BROKER)
    assert len(told) == 1
    assert isinstance(told[0], WishFits)
    assert wish_text.fit_reasons(told[0].fit) == "A-job lager; Kolding"


def test_an_opening_that_fits_after_a_correction_is_told_of_then(desk: Desk) -> None:
    wish(desk, places="Aalborg")
    desk.post(POSTED)
    assert desk.told(BROKER) == []

    desk.post(POSTED.replace("Kolding", "Aalborg"), version="2.0")
    desk.post(POSTED.replace("Kolding", "Aalborg").replace("10 timer", "9 timer"), version="3.0")
    assert len(desk.told(BROKER)) == 1


def test_a_deleted_wish_list_is_told_of_nothing(desk: Desk) -> None:
    wish(desk)
    desk.clock.move(timedelta(hours=12))
    desk.post(POSTED)
    desk.story.matching.remove(BROKER, "A12")
    desk.later(hours=12)

    assert desk.told(BROKER) == []


@pytest.mark.parametrize(
    ("texts", "fields"),
    [
        ({"case_ref": "Bo"}, {"case_ref"}),
        ({"job_a": ""}, {"job_a"}),
        ({"hours": "mange"}, {"hours"}),
        ({"considerations": "har ADHD"}, {"considerations"}),
        ({"considerations": CPR, "job_b": CPR}, {"considerations", "job_b"}),
        ({"places": "x" * 200}, {"places"}),
    ],
)
def test_a_wish_list_is_checked(desk: Desk, texts: dict[str, str], fields: set[str]) -> None:
    with pytest.raises(Refused) as refused:
        wish(desk, **texts)
    assert set(refused.value.fields) == fields


def test_a_wish_list_is_its_brokers_and_the_coordinators(desk: Desk) -> None:
    wish(desk)
    with pytest.raises(NotAllowed):
        wish(desk, user="U7")
    wish(desk, user=COORDINATOR, job_b="butik")

    assert [one.jobs[1] for one in desk.story.matching.mine(BROKER)] == ["butik"]


# Finding and the table


def test_mine_are_those_i_hold_and_those_i_posted(desk: Desk) -> None:
    desk.post(POSTED)
    desk.post(OTHER, "2.2", user="U5")
    desk.story.openings.hand_over(desk.at(2), COORDINATOR, BROKER)

    finding = desk.story.finding
    assert [one.number for one in finding.mine(POSTER)] == [1]
    assert [one.number for one in finding.mine(BROKER)] == [2]
    assert finding.mine("U7") == []


def test_the_table_opens_in_danish_excel_and_runs_nothing(desk: Desk) -> None:
    dangerous = {"company": "=1+1", "place": "@SUM(A1)", "tasks": "-2", "time_of_day": "+3", "hours": "7,5"}
    desk.story.openings.create(POSTER, form(**dangerous), CHANNEL)
    openings = desk.story.finding.all()

    rows = list(csv.reader(io.StringIO(as_csv(openings).decode("utf-8-sig")), delimiter=";"))
    by_name = dict(zip(rows[0], rows[1], strict=True))
    assert [by_name[name] for name in ("Virksomhed", "Sted", "Opgaver", "Tidspunkt")] == [
        "'=1+1",
        "'@SUM(A1)",
        "'-2",
        "'+3",
    ]
    assert by_name["Timer fra"] == "7,5"
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(openings))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][2:6] == ["'=1+1", None, "'@SUM(A1)", "'-2"]
    assert all(cell.data_type != "f" for cell in sheet[2])


def test_an_empty_table_has_its_headings() -> None:
    assert as_csv([]).startswith("\ufeffNr.;Status".encode())
    assert as_xlsx([])


def test_the_shortcut_logs_what_does_not_look_like_an_opening(desk: Desk) -> None:
    message = Incoming("C9", "8.8", POSTER, "Lagermand, Kolding, 12 timer")
    logged = desk.story.intake.log_anyway(message)

    assert logged.outcome is Outcome.LOGGED
    assert logged.openings[0].fields.place == "Kolding"
    assert desk.story.intake.log_anyway(message).outcome is Outcome.IGNORED
