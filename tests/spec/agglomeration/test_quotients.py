"""Location quotient (区位商).

How many times an area's share of an industry is the reference's share of it. The figure itself is always shown beside
it, since in a small area one enterprise makes a large quotient; a cell has none where fewer than five
enterprises are there and fewer than five expected.

Source: Isard (1960), Methods of Regional Analysis; Beyene and Moineddin (2005), BMC Medical Research Methodology 5:32
"""

from __future__ import annotations

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.agglomeration import (
    NothingToCompare,
    Plant,
    Reference,
    TooManyAbsent,
    TooThin,
    location_quotients,
    location_quotients_of_plants,
)
from jiju.engines.agglomeration.plain import quotient_plainly, redrawn_plainly
from tests.spec.agglomeration.drawn import drawn

HOLUKULUKU = drawn("""
area       | I    | II   | III  | IV
Holukuluku | 500  | 100  | 200  | 200
elsewhere  | 500  | 1900 | 3800 | 2800
""")


def test_the_four_quotients_of_a_published_table() -> None:
    """Krumme's teaching table (University of Washington): shares of 50, 10, 20, 20 % against 10, 20, 40, 30 %."""
    found = location_quotients(HOLUKULUKU, reference="the nation", unit="人")
    lqs = [round(found.at("Holukuluku", i).value, 3) for i in ("I", "II", "III", "IV")]
    assert lqs == [5.0, 0.5, 0.5, 0.667]


def test_the_figure_stands_beside_the_quotient_and_the_reference_is_named() -> None:
    """What a page shows: x, LQ, compared with what, counting the area in or not, in which unit."""
    found = location_quotients(HOLUKULUKU, reference="the nation", unit="人").at("Holukuluku", "I")
    assert (found.x, found.basis.reference, found.basis.itself, found.basis.unit) == (
        500,
        "the nation",
        "counted",
        "人",
    )


def test_totals_of_staff_or_money_have_no_interval_and_say_why() -> None:
    """In 元 an interval from totals would be a hundred times narrower than in 万元: it would mean nothing."""
    found = location_quotients(HOLUKULUKU, reference="the nation", unit="万元").at("Holukuluku", "I")
    assert found.interval is None
    assert "each enterprise's figure" in str(found.no_interval)


COUNTS = drawn("""
area | logistics | other
甲   | 40        | 60
乙   | 360       | 1540
""")


@pytest.mark.parametrize(
    ("itself", "value", "low", "high"),
    [("counted", 2.0, 1.5860, 2.5220), ("left out", 2.1111, 1.6320, 2.7309)],
)
def test_counts_of_enterprises_have_an_interval_by_the_delta_method(
    itself: str, value: float, low: float, high: float
) -> None:
    """Counted: σ² = 1/40 − 1/100 − 1/400 + 80/40000 − 1/2000 = 0.0140; left out: 1/40 − 1/100 + 1/360 − 1/1900 = 0.0173."""
    found = location_quotients(COUNTS, reference="全省", unit="户", itself=itself).at("甲", "logistics")  # type: ignore[arg-type]  # a parameter of the table
    assert found.interval is not None
    assert found.interval.method == "delta"
    assert [round(v, 4) for v in (found.value, found.interval.low, found.interval.high)] == [value, low, high]


def test_a_reference_from_the_yearbook_is_taken_to_hold_the_area() -> None:
    """40 of 100 against 400 of 2,000; left out, against 360 of 1,900, as from the table of all areas."""
    one = {"甲": COUNTS["甲"]}
    province = Reference("吉林省", {"logistics": 400, "other": 1600})
    counted = location_quotients(one, reference=province, unit="户").at("甲", "logistics")
    apart = location_quotients(one, reference=province, unit="户", itself="left out").at("甲", "logistics")
    assert (counted.value, round(apart.value, 4), apart.basis.reference) == (2.0, 2.1111, "吉林省")


SMALL = drawn("""
area | logistics | other
丙   | 1         | 3
丁   | 49        | 947
""")


def test_one_enterprise_in_a_small_area_is_refused_rather_than_called_five_times_the_province() -> None:
    """1 of 4 against 50 of 1,000 is LQ = 5, from one enterprise where 0.2 are expected: five are needed."""
    cells = location_quotients(SMALL, reference="全省", unit="户")
    assert [(c.area, c.industry, c.x) for c in cells.thin] == [("丙", "logistics", 1), ("丙", "other", 3)]
    with pytest.raises(TooThin, match="needs at least 5 enterprises; there are 1") as refused:
        cells.at("丙", "logistics")
    assert (refused.value.code, refused.value.have, refused.value.needed) == ("data-too-thin", 1, 5)


def test_none_where_many_are_expected_is_a_quotient_of_zero_without_an_interval() -> None:
    """0 of 100 where 9 are expected says something; how far from zero it might be is not told from so few."""
    table = drawn("area | logistics | other\n甲 | 0 | 100\n乙 | 200 | 1900")
    found = location_quotients(table, reference="全省", unit="户").at("甲", "logistics")
    assert (found.value, found.interval) == (0.0, None)
    assert "Fewer than 5" in str(found.no_interval)


def test_staff_with_the_number_of_enterprises_beside_it_is_judged_by_that_number() -> None:
    """900 staff of one enterprise are one enterprise."""
    staff = drawn("area | logistics | other\n丙 | 900 | 100\n丁 | 4000 | 80000")
    firms = drawn("area | logistics | other\n丙 | 1 | 3\n丁 | 49 | 947")
    cells = location_quotients(staff, reference="全省", unit="人", enterprises=firms)
    with pytest.raises(TooThin):
        cells.at("丙", "logistics")
    assert cells.at("丁", "logistics").basis.rests_on == 996


def test_without_the_area_itself_there_may_be_nothing_to_compare_with() -> None:
    """The only area that has the industry cannot be compared with the others."""
    table = drawn("area | ice | other\n甲 | 40 | 60\n乙 | 0 | 1900")
    cells = location_quotients(table, reference="全省", unit="户", itself="left out")
    with pytest.raises(NothingToCompare, match="全省 has none of ice"):
        cells.at("甲", "ice")


def test_an_interval_needs_enterprises_on_both_sides() -> None:
    """Only two are elsewhere: drawn again there are often none, and the quotient has no upper end."""
    table = drawn("area | ice | other\n甲 | 40 | 60\n乙 | 2 | 1900")
    ones = [
        Plant(f"{a}{i}{k}", a, i, 1) for a, row in table.items() for i, n in row.items() for k in range(int(n or 0))
    ]
    for found in (
        location_quotients(table, reference="全省", unit="户", itself="left out"),
        location_quotients_of_plants(ones, reference="全省", unit="人", seed=1, itself="left out", draws=200),
    ):
        assert found.at("甲", "ice").interval is None
        assert "or in the reference" in str(found.at("甲", "ice").no_interval)
        assert found.at("甲", "other").interval is not None


def test_what_rounding_leaves_of_a_reference_is_nothing() -> None:
    """The province's 0.3 is the area's 0.1 + 0.2: nobody else has the industry."""
    area = {"甲": {"a": 0.1 + 0.2, "b": 5}}
    cells = location_quotients(area, reference=Reference("吉林省", {"a": 0.3, "b": 50}), unit="亿元", itself="left out")
    with pytest.raises(NothingToCompare):
        cells.at("甲", "a")


def test_an_area_with_an_absent_cell_is_left_out_whole_and_named() -> None:
    """Without one cell the area's total is not known; nor may the province's be taken without it in silence."""
    table = drawn("""
    area | a  | b
    甲   | 40 | 60
    乙   | .  | 70
    丙   | 30 | 70
    丁   | 30 | 70
    戊   | 20 | 80
    """)
    cells = location_quotients(table, reference="全省", unit="户")
    assert cells.absent == ("乙",)
    assert round(cells.at("甲", "a").value, 4) == round(0.4 / (120 / 400), 4)
    with pytest.raises(TooManyAbsent, match="at least 4 of 4; 3 are there"):
        location_quotients({a: table[a] for a in "甲乙丙丁"}, reference="四市", unit="户")


def test_a_reference_smaller_than_its_area_is_no_reference() -> None:
    """Two sources, two coverages: the yearbook counts above size only."""
    with pytest.raises(Malformed, match="one source, in one unit"):
        location_quotients({"甲": {"a": 40, "b": 60}}, reference=Reference("吉林省", {"a": 30, "b": 900}), unit="户")


def roster() -> list[Plant]:
    """甲: 12 logistics of 30; 乙: 18 of 170. All of size one but for one giant in 甲."""
    ones = [
        Plant(f"{area}{industry}{k}", area, industry, 1)
        for area, industry, n in (
            ("甲", "logistics", 12),
            ("甲", "other", 18),
            ("乙", "logistics", 18),
            ("乙", "other", 152),
        )
        for k in range(n)
    ]
    return [Plant("giant", "甲", "logistics", 40), *ones[1:]]


def test_staff_have_an_interval_from_drawing_the_enterprises_again() -> None:
    """51 of 69 staff against 69 of 239 is LQ = 2.56; one giant has 40 of the 51, and the interval shows it."""
    found = location_quotients_of_plants(roster(), reference="全省", unit="人", seed=1).at("甲", "logistics")
    assert round(found.value, 2) == round((51 / 69) / (69 / 239), 2)
    assert found.interval is not None
    assert (found.enterprises, found.basis.rests_on, found.interval.method, found.interval.seed) == (
        12,
        30,
        "bootstrap",
        1,
    )
    assert found.interval.low < found.value < found.interval.high


def test_the_same_seed_draws_the_same_interval() -> None:
    """A published interval can be made again."""
    once, again, other = (
        location_quotients_of_plants(roster(), reference="全省", unit="人", seed=s).at("甲", "logistics").interval
        for s in (1, 1, 2)
    )
    assert once == again != other


@pytest.mark.parametrize("itself", ["counted", "left out"])
def test_drawing_with_arrays_is_drawing_one_at_a_time(itself: str) -> None:
    """The plain evaluator draws the same enterprises and takes the quotient by its formula."""
    plants = roster()
    found = location_quotients_of_plants(plants, reference="全省", unit="人", seed=7, draws=200, itself=itself)  # type: ignore[arg-type]  # a parameter of the table
    plain = sorted(quotient_plainly(s, "甲", "logistics", itself) for s in redrawn_plainly(plants, 200, 7))  # type: ignore[arg-type]  # a parameter of the table
    spread = found.at("甲", "logistics").interval
    assert spread is not None
    at = 0.025 * 199  # percentiles lie linearly between ranks
    expected = plain[int(at)] + (at - int(at)) * (plain[int(at) + 1] - plain[int(at)])
    assert spread.low == pytest.approx(expected, rel=1e-12)


def test_an_enterprise_without_a_size_is_left_out_and_an_area_without_many_is_thin() -> None:
    """Seven of 丙's nine have not reported: what the other two do is not what 丙 does."""
    silent = [Plant(f"丙{k}", "丙", "other", None if k < 7 else 1) for k in range(9)]
    cells = location_quotients_of_plants([*roster(), *silent], reference="全省", unit="人", seed=1)
    assert len(cells.absent) == 7
    with pytest.raises(TooManyAbsent, match="at least 8 of 9; 2 are there"):
        cells.at("丙", "other")


def test_enterprises_of_one_zone_against_the_yearbook() -> None:
    """The reference stays as it is; only the zone's enterprises are drawn again."""
    zone = [p for p in roster() if p.area == "甲"]
    found = location_quotients_of_plants(
        zone, reference=Reference("吉林省", {"logistics": 690, "other": 1700}), unit="人", seed=1
    ).at("甲", "logistics")
    assert round(found.value, 4) == round((51 / 69) / (690 / 2390), 4)
    assert found.basis.reference == "吉林省"
