"""Who sees what when: a zone its own sheet from the delivery on, the ranking once the round is final."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core import periods
from jiju.core.refusals import NotFound, NotNow
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.models import Round
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings import queries as filing_queries
from jiju.spine import news
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from tests.factories import filings as filed
from tests.rooms.evaluations.ways import refused
from tests.web import rounds, small


@pytest.fixture
def computed(db: None) -> Round:
    small.make()
    return rounds.computed()


def sees(by: Actor, round_: Round, unit: str) -> bool:
    try:
        return queries.sheet(by, round_.pk, unit, on=small.DAY).sheet.row.unit == unit
    except (NotFound, NotNow):
        return False


def ranks(by: Actor, round_: Round) -> int:
    """How many units somebody sees in the ranking, and of how many the parts."""
    try:
        return len(queries.standings(by, round_.pk).rows)
    except (NotFound, NotNow):
        return 0


OWN = (Role.ZONE_HEAD, Role.ZONE_STATISTICIAN, Role.COUNTY, Role.CITY)
BLIND = (Role.EXPERT, Role.ENTERPRISE, Role.ADMINISTRATOR)


def test_after_computing_only_province_and_auditor_see_anything(computed: Round) -> None:
    for role in (Role.PROVINCE, Role.AUDITOR):
        assert sees(small.actor(role), computed, "Z002")
        assert ranks(small.actor(role), computed) == 4
    for role in (*OWN, Role.DEPARTMENT, *BLIND):
        assert not sees(small.actor(role), computed, "Z001")
        assert ranks(small.actor(role), computed) == 0


def test_after_the_delivery_each_sees_the_sheets_of_the_own_area(computed: Round) -> None:
    acts.deliver(computed, by=rounds.province(), at=rounds.LATER)
    for role in OWN:
        assert sees(small.actor(role), computed, "Z001")
        assert not sees(small.actor(role), computed, "Z002")
        assert ranks(small.actor(role), computed) == 0
    assert sees(small.actor(Role.DEPARTMENT), computed, "Z002")
    assert not sees(small.actor(Role.DEPARTMENT), computed, "Z001")
    for role in BLIND:
        assert not sees(small.actor(role), computed, "Z001")


def test_once_final_all_see_the_ranking_and_what_it_is_made_of_in_the_own_area(computed: Round) -> None:
    acts.deliver(computed, by=rounds.province(), at=rounds.LATER)
    rounds.final(computed)
    for role in (*OWN, Role.DEPARTMENT):
        by = small.actor(role)
        shown = queries.standings(by, computed.pk)
        assert len(shown.rows) == 4
        own = {r.unit for r in shown.rows if r.parts}
        assert own == {p.unit for p in queries.round_(by, computed.pk, on=small.DAY).participants}
        assert shown.sureness.keys() == shown.bounds.keys() == own
    for role in BLIND:
        assert ranks(small.actor(role), computed) == 0


def test_drafts_before_the_delivery_stay_with_the_province(computed: Round) -> None:
    acts.exempt(computed, by=rounds.province(), at=rounds.LATER, unit="Z003", reason=rounds.WHY)
    acts.compute(computed, by=rounds.province(), at=rounds.LATER)
    acts.deliver(computed, by=rounds.province(), at=rounds.LATER)
    shown = queries.sheet(rounds.head("Z001"), computed.pk, "Z001", on=small.DAY)
    assert (shown.version.number, shown.versions) == (2, (2,))
    with pytest.raises(NotFound):
        queries.sheet(rounds.head("Z001"), computed.pk, "Z001", 1, on=small.DAY)
    assert queries.sheet(rounds.province(), computed.pk, "Z001", 1, on=small.DAY).version.number == 1


def test_a_unit_is_not_told_who_scored_it(computed: Round) -> None:
    acts.deliver(computed, by=rounds.province(), at=rounds.LATER)
    names = {
        m.scorer for i in queries.sheet(rounds.head("Z001"), computed.pk, "Z001", on=small.DAY).items for m in i.marks
    }
    assert names == {""}
    whole = queries.sheet(small.actor(Role.AUDITOR), computed.pk, "Z001", on=small.DAY)
    assert all(m.scorer for i in whole.items for m in i.marks)


def test_each_value_tells_the_forms_that_it_came_from(computed: Round) -> None:
    acts.deliver(computed, by=rounds.province(), at=rounds.LATER)
    by = rounds.head("Z003")
    causes = queries.sheet(by, computed.pk, "Z003", on=small.DAY).sheet.causes["revenue_growth"]
    assert [(c.form, c.period) for c in causes] == [("B1", "2024Q4"), ("B1", "2023Q4")]
    for cause in causes:
        behind = filing_queries.below(by, cause.form, periods.parse(cause.period), zone="Z003")
        assert [f.unit_code for f in behind.rows] == ["Z003"]


def test_rounds_are_listed_to_those_with_a_part_in_them(computed: Round) -> None:
    told = {role: len(queries.rounds(small.actor(role))) for role in Role if role is not Role.SYSTEM}
    assert told == {
        Role.PROVINCE: 1, Role.DEPARTMENT: 1, Role.CITY: 1, Role.COUNTY: 1, Role.ZONE_HEAD: 1,
        Role.ZONE_STATISTICIAN: 1, Role.EXPERT: 1, Role.AUDITOR: 1, Role.ENTERPRISE: 0, Role.ADMINISTRATOR: 0,
        Role.FINANCE: 0,
    }  # fmt: skip
    line = queries.rounds(small.actor(Role.CITY))[0]
    assert (line.units, line.version, line.state) == (4, 1, "computed")


def test_the_overview_counts_what_is_done_and_left(db: None) -> None:
    small.make()
    round_ = rounds.opened_round()
    rounds.assessed(round_, "Z002")
    rounds.judged(round_, "Z001", "Z002")
    rounds.vetoed(round_)
    shown = queries.round_(rounds.province(), round_.pk, on=small.DAY)
    assert {p.unit: p.state for p in shown.participants}["Z002"] == "invited"
    assert (shown.marks, shown.vetoes_open, shown.days_left) == ((6, 12), 1, 21)
    assert "compute" in shown.moves
    own = queries.round_(rounds.head("Z001"), round_.pk, on=small.DAY)
    assert [(p.unit, p.marks) for p in own.participants] == [("Z001", None)]
    assert (own.versions, own.decisions) == ((), ())


def test_a_revision_after_the_snapshot_is_shown_and_not_applied(computed: Round) -> None:
    acts.deliver(computed, by=rounds.province(), at=rounds.LATER)
    before = rounds.newest(computed).digest
    z, statistician = small.zone(2), filed.statistician(small.zone(2))
    accepted = filed.Filing.objects.get(unit_code="Z002", form_code="B1", period=str(small.LIVE))
    revision = filings.order_revision(
        accepted, by=statistician, at=small.AT, cells=small.cells(40), reason=filed.WHY, proof=filed.PROOF
    )
    answer = {"number": revision.number, "answer": filed.WHY}
    filings.approve_revision(accepted, by=rounds.province(), at=small.AT, **answer)
    news.catch_up()
    told = queries.revised_since(rounds.province(), computed.pk)
    moved = next(r for r in told if r.unit == z.code)
    assert moved.rank == (2, 1)
    assert {v.item: (v.before, v.after) for v in moved.values}["revenue"] == (Decimal(10000), Decimal(40000))
    assert next(r for r in told if r.unit == "Z004").rank == (1, 2)
    assert [r.unit for r in queries.revised_since(rounds.head("Z002"), computed.pk)] == ["Z002"]
    assert rounds.newest(computed).digest == before
    assert queries.replay(small.BY, computed.pk).ok
    refused(NotNow, acts.compute, computed, by=rounds.province(), at=rounds.LATER)


def test_nothing_was_revised_when_nothing_was(computed: Round) -> None:
    assert queries.revised_since(rounds.province(), computed.pk) == ()
    assert queries.revised_since(rounds.head("Z001"), computed.pk) == ()  # nor is anything told before the delivery


def test_a_sheet_tells_what_would_lift_a_unit(computed: Round) -> None:
    acts.deliver(computed, by=rounds.province(), at=rounds.LATER)
    shown = queries.sheet(rounds.head("Z001"), computed.pk, "Z001", on=small.DAY).sheet
    assert shown.improvement is not None
    assert shown.improvement.grade == "优秀"
    assert (shown.moved, shown.before) == ((), None)


def test_moves_are_told_against_the_round_before(db: None) -> None:
    small.make()
    made = rounds.scheme()
    first = rounds.opened_round(made, period=small.LIVE.previous, name="2024年三季度评估")
    rounds.final(rounds.delivered(first))
    second = rounds.delivered(rounds.opened_round(made))
    shown = queries.sheet(rounds.head("Z002"), second.pk, "Z002", on=small.DAY).sheet
    told = shown.moved
    assert shown.before_period == small.LIVE.previous
    rows = [next(s for s in queries.standings_in(rounds.newest(r)) if s.unit == "Z002") for r in (first, second)]
    assert sum((m.change for m in told), Decimal(0)) == rows[1].base - rows[0].base
