"""Why a score moved, and what would lift it: the parts sum exactly, and the step named really reaches the grade."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jiju.rooms.evaluations import checks
from jiju.rooms.evaluations.shapes import Judgements, Standing
from tests.spec.evaluations.drawn import figure, scheme, snapshot

Rows = dict[str, dict[str, Any]]


def standing(s: Any, rows: Rows, unit: str) -> Standing:
    return next(r for r in checks.compute(s, snapshot(rows)) if r.unit == unit)


# item   last year            this year            what moved B
# a      A 100, B 50, C 0     A 100, B 75, C 0     its own figure alone: +10 points of 100 at weight 50 → +5
# b      A 100, B 50, C 0     A 200, B 50, C 0     its peers alone: −10 points → −5
def test_own_data_and_the_peers_data_are_told_apart() -> None:
    s = scheme()
    before = standing(s, {"A": {"a": 100, "b": 100}, "B": {"a": 50, "b": 50}, "C": {"a": 0, "b": 0}}, "B")
    after = standing(s, {"A": {"a": 100, "b": 200}, "B": {"a": 75, "b": 50}, "C": {"a": 0, "b": 0}}, "B")
    found = {m.item: m for m in checks.moved(before, after, (s, s))}
    assert (found["a"].own, found["a"].peers, found["a"].method) == (Decimal("5"), Decimal("0"), Decimal("0"))
    assert (found["b"].own, found["b"].peers, found["b"].method) == (Decimal("0"), Decimal("-5"), Decimal("0"))


def test_another_weight_is_another_method() -> None:
    rows: Rows = {"A": {"a": 100, "b": 100}, "B": {"a": 50, "b": 50}, "C": {"a": 0, "b": 0}}
    old, new = scheme(), scheme([figure("a", 80), figure("b", 20)])
    found = {m.item: m for m in checks.moved(standing(old, rows, "B"), standing(new, rows, "B"), (old, new))}
    assert found["a"].method == Decimal("24")
    assert (found["a"].own, found["a"].peers) == (0, 0)


def test_an_item_that_came_moves_by_the_method_and_a_figure_that_came_by_own_data() -> None:
    rows: Rows = {"A": {"a": 100, "b": 100}, "B": {"a": 50, "b": None}, "C": {"a": 0, "b": 0}}
    only, both = scheme([figure("a", 100)]), scheme()
    came = {m.item: m for m in checks.moved(standing(only, rows, "A"), standing(both, rows, "A"), (only, both))}
    assert came["b"].method == came["b"].change
    filled: Rows = rows | {"B": {"a": 50, "b": 50}}
    figured = {m.item: m for m in checks.moved(standing(both, rows, "B"), standing(both, filled, "B"), (both, both))}
    assert figured["b"].own == figured["b"].change > 0


def test_weights_that_change_because_a_figure_came_are_own_data_under_the_same_scheme() -> None:
    s = scheme([figure("a", 50), figure("b", 50, optional=True)])
    rows: Rows = {"A": {"a": 100, "b": 100}, "B": {"a": 50, "b": None}, "C": {"a": 0, "b": 0}}
    filled: Rows = rows | {"B": {"a": 50, "b": 50}}
    found = {m.item: m for m in checks.moved(standing(s, rows, "B"), standing(s, filled, "B"), (s, s))}
    assert found["a"].change == found["a"].own == Decimal("-40")
    assert all(m.method == 0 for m in found.values())


VALUES = st.integers(0, 1000)
TABLES = st.fixed_dictionaries({u: st.fixed_dictionaries({"a": VALUES, "b": VALUES}) for u in "ABCD"})


@given(TABLES, TABLES)
@settings(max_examples=60, deadline=None)
def test_the_moves_of_all_items_sum_to_the_move_of_the_score(old: Rows, new: Rows) -> None:
    s = scheme()
    before, after = standing(s, old, "B"), standing(s, new, "B")
    moves = checks.moved(before, after, (s, s))
    assert before.base is not None
    assert after.base is not None
    assert sum((m.change for m in moves), Decimal(0)) == after.base - before.base
    assert all(m.own + m.peers + m.method == m.change for m in moves)


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_the_step_that_is_named_reaches_the_next_grade(rows: Rows) -> None:
    s = scheme()
    row = standing(s, rows, "B")
    found = checks.improvement(s, row, checks.compute(s, snapshot(rows)))
    if found is None or not (found.alone or found.together):
        return
    for steps in [(one,) for one in found.alone] or [found.together]:
        better = rows | {"B": rows["B"] | {step.item: step.wanted for step in steps}}
        lifted = standing(s, better, "B")
        assert lifted.score is not None
        order = [b.grade for b in s.bands]
        assert order.index(lifted.grade) <= order.index(found.grade)


def test_who_has_the_highest_grade_or_a_veto_is_told_nothing() -> None:
    s = scheme(vetoes=[{"id": "false", "name": "数据造假", "grade": "不合格"}])
    rows: Rows = {"A": {"a": 100, "b": 100}, "B": {"a": 0, "b": 0}}
    assert checks.improvement(s, standing(s, rows, "A"), checks.compute(s, snapshot(rows))) is None
    judged = Judgements(vetoes={"B": ("false",)})
    standings = checks.compute(s, snapshot(rows), judged)
    assert checks.improvement(s, next(r for r in standings if r.unit == "B"), standings) is None


def test_who_is_held_back_by_the_cap_alone_needs_no_points() -> None:
    bands = [{"grade": "优秀", "at_least": 70, "cap_percent": 34}, {"grade": "合格", "at_least": 0}]
    s = scheme(bands=bands)
    rows: Rows = {"A": {"a": 100, "b": 100}, "B": {"a": 90, "b": 90}, "C": {"a": 0, "b": 0}}
    found = checks.improvement(s, standing(s, rows, "B"), checks.compute(s, snapshot(rows)))
    assert found is not None
    assert (found.gap, found.alone, found.together) == (0, (), ())
