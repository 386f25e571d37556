"""Zones of the reserve: proposed for entry by what their accepted figures say of the conditions, or not at all."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from jiju.rooms.evaluations.queries.meeting import may_enter
from jiju.rooms.evaluations.shapes import ConditionFinding
from jiju.rooms.filings import acts as filings
from jiju.rooms.programmes.shapes import Condition, Scheme
from jiju.rooms.registry import acts as registry
from jiju.rooms.registry import queries as zones
from jiju.spine import news
from tests.rooms.evaluations import final
from tests.web import small

OPEN = 'judged("有专门管理机构")'


def scheme(entry: str, own: str) -> Scheme:
    """A condition of entry, one of the zone's own type, and one of another type that no zone could meet."""
    conditions = (
        Condition(id="entry", name="入园条件", text=entry),
        Condition(id="own", name="本类条件", types=("T1",), text=own),
        Condition(id="other", name="别类条件", types=("T2",), text="[enterprises] >= 1000"),
    )
    return final.scheme().model_copy(update={"conditions": conditions})


def proposed(shape: Scheme) -> str | None:
    """What the proposal says of the conditions. Missing: None where the zone of the reserve is not proposed."""
    made = final.final(str(small.LIVE), final.rows(Z001=("70", "合格")), shape)
    found = final.proposed(made).get(("admit", "Z009"))
    return None if found is None else str(json.loads(found.because)["judged"])


@pytest.fixture
def reserve(db: None) -> None:
    """Z009 waits in the reserve; its accepted form of the period tells of twenty enterprises."""
    small.make(4)
    waiting = replace(small.zone(9), status=zones.RESERVE)
    registry.establish([waiting], by=small.BY, at=small.AT)
    filings.bring_in([small.filed(waiting, small.LIVE, 9)], by=small.BY, at=small.AT)
    news.catch_up()


@pytest.mark.usefixtures("reserve")
@pytest.mark.parametrize(
    ("entry", "own", "said"),
    [
        ("[enterprises] >= 20", "[revenue] > 0", "holds"),
        ("[enterprises] >= 21", "[revenue] > 0", None),
        ("[enterprises] >= 20", "[revenue] < 0", None),
        (OPEN, "[enterprises] >= 20", ""),
        (OPEN, "[enterprises] >= 21", None),
        (f"[enterprises] >= 21 and {OPEN}", "[revenue] > 0", None),
    ],
)
def test_a_zone_is_proposed_by_its_figures_and_left_to_a_person_only_where_they_are_silent(
    entry: str, own: str, said: str | None
) -> None:
    assert proposed(scheme(entry, own)) == said


@pytest.mark.usefixtures("reserve")
def test_without_a_condition_of_entry_nobody_is_proposed() -> None:
    assert proposed(final.scheme(admit=None)) is None


def test_a_condition_that_nothing_rests_on_decides_nothing() -> None:
    extra = ConditionFinding("extra", "另一条件", "A", False, ())
    entry = ConditionFinding("entry", "入园条件", "A", True, ())
    assert may_enter(final.scheme(), [extra, entry]) is True
