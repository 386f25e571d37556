"""Conflicts that data tell (回避情形).

Who has one with any applicant is out of the whole draw, before any ticket; each reason is stated. What data cannot tell
is declared after the draw.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jiju.engines.draws import Conflict, Former, Stratum, draw
from tests.spec.draws.drawn import SEED, library, one, pool

LATE, EARLY = date(2021, 7, 3), date(2021, 7, 2)


def conflicts(**other: Any) -> tuple[Conflict, ...]:
    """The conflicts of one more candidate with the applicant A1 of the zone Z1, which 运营公司甲 runs."""
    drawn = draw(pool(candidates=(*library(), one(**other)), strata=(Stratum("文化旅游", 1),)), SEED)
    return next((e.conflicts for e in drawn.excluded if e.code == one(**other).code), ())


@pytest.mark.parametrize(
    ("who", "reason", "through"),
    [
        ({"code": "A1"}, "own-application", "A1"),
        ({"code": "K1"}, "legal-person", "K1"),
        ({"employer": "运营公司甲"}, "employer", "运营公司甲"),
        ({"code": "K2"}, "shareholder", "K2"),
        ({"employer": "投资公司乙"}, "shareholder", "投资公司乙"),
        ({"holdings": ("外省公司", "运营公司甲")}, "holding", "运营公司甲"),
        ({"former": (Former("运营公司甲", LATE),)}, "former-employer", "运营公司甲"),
        ({"districts": ("Z9", "Z1")}, "same-zone", "Z1"),
        ({"kin": ("外省公司", "运营公司甲")}, "kin", "运营公司甲"),
        ({"kin": ("K2",)}, "kin", "K2"),
    ],
)
def test_each_conflict_with_its_reason(who: dict[str, object], reason: str, through: str) -> None:
    """Own application, legal person, employer, shareholder (also the employer), holding, former employer, zone, kin."""
    (found,) = conflicts(**who)
    assert (found.reason, found.applicant, found.through) == (reason, "A1", through)
    assert "A1" in str(found.says)


def test_a_former_employer_counts_for_so_many_years_to_the_day() -> None:
    """Drawn on 2024-07-03 with three years: until 2021-07-03 counts, a day before does not, an unknown day does."""
    assert conflicts(former=(Former("运营公司甲", EARLY),)) == ()
    assert str(conflicts(former=(Former("运营公司甲", None),))[0].says).startswith(
        "The candidate worked within 3 years"
    )


def test_three_years_before_the_29th_of_february_is_the_28th() -> None:
    """Drawn on 2024-02-29: until 2021-02-28 counts, the day before does not."""
    for last, out in ((date(2021, 2, 28), {"E08", "E99"}), (date(2021, 2, 27), {"E08"})):
        more = one(former=(Former("运营公司甲", last),))
        drawn = draw(pool(on=date(2024, 2, 29), candidates=(*library(), more)), SEED)
        assert {e.code for e in drawn.excluded} == out


def test_all_reasons_are_stated_and_the_first_is_counted() -> None:
    """An employee of the operator who also holds a share: both stand in the record, in the order of weight."""
    both = conflicts(employer="运营公司甲", holdings=("运营公司甲",), districts=("Z1",))
    assert [c.reason for c in both] == ["employer", "holding", "same-zone"]


def test_codes_that_are_not_there_are_no_conflict() -> None:
    """Two blanks are not equal, and a name that is equal proves nothing."""
    blank = pool().applicants[0].__class__("A2", zone="", bodies=("",), shareholders=("",))
    drawn = draw(pool(candidates=(*library(), one(employer="", districts=("",))), applicants=(blank,)), SEED)
    assert drawn.excluded == ()
    assert conflicts(name="K1") == ()
