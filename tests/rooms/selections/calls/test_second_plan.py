"""A procedure of another plan, with other stages in another order, runs by what the plan says and no line of code."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.core.periods import quarter
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.shapes import HistoricFiling
from jiju.rooms.registry import acts as registry
from jiju.rooms.selections import acts, queries
from jiju.spine import news
from jiju.spine.actors import system
from jiju.spine.roles import Role
from tests.factories.people import actor
from tests.factories.programmes import loaded, qinghe
from tests.factories.registry import zone_facts
from tests.factories.selections_calls import AT, CLOSES, FILE, OPENED, WHY, head
from tests.rooms.selections.calls.ways import refused
from tests.spec.plan.test_second_plan import SALES

PERIOD = quarter(2024, 4)
ONE, TWO = (actor(Role.PROVINCE, person=f"Q{n}") for n in (1, 2))
ZONES = {"H01": ("990100", "990102", "W"), "H04": ("990300", "990302", "N")}


@pytest.fixture
def call(db: None) -> Any:
    loaded(qinghe())
    news.catch_up()
    by = system("tests")
    facts = [zone_facts(z, city=c, county=k, zone_type=t, status="reserve") for z, (c, k, t) in ZONES.items()]
    registry.establish(facts, by=by, at=AT)
    filings.open_period(None, by=by, at=AT, form_code="Z1", period=PERIOD)
    filed = [HistoricFiling("Z1", PERIOD, z.code, z.name, z.place, _cells(SALES[z.code]), "accepted") for z in facts]
    filings.bring_in(filed, by=by, at=AT)
    news.catch_up()
    shape = queries.procedure_in_force("starred")
    return acts.open_call(shape, by=ONE, at=AT, name="2025年星级评定", closes_at=CLOSES, period=PERIOD)


def _cells(sales: str) -> dict[str, Any]:
    return {"11": Decimal(sales), "12": Decimal(10), "21": Decimal(20), "22": Decimal(5)}


def applied(call: Any, unit: str) -> Any:
    """The application of a zone: what it says is prefilled with what was accepted."""
    made = acts.start_application(call, by=head(unit), at=AT, unit=unit)
    acts.fill_in_application(
        made, by=head(unit), at=AT, answers={"level": "四星"}, expected=1, uploads={"letter": FILE}
    )
    acts.submit(made, by=head(unit), at=AT, agreed="所报属实。", expected=2)
    return made


def test_it_runs_from_the_call_to_the_decision(call: Any) -> None:
    for unit in ZONES:
        applied(call, unit)
    acts.ask_unsealing(call, by=ONE, at=OPENED)
    acts.unseal(call, by=TWO, at=OPENED)
    found = {a.unit: a for a in call.applications.all()}
    assert {a.stage for a in found.values()} == {"desk"}
    assert found["H01"].due == date(2025, 2, 14)  # three working days after 11 February
    for one in found.values():
        acts.pass_stage(one, by=TWO, at=OPENED, checklist={"材料完整": True}, said=WHY)
        later = OPENED + timedelta(days=1)
        lines = {"门店营业": True, "客流真实": True}
        acts.record_visit(
            one, by=TWO, at=later, visited_on=later.date(), visitors=[("甲", "科长"), ("乙", "科员")], checklist=lines,
            report="实地走访门店三十家，营业正常，客流与报表一致。",
        )  # fmt: skip
        acts.pass_stage(one, by=TWO, at=later, checklist={}, said=WHY)
    assert queries.still_behind(call, "vote") == []
    assert [a.unit for a in queries.standing_at(call, "vote")] == ["H01", "H04"]


def test_it_asks_and_judges_what_this_plan_says(call: Any) -> None:
    made = applied(call, "H04")
    said = {q.asked.id: q.answer for q in queries.application(head("H04"), made.pk, on=AT.date()).questions}
    assert said["sold"] == SALES["H04"].rstrip("0").rstrip(".")
    rules = {n.rule: n.state for n in queries.newest_lines(made)}
    assert rules == {
        "library": "holds", "ban": "holds", "falsehood": "holds", "condition:big": "holds",
        "condition:lively": "to_judge",
    }  # fmt: skip
    other = applied(call, "H01")
    assert "condition:lively" not in {n.rule for n in queries.newest_lines(other)}
    begun = acts.take_back(made, by=head("H04"), at=AT)
    refused(
        acts.AnswersDoNotFit, acts.fill_in_application, begun, by=head("H04"), at=AT, answers={"level": "六星"},
        expected=begun.draft_number,
    )  # fmt: skip
