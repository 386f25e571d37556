"""一园一档: everything about one zone on one page, as far as its reader sees it; and the same as a workbook."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.periods import Period
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import FilingLine
from jiju.rooms.oversight import checks
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.registry import queries
from jiju.spine import permissions
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.chain import chain_of
from jiju.web.office.choices import choices, page_of, period_named
from jiju.web.office.consequences import LIGHTS as CASE_LIGHTS
from jiju.web.office.grants_frame import LIGHTS as MONEY_LIGHTS
from jiju.web.office.registry import STATUS, Names
from jiju.web.office.zone_gathered import file_of
from jiju.web.office.zone_tables import sheets_of

TITLE_LIGHTS = {"held": "ok", "run_out": "none", "followed": "none", "lost": "bad", "ahead": "none"}


def newest_period(filed: list[FilingLine], plan: Plan) -> Period:
    """The newest period that has ended whose main form was accepted, else the newest that has ended."""
    form = plan.zone_form.code if plan.zone_form else ""
    ended = choices()
    known = {f.period for f in filed if f.form_code == form and f.state == "accepted"}
    return next((p for p in ended if p in known), ended[0])


def _period(request: HttpRequest, filed: list[FilingLine], plan: Plan) -> Period:
    asked = request.GET.get("period", "")
    return period_named(asked) if asked else newest_period(filed, plan)


@page("registry.see_zones")
def zone(request: HttpRequest, code: str) -> HttpResponse:
    """One zone: what it is and was, its figures, grades, reporting, enterprises, work and money, and what happened."""
    by, on = acting(request), clock.today()
    plan, search = programmes.plan(), request.GET.get("q", "").strip()[:60]
    names, facts_ = Names(plan, on), queries.zone(by, code, on)
    tenants = queries.tenancies(by, code, on, search=search, page=page_of(request))
    filed = filings.of_zone(by, code, on)
    period = _period(request, filed, plan)
    return render(request, "office/zone.html", {
        "line": names.line(facts_, tenants.total),
        "versions": [names.line(v, 0) for v in queries.zone_versions(by, code)],
        "chain": chain_of(by, facts_, plan, on),
        "staff": people.staff_of(code, on=on),
        "tenants": tenants,
        "search": search,
        "may_admit": permissions.may(by, "registry.admit"),
        "may_revise": permissions.may(by, "registry.revise"),
        "sees_enterprises": permissions.may(by, "registry.see_enterprises"),
        "sees_topics": permissions.may(by, "oversight.see_topics"),
        "sees_tasks": permissions.may(by, "oversight.see_tasks"),
        "carriable": [(c, STATUS.get(c.status, c.status)) for c in queries.carriable(by, code, on)],
        "former": [z for z in sorted(queries.lineage(code)) if z != code],
        "today": on,
        "filings": filed,
        "f": file_of(by, code, period, filed, plan, on),
        "period": period,
        "periods": choices(),
        "tones": {code: tone for code, (tone, _) in checks.TASK_LIGHTS.items()},
        "lights": {**MONEY_LIGHTS, **CASE_LIGHTS},
        "title_lights": TITLE_LIGHTS,
    })  # fmt: skip


@page("registry.see_zones")
def zone_workbook(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a zone as a workbook, a sheet for each of its tables."""
    by, on = acting(request), clock.today()
    plan, line = programmes.plan(), queries.zone(by, code, on)
    filed = filings.of_zone(by, code, on)
    period = _period(request, filed, plan)
    tenants = queries.tenancies_whole(by, code, on, search=request.GET.get("q", "").strip()[:60])
    return sheets_of(line, Names(plan, on), file_of(by, code, period, filed, plan, on), tenants)
