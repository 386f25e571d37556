"""Shapes of schemes of evaluation: what is scored, how, and what follows from it. Nothing here is anybody's rule."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from jiju.core.periods import Kind
from jiju.rooms.programmes.shapes.shape import Id, Number, Shape, Text

Points = Annotated[Number, Field(ge=0, le=100)]
Percent = Annotated[Number, Field(gt=0, le=100)]
Level = Literal["zone", "county", "city"]
Source = Literal["figure", "expert", "document", "reporting", "results"]


class BandStep(Shape):
    """One step of a score by bands (分段计分): from which value on, and the points that it gives."""

    at_least: Number
    points: Points


class Proof(Shape):
    """One line of a check-list: what must be proved by a document, and the points that it gives."""

    id: Id
    name: Text
    points: Points


class Item(Shape):
    """One line of a scheme: what is scored, from which source, and its weight.

    Shape    source: figure (an indicator, or a formula over indicators such as `[tax] / [jobs]`), expert (points that
             experts give), document (a check-list), reporting (the score of the quality of reporting), results (what
             another scheme gave the units below: the mean of their scores, or the share that has a grade);
             measure: level (the figure itself), growth (against the same period last year), share (of all units of
             the unit's city, of a city in the province); steps: points by bands in place of the efficacy coefficient
    Missing  a zone without a value is treated as the scheme's `missing` says, unless the item is `optional`: then its
             weight goes to the others whatever the scheme says
    """

    id: Id
    dimension: Text
    name: Text
    weight: Annotated[Number, Field(gt=0, le=100)]
    source: Source = "figure"
    indicator: Id | None = None
    formula: Text | None = None
    unit: Text | None = None
    direction: Literal["up", "down"] = "up"
    measure: Literal["level", "growth", "share"] = "level"
    steps: tuple[BandStep, ...] = ()
    guidance: Text | None = None
    scorers: Annotated[int, Field(ge=1, le=30)] = 1
    drop_extremes_from: Annotated[int, Field(ge=3)] | None = None
    checklist: tuple[Proof, ...] = ()
    results_of: Id | None = None
    grade: Text | None = None
    optional: bool = False


class Adjustment(Shape):
    """Points beside the items: so many for each case, at most so many in all. Cases are judged with evidence.

    Shape    counts: cases (a person records each), late_reports, hand_backs (counted from the reporting)
    """

    id: Id
    name: Text
    kind: Literal["bonus", "deduction"]
    points: Annotated[Number, Field(gt=0, le=100)]
    at_most: Annotated[Number, Field(gt=0, le=100)]
    counts: Literal["cases", "late_reports", "hand_backs"] = "cases"
    guidance: Text | None = None


class Veto(Shape):
    """一票否决: what alone decides the grade, on evidence and by two persons."""

    id: Id
    name: Text
    grade: Text


class Method(Shape):
    """功效系数: floor + span × (value − lowest) ÷ (highest − lowest), within the peers."""

    kind: Literal["efficacy"] = "efficacy"
    floor: Number
    span: Number


class Band(Shape):
    """A grade, from which score it is given, and which share of the peers may have it at most.

    Missing  cap_percent None: no cap
    """

    grade: Text
    at_least: Points
    cap_percent: Percent | None = None


class SmallGroup(Shape):
    """What becomes of a peer group of fewer than `least` units.

    Shape    rule: pooled (all small groups together are one group), all (each is scored among all units and ranked
             within its group), alone (as any other group, and marked as too small to compare)
    """

    least: Annotated[int, Field(ge=2, le=30)] = 3
    rule: Literal["pooled", "all", "alone"] = "alone"


class Sureness(Shape):
    """What could have been otherwise: each weight within ± a share, each figure off by an error, drawn so often."""

    weights_share: Annotated[Number, Field(gt=0, lt=1)] = Decimal("0.2")
    data_error: Annotated[Number, Field(ge=0, lt=1)] = Decimal("0.02")
    replicates: Annotated[int, Field(ge=100, le=100_000)] = 10_000
    seed: int = 20211231
    borderline: tuple[Percent, Percent] = (Decimal("10"), Decimal("90"))


class AwardLine(Shape):
    """Who is proposed for an award: the first so many of each group, with this grade or a better one."""

    award: Id
    top: Annotated[int, Field(ge=1)]
    among: Literal["group", "all"] = "group"
    grade: Text
    cap_wan: Annotated[Number, Field(gt=0)] | None = None


class Consequences(Shape):
    """What is proposed after a round is final. Proposals only: a person takes each up or declines it.

    Shape    rectify, promote: grades; remove_at_once: vetoes; remove_after: so many times running in the worst grade;
             admit: the condition that a zone of the reserve must meet, beside those of its type, to be proposed
    """

    awards: tuple[AwardLine, ...] = ()
    rectify: tuple[Text, ...] = ()
    rectify_months: Annotated[int, Field(ge=1, le=24)] = 6
    remove_after: Annotated[int, Field(ge=1, le=5)] = 2
    remove_at_once: tuple[Id, ...] = ()
    promote: tuple[Text, ...] = ()
    reapply_ban_years: Annotated[int, Field(ge=0, le=10)] = 2
    admit: Id | None = None


class Terms(Shape):
    """How long each step of a round may take, in working days."""

    assess_self: Annotated[int, Field(ge=1, le=90)] = 10
    appeal: Annotated[int, Field(ge=1, le=30)] = 5
    hearing: Annotated[int, Field(ge=1, le=30)] = 5


class Condition(Shape):
    """A condition over accepted figures in the form “(A and B) or C”, as a rule is written.

    Shape    text: comparisons of `[indicator]`, counts of enterprises `count_of([B2] where …)`, `judged("…")` for what
             a person has to judge, joined by and, or, not; types: of which zone types it is asked, of all when empty
    """

    id: Id
    name: Text
    text: Text
    types: tuple[Id, ...] = ()


class Scheme(Shape):
    """A way to score, rank and grade units.

    Missing  floor: an absent value scores the floor; rescale: its weight goes to the others; refuse: no score
    """

    id: Id
    name: Text
    status: Text
    period: Kind
    units: Level = "zone"
    peer: Literal["type", "all"]
    small_group: SmallGroup = SmallGroup()
    cycle_years: Literal[1, 2, 3] = 1
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    adjustments: tuple[Adjustment, ...] = ()
    adjust_at_most: Annotated[Number, Field(gt=0, le=100)] | None = None
    vetoes: tuple[Veto, ...] = ()
    method: Method
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    missing: Literal["floor", "rescale", "refuse"]
    ties: Literal["shared", "name"]
    sureness: Sureness = Sureness()
    terms: Terms = Terms()
    consequences: Consequences = Consequences()
    conditions: tuple[Condition, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def worst_grade(self) -> str:
        """The grade of the lowest band: who does not take part has it."""
        return min(self.bands, key=lambda band: band.at_least).grade
