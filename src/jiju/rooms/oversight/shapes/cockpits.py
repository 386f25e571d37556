"""Frozen values of the cockpit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.oversight.shapes.alerts import AlertLine
from jiju.rooms.oversight.shapes.clauses import ClauseLine
from jiju.rooms.oversight.shapes.targets import ChanceTold, OutlookTold
from jiju.rooms.oversight.shapes.tasks import TaskLine


@dataclass(frozen=True)
class TargetLine:
    """One target as the cockpit shows it, everything in the target's own unit.

    Units    attainment and growth in percent, new_points in percentage points
    Missing  None cannot be computed; like_for_like None for counts of zones, where it has no meaning
    """

    measure: str
    indicator: str
    name: str
    unit: str
    decimals: int
    actual: Decimal | None
    expected: Decimal | None
    target: Decimal | None
    attainment: Decimal | None
    growth: Decimal | None
    like_for_like: Decimal | None
    new_points: Decimal | None
    is_registry: bool
    state: str  # ok, watch, bad, none
    word: Word
    outlook: OutlookTold | None = None
    chance: ChanceTold | None = None
    awaited: int = 0  # zones whose figure is not accepted yet: until then the total is set against nothing

    @property
    def gap(self) -> Decimal | None:
        return None if self.actual is None or self.expected is None else self.actual - self.expected


@dataclass(frozen=True)
class ZonePoint:
    """A zone on the map, with its light. Missing: lon and lat None has no point."""

    code: str
    name: str
    zone_type: str
    city: str
    lon: float | None
    lat: float | None
    growth: Decimal | None
    state: str
    county: str = ""


@dataclass(frozen=True)
class Cockpit:
    """The whole at a glance, as far as somebody sees it."""

    period: Period
    zone_type: str
    vintage: int
    targets: tuple[TargetLine, ...]
    zones: tuple[ZonePoint, ...]
    reading: tuple[Word, ...]

    def count(self, state: str) -> int:
        return sum(z.state == state for z in self.zones)


@dataclass(frozen=True)
class Moved:
    """One thing that moved in somebody's area. Shape: path of the page that tells more; tone: ok, watch, bad, none."""

    on: date
    kind: str  # target, clause, alert, task, issue, filing, title, round
    says: Word
    path: str
    tone: str = "none"


@dataclass(frozen=True)
class Red:
    """What is red in somebody's area now: the first of each kind with how many there are, and what they ask.

    Shape    clauses overdue or at risk; alerts severe and under way; tasks overdue; to_step: clauses that wait for the
             reader; lacks, lacking: clauses that lack something in the reader's own area
    """

    clauses: tuple[ClauseLine, ...]
    clause_count: int
    alerts: tuple[AlertLine, ...]
    alert_count: int
    tasks: tuple[TaskLine, ...]
    task_count: int
    to_step: int
    lacks: tuple[ClauseLine, ...]
    lacking: int
