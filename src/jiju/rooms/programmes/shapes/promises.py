"""What the plan promises, who owes it, and what it may give: targets, organisations, clauses, awards."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jiju.core.periods import Kind
from jiju.rooms.programmes.shapes.shape import Day, Id, Number, Shape, Text, Written, Year


class TargetMeasure(Shape):
    """One thing that the targets count, such as revenue, and the indicator that measures it."""

    id: Id
    name: Text
    unit: Text  # of the target figures; the indicator may be counted in another unit of the same dimension
    indicator: Id
    decimals: Annotated[int, Field(ge=0, le=6)] = 0  # shown


class Target(Shape):
    """What the plan promises for the end of one year: a figure for every target measure, in its unit."""

    year: Year
    quote: Text
    figures: dict[str, Number]


class Organisation(Shape):
    """A body that the plan names. A generic one (相关地方政府) must be resolved before it can be tasked.

    Shape    stands_for: whom a generic one means: each city's office, each county's, each zone's body, each department
             that leads a type, the unit of the task force's head
    Missing  stands_for None: a person names the unit, clause by clause
    """

    id: Id
    name: Text
    aliases: tuple[Text, ...] = ()
    role: str = ""
    generic: bool = False
    stands_for: Literal["cities", "counties", "zones", "leads", "task_force"] | None = None


class Check(Shape):
    """Our reading of when a clause is fulfilled; it is not in the plan's text.

    Shape    auto: full (from the platform's data), partial (needs a proof), manual (a person decides);
             rule: in words; holds: the same as the rule language reads it, over share, amount, of, missing and
             judged("…"); near: when it is nearly so; evidence and parameters: what is counted;
             proofs: the documents that are wanted, one for the clause or one from each owner; judges: who judges;
             waits_for: rooms without which the rest of the rule cannot be told
    Units    lasts_months: how long a proof or a judgement holds at most
    Missing  due None and every None: it has no day of its own
    """

    metric: Text
    rule: Text
    auto: Literal["full", "partial", "manual"]
    evidence: Text | None = None
    parameters: dict[str, Written] = {}
    holds: Text | None = None
    near: Text | None = None
    due: Day | None = None
    every: Kind | None = None
    proofs: tuple[Text, ...] = ()
    proof_from: Literal["one", "each"] = "one"
    judges: tuple[Id, ...] = ()
    lasts_months: Annotated[int, Field(ge=1, le=120)] | None = None
    waits_for: tuple[Literal["services", "publications"], ...] = ()


class Clause(Shape):
    """One sentence of the plan that somebody owes.

    Shape    ends: with_plan, on the plan's last day; never, where the plan says that it is for good
    Missing  deadline None: it has no day of its own, and ends as `ends` says
    """

    id: Id
    name: Text
    quote: Text
    owners: Annotated[tuple[Id, ...], Field(min_length=1)]
    deadline: Day | None = None
    recurrence: str = ""
    ends: Literal["with_plan", "never"] = "with_plan"
    check: Check


class Measure(Shape):
    """A measure or a safeguard of the plan, with its clauses."""

    id: Id
    name: Text
    kind: Literal["measure", "safeguard"]
    responsible: Annotated[tuple[Id, ...], Field(min_length=1)]
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    place: str = ""  # where it stands in the document, such as 四（二）

    @property
    def titled(self) -> str:
        """Its name as the document has it: 四（二）加强规划引领."""
        return f"{self.place}{self.name}"


class Need(Shape):
    """What must have happened before an award may be proposed.

    Shape    kind: a title newly recognised, or a place in a final round of evaluation; top and grade: the bounds
             within which a scheme may propose it
    Missing  top None and grade "" leave it to the scheme
    """

    kind: Literal["title", "round"]
    top: Annotated[int, Field(ge=1)] | None = None
    grade: str = ""


class Award(Shape):
    """Money that the plan lets a zone receive: may, not must; a person decides.

    Shape    once: at most once for a zone under whatever name, once for each round, or as often as decided;
             source: whose money it is
    Units    cap_wan, two_approvers_above_wan in 万元
    Missing  cap_wan None: the plan names no cap; needs None: a register alone, nothing is paid on it here;
             two_approvers_above_wan None: one approval is enough; use empty: for any purpose that is declared
    """

    id: Id
    for_: Annotated[str, Field(alias="for", min_length=1)]
    quote: Text
    cap_wan: Annotated[Number, Field(gt=0)] | None
    times: str = ""
    use: tuple[Text, ...] = ()
    checks: tuple[Text, ...] = ()
    clause: Id | None = None
    source: Literal["provincial", "city", "national"] = "provincial"
    once: Literal["zone", "round", "none"] = "none"
    needs: Need | None = None
    two_approvers_above_wan: Annotated[Number, Field(ge=0)] | None = None
    report_within_months: Annotated[int, Field(ge=1, le=60)] = 12


class Question(Shape):
    """What the plan leaves open, and what is done until somebody decides."""

    id: Id
    topic: Text
    text: Text
    proposal: str = ""
