"""Where an application goes: which stage follows, which verbs a kind of stage allows, who takes them, until when. Pure.

This table is the engine. A procedure is a list of stages in a plan; nothing here knows any single procedure.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jiju.core import workdays
from jiju.rooms.programmes.shapes import Procedure, Stage, StageKind
from jiju.spine.actors import Place
from jiju.spine.roles import Role

VERBS: dict[StageKind, tuple[str, ...]] = {
    "apply": ("fill_in_application", "submit", "take_back"),
    "check": ("pass_stage", "hand_back", "complete", "refuse"),
    "recommend": ("recommend",),
    "experts": ("close_panel",),
    "visit": ("record_visit", "pass_stage", "refuse"),
    "decide": ("decide_call",),
    "notice": ("publish_notice",),
    "issue": ("issue_batch",),
    "plaque": ("hang_plaque",),
}
OFFICES: dict[str, Role] = {
    "county": Role.COUNTY, "city": Role.CITY, "department": Role.DEPARTMENT, "province": Role.PROVINCE,
}  # fmt: skip
TOGETHER: tuple[StageKind, ...] = ("experts", "decide", "notice", "issue", "plaque")
LIVING = ("submitted", "going", "returned", "chosen")  # what may still be entered
BACK_AGAIN = 5  # working days to put right what was handed back, where the stage names no term


def allows(stage: Stage, verb: str) -> bool:
    """Whether a verb belongs to a stage of this kind."""
    return verb in VERBS[stage.kind]


def roles(stage: Stage) -> frozenset[Role]:
    """The roles that act at a stage."""
    if stage.kind == "apply":
        return frozenset({Role.ZONE_HEAD, Role.ZONE_STATISTICIAN})
    return frozenset(OFFICES[office] for office in stage.by)


def is_manned(stage: Stage, place: Place) -> bool:
    """Whether somebody can act at a stage for a place: a zone that lies in no county has no county office."""
    missing = {"county"} if not place.county else set()
    missing |= {"city"} if not place.city else set()
    return stage.kind == "apply" or any(office not in missing for office in stage.by)


def first_stage(procedure: Procedure, place: Place) -> Stage:
    """The first stage after the applying at which somebody acts for a place.

    Errors   StopIteration for a procedure without one, which no plan can hold
    """
    return next(s for s in procedure.stages if s.kind != "apply" and is_manned(s, place))


def next_stage(procedure: Procedure, stage: str, place: Place) -> Stage | None:
    """The stage that follows for a place; None after the last. One at which nobody acts for it is passed over."""
    after = procedure.after(stage)
    while after is not None and not is_manned(after, place):
        after = procedure.after(after.id)
    return after


def due_on(stage: Stage, begun: date) -> date | None:
    """The last day of a stage that begins on a day. Missing: None where the procedure sets no term."""
    return None if stage.days is None else workdays.after_working_days(begun, stage.days)


def put_right_by(stage: Stage, begun: date) -> date:
    """The last day on which what was handed back may come again."""
    return workdays.after_working_days(begun, stage.days or BACK_AGAIN)


def is_collective(stage: Stage) -> bool:
    """Whether all living applications take a stage together."""
    return stage.kind in TOGETHER


def is_before(procedure: Procedure, stage: str, other: str) -> bool:
    """Whether a stage comes before another; "" is the writing, before all."""
    order = ["", *(s.id for s in procedure.stages)]
    return order.index(stage) < order.index(other)


def behind(procedure: Procedure, stage: str, standing: Iterable[tuple[int, str]]) -> list[int]:
    """Of applications with their stages, those that have not reached a stage."""
    return [pk for pk, at in standing if is_before(procedure, at, stage)]


def quota_of(procedure: Procedure, stage: Stage, city: str, named: dict[str, int]) -> int | None:
    """How many a city may recommend: as the call names it, else the procedure. Missing: None, as many as it likes."""
    if city in named:
        return named[city]
    return None if stage.quota is None else stage.quota.cities.get(city, stage.quota.at_most)
