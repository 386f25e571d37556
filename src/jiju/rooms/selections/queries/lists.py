"""Reads: applications in lists, and the lists that cities sent."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Stage
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import ZoneFacts
from jiju.rooms.selections import checks, words
from jiju.rooms.selections.models import Application, Call, Notice, Recommendation, Version
from jiju.rooms.selections.queries.coding import codes_shown
from jiju.rooms.selections.queries.drafts import drafts, told
from jiju.rooms.selections.queries.finding import applications_seen, call_record, is_applicant
from jiju.rooms.selections.queries.stored import procedure_of, quotas_of
from jiju.rooms.selections.shapes import ApplicationLine, CityShown, ListShown
from jiju.rooms.selections.states import APPLICATIONS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached_to

TOLD = ("state", "stage")  # narrowed by what the reader is told, not by what is stored


def applications(by: Actor, call_id: int, **asked: str) -> tuple[ApplicationLine, ...]:
    """The applications of a call in somebody's area: those that go on first, by the city's rank and name.

    Shape    asked: state, stage, city, zone_type, each narrows the list; one that is empty does not
    Errors   NotFound for a call that is not there
    """
    call = call_record(by, call_id)
    where = {k: v for k, v in asked.items() if v and k not in TOLD}
    rows = applications_seen(by).filter(call=call, **where).order_by("unit")
    lines = [n for n in lines_of(by, rows) if all(asked.get(k) in (None, "", getattr(n, k)) for k in TOLD)]
    order = {s.id: n for n, s in enumerate(procedure_of(call).stages)}
    return tuple(sorted(lines, key=lambda n: (
        n.state not in (*checks.LIVING, "entered"), -order.get(n.stage, -1), n.place.city, n.rank or 999, n.unit
    )))  # fmt: skip


def mine(by: Actor) -> tuple[ApplicationLine, ...]:
    """Every application of the reader's own zone, the newest first. For the desk of the zone."""
    return lines_of(by, applications_seen(by).order_by("-since", "-pk"))


def zones_to_apply(by: Actor, call: int, on: date) -> tuple[ZoneFacts, ...]:
    """The reader's own zones that have no application in a call yet, under whichever code. For the desk of the zone."""
    taken = Application.objects.filter(call=call).order_by("pk").values_list("unit", flat=True)
    known = {code for codes in registry.lineages(set(taken)).values() for code in codes}
    return tuple(z for z in registry.zones(by, on) if z.code not in known)


def lines_of(by: Actor, rows: Iterable[Application]) -> tuple[ApplicationLine, ...]:
    """Applications as lines, as far as the reader may know where they stand. For the program itself."""
    found = list(rows)
    codes = codes_shown(by, found)
    eligibility = _newest([a.pk for a in found])
    inside = drafts(by, [a.call for a in found])
    noticed = set(Notice.objects.filter(call__in={a.call_id for a in found}).values_list("call", flat=True))
    lines = [
        line_of(a, eligibility.get(a.pk, ""), codes.get(a.pk, ""), hidden=a.call_id in inside) for a in found
    ]  # fmt: skip
    return tuple(
        replace(n, rank=None) if is_applicant(by, n.unit) and n.call not in noticed else n for n in lines
    )  # fmt: skip


def _newest(idents: list[int]) -> dict[int, str]:
    rows = Version.objects.filter(application_id__in=idents).order_by("application_id", "number")
    return dict(rows.values_list("application_id", "eligibility"))


def line_of(a: Application, eligibility: str = "", code: str = "", *, hidden: bool = False) -> ApplicationLine:
    """One application as a line; its call comes with it. For the program itself.

    hidden   the decision of its call is a draft to the reader
    """
    rules = checks.lines_of(eligibility)
    stages = {s.id: s.name for s in procedure_of(a.call).stages}
    now = told(a, hidden=hidden)
    return ApplicationLine(
        a.pk, a.call_id, a.unit, a.unit_name, a.place, code, now.state, APPLICATIONS.states[now.state], now.stage,
        stages.get(now.stage, ""), a.since, now.due, a.rank, words.told(now.reason), len(checks.failures(rules)),
        sum(n.state in ("to_judge", "unknown") for n in rules),
    )  # fmt: skip


def sent_lists(by: Actor, call: Call) -> tuple[ListShown, ...]:
    """The lists that the cities of somebody's area sent."""
    if not permissions.may(by, "selections.see_applications") or by.scope.reach == "zone":
        return ()
    rows = call.recommendations.order_by("at", "pk")
    found = [r for r in rows if by.scope.reach == "types" or by.scope.covers(r.place)]
    names = people.names_of([r.by for r in found])
    files = attached_to(Recommendation._meta.label, [str(r.pk) for r in found])
    return tuple(_list(r, names, files) for r in found)


def _list(r: Recommendation, names: dict[str, str], files: Any) -> ListShown:
    return ListShown(
        r.pk, r.stage, r.city, r.unit_name, tuple(json.loads(r.ranked)), r.quota, r.document, r.said,
        names.get(r.by, r.by), r.at, files.get(str(r.pk), ()),
    )  # fmt: skip


def city_list(by: Actor, call_id: int, stage: str, city: str) -> CityShown:
    """What a city may recommend at a stage: its quota, who stands there and who is still on the way.

    Errors   NotFound for a city out of reach, or a stage that is none of recommendation
    """
    call = call_record(by, call_id)
    found = next((s for s in procedure_of(call).stages if s.id == stage and s.kind == "recommend"), None)
    if found is None or not _reaches(by, city):
        raise permissions.out_of_sight()
    rows = list(call.applications.filter(city=city, state__in=checks.LIVING).order_by("unit"))
    return _city(call, found, city, rows, sent_lists(by, call))


def _reaches(by: Actor, city: str) -> bool:
    return by.scope.reach == "all" or (by.scope.reach == "city" and city in by.scope.codes)


def city_lists(by: Actor, call_id: int) -> tuple[CityShown, ...]:
    """The same of every city of somebody's area that has applications, at each stage of recommendation."""
    call = call_record(by, call_id)
    if call.state == "open":
        return ()
    sent = sent_lists(by, call)
    rows: dict[str, list[Application]] = {n.city: [] for n in sent}
    for a in call.applications.filter(state__in=checks.LIVING).order_by("unit"):
        rows.setdefault(a.city, []).append(a)
    stages = [s for s in procedure_of(call).stages if s.kind == "recommend"]
    return tuple(
        _city(call, s, city, rows[city], sent) for s in stages for city in sorted(rows) if city and _reaches(by, city)
    )


def _city(
    call: Call, stage: Stage, city: str, rows: list[Application], lists: tuple[ListShown, ...]
) -> CityShown:  # fmt: skip
    late = set(checks.behind(procedure_of(call), stage.id, ((a.pk, a.stage) for a in rows)))
    late |= {a.pk for a in rows if a.stage == stage.id and a.state == "returned"}
    here = tuple((a.pk, a.unit_name) for a in rows if a.stage == stage.id and a.pk not in late)
    sent = next((n for n in lists if n.stage == stage.id and n.city == city), None)
    quota = checks.quota_of(procedure_of(call), stage, city, quotas_of(call))
    return CityShown(city, stage, quota, here, tuple(a.unit_name for a in rows if a.pk in late), sent)
