"""Alerts: what rules and tests say of a period, what belongs to one cause, and an alert as somebody may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.filings.shapes import Explained
from jiju.rooms.filings.shapes import Warned as SignFound
from jiju.rooms.filings.shapes.told import Door
from jiju.spine.actors import Place

Mark = tuple[str, str, str, str, str]  # of a sign: rule, form, period, unit, row


@dataclass(frozen=True)
class Cause:
    """What one alert is about: the sign that it begins with, and those that follow from it."""

    key: str
    signs: tuple[SignFound, ...]


@dataclass(frozen=True)
class Known:
    """An alert that was raised before: what it is about, and the rows that its signs named."""

    key: str
    form: str
    period: str
    unit: str
    rows: frozenset[str]
    rules: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ReadPeriod:
    """What a reading of one period found.

    Shape    places, names: of each unit
    """

    period: Period
    vintage: int
    causes: tuple[Cause, ...]
    places: dict[str, Place]
    names: dict[str, str]


@dataclass(frozen=True)
class AlertLine:
    """An alert in a list.

    Shape    signs: how many there are; due: the day by which it is taken up or explained
    Missing  due None: nobody is asked
    """

    id: int
    kind: str
    kind_name: Word
    severity: str
    severity_name: Word
    tone: str
    subject: str
    subject_name: str
    zone_code: str
    zone_name: str
    city_name: str
    period: str
    form: str
    state: str
    state_name: Word
    says: Word
    signs: int
    raised_at: datetime
    owner: str
    unit_name: str
    is_open: bool
    due: date | None = None


@dataclass(frozen=True)
class SignShown:
    """One sign. now: the figure as it stands today where it is another one; gone_at: since when nothing is found."""

    rule: str
    rule_name: str
    period: str
    subject_name: str
    row: str
    row_name: str
    measure: str
    states: Word
    says: Word
    remedy: Word
    then: Decimal | None
    now: Decimal | None
    is_revised: bool
    is_gone: bool
    is_consequence: bool


@dataclass(frozen=True)
class StepShown:
    """One step of an alert's life."""

    verb: str
    verb_name: Word
    by: str
    unit_name: str
    at: datetime
    text: Word | str


@dataclass(frozen=True)
class Peer:
    """A unit beside which the alert's figure stands. ratio: this period's figure to that of the year before."""

    name: Word | str
    now: Decimal
    ago: Decimal | None
    is_own: bool = False

    @property
    def ratio(self) -> Decimal | None:
        return (self.now / self.ago).quantize(Decimal("0.01")) if self.ago else None


@dataclass(frozen=True)
class AlertShown:
    """One alert whole, with the verbs that its reader may use now.

    Shape    refused: why the reader may not close it; owner_left: the owner holds no post at that unit any more;
             explained: what units said of the reports that the signs are about, as far as the reader sees those;
             was: the unit's name when it was raised, where it is called otherwise today; taken_by: who took the
             place of a zone that is gone; lay_in: where it lay in the period, if elsewhere; hidden: signs of single
             enterprises, whose figures the reader does not read as statistics;
             door: what stands before the figures of one enterprise, for whom they do not lie with
    """

    line: AlertLine
    signs: tuple[SignShown, ...]
    steps: tuple[StepShown, ...]
    peers: tuple[Peer, ...]
    peer_row: str
    peer_measure: str
    verbs: tuple[str, ...]
    owner_left: bool
    snoozed_until: date | None
    reason: Word | None
    closing: str
    was: str = ""
    is_gone_unit: bool = False
    taken_by: str = ""
    lay_in: str = ""
    refused: Word | None = None
    vintage: int = 0
    to: tuple[Word, ...] = ()
    hidden: int = 0
    explained: tuple[Explained, ...] = ()
    door: Door | None = None

    @property
    def id(self) -> int:
        return self.line.id


@dataclass(frozen=True)
class RuleShown:
    """One rule of alerts with what it costs.

    Units    rate: false alarms of 1,000 clean reports, 95 % between low and high; wanted: what is put up with
    Missing  rate None: nothing was judged yet
    """

    id: str
    name: str
    kind: str
    kind_name: Word
    severity_name: Word
    tone: str
    over: str
    text: str
    to: tuple[Word, ...]
    wanted: Decimal
    judged: int
    alarms: int
    quarters: int
    rate: Decimal | None
    low: Decimal | None
    high: Decimal | None
    until: str

    @property
    def is_loud(self) -> bool:
        return self.rate is not None and self.low is not None and self.low > self.wanted
