"""Counting: how often which rule spoke about a filing when it was signed, kept for good."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime

from jiju.core.findings import Finding as Said
from jiju.core.periods import Period
from jiju.rooms.filings import queries
from jiju.rooms.filings.models import Filing, Violation
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

BATCH = 2_000


def count(filing: Filing, said: Iterable[Said], explained: set[tuple[str, str]], at: datetime) -> None:
    """Keep the counts of a filing that is being signed, in place of those of an earlier signature.

    The caller is the act that signs, and saves the filing.

    Shape    explained: (rule, row)
    """
    Violation.objects.filter(filing=filing).delete()
    Violation.objects.bulk_create(_rows(filing, said, explained, at))
    filing.counted_at = at


def _rows(filing: Filing, said: Iterable[Said], explained: set[tuple[str, str]], at: datetime) -> list[Violation]:
    found = list(said)
    counted = Counter((f.rule, f.severity.value) for f in found)
    answered = Counter(f.rule for f in found if (f.rule, f.field) in explained)
    return [
        Violation(
            filing=filing, form_code=filing.form_code, period=filing.period, unit_code=filing.unit_code,
            unit_name=filing.unit_name, rule=rule, severity=severity, count=n, explained=answered[rule], counted_at=at,
            city=filing.city, county=filing.county, zone_code=filing.zone_code, zone_type=filing.zone_type,
            enterprise_code=filing.enterprise_code,
        )
        for (rule, severity), n in sorted(counted.items())
    ]  # fmt: skip


@act("filings.count_violations")
def count_violations(window: None, *, by: Actor, at: datetime, form_code: str, period: Period) -> int:
    """Count what the rules of today say of a period's filings that were signed elsewhere and brought in.

    Those signed here were counted then, and stay as they were counted.
    """
    waiting = Filing.objects.filter(form_code=form_code, period=str(period), source="brought in", counted_at=None)
    rows = {f.unit_code: f for f in waiting.order_by("pk")}
    said: dict[str, list[Said]] = defaultdict(list)
    if rows:
        rules = queries.rules_in_force(queries.form_in_force(form_code, period))
        for doubt in queries.Screen().doubts(form_code, period, rules):
            if doubt.unit in rows:
                said[doubt.unit].append(doubt.finding)
    found = [v for unit, findings in said.items() for v in _rows(rows[unit], findings, set(), at)]
    Violation.objects.bulk_create(found, batch_size=BATCH)
    waiting.update(counted_at=at)
    record(None, form=form_code, period=str(period), filings=len(rows), count=sum(v.count for v in found))
    return len(rows)
