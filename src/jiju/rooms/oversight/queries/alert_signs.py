"""Reads: the alerts of one period. For the program itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from jiju.core.periods import Period
from jiju.rooms.figures import queries as figures
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight import checks
from jiju.rooms.oversight.shapes import Known, Mark, ReadPeriod
from jiju.rooms.programmes.shapes import AlertRule, Form


class Reader:
    """Reads period after period, for the purpose of statistics: single reports are checked, and told to who may see
    them."""

    def __init__(self, rules: Sequence[AlertRule], forms: Sequence[Form]) -> None:
        self.rules = tuple(rules)
        self.watch = filings.Watch(rules, forms, purpose="statistics")

    def read(
        self, period: Period, *, at: datetime, known: Sequence[Known] = (), homes: Mapping[Mark, str] | None = None
    ) -> ReadPeriod:
        """The causes of alerts in a period, with where their units lay and what they were called.

        Shape    known: alerts of earlier periods, whose echoes are told apart from what is new; homes: signs that were
                 found before, and under which alert
        """
        signs = self.watch.signs(period, at)
        places, names = self.watch.units(period, signs)
        vintage = figures.vintages().get(str(period), 0)
        return ReadPeriod(period, vintage, checks.causes(signs, known, homes), places, names)

    def judged(self, rule: AlertRule, period: Period) -> int:
        """How many reports a rule looked at in a period."""
        return self.watch.judged(rule, period)
