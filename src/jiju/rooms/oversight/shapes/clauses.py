"""Clauses of the plan as they are watched: evidence, proofs, judgements, owners, lights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.core.words import Word
from jiju.rooms.oversight.shapes.evidence import Evidence, Fact, Found, Gap
from jiju.rooms.oversight.shapes.tasks import TaskLine
from jiju.spine.files import Attached


@dataclass(frozen=True)
class Proofs:
    """How the documents of a clause stand on a day: of so many wanted, so many hold, wait, have run out."""

    wanted: int
    hold: int = 0
    wait: int = 0
    run_out: int = 0


@dataclass(frozen=True)
class ClauseFacts:
    """What the light of a clause is made of.

    Shape    has_rule: whether a rule over figures or a judgement is written; holds, near: what the rules say;
             would_hold: what the rule would say if the person found it so;
             judgement: "", given (waits for another person), met, not_met
    Missing  holds None: what is absent could decide it; due None: it is never overdue
    """

    is_declared: bool
    found: Found
    has_rule: bool
    holds: bool | None
    would_hold: bool | None
    near: bool | None
    proofs: Proofs
    judgement: str
    is_judged: bool
    waits_for: tuple[str, ...]
    due: date | None
    on: date


@dataclass(frozen=True)
class ClauseReading:
    """A clause as it was read on a day. document: the evidence as canonical JSON, with its digest."""

    clause: str
    state: str
    found: Found
    proofs: Proofs
    document: str
    digest: str

    @property
    def amount(self) -> Decimal | None:
        return self.found.amount if isinstance(self.found, Evidence) else None

    @property
    def of(self) -> Decimal | None:
        return self.found.of if isinstance(self.found, Evidence) else None


@dataclass(frozen=True)
class OwnerShown:
    """A body that answers for a clause.

    Shape    units: who it is, by name; beside: how many zones there are that lie out of the reader's sight
    Missing  no units at all: it must be resolved
    """

    organisation: str
    name: str
    is_generic: bool
    is_named: bool
    units: tuple[tuple[str, str], ...]
    beside: int = 0

    @property
    def many(self) -> int:
        return len(self.units) + self.beside


@dataclass(frozen=True)
class ProofShown:
    """A document that an owner gave, and what the province said. state_word: as it stands on the day."""

    id: int
    unit: str
    unit_name: str
    document: str
    said: str
    valid_from: date
    valid_until: date | None
    state: str
    light: str
    word: Word
    offered_by: str
    offered_at: datetime
    decided_by: str
    decided_at: datetime | None
    answer: str
    files: tuple[Attached, ...]
    verbs: tuple[str, ...]


@dataclass(frozen=True)
class JudgementShown:
    """What a person found, why, and how long it holds."""

    id: int
    outcome: str
    reason: str
    valid_until: date
    state: str
    light: str
    word: Word
    by: str
    unit_name: str
    at: datetime
    decided_by: str
    decided_at: datetime | None
    answer: str
    verbs: tuple[str, ...]


@dataclass(frozen=True)
class LightShown:
    """One line of a clause's history. Missing: amount None is nothing to count."""

    state: str
    tone: str
    word: Word
    amount: Decimal | None
    of: Decimal | None
    share: Decimal | None
    on: date
    digest: str


@dataclass(frozen=True)
class NextStep:
    """Who must do what next, in one sentence, with the page on which it is done."""

    who: Word | str
    what: Word
    path: str = ""
    waits_for_me: bool = False


@dataclass(frozen=True)
class ClauseLine:
    """A clause on the board. ends: with_plan (on its due), for_good, or empty. Missing: due, since None as yet."""

    id: str
    name: str
    quote: str
    measure: str
    measure_name: str
    owners: tuple[OwnerShown, ...]
    auto: str
    metric: str
    rule: str
    due: date | None
    every: str
    days_left: int | None
    state: str
    tone: str
    word: Word
    amount: Decimal | None
    of: Decimal | None
    share: Decimal | None
    mine: int
    since: date | None
    next: NextStep
    proofs: Proofs
    ends: str = ""

    @property
    def is_counted_down(self) -> bool:
        """Whether the days to its day are told: not of what is done, nor that it is late where that cannot be told."""
        return self.days_left is not None and self.state != "done" and (self.state != "untold" or self.days_left >= 0)

    @property
    def unresolved(self) -> bool:
        return any(not o.many for o in self.owners)


@dataclass(frozen=True)
class ClauseShown:
    """One clause with everything.

    Shape    gaps: those of the reader's area; hidden: how many lie outside it; owed: units whose proof does not hold,
             where each of them gives one
    """

    line: ClauseLine
    says: Word | None
    source: Word | None
    path: str
    rooms: tuple[str, ...]
    gaps: tuple[Gap, ...]
    hidden: int
    facts: tuple[Fact, ...]
    wanted: tuple[str, ...]
    proof_from: str
    owed: tuple[str, ...]
    question: str
    proofs: tuple[ProofShown, ...]
    judgements: tuple[JudgementShown, ...]
    history: tuple[LightShown, ...]
    tasks: tuple[TaskLine, ...]
    verbs: tuple[str, ...]
    organisations: tuple[tuple[str, str], ...]
    judges: tuple[str, ...]
    holds: str
