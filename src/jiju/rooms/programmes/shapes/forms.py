"""What is reported: indicators, forms, their rows and rules."""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from jiju.core.lines import LineCell, line_cell
from jiju.core.periods import Kind
from jiju.rooms.programmes.shapes.shape import Day, Id, Shape, Text


class Indicator(Shape):
    """A figure that is watched: from a row of a form, counted in the registry, or made of other indicators.

    Shape    source form: `row` of `form`, or the sum of the indicators `sum_of`; source registry: a count;
             nature ratio: numerator and denominator are indicators, and a total is the ratio of their sums
    Units    `unit`; a ratio in % is a hundred times the quotient
    Missing  a sum with an absent part is absent
             nature cumulative: the figure runs from January; the quarter alone is this less the one before
    """

    id: Id
    name: Text
    unit: Text
    nature: Literal["cumulative", "stock", "count", "ratio"]
    source: Literal["form", "registry"] = "form"
    form: Id | None = None
    row: str | None = None
    sum_of: tuple[Id, ...] = ()
    numerator: Id | None = None
    denominator: Id | None = None
    definition: Text
    decimals: Annotated[int, Field(ge=0, le=6)] = 1


class Mark(Shape):
    """A legal mark of a form, such as its approval number.

    Missing  value "": not yet given; shown as to be filled in after approval, and never invented
    """

    label: Text
    value: str = ""


class Step(Shape):
    """One signature on a filing's way: the verb, the role that holds it, the state it leads to."""

    verb: Id
    role: Text
    state: Id


Prefill = (
    Literal[
        "previous",
        "name",
        "zone_type",
        "lead",
        "city",
        "county",
        "since",
        "enterprises",
        "entered",
        "left",
        "double",
        "near_threshold",
    ]
    | Annotated[str, Field(pattern=r"^form:[0-9A-Za-z]{1,8}\.[0-9A-Za-z]{1,8}$")]
)


Purpose = Literal["statistics", "assessment", "supervision", "award", "publication"]
# What figures may be used for unless their row says otherwise: a single enterprise's for statistics alone.
PURPOSES: dict[str, tuple[Purpose, ...]] = {
    "zone": ("statistics", "assessment", "supervision", "award", "publication"),
    "enterprise": ("statistics",),
}


class Row(Shape):
    """One line of a form.

    Shape    kind: a number, or words (text, date as 2024-12-31, month as 2024-12, one of the choices);
             group: the head over it;
             prefill: the registry's fact of that name, the answer of the period before, or `form:CODE.ROW` of the same
             unit and period
    Missing  purposes None: those of the form's level
    """

    code: Annotated[str, Field(pattern=r"^[0-9A-Za-z]{1,8}$")]
    name: Text
    unit: Text
    kind: Literal["integer", "decimal", "text", "date", "month", "choice"]
    decimals: Annotated[int, Field(ge=0, le=6)] = 0
    choices: tuple[Text, ...] = ()  # of a choice
    longest: Annotated[int, Field(ge=1, le=2000)] = 300  # characters of a text
    tells: Literal["operator", "operator_kind"] | None = None  # the fact of the zone that its answer is
    prefill: Prefill | None = None  # where the answer is known already; the reporter checks it
    of: str | None = None  # the row of which this is a part (其中)
    cumulative: bool = False
    may: tuple[Literal["na", "withheld"], ...] = ()
    required: bool = True
    definition: Text
    trap: str = ""  # what is often mistaken for it
    group: str = ""
    purposes: tuple[Purpose, ...] | None = None  # what the figure may be used for

    @property
    def is_number(self) -> bool:
        return self.kind in {"integer", "decimal"}


class RuleText(Shape):
    """A rule of a form in the rule language, with the fault-free fact and the remedy in words."""

    id: Id
    severity: Literal["blocks", "asks", "notes"]
    text: Text
    states: Text
    remedy: Text
    row: str  # or LIST.COLUMN: asked of every line of the list


class FormList(Shape):
    """A list inside a form: one line a thing, such as a project, each under the same heads.

    Shape    key: the columns by which a line is known again, the surest first; the last of them names it to a reader;
             ends: the column of choices whose answer is why a line ends here: such a line is not asked further, not
             added up, and not carried into the next period
    """

    code: Annotated[str, Field(pattern=r"^[A-Za-z][0-9A-Za-z]{0,7}$")]
    name: Text
    definition: Text
    key: Annotated[tuple[str, ...], Field(min_length=1)]
    ends: str | None = None
    most: Annotated[int, Field(ge=1, le=500)] = 100  # lines
    columns: Annotated[tuple[Row, ...], Field(min_length=2)]

    @property
    def title(self) -> str:
        """The column that names a line to a reader."""
        return self.key[-1]

    @cached_property
    def by_code(self) -> dict[str, Row]:
        return {c.code: c for c in self.columns}

    def cell(self, line: int, column: str) -> Row:
        """A column at one line, as a row of the form under its own address: P/3/07."""
        row = self.by_code[column]
        return row.model_copy(update={"code": str(LineCell(self.code, line, column))})


class Form(Shape):
    """A form as approved: its legal marks, rows, rules and way through the offices.

    Units    due_days: days after the period's last day, by step
    """

    code: Id
    name: Text
    level: Literal["zone", "enterprise"]
    asked_of: Literal["all", "above"] = "all"  # of enterprises: all, or only those above the designated size
    period: Kind
    version: Text
    valid_from: Day
    valid_until: Day | None = None
    marks: tuple[Mark, ...]
    basis: Text
    due_days: dict[str, Annotated[int, Field(ge=1, le=400)]]
    chain: Annotated[tuple[Step, ...], Field(min_length=1)]
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    lists: tuple[FormList, ...] = ()
    rules: tuple[RuleText, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def numbers(self) -> tuple[Row, ...]:
        """The rows that hold numbers."""
        return tuple(r for r in self.rows if r.is_number)

    def row_at(self, code: str) -> Row | None:
        """The row of a code, or the column of a list at one of its lines; nothing for what the form does not have."""
        place = line_cell(code)
        if place is None:
            return next((row for row in self.rows if row.code == code), None)
        one = self.list_of(place.list)
        fits = one is not None and place.column in one.by_code and place.line <= one.most
        return one.cell(place.line, place.column) if one and fits else None

    def list_of(self, code: str) -> FormList | None:
        """The form's list of that code, or nothing."""
        return next((one for one in self.lists if one.code == code), None)

    def purposes_of(self, row: Row) -> tuple[Purpose, ...]:
        """What a row's figures may be used for."""
        return PURPOSES[self.level] if row.purposes is None else row.purposes

    @cached_property
    def seal(self) -> str:
        """The sha256 of everything the form says; two forms with one seal are the same form."""
        return hashlib.sha256(self.model_dump_json(exclude_defaults=True).encode()).hexdigest()

    def __hash__(self) -> int:
        return hash(self.seal)
