"""What each source gives: formulas over figures, quality of reporting, counts of faults, results of a final round."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from jiju.rooms.evaluations import checks, queries
from jiju.rooms.evaluations.shapes import Cause, Measured, Snapshot
from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.programmes.shapes import Scheme
from jiju.rooms.registry import queries as registry
from tests.web import rounds, small

LATE = small.AT + timedelta(days=60)


@pytest.fixture(autouse=True)
def province(db: None) -> None:
    small.make()


def shipped(code: str) -> Scheme:
    return next(s for s in read_plan(small.PLAN).schemes if s.id == code)


def of(snapshot: Snapshot, unit: str) -> Measured:
    return next(u for u in snapshot.units if u.unit == unit)


def items(scheme: Scheme, *changed: dict[str, Any]) -> Scheme:
    """A scheme of these items only."""
    made = [
        scheme.items[0].model_validate({"dimension": "一", "name": "一", "weight": 100 / len(changed), **c})
        for c in changed
    ]
    return scheme.model_copy(update={"items": tuple(made), "adjustments": ()})


def test_a_formula_is_measured_zone_by_zone_with_every_figure_that_it_rests_on() -> None:
    zone = of(queries.measure(shipped("annual"), small.LIVE), "Z002")
    tax, jobs = Decimal(300), Decimal(110)  # 10,000 万元 ÷ 100 and ÷ 50; 100 and 10 persons
    assert zone.values["tax_per_job"] == (tax / jobs).quantize(Decimal("0.000001"))
    assert zone.causes["tax_per_job"] == (
        Cause("figure", "税收（税金及附加与应交增值税合计）", "2024Q4", tax, "万元", "B1", "", None, "tax"),
        Cause("figure", "期末用工人数", "2024Q4", jobs, "人", "B1", "10", None, "jobs"),
    )
    assert queries.measure_of(next(i for i in shipped("annual").items if i.id == "tax_per_job")) == "万元/人"


def test_a_citys_formula_is_of_its_sums_and_never_a_mean_of_its_zones() -> None:
    city = of(queries.measure(shipped("city-service"), small.LIVE), "220200")
    assert city.values["tax_per_job"] == (Decimal(300 + 360) / Decimal(110 + 112)).quantize(Decimal("0.000001"))


def test_growth_of_a_formula_compares_with_the_same_formula_a_year_ago() -> None:
    scheme = items(shipped("annual"), {"id": "g", "formula": "[tax] / [jobs]", "measure": "growth"})
    now, ago = Decimal(300) / 110, Decimal(270) / 109
    fine = Decimal("0.000001")
    zone = of(queries.measure(scheme, small.LIVE), "Z002")
    assert zone.values["g"] == ((now.quantize(fine) / ago.quantize(fine) - 1) * 100).quantize(Decimal("0.0001"))
    assert [c.period for c in zone.causes["g"]] == ["2024Q4", "2024Q4", "2023Q4", "2023Q4"]


def test_a_formula_without_a_figure_has_no_value() -> None:
    snapshot = queries.measure(shipped("annual"), small.LIVE)
    assert "tax_per_job" not in of(snapshot, "Z001").values  # has not reported
    assert "rnd_share" not in of(snapshot, "Z002").values  # not applicable


def test_shares_of_a_formula_are_of_all_zones_of_the_city() -> None:
    scheme = items(shipped("annual"), {"id": "s", "formula": "[revenue] - [tax]", "measure": "share"})
    snapshot = queries.measure(scheme, small.LIVE)
    mine = [u.values["s"] for u in snapshot.units if u.city == "220200"]
    assert sum(mine, Decimal(0)) == pytest.approx(Decimal(100), abs=Decimal("0.001"))


def test_the_quality_of_reporting_scores_and_counts_from_january() -> None:
    """Z001 has not sent the fourth quarter; the others' filings were brought in, of a time that nobody knows."""
    snapshot = queries.measure(shipped("annual"), small.LIVE, at=LATE)
    mine, other = of(snapshot, "Z001"), of(snapshot, "Z002")
    assert mine.values["late"] > other.values["late"]
    assert mine.values["reporting"] < other.values["reporting"]
    cause = mine.causes["reporting"][0]
    assert (cause.kind, cause.form, cause.period, cause.unit) == ("reporting", "B1", "2024Q4", "分")
    assert mine.values["handed_back"] == 0


def test_a_citys_reporting_is_that_of_all_its_zones() -> None:
    snapshot = queries.measure(shipped("city-service"), small.LIVE, at=LATE)
    zones = queries.measure(shipped("annual"), small.LIVE, at=LATE)
    late = sum((u.values["late"] for u in zones.units if u.city == small.CITY), Decimal(0))
    assert of(snapshot, small.CITY).values["late"] == late


def test_without_a_moment_the_reporting_is_looked_at_when_the_newest_figures_came() -> None:
    first, again = (queries.measure(shipped("annual"), small.LIVE) for _ in range(2))
    assert first == again


def test_results_of_another_scheme_are_absent_until_a_round_is_final() -> None:
    snapshot = queries.measure(shipped("city-service"), small.LIVE)
    assert all("zones_mean" not in u.values for u in snapshot.units)
    assert snapshot.measures["zones_mean"] == "分"
    assert snapshot.measures["zones_best"] == "%"


def test_a_final_round_gives_the_cities_the_mean_and_the_share_of_its_zones() -> None:
    """Z001 and Z003 lie in one city, Z002 and Z004 in the other; the round is of the same year."""
    round_ = rounds.final()
    rows = {r.unit: r for r in checks.standings_of(round_.results.order_by("-number")[0].body)}
    mine = [rows["Z001"], rows["Z003"]]
    asked = items(
        shipped("city-service"), {"id": "mean", "source": "results", "results_of": rounds.CODE},
        {"id": "share", "source": "results", "results_of": rounds.CODE, "grade": mine[0].grade},
    )  # fmt: skip
    city = of(queries.measure(asked, small.LIVE), small.CITY)
    scores = [r.score for r in mine if r.score is not None]
    assert len(scores) == 2
    assert city.values["mean"] == (sum(scores, Decimal(0)) / 2).quantize(Decimal("0.0001"))
    assert city.values["share"] == Decimal(100 * sum(r.grade == mine[0].grade for r in mine)) / 2
    assert city.causes["mean"] == (Cause("results", round_.name, "2024Q4", city.values["mean"], "分"),)
    assert of(queries.measure(asked, small.LIVE.previous), small.CITY).values  # another quarter of the year
    assert not any(u.values for u in queries.measure(asked, small.LIVE.year_before).units)


def test_every_city_with_a_provincial_zone_is_assessed_and_no_other() -> None:
    units = {u.unit for u in queries.measure(shipped("city-service"), small.LIVE).units}
    assert units == {z.city for z in registry.zones_on(small.LIVE.last_day)}


def test_a_snapshot_of_all_sources_is_the_same_after_it_was_stored() -> None:
    snapshot = queries.measure(shipped("annual"), small.LIVE, at=LATE)
    assert checks.snapshot_of(checks.snapshot_text(snapshot)) == snapshot
