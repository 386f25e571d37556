"""督办: a task is issued, accepted, reported step by step, delivered with proof, and closed by another person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotFound, NotNow, NotYours
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.models import Delivery, Postponement, Task, TaskParty
from jiju.rooms.oversight.shapes import NodeWanted
from jiju.spine.actors import EVERYWHERE
from jiju.spine.files import FilesAreNotKept, Upload
from jiju.spine.models import Entry
from tests.engines import made_files
from tests.factories import oversight as made
from tests.factories.oversight import AT, DONE, DUE, PROOF, TODAY, WHY, by, facts, later

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def shown(task: Task, who: str = "province", days: int = 0) -> Any:
    return queries.task(by(who), task.pk, on=TODAY + timedelta(days=days))


def test_a_task_names_lead_responsible_and_supervising_unit_its_steps_and_its_origin() -> None:
    found = shown(made.issued(supervising="ORG-COM", owner=by("city").person))
    assert [(p.part, p.unit) for p in found.parties] == [
        ("issuer", "ORG-DRC"), ("lead", "U220100"), ("responsible", "BZ001"), ("supervising", "ORG-COM"),
    ]  # fmt: skip
    assert (found.origin.kind, found.origin.label) == ("instruction", "省领导批示〔2025〕3号")
    assert [(n.number, n.what, n.light) for n in found.nodes] == [(1, "完成台账", "ok")]
    assert (found.line.state, found.line.light, found.owner_left) == ("issued", "on_schedule", False)


WRONG = (
    (acts.WordsAreMissing, {"title": "短"}),
    (acts.WordsAreMissing, {"wanted": "太短了"}),
    (acts.WordsAreMissing, {"nodes": (NodeWanted("短", DUE),)}),
    (acts.TermDoesNotFit, {"due": TODAY - timedelta(days=1)}),
    (acts.TermDoesNotFit, {"due": TODAY + timedelta(days=2000)}),
    (acts.TermDoesNotFit, {"nodes": (NodeWanted("完成台账", DUE + timedelta(days=1)),)}),
    (acts.UnitIsGone, {"lead": "U999999"}),
    (acts.UnitIsGone, {"supervising": "U999999"}),
    (NotFound, {"origin": ("clause", "S99.9")}),
    (NotFound, {"origin": ("rumour", "x")}),
    (NotFound, {"origin": ("figure", "revenue:2024Q9")}),
    (NotFound, {"origin": ("rectification", "7")}),
)  # fmt: skip


@pytest.mark.parametrize(("refused", "changes"), WRONG)
def test_a_task_that_does_not_fit_is_refused_and_nothing_is_kept(refused: Any, changes: Any) -> None:
    before = Entry.objects.count()
    with pytest.raises(refused):
        acts.issue_task(None, by=by("province"), at=AT, facts=facts(**changes))
    assert (Entry.objects.count(), Task.objects.count(), TaskParty.objects.count()) == (before, 0, 0)


def test_an_owner_whose_post_has_ended_or_who_sits_elsewhere_is_refused() -> None:
    with pytest.raises(acts.HoldsNoPost):
        made.issued(owner=by("department").person)
    assert Task.objects.count() == 0


def test_an_office_issues_tasks_within_its_area_only() -> None:
    with pytest.raises(acts.UnitIsOutOfReach):
        acts.issue_task(None, by=by("city"), at=AT, facts=facts(lead="U220200", responsible=()))
    with pytest.raises(acts.UnitIsOutOfReach):
        acts.issue_task(None, by=by("city"), at=AT, facts=facts(lead="ORG-DRC", responsible=()))
    with pytest.raises(NotYours):
        acts.issue_task(None, by=by("zone_head"), at=AT, facts=facts())
    assert Task.objects.count() == 0
    task = acts.issue_task(None, by=by("city"), at=AT, facts=facts(lead="BZ001", responsible=()))
    assert shown(task, "zone_head").verbs == ("accept_task", "ask_longer")


def test_a_department_issues_tasks_to_zones_of_its_types_and_to_no_other_office() -> None:
    sees_all = replace(by("department"), scope=EVERYWHERE)
    for who, lead in ((by("department"), "BZ001"), (by("department"), "U220100"), (sees_all, "U220100")):
        with pytest.raises(acts.UnitIsOutOfReach):
            acts.issue_task(None, by=who, at=AT, facts=facts(lead=lead, responsible=()))
    assert Task.objects.count() == 0
    for lead in ("BZ001", "ORG-COM"):
        acts.issue_task(None, by=sees_all, at=AT, facts=facts(lead=lead, responsible=()))


def test_the_lead_unit_accepts_and_nobody_else() -> None:
    task = made.issued()
    for who, refused in (("zone_head", acts.NotYourPart), ("province", acts.NotYourPart), ("other-city", NotFound)):
        with pytest.raises(refused):
            acts.accept_task(task, by=by(who), at=AT)
    assert Task.objects.get().state == "issued"
    assert acts.accept_task(task, by=by("city-2"), at=AT).state == "accepted"
    with pytest.raises(NotNow):
        acts.accept_task(task, by=by("city"), at=AT)


def test_a_step_is_reported_once_with_its_proof_by_the_lead_or_a_responsible_unit() -> None:
    task = made.accepted()
    step: dict[str, Any] = {"number": 1, "text": DONE, "proof": PROOF}
    for refused, who, changes in (
        (acts.NotYourPart, "province", {}),
        (acts.NoSuchStep, "zone_head", {"number": 7}),
        (acts.WordsAreMissing, "zone_head", {"text": "好"}),
        (acts.WordsAreMissing, "zone_head", {"proof": ""}),
        (FilesAreNotKept, "zone_head", {"uploads": [Upload("a.exe", b"MZ\x90")]}),
    ):
        with pytest.raises(refused):
            acts.report_node(task, by=by(who), at=AT, **(step | changes))
    assert (Delivery.objects.count(), task.nodes.get().done_on) == (0, None)
    acts.report_node(task, by=by("zone_statistician"), at=later(5), number=1, text=DONE, proof=PROOF)
    with pytest.raises(acts.NoSuchStep):
        acts.report_node(task, by=by("city"), at=AT, number=1, text=DONE, proof=PROOF)
    assert str(shown(task).nodes[0].word) == "done late"


def test_the_whole_is_delivered_after_its_steps_with_evidence_that_its_readers_open() -> None:
    task = made.accepted()
    with pytest.raises(acts.StepsStandOpen):
        acts.deliver_task(task, by=by("city"), at=AT, text=DONE, proof=PROOF)
    acts.report_node(task, by=by("city"), at=AT, number=1, text=DONE, proof=PROOF)
    for refused, who, text in (
        (acts.NotYourPart, "zone_head", DONE),
        (acts.NotYourPart, "province", DONE),
        (acts.WordsAreMissing, "city", "好"),
    ):
        with pytest.raises(refused):
            acts.deliver_task(task, by=by(who), at=AT, text=text, proof=PROOF)
    assert Task.objects.get().state == "accepted"
    files = [Upload("台账.pdf", made_files.pdf())]
    made_ = acts.deliver_task(task, by=by("city"), at=later(3), text=DONE, proof=PROOF, uploads=files)
    assert [f.original_name for f in shown(task).deliveries[-1].files] == ["台账.pdf"]
    assert queries.may_see_delivery(by("zone_head"), str(made_.pk))
    assert not queries.may_see_delivery(by("other-city"), str(made_.pk))
    assert not queries.may_see_delivery(by("expert"), str(made_.pk))


def test_the_issuer_returns_with_a_reason_and_the_term_goes_on() -> None:
    task = made.delivered()
    for refused, who, reason in (
        (acts.NotYourPart, "city-2", WHY),
        (acts.WordsAreMissing, "province", "不行"),
        (NotFound, "other-city", WHY),
    ):
        with pytest.raises(refused):
            acts.return_task(task, by=by(who), at=AT, reason=reason)
    assert Task.objects.get().state == "delivered"
    acts.return_task(task, by=by("province"), at=later(4), reason=WHY)
    found = shown(task, days=15)
    assert (found.line.state, found.line.light, found.deliveries[-1].returned_because) == ("returned", "overdue", WHY)
    acts.deliver_task(task, by=by("city"), at=later(15), text=DONE, proof=PROOF)
    acts.close_task(task, by=by("province"), at=later(16), outcome=WHY)
    assert shown(task, days=16).line.light == "closed_late"


def test_the_issuer_closes_and_never_a_person_who_did_it() -> None:
    task = made.delivered()
    for refused, who, outcome in (
        (acts.NotYourPart, "city-2", WHY),
        (acts.WordsAreMissing, "province", "好"),
    ):
        with pytest.raises(refused):
            acts.close_task(task, by=by(who), at=later(4), outcome=outcome)
    assert Task.objects.get().state == "delivered"
    acts.close_task(task, by=by("province"), at=later(30), outcome=WHY)
    found = shown(task, days=30)
    assert (found.line.state, found.line.light) == ("closed", "closed_on_time")  # judged by the day of the delivery
    with pytest.raises(NotNow):
        acts.withdraw_task(task, by=by("province"), at=later(31), reason=WHY)


def test_within_one_unit_another_person_closes_than_who_did_it() -> None:
    task = acts.issue_task(None, by=by("city"), at=AT, facts=facts(responsible=(), nodes=()))
    acts.accept_task(task, by=by("city"), at=AT)
    acts.deliver_task(task, by=by("city"), at=AT, text=DONE, proof=PROOF)
    assert queries.task(by("city"), task.pk, on=TODAY).refused is not None
    for verb, said in ((acts.close_task, {"outcome": WHY}), (acts.return_task, {"reason": WHY})):
        with pytest.raises(acts.DoersDoNotClose):
            verb(task, by=by("city"), at=AT, **said)
    assert acts.close_task(task, by=by("city-2"), at=AT, outcome=WHY).state == "closed"


def test_a_later_term_is_asked_by_the_doers_and_decided_by_the_issuer() -> None:
    task, day = made.accepted(), DUE + timedelta(days=10)
    asking: dict[str, Any] = {"to_day": day, "reason": WHY}
    for refused, who, changes in (
        (acts.NotYourPart, "zone_head", {}),
        (acts.TermDoesNotFit, "city", {"to_day": DUE}),
        (acts.WordsAreMissing, "city", {"reason": "忙"}),
    ):
        with pytest.raises(refused):
            acts.ask_longer(task, by=by(who), at=AT, **(asking | changes))
    assert Postponement.objects.count() == 0
    asked = acts.ask_longer(task, by=by("city"), at=AT, to_day=day, reason=WHY)
    with pytest.raises(acts.LongerIsAsked):
        acts.ask_longer(task, by=by("city-2"), at=AT, to_day=day, reason=WHY)
    for verb in (acts.extend_task, acts.keep_term):
        for refused, who, answer in (
            (acts.NotYourPart, "city-2", WHY),
            (acts.WordsAreMissing, "province", "好"),
            (NotFound, "other-city", WHY),
        ):
            with pytest.raises(refused):
                verb(asked, by=by(who), at=AT, answer=answer)
    assert (Task.objects.get().due, Postponement.objects.get().state) == (DUE, "asked")
    assert [a.kind for a in queries.asked_of(by("province"), on=TODAY)] == ["extend_task"]
    assert acts.extend_task(asked, by=by("province"), at=AT, answer=WHY).due == day
    again = acts.ask_longer(task, by=by("city"), at=AT, to_day=day + timedelta(days=9), reason=WHY)
    assert acts.keep_term(again, by=by("province"), at=AT, answer=WHY).due == day
    with pytest.raises(NotNow):
        acts.extend_task(again, by=by("province"), at=AT, answer=WHY)
    assert [p.state for p in shown(task).postponements] == ["granted", "declined"]


def test_nobody_decides_on_the_term_that_they_asked_for_nor_of_a_task_that_has_ended() -> None:
    task = acts.issue_task(None, by=by("city"), at=AT, facts=facts(responsible=(), nodes=()))
    asked = acts.ask_longer(task, by=by("city"), at=AT, to_day=DUE + timedelta(days=3), reason=WHY)
    with pytest.raises(acts.DoersDoNotClose):
        acts.extend_task(asked, by=by("city"), at=AT, answer=WHY)
    with pytest.raises(acts.TermDoesNotFit):
        acts.extend_task(asked, by=by("city-2"), at=later(40), answer=WHY)
    acts.withdraw_task(task, by=by("city-2"), at=AT, reason=WHY)
    with pytest.raises(NotNow):
        acts.extend_task(asked, by=by("city-2"), at=AT, answer=WHY)
    assert Task.objects.get().due == DUE
