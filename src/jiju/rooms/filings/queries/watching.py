"""Reads: everything that rules and tests of alerts say of one period, in bulk, for a purpose.

For the program itself: what is told of it stands before offices over the place alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from jiju.core.findings import Finding, Severity
from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.core.words import word
from jiju.rooms.filings.queries.purposes import refuse_other_purpose
from jiju.rooms.filings.queries.screening import Screen, sent_periods
from jiju.rooms.filings.queries.watch_tests import Tests
from jiju.rooms.filings.shapes import Doubt, Warned
from jiju.rooms.programmes.shapes import AlertRule, Form, Purpose
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Place


class Watch:
    """Reads period after period; each form and period is taken from the store once.

    Errors   NotForThisPurpose when rows of enterprises that a rule reads were not collected for the purpose
    """

    def __init__(self, rules: Sequence[AlertRule], forms: Sequence[Form], *, purpose: Purpose) -> None:
        self.rules, self.forms = tuple(rules), {f.code: f for f in forms}
        for code in sorted({rule.form for rule in rules if rule.form} & self.forms.keys()):
            refuse_other_purpose(self.forms[code], self.forms[code].numbers, purpose)
        self.screen = Screen(kept=40)
        self.sent = sent_periods()

    def signs(self, period: Period, at: datetime) -> list[Warned]:
        """What is said of a period.

        Missing  where nothing was sent only the registry and silence speak; a form that was not sent says nothing
        """
        tests = Tests(self.screen, self.sent, period, at)
        out = [s for form in self._reading(period) for s in self._of_form(form, period)]
        return out + [s for rule in self.rules if rule.test
                      for s in tests.signs(rule, self.forms.get(rule.form or ""))]  # fmt: skip

    def units(self, period: Period, signs: Collection[Warned]) -> tuple[dict[str, Place], dict[str, str]]:
        """Where the units of the signs lay, and what they were called, when they reported."""
        wanted = {s.unit for s in signs} | {s.zone for s in signs}
        there = registry.zones_on(period.last_day)
        places = {z.code: z.place for z in there}
        names = {z.code: z.name for z in there}
        names |= {code: d.name for code, d in registry.division_names(period.last_day).items() if code in wanted}
        for form in self._reading(period):
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

    def _reading(self, period: Period) -> list[Form]:
        return [f for code, f in self.forms.items() if str(period) in self.sent.get(code, ())]

    def _of_form(self, form: Form, period: Period) -> Iterator[Warned]:
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

    def _sign(self, rule: AlertRule, form: Form, period: Period, doubt: Doubt) -> Warned:
        found: Finding = doubt.finding
        value: Value | None = self.screen.sent(form.code, period).by_unit.get(doubt.unit, {}).get(found.field)
        row = next((r for r in form.rows if r.code == found.field), None)
        return Warned(
            rule.id, rule.kind, rule.severity, form.level, form.code, str(period), doubt.unit, doubt.zone, found.field,
            found.states, found.says, word("{text}", text=rule.remedy), value if isinstance(value, Decimal) else None,
            row.name if row else "", row.unit if row else "", doubt.leans_on,
            "decline" if rule.kind == "decline" else "figures", rule.to,
        )  # fmt: skip
