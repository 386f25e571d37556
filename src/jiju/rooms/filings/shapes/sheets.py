"""One filing as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jiju.core.nothing import Answer, Nothing
from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.filings.shapes.asking import QueryShown, RevisionShown, WaiverShown
from jiju.rooms.filings.shapes.findings import StoredFinding
from jiju.rooms.filings.shapes.periods import Closure, ExtensionShown
from jiju.rooms.filings.shapes.receipts import Signed
from jiju.rooms.programmes.shapes import Form, FormList, Row
from jiju.spine.actors import Place

BLANK = "FORM-BLANK"  # a cell still to be filled in: shown as such, and not as a mistake
PASSING = frozenset({"pass_zone", "pass_county", "pass_city", "accept"})


@dataclass(frozen=True)
class Line:
    """One row of the form as the page shows it.

    Missing  before, year_ago: blank when there is no accepted or submitted figure; growth None: cannot be computed
    """

    row: Row
    now: Answer
    before: Answer
    year_ago: Answer
    growth: Decimal | None
    findings: tuple[StoredFinding, ...]

    @property
    def is_blank(self) -> bool:
        return self.now is Nothing.BLANK

    @property
    def is_before_blank(self) -> bool:
        return self.before is Nothing.BLANK

    @property
    def shows_before(self) -> bool:
        """Whether a cell of a list shows the period before: always a figure that is typed anew, others if changed."""
        always = self.row.is_number and not self.row.prefill
        return not self.is_before_blank and (always or self.before != self.now)

    @property
    def worst(self) -> str:
        """The heaviest severity that still asks for something: blocks, asks, notes or nothing."""
        open_ = {f.severity.value for f in self.findings if not f.explanation and f.rule != BLANK}
        return next((s for s in ("blocks", "asks", "notes") if s in open_), "")


@dataclass(frozen=True)
class ListLine:
    """One line of a list as the page shows it, in one or two rows as its heads are.

    Shape    was_there: it stood in the period before; ended: it says why it is not reported any more
    """

    number: int
    title: str
    rows: tuple[tuple[Line, ...], ...]
    was_there: bool = False
    ended: bool = False

    @property
    def cells(self) -> tuple[Line, ...]:
        return tuple(cell for row in self.rows for cell in row)


@dataclass(frozen=True)
class ListHead:
    """The head of a column: its mark (甲, 乙, … over words, 1, 2, … over numbers), its width, the sum of its lines.

    Missing  total None: words, or no line answers it
    """

    column: Row
    mark: str
    span: int
    total: Decimal | None


@dataclass(frozen=True)
class ListShown:
    """A list as the page shows it.

    Shape    heads: in two rows where some columns are known from the period before: those first, then what is typed;
             found: what is said of the list as a whole; spare: an empty line to write into, where there is room
    """

    list: FormList
    lines: tuple[ListLine, ...]
    heads: tuple[tuple[ListHead, ...], ...]
    found: tuple[StoredFinding, ...]
    spare: ListLine | None

    @property
    def code(self) -> str:
        return self.list.code

    @property
    def width(self) -> int:
        """How many columns the page needs beside the number of the line."""
        return max(sum(head.span for head in row) for row in self.heads)

    @property
    def reported(self) -> int:
        """How many lines count: those that have not ended."""
        return sum(not line.ended for line in self.lines)


@dataclass(frozen=True)
class StepShown:
    """One step on a filing's way. status: done, now, or empty for what comes later."""

    verb: str
    name: Word
    status: str
    who: str
    at: datetime | None
    due: date | None


@dataclass(frozen=True)
class Verb:
    """Something that this person may do with the filing now."""

    name: str
    label: Word


@dataclass(frozen=True)
class Happening:
    """One line of the history."""

    at: datetime
    who: str
    role: Word
    says: Word
    mine: bool
    receipt: int | None = None  # the ledger entry of a deed that has a receipt


@dataclass(frozen=True)
class FilingSheet:
    """Everything that the page of one filing shows. barred: it lies with this reader, who filled it in or signed it."""

    id: int
    form: Form
    period: Period
    unit_code: str
    unit_name: str
    place: Place
    version: int
    state: str
    state_name: Word
    due_at: datetime | None
    days_left: int | None
    returned_reason: str
    returned_cells: tuple[str, ...]
    due_back: date | None
    lines: tuple[Line, ...]
    steps: tuple[StepShown, ...]
    counts: dict[str, int]
    missing: tuple[Word, ...]
    verbs: tuple[Verb, ...]
    history: tuple[Happening, ...]
    signed: Signed
    queries: tuple[QueryShown, ...] = ()
    waivers: tuple[WaiverShown, ...] = ()
    revisions: tuple[RevisionShown, ...] = ()
    sent_late: bool = False
    barred: bool = False
    closed: Closure | None = None
    extension: ExtensionShown | None = None
    lists: tuple[ListShown, ...] = ()

    @property
    def every(self) -> tuple[Line, ...]:
        """The rows and after them the cells of every line."""
        return (*self.lines, *(cell for one in self.lists for line in one.lines for cell in line.cells))

    @property
    def filled(self) -> int:
        """How many cells are answered."""
        return sum(not line.is_blank for line in self.every)

    @property
    def may_fill_in(self) -> bool:
        return "fill_in" in self.may

    @property
    def may_ask(self) -> bool:
        """Whether a later deadline can be asked for: nothing is sent, and nothing asked waits for its answer."""
        return "ask_extension" in self.may

    @property
    def may(self) -> frozenset[str]:
        """What this person may do with it now, by verb."""
        return frozenset(v.name for v in self.verbs)

    @property
    def passing(self) -> Verb | None:
        """The verb that passes it on, if it lies with this person."""
        return next((v for v in self.verbs if v.name in PASSING), None)

    @property
    def asked(self) -> frozenset[str]:
        """The rows with a query that is not closed."""
        return frozenset(q.field for q in self.queries if q.state != "closed")

    @property
    def revised(self) -> frozenset[str]:
        """The rows that an approved revision has changed."""
        return frozenset(c.code for r in self.revisions if r.state == "approved" for c in r.changes)

    @property
    def waived(self) -> frozenset[tuple[str, str]]:
        """The (rule, row) pairs that a waiver was asked for, whatever came of it."""
        return frozenset((w.rule, w.field) for w in self.waivers)
