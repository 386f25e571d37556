"""What a round says of units: one unit's sheet, all standings, what would be otherwise today, a round replayed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from jiju.core.words import Word
from jiju.rooms.evaluations.shapes.explaining import PlaceBounds
from jiju.rooms.evaluations.shapes.inputs import Cause
from jiju.rooms.evaluations.shapes.rounds import RoundLine, Said, Version
from jiju.rooms.evaluations.shapes.sheets import Sheet
from jiju.rooms.evaluations.shapes.standing import ScorePart, Standing
from jiju.rooms.evaluations.shapes.sureness import UnitSureness
from jiju.rooms.programmes.shapes import Adjustment, Item
from jiju.spine.files import Attached


@dataclass(frozen=True)
class GivenMark:
    """A mark, to whoever may see it. Missing: scorer "" is not told to whom it concerns."""

    item: str
    points: Decimal
    reason: str
    evidence: str
    lines: dict[str, str] = field(default_factory=dict)
    scorer: str = ""


@dataclass(frozen=True)
class CommentShown:
    """What an office says of a unit."""

    office: str
    text: str
    at: datetime


@dataclass(frozen=True)
class VetoShown:
    """一票否决 against a unit, raised, confirmed or dropped."""

    id: int
    unit: str
    veto: str
    name: str
    state: str
    state_name: Word
    reason: str
    evidence: str
    raised_by: str
    decided_by: str
    answer: str


@dataclass(frozen=True)
class AppealShown:
    """An appeal with its ruling. Missing: value None was not upheld; version 0 has no result of its own."""

    id: int
    unit: str
    unit_name: str
    item: str
    item_name: str
    state: str
    state_name: Word
    reason: str
    evidence: str
    raised_at: datetime
    ruling: str
    ruled_at: datetime | None
    value: Decimal | None
    version: int
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class AppealCase:
    """An appeal as somebody rules on it.

    Shape    counted_in: what the item's value is counted in; before and after: where the unit stood in the version
             before the ruling and in the one that it made
    Missing  now None: the item has no value; before and after None until a ruling has changed something
    """

    line: RoundLine
    shown: AppealShown
    counted_in: Word | str
    now: Decimal | None
    before: Standing | None
    after: Standing | None


@dataclass(frozen=True)
class CorrectionShown:
    """A change of a final result, asked for, approved or refused. Missing: version 0 has no result of its own."""

    id: int
    unit: str
    item: str
    item_name: str
    value: Decimal
    reason: str
    evidence: str
    state: str
    state_name: Word
    asked_by: str
    decided_by: str
    answer: str
    version: int


@dataclass(frozen=True)
class SheetItem:
    """One item of a sheet: its part of the score, what the unit says of it, who judged it how.

    Shape    where a value came from stands in the sheet's causes
    Missing  said None: nothing was said; ruled None: the value stands by no ruling and no correction
    """

    part: ScorePart
    said: Said | None
    marks: tuple[GivenMark, ...]
    ruled: Decimal | None


@dataclass(frozen=True)
class RoundSheet:
    """One unit's sheet in one version of a round's result, with everything that was said and ruled of it.

    Shape    versions: those that the reader may open, the newest first; cases: of bonuses and deductions; borderline:
             the lines that the unit stands close to; days_left: to the end of the term of appeals, None while none runs
    """

    line: RoundLine
    version: Version
    versions: tuple[int, ...]
    sheet: Sheet
    items: tuple[SheetItem, ...]
    cases: tuple[GivenMark, ...]
    borderline: tuple[str, ...]
    comments: tuple[CommentShown, ...]
    vetoes: tuple[VetoShown, ...]
    appeals: tuple[AppealShown, ...]
    corrections: tuple[CorrectionShown, ...]
    days_left: int | None
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class StandingsShown:
    """A result as somebody may see it: parts and adjustments only of the units of the own area."""

    line: RoundLine
    version: Version
    rows: tuple[Standing, ...]
    sureness: dict[str, UnitSureness]
    lines: dict[str, str]
    borderline: dict[str, tuple[str, ...]]
    bounds: dict[str, PlaceBounds]
    proved: tuple[int, int]  # groups whose bounds are proved, of how many


@dataclass(frozen=True)
class RevisedValue:
    """A value that was revised after the snapshot was frozen."""

    item: str
    name: str
    unit: str
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True)
class Revised:
    """What would be otherwise with the figures of today. Shown, never applied. Missing: rank 0 has no place."""

    unit: str
    name: str
    values: tuple[RevisedValue, ...]
    rank: tuple[int, int]
    score: tuple[Decimal | None, Decimal | None]
    grade: tuple[str, str]


@dataclass(frozen=True)
class Task:
    """What somebody has to judge of one unit, with the material for it and what that person has given so far.

    Shape    material: the values of the snapshot with their sources; said: the unit's own words
    """

    round: int
    round_name: str
    unit: str
    name: str
    judged: tuple[Item | Adjustment, ...]
    material: tuple[tuple[Item, Decimal | None, tuple[Cause, ...]], ...]
    said: dict[str, Said]
    given: tuple[GivenMark, ...]
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class ReplayedVersion:
    """One version computed again from its stored inputs. sealed: the ledger tells the same digest."""

    number: int
    digest: str
    recomputed: str
    sealed: bool

    @property
    def equal(self) -> bool:
        return self.digest == self.recomputed and self.sealed


@dataclass(frozen=True)
class Replay:
    """A round computed again from its record alone, and its figures measured again as of their vintage."""

    round: int
    versions: tuple[ReplayedVersion, ...]
    snapshot: str
    stored: str
    remeasured: str

    @property
    def ok(self) -> bool:
        return self.snapshot == self.stored == self.remeasured and all(v.equal for v in self.versions)
