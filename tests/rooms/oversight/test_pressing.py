"""An issuer that does not look at what was delivered: pressed by the clock, raised up its chain; the doers' term stands
still meanwhile."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from jiju.core.refusals import NotNow, NotYours
from jiju.rooms.filings.models import Message
from jiju.rooms.oversight import acts, checks, queries, tasks
from jiju.rooms.oversight.models import Escalation, Task
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.models import Entry
from tests.factories import oversight as made
from tests.factories.oversight import DONE, DUE, PROOF, TODAY, WHY, by, facts, later

pytestmark = pytest.mark.django_db
LATE = 3 + checks.LOOK + 1  # delivered on the third day; the first day on which the issuer is late


@pytest.fixture(autouse=True)
def province() -> None:
    made.base()


def rungs() -> list[tuple[str, str, str]]:
    return list(Escalation.objects.order_by("pk").values_list("level", "unit", "person"))


def shown(task: Task, days: int, who: str = "province") -> Any:
    return queries.task(by(who), task.pk, on=TODAY + timedelta(days=days))


def press(days: int, hour: int = 9) -> int:
    at = later(days, hour)
    return tasks.press_issuers(on=at.date(), at=at)


def of_the_city() -> Task:
    """A task of the city to its county, delivered on the third day."""
    task = acts.issue_task(None, by=by("city"), at=made.AT, facts=facts(lead="U220103", responsible=(), nodes=()))
    acts.accept_task(task, by=by("county"), at=made.AT)
    acts.deliver_task(task, by=by("county"), at=later(3), text=DONE, proof=PROOF)
    return task


def test_the_clock_presses_the_issuer_then_its_chain_each_once_for_a_delivery() -> None:
    task, head = of_the_city(), made.member().person
    for days, hour, count in ((LATE - 1, 18, 0), (LATE, 8, 0), (LATE, 9, 1), (LATE, 18, 0), (LATE + 1, 9, 0),
                              (LATE + 2, 9, 1), (LATE + 6, 9, 1), (LATE + 30, 9, 0)):  # fmt: skip
        assert press(days, hour) == count, (days, hour)
    assert rungs() == [("issuer", "U220100", ""), ("issuer_above", "ORG-DRC", ""), ("issuer_head", "ORG-DRC", head)]
    news.catch_up()
    told = Message.objects.filter(kind="raised").order_by("pk").values_list("to_role", "to_code", "to_person", "path")
    path = f"/tasks/{task.pk}"
    assert list(told) == [("city", "220100", "", path), ("province", "", "", path), ("", "", head, path)]
    acts.return_task(task, by=by("city"), at=later(LATE + 30), reason=WHY)
    acts.deliver_task(task, by=by("county"), at=later(LATE + 31), text=DONE, proof=PROOF)
    assert press(LATE + 31 + checks.LOOK) == 0
    assert press(LATE + 32 + checks.LOOK) == 1


def test_where_no_unit_stands_above_the_issuer_the_head_of_the_task_force_is_told() -> None:
    made.delivered()
    head = made.member().person
    assert press(LATE + 2) == 1
    assert rungs() == [("issuer", "ORG-DRC", ""), ("issuer_above", "ORG-DRC", head)]


def test_nobody_presses_by_hand_nor_ahead_of_the_day_nor_what_is_not_delivered() -> None:
    task = made.delivered()
    before = Entry.objects.count()
    with pytest.raises(NotYours):
        acts.press_issuer(task, by=by("province"), at=later(LATE), on=later(LATE).date())
    for at, on in ((later(LATE - 1), later(LATE - 1).date()), (later(3), later(LATE).date())):
        with pytest.raises(acts.NothingIsOverdue):
            acts.press_issuer(task, by=system("tests"), at=at, on=on)
    acts.return_task(task, by=by("province"), at=later(4), reason=WHY)
    with pytest.raises(NotNow):
        acts.press_issuer(task, by=system("tests"), at=later(LATE), on=later(LATE).date())
    assert (rungs(), Entry.objects.count()) == ([], before + 1)


def test_the_light_and_the_ask_say_by_when_the_issuer_looks() -> None:
    task = made.delivered()
    look_by = TODAY + timedelta(days=3 + checks.LOOK)
    assert (shown(task, 3).line.look_by, shown(task, LATE - 1).line.light) == (look_by, "on_schedule")
    assert shown(task, LATE).line.light == "not_looked_at"
    asked = queries.asked_of(by("province"), on=TODAY)
    assert [(a.kind, a.day) for a in asked] == [("close_task", look_by)]


def test_the_term_of_the_doers_stands_still_while_the_issuer_holds_the_delivery() -> None:
    task = made.delivered()
    acts.return_task(task, by=by("province"), at=later(30), reason=WHY)
    found = shown(task, 30)
    assert found.line.due == DUE + timedelta(days=27)
    assert (found.line.light, found.deliveries[-1].held) == ("on_schedule", 27)
    assert found.nodes[0].due == TODAY + timedelta(days=4)  # what was done in time stays so


def test_days_that_the_issuer_held_make_no_new_term_for_what_was_late_before() -> None:
    task = made.accepted(nodes=())
    assert tasks.raise_overdue(on=later(12).date(), at=later(12)) == 1
    acts.deliver_task(task, by=by("city"), at=later(12), text=DONE, proof=PROOF)
    acts.return_task(task, by=by("province"), at=later(15), reason=WHY)
    assert Task.objects.get().due == DUE + timedelta(days=3)
    assert tasks.raise_overdue(on=later(15).date(), at=later(15)) == 0  # one day late, as before
    assert tasks.raise_overdue(on=later(17).date(), at=later(17)) == 1
    assert [level for level, _, _ in rungs()] == ["parent", "supervising"]


def test_a_task_that_is_given_to_others_while_the_issuer_held_it_keeps_the_days_that_were_left() -> None:
    task = made.delivered()
    acts.reassign_task(task, by=by("province"), at=later(20), lead="U220200", reason=WHY)
    assert Task.objects.get().due == DUE + timedelta(days=17)


def test_lateness_of_the_issuer_is_no_lateness_of_the_doers() -> None:
    made.delivered()
    press(LATE + 10)
    line = next(n for n in queries.load(by("province"), on=later(LATE + 10).date()) if n.unit == "U220100")
    assert (line.overdue, line.raised) == (0, 0)
