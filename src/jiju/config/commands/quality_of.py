"""`jiju filings quality`: how well it was reported, with the score; `count`: broken rules of what was brought in."""

from __future__ import annotations

import argparse
from typing import Any

from django.utils import timezone

from jiju.config import store
from jiju.config.printing import print_json, tell
from jiju.rooms.filings import acts
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import QualityLine
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import queries as programmes
from jiju.spine.actors import system

COUNTS = (
    "owed", "sent", "on_time", "untimed", "accepted", "first_pass", "handed_back", "queries", "open_queries", "asked",
    "answered_in_time", "revisions", "explained", "findings", "cells",
)  # fmt: skip


def show(asked: argparse.Namespace) -> int:
    """Print the report, the lowest score first."""
    store.require()
    now, day = timezone.now(), people.demonstration_day()
    if day is not None:  # a demonstration stands on its day
        now = timezone.localtime(now).replace(year=day.year, month=day.month, day=day.day)
    by = system("command line")
    shown = filings.reporting_quality(by, _form(asked), asked.period, now=now)
    if asked.json:
        print_json({
            "form": shown.form_code, "period": str(shown.period), "is_due": shown.is_due,
            "weights": {p.code: p.weight for p in shown.whole.parts}, "all": _line(shown.whole),
            "cities": [_line(n) for n in shown.cities], "zones": [_line(n) for n in shown.zones],
            "violations": _violations(by, shown.form_code, asked.period),
        })  # fmt: skip
        return 0
    for n in (*shown.zones, *shown.cities, shown.whole):
        t = n.tally
        print(f"{n.code or '—'}\t{n.name}\t{_text(n.score)}\t{t.sent}/{t.owed}\t{_text(t.timeliness)}")
    return 0


def count(asked: argparse.Namespace) -> int:
    """Count the broken rules of one period's filings that were signed elsewhere."""
    store.require()
    form = _form(asked)
    n = acts.count_violations(None, by=system("command line"), at=timezone.now(), form_code=form, period=asked.period)
    tell(f"{n} filings of {form} {asked.period} counted")
    return 0


def _form(asked: argparse.Namespace) -> str:
    """The form that was asked for, else the one that the targets are read from."""
    plan = programmes.plan()
    return asked.form or (plan.zone_form or plan.forms[0]).code


def _line(n: QualityLine) -> dict[str, Any]:
    t = n.tally
    rates = {"completeness": t.completeness, "timeliness": t.timeliness, "first_pass_rate": t.first_pass_rate}
    return {
        "code": n.code, "name": n.name, "score": _number(n.score), **{c: getattr(t, c) for c in COUNTS},
        **{name: _number(rate) for name, rate in rates.items()}, "median_age_days": _number(t.age),
        "parts": {p.code: _number(p.points) for p in n.parts},
    }  # fmt: skip


def _violations(by: Any, form: str, period: Any) -> list[dict[str, Any]]:
    times, lines = filings.violations(by, form, period)
    return [
        {"rule": v.rule, "severity": v.severity, "counts": dict(zip(map(str, times), v.counts, strict=True))}
        for v in lines
    ]


def _number(value: Any) -> float | None:
    """A number of JSON; nothing where there is none."""
    return None if value is None else round(float(value), 4)


def _text(value: Any) -> str:
    return "—" if value is None else f"{value:.1f}"
