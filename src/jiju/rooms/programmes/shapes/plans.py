"""The whole plan."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Annotated

from pydantic import Field

from jiju.rooms.programmes.shapes.alerts import USUAL_TERMS, AlertRule, AlertTerm
from jiju.rooms.programmes.shapes.forms import Form, Indicator
from jiju.rooms.programmes.shapes.procedures import Library, Procedure
from jiju.rooms.programmes.shapes.promises import (
    Award,
    Measure,
    Organisation,
    Question,
    Target,
    TargetMeasure,
)
from jiju.rooms.programmes.shapes.references import Reference
from jiju.rooms.programmes.shapes.schemes import Scheme
from jiju.rooms.programmes.shapes.shape import Day, Id, Shape, Text, Year
from jiju.rooms.programmes.shapes.thresholds import Threshold
from jiju.rooms.programmes.shapes.topics import Topic
from jiju.rooms.programmes.shapes.zones import DivisionFacts, ExtraType, LayoutRule, ZoneType


class Head(Shape):
    """What a plan is called, where it holds, and for which years. Missing: last_day None is the last of last_year."""

    id: Id
    title: Text
    name: Text
    subject: Text
    province: Id
    first_year: Year
    last_year: Year
    last_day: Day | None = None
    map_review_number: str = ""  # of the map with the province's boundaries; empty until it is given


class Plan(Head):
    """A whole plan. `digest` is the sha256 of everything else in canonical form."""

    text: Text
    target_measures: Annotated[tuple[TargetMeasure, ...], Field(min_length=1)]
    targets: Annotated[tuple[Target, ...], Field(min_length=1)]
    organisations: Annotated[tuple[Organisation, ...], Field(min_length=1)]
    types: Annotated[tuple[ZoneType, ...], Field(min_length=1)]
    extra_types: tuple[ExtraType, ...] = ()
    layout: tuple[LayoutRule, ...] = ()
    measures: tuple[Measure, ...] = ()
    indicators: tuple[Indicator, ...]
    forms: tuple[Form, ...]
    schemes: tuple[Scheme, ...] = ()
    awards: tuple[Award, ...] = ()
    libraries: tuple[Library, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    references: tuple[Reference, ...] = ()
    topics: tuple[Topic, ...] = ()
    alerts: tuple[AlertRule, ...] = ()
    alert_terms: tuple[AlertTerm, ...] = ()
    divisions: tuple[DivisionFacts, ...]
    questions: tuple[Question, ...] = ()
    digest: str = ""

    @property
    def ends_on(self) -> date:
        """The day with which the plan, and every clause without a day of its own, ends."""
        return self.last_day or date(self.last_year, 12, 31)

    def alert_term(self, severity: str) -> AlertTerm:
        """How long offices and units have for an alert of a severity: as the plan says, else the usual days."""
        return next((t for t in self.alert_terms if t.severity == severity), USUAL_TERMS[severity])

    @property
    def newest_forms(self) -> tuple[Form, ...]:
        """Each form in the version that holds last, in the order of the files."""
        newest = {f.code: f for f in sorted(self.forms, key=lambda f: f.valid_from)}
        return tuple(newest[code] for code in dict.fromkeys(f.code for f in self.forms))

    @property
    def zone_form(self) -> Form | None:
        """The form of the zones from which the first of the targets is read, whatever other forms there are."""
        read_from = {i.id: i.form for i in self.indicators}
        wanted = [read_from.get(m.indicator) for m in self.target_measures]
        forms = {f.code: f for f in self.newest_forms if f.level == "zone"}
        return next((forms[code] for code in wanted if code in forms), None)

    def canonical(self) -> str:
        """The plan as canonical JSON without its digest: sorted keys, no spaces, numbers as exact strings."""
        document = self.model_dump(mode="json", exclude={"digest"})
        return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def sealed(self) -> Plan:
        """The same plan with its digest."""
        return self.model_copy(update={"digest": hashlib.sha256(self.canonical().encode()).hexdigest()})
