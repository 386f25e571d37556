"""Shift–share (偏离—份额分析).

What of an area's change came with the whole (N), with its industries (P), and from itself (D). The three sum to the
change exactly, in decimals.

Source: Dunn (1960), Papers in Regional Science 6, 97–112; Esteban-Marquillas (1972), Regional and Urban Economics 2,
249–261
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.agglomeration import NothingToCompare, TooManyAbsent, TooThin, esteban_marquillas, shift_share
from tests.spec.agglomeration.drawn import column, drawn

HOLUKULUKU = drawn("""
industry | before | after | nation before | nation after
I        | 500    | 1000  | 1000          | 1100
II       | 100    | 100   | 2000          | 2400
III      | 200    | 250   | 4000          | 5200
IV       | 200    | 280   | 3000          | 4200
""")
AREA = column(HOLUKULUKU, "before"), column(HOLUKULUKU, "after")
NATION = column(HOLUKULUKU, "nation before"), column(HOLUKULUKU, "nation after")


def test_a_published_table() -> None:
    """Krumme's teaching table (University of Washington): growth 630 = 290 national − 80 composition + 420 differential."""
    found = shift_share(AREA, NATION, name="the nation", unit="人")
    assert (found.change, found.national, found.industrial, found.differential) == (630, 290, -80, 420)
    assert [s.differential for s in found.industries] == [450, -20, -10, 0]
    assert [s.industrial for s in found.industries] == [-95, -9, 2, 22]


def test_parts_are_decimals_and_sum_exactly() -> None:
    """Thirds do not end; what rounding to four places leaves goes to D."""
    found = shift_share(
        ({"a": 100, "b": 50}, {"a": 133, "b": 50}), ({"a": 300, "b": 300}, {"a": 401, "b": 300}), name="省", unit="户"
    )
    (a, _) = found.industries
    assert (a.national, a.industrial, a.differential) == (Decimal("16.8333"), Decimal("16.8333"), Decimal("-0.6666"))
    assert found.national + found.industrial + found.differential == found.change == 33


def test_an_industry_new_to_the_area_is_its_own_doing() -> None:
    """Of nothing, neither the whole nor the industry makes something; also where the reference had none."""
    found = shift_share(
        ({"a": 10, "b": 0, "c": 0}, {"a": 10, "b": 7, "c": 3}),
        ({"a": 90, "b": 50, "c": 0}, {"a": 90, "b": 70, "c": 3}),
        name="省",
        unit="户",
    )
    assert [(s.national, s.industrial, s.differential) for s in found.industries][1:] == [(0, 0, 7), (0, 0, 3)]


def test_esteban_marquillas_splits_d() -> None:
    """At the nation's mix industry I would have 100, not 500: 100 × (1 − 0.1) = 90 competitive, 360 by specialisation."""
    found = esteban_marquillas(AREA, NATION, name="the nation", unit="人")
    assert [(h.competitive, h.allocation) for h in found.industries] == [(90, 360), (-40, 20), (-20, 10), (0, 0)]
    assert found.competitive + found.allocation == shift_share(AREA, NATION, name="the nation", unit="人").differential


def test_esteban_marquillas_needs_industries_that_were_there() -> None:
    """Growth from nothing is not defined; shift_share puts it to D, this cannot."""
    with pytest.raises(NothingToCompare, match="nothing of b before"):
        esteban_marquillas(
            ({"a": 10, "b": 0}, {"a": 10, "b": 7}), ({"a": 90, "b": 50}, {"a": 90, "b": 70}), name="省", unit="户"
        )


def test_an_industry_without_all_four_figures_is_left_out_and_named() -> None:
    """Left out of the reference's growth too; one of five may be."""
    ones = dict.fromkeys("abcd", 10)
    found = shift_share(
        ({**ones, "e": None}, {**ones, "e": 4}), ({**ones, "e": 9}, {**ones, "e": 9}), name="省", unit="户"
    )
    assert (found.basis.absent, found.change, found.basis.rests_on) == (("e",), 0, 4)
    with pytest.raises(TooManyAbsent):
        shift_share((ones, {"a": 10, "b": 10, "c": 10}), (ones, ones), name="省", unit="户")


def test_what_it_refuses() -> None:
    """One industry, floats, and a reference that does not hold its area."""
    with pytest.raises(TooThin, match="at least 2 industries; there are 1"):
        shift_share(({"a": 1}, {"a": 2}), ({"a": 3}, {"a": 4}), name="省", unit="户")
    with pytest.raises(Malformed, match="not exact"):
        shift_share(
            ({"a": 1.5, "b": 1}, {"a": 2, "b": 1}), ({"a": 3, "b": 1}, {"a": 4, "b": 1}), name="省", unit="万元"
        )  # type: ignore[dict-item]  # what is refused
    with pytest.raises(Malformed, match="one source"):
        shift_share(({"a": 5, "b": 1}, {"a": 5, "b": 1}), ({"a": 3, "b": 1}, {"a": 6, "b": 1}), name="省", unit="户")
