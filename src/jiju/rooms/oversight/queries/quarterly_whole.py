"""The first passage of the quarterly analysis: the targets of the programme, and the way of its leading figure."""

from __future__ import annotations

from collections.abc import Callable

from jiju.core.periods import Period
from jiju.core.quantities import Quantity
from jiju.core.words import Word, word
from jiju.rooms.figures import queries as figures
from jiju.rooms.oversight.queries.cockpits import target_line
from jiju.rooms.oversight.queries.coverage import coverage
from jiju.rooms.oversight.queries.quarterly_words import Telling, against_last_year, beside_expected, like_for_like
from jiju.rooms.oversight.shapes import Chart, Grid, Head, Passage, Source, TargetLine
from jiju.rooms.programmes.shapes import Plan, TargetMeasure
from jiju.spine.actors import Actor

Beside = Callable[[Telling, TargetLine, Source], list[Word]]  # what a number is set beside
BACK = 8  # quarters of the chart
POINTS = "百分点"


def whole(by: Actor, plan: Plan, period: Period, vintage: int) -> Passage:
    """总体情况: each target with its growth, what of it comes from new zones, and how far the year's target is."""
    told, (there, owed) = Telling(period, vintage), coverage(by, plan, period)
    lines = tuple(target_line(by, plan, m, period, awaited=owed - there) for m in plan.target_measures)
    begun = _coverage(told, there, owed, plan)
    sentences = (*begun, *(_sentence(told, line, _like if begun else _compared) for line in lines))
    numbers = tuple(told.numbers.values())
    return Passage("whole", word("Overall"), sentences, numbers, (_grid(lines),), _path(by, plan, period))


def _coverage(told: Telling, there: int, owed: int, plan: Plan) -> list[tuple[Word, ...]]:
    """The sentence that says that not every zone is in. Missing: nothing to say when they all are."""
    flow = leading(plan)
    if flow is None or there == owed:
        return []
    source = told.source(flow[0].indicator, f"/figures/{flow[0].indicator}?period={told.period}&by=zone")
    n_there = told.cite("there", word("zones whose figures are in"), (there, "个", 0), source)
    n_owed = told.cite("counted", word("zones of the programme"), (owed, "个", 0), source)
    return [(
        word("the figures of {there} of {owed} zones are accepted", there=n_there, owed=n_owed),
        word("so totals are not compared with last year, nor with what is expected by now"),
    )]  # fmt: skip


def _sentence(told: Telling, t: TargetLine, beside: Beside) -> tuple[Word, ...]:
    end = told.period.last_day
    when = word("by the end of {year}-{month}", year=end.year, month=end.month)
    if t.actual is None:
        return (word("{when} there is no accepted figure of {name}", when=when, name=t.name),)
    source = told.source(t.indicator, f"/figures/{t.indicator}?period={told.period}")
    amount = told.cite(f"{t.measure}.now", word("{name}", name=t.name), (t.actual, t.unit, t.decimals), source)
    begun = word("{when} {name} came to {amount} {unit}", when=when, name=t.name, amount=amount, unit=t.unit)
    return (begun, *(_compared if t.is_registry else beside)(told, t, source))


def _compared(told: Telling, t: TargetLine, source: Source) -> list[Word]:
    return [*_growth(told, t, source), *_beside_target(told, t, source)]


def _growth(told: Telling, t: TargetLine, source: Source) -> list[Word]:
    out = []
    if t.growth is not None:
        name = word("{name}, growth on last year", name=t.name)
        said = told.change(f"{t.measure}.growth", name, (t.growth, "%", 1), source)
        out.append(against_last_year(t.growth, said))
    if t.is_registry or t.growth is None:
        return out
    out += _like(told, t, source)
    if t.new_points:
        name = word("{name}, the new zones’ part of the growth", name=t.name)
        points = told.cite(f"{t.measure}.new", name, (t.new_points, POINTS, 1), source)
        out.append(word("new zones adding {points} percentage points", points=points))
    return out


def _like(told: Telling, t: TargetLine, source: Source) -> list[Word]:
    if t.like_for_like is None:
        return []
    name = word("{name}, like-for-like growth", name=t.name)
    return [like_for_like(t.like_for_like, told.change(f"{t.measure}.same", name, (t.like_for_like, "%", 1), source))]


def _beside_target(told: Telling, t: TargetLine, source: Source) -> list[Word]:
    if t.target is None or t.attainment is None:
        return []
    name = word("{name}, target of the year", name=t.name)
    wanted = told.cite(f"{t.measure}.target", name, (t.target, t.unit, t.decimals), source)
    name = word("{name}, share of the year’s target", name=t.name)
    share = told.cite(f"{t.measure}.attained", name, (t.attainment, "%", 1), source)
    out = [word("{share}% of the year’s target of {wanted} {unit}", share=share, wanted=wanted, unit=t.unit)]
    if t.expected is not None and t.gap is not None:
        name = word("{name}, expected by now", name=t.name)
        due = told.cite(f"{t.measure}.expected", name, (t.expected, t.unit, t.decimals), source)
        name = word("{name}, difference from what is expected", name=t.name)
        gap = told.change(f"{t.measure}.gap", name, (t.gap, t.unit, t.decimals), source)
        out.append(beside_expected(t.gap, gap, t.unit, due))
    return out


def _grid(lines: tuple[TargetLine, ...]) -> Grid:
    heads = (
        Head(word("Reached")), Head(word("Expected by now")), Head(word("Target of the year")),
        Head(word("Of the target (%)"), "%", 1),
        Head(word("Total growth (%)"), "%", 1, is_signed=True),
        Head(word("Like-for-like growth (%)"), "%", 1, is_signed=True),
    )  # fmt: skip
    rows = tuple(
        (f"{t.name}（{t.unit}）",
         (t.actual, t.expected, t.target, t.attainment, None if t.awaited else t.growth,
          None if t.is_registry else t.like_for_like))
        for t in lines
    )  # fmt: skip
    return Grid(word("The targets"), word("Indicator"), heads, rows, tuple(t.decimals for t in lines))


def _path(by: Actor, plan: Plan, period: Period) -> tuple[Chart, ...]:
    """The leading figure quarter by quarter, each quarter alone."""
    flow = leading(plan)
    if flow is None:
        return ()
    measure, unit = flow
    points = []
    for at in (period.shift(-back) for back in range(BACK - 1, -1, -1)):
        value = figures.alone(by, measure.indicator, at)
        if value is not None:
            points.append((f"{at.year}Q{at.number}", Quantity(value, unit).to(measure.unit).amount))
    title = word("{name}, each quarter alone", name=measure.name)
    return (Chart("columns", title, measure.unit, measure.decimals, tuple(points)),) if len(points) > 1 else ()


def leading(plan: Plan) -> tuple[TargetMeasure, str] | None:
    """The first cumulative target, with the unit of its indicator. Missing: None when the plan has none."""
    for measure in plan.target_measures:
        indicator = figures.indicator(measure.indicator)
        if indicator.nature == "cumulative":
            return measure, indicator.unit
    return None
