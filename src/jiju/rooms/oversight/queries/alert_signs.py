"""Reads: everything that the rules and tests of alerts say of one period, in bulk. For the program itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from jiju.core.findings import Finding, Severity
from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.core.words import word
from jiju.rooms.figures import queries as figures
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import Doubt
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.queries.alert_tests import Tests
from jiju.rooms.oversight.shapes import Known, Mark, ReadPeriod, SignFound
from jiju.rooms.programmes.shapes import AlertRule, Form
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Place


class Reader:
    """Reads period after period; each form and period is taken from the store once."""

    def __init__(self, rules: Sequence[AlertRule], forms: Sequence[Form]) -> None:
        self.rules, self.forms = tuple(rules), {f.code: f for f in forms}
        self.screen = filings.Screen(kept=40)
        self.sent = filings.sent_periods()

    def read(
        self, period: Period, *, at: datetime, known: Sequence[Known] = (), homes: Mapping[Mark, str] | None = None
    ) -> ReadPeriod:
        """The causes of alerts in a period, with where their units lay and what they were called.

        Shape    known: alerts of earlier periods, whose echoes are told apart from what is new; homes: signs that were
                 found before, and under which alert
        Missing  a period in which nothing was sent has only what the registry says; a form that was not sent is silent
        """
        reading = [f for code, f in self.forms.items() if str(period) in self.sent.get(code, ())]
        tests = Tests(self.screen, self.sent, period, at)
        signs = [s for form in reading for s in self._of_form(form, period)]
        signs += [s for rule in self.rules if rule.test for s in tests.signs(rule, self.forms.get(rule.form or ""))]
        found = checks.causes(signs, known, homes)
        places, names = self._units(reading, period, signs)
        vintage = figures.vintages().get(str(period), 0)
        return ReadPeriod(period, vintage, found, places, names)

    def _of_form(self, form: Form, period: Period) -> Iterator[SignFound]:
        """What a form's own rules, and the rules of alerts over it, say of the reports that were signed."""
        mine = {one: rule for rule in self.rules if rule.form == form.code for one in rule.findings}
        doubts = self.screen.doubts(form.code, period) if mine else ()
        for d in doubts:
            rule = mine.get(d.finding.rule)
            if rule is not None and d.finding.severity is not Severity.NOTES:
                yield self._sign(rule, form, period, d)
        own = {rule.id: rule for rule in self.rules if rule.form == form.code and rule.text}
        for d in self.screen.breaches(form.code, period, [r.written() for r in own.values()]):
            yield self._sign(own[d.finding.rule], form, period, d)

    def _sign(self, rule: AlertRule, form: Form, period: Period, doubt: Doubt) -> SignFound:
        found: Finding = doubt.finding
        value: Value | None = self.screen.sent(form.code, period).by_unit.get(doubt.unit, {}).get(found.field)
        row = next((r for r in form.rows if r.code == found.field), None)
        return SignFound(
            rule.id, rule.kind, rule.severity, form.level, form.code, str(period), doubt.unit, doubt.zone, found.field,
            found.states, found.says, word("{text}", text=rule.remedy), value if isinstance(value, Decimal) else None,
            row.name if row else "", row.unit if row else "", doubt.leans_on,
            "decline" if rule.kind == "decline" else "figures", rule.to,
        )  # fmt: skip

    def _units(
        self, forms: Iterable[Form], period: Period, signs: Iterable[SignFound]
    ) -> tuple[dict[str, Place], dict[str, str]]:
        """Where the units of the signs lay, and what they were called, when they reported."""
        wanted = {s.unit for s in signs} | {s.zone for s in signs}
        there = registry.zones_on(period.last_day)
        places = {z.code: z.place for z in there}
        names = {z.code: z.name for z in there}
        names |= {code: d.name for code, d in registry.division_names(period.last_day).items() if code in wanted}
        for form in forms:
            sent = self.screen.sent(form.code, period)
            rows = zip(sent.units, sent.zones, sent.groups, sent.places, strict=True)
            firm = form.level == "enterprise"
            places |= {u: Place(city, county, z, kind, u if firm else "") for u, z, kind, (city, county) in rows
                       if u in wanted}  # fmt: skip
            names |= self.screen.names(form.code, period, wanted - names.keys())
        tenants = registry.tenants_named(wanted - places.keys() - {""}, period.last_day)
        places |= {s.unit: Place(city=s.unit) for s in signs if s.over == "city"}
        return places | {c: t.place for c, t in tenants.items()}, names | {c: t.name for c, t in tenants.items()}

    def judged(self, rule: AlertRule, period: Period) -> int:
        """How many reports a rule looked at in a period; of a test without a form, those of enterprises."""
        codes = [rule.form] if rule.form else [f.code for f in self.forms.values() if f.level == "enterprise"]
        known = [c for c in codes if c and str(period) in self.sent.get(c, ())]
        return max((len(self.screen.sent(c, period).units) for c in known), default=0)
