"""Tasks as they are issued and as somebody may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.core.words import Word
from jiju.rooms.oversight.shapes.origins import Origin
from jiju.spine.actors import Place
from jiju.spine.files import Attached


@dataclass(frozen=True)
class UnitPlaced:
    """A unit on a day, with where it lies. Missing: parent "" has none."""

    code: str
    name: str
    kind: str
    parent: str
    place: Place


@dataclass(frozen=True)
class NodeWanted:
    """One step of a task and its day."""

    what: str
    due: date


@dataclass(frozen=True)
class TaskFacts:
    """A task as it is issued.

    Shape    origin: kind and key; owner: the code of a person at the lead unit
    Missing  supervising "" is the issuer itself; owner "" is nobody in person
    """

    title: str
    wanted: str
    origin: tuple[str, str]
    lead: str
    due: date
    responsible: tuple[str, ...] = ()
    supervising: str = ""
    owner: str = ""
    nodes: tuple[NodeWanted, ...] = ()


@dataclass(frozen=True)
class PartyShown:
    """A unit in its part. now: its present name where that is another; is_gone: the unit no longer exists."""

    part: str
    unit: str
    name: str
    now: str = ""
    is_gone: bool = False
    until: date | None = None
    reason: Word | str = ""


@dataclass(frozen=True)
class NodeShown:
    """One step with its light."""

    id: int
    number: int
    what: str
    due: date
    done_on: date | None
    light: str
    word: Word


@dataclass(frozen=True)
class DeliveryShown:
    """One delivery. held: days for which the issuer held it. Missing: node None is the whole task; returned_at None
    stands."""

    id: int
    node: int | None
    unit_name: str
    by: str
    at: datetime
    text: str
    proof: str
    returned_because: str
    returned_by: str
    returned_at: datetime | None
    files: tuple[Attached, ...] = ()
    held: int = 0


@dataclass(frozen=True)
class PostponementShown:
    """A later term that was asked for."""

    id: int
    state: str
    state_name: Word
    from_day: date
    to_day: date
    reason: str
    asked_by: str
    asked_at: datetime
    answer: str
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True)
class EscalationShown:
    """A rung that was reached, and whom it was told to."""

    level: str
    unit_name: str
    person: str
    due: date
    made_on: date


@dataclass(frozen=True)
class AmendmentShown:
    """Words of a task that were corrected: what they were, why, by whom."""

    title: str
    wanted: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class TaskLine:
    """A task in a list.

    Shape    asked: the verbs that wait for the reader; next_due: of the next open step, else the whole; look_by: the
             day by which the issuer looks at what was delivered
    Missing  look_by None: nothing is delivered that waits
    """

    id: int
    title: str
    origin: Word | str
    lead: str
    issuer: str
    due: date
    days_left: int
    state: str
    state_name: Word
    light: str
    word: Word
    nodes: tuple[int, int]  # done, of all
    escalated: str
    next_due: date
    asked: tuple[str, ...] = ()
    look_by: date | None = None

    @property
    def is_open(self) -> bool:
        return self.state not in {"closed", "withdrawn"}


@dataclass(frozen=True)
class Revised:
    """The figure that a task rests on, then and now. Missing: a figure that is None is not there."""

    name: str
    unit: str
    then: Decimal | None
    now: Decimal | None
    period: str


@dataclass(frozen=True)
class TaskShown:
    """One task whole, with the verbs that its reader may use now.

    Shape    refused: why the reader may not close it; owner_left: the owner holds no post at the lead unit any more
    Missing  revised None: the task rests on no figure, or the figure is as it was
    """

    line: TaskLine
    wanted: str
    origin: Origin
    parties: tuple[PartyShown, ...]
    before: tuple[PartyShown, ...]
    owner: str
    owner_left: bool
    issued_by: str
    issued_at: datetime
    accepted_by: str
    accepted_at: datetime | None
    delivered_on: date | None
    closed_by: str
    closed_at: datetime | None
    closing: str
    nodes: tuple[NodeShown, ...]
    deliveries: tuple[DeliveryShown, ...]
    postponements: tuple[PostponementShown, ...]
    escalations: tuple[EscalationShown, ...]
    verbs: tuple[str, ...]
    refused: Word | None = None
    revised: Revised | None = None
    meeting: tuple[int, str] | None = None
    amendments: tuple[AmendmentShown, ...] = ()

    @property
    def id(self) -> int:
        return self.line.id

    @property
    def lead(self) -> str:
        return next((p.unit for p in self.parties if p.part == "lead"), "")

    @property
    def gone(self) -> tuple[PartyShown, ...]:
        return tuple(p for p in self.parties if p.is_gone)

    @property
    def asked_longer(self) -> PostponementShown | None:
        return next((p for p in self.postponements if p.state == "asked"), None)


@dataclass(frozen=True)
class LoadLine:
    """What one unit has to do and how it did it.

    Shape    raised: tasks that went up the chain at least once; returned: deliveries of the whole that were returned
    Units    on_time in percent of what was closed; median_days from issuing to delivery
    Missing  None: nothing was closed
    """

    unit: str
    name: str
    open: int
    overdue: int
    closed: int
    on_time: Decimal | None
    median_days: Decimal | None
    raised: int = 0
    returned: int = 0


@dataclass(frozen=True)
class AskedOf:
    """What is asked of somebody: a kind of step, how many tasks wait for it, and the nearest day."""

    kind: str
    count: int
    day: date | None = None


@dataclass(frozen=True)
class DueEscalation:
    """A rung that a task has reached and was not raised to yet."""

    level: str
    unit: str
    unit_name: str
    person: str = ""
