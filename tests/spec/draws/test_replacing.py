"""Replacing who leaves (递补).

Conflicts that persons declare, and whoever cannot come: the place goes to the next of the same draw.
"""

from __future__ import annotations

import pytest

from jiju.engines.draws import Departure, NoReserveLeft, NotInTheDraw, Stratum, draw, panel
from tests.spec.draws.drawn import SEED, pool

DRAWN = draw(pool(), SEED)  # 现代物流: E06 E04 E03, then E01 E02; 文化旅游: E07, then E05


def seats(*left: str) -> list[tuple[str, str]]:
    return [(s.code, s.instead_of) for s in panel(DRAWN, [Departure(code, "师生关系") for code in left])]


def test_nobody_has_left() -> None:
    """The panel is who was chosen."""
    assert seats() == [("E06", ""), ("E04", ""), ("E03", ""), ("E07", "")]


def test_the_next_of_the_same_field_takes_the_place() -> None:
    """E06 leaves, so that E01, passed over as the third from one university, may come as the second."""
    assert seats("E06") == [("E01", "E06"), ("E04", ""), ("E03", ""), ("E07", "")]
    assert seats("E07")[-1] == ("E05", "E07")


def test_the_limit_on_employers_is_asked_again() -> None:
    """E03 leaves: E01 would be the third from one university, E02 comes. Then E04 leaves, and E01 is free to come."""
    assert seats("E03") == [("E06", ""), ("E04", ""), ("E02", "E03"), ("E07", "")]
    assert seats("E03", "E04") == [("E06", ""), ("E01", "E04"), ("E02", "E03"), ("E07", "")]


def test_a_reserve_who_cannot_come_is_passed_and_a_replacement_can_leave() -> None:
    """E01 says no beforehand, or comes and leaves again: E02 is next both times."""
    assert seats("E01", "E06")[0] == ("E02", "E06")
    assert seats("E06", "E01")[0] == ("E02", "E01")


def test_where_no_reserve_is_left_too_few_would_remain() -> None:
    """文化旅游 needs one, and E05 was its only reserve. With a minimum below, the place stays empty."""
    with pytest.raises(NoReserveLeft, match="No reserve is left for 文化旅游; 0 would remain, 1 are needed") as refused:
        seats("E07", "E05")
    assert refused.value.code == "draw-no-reserve-left"
    fewer = draw(pool(strata=(Stratum("现代物流", wanted=3, least=2),)), SEED)
    assert [s.code for s in panel(fewer, [Departure("E04", "出差")])] == ["E06", "E03"]


@pytest.mark.parametrize("left", [("E08",), ("E77",), ("E06", "E06")])
def test_only_who_is_in_the_draw_can_leave_and_once(left: tuple[str, ...]) -> None:
    """E08 is out by conflict, E77 is nobody, and E06 has left."""
    with pytest.raises(NotInTheDraw, match="neither sits on the panel nor is a reserve"):
        seats(*left)
