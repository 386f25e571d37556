"""督办事项 begin: a unit is told what is wanted of it, out of what, by which day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from jiju.core import workdays
from jiju.core.words import word
from jiju.rooms.oversight import queries
from jiju.rooms.oversight.acts.refusals import SupervisesItself, UnitIsOutOfReach
from jiju.rooms.oversight.acts.requiring import (
    LINE,
    NAME,
    REASON,
    TITLE,
    posted,
    standing_unit,
    tasked,
    within,
    written,
)
from jiju.rooms.oversight.models import Task, TaskNode, TaskParty
from jiju.rooms.oversight.shapes import TaskFacts, UnitPlaced
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical

LONGEST = timedelta(days=3 * 366)


@act("oversight.issue_task")
def issue_task(task: None, *, by: Actor, at: datetime, facts: TaskFacts) -> Task:
    """Issue a task to a unit, with its term, its steps and what it comes from; a figure is kept as it is now.

    Errors   NotFound for an origin out of sight; WordsAreMissing, WordsAreTooMany; TermDoesNotFit; UnitIsGone,
             UnitIsOutOfReach; SupervisesItself; HoldsNoPost for an owner who has left the lead unit
    """
    today = workdays.day_of(at)
    parties = _parties(by, facts, today)
    if facts.owner:
        posted(facts.owner, parties[1][1], today)
    _refuse_terms(facts, today)
    origin = queries.origin(by, *facts.origin, today)
    made = Task(
        title=written(facts.title, TITLE, NAME), wanted=written(facts.wanted, REASON), origin_kind=origin.kind,
        origin_key=origin.key, origin_label=origin.label, origin_path=origin.path,
        origin_figure=canonical(origin.figure) if origin.figure else "", due=facts.due, owner=facts.owner,
        issued_by=by.person, issued_at=at,
    )  # fmt: skip
    made.save()
    for part, unit in parties:
        party(made, part, unit, today).save()
    nodes = [
        TaskNode(task=made, number=n, what=written(node.what, TITLE, LINE), due=node.due)
        for n, node in enumerate(facts.nodes, 1)
    ]
    for node in nodes:
        node.save()
    record(
        made, title=made.title, wanted=made.wanted, origin=[origin.kind, origin.key], figure=origin.figure,
        due=made.due, owner=made.owner, parties=[[part, u.code] for part, u in parties],
        nodes=[[n.what, n.due] for n in nodes],
    )  # fmt: skip
    return made


def _parties(by: Actor, facts: TaskFacts, on: date) -> list[tuple[str, UnitPlaced]]:
    """The issuer, the lead unit, those responsible beside it, and who supervises: the issuer unless it is another."""
    issuer = standing_unit(by.unit, on)
    lead = tasked(by, facts.lead, on)
    others = [tasked(by, code, on) for code in dict.fromkeys(facts.responsible) if code != facts.lead]
    supervising = _supervisor(facts.supervising, lead, others, issuer, on)
    return [
        ("issuer", issuer), ("lead", lead), *(("responsible", u) for u in others), ("supervising", supervising),
    ]  # fmt: skip


def _supervisor(code: str, lead: UnitPlaced, others: list[UnitPlaced], issuer: UnitPlaced, on: date) -> UnitPlaced:
    """Who supervises: the issuer, a department, or an office above the lead unit; never who does it.

    Errors   UnitIsGone; SupervisesItself; UnitIsOutOfReach for an office that stands beside
    """
    if code in ("", issuer.code):
        return issuer
    found = standing_unit(code, on)
    if code in {lead.code, *(u.code for u in others)}:
        raise SupervisesItself(
            word("{unit} does this task, and cannot supervise it.", unit=found.name),
            remedy=word("Name the issuer, a department, or an office above the lead unit."),
        )
    if found.kind != "department" and code not in queries.units_above(lead.code, on):
        raise UnitIsOutOfReach(
            word("{unit} does not stand above {lead}.", unit=found.name, lead=lead.name),
            remedy=word("Name the issuer, a department, or an office above the lead unit."),
        )
    return found


def party(task: Task, part: str, unit: UnitPlaced, on: date) -> TaskParty:
    """A unit in its part, named and placed as on a day; not stored yet."""
    place = unit.place
    return TaskParty(
        task=task, part=part, unit=unit.code, unit_name=unit.name, since=on, city=place.city, county=place.county,
        zone_code=place.zone, zone_type=place.zone_type,
    )  # fmt: skip


def _refuse_terms(facts: TaskFacts, today: date) -> None:
    within(facts.due, today, today + LONGEST)
    for node in facts.nodes:
        within(node.due, today, facts.due)
