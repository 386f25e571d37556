"""Reads: the tests of alerts by name, each over everything that was sent of its form. For the program itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import product

import numpy as np

from jiju.core import periods
from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.filings import checks
from jiju.rooms.filings.queries.screening import Screen
from jiju.rooms.filings.shapes import Warned
from jiju.rooms.programmes.shapes import AlertRule, Form, Row
from jiju.rooms.registry import queries as registry

LAGS, YEARS = 5, 13  # periods that a test of movement, of season looks at
DIGIT_PERIODS = 12
SIZED = 5  # periods: a year and one
AGO = 2  # periods after which a figure is looked at again
BACK = 6  # periods in which a zone must have reported once, to fall silent


class Tests:
    """The tests of one period."""

    def __init__(self, screen: Screen, sent: Mapping[str, Sequence[str]], period: Period, at: datetime) -> None:
        self.screen, self.sent, self.period, self.at = screen, sent, period, at

    def signs(self, rule: AlertRule, form: Form | None) -> Iterator[Warned]:
        """What one test says. Missing: a form that was not sent in the period is silent."""
        if rule.test == "two_zones":
            yield from self._two_zones(rule)
        elif form is not None and rule.test == "silent":
            yield from self._silent(rule, form)
        elif form is not None and str(self.period) in self.sent.get(form.code, ()):
            yield from getattr(self, f"_{rule.test}")(rule, form)

    def _beside_zone(self, rule: AlertRule, form: Form) -> Iterator[Warned]:
        """A figure's own part of a period against the four before it, less what the other units of its zone did."""
        groups = self.screen.sent(form.code, self.period).zones
        yield from self._moved(rule, form, groups, word("A figure moves as the other enterprises of its zone do"))

    def _beside_type(self, rule: AlertRule, form: Form) -> Iterator[Warned]:
        """The same, less what the other units of its type did."""
        groups = self.screen.sent(form.code, self.period).groups
        yield from self._moved(rule, form, groups, word("A figure moves as its type does"))

    def _moved(self, rule: AlertRule, form: Form, groups: Sequence[str], states: Word) -> Iterator[Warned]:
        for row in _rows(form, rule):
            panel, least = self._panel(form, row, LAGS), checks.least_step(row)
            for odd in checks.beside_group(panel, groups, least, float(rule.spreads), float(rule.factor)):
                yield self._odd(rule, form, row, odd, panel, states)

    def _beside_size(self, rule: AlertRule, form: Form) -> Iterator[Warned]:
        """Growth on the year before, beside the 51 nearest in size of its type (robust z)."""
        groups = self.screen.sent(form.code, self.period).groups
        for row in _rows(form, rule):
            panel = self._panel(form, row, LAGS)
            for odd in checks.beside_size(panel, groups, float(rule.spreads)):
                yield self._odd(rule, form, row, odd, panel, word("A figure grows as those of its size do"))

    def _beside_season(self, rule: AlertRule, form: Form) -> Iterator[Warned]:
        """A figure against its own level and season, by its own residuals; from ten periods on."""
        for row in _rows(form, rule):
            panel = self._panel(form, row, YEARS)
            panel = panel[:, int(np.argmax(np.isfinite(panel).any(axis=0))) :]
            for odd in checks.beside_season(panel, float(rule.spreads)):
                yield self._odd(rule, form, row, odd, panel, word("A figure follows its own season"))

    def _in_hindsight(self, rule: AlertRule, form: Form) -> Iterator[Warned]:
        """The figures of two periods ago, beside what came before and after: so an error in a first report is found."""
        then = self.period.shift(-AGO)
        sent, states = self.screen.sent(form.code, then), word("A figure goes with what came before and after it")
        times = [then.shift(n) for n in (-2, -1, 1, 2)]
        begun = self.screen.sent(form.code, then.shift(1 - then.number)).by_unit
        for row in _rows(form, rule):
            cells = [self.screen.sent(form.code, when).by_unit for when in (*times, then)]
            panel = np.array([[_number(by.get(u, {}).get(row.code)) for by in cells] for u in sent.units])
            if not len(panel):
                continue
            panel[np.isfinite(panel[:, :-1]).sum(axis=1) < AGO] = np.nan
            if row.cumulative:  # who came in the course of a year counts from there on, and is beside nobody
                panel[[u not in begun for u in sent.units]] = np.nan
            least = checks.least_step(row)
            for odd in checks.beside_group(panel, sent.zones, least, float(rule.spreads), float(rule.factor)):
                says = word("{row} {name}: {now} {unit} in {period}; by what came before and after, about {expected} "
                            "was to be expected.", row=row.code, name=row.name, now=_shown(panel[odd.unit, -1], row),
                            unit=row.unit, period=str(then), expected=_shown(odd.expected or 0.0, row))  # fmt: skip
                yield self._sign(rule, form, sent.units[odd.unit], row, states, says, period=str(then),
                                 earlier=tuple(str(t) for t in times))  # fmt: skip

    def _falls_after(self, rule: AlertRule, form: Form) -> Iterator[Warned]:
        """A running total that the next report of the year undercuts, told of the earlier one: it may be the slip."""
        then = self.period.previous
        before, after = (self.screen.sent(form.code, when).by_unit for when in (then, self.period))
        states, both = word("A running total does not fall within a year"), sorted(before.keys() & after.keys())
        for row, unit in product([r for r in _rows(form, rule) if r.cumulative], both):
            was, now = before[unit].get(row.code), after[unit].get(row.code)
            if then.year == self.period.year and isinstance(was, Decimal) and isinstance(now, Decimal) and now < was:
                says = word("{row} {name}: {was} {unit} in {earlier}, and {now} {unit} in {period}; a running total "
                            "does not fall.", row=row.code, name=row.name, was=_shown(float(was), row), unit=row.unit,
                            earlier=str(then), now=_shown(float(now), row), period=str(self.period))  # fmt: skip
                yield self._sign(rule, form, unit, row, states, says, period=str(then), earlier=(str(self.period),))

    def _panel(self, form: Form, row: Row, many: int) -> checks.Floats:
        units = self.screen.sent(form.code, self.period).units
        times = [self.period.shift(-lag) for lag in range(many - 1, -1, -1)]
        return np.array([self.screen.alone(form, row.code, when, units) for when in times]).T

    def _odd(
        self, rule: AlertRule, form: Form, row: Row, odd: checks.Odd, panel: checks.Floats, states: Word
    ) -> Warned:
        """Both numbers: what the period added, and what was to be expected, or what was added a year before."""
        unit, now = self.screen.sent(form.code, self.period).units[odd.unit], panel[odd.unit, -1]
        if odd.expected is not None:
            says = word("{row} {name}: {now} {unit} in {period} alone; about {expected} was to be expected.",
                        row=row.code, name=row.name, now=_shown(now, row), unit=row.unit, period=str(self.period),
                        expected=_shown(odd.expected, row))  # fmt: skip
        else:
            says = word("{row} {name}: {now} {unit} in {period} alone, {ago} a year before; {spreads} times as far "
                        "from the others as is usual.", row=row.code, name=row.name, now=_shown(now, row),
                        unit=row.unit, period=str(self.period), spreads=f"{abs(odd.score):.0f}",
                        ago=_shown(panel[odd.unit, max(-5, -panel.shape[1])], row))  # fmt: skip
        earlier = {str(self.period.shift(-n)) for n in range(1, LAGS + 1)}
        return self._sign(rule, form, unit, row, states, says, earlier=tuple(sorted(earlier)))

    def _digits(self, rule: AlertRule, form: Form) -> Iterator[Warned]:
        """Whether the last digits of twelve periods are as frequent as one another (χ², Holm over all reporters)."""
        held: dict[str, list[int]] = defaultdict(list)
        for when in (self.period.shift(-n) for n in range(DIGIT_PERIODS)):
            sent = self.screen.sent(form.code, when)
            for unit, cells in zip(sent.units, sent.cells, strict=True):
                held[unit] += [int(abs(v).scaleb(row.decimals)) for row in _rows(form, rule)
                               if isinstance(v := cells.get(row.code), Decimal)]  # fmt: skip
        here = set(self.screen.sent(form.code, self.period).units)
        for unit, found in checks.invented({u: v for u, v in held.items() if u in here}, float(rule.level)).items():
            most = max(range(10), key=lambda d, counts=found.counts: counts[d])
            says = word("Of {n} figures {many} end in {digit}; about {even} would be even.", n=found.figures,
                        many=found.counts[most], digit=most, even=round(found.figures / 10))  # fmt: skip
            row = _rows(form, rule)[0]
            yield self._sign(rule, form, unit, row, word("Last digits are even"), says, root="digits", figure=False)

    def _crowding(self, rule: AlertRule, form: Form) -> Iterator[Warned]:
        """Whether four quarters' figures of a city's enterprises crowd just below a threshold (Holm over cities)."""
        row, sizes = _rows(form, rule)[0], defaultdict(list)
        sent = self.screen.sent(form.code, self.period)
        cities = [city for city, _ in sent.places]
        for city, size in zip(cities, self._year(form, row), strict=True):
            if size == size:  # a number
                sizes[city].append(Decimal(str(size)))
        for one in checks.crowded(sizes, rule.amount or Decimal(1), float(rule.level)):
            says = word("{below} enterprises stand at most a tenth below {amount} {unit}, {above} at most a tenth "
                        "above; {times} times as many below as sizes alone would put there.", below=one.below,
                        above=one.above, amount=f"{rule.amount:,f}", unit=row.unit,
                        times=f"{one.times:.1f}")  # fmt: skip
            yield self._sign(rule, form, one.place, row, word("Sizes pass a threshold evenly"), says, over="city",
                             root="crowding", figure=False)  # fmt: skip

    def _year(self, form: Form, row: Row) -> list[float]:
        """The last four quarters of each unit, as one figure; absent where one of them is."""
        panel = self._panel(form, row, SIZED - 1)
        return [float(v) for v in panel.sum(axis=1)]

    def _silent(self, rule: AlertRule, form: Form) -> Iterator[Warned]:
        """Zones that are there, reported once, and have not for so many periods whose term is over."""
        times = [self.period.shift(-n) for n in range(BACK + rule.periods)]
        reported = [set(self.screen.sent(form.code, when).units) for when in times]
        if self.at < checks.end_of(checks.due_day(self.period, form.due_days["report"])):
            return
        for zone in registry.zones_on(self.period.last_day):
            missing = next((n for n, units in enumerate(reported) if zone.code in units), 0)
            if missing >= rule.periods and zone.since <= times[missing - 1].first_day:
                first = times[missing - 1]
                says = word("{n} reports in a row are not there, the first of {period}; the last was of {last}.",
                            n=missing, period=str(first), last=str(times[missing]))  # fmt: skip
                row = form.rows[0]
                yield self._sign(rule, form, zone.code, row, word("A zone reports each period"), says,
                                 period=str(first), root="silent", figure=False)  # fmt: skip

    def _two_zones(self, rule: AlertRule) -> Iterator[Warned]:
        """Enterprises that the registry lists in two zones on the period's last day."""
        for unit, zones in registry.double_tenancies(self.period.last_day):
            says = word("The registry lists the enterprise in {n} zones; its figures would count as often.", n=zones)
            yield Warned(
                rule.id, rule.kind, rule.severity, "enterprise", "", str(self.period), unit, "", "",
                word("An enterprise stands in one zone"), says, word("{text}", text=rule.remedy), root="double",
                to=rule.to,
            )  # fmt: skip

    def _sign(
        self, rule: AlertRule, form: Form, unit: str, row: Row, states: Word, says: Word, *, over: str = "",
        period: str = "", earlier: tuple[str, ...] = (), root: str = "figures", figure: bool = True,
    ) -> Warned:  # fmt: skip
        sent = self.screen.sent(form.code, periods.parse(period) if root == "figures" and period else self.period)
        value = sent.by_unit.get(unit, {}).get(row.code) if figure else None
        return Warned(
            rule.id, rule.kind, rule.severity, over or form.level, form.code, period or str(self.period), unit,
            sent.zone_by_unit.get(unit, unit if form.level == "zone" else ""), row.code if figure else "", states, says,
            word("{text}", text=rule.remedy), value if isinstance(value, Decimal) else None,
            row.name if figure else "", row.unit if figure else "", earlier, root, rule.to,
        )  # fmt: skip


def _rows(form: Form, rule: AlertRule) -> list[Row]:
    return [r for r in form.rows if r.code in rule.rows]


def _number(value: Value | None) -> float:
    return float(value) if isinstance(value, Decimal) else float("nan")


def _shown(value: float, row: Row) -> str:
    return f"{value:,.{row.decimals}f}" if value == value else "—"
