"""The topics that are followed, zone by zone and period by period, and the issues that are raised about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.oversight.shapes.tasks import TaskLine
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.spine.files import Attached


@dataclass(frozen=True)
class FactShown:
    """A figure beside what a zone told. worries: it speaks against it. Missing: value None was not reported."""

    name: str
    unit: str
    decimals: int
    value: Decimal | None
    worries: bool


@dataclass(frozen=True)
class TopicCell:
    """One topic of one zone in one period.

    Shape    told: accepted, sent, empty, late, open, unasked; tone: ok, watch, bad, none; filing: where it was told
    Missing  due None was never asked for; receipt None has none
    """

    topic: str
    period: Period
    told: str
    tone: str
    word: Word
    said: str = ""
    problems: str = ""
    wishes: str = ""
    filing: int | None = None
    receipt: int | None = None
    due: date | None = None
    facts: tuple[FactShown, ...] = ()
    open_issues: int = 0

    @property
    def is_missing(self) -> bool:
        """Whether somebody is asked: the form came without words, or was due and did not come."""
        return self.told in {"empty", "late"}


@dataclass(frozen=True)
class TopicRow:
    """A zone with all its topics in a period."""

    zone: ZoneFacts
    cells: tuple[TopicCell, ...]

    @property
    def missing(self) -> int:
        return sum(c.is_missing for c in self.cells)

    @property
    def worst(self) -> str:
        """The worst tone of its topics; what is missing comes first."""
        tones = {"missing" if c.is_missing else c.tone for c in self.cells}
        return next((t for t in ("missing", "bad", "watch", "ok") if t in tones), "none")


@dataclass(frozen=True)
class TopicMatrix:
    """Zones by topics in a period. Shape: heads: (id, name). Missing: period None, nothing was ever asked."""

    period: Period | None
    periods: tuple[Period, ...]
    heads: tuple[tuple[str, str], ...]
    rows: tuple[TopicRow, ...]

    def count(self, topic: str, *kinds: str) -> int:
        """How many zones stand so in a topic: a tone, or `missing`."""
        cells = [c for r in self.rows for c in r.cells if c.topic == topic]
        return sum(("missing" if c.is_missing else c.tone) in kinds for c in cells)


@dataclass(frozen=True)
class Proposed:
    """An issue that a zone's form names and nobody has raised yet."""

    topic: str
    filing: int
    row: str
    period: Period
    text: str


@dataclass(frozen=True)
class IssueFacts:
    """An issue as it is raised. Shape: source: filing and row, when it comes from a form. Missing: None is none."""

    topic: str
    zone: str
    what: str
    source: tuple[int, str] | None = None


@dataclass(frozen=True)
class IssueLine:
    """An issue in a list. asked: the verbs that wait for the reader; owner_left: the owner's post has ended."""

    id: int
    topic: str
    topic_name: str
    zone: str
    zone_name: str
    what: str
    state: str
    state_name: Word
    tone: str
    word: Word
    raised_unit: str
    raised_at: datetime
    owner_unit: str
    owner: str
    owner_left: bool
    due: date | None
    days_left: int | None
    asked: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state != "closed"


@dataclass(frozen=True)
class IssueStepShown:
    """One step in an issue's history."""

    kind: str
    name: Word
    text: Word | str
    by: str
    unit: str
    at: datetime
    owner: str = ""
    due: date | None = None
    files: tuple[Attached, ...] = ()


@dataclass(frozen=True)
class IssueShown:
    """One issue whole, with the verbs that its reader may use. now: the zone's present name where it is another."""

    line: IssueLine
    period: Period | None
    filing: int | None
    raised_by: str
    now: str
    is_gone: bool
    steps: tuple[IssueStepShown, ...]
    tasks: tuple[TaskLine, ...]
    verbs: tuple[str, ...]
    refused: Word | None = None


@dataclass(frozen=True)
class TopicCourse:
    """One topic of a zone over time: cells newest first, its facts now, its issues, and what may be raised."""

    id: str
    name: str
    clause: str
    cells: tuple[TopicCell, ...]
    now: tuple[FactShown, ...]
    issues: tuple[IssueLine, ...]
    proposed: tuple[Proposed, ...]


@dataclass(frozen=True)
class ZoneTopics:
    """A zone with its topics over time. left: it is no zone of the programme any more; tasks: open, of its own body."""

    zone: ZoneFacts
    left: bool
    names: tuple[str, ...]
    periods: tuple[Period, ...]
    courses: tuple[TopicCourse, ...]
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True)
class TopicsAsked:
    """Topics without words in the newest period that is due. zones: how many; topics: how many in all."""

    period: Period
    due: date | None
    zones: int
    topics: int
    zone: str = ""


@dataclass(frozen=True)
class EmptyTopics:
    """A zone that has to be asked: which topics say nothing for a period. For the program itself."""

    zone: ZoneFacts
    topics: tuple[str, ...]
