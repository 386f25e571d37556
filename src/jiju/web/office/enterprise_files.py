"""一企一档: one enterprise on one page: its stays, and its figures as far as their purpose is its reader's."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from jiju.core.refusals import Refusal
from jiju.core.words import Word, word
from jiju.engines.workbooks import Shown
from jiju.rooms.filings import acts
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import UnitTold
from jiju.rooms.filings.words import PURPOSES
from jiju.rooms.oversight.shapes import Dated
from jiju.rooms.registry import queries
from jiju.rooms.registry.shapes import EnterpriseFile
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from jiju.spine.say import say
from jiju.web import clock, said
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.exports import Column, Sheet, table_response, tables_response
from jiju.web.office.timelines import Fact, facts
from jiju.web.office.zone_tables import SIZES

BACK = re.compile(r"/(filings|review|alerts)/[0-9]{1,18}")  # where the figures are read that are opened here


@page("registry.see_enterprises")
def enterprise(request: HttpRequest, uscc: str) -> HttpResponse:
    """One enterprise: what it is, where it stood, what it told for the purposes that I opened it for today."""
    return _show(request, uscc)


def _show(request: HttpRequest, uscc: str, refusal: Refusal | None = None) -> HttpResponse:
    by, on = acting(request), clock.today()
    e = queries.enterprise_file(by, uscc, on)
    opened = filings.opened_for(by, e.uscc, on)
    told = filings.unit_told(by, e.uscc, opened)
    held = filings.purposes_held(by.role) if permissions.may(by, "filings.consult") else frozenset()
    sees_who = permissions.may(by, "filings.see_consultations")
    return render(request, "office/enterprise.html", {
        "e": e,
        "size": SIZES.get(e.size, word("not known")),
        "is_here": e.is_here(on),
        "told": told,
        "newest": told[0] if told else None,
        "opened": [name for code, name in PURPOSES.items() if code in opened],
        "purposes": [(code, name) for code, name in PURPOSES.items() if code in held - opened],
        "is_own": by.role is Role.ENTERPRISE,
        "consultations": filings.consultations(by, e.uscc, on) if sees_who else (),
        "sees_who": sees_who,
        "refusal": refusal,
        "timeline": _timeline(e, told, on),
        "today": on,
        "opens_zones": by.scope.reach != "enterprise",
    }, status=409 if refusal else 200)  # fmt: skip


@page("filings.consult", "POST")
def consult(request: HttpRequest, uscc: str) -> HttpResponse:
    """Open the figures of the enterprise for a purpose, today; what was opened already is not written down again."""
    by, at, purpose = acting(request), clock.now(), request.POST.get("purpose", "")
    found = queries.enterprise_record(by, uscc, clock.today())
    if purpose not in filings.opened_for(by, uscc, clock.today()):
        try:
            acts.consult(found, by=by, at=at, purpose=purpose)
        except filings.NotForThisPurpose as refusal:
            return _show(request, uscc, refusal)
    back = request.POST.get("next", "")
    return redirect(back) if BACK.fullmatch(back) else redirect("office:enterprise", uscc)


@page("filings.see_consultations")
def consultations_workbook(request: HttpRequest, uscc: str) -> HttpResponse:
    """Who opened the figures of the enterprise, as a workbook."""
    found = filings.consultations(acting(request), uscc, clock.today())
    columns = (
        Column(word("Ledger entry")), Column(word("Moment"), width=20), Column(word("Unit"), width=36),
        Column(word("Person")), Column(word("Role"), width=20), Column(word("Opened for"), width=20),
    )  # fmt: skip
    rows = [
        (c.entry, timezone.localtime(c.at).strftime("%Y-%m-%d %H:%M"), c.unit_name, c.name, say(c.role), say(c.purpose))
        for c in found
    ]
    return table_response(word("Who opened the figures of {code}", code=uscc), columns, rows)


def _timeline(e: EnterpriseFile, told: list[UnitTold], on: date) -> list[Fact]:
    return facts([*_stays(e), *_accepted(told)], on)


def _stays(e: EnterpriseFile) -> list[Dated]:
    out = []
    for s in e.stays:
        name = e.zone_names.get(s.zone, s.zone)
        out.append(Dated(s.since, word("came to {zone}", zone=name), "tenancy"))
        if s.until:
            gone = word("left {zone}: {reason}", zone=name, reason=s.reason or said.NO_ANSWER)
            out.append(Dated(s.until, gone, "tenancy"))
    return out


def _accepted(told: list[UnitTold]) -> list[Dated]:
    """The days on which its forms were accepted; they lead to a form only where its figures are open."""
    return [
        Dated(t.accepted_on, word("accepted: {forms}, {period}", forms=t.form_code, period=str(t.period)), "filing",
              str(t.id) if t.rows else "")
        for t in told if t.accepted_on
    ]  # fmt: skip


@page("registry.see_enterprises")
def enterprise_workbook(request: HttpRequest, uscc: str) -> HttpResponse:
    """The page of an enterprise as a workbook: the rows that the page shows, and no other."""
    by, on = acting(request), clock.today()
    e = queries.enterprise_file(by, uscc, on)
    told = filings.unit_told(by, e.uscc, filings.opened_for(by, e.uscc, on))
    title = word("{name}: file of the enterprise", name=e.name)
    return tables_response(title, [_stay_sheet(e), _figure_sheet(by, told), _time_sheet(e, told, on)])


def _sheet(title: Word, columns: tuple[Column, ...], rows: list[Any]) -> Sheet:
    return Sheet(title, title, columns, rows)


def _stay_sheet(e: EnterpriseFile) -> Sheet:
    columns = (
        Column(word("Credit code"), width=22), Column(word("Enterprise"), width=36), Column(word("Zone"), width=28),
        Column(word("Since")), Column(word("Until")), Column(word("Reason"), width=30),
    )  # fmt: skip
    return _sheet(word("Tenancies"), columns, [
        (e.uscc, e.name, e.zone_names.get(s.zone, s.zone), s.since.isoformat(),
         s.until.isoformat() if s.until else "", s.reason) for s in e.stays
    ])  # fmt: skip


def _figure_sheet(by: Actor, told: list[UnitTold]) -> Sheet:
    columns = (
        Column(word("Period")), Column(word("Form")), Column(word("Row")), Column(word("Indicator"), width=28),
        Column(word("Unit of measure")), Column(word("Answer")), Column(word("Collected for"), width=28),
    )  # fmt: skip
    return _sheet(word("Figures"), columns, [
        (say(said.period_name(t.period)), t.form_code, row.code, row.name, row.unit,
         Shown(value, row.decimals) if row.is_number else str(value), "、".join(say(p) for p in use))
        for t in told for row, value, use in t.rows
    ])  # fmt: skip


def _time_sheet(e: EnterpriseFile, told: list[UnitTold], on: date) -> Sheet:
    columns = (Column(word("Day")), Column(word("Kind")), Column(word("What happened"), width=60))
    rows = [(f.day.isoformat(), f.kind, f.what) for f in _timeline(e, told, on)]
    return _sheet(word("Timeline"), columns, rows)
