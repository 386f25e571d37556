"""退出: a removal that was decided goes through its public notice before the title ends, in one transaction with it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from jiju.core.refusals import NotNow, NotYours
from jiju.rooms.evaluations import acts as evaluations
from jiju.rooms.evaluations import queries as judged
from jiju.rooms.evaluations.acts import AlreadyRaised, NoticeIsOwed, SamePersonAgain
from jiju.rooms.evaluations.acts.refusals import ConflictOfInterest
from jiju.rooms.evaluations.models import Removal
from jiju.rooms.evaluations.shapes import NoticeRun
from jiju.rooms.registry import acts as registry_acts
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import acts, queries, tasks
from jiju.rooms.selections.models import Application, Call, Notice, Title
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.models import Entry
from tests.factories import programmes
from tests.factories import registry as places
from tests.rooms.evaluations import final
from tests.rooms.evaluations.final import day, later, rows
from tests.rooms.evaluations.test_removals import MEETING
from tests.rooms.selections.notices import turns
from tests.rooms.selections.notices.turns import BY, WHY
from tests.rooms.selections.notices.ways import refused

BRINGS, RECORDS = final.BY.province, final.BY.another  # P2 gives notice, P3 writes the decision
PUBLISHES, ISSUES = turns.actor(turns.Role.PROVINCE, person="P11"), turns.actor(turns.Role.PROVINCE, person="P12")
DONE = later(30)


@pytest.fixture
def case(db: None) -> Removal:
    """A removal of a zone with two titles, decided, with its news followed."""
    return decided(programmes.jilin())


def decided(plan: Any) -> Removal:
    programmes.loaded(plan)
    places.established("Z001", status="provincial", batch="第一批")
    tasks.adopt_titles(on=final.TODAY, at=final.AT)
    with turns.opened():
        key = Title.objects.get()
        key.pk, key.library, key.since = None, "key", date(2023, 1, 1)
        key.save(force_insert=True)
    final.final("2022", rows(Z001=("50", "不合格")))
    found = final.proposed(final.final("2023", rows(Z001=("50", "不合格"))))["remove", "Z001"]
    evaluations.take_up_proposal(found, by=BRINGS, at=final.AT, reason=WHY)
    made = evaluations.give_notice(found, by=BRINGS, at=final.AT, reason=WHY)
    evaluations.decide_removal(made, by=RECORDS, at=later(12), meeting=MEETING)
    news.catch_up()
    return made


def published() -> Notice:
    return acts.publish_notice(Call.objects.get(), by=PUBLISHES, at=later(13))


def issue(notice: Notice, **others: Any) -> list[Title]:
    number = turns.batch(number="", document="吉发改服务〔2025〕20号", effective_on=DONE.date())
    return acts.issue_batch(notice.call, **{"by": ISSUES, "at": DONE, "batch": number} | others)  # type: ignore[no-any-return]


def test_the_decision_of_the_case_opens_the_procedure_of_the_plan_once(case: Removal) -> None:
    call = Call.objects.get()
    row = Application.objects.get()
    assert (call.procedure, call.state, row.unit, row.state, row.stage) == (
        "removal", "decided", "Z001", "chosen", "notice",
    )  # fmt: skip
    decision = queries.outcome(BRINGS, call.pk, on=day(13)).decision
    assert decision is not None
    assert (decision.removal, decision.minutes, decision.votes) == (case.pk, MEETING.minutes, (4, 1, 0))
    told = queries.removal_decided(case.pk, day(13))
    assert told is not None
    refused(AlreadyRaised, acts.open_removal, told, by=system("tests"), at=later(13))
    assert queries.standing_decision(call).recorded_by == "P3"  # type: ignore[union-attr]
    refused(acts.DecidedElsewhere, acts.take_decision_back, call, by=PUBLISHES, at=later(13), reason=WHY)


def test_the_case_alone_no_longer_ends_the_title(case: Removal) -> None:
    refused(NoticeIsOwed, evaluations.confirm_removal, case, by=PUBLISHES, at=later(13), effective_on=day(20))
    assert "confirm_removal" not in judged.removal(PUBLISHES, case.pk, on=day(13)).verbs
    assert "keep_title" in judged.removal(PUBLISHES, case.pk, on=day(13)).verbs
    assert "confirm" not in {d.kind for d in judged.waiting_for(PUBLISHES, on=day(13))}


def test_notice_and_document_end_every_title_of_the_zone_with_its_ban(case: Removal) -> None:
    notice = published()
    refused(SamePersonAgain, issue, notice, by=PUBLISHES)
    refused(SamePersonAgain, issue, notice, by=RECORDS)
    refused(SamePersonAgain, issue, notice, by=BRINGS)  # the case itself refuses who gave its notice
    before = Entry.objects.count()
    lost = issue(notice)
    actions = list(Entry.objects.order_by("seq").values_list("action", flat=True))[before:]
    assert actions == ["registry.revise", "evaluations.confirm_removal", "selections.issue_batch"]
    case.refresh_from_db()
    assert (case.state, case.ban_until) == ("removed", date(2027, 2, 19))
    assert {(t.library, t.lost_on, t.ban_until) for t in lost} == {
        (one, DONE.date(), case.ban_until) for one in ("formal", "key")
    }
    assert registry.zone(BY.issuer, "Z001", DONE.date()).status == registry.REMOVED
    assert queries.held_titles("Z001", DONE.date()) == []
    assert queries.history(BY.issuer, "Z001", on=DONE.date()).ban_until == case.ban_until
    told = json.loads(Entry.objects.get(action="evaluations.confirm_removal").body)["data"]
    assert (told["document"], told["notice_until"]) == ("吉发改服务〔2025〕20号", notice.last_day.isoformat())


def test_a_zone_that_the_register_did_not_hold_leaves_it_on_record(case: Removal) -> None:
    with turns.opened():
        Title.objects.all().delete()
    lost = issue(published())
    assert [(t.library, t.since, t.lost_because != "") for t in lost] == [("formal", places.FOUNDED, True)]


def test_after_the_call_was_given_up_the_notice_begins_again(case: Removal) -> None:
    first = Call.objects.get()
    acts.give_up_call(first, by=PUBLISHES, at=later(13), reason=WHY)
    assert queries.call_of_removal(case.pk) is None
    told = queries.removal_decided(case.pk, day(13))
    assert told is not None
    made = acts.open_removal(told, by=PUBLISHES, at=later(13))
    assert (queries.call_of_removal(case.pk), made.pk == first.pk) == (made.pk, False)
    refused(AlreadyRaised, acts.open_removal, told, by=PUBLISHES, at=later(13))
    refused(NotYours, acts.open_removal, told, by=BY.city, at=later(13))


def test_an_upheld_objection_stops_it_and_the_title_is_kept_in_the_case(case: Removal) -> None:
    notice = published()
    made = acts.raise_objection(notice, by=turns.PORTAL, at=later(14), unit="Z001", text=WHY,
                                objector=turns.Objector("李四"))  # fmt: skip
    turns.upheld(made, at=later(15))
    refused(acts.NothingIsChosen, issue, notice)
    evaluations.keep_title(case, by=PUBLISHES, at=later(16), reason=WHY)
    assert registry.zone(BY.issuer, "Z001", DONE.date()).status == "provincial"
    assert len(queries.held_titles("Z001", DONE.date())) == 2


def test_who_had_a_part_in_the_case_rules_on_no_objection_to_it(case: Removal) -> None:
    made = acts.raise_objection(published(), by=turns.PORTAL, at=later(14), unit="Z001", text=WHY,
                                objector=turns.Objector("李四"))  # fmt: skip
    for by in (BRINGS, RECORDS):  # took the proposal up and gave notice to the zone; wrote the decision
        for verb in (acts.uphold_objection, acts.dismiss_objection):
            refused(ConflictOfInterest, verb, made, by=by, at=later(15), ruling=WHY)
        shown = queries.objection(by, made.pk)
        assert (shown.is_open_to_me, shown.kept_from) == (False, queries.parts_in(by, Call.objects.get())[0])
    with turns.opened():
        case.heard_by = BY.ruler.person
        case.save()
    refused(ConflictOfInterest, acts.uphold_objection, made, by=BY.ruler, at=later(15), ruling=WHY)
    acts.uphold_objection(made, by=PUBLISHES, at=later(15), ruling=WHY)
    refused(ConflictOfInterest, acts.confirm_objection, made, by=BRINGS, at=later(15))
    assert queries.parts_in(PUBLISHES, Call.objects.get()) == []


def test_the_case_reads_its_own_notice_and_is_confirmed_by_its_batch_alone(case: Removal) -> None:
    assert queries.notice_of_removal(case.pk) is None
    notice = published()
    made = acts.raise_objection(notice, by=turns.PORTAL, at=later(14), unit="Z001", text=WHY,
                                objector=turns.Objector("李四"))  # fmt: skip
    assert queries.notice_of_removal(case.pk) == NoticeRun(case.pk, notice.last_day, 1, "")
    acts.dismiss_objection(made, by=BY.ruler, at=later(15), ruling=WHY)
    refused(NoticeIsOwed, evaluations.confirm_removal, case, by=ISSUES, at=DONE, effective_on=DONE.date())
    issue(notice)
    assert queries.notice_of_removal(case.pk) == NoticeRun(case.pk, notice.last_day, 0, "吉发改服务〔2025〕20号")
    assert queries.notice_of_removal(case.pk + 1) is None


def test_a_title_that_was_kept_meanwhile_is_not_ended(case: Removal) -> None:
    notice = published()
    evaluations.keep_title(case, by=PUBLISHES, at=later(14), reason=WHY)
    refused(NotNow, issue, notice)
    assert Title.objects.filter(lost_on__isnull=False).count() == 0


def without_procedure() -> Removal:
    """A decided removal by a plan that has no procedure for it."""
    plain = programmes.jilin()
    kept = tuple(p for p in plain.procedures if p.id != "removal")
    return decided(plain.model_copy(update={"procedures": kept}).sealed())


def test_without_such_a_procedure_the_case_ends_the_title_and_its_rows_in_the_register(db: None) -> None:
    case = without_procedure()
    assert not Call.objects.exists()
    assert "confirm_removal" in judged.removal(PUBLISHES, case.pk, on=day(13)).verbs
    assert queries.titles_removed(case.pk) == []
    title = Title.objects.get(library="formal")
    ask: dict[str, Any] = {"at": later(13), "removal": case.pk}
    refused(acts.TitleIsOver, acts.end_removed_title, title, by=system("tests"), **ask)
    evaluations.confirm_removal(case, by=PUBLISHES, at=later(13), effective_on=day(20))
    assert queries.ban_of("Z001", day(20)) == case.ban_until
    refused(NotYours, acts.end_removed_title, title, by=PUBLISHES, **ask)
    news.catch_up()
    ended = {(t.library, t.lost_on, t.ban_until, t.lost_because) for t in Title.objects.order_by("pk")}
    assert ended == {(one, day(20), case.ban_until, case.notice) for one in ("formal", "key")}
    assert len(queries.held_titles("Z001", day(19))) == 2
    assert queries.held_titles("Z001", day(20)) == []
    refused(acts.TitleIsOver, acts.end_removed_title, title, by=system("tests"), **ask)
    told = Entry.objects.filter(action="selections.end_removed_title").order_by("seq")
    assert [json.loads(e.body)["data"]["removal"] for e in told] == [case.pk] * 2


def test_where_the_batch_ended_the_titles_the_news_of_the_removal_ends_none(case: Removal) -> None:
    issue(published())
    news.catch_up()
    assert not Entry.objects.filter(action="selections.end_removed_title").exists()


def under_another_code(case: Removal) -> Any:
    """The zone of a case has another code since before the removal; its titles are still written under the former."""
    places.established("Z101", status="candidate", batch="", since=day(-40))
    made = registry_acts.succeed("Z101", by=BY.recorder, at=final.AT, former="Z001", on=day(-30), reason=WHY)
    registry_acts.carry_standing(made, by=BY.publisher, at=final.AT, on=day(-30))
    with turns.opened():
        for record in (case, *Application.objects.order_by("pk")):
            record.unit = record.zone_code = "Z101"
            record.save()


def test_titles_under_a_former_code_end_with_the_removal_too(case: Removal) -> None:
    under_another_code(case)
    assert [(t.unit, t.library) for t in queries.held_titles("Z101", day(13))] == [("Z001", "formal"), ("Z001", "key")]
    lost = issue(published())
    assert {(t.unit, t.library, t.lost_on) for t in lost} == {("Z001", one, DONE.date()) for one in ("formal", "key")}
    assert Title.objects.count() == 2
    assert queries.held_titles("Z001", DONE.date()) == queries.held_titles("Z101", DONE.date()) == []


def test_they_do_without_a_procedure_as_well(db: None) -> None:
    case = without_procedure()
    under_another_code(case)
    evaluations.confirm_removal(case, by=PUBLISHES, at=later(13), effective_on=day(20))
    news.catch_up()
    assert {(t.unit, t.lost_on) for t in Title.objects.order_by("pk")} == {("Z001", day(20))}
