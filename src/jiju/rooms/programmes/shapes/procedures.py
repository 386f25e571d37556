"""Shapes of procedures: how a title is won, kept and lost, stage by stage. Nothing here is anybody's rule."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jiju.core.periods import Kind
from jiju.rooms.programmes.shapes.schemes import Condition, Points
from jiju.rooms.programmes.shapes.shape import Id, Number, Shape, Text

Days = Annotated[int, Field(ge=1, le=90)]
Office = Literal["county", "city", "department", "province"]
StageKind = Literal["apply", "check", "recommend", "experts", "visit", "decide", "notice", "issue", "plaque"]


# What a question may be filled in with beforehand, beside indicators.
REGISTRY_FACTS = ("registry.name", "registry.type", "registry.city", "registry.county", "registry.batch",
                  "registry.since", "registry.enterprises")  # fmt: skip


class Library(Shape):
    """储备库、正式名单、重点推进库: one stage of the pipeline in which zones stand.

    Shape    after: the library in which a zone must stand to enter this one; status: what the registry says of a zone
             that stands here, where entering changes it; yearly: what is looked at in the yearly check
    """

    id: Id
    name: Text
    after: Id | None = None
    status: Literal["reserve", "provincial"] | None = None
    yearly: tuple[Text, ...] = ()


class Asked(Shape):
    """One thing that the application says of itself.

    Shape    prefill: a fact of the registry or an indicator that is filled in beforehand; blind: experts may read it
    """

    id: Id
    name: Text
    kind: Literal["text", "number", "choice"] = "text"
    choices: tuple[Text, ...] = ()
    unit: str = ""
    prefill: str = ""
    required: bool = True
    blind: bool = False
    guidance: str = ""


class Material(Shape):
    """One line of the list of materials: a proof that comes as files. blind: experts may open it."""

    id: Id
    name: Text
    required: bool = True
    blind: bool = False
    guidance: str = ""


class Quota(Shape):
    """How many one city may recommend: the same for all, or as written for it.

    Shape    at_most counts all the applications of a call; cities: code → number
    """

    at_most: Annotated[int, Field(ge=0, le=999)]
    cities: dict[str, Annotated[int, Field(ge=0, le=999)]] = {}


class Criterion(Shape):
    """One line of the experts' score sheet."""

    id: Id
    name: Text
    points: Points
    guidance: str = ""


class Seats(Shape):
    """How many experts of one field sit on a panel, and how many stand by."""

    field: Text
    wanted: Annotated[int, Field(ge=1, le=30)]
    least: Annotated[int, Field(ge=1, le=30)] | None = None
    reserves: Annotated[int, Field(ge=0, le=30)] = 2


class Review(Shape):
    """How experts review: who is drawn, what they score, and how many sheets become one score.

    Shape    by_type: a panel for each type of zone, else one for all; blind: nothing that they read names the
             applicant; merge: mean, trimmed (highest and lowest dropped from `trim_from` experts on) or normalised
             (each expert's scores brought to the panel's mean and spread first)
    Units    years: how long a former employer counts as a conflict
    """

    seats: Annotated[tuple[Seats, ...], Field(min_length=1)]
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    by_type: bool = False
    blind: bool = True
    years: Annotated[int, Field(ge=0, le=20)] = 3
    per_employer: Annotated[int, Field(ge=1, le=30)] | None = 1
    merge: Literal["mean", "trimmed", "normalised"] = "trimmed"
    trim_from: Annotated[int, Field(ge=3, le=30)] = 7
    pass_mark: Points | None = None


class Vote(Shape):
    """The collective decision: how many must be there, and what share of those must be for it."""

    least: Annotated[int, Field(ge=3, le=99)] = 3
    share: Literal["half", "two_thirds"] = "half"
    at_most: Annotated[int, Field(ge=1, le=999)] | None = None


class Objections(Shape):
    """The public notice: whom objections reach, and whether they may come without a name."""

    channel: Text
    anonymous: Literal["taken", "taken_with_evidence", "refused"] = "taken_with_evidence"


class Stage(Shape):
    """One stage of a procedure: what kind of step it is, who takes it, and how long it may last.

    Shape    by: offices, any one of which acts for its area; checklist: what is looked at one by one;
             quota, review, vote, objections belong to recommend, experts, decide and notice; told: the zone reads
             what was said and found at the stage, once the public notice stands and never before
    Units    days: working days
    """

    id: Id
    name: Text
    kind: StageKind
    by: tuple[Office, ...] = ()
    days: Days | None = None
    checklist: tuple[Text, ...] = ()
    told: bool = False
    quota: Quota | None = None
    review: Review | None = None
    vote: Vote | None = None
    objections: Objections | None = None


class Procedure(Shape):
    """A procedure that a plan declares: what it leads to, who may take part, and its stages in order.

    Shape    opens: call (zones apply by a day) or case (the province opens it for zones that it names);
             enters, leaves: the library that a zone enters or leaves at the end; takes: libraries in one of which it
             must stand to take part; conditions: over accepted figures, those of `scheme` when none is written;
             grade, held_years: the last final grade, and how long the title has been held, at least
    Units    valid_years, ban_years: whole years; at_least in grades of the scheme
    """

    id: Id
    name: Text
    status: Text
    clause: Id | None = None
    quote: Text | None = None
    opens: Literal["call", "case"] = "call"
    enters: Id | None = None
    leaves: Id | None = None
    takes: tuple[Id, ...] = ()
    scheme: Id | None = None
    period: Kind = "quarter"
    conditions: tuple[Condition, ...] = ()
    grade: Text | None = None
    held_years: Annotated[Number, Field(ge=0, le=50)] | None = None
    valid_years: Annotated[int, Field(ge=1, le=50)] | None = None
    ban_years: Annotated[int, Field(ge=0, le=10)] = 2
    questions: tuple[Asked, ...] = ()
    materials: tuple[Material, ...] = ()
    commitment: str = ""
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    notes: tuple[Text, ...] = ()

    def stage(self, ident: str) -> Stage:
        """The stage of that code. Errors   StopIteration when there is none: codes come from the procedure itself"""
        return next(s for s in self.stages if s.id == ident)

    def after(self, ident: str) -> Stage | None:
        """The stage that follows; None after the last."""
        at = [s.id for s in self.stages].index(ident)
        return self.stages[at + 1] if at + 1 < len(self.stages) else None

    def first(self, kind: StageKind) -> Stage | None:
        """The first stage of a kind; None when the procedure has none."""
        return next((s for s in self.stages if s.kind == kind), None)
