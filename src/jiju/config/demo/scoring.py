"""How well rules and outlier tests find the mistakes that a demonstration planted.

The finding side reads the store as any platform would: filings and registry. Only the comparison opens the truth file.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from jiju.config.demo.events import DECLINE
from jiju.config.demo.events import KINDS as EVENTS
from jiju.core import periods
from jiju.core.findings import Severity
from jiju.rooms.filings import queries as filings
from jiju.rooms.registry import queries as registry

DOUBLE = "double_zone"
LASTS = 5  # quarters in which a decline stands out against the one before, or the year before
Key = tuple[str, str, str]  # form, period, unit; a double tenancy has no form and no period


@dataclass(frozen=True)
class Alarm:
    """One filing, or one enterprise, that something was said about.

    Shape    sorts: the kinds of mistake that it was taken for; names: the other filings whose figures it names;
             covers: the zone whose enterprises' filings were added up, if a sum was doubted
    """

    key: Key
    sorts: frozenset[str]
    names: frozenset[Key] = frozenset()
    covers: str = ""


@dataclass(frozen=True)
class KindScore:
    """One kind of mistake: how many were planted, how many of them found, how many false alarms were of its sort."""

    kind: str
    planted: int
    found: int
    false_alarms: int


@dataclass(frozen=True)
class Score:
    """The whole: precision is the share of alarms that hit a mistake, recall the share of mistakes that were hit.

    Shape    events: alarms about something that really happened, such as a zone's decline; they count in neither
    """

    alarms: int
    right: int
    planted: int
    found: int
    kinds: tuple[KindScore, ...]
    events: int = 0

    @property
    def precision(self) -> float | None:
        return self.right / self.alarms if self.alarms else None

    @property
    def recall(self) -> float | None:
        return self.found / self.planted if self.planted else None


def alarms(screen: filings.Screen, on: date, tell: Callable[[str], None]) -> list[Alarm]:
    """Everything that the rules in force, the outlier tests and the registry find, one alarm a filing.

    Findings that only inform (notes) are no alarms.
    """
    said: dict[Key, set[str]] = defaultdict(set)
    names: dict[Key, set[Key]] = defaultdict(set)
    covers: dict[Key, str] = {}
    sent = filings.sent_periods()
    for form, when in sent.items():
        tell(f"{form} {when[0]}–{when[-1]}")
        texts = filings.rule_texts(form)
        for period, doubt in filings.without_echoes(_doubts(screen, form, when)):
            key = (form, period, doubt.unit)
            said[key].add(sort_of(doubt.finding.rule, texts.get(doubt.finding.rule, "")))
            names[key] |= {(form, earlier, doubt.unit) for earlier in doubt.leans_on}
            if any(f"sum_of([{other}." in texts.get(doubt.finding.rule, "") for other in sent):
                covers[key] = doubt.zone
    out = [Alarm(key, frozenset(said[key]), frozenset(names[key]), covers.get(key, "")) for key in said]
    return out + [Alarm(("", "", unit), frozenset({DOUBLE})) for unit, _ in registry.double_tenancies(on)]


def _doubts(screen: filings.Screen, form: str, when: Iterable[str]) -> dict[str, list[filings.Doubt]]:
    return {
        period: [d for d in screen.doubts(form, periods.parse(period)) if d.finding.severity is not Severity.NOTES]
        for period in when
    }


def score(screen: filings.Screen, found: list[Alarm], truth: Path) -> Score:
    """Compare alarms with the truth file.

    Shape    an alarm is right when a mistake was planted in its filing or in another whose figures it names: an
             earlier one it was compared with, one of those that were added up; a mistake is found only when its
             own filing has an alarm
    """
    planted = read_truth(truth)
    zones = {(period, screen.zone_of(*key)) for key in planted if (period := key[1])}
    hit = {alarm.key for alarm in found}
    wrong = planted.keys()
    right = {a.key for a in found if {a.key, *a.names} & wrong or (a.covers and (a.key[1], a.covers) in zones)}
    real = {a.key for a in found if a.key not in right and _happened(a.key, screen, read_events(truth))}
    found = [a for a in found if a.key not in real]
    false = Counter(min(a.sorts) for a in found if a.key not in right)
    kinds = sorted({*planted.values(), *false})
    return Score(
        len(found), len(right), len(planted), sum(key in hit for key in planted),
        tuple(_kind(kind, planted, hit, false) for kind in kinds), len(real),
    )  # fmt: skip


def _happened(key: Key, screen: filings.Screen, events: frozenset[tuple[str, str]]) -> bool:
    """Whether a filing tells of something that really happened to its zone."""
    return bool(key[1]) and (screen.zone_of(*key), key[1]) in events


def _kind(kind: str, planted: dict[Key, str], hit: set[Key], false: Counter[str]) -> KindScore:
    mine = [key for key, k in planted.items() if k == kind]
    return KindScore(kind, len(mine), sum(key in hit for key in mine), false[kind])


def read_truth(path: Path) -> dict[Key, str]:
    """The planted mistakes: the kind by filing. What really happened is no mistake: alerts are scored against it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] not in EVENTS]
    return {(row["form"], row["period"], row["unit"]): row["kind"] for row in rows}


@lru_cache(maxsize=8)
def read_events(path: Path) -> frozenset[tuple[str, str]]:
    """Zones and periods in which something really happened: a decline is seen against the year before for a year."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["unit"], row["period"]) for row in csv.DictReader(file) if row["kind"] == DECLINE]
    return frozenset((unit, str(periods.parse(first).shift(n))) for unit, first in rows for n in range(LASTS))


MARKS = (
    ("sum_of", "sum_mismatch"), ("differ", "copied_period"), ("is not", "unit_slip_10"), ("inside", "unit_slip_10"),
    ("between", "unit_slip_10"), ("previous", "jump"), ("growth", "jump"), ("year_ago", "jump"),
)  # fmt: skip


def sort_of(rule: str, text: str) -> str:
    """The kind of mistake that a rule looks for, told by its words: where a false alarm is counted."""
    if not text:
        return "jump"  # the outlier test
    return next((kind for mark, kind in MARKS if mark in text), "transposed")
