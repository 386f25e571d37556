"""A whole form and period at once: every filing against the rules and the outlier tests. For the program itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from jiju.core import periods
from jiju.core.nothing import Nothing, Value
from jiju.core.periods import Period
from jiju.engines.checks import Below, ColumnSheet, Reference, RuleSet, check_columns, compares_with_the_past
from jiju.engines.outlook import unusual
from jiju.rooms.filings import checks
from jiju.rooms.filings.checks.lines import Past
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.models import Form as FormRecord
from jiju.rooms.filings.queries.context import KINDS, added, other_forms, read_answers, read_cells
from jiju.rooms.filings.queries.one import form_shape, shape_of
from jiju.rooms.filings.queries.references import given_to, references
from jiju.rooms.filings.queries.ruling import misfit, rules_in_force, texts_in_force
from jiju.rooms.filings.queries.screened_lines import line_columns, lines_text
from jiju.rooms.filings.queries.templates import form_in_force
from jiju.rooms.filings.shapes import Cells, Doubt, Reporter
from jiju.rooms.filings.states import SENT
from jiju.rooms.programmes.shapes import Form, RuleText

LAGS = 4
COLUMNS = ("unit_code", "zone_code", "zone_type", "cells", "form__digest", "city", "county")


@dataclass(frozen=True)
class Sent:
    """What was sent in one form and period, unit by unit."""

    units: tuple[str, ...]
    zones: tuple[str, ...]
    groups: tuple[str, ...]
    cells: tuple[Cells, ...]
    places: tuple[tuple[str, str], ...] = ()  # the city and county of each
    forms: tuple[str, ...] = ()  # the digest of the version that each was made under
    lines: tuple[Cells, ...] = ()  # the cells of their lists

    @cached_property
    def by_unit(self) -> dict[str, Cells]:
        return dict(zip(self.units, self.cells, strict=True))

    @cached_property
    def lines_by_unit(self) -> dict[str, Cells]:
        return dict(zip(self.units, self.lines, strict=True))

    @cached_property
    def zone_by_unit(self) -> dict[str, str]:
        return dict(zip(self.units, self.zones, strict=True))


class Screen:
    """Reads each form and period once and keeps the last few, so that a run over years stays in bounded memory."""

    def __init__(self, kept: int = 12) -> None:
        self._kept: dict[tuple[str, str], Sent] = {}
        self._most = kept

    def sent(self, form_code: str, period: Period) -> Sent:
        key = (form_code, str(period))
        if key not in self._kept:
            rows = Filing.objects.filter(form_code=form_code, period=str(period), state__in=SENT).order_by("unit_code")
            found = list(rows.values_list(*COLUMNS))
            if len(self._kept) >= self._most:
                self._kept.pop(next(iter(self._kept)))
            units, zones, groups, texts, forms, *at = zip(*found, strict=True) if found else [()] * len(COLUMNS)
            shapes = [shape_of(digest) for digest in set(forms)]
            lines = tuple(lines_text(t) if any(s.lists for s in shapes) else {} for t in texts)
            read = read_answers if any(not r.is_number for s in shapes for r in s.rows) else read_cells
            places = tuple(zip(*at, strict=True))
            self._kept[key] = Sent(units, zones, groups, tuple(map(read, texts)), places, forms, lines)
        return self._kept[key]

    def zone_of(self, form_code: str, period: str, unit: str) -> str:
        """The zone that a filing belongs to, or nothing."""
        sent = self.sent(form_code, periods.parse(period))
        return sent.zone_by_unit.get(unit, "")

    def doubts(self, form_code: str, period: Period, rules: RuleSet | None = None) -> Iterator[Doubt]:
        """Everything that the rules and the outlier tests say about what was sent."""
        form = form_in_force(form_code, period)
        chosen = rules or rules_in_force(form)
        sent = self.sent(form_code, period)
        leans = {c.written.id: compares_with_the_past(c.rule) for c in chosen.rules}
        for index, found in check_columns(chosen, self._sheet(form, chosen, period, sent)):
            yield Doubt(
                sent.units[index], sent.zones[index], found, _earlier(leans.get(found.rule, frozenset()), period)
            )
        if rules is None:
            yield from self._unusual(form, period, sent)

    def breaches(self, form_code: str, period: Period, texts: Sequence[RuleText]) -> Iterator[Doubt]:
        """What rules of others say about what was sent; one that does not fit the form's version is silent."""
        form, given = form_in_force(form_code, period), references()
        others = other_forms(form)
        fitting = tuple(t for t in texts if misfit(form, t, others, given) is None)
        own = {t.id for t in fitting}
        found = self.doubts(form_code, period, checks.rules_of(form, fitting, others, given)) if fitting else ()
        yield from (d for d in found if d.finding.rule in own)

    def names(self, form_code: str, period: Period, units: Collection[str]) -> dict[str, str]:
        """What these units were called when they reported."""
        rows = Filing.objects.filter(form_code=form_code, period=str(period), state__in=SENT).order_by("unit_code")
        return {code: name for code, name in rows.values_list("unit_code", "unit_name") if code in units}

    def _sheet(self, form: Form, rules: RuleSet, period: Period, sent: Sent) -> ColumnSheet:
        codes = [r.code for r in form.rows]
        past = (period.previous, period.year_before, period.year_before.previous)
        before, ago, earlier = (self.sent(form.code, p).by_unit for p in past)
        asked = {kind: {f for k, f in rules.needs if k == kind} for kind in KINDS}
        return ColumnSheet(
            period, len(sent.units), _columns(sent.cells, codes), _aligned(sent.units, before, codes),
            _aligned(sent.units, ago, codes), _aligned(sent.units, earlier, codes),
            sums={f: self._sums(f, period, sent.units) for f in asked["sums"]},
            others={f: self._same_unit(f, period, sent.units) for f in asked["others"]},
            others_same={f: self._same_unit(f, period, sent.units) for f in asked["others_same"]},
            others_ago={f: self._same_unit(f, period.year_before, sent.units) for f in asked["others_ago"]},
            given=_given(asked["given"], sent, period), neighbours=_near(sent, codes) if asked["neighbours"] else None,
            lower={f: self._below(f, period, sent.units) for f in asked["lower"]}, group=sent.groups,
            lists=line_columns(form, period, sent.forms, sent.lines, self._past_lines(form, past, sent.units)),
        )  # fmt: skip

    def _past_lines(self, form: Form, past: Sequence[Period], units: Sequence[str]) -> list[Past]:
        """The lines of the same units in the earlier periods; nothing is read for a form without lists."""
        if not form.lists:
            return []
        before, ago, earlier = (self.sent(form.code, p).lines_by_unit for p in past)
        return [(before.get(u, {}), ago.get(u, {}), earlier.get(u, {})) for u in units]

    def _sums(self, form_code: str, period: Period, zones: Sequence[str]) -> dict[str, list[Value]]:
        below: dict[str, list[Cells]] = defaultdict(list)
        sent = self.sent(form_code, period)
        for zone, cells in zip(sent.zones, sent.cells, strict=True):
            below[zone].append(cells)
        return _aligned(zones, {z: added(rows) for z, rows in below.items()}, _codes(sent.cells))

    def _same_unit(self, form_code: str, period: Period, units: Sequence[str]) -> dict[str, list[Value]]:
        sent = self.sent(form_code, period)
        return _aligned(units, sent.by_unit, _codes(sent.cells))

    def _below(self, form_code: str, period: Period, zones: Sequence[str]) -> Below:
        sent = self.sent(form_code, period)
        place = {zone: n for n, zone in enumerate(zones)}
        inside = [(place[z], c) for z, c in zip(sent.zones, sent.cells, strict=True) if z in place]
        return Below([owner for owner, _ in inside], _columns([c for _, c in inside], _codes(sent.cells)))

    def _unusual(self, form: Form, period: Period, sent: Sent) -> Iterator[Doubt]:
        """The outlier test on each row: a cumulative row by its periods alone, any other as it stands."""
        times = [period.shift(-lag) for lag in range(LAGS, -1, -1)]
        for row in form.numbers:
            series = np.array([self.alone(form, row.code, when, sent.units) for when in times]).T
            for one in unusual(series, sent.groups, least=checks.least_step(row)):
                found = checks.unusual_finding(row, period, sent.cells[one.unit].get(row.code), one.expected)
                known = [str(t) for t, x in zip(times[:-1], series[one.unit], strict=False) if x > 0]
                leans = {str(period.previous)} if row.cumulative and not period.is_first_of_year else set()
                leans |= set(known) if len(known) <= LAGS // 2 else set()  # the middle of two is moved by either
                yield Doubt(sent.units[one.unit], sent.zones[one.unit], found, tuple(sorted(leans)))

    def alone(self, form: Form, code: str, period: Period, units: Sequence[str]) -> list[float]:
        """What a period adds to a cumulative row, unit by unit; any other row as it stands. Missing: NaN."""
        now = self.sent(form.code, period).by_unit
        cumulative = {r.code for r in form.rows if r.cumulative}
        if code not in cumulative or period.is_first_of_year:
            return [_double(now.get(u, {}).get(code)) for u in units]
        before = self.sent(form.code, period.previous).by_unit
        return [_double(now.get(u, {}).get(code)) - _double(before.get(u, {}).get(code)) for u in units]


def without_echoes(doubts: Mapping[str, Sequence[Doubt]]) -> list[tuple[str, Doubt]]:
    """The doubts of many periods in order, less those that only repeat an earlier one: (period, doubt).

    A rule that leans on an earlier figure which was itself in doubt says nothing new: the earlier figure is asked
    about, and once it is corrected or explained the comparison is made again.
    """
    out: list[tuple[str, Doubt]] = []
    doubted: set[tuple[str, str]] = set()
    for period in sorted(doubts):
        fresh = [d for d in doubts[period] if not any((d.unit, p) in doubted for p in d.leans_on)]
        doubted |= {(d.unit, period) for d in fresh}
        out += [(period, d) for d in fresh]
    return out


def sent_periods() -> dict[str, list[str]]:
    """The periods in which something was sent, by form, oldest first."""
    out: dict[str, list[str]] = defaultdict(list)
    pairs = Filing.objects.filter(state__in=SENT).order_by("form_code", "period").values_list("form_code", "period")
    for form, period in pairs.distinct():
        out[form].append(period)
    return dict(out)


def rule_texts(form_code: str) -> dict[str, str]:
    """The rules in force of the form's newest version, as written, by their id."""
    newest = FormRecord.objects.filter(code=form_code).order_by("-valid_from", "-pk").first()
    return {} if newest is None else {r.id: r.text for r in texts_in_force(form_shape(newest))}


def _given(names: set[str], sent: Sent, period: Period) -> dict[str, list[Reference | None]]:
    """The reference figures of each filing's place, each place asked once."""
    known = {at: given_to(names, Reporter("", "", "", *at), period) for at in set(sent.places)}
    return {name: [known[at].get(name) for at in sent.places] for name in names}


def _near(sent: Sent, codes: Sequence[str]) -> Below:
    """What the other zones of each one's county have sent."""
    inside: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, at in enumerate(sent.places):
        inside[at].append(n)
    pairs = [(n, other) for n, at in enumerate(sent.places) if any(at) for other in inside[at] if other != n]
    return Below([n for n, _ in pairs], _columns([sent.cells[other] for _, other in pairs], codes))


def _earlier(sources: frozenset[str], period: Period) -> tuple[str, ...]:
    periods = {"previous": period.previous, "year_ago": period.year_before}
    return tuple(str(p) for name, p in periods.items() if name in sources)


def _codes(cells: Sequence[Cells]) -> list[str]:
    return sorted({code for one in cells for code in one})


def _columns(cells: Sequence[Cells], codes: Sequence[str]) -> dict[str, list[Value]]:
    return {code: [c.get(code, Nothing.BLANK) for c in cells] for code in codes}


def _aligned(units: Sequence[str], by_unit: Mapping[str, Cells], codes: Sequence[str]) -> dict[str, list[Value]]:
    return _columns([by_unit.get(u, {}) for u in units], codes)


def _double(value: Value | None) -> float:
    return float("nan") if value is None or isinstance(value, Nothing) else float(value)
