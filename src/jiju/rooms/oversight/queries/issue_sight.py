"""Who sees which issue, who may judge it, and whose post behind it has ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django.db.models import Q, QuerySet

from jiju.rooms.oversight import checks
from jiju.rooms.oversight.models import Issue, IssueStep
from jiju.rooms.oversight.queries.units import units_on
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.records import COLUMNS


def visible_issues(by: Actor, on: date) -> QuerySet[Any]:
    """The issues that somebody sees: of zones in the own area, then or now, and those that the own unit answers for."""
    permissions.ask(by, "oversight.see_topics")
    rows = cast("QuerySet[Any]", Issue.objects.order_by("-raised_at", "-pk"))
    if by.scope.reach == "all":
        return rows
    mine = Q(owner_unit=by.unit) | Q(raised_unit=by.unit)
    if by.scope.reach in COLUMNS:
        mine |= Q(**{f"{COLUMNS[by.scope.reach]}__in": sorted(by.scope.codes - {""})})
        mine |= Q(zone_code__in=[z.code for z in registry.zones(by, on)])
    return rows.filter(mine)


def issue_record(by: Actor, pk: int, on: date) -> Issue:
    """The issue to act upon.

    Errors   NotFound when it is missing or out of sight
    """
    found: Issue | None = visible_issues(by, on).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def may_see_answer(by: Actor, ident: str) -> bool:
    """Whether a person may see a step of an issue and its files: whoever sees the issue, as the zones lie last."""
    if not permissions.may(by, "oversight.see_topics"):
        return False
    return IssueStep.objects.filter(pk=int(ident), issue__in=visible_issues(by, date.max)).exists()


def judges(by: Actor, issue: Issue, on: date) -> bool:
    """Whether somebody's unit judges if an issue is settled: the one that raised it, or one above it."""
    raised = raised_for(issue, on)
    return checks.may_judge(by.unit, raised, units_above(raised, on), issue.owner_unit)


def raised_for(issue: Issue, on: date) -> str:
    """The unit for which an issue was raised: the one that did, or, where that office is over the zone no more, the one
    that is. For the program itself."""
    units = units_on(on)
    was = units.get(issue.raised_unit)
    if was is None or was.kind not in ("city", "county"):
        return issue.raised_unit
    mine, its = (was.place.city, issue.city) if was.kind == "city" else (was.place.county, issue.county)
    if mine == its:
        return issue.raised_unit
    over = [u for u in units.values() if u.kind == was.kind and its in (u.place.city, u.place.county) and its]
    over += [u for u in units.values() if u.kind == "city" and u.place.city == issue.city]
    return next((u.code for u in over), issue.raised_unit)


def may_give(by: Actor, issue: Issue, on: date) -> bool:
    """Whether somebody may say who answers: whoever sees it while nobody does, then who judges it or is above them."""
    if issue.state == "raised" or judges(by, issue, on):
        return True
    return by.unit in units_above(issue.owner_unit, on)


def units_above(unit: str, on: date) -> tuple[str, ...]:
    """The units over a unit on a day, the nearest first, the province over all. For the program itself."""
    units, found = units_on(on), []
    top = next((u.code for u in units.values() if u.kind == "province"), "")
    above = units[unit].parent if unit in units else ""
    while above and above not in found:
        found.append(above)
        above = units[above].parent if above in units else ""
    return tuple(dict.fromkeys([*found, *([top] if top and unit != top else [])]))


def answerers_of(issue: Issue) -> frozenset[str]:
    """Everybody who answered for an issue, and who is to. For the program itself."""
    answered = IssueStep.objects.filter(issue=issue, kind="answer_issue").order_by("pk").values_list("by", flat=True)
    return frozenset({*answered, issue.owner} - {""})


def owners_left(issues: Iterable[Any], on: date) -> set[int]:
    """The open issues whose owner holds no post at the unit that answers for it any more. For the program itself."""
    owned = [i for i in issues if i.owner and i.state != "closed"]
    held = people.units_of(sorted({i.owner for i in owned}), on=on) if owned else {}
    return {i.pk for i in owned if i.owner_unit not in held.get(i.owner, set())}
