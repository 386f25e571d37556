"""How well alerts find what a demonstration planted: mistakes, and what really happened to its zones.

The finding side is what stands in the store; only the comparison opens the truth file.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from jiju.config.demo.events import KINDS as EVENTS
from jiju.config.demo.mistakes import KINDS as MISTAKES
from jiju.config.demo.mistakes import Mistake
from jiju.config.demo.scoring import DOUBLE, Key
from jiju.core import periods
from jiju.core.refusals import Malformed, Refusal
from jiju.core.words import word
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight import queries as oversight

THOUSAND = 1000
COLUMNS = tuple(f.name for f in fields(Mistake))
PLANTED = frozenset({*MISTAKES, *EVENTS, DOUBLE, "sum_mismatch", "line_slip"})


class TruthIsBroken(Refusal):
    """The truth file of the demonstration is not as it was written."""

    code = "truth-is-broken"


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
    """Everything that was planted: mistakes and events, the kind by report; what has no period stands in all.

    Errors   TruthIsBroken with the line that cannot be read
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return dict(_planted(path, csv.DictReader(file, strict=True)))
    except (UnicodeDecodeError, csv.Error, OSError) as fault:
        raise _broken(path, 1, str(fault)) from fault


def _planted(path: Path, rows: csv.DictReader[str]) -> Iterator[tuple[Key, str]]:
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise _broken(path, 1, ", ".join(COLUMNS))
    for row in rows:
        if None in row or None in row.values() or row["kind"] not in PLANTED:
            raise _broken(path, rows.line_num, row["kind"] or "")
        try:
            period = str(periods.parse(row["period"])) if row["period"] else ""
        except Malformed as fault:
            raise _broken(path, rows.line_num, row["period"]) from fault
        yield (row["form"], period, row["unit"]), row["kind"]


def _broken(path: Path, line: int, found: str) -> TruthIsBroken:
    return TruthIsBroken(
        word("{path}, line {line} cannot be read: {found}", path=str(path), line=line, found=found),
        why=word("Its first line names the columns, each other line one thing that was planted."),
        remedy=word("Put back the file that “jiju demo” wrote, or run it anew in an empty home."),
    )
