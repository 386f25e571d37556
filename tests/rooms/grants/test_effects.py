"""The zone before and after, from accepted forms: through a change of code, a merger, a gap and a revision."""

from __future__ import annotations

from datetime import date

import pytest

from jiju.core import periods
from jiju.core.periods import Period
from jiju.rooms.filings import acts as filings
from jiju.rooms.filings.models import Filing
from jiju.rooms.grants import queries
from jiju.rooms.grants.models import Grant
from jiju.rooms.grants.shapes import EffectLine
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.roles import Role
from tests.factories import grants as made
from tests.factories import registry as zones
from tests.factories.filings import PROOF, WHY
from tests.factories.people import AT, actor
from tests.web import small

pytestmark = pytest.mark.django_db
BEFORE, AFTER = periods.quarter(2024, 4), periods.quarter(2026, 4)
LATER = date(2027, 3, 1)
CHANGED = date(2025, 1, 15)  # between the two years: the money was paid in January 2025


@pytest.fixture
def grant() -> Grant:
    return made.paid("Z001")


def accepted(period: Period, **scales: int) -> None:
    """The forms of zones for a period, accepted: revenue is a thousand times the scale."""
    filings.open_period(None, by=small.BY, at=AT, form_code="B1", period=period)
    filings.bring_in([small.filed(zones.zone_facts(z), period, scale) for z, scale in scales.items()], by=small.BY,
                     at=AT)  # fmt: skip
    news.catch_up()


def line(grant: Grant, indicator: str = "revenue") -> EffectLine:
    found = queries.effect(made.BY.auditor, grant.pk, on=LATER)
    assert found is not None
    return next(one for one in found.lines if one.indicator == indicator)


def change(one: EffectLine) -> tuple[int | None, int | None, int | None]:
    before, after, growth = (None if v is None else int(v) for v in (one.before, one.after, one.growth_percent))
    return before, after, growth


def test_two_years_of_accepted_forms(grant: Grant) -> None:
    accepted(BEFORE, Z001=8, Z002=50)
    accepted(AFTER, Z001=10, Z002=50)
    assert change(line(grant)) == (8000, 10000, 25)
    assert change(line(grant, "jobs")) == (108, 110, 1)
    assert change(line(grant, "tax")) == (240, 300, 25)


def test_a_new_name_changes_nothing(grant: Grant) -> None:
    accepted(BEFORE, Z001=8)
    registry.revise(zones.zone_facts("Z001", name="全新名称产业园", since=CHANGED), by=made.BY.proposer, at=AT)
    accepted(AFTER, Z001=10)
    assert change(line(grant)) == (8000, 10000, 25)


def test_under_another_code_it_is_the_same_zone(grant: Grant) -> None:
    accepted(BEFORE, Z001=8)
    zones.established("Z101", since=CHANGED)
    registry.succeed("Z101", by=made.BY.proposer, at=AT, former="Z001", on=CHANGED, reason="代码变更批复")
    accepted(AFTER, Z101=10)
    assert change(line(grant)) == (8000, 10000, 25)


def test_of_a_merger_all_that_was_joined_is_compared_with_what_it_became(grant: Grant) -> None:
    """Z002 was joined to the zone: without its figures of the year before, the zone would seem to have doubled."""
    accepted(BEFORE, Z001=8, Z002=12)
    registry.succeed("Z001", by=made.BY.proposer, at=AT, former="Z002", on=CHANGED, reason="合并批复")
    accepted(AFTER, Z001=22)
    assert change(line(grant)) == (20000, 22000, 10)


def test_part_of_a_merger_is_no_sum(grant: Grant) -> None:
    """Z002 stood the year before and had nothing accepted: no figure before, and no change is claimed."""
    accepted(BEFORE, Z001=8)
    registry.succeed("Z001", by=made.BY.proposer, at=AT, former="Z002", on=CHANGED, reason="合并批复")
    accepted(AFTER, Z001=22)
    assert change(line(grant)) == (None, 22000, None)


def test_a_zone_without_the_year_before_or_after_shows_nothing_there(grant: Grant) -> None:
    accepted(BEFORE, Z002=8)
    accepted(AFTER, Z001=10)
    assert change(line(grant)) == (None, 10000, None)
    other = made.paid("Z002")
    assert change(line(other)) == (8000, None, None)


def test_a_revised_figure_takes_the_place_of_the_accepted_one(grant: Grant) -> None:
    accepted(BEFORE, Z001=8)
    accepted(AFTER, Z001=10)
    filing = Filing.objects.get(unit_code="Z001", period=str(BEFORE))
    by = actor(Role.ZONE_STATISTICIAN, "Z001", person="S1")
    cells = small.cells(5)
    asked = filings.order_revision(filing, by=by, at=AT, cells=cells, reason=WHY, proof=PROOF)
    assert change(line(grant)) == (8000, 10000, 25), "an order alone changes nothing"
    filings.approve_revision(
        filing, by=actor(Role.PROVINCE, person="A1"), at=AT, number=asked.number, answer="同意修订，已核对报表。"
    )
    news.catch_up()
    assert change(line(grant)) == (5000, 10000, 100)
