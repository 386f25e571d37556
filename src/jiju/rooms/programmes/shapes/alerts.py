"""What the programme wants to be warned of: rules over what was reported, tests by name, and whom each is told to."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from jiju.rooms.programmes.shapes.forms import RuleText
from jiju.rooms.programmes.shapes.shape import Id, Number, Shape, Text

AlertKind = Literal["unit", "copy", "ratio", "jump", "decline", "sum", "line", "double", "digits", "crowding", "silent"]
AlertTest = Literal["beside_zone", "in_hindsight", "beside_type", "beside_size", "beside_season", "falls_after",
                    "two_zones", "digits", "crowding", "silent"]  # fmt: skip
AlertSeverity = Literal["notice", "serious", "severe"]
AlertOffice = Literal["county", "city", "department", "province"]


class AlertTerm(Shape):
    """How long offices and units have for an alert of one severity.

    Units    acknowledge: working days until an office takes it up; answer: until the unit that it was given to says
             how the figure came about
    """

    severity: AlertSeverity
    acknowledge: Annotated[int, Field(ge=1, le=60)]
    answer: Annotated[int, Field(ge=1, le=60)]


USUAL_TERMS: dict[str, AlertTerm] = {  # where the plan sets none
    t.severity: t
    for t in (
        AlertTerm(severity="severe", acknowledge=2, answer=5),
        AlertTerm(severity="serious", acknowledge=5, answer=10),
        AlertTerm(severity="notice", acknowledge=10, answer=20),
    )
}


class AlertRule(Shape):
    """One thing to be warned of.

    Shape    findings: rules of forms that speak although the report was signed; text: a rule of its own over `form`, in
             the language of checks; test: an outlier test by name. Exactly one of the three is written. rows: the rows
             that a test looks at; to: the offices that answer for it, each over its own area
    Units    spreads: robust standard deviations; factor: times more or less than expected; level: a share; amount: in
             that of the row; periods: in a row; wanted: false alarms of 1,000 clean reports that are put up with
    """

    id: Id
    name: Text
    kind: AlertKind
    severity: AlertSeverity = "serious"
    form: Id | None = None
    findings: tuple[Id, ...] = ()
    text: str = ""
    row: str = ""
    states: str = ""
    remedy: Text
    test: AlertTest | None = None
    rows: tuple[Text, ...] = ()
    spreads: Annotated[Number, Field(ge=2, le=50)] = Decimal(5)
    factor: Annotated[Number, Field(ge=1, le=100)] = Decimal(2)
    level: Annotated[Number, Field(gt=0, lt=1)] = Decimal("0.001")
    amount: Annotated[Number, Field(gt=0)] | None = None
    periods: Annotated[int, Field(ge=1, le=20)] = 2
    to: Annotated[tuple[AlertOffice, ...], Field(min_length=1)]
    wanted: Annotated[Number, Field(ge=0, le=1000)] = Decimal(1)

    def written(self) -> RuleText:
        """The rule as the language of checks reads it."""
        return RuleText(id=self.id, severity="asks", text=self.text, row=self.row, states=self.states,
                        remedy=self.remedy)  # fmt: skip
