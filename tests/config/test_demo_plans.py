"""The demonstration is read from the plan that it is given: forms, rows and types, whatever they are called."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jiju.config import commands
from jiju.config.demo.roles import PlanIsNotQuarterly, Reading
from jiju.config.demo.scale import ACHIEVED, Course, Scale
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.models import Filing
from jiju.rooms.oversight import queries as oversight
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections.models import Application
from jiju.spine.actors import EVERYWHERE, Actor
from jiju.spine.roles import Role
from tests.factories.programmes import QINGHE, jilin, qinghe

SIZE = Scale(11, 6, 40, 6)


def test_the_first_plan_is_read_by_its_indicators() -> None:
    reading = Reading(jilin())
    assert reading.form_codes == ("B1", "B2")
    assert reading.researching == {"T4", "T6", "T9"}
    figures = {a.row.code: a.figure for a in reading.zone_rows}
    assert (figures["04"], figures["01"], figures["10"], figures["14"]) == ("revenue", "firms", "jobs", "estimate")
    assert {a.share for a in reading.zone_rows} == {1}
    assert [a.figure for a in reading.firm_rows] == ["revenue", "tax", "pay", "jobs", "investment"]


def test_a_plan_with_other_names_is_read_by_its_targets_and_units() -> None:
    reading = Reading(qinghe())
    assert reading.form_codes == ("Z1",)
    rows = {a.row.code: (a.figure, a.share < 1) for a in reading.zone_rows}
    assert rows == {
        "11": ("revenue", False), "12": ("revenue", True), "21": ("jobs", False), "22": ("firms", False),
        "23": ("firms", True),
    }  # fmt: skip
    assert reading.row_of("pay", "revenue").code == "11"


def test_without_a_target_of_enterprises_each_zone_gets_some() -> None:
    course = Course(qinghe(), Scale(11, 10, 300, 8))
    year = course.quarters[-1].year
    assert course.year_end("enterprises", year) / 300 == pytest.approx(ACHIEVED[year % 4])
    assert course.year_end("enterprises", year - 1) < course.year_end("enterprises", year)
    assert [course.zones_at(q) for q in course.quarters if q.number == 4] == [8, 10]


def test_a_plan_without_a_quarterly_form_is_refused() -> None:
    plan = qinghe()
    yearly = plan.model_copy(update={"forms": tuple(f.model_copy(update={"period": "year"}) for f in plan.forms)})
    with pytest.raises(PlanIsNotQuarterly) as refused:
        Reading(yearly)
    assert "qinghe-2023" in str(refused.value)


@pytest.fixture
def hubs(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny demonstration of the second plan, made by the command, and where its truth is written."""
    monkeypatch.setenv("JIJU_HOME", str(tmp_path))
    size = ["--seed", "11", "--zones", "6", "--enterprises", "40", "--quarters", "6"]
    assert commands.run(["demo", "--plan", str(QINGHE), *size]) == commands.DONE
    return tmp_path / "demo_truth.csv"


def test_a_demonstration_of_the_second_plan_is_whole(hubs: Path) -> None:
    day = people.demonstration_day()
    assert day == date(2026, 1, 20)
    assert programmes.plan().id == "qinghe-2023"
    zones = registry.zones_on(day)
    titled = [z.code for z in zones if z.status == registry.PROVINCIAL]
    assert titled == ["H01", "H02", "H03", "H04", "Z005", "Z006"]
    assert {z.status for z in zones if z.code not in titled} == {registry.RESERVE}
    assert date(2023, 6, 1) in {z.since for z in zones}
    assert set(filings.sent_periods()) == {"Z1", "Z3"}, "its figures, and what it tells of its topics"
    states = set(Filing.objects.order_by("pk").values_list("state", flat=True))
    assert states > {"accepted"}, "some zones are still on their way"
    for role, code in ((Role.CITY, "990200"), (Role.COUNTY, "990221"), (Role.ZONE_STATISTICIAN, "H02")):
        assert people.actor_posted(role, code, on=day), role
    assert {a.role for a in people.demo_accounts()} == set(Role) - {Role.SYSTEM}


def test_money_of_a_second_plan_keeps_to_its_caps_and_its_sources(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIJU_HOME", str(tmp_path))
    size = ["--seed", "1", "--zones", "9", "--enterprises", "36", "--quarters", "6"]  # large enough for grants
    assert commands.run(["demo", "--plan", str(QINGHE), *size]) == commands.DONE


def test_its_figures_are_those_that_its_zones_reported(hubs: Path) -> None:
    course = Course(qinghe(), SIZE)
    done, last = course.quarters[-2:]
    titled = [z.code for z in registry.zones_on(done.last_day) if z.status == registry.PROVINCIAL]
    reported = Filing.objects.filter(form_code="Z1", period=str(done), state="accepted", unit_code__in=titled).order_by(
        "pk"
    )
    sales = sum(Decimal(json.loads(cells)["11"]) for cells in reported.values_list("cells", flat=True))
    by = Actor("P1", "province", "n", Role.PROVINCE, "COMM", "省商务局", EVERYWHERE)
    lines = {line.name: line for line in oversight.cockpit(by, done).targets}
    assert lines["商品销售额"].actual == pytest.approx(sales / 10_000)
    assert lines["枢纽区数"].actual == course.zones_at(done)
    assert evaluations.ranking(by, "yearly", last).rows


def test_every_planted_mistake_is_in_a_filing_of_that_plan(hubs: Path) -> None:
    with hubs.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {r["form"] for r in rows} <= {"Z1", ""}
    for r in (r for r in rows if r["form"]):
        filing = Filing.objects.get(form_code=r["form"], period=r["period"], unit_code=r["unit"])
        assert json.loads(filing.cells)[r["row"]] == r["reported"] != r["true"]


def test_a_demonstration_of_one_quarter_is_made_and_nobody_applies_in_it(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIJU_HOME", str(tmp_path))
    size = ["--seed", "11", "--zones", "12", "--enterprises", "36", "--quarters", "1"]  # with grants and more cities
    assert commands.run(["demo", *size]) == commands.DONE
    assert len(filings.sent_periods()["B1"]) == 1
    assert not Application.objects.exists()
