"""When signs are one alert and when they are several: each line of a table is a reading, and the alerts it makes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from jiju.core.words import word
from jiju.rooms.oversight.checks import causes, severity
from jiju.rooms.oversight.shapes import Known, SignFound

SAYS = word("something")
FIRM = SignFound("E1", "unit", "serious", "enterprise", "B2", "2024Q2", "F1", "Z1", "01", SAYS, SAYS, SAYS,
                 Decimal(9000), "营业收入")  # fmt: skip
ZONE = SignFound("Z1", "sum", "severe", "zone", "B1", "2024Q2", "Z1", "Z1", "04", SAYS, SAYS, SAYS, Decimal(9500),
                 "营业收入")  # fmt: skip
FALL = replace(ZONE, rule="Z3", kind="decline", root="decline")
KNOWN = Known("figures/B2/2024Q1/F1", "B2", "2024Q1", "F1", frozenset({"01"}), frozenset({"E9"}))


def keys(*signs: SignFound, known: tuple[Known, ...] = ()) -> list[str]:
    return [c.key for c in causes(signs, known)]


MINE, ITS_ZONE = "figures/B2/2024Q2/F1", "figures/B1/2024Q2/Z1"
ALONE = [
    ("two rules on one report are one alert", [FIRM, replace(FIRM, rule="E2", row="02")], [MINE]),
    ("one finding that two rules of a form make is one sign", [FIRM, FIRM], [MINE]),
    ("two reports are two alerts", [FIRM, replace(FIRM, unit="F2")], [MINE, "figures/B2/2024Q2/F2"]),
    ("an enterprise's error brings the sum of its zone under it", [FIRM, ZONE], [MINE]),
    ("a sum of another zone stands alone", [FIRM, replace(ZONE, unit="Z2")], ["figures/B1/2024Q2/Z2", MINE]),
    ("a sum of another figure stands alone", [FIRM, replace(ZONE, row_name="利润")], [ITS_ZONE, MINE]),
    ("a leap of a zone follows from an error that makes up a fifth", [FIRM, replace(ZONE, kind="jump")], [MINE]),
    ("and stands alone beside a small one", [replace(FIRM, value=Decimal(90)), replace(ZONE, kind="jump")],
     [ITS_ZONE, MINE]),
    ("a decline is told whatever else is doubted", [ZONE, FALL], ["decline/B1/2024Q2/Z1", ITS_ZONE]),
    ("what stands has no period", [replace(FIRM, root="double", form="")], ["double///F1"]),
    ("four enterprises of a zone are four", [replace(FIRM, unit=f"F{n}") for n in range(4)],
     [f"figures/B2/2024Q2/F{n}" for n in range(4)]),
    ("five are one, about the zone", [replace(FIRM, unit=f"F{n}") for n in range(5)], ["shared/E1/2024Q2/Z1/01"]),
]  # fmt: skip


@pytest.mark.parametrize(("says", "signs", "expected"), ALONE, ids=[a[0] for a in ALONE])
def test_signs_of_one_reading(says: str, signs: list[SignFound], expected: list[str]) -> None:
    assert keys(*signs) == expected
    assert keys(*reversed(signs)) == expected


ECHOES = [
    ("a sign that leans on a doubted figure is its echo", replace(FIRM, earlier=("2024Q1",)), KNOWN.key),
    ("not when it leans on another row", replace(FIRM, earlier=("2024Q1",), row="02"), MINE),
    ("not when it leans on another period", replace(FIRM, earlier=("2023Q2",)), MINE),
    ("one rule on one row in the next period goes on", replace(FIRM, rule="E9"), KNOWN.key),
    ("but not after a period of quiet", replace(FIRM, rule="E9", period="2024Q3"), "figures/B2/2024Q3/F1"),
    ("what is seen in hindsight joins the alert of the period after", replace(FIRM, period="2023Q4",
                                                                              earlier=("2024Q1",)), KNOWN.key),
]  # fmt: skip


@pytest.mark.parametrize(("says", "sign", "expected"), ECHOES, ids=[e[0] for e in ECHOES])
def test_signs_beside_what_is_known(says: str, sign: SignFound, expected: str) -> None:
    assert keys(sign, known=(KNOWN,)) == [expected]


def test_a_sign_that_was_found_before_stays_with_its_alert() -> None:
    assert [c.key for c in causes([FIRM], (), {FIRM.mark: "figures/B2/2023Q1/F1"})] == ["figures/B2/2023Q1/F1"]
    many = [replace(FIRM, unit=f"F{n}") for n in range(5)]
    homes = {s.mark: s.key for s in many[:1]}
    assert [c.key for c in causes(many, (), homes)] == [f"figures/B2/2024Q2/F{n}" for n in range(5)]


def test_the_cause_stands_before_what_follows_and_the_worst_severity_is_told() -> None:
    (one,) = causes([ZONE, FIRM])
    assert [s.rule for s in one.signs] == ["E1", "Z1"]
    assert severity(one.signs) == "severe"
