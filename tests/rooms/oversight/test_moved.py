"""What moved since a day, and what is red: out of every room, newest or worst first, and only what the reader sees."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotYours
from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.models import ClauseLight, Light
from jiju.rooms.oversight.shapes import Moved
from jiju.spine.actors import system
from jiju.spine.records import opened
from tests.factories import alerts, clauses, rounds, topics
from tests.factories import oversight as made
from tests.factories import selections_notices as titles
from tests.factories.oversight import AT, TODAY, WHY, by, later
from tests.web import small

pytestmark = pytest.mark.django_db
SINCE = TODAY - timedelta(days=14)


def seen(who: str, since: date = SINCE, on: date = TODAY) -> list[Moved]:
    return list(queries.moved(by(who), since, on=on))


def kinds(found: list[Moved]) -> set[str]:
    return {m.kind for m in found}


def said(found: list[Moved]) -> str:
    return "\n".join(str(m.says) for m in found)


def test_a_task_is_told_when_it_is_issued_delivered_closed_and_raised() -> None:
    done = made.delivered()
    acts.close_task(done, by=by("province"), at=later(4), outcome=WHY)
    acts.escalate(
        made.issued(title="第二件督办", nodes=()), by=system("tests"), at=later(40), on=TODAY + timedelta(days=40)
    )
    found = seen("province", on=TODAY + timedelta(days=40))
    told = [m for m in found if m.kind == "task"]
    assert [m.on for m in told] == sorted((m.on for m in told), reverse=True)
    words = said(told)
    for one in ("补齐公共服务平台", "第二件督办", "overdue, raised to", "task closed", "task delivered", "task issued"):
        assert one in words
    assert {m.path for m in told} >= {f"/tasks/{done.pk}"}
    assert [m for m in seen("other-city") if m.kind == "task"] == []
    assert "补齐公共服务平台" in said(seen("zone_head"))


def test_nothing_older_than_the_day_is_told() -> None:
    made.issued()
    assert "task" in kinds(seen("province"))
    assert seen("province", since=TODAY + timedelta(days=1), on=TODAY + timedelta(days=2)) == []


def test_a_target_is_told_when_its_light_changes_and_only_to_who_sees_the_whole() -> None:
    alerts.base()
    first = Light.objects.order_by("pk").first()
    assert first is not None
    same = {"measure": first.measure, "period": "2024Q4", "vintage": 1}
    Light_ = dict(same, actual=None, target=None, attainment=None)
    with opened():
        Light(**Light_, state="ok", at=later(-30)).save()
        Light(**Light_, state="bad", at=later(-2)).save()
        Light(**Light_, state="bad", at=later(-1)).save()
    told = [m for m in seen("province") if m.kind == "target"]
    assert (told[0].on, told[0].tone) == (TODAY - timedelta(days=2), "bad")
    assert len([m for m in told if m.on == TODAY - timedelta(days=1)]) == 0
    assert "was on track, is behind" in str(told[0].says)
    assert "target" not in kinds(seen("city"))
    assert "target" not in kinds(seen("department"))


def test_a_clause_is_told_when_its_light_changes_against_the_one_before() -> None:
    clauses.base()
    clauses.read(TODAY - timedelta(days=30), AT - timedelta(days=30))
    light = clauses.light_of("M02.2")
    assert "clause" not in kinds(seen("province"))
    row = {f.name: getattr(light, f.name) for f in ClauseLight._meta.fields if f.name != "id"}
    state = "done" if light.state != "done" else "overdue"
    with opened():
        ClauseLight(**row | {"state": state, "on": TODAY, "at": AT}).save()
    told = [m for m in seen("city") if m.kind == "clause"]
    assert [(m.path, m.on) for m in told] == [("/clauses/M02.2", TODAY)]
    assert "clause" not in kinds(seen("zone_head"))


def test_alerts_are_told_when_raised_and_closed_in_the_own_area() -> None:
    alert = alerts.raised()
    assert (alert.subject_name in said(seen("province"))) == (alert.severity == "severe")
    assert "alert" in kinds(seen("province")), "those that are not severe are counted by day"
    assert "alert" not in kinds(seen("other-city"))
    assert "alert" not in kinds(seen("zone_head")), "of another zone"
    acts.answer_alert(alert, by=by("city"), at=AT, text=WHY)
    acts.close_alert(alert, by=by("province"), at=later(1), reason="explained", words=WHY)
    told = [m for m in seen("province", on=TODAY + timedelta(days=1)) if m.kind == "alert"]
    assert [m.path for m in told if m.tone == "ok"] == [f"/alerts/{alert.pk}"]


def test_issues_are_told_when_raised_and_settled() -> None:
    issue = topics.answered()
    acts.close_issue(issue, by=by("province"), at=later(1), reason=WHY)
    told = [m for m in seen("province", on=TODAY + timedelta(days=1)) if m.kind == "issue"]
    assert [m.tone for m in told] == ["ok", "watch"]
    assert "issue" in kinds(seen("zone_head"))
    assert "issue" not in kinds(seen("other-city"))


def test_filings_are_counted_by_day_and_form_in_the_own_area() -> None:
    small.make()
    small.file_home()
    told = {who: sum(int(m.says.values["n"]) for m in seen(who) if m.kind == "filing")
            for who in ("province", "city", "zone_head")}  # fmt: skip
    assert told["zone_head"] == 3
    assert told["province"] > told["city"] > told["zone_head"]


def test_titles_and_rounds_are_told() -> None:
    title = titles.title()
    told = [m for m in seen("province", since=title.since, on=title.since) if m.kind == "title"]
    assert title.unit_name in said(told)
    assert told[0].path == f"/titles/{title.pk}"


def test_a_delivered_round_is_told_to_who_takes_part() -> None:
    appeal = rounds.appeal()
    round_ = appeal.round
    told = [m for m in seen("province", since=date(2020, 1, 1), on=date(2030, 1, 1)) if m.kind == "round"]
    assert round_.name in said(told)


def test_it_costs_the_same_questions_for_more(query_count: Any) -> None:
    made.issued()
    with query_count() as few:
        seen("province")
    for n in range(9):
        made.issued(title=f"督办事项{n}")
        topics.raised()
    with query_count() as many:
        found = seen("province")
    assert len(found) > 9
    assert len(few) == len(many)


def test_at_most_forty_are_told() -> None:
    for n in range(queries.moved.__globals__["MOST"] + 3):
        made.issued(title=f"督办事项{n}")
    assert len(seen("province")) == 40


def test_what_is_red_comes_worst_first_with_its_number() -> None:
    late = made.issued(due=TODAY + timedelta(days=1), nodes=())
    day = TODAY + timedelta(days=5)
    red = queries.red(by("province"), on=day)
    assert ([t.id for t in red.tasks], red.task_count) == ([late.pk], 1)
    assert queries.red(by("other-city"), on=day).task_count == 0
    for n in range(9):
        made.issued(title=f"督办事项{n}", due=TODAY + timedelta(days=2), nodes=())
    red = queries.red(by("province"), on=day)
    assert (len(red.tasks), red.task_count, red.tasks[0].id) == (7, 10, late.pk)


def test_a_delivery_within_the_term_is_not_red() -> None:
    task = made.delivered()
    assert queries.red(by("province"), on=task.due + timedelta(days=9)).task_count == 0


def test_severe_alerts_are_counted_in_the_own_area() -> None:
    alert = alerts.raised()
    whole, other = (queries.red(by(who), on=TODAY) for who in ("province", "other-city"))
    assert whole.alert_count == (alert.severity == "severe")
    assert other.alert_count == 0


def test_clauses_are_red_when_overdue_or_at_risk_and_below_only_the_own() -> None:
    clauses.base()
    clauses.read()
    red = queries.red(by("province"), on=TODAY)
    assert red.clause_count > 0
    assert {n.state for n in red.clauses} <= {"overdue", "at_risk"}
    below = queries.red(by("zone_head"), on=TODAY)
    assert below.clause_count < red.clause_count


def test_it_is_told_to_who_may_see_the_overview_alone() -> None:
    made.base()
    for who in ("enterprise", "expert", "finance", "administrator"):
        with pytest.raises(NotYours):
            seen(who)
        with pytest.raises(NotYours):
            queries.red(by(who), on=TODAY)
