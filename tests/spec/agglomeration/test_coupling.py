"""Coupling coordination of an area's systems (耦合协调度).

C says whether the systems are level with one another, T how far they have come, D = √(C T) both. About half of the 379
papers that 刘春林 read computed C wrongly, so the wrong forms are shown beside the right one.

Source: 廖重斌 (1999), 热带地理 19(2), 171–177; 刘春林 (2017), 耦合度计算的常见错误分析; 王淑佳等 (2021), 自然资源学报 36(3), 793–810
"""

from __future__ import annotations

import math

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.agglomeration import Coordination, FigureIsAbsent, TooThin, coupling_coordination


def of(*u: float | None, weights: dict[str, float] | None = None) -> Coordination:
    return coupling_coordination(
        {f"U{k}": v for k, v in enumerate(u, start=1)}, weights, area="长春", reference="吉林省各市州"
    )


def test_two_systems() -> None:
    """U = 0.4, 0.9: C = 2 × 0.6 ÷ 1.3 = 0.9231, T = 0.65, D = √0.6 = 0.7746, the eighth grade, 中级协调."""
    found = of(0.4, 0.9)
    assert [round(v, 4) for v in (found.coupling, found.development, found.coordination)] == [0.9231, 0.65, 0.7746]
    assert (found.level, str(found.grade)) == (8, "Intermediate coordination")


def test_three_systems_with_weights() -> None:
    """U = 0.2, 0.4, 0.8: C = 3 × 0.4 ÷ 1.4 = 0.8571; α = 0.5, 0.3, 0.2 gives T = 0.38 and D = 0.5707."""
    found = of(0.2, 0.4, 0.8, weights={"U1": 5, "U2": 3, "U3": 2})
    assert [round(v, 4) for v in (found.coupling, found.development, found.coordination)] == [0.8571, 0.38, 0.5707]


@pytest.mark.parametrize(
    ("form", "wrong", "most"),
    [
        ("without the 2", lambda a, b: math.sqrt(a * b / (a + b) ** 2), 0.5),
        ("with a power k = 2", lambda a, b: (a * b / ((a + b) / 2) ** 2) ** 2, 1.0),
        ("with neither root nor 2", lambda a, b: a * b / (a + b) ** 2, 0.25),
    ],
)
def test_wrong_forms_in_print(form: str, wrong: object, most: float) -> None:
    """Equal systems have C = 1; without the 2 they have 0.5, without the root 0.25; a power changes what lies between."""
    assert callable(wrong)
    assert wrong(0.5, 0.5) == pytest.approx(most)
    assert of(0.5, 0.5).coupling == 1.0
    assert wrong(0.4, 0.9) != pytest.approx(of(0.4, 0.9).coupling, abs=0.05), form


def test_high_coupling_says_nothing_alone() -> None:
    """Two systems at 0.01 are level with one another, C = 1, and have come nowhere: D = 0.1."""
    found = of(0.01, 0.01)
    assert (found.coupling, round(found.coordination, 10)) == (1.0, 0.1)


@pytest.mark.parametrize("u", [(0.0, 0.7), (0.0, 0.0), (0.0, 0.3, 0.9)])
def test_a_system_at_zero_couples_with_nothing(u: tuple[float, ...]) -> None:
    """C = 0 and D = 0, the lowest grade. All at zero is 0 ÷ 0: whatever C is taken as, T = 0 makes D = 0."""
    found = of(*u)
    assert (found.coupling, found.coordination, found.level) == (0.0, 0.0, 1)


@pytest.mark.parametrize(("d", "level"), [(0.0999, 1), (0.1, 2), (0.5, 6), (0.6, 7), (0.9, 10), (1.0, 10)])
def test_the_lower_line_belongs_to_the_grade(d: float, level: int) -> None:
    """With equal systems D = √U: at U = d² the grade is read off d."""
    assert of(d * d, d * d).level == level


def test_an_absent_system_is_refused() -> None:
    """Not zero, and not left out: with two of three systems it would be another measure."""
    with pytest.raises(FigureIsAbsent, match="the figure of U2, which is absent"):
        of(0.4, None, 0.9)


def test_what_it_refuses() -> None:
    """One system, a level above one, weights of other systems."""
    with pytest.raises(TooThin, match="at least 2 systems; there are 1"):
        of(0.4)
    with pytest.raises(Malformed, match="between 0 and 1"):
        of(0.4, 40.0)
    with pytest.raises(Malformed, match="do not fit"):
        of(0.4, 0.9, weights={"U1": 1.0})
    with pytest.raises(Malformed, match="do not fit"):
        of(0.4, 0.9, weights={"U1": 1.0, "U2": 0.0})


def test_the_result_names_its_ground() -> None:
    """Levels depend on the units among which they were normalised; so those are named."""
    found = of(0.4, 0.9)
    assert (found.area, found.basis.reference, found.basis.rests_on, found.basis.of) == (
        "长春",
        "吉林省各市州",
        2,
        "systems",
    )
