"""The fewest zones that would close a gap (补缺口的最少集聚区).

Each zone that lags is lifted to what is expected of it, or to its own growth of last year. The largest lifts first: no
smaller set can add more. That none can close it is an answer too.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.outlook import GapSet, Pace, by_own_growth, gap_set

TABLE = """
    集聚区 | 已达 | 应达
    甲     | 90   | 100
    乙     | 50   | 75
    丙     | 30   | 45
    丁     | 60   | 40
    戊     | 20   | 35
    己     | .    | 10
"""


def standings(table: str = TABLE) -> list[Pace]:
    cells = [[c.strip() for c in line.split("|")] for line in table.strip().splitlines()[1:]]
    return [Pace(code, *(None if c == "." else Decimal(c) for c in rest)) for code, *rest in cells]


def names(found: GapSet) -> Sequence[str]:
    return [one.code for one in found.lifts]


def test_the_largest_lifts_come_first() -> None:
    """Of 38 missing, 乙 would add 25 and 丙 15: two zones, 40. 甲, 丙 and 戊 would too, but are three."""
    found = gap_set(Decimal(38), standings())
    assert [(one.code, one.adds) for one in found.lifts] == [("乙", 25), ("丙", 15)]
    assert (found.closed, found.short, found.unknown) == (True, 0, ("己",))
    assert str(found.says) == "2 zones would close the gap of 38: 乙, 丙."


def test_equal_lifts_go_by_code() -> None:
    """丙 and 戊 add 15 each; in whatever order they are written, 丙 is taken."""
    assert names(gap_set(Decimal(30), standings())) == ["乙", "丙"]
    assert names(gap_set(Decimal(30), standings()[::-1])) == ["乙", "丙"]


def test_a_zone_ahead_of_what_is_expected_is_not_lowered() -> None:
    """丁 is 20 ahead; it lifts nothing and takes nothing away."""
    assert "丁" not in names(gap_set(Decimal(1000), standings()))


def test_that_it_cannot_be_closed_is_an_answer() -> None:
    """All four that lag would add 65 of 70: 5 would be missing still. Where nobody lags, nobody is named."""
    found = gap_set(Decimal(70), standings())
    assert (found.closed, found.short, len(found.lifts)) == (False, 5, 4)
    assert str(found.says).endswith("would leave 5 of 70 missing: the gap cannot be closed so.")
    ahead = gap_set(Decimal(1), [Pace("丁", Decimal(60), Decimal(40))])
    assert (ahead.closed, ahead.lifts) == (False, ())
    assert str(ahead.says).startswith("No zone lags")


def test_where_nothing_is_missing_nobody_is_lifted() -> None:
    """A gap of nought, or below."""
    for gap in (Decimal(0), Decimal(-5)):
        found = gap_set(gap, standings())
        assert (found.closed, found.lifts, str(found.says)) == (True, (), "Nothing is missing.")


def test_exactly_enough_is_enough() -> None:
    """40 are missing and two zones add 40."""
    assert len(gap_set(Decimal(40), standings()).lifts) == 2


def test_a_zone_may_be_held_against_its_own_growth() -> None:
    """From 80 to 100 it grew by a quarter; again would be 125, to the decimals of last year's figure."""
    assert by_own_growth("甲", Decimal(90), Decimal(100), Decimal(80)) == Pace("甲", Decimal(90), Decimal(125))
    assert by_own_growth("甲", Decimal(1), Decimal("100.0"), Decimal(30)).expected == Decimal("333.3")
    for two_ago in (None, Decimal(0), Decimal(-1)):
        assert by_own_growth("甲", Decimal(90), Decimal(100), two_ago).expected is None


def test_a_zone_stands_once() -> None:
    """Twice it would be lifted twice."""
    with pytest.raises(Malformed, match="zones: 甲: A zone stands twice"):
        gap_set(Decimal(1), [*standings(), standings()[0]])
