"""The chance that a target is met (达标概率).

The share of the forecast's distribution that ends at the target or beyond. What no figure knows (a law, a plant that
closes) is not in it, so that nothing is ever told as certain.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from jiju.core.refusals import Malformed
from jiju.engines.outlook import CannotBeTold, Chance, FewerThanTwoYears, Forecast, chance, forecast
from tests.spec.outlook.drawn import drawn
from tests.spec.outlook.test_forecast import YEARS


def told(target: Decimal | float) -> Chance:
    found = chance(forecast(drawn(YEARS)), target)
    assert isinstance(found, Chance)
    return found


def test_the_middle_of_a_forecast_is_met_with_fifty_percent() -> None:
    """And the lower end of its 80 % interval with ninety."""
    found = forecast(drawn(YEARS))
    assert isinstance(found, Forecast)
    assert str(told(found.middle).says) == "50 %"
    assert str(told(found.within80[0]).says) == "90 %"


def test_nothing_is_certain() -> None:
    """60 are reached and nothing can be taken away, yet 50 has no chance of 1; the moon has none of 0."""
    near, far = told(Decimal(50)), told(Decimal(10) ** 9)
    assert (str(near.says), str(far.says)) == (">99 %", "<1 %")
    assert 0 < far.share < 0.01
    assert 0.99 < near.share < 1


def test_the_higher_the_target_the_smaller_the_chance() -> None:
    """From 120 to 140 the chance falls from nearly sure to nearly none."""
    shares = [told(target).share for target in (120, 125, 130, 135, 140)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.95
    assert shares[-1] < 0.05


def test_a_target_may_be_a_ceiling() -> None:
    """At most 131 is met where at least 131 is not."""
    found = forecast(drawn(YEARS))
    most, least = chance(found, 131, "at most"), chance(found, 131)
    assert isinstance(most, Chance)
    assert isinstance(least, Chance)
    assert most.share + least.share == pytest.approx(1, abs=1e-3)


def test_without_a_forecast_the_reason_is_handed_on() -> None:
    """Three quarters of one year carry no chance; a target that is no number has none."""
    thin = chance(forecast(drawn("年|Q1|Q2|Q3\n2024|1|2|3")), 10)
    assert isinstance(thin, FewerThanTwoYears)
    assert isinstance(thin, CannotBeTold)
    with pytest.raises(Malformed, match="not a number"):
        told(Decimal("NaN"))
