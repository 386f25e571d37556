"""How units are scored, source by source and rule by rule. Each test is a table: what is known, and what comes out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from jiju.rooms.evaluations.checks import ABSENT, EXEMPTED, compute, value_of
from jiju.rooms.evaluations.shapes import Judgements, Measured, Snapshot, Standing
from jiju.rooms.programmes.shapes import Item, Scheme

BANDS = [{"grade": "优秀", "at_least": 85}, {"grade": "良好", "at_least": 75}, {"grade": "合格", "at_least": 60},
         {"grade": "不合格", "at_least": 0}]  # fmt: skip
Values = dict[str, dict[str, Any]]


def item(ident: str = "a", weight: int = 100, **more: Any) -> dict[str, Any]:
    source = {} if "source" in more or "formula" in more else {"indicator": ident}
    return {"id": ident, "dimension": "一", "name": ident, "weight": weight} | source | more


def scheme(*items: dict[str, Any], **more: Any) -> Scheme:
    plain = {
        "id": "s", "name": "方案", "status": "样例", "period": "quarter", "peer": "all", "items": items or (item(),),
        "method": {"floor": 60, "span": 40}, "bands": BANDS, "missing": "rescale", "ties": "shared",
    }  # fmt: skip
    return Scheme.model_validate(plain | more)


def scored(scheme: Scheme, values: Values, judged: Judgements | None = None, **types: str) -> dict[str, Standing]:
    """The standing of each unit; types: unit → zone type, T1 when none is said."""
    units = tuple(
        Measured(unit, unit, types.get(unit, "T1"), "C1", "D1", {k: Decimal(str(v)) for k, v in held.items()})
        for unit, held in values.items()
    )
    rows = compute(scheme, Snapshot("2024Q4", 1, units, {}), judged or Judgements())
    return {row.unit: row for row in rows}


def scores(found: dict[str, Standing]) -> dict[str, str]:
    return {unit: "—" if row.score is None else f"{row.score.normalize():f}" for unit, row in sorted(found.items())}


def points(**given: str) -> Judgements:
    """Points given to one unit U on the item a: "80 90 100"."""
    return Judgements(points={u: {"a": tuple(map(Decimal, text.split()))} for u, text in given.items()})


# --- figures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("direction", "values", "comes_out"),
    [
        ("up", {"A": 10, "B": 20, "C": 30}, {"A": "60", "B": "80", "C": "100"}),
        ("down", {"A": 10, "B": 20, "C": 30}, {"A": "100", "B": "80", "C": "60"}),
        ("up", {"A": 10, "B": 10}, {"A": "100", "B": "100"}),  # all alike: nobody is behind
        ("up", {"A": -5, "B": 0, "C": 5}, {"A": "60", "B": "80", "C": "100"}),
        ("up", {"A": 7}, {"A": "100"}),  # a peer group of one says nothing, and is marked as such elsewhere
    ],
)
def test_figures_are_scored_by_the_efficacy_coefficient(
    direction: str, values: dict[str, int], comes_out: dict[str, str]
) -> None:
    """60 + 40 × (value − lowest) ÷ (highest − lowest) among the peers."""
    found = scored(scheme(item(direction=direction)), {u: {"a": v} for u, v in values.items()})
    assert scores(found) == comes_out


@pytest.mark.parametrize(
    ("value", "comes_out"), [(-1, "0"), (0, "40"), (9.99, "40"), (10, "70"), (19, "70"), (20, "100"), (900, "100")]
)
def test_steps_give_points_from_each_value_on(value: float, comes_out: str) -> None:
    """From 0 on 40, from 10 on 70, from 20 on 100; below the lowest step none. Peers do not matter."""
    steps = [{"at_least": 0, "points": 40}, {"at_least": 10, "points": 70}, {"at_least": 20, "points": 100}]
    found = scored(scheme(item(steps=steps)), {"A": {"a": value}, "Z": {"a": 5}})
    assert scores(found)["A"] == comes_out


def test_weights_are_shares_of_the_score() -> None:
    found = scored(scheme(item("a", 75), item("b", 25)), {"A": {"a": 1, "b": 9}, "B": {"a": 3, "b": 1}})
    assert scores(found) == {"A": "70", "B": "90"}  # 60 × 75 % + 100 × 25 %, and the other way round
    assert [(p.item, p.weight, p.contribution) for p in found["A"].parts] == [("a", 75, 45), ("b", 25, 25)]


# --- what persons give ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "comes_out"),
    [
        ("", "—"),
        ("80 90", "—"),  # the scheme asks for three
        ("80 90 100", "90"),
        ("70 80 81", "77"),
        ("0 80 90 100", "67.5"),
        ("0 80 90 100 100", "90"),  # from five on without the highest and the lowest
        ("10 80 80 80 80", "80"),
    ],
)
def test_experts_give_points_and_from_so_many_on_the_extremes_are_dropped(given: str, comes_out: str) -> None:
    asked = scheme(item(source="expert", guidance="看", scorers=3, drop_extremes_from=5))
    assert scores(scored(asked, {"U": {}}, points(U=given)))["U"] == comes_out


def test_a_check_list_gives_the_points_of_what_is_proved() -> None:
    lines = [{"id": "x", "name": "文件", "points": 60}, {"id": "y", "name": "场所", "points": 40}]
    asked = scheme(item(source="document", checklist=lines))
    assert scores(scored(asked, {"U": {}, "V": {}}, points(U="60", V="100"))) == {"U": "60", "V": "100"}


def test_points_are_points_and_not_compared_with_the_peers() -> None:
    """What experts and the reporting give counts as it is; figures beside it are compared."""
    asked = scheme(item("a", 50, source="expert", guidance="看"), item("r", 50, source="reporting"))
    found = scored(asked, {"U": {"r": 80}, "V": {"r": 90}}, points(U="50", V="70"))
    assert scores(found) == {"U": "65", "V": "80"}


def test_results_of_units_below_are_scored_as_any_figure() -> None:
    found = scored(scheme(item(source="results", results_of="x"), units="city"), {"C1": {"a": 70}, "C2": {"a": 80}})
    assert scores(found) == {"C1": "60", "C2": "100"}


def test_a_ruling_stands_before_what_was_measured_or_given() -> None:
    ruled = Judgements(points={"U": {"a": (Decimal(50),)}}, values={"U": {"a": Decimal(90)}})
    asked = Item.model_validate(item(source="expert", guidance="看"))
    assert value_of(asked, Measured("U", "U", "T1", "", "", {}), ruled) == 90


# --- beside the items -----------------------------------------------------------------------------------------------

BESIDE = [
    {"id": "title", "name": "称号", "kind": "bonus", "points": 2, "at_most": 5},
    {"id": "case", "name": "案例", "kind": "bonus", "points": 1, "at_most": 3},
    {"id": "late", "name": "迟报", "kind": "deduction", "points": 1.5, "at_most": 3, "counts": "late_reports"},
]


@pytest.mark.parametrize(
    ("cases", "measured", "comes_out", "score"),
    [
        ({}, {}, [], "80"),
        ({"title": 1}, {}, [("title", 2)], "82"),
        ({"title": 4}, {}, [("title", 5)], "85"),  # the limit of one
        ({"title": 2, "case": 3}, {}, [("title", 4), ("case", 2)], "86"),  # the limit of all together: 6
        ({}, {"late": 1}, [("late", Decimal("-1.5"))], "78.5"),  # counted from the reporting
        ({}, {"late": 9}, [("late", -3)], "77"),
        ({"title": 1}, {"late": 1}, [("title", 2), ("late", Decimal("-1.5"))], "80.5"),
    ],
)
def test_cases_add_and_take_points_within_their_limits(
    cases: dict[str, int], measured: dict[str, int], comes_out: list[tuple[str, Decimal]], score: str
) -> None:
    judged = Judgements(cases={"B": {k: Decimal(v) for k, v in cases.items()}})
    asked = scheme(adjustments=BESIDE, adjust_at_most=6)
    found = scored(asked, {"A": {"a": 1}, "B": {"a": 2} | measured, "C": {"a": 3}}, judged)["B"]
    assert [(a.id, a.points) for a in found.adjusted] == comes_out
    assert f"{found.score:f}".rstrip("0").rstrip(".") == score
    assert found.base == 80


def test_a_score_stays_between_0_and_100() -> None:
    asked = scheme(item(source="expert", guidance="看"), adjustments=BESIDE)
    cases = {u: {"title": Decimal(9)} for u in ("U",)}
    judged = Judgements(points={"U": {"a": (Decimal(99),)}, "V": {"a": (Decimal(1),)}}, cases=cases)
    assert scores(scored(asked, {"U": {}, "V": {"late": 5}}, judged)) == {"U": "100", "V": "0"}


def test_a_veto_decides_the_grade_and_leaves_score_and_place() -> None:
    vetoes = [{"id": "lie", "name": "造假", "grade": "不合格"}, {"id": "credit", "name": "失信", "grade": "合格"}]
    values: Values = {"A": {"a": 3}, "B": {"a": 2}, "C": {"a": 1}}
    judged = Judgements(vetoes={"A": ("credit", "lie"), "B": ("credit",)})
    found = scored(scheme(vetoes=vetoes), values, judged)
    assert [(u, r.rank, r.grade, r.because) for u, r in found.items()] == [
        ("A", 1, "不合格", ("credit", "lie")),  # the worse of the two
        ("B", 2, "合格", ("credit",)),
        ("C", 3, "合格", ()),
    ]


def test_a_cap_counts_who_has_no_veto() -> None:
    """Two of ten may be excellent; the first is vetoed, so the second and the third are."""
    bands = [BANDS[0] | {"cap_percent": 20, "at_least": 80}, *BANDS[1:]]
    values: Values = {f"U{n}": {"a": 20 - n} for n in range(10)}
    asked = scheme(bands=bands, vetoes=[{"id": "lie", "name": "造假", "grade": "不合格"}])
    free = scored(asked, values)
    assert [u for u, r in free.items() if r.grade == "优秀"] == ["U0", "U1"]
    caught = scored(asked, values, Judgements(vetoes={"U0": ("lie",)}))
    assert [u for u, r in caught.items() if r.grade == "优秀"] == ["U1"]  # two tenths of nine is one


def test_who_was_absent_has_the_worst_grade_and_who_was_exempted_none() -> None:
    judged = Judgements(absent=("B",), exempted={"C": "正在整体搬迁"})
    found = scored(scheme(), {"A": {"a": 1}, "B": {"a": 9}, "C": {"a": 5}, "D": {"a": 3}}, judged)
    assert [(u, r.score is None, r.rank, r.grade, r.because) for u, r in sorted(found.items())] == [
        ("A", False, 2, "合格", ()),
        ("B", True, 0, "不合格", (ABSENT,)),
        ("C", True, 0, "", (EXEMPTED,)),
        ("D", False, 1, "优秀", ()),
    ]
    assert found["D"].parts[0].best == 3  # neither of them is among the peers


# --- what is missing, ties, small groups ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("missing", "comes_out", "weights"),
    [
        ("floor", "90", (75, 25)),  # 100 × 75 % + 60 × 25 %
        ("rescale", "100", (100, 0)),
        ("refuse", "—", (0, 0)),
    ],
)
def test_an_absent_figure_is_treated_as_the_scheme_says(missing: str, comes_out: str, weights: tuple[int, int]) -> None:
    found = scored(scheme(item("a", 75), item("b", 25), missing=missing), {"A": {"a": 1, "b": 1}, "B": {"a": 2}})
    assert scores(found)["B"] == comes_out
    assert tuple(p.weight for p in found["B"].parts) == weights
    assert found["B"].parts[1].value is None  # and is never shown as zero


@pytest.mark.parametrize("missing", ["floor", "rescale", "refuse"])
def test_an_optional_item_gives_its_weight_to_the_others_whatever_the_scheme_says(missing: str) -> None:
    asked = scheme(item("a", 75), item("b", 25, optional=True), missing=missing)
    assert scores(scored(asked, {"A": {"a": 1, "b": 1}, "B": {"a": 2}}))["B"] == "100"


@pytest.mark.parametrize("missing", ["rescale", "refuse"])
def test_without_any_value_there_is_no_score(missing: str) -> None:
    found = scored(scheme(missing=missing), {"A": {"a": 1}, "B": {}})
    assert (found["B"].score, found["B"].rank, found["B"].grade) == (None, 0, "")


@pytest.mark.parametrize(("ties", "places"), [("shared", [1, 1, 3]), ("name", [1, 2, 3])])
def test_ties_share_a_place_or_go_by_the_code(ties: str, places: list[int]) -> None:
    """By the code is a rule that everybody can check beforehand; by lot is not."""
    found = scored(scheme(ties=ties), {"A": {"a": 5}, "B": {"a": 5}, "C": {"a": 1}})
    assert [found[u].rank for u in "ABC"] == places


TYPES = {"E": "T2", "F": "T3"}
FIGURES: Values = {"A": {"a": 10}, "B": {"a": 20}, "C": {"a": 30}, "E": {"a": 12}, "F": {"a": 22}}


@pytest.mark.parametrize(
    ("rule", "comes_out"),
    [
        # each group alone: one that has nobody to compare with stands at the best
        ("alone", {"E": ("T2", 1, 1, "100"), "F": ("T3", 1, 1, "100")}),
        # all small groups are one
        ("pooled", {"E": ("pooled", 2, 2, "60"), "F": ("pooled", 1, 2, "100")}),
        # scored among all, ranked within the own group
        ("all", {"E": ("T2", 1, 1, "64"), "F": ("T3", 1, 1, "84")}),
    ],
)
def test_groups_below_the_least_are_treated_as_the_scheme_says(
    rule: str, comes_out: dict[str, tuple[str, int, int, str]]
) -> None:
    asked = scheme(peer="type", small_group={"least": 3, "rule": rule})
    found = scored(asked, FIGURES, **TYPES)
    shown = {u: (r.group, r.rank, r.peers, f"{r.score.normalize():f}") for u, r in found.items() if r.score is not None}
    assert {u: shown[u] for u in TYPES} == comes_out
    assert [shown[u][1:] for u in "ABC"] == [(3, 3, "60"), (2, 3, "80"), (1, 3, "100")]  # the large group as ever


def test_the_order_of_the_units_changes_nothing() -> None:
    asked = scheme(peer="type", small_group={"least": 3, "rule": "all"})
    forwards, backwards = scored(asked, FIGURES, **TYPES), scored(asked, dict(reversed(FIGURES.items())), **TYPES)
    assert forwards == backwards
