"""How well alerts find what a demonstration planted: mistakes, and what really happened to its zones.

The finding side is what stands in the store; only the comparison opens the truth file.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jiju.config.demo.scoring import Key
from jiju.core import periods
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight import queries as oversight

THOUSAND = 1000


@dataclass
class Raised:
    """One alert: the reports that its signs are about, those that they were compared with, the sums that it doubts."""

    kind: str
    marks: set[Key] = field(default_factory=set)
    names: set[Key] = field(default_factory=set)
    sums: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True)
class KindFound:
    """One kind of what was planted, and how much of it has an alert of its own."""

    kind: str
    planted: int
    found: int


@dataclass(frozen=True)
class KindRaised:
    """One kind of alert, and how many of them are right."""

    kind: str
    alerts: int
    right: int


@dataclass(frozen=True)
class AlertScore:
    """The whole.

    Shape    right: alerts about a report that is wrong, or that was compared or added up with one; own: of them, those
             whose own report is; clean: reports without anything planted
    """

    alerts: int
    right: int
    own: int
    planted: int
    found: int
    clean: int
    kinds: tuple[KindFound, ...]
    raised: tuple[KindRaised, ...]

    @property
    def precision(self) -> float | None:
        return self.right / self.alerts if self.alerts else None

    @property
    def recall(self) -> float | None:
        return self.found / self.planted if self.planted else None

    @property
    def false_alarms(self) -> float | None:
        """False alarms of 1,000 clean reports."""
        return (self.alerts - self.right) * THOUSAND / self.clean if self.clean else None


def raised(sums: Iterable[str]) -> list[Raised]:
    """The alerts that stand in the store. sums: the rules that add up the level below."""
    out: dict[str, Raised] = {}
    adding = frozenset(sums)
    for key, kind, root, rule, form, period, subject, earlier in oversight.signs_raised():
        one = out.setdefault(key, Raised(kind))
        one.marks.add((form, period, subject))
        if root == "figures":
            one.names |= {(form, p, subject) for p in earlier.split()}
        if rule in adding:
            one.sums.add((period, subject))
    return list(out.values())


def score(alerts: list[Raised], truth: Mapping[Key, str], screen: filings.Screen) -> AlertScore:
    """Compare alerts with what was planted; what was planted is found only when its own report has an alert."""
    zones = {(period, screen.zone_of(form, period, unit)) for form, period, unit in truth if form and period}
    own = [a for a in alerts if a.marks & truth.keys()]
    right = [a for a in alerts if (a.marks | a.names) & truth.keys() or a.sums & zones]
    hit = {mark for a in alerts for mark in a.marks}
    planted, good = defaultdict(list), Counter(a.kind for a in right)
    for key, kind in truth.items():
        planted[kind].append(key in hit)
    sent = sum(
        len(screen.sent(form, periods.parse(p)).units) for form, ps in filings.sent_periods().items() for p in ps
    )
    clean = sent - sum(bool(form and period) for form, period, _ in truth)
    return AlertScore(
        len(alerts), len(right), len(own), len(truth), sum(key in hit for key in truth), clean,
        tuple(KindFound(k, len(found), sum(found)) for k, found in sorted(planted.items())),
        tuple(KindRaised(k, n, good[k]) for k, n in sorted(Counter(a.kind for a in alerts).items())),
    )  # fmt: skip


def read_whole_truth(path: Path) -> dict[Key, str]:
    """Everything that was planted: mistakes and events, the kind by report; what has no period stands in all."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {(row["form"], row["period"], row["unit"]): row["kind"] for row in csv.DictReader(file)}
