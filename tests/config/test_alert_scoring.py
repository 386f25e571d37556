"""The score of alerts, and what really happens in a demonstration: who declines, falls silent, invents, hides."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jiju.config.demo.alert_scoring import Raised, read_whole_truth, score
from jiju.config.demo.economy import Economy, firms_of
from jiju.config.demo.events import DECLINE, DIGITS, FALL, KINDS, SILENT, Events, events_of
from jiju.config.demo.mistakes import Mistakes
from jiju.config.demo.points import Ground
from jiju.config.demo.returns import ABOVE_SCALE
from jiju.config.demo.scale import Course, Scale
from jiju.config.demo.scoring import read_truth
from jiju.config.demo.zones import zones_of
from jiju.core.nothing import Nothing
from jiju.engines.outlook import Crowding, crowding
from jiju.rooms.programmes.checks import read_plan
from tests.web.small import PLAN

MISTAKE, EVENT, DOUBLE = ("B2", "2024Q2", "F1"), ("B1", "2024Q1", "Z2"), ("", "", "F9")
TRUTH = {MISTAKE: "jump", EVENT: DECLINE, DOUBLE: "double_zone"}


class Screen:
    """A screen that knows one zone and ten reports."""

    def zone_of(self, form: str, period: str, unit: str) -> str:
        return "Z1" if form == "B2" else ""

    def sent(self, form: str, period: Any) -> Any:
        return type("Sent", (), {"units": tuple(range(10))})


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr("jiju.config.demo.alert_scoring.filings.sent_periods", lambda: {"B2": ["2024Q2"]})
    screen: Any = Screen()
    return lambda *alerts: score(list(alerts), TRUTH, screen)


def test_an_alert_about_what_was_planted_is_right_and_finds_it(scored: Any) -> None:
    out = scored(Raised("jump", {MISTAKE}), Raised("decline", {EVENT}), Raised("double", {DOUBLE}))
    assert (out.precision, out.recall, out.own, out.false_alarms) == (1.0, 1.0, 3, 0.0)


def test_an_alert_that_was_compared_with_it_is_right_and_finds_nothing(scored: Any) -> None:
    out = scored(Raised("jump", {("B2", "2024Q3", "F1")}, {MISTAKE}), Raised("sum", {("B1", "2024Q2", "Z1")}, set(),
                                                                            {("2024Q2", "Z1")}))  # fmt: skip
    assert (out.right, out.own, out.found) == (2, 0, 0)


def test_any_other_alert_is_a_false_alarm_among_the_clean_reports(scored: Any) -> None:
    out = scored(Raised("jump", {("B2", "2024Q2", "F2")}))
    assert (out.precision, out.clean, out.false_alarms) == (0.0, 8, 125.0)
    assert scored().precision is None


def province(zones: int, quarters: int = 12) -> tuple[Course, list[Any], Events]:
    plan = read_plan(PLAN)
    course = Course(plan, Scale(3, zones, zones * 100, quarters))
    there = zones_of(plan, course, Ground(Path("nowhere")))
    return course, there, events_of(course, there, there[:2], asks=("B1", "B2"))


@pytest.mark.parametrize(("zones", "quarters"), [(19, 12), (40, 9)])
def test_a_small_or_young_province_has_no_events(zones: int, quarters: int) -> None:
    assert province(zones, quarters)[2] == Events()


def test_events_spare_the_visitor_meet_different_zones_and_are_the_same_for_a_seed() -> None:
    _, there, events = province(40)
    met = [*events.declines, *events.digits, *events.silent]
    assert len(met) == len(set(met)) == 4
    assert not {0, 1} & set(met)
    assert province(40)[2] == events


def test_a_decline_halves_a_zone_and_leaves_the_province_as_large_as_it_was() -> None:
    course, there, events = province(40)
    whole, fallen = Economy(course, there), Economy(course, there, events.falls)
    index, q = next(iter(events.declines.items()))
    before, after = (e.course_of(index).revenue for e in (whole, fallen))
    assert np.array_equal(before[:q], after[:q])
    assert np.all(after[q:] < before[q:] * (FALL + 0.1))
    totals = [sum(e.course_of(z.index).revenue.astype(int) for z in there) for e in (whole, fallen)]
    assert np.all(np.abs(totals[0] - totals[1]) <= len(there))


def test_enterprises_that_hide_keep_the_sum_of_their_zone() -> None:
    course, there, _ = province(40)
    zone = max(there, key=lambda z: z.weight)
    firms = firms_of(Economy(course, there).course_of(zone.index), course.scale.rng(4, zone.index))
    firms.revenue[:20, -4:] = ABOVE_SCALE * 1.05 / 4
    before = firms.revenue.sum(axis=0)
    firms.active[:20, -4:] = True
    hidden = Events(city=zone.city).hidden(zone, firms, course)
    assert np.array_equal(hidden.revenue.sum(axis=0), before)
    assert (hidden.revenue[:20, -4:].sum(axis=1) < ABOVE_SCALE).sum() >= 15


def test_at_the_usual_size_enterprises_crowd_in_the_city_with_the_most_zones_and_that_can_be_seen() -> None:
    """Of the whole sizes of a city's enterprises the test sees nothing before, and the crowd after."""
    course, there, events = province(100)
    assert events.city == Counter(z.city for z in there).most_common(1)[0][0]
    economy = Economy(course, there, events.falls)
    sizes: dict[bool, list[int]] = {True: [], False: []}
    for zone, hides in product([z for z in there if z.city == events.city], (False, True)):
        firms = firms_of(economy.course_of(zone.index), course.scale.rng(4, zone.index))
        firms = events.hidden(zone, firms, course) if hides else firms
        sizes[hides] += list(firms.revenue[firms.active[:, -4:].all(axis=1), -4:].sum(axis=1))
    before, after = (crowding(sizes[hides], ABOVE_SCALE) for hides in (False, True))
    assert isinstance(before, Crowding)
    assert before.p > 0.05
    assert isinstance(after, Crowding)
    assert (after.crowded, after.p < 0.0001) == ("below", True)


def test_a_city_with_few_at_the_threshold_has_none_that_hide() -> None:
    assert province(20)[2].city == ""


def test_from_twenty_zones_on_something_happens_to_some() -> None:
    for zones in (20, 25):
        events = province(zones)[2]
        assert (len(events.silent), len(events.digits)) == (1, 1), zones


def test_invented_digits_are_nought_or_five_and_nothing_else_changes() -> None:
    _, there, events = province(40)
    zone = there[next(iter(events.digits))]
    cells = {"01": Decimal(12), "04": Decimal("12345.7"), "10": Decimal(1234), "11": Nothing.NOT_APPLICABLE}
    assert events.invented(zone, cells) == cells | {"04": Decimal("12345.5"), "10": Decimal(1230)}
    assert events.invented(there[0], cells) == cells


def test_events_stand_in_the_truth_and_filings_are_not_scored_against_them(tmp_path: Path) -> None:
    course, there, events = province(40)
    path = tmp_path / "demo_truth.csv"
    with Mistakes(path) as mistakes:
        events.write(mistakes, there, course, ("B1", "B2"))
    kinds = set(read_whole_truth(path).values())
    assert {DECLINE, DIGITS, SILENT} <= kinds <= KINDS
    assert read_truth(path) == {}
