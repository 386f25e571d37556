"""Who sees which task, what a list shows first, the load of units, and figures that were revised afterwards."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from jiju.core.refusals import NotFound, NotYours
from jiju.rooms.oversight import acts, checks, queries
from jiju.spine.actors import system
from jiju.spine.say import say
from tests.factories import oversight as made
from tests.factories.oversight import AT, DUE, TODAY, WHY, by, facts, later
from tests.web import small

pytestmark = pytest.mark.django_db


def seen(who: str, **asked: str) -> list[str]:
    return [n.title for n in queries.tasks(by(who), on=TODAY, **asked)]


def test_each_sees_the_tasks_of_the_own_unit_or_area() -> None:
    made.issued()
    made.issued(title="只给商务厅", lead="ORG-COM", responsible=(), nodes=())
    made.issued(title="只给吉林市", lead="U220200", responsible=(), supervising="ORG-COM", nodes=())
    for who, titles in (
        ("province", {"补齐公共服务平台", "只给商务厅", "只给吉林市"}),
        ("auditor", {"补齐公共服务平台", "只给商务厅", "只给吉林市"}),
        ("department", {"只给商务厅", "只给吉林市"}),
        ("city", {"补齐公共服务平台"}),
        ("other-city", {"只给吉林市"}),
        ("county", {"补齐公共服务平台"}),  # its zone answers for it
        ("zone_head", {"补齐公共服务平台"}),
        ("zone_statistician", {"补齐公共服务平台"}),
    ):
        assert set(seen(who)) == titles, who
    for who in ("enterprise", "expert", "administrator"):
        with pytest.raises(NotYours):
            queries.tasks(by(who), on=TODAY)
        assert queries.asked_of(by(who), on=TODAY) == ()
    task = queries.tasks(by("other-city"), on=TODAY)[0].id
    with pytest.raises(NotFound):
        queries.task(by("city"), task, on=TODAY)
    with pytest.raises(NotFound):
        queries.task_record(by("city"), task)


def test_what_is_asked_of_the_reader_stands_first_and_lists_are_narrowed() -> None:
    made.issued(title="以后再办", due=DUE - timedelta(days=1), lead="ORG-COM", responsible=(), nodes=())
    made.accepted(title="市里在办", due=DUE + timedelta(days=9))
    late = made.issued(title="已经超期", due=TODAY, lead="U220200", responsible=(), nodes=())
    assert seen("city") == ["市里在办"]
    assert seen("province")[0] == late.title
    assert seen("department") == ["以后再办"]
    assert seen("province", unit="ORG-COM") == ["以后再办"]
    assert seen("province", search="市里") == ["市里在办"]
    assert (seen("city", part="lead"), seen("city", part="issuer")) == (["市里在办"], [])
    assert seen("province", light="accepted") == ["市里在办"]
    shown = queries.tasks(by("province"), on=TODAY + timedelta(days=1), light="overdue")
    assert [n.title for n in shown] == ["已经超期"]
    asked = queries.asked_of(by("city"), on=TODAY)
    step = TODAY + timedelta(days=4)  # it stands open: nothing can be delivered yet
    assert [(a.kind, a.count, a.day) for a in asked] == [("report_node", 1, step)]
    assert [(a.kind, a.day) for a in queries.asked_of(by("department"), on=TODAY)] == [
        ("accept_task", DUE - timedelta(days=1))
    ]


def test_lists_ask_the_store_no_more_often_for_more_rows(query_count: Any) -> None:
    counts = []
    for n in range(3):
        made.issued(title=f"事项之{n}")
        with query_count() as count:
            assert len(queries.tasks(by("province"), on=TODAY)) == n + 1
        counts.append(len(count))
    assert counts[0] == counts[2]


def test_the_load_tells_open_overdue_share_on_time_and_median_days() -> None:
    task = made.delivered()
    acts.close_task(task, by=by("province"), at=later(4), outcome=WHY)
    late = made.issued(title="第二件事项", due=TODAY, responsible=(), nodes=())
    acts.accept_task(late, by=by("city"), at=AT)
    acts.deliver_task(late, by=by("city"), at=later(6), text=made.DONE, proof=made.PROOF)
    acts.close_task(late, by=by("province"), at=later(6), outcome=WHY)
    made.issued(title="第三件事项", due=TODAY, responsible=(), nodes=())
    found = queries.load(by("province"), on=later(7).date())
    assert [(n.unit, n.open, n.overdue, n.closed, n.on_time, n.median_days) for n in found] == [
        ("U220100", 1, 1, 2, Decimal("50.0"), Decimal("4.5"))
    ]
    assert queries.load(by("other-city"), on=TODAY) == []


def test_the_load_tells_what_went_up_the_chain_and_what_came_back() -> None:
    task = made.delivered()
    acts.return_task(task, by=by("province"), at=later(4), reason=WHY)
    for level, days in (("parent", 13), ("supervising", 15)):
        raised = acts.escalate(task, by=system("tests"), at=later(days), on=later(days).date())
        assert [r.level for r in raised] == [level]
    made.issued(title="第二件事项", responsible=(), nodes=())
    (line,) = queries.load(by("province"), on=later(15).date())
    assert (line.open, line.raised, line.returned, line.closed) == (2, 1, 1, 0)


@pytest.mark.parametrize(("state", "due", "delivered", "steps", "light"), [
    ("accepted", 11, None, (), "on_schedule"),
    ("accepted", 3, None, (), "due_soon"),  # Tuesday, Wednesday, Thursday
    ("accepted", 4, None, (), "on_schedule"),
    ("accepted", 0, None, (), "due_soon"),
    ("accepted", -1, None, (), "overdue"),
    ("accepted", 11, None, (-1,), "step_late"),
    ("delivered", -1, -2, (), "on_schedule"),
    ("delivered", -3, -2, (), "overdue"),
    ("closed", -3, -3, (), "closed_on_time"),
    ("closed", -3, -2, (), "closed_late"),
    ("withdrawn", -3, None, (), "withdrawn"),
])  # fmt: skip
def test_lights_by_days(state: str, due: int, delivered: int | None, steps: tuple[int, ...], light: str) -> None:
    def day(n: int) -> date:
        return TODAY + timedelta(days=n)

    told = None if delivered is None else day(delivered)
    assert checks.task_light(state, day(due), told, [day(n) for n in steps], TODAY) == light


def test_a_task_from_a_figure_keeps_it_and_says_when_it_was_revised() -> None:
    small.make()
    made.base()
    task = acts.issue_task(None, by=by("province"), at=AT, facts=facts(origin=("figure", "revenue:2024Q4")))
    red = acts.issue_task(None, by=by("province"), at=AT, facts=facts(origin=("light", "revenue:2024Q4")))
    assert task.origin_path == "/figures/revenue?period=2024Q4"
    assert queries.task(by("city"), task.pk, on=TODAY).revised is None
    for one in queries.tasks(by("city"), on=TODAY):
        with translation.override("zh-hans"):
            assert say(one.origin) == "营业收入，2024年四季度"
        with translation.override("en"):
            assert say(one.origin) == "营业收入, fourth quarter of 2024"
    small.file_home()
    told = queries.task(by("city"), task.pk, on=TODAY).revised
    assert told is not None
    assert (told.then, told.now, told.unit) == (Decimal(33000), Decimal(42000), "万元")
    about = queries.tasks_about_figure(by("city"), "revenue", on=TODAY)
    assert {n.id for n in about} == {task.pk, red.pk}
    assert queries.tasks_about_figure(by("city"), "jobs", on=TODAY) == []
    assert queries.tasks_about_figure(by("expert"), "revenue", on=TODAY) == []


def test_a_task_from_a_clause_leads_back_to_it() -> None:
    task = made.issued(origin=("clause", "S01.2"))
    assert (task.origin_label, task.origin_path) == ("S01.2 定期召开工作会议", "/clauses/S01.2")
    assert [n.id for n in queries.tasks_from(by("province"), "clause", "S01.2", on=TODAY)] == [task.pk]
