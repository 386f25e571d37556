"""A ranking: every score opens to its formula, the same inputs give the same bytes, and each sees its own area."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core import periods
from jiju.core.refusals import NotFound
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.programmes.checks import read_plan
from jiju.spine.models import Entry
from jiju.spine.roles import Role
from tests.web import small

SCHEME = "six-dimensions"


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    small.make()


def test_contributions_add_up_to_the_score_and_each_part_shows_its_formula() -> None:
    ranking = queries.ranking(small.actor(Role.PROVINCE), SCHEME, small.LIVE)
    scored = [r for r in ranking.rows if r.score is not None]
    assert scored
    for row in scored:
        assert sum((p.contribution for p in row.parts), Decimal(0)) == row.score
        assert Decimal(0) <= row.score <= Decimal("100.001")
        for p in row.parts:
            if p.score is not None:
                assert p.worst is not None
                assert p.best is not None


def test_the_same_inputs_give_the_same_run_and_a_later_figure_another() -> None:
    runs = [acts.rank(None, by=small.BY, at=small.AT, scheme_id=SCHEME, period=small.LIVE) for _ in range(2)]
    assert runs[0].pk == runs[1].pk
    small.file_home()
    later = acts.rank(None, by=small.BY, at=small.AT, scheme_id=SCHEME, period=small.LIVE)
    assert later.digest != runs[0].digest


def test_a_city_sees_its_own_zones_only() -> None:
    rows = queries.ranking(small.actor(Role.CITY), SCHEME, small.LIVE).rows
    assert {r.city for r in rows} == {small.CITY}


def test_an_unknown_scheme_or_an_empty_period_is_refused() -> None:
    before = Entry.objects.count()
    with pytest.raises(NotFound):
        acts.rank(None, by=small.BY, at=small.AT, scheme_id="nonsense", period=small.LIVE)
    with pytest.raises(acts.NothingToRank):
        acts.rank(None, by=small.BY, at=small.AT, scheme_id=SCHEME, period=periods.quarter(2021, 1))
    assert Entry.objects.count() == before


def test_a_scheme_is_adopted_once_a_wording() -> None:
    plan = read_plan(small.PLAN)
    assert acts.adopt_schemes(plan, by=small.BY, at=small.AT) == 0
    renamed = plan.schemes[0].model_copy(update={"name": "另一种说法"})
    assert acts.adopt_schemes(plan.model_copy(update={"schemes": (renamed,)}), by=small.BY, at=small.AT) == 1
