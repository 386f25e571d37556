"""A clause without a day of its own ends with its plan, unless the plan says that it is for good; what held stays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from jiju.rooms.oversight import acts, checks, queries
from jiju.rooms.oversight.queries.clause_reading import judgement_stand
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Clause, Plan
from jiju.spine.actors import system
from tests.factories import clauses as made
from tests.factories import programmes as plans
from tests.factories.clauses import AT, by

END, AFTER = date(2024, 12, 31), date(2025, 1, 1)
YEAR_LATER = date(2026, 3, 2)


def of(plan: Plan, ident: str) -> Clause:
    return next(c for m in plan.measures for c in m.clauses if c.id == ident)


def with_clause(ident: str, **changes: Any) -> Plan:
    """The plan with one clause written in another way."""
    plan = plans.jilin()
    measures = tuple(
        m.model_copy(update={"clauses": tuple(c.model_copy(update=changes) if c.id == ident else c for c in m.clauses)})
        for m in plan.measures
    )
    return plan.model_copy(update={"measures": measures})


def test_the_plan_ends_on_the_day_that_it_names_or_with_its_last_year() -> None:
    assert plans.jilin().ends_on == END
    assert plans.jilin().model_copy(update={"last_day": date(2024, 6, 30)}).ends_on == date(2024, 6, 30)


def test_a_clause_without_a_day_is_due_on_the_plans_last_day_whatever_the_day() -> None:
    plan = plans.jilin()
    clause = of(plan, "M02.1")
    assert {checks.due_of(clause, plan, on) for on in (date(2021, 3, 1), END, YEAR_LATER)} == {END}
    assert checks.ends_with_plan(clause)
    for ident in ("M03.2", "M01.1"):  # a deadline, and every year
        assert not checks.ends_with_plan(of(plan, ident))


def test_a_clause_for_good_has_no_day_and_is_asked_on() -> None:
    plan = with_clause("M02.1", ends="never")
    clause = of(plan, "M02.1")
    assert checks.due_of(clause, plan, YEAR_LATER) is None
    assert checks.counted_until(clause, plan, YEAR_LATER) == YEAR_LATER


def test_no_period_after_the_plan_is_asked_for() -> None:
    plan = plans.jilin()
    assert checks.due_of(of(plan, "M01.1"), plan, YEAR_LATER) == END
    yearly = of(with_clause("M01.1", ends="never"), "M01.1")
    assert checks.due_of(yearly, plan, YEAR_LATER) == date(2025, 12, 31)


@pytest.mark.django_db
class TestLights:
    def state(self, clause: str, on: date) -> tuple[str, str, str]:
        """The state as read, and the line on the board."""
        reading = queries.clause_readings(on, [clause])[0]
        line = next(n for n in queries.clauses(system("tests"), on=on) if n.id == clause)
        return reading.state, line.due.isoformat() if line.due else "", line.ends

    def test_it_is_open_until_the_last_day_and_overdue_on_the_next(self) -> None:
        made.base()
        assert self.state("M02.1", END) == ("nothing", "2024-12-31", "with_plan")
        assert self.state("M02.1", AFTER) == ("overdue", "2024-12-31", "with_plan")
        plans.loaded(with_clause("M02.1", ends="never"))
        assert self.state("M02.1", YEAR_LATER) == ("nothing", "", "for_good")

    def test_what_is_given_late_turns_it_green_and_it_stays_so(self) -> None:
        made.base()
        made.accepted("province-2", clause="M02.1", valid_from=date(2025, 1, 5), valid_until=date(2025, 6, 30))
        assert self.state("M02.1", END)[0] in ("nothing", "at_risk"), "not yet on that day"
        assert self.state("M02.1", date(2025, 1, 5))[0] == "done"
        assert self.state("M02.1", YEAR_LATER)[0] == "done", "after the plan nobody has to renew it"

    def test_what_ran_out_before_the_end_does_not_count(self) -> None:
        made.base()
        then, last = AT - timedelta(days=60), END - timedelta(days=1)
        proof = acts.prove_clause(
            None, by=by("province-2"), at=then, clause="M02.1", document=made.DOCUMENT, said=made.SAID,
            valid_from=date(2024, 1, 5), valid_until=last, uploads=made.FILES,
        )  # fmt: skip
        acts.accept_proof(proof, by=by("province"), at=then, answer=made.WHY)
        assert self.state("M02.1", END - timedelta(days=1))[0] == "done"
        assert self.state("M02.1", END)[0] == "at_risk"
        assert self.state("M02.1", AFTER)[0] == "overdue"

    def test_a_judgement_holds_beyond_the_end_and_a_clause_for_good_is_judged_anew(self) -> None:
        judgement = made.judged(valid_until=date(2025, 6, 30))
        acts.confirm_judgement(judgement, by=by("province-2"), at=AT, answer=made.WHY)
        plan, for_good = plans.jilin(), with_clause(made.JUDGED, ends="never")
        until, on = (checks.counted_until(of(p, made.JUDGED), p, YEAR_LATER) for p in (plan, for_good))
        assert (judgement_stand(judgement, until), judgement_stand(judgement, on)) == ("met", "")

    def test_evidence_of_periods_asks_for_none_after_the_plan(self) -> None:
        made.base()
        ident = next(
            c.id for m in programmes.plan().measures for c in m.clauses if c.check.evidence == "meetings_each_period"
        )
        at_end = queries.clause_readings(AFTER, [ident])[0]
        later = queries.clause_readings(YEAR_LATER, [ident])[0]
        assert at_end.of == later.of == 12, "the quarters of three years"
        plans.loaded(with_clause(ident, ends="never"))
        assert queries.clause_readings(YEAR_LATER, [ident])[0].of == 16
