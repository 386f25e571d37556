"""Targets as they are watched: what is reached, expected and foreseen, of an area and of what lies below it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.spine.actors import Place

Keep = Callable[[Place], bool]


@dataclass(frozen=True)
class Track:
    """One target's figures zone by zone, period by period, in the target's own unit.

    Shape    cells: period → zone → where it lay and its figure; is_flow: counted from January; is_decided: of the
             register, not of reports; is_ratio: added up over no zones; due: the zones with the title at the end of the
             period that was asked for, where they lie
    Missing  a zone without a figure in a period is not there
    """

    measure: str
    is_flow: bool
    is_decided: bool
    cells: Mapping[Period, Mapping[str, tuple[Place, Decimal]]] = field(repr=False)
    is_ratio: bool = False
    due: Mapping[str, Place] = field(default_factory=dict, repr=False)

    def alone(self, zone: str) -> Track:
        """The same of one zone."""
        cells = {p: {zone: found[zone]} for p, found in self.cells.items() if zone in found}
        return replace(self, cells=cells, due={z: place for z, place in self.due.items() if z == zone})

    def at(self, period: Period, keep: Keep) -> dict[str, Decimal]:
        """The figures of the zones that lay within an area then."""
        return {z: v for z, (place, v) in self.cells.get(period, {}).items() if keep(place)}

    def awaited(self, period: Period, keep: Keep) -> int:
        """How many zones of an area owe the figure of a period that is not accepted yet."""
        there = self.cells.get(period, {})
        return sum(z not in there and keep(place) for z, place in self.due.items())

    def zones(self, period: Period, keep: Keep) -> dict[str, dict[Period, Decimal]]:
        """Each zone's own figures up to a period, of those that lay within an area when they last reported."""
        last: dict[str, Place] = {}
        out: dict[str, dict[Period, Decimal]] = {}
        for p in sorted(self.cells):
            if p <= period:
                for zone, (place, value) in self.cells[p].items():
                    last[zone] = place
                    out.setdefault(zone, {})[p] = value
        return {z: figures for z, figures in out.items() if keep(last[z])}


@dataclass(frozen=True)
class SeasonTold:
    """Which share of a year is done by each period's end. Missing: years empty is the calendar, each period alike."""

    shares: tuple[Decimal, ...]
    years: tuple[int, ...]

    @property
    def words_are_calendar(self) -> bool:
        return not self.years


@dataclass(frozen=True)
class Growth:
    """A period against the same of last year. Units: percent, new_points in points. Missing: None has no base."""

    total: Decimal | None
    like_for_like: Decimal | None
    new_points: Decimal | None
    new_share: Decimal | None
    same: int
    new: int


@dataclass(frozen=True)
class OutlookTold:
    """Where a year will end, or why that cannot be told.

    Units    of the target; growth_same and new_share in percent: middle, from, to
    Missing  middle None: not told, and reasons say why; growth_same None where last year has nothing
    """

    year: int
    vintage: int
    at: datetime | None
    middle: Decimal | None = None
    within80: tuple[Decimal, Decimal] | None = None
    within95: tuple[Decimal, Decimal] | None = None
    growth_same: tuple[Decimal, Decimal, Decimal] | None = None
    new_share: tuple[Decimal, Decimal, Decimal] | None = None
    points: int = 0
    first: str = ""
    last: str = ""
    carried: int = 0
    left_out: tuple[str, ...] = ()
    assumes: Word | None = None
    reasons: tuple[Word, ...] = ()
    ends: tuple[Decimal, ...] = field(default=(), repr=False)
    season: SeasonTold | None = None


@dataclass(frozen=True)
class ChanceTold:
    """How likely a target is met, in percent as it is said, and in a word. Units: share between 0 and 1."""

    share: Decimal
    says: Word
    likely: Word


@dataclass(frozen=True)
class TargetTold:
    """One target of one area in one period, everything in the target's own unit.

    Units    attainment and growth in percent
    Missing  None is not known or has no meaning; outlook None was not asked for or not looked at yet; while zones are
             awaited, the total is set against nothing
    """

    measure: str
    indicator: str
    name: str
    unit: str
    decimals: int
    target: Decimal | None
    actual: Decimal | None
    expected: Decimal | None
    growth: Growth
    is_decided: bool
    state: str
    word: Word
    season: SeasonTold | None = None
    outlook: OutlookTold | None = None
    chance: ChanceTold | None = None
    awaited: int = 0

    @property
    def attainment(self) -> Decimal | None:
        return None if self.actual is None or not self.target else self.actual / self.target * 100

    @property
    def gap(self) -> Decimal | None:
        return None if self.actual is None or self.expected is None else self.actual - self.expected


@dataclass(frozen=True)
class ShareLine:
    """What lies below: a city or a zone with its share. moved: how its share changed by zones that moved."""

    code: str
    name: str
    told: TargetTold
    state: str = ""
    moved: Decimal | None = None


@dataclass(frozen=True)
class YearLine:
    """One year of the plan: the target, what was reached at its newest period, and how much of it."""

    year: int
    target: Decimal | None
    actual: Decimal | None
    period: Period | None

    @property
    def attainment(self) -> Decimal | None:
        return None if self.actual is None or not self.target else self.actual / self.target * 100


@dataclass(frozen=True)
class PathPoint:
    """One period of the path. Missing: None was not reached yet, or has no target."""

    period: Period
    actual: Decimal | None
    expected: Decimal | None
    target: Decimal | None


@dataclass(frozen=True)
class Area:
    """Whose targets are shown. Shape: level province, city, zone, or part (a county, a department's types)."""

    level: str
    code: str
    name: str | Word


@dataclass(frozen=True)
class Board:
    """The targets of one area: every measure, and one of them with what lies below it.

    Shape    shared: the sum of the shares of the rows; counted, there: zones with a figure, of all with the title;
             version: of the cascade that the shares are from, 0 none;
             versions: those there are
    """

    area: Area
    period: Period
    basis: str
    vintage: int
    measure: str
    lines: tuple[TargetTold, ...]
    rows: tuple[ShareLine, ...]
    shared: Decimal | None
    counted: int
    there: int
    years: tuple[YearLine, ...]
    path: tuple[PathPoint, ...]
    version: int = 0
    versions: tuple[tuple[int, int, Word], ...] = ()  # number, key, state
    moved: tuple[str, ...] = ()

    @property
    def chosen(self) -> TargetTold:
        return next(t for t in self.lines if t.measure == self.measure)

    @property
    def difference(self) -> Decimal | None:
        target = self.chosen.target
        return None if self.shared is None or target is None else self.shared - target


@dataclass(frozen=True)
class LiftLine:
    """One zone of a set that would close a gap: what it has, what is expected of it, what it would add."""

    code: str
    name: str
    city: str
    now: Decimal
    expected: Decimal
    growth: Decimal | None
    adds: Decimal


@dataclass(frozen=True)
class GapTold:
    """The smallest set of zones that would close what is missing.

    Shape    held: what each zone is held against, share or growth; against: what is missing now, or by the year's end;
             unknown: names of zones that could not be judged
    Missing  gap None: nothing is expected, so nothing can be missing
    """

    area: Area
    line: TargetTold
    held: str
    against: str
    gap: Decimal | None
    lifts: tuple[LiftLine, ...]
    short: Decimal
    unknown: tuple[str, ...]

    @property
    def closed(self) -> bool:
        return self.short <= 0
