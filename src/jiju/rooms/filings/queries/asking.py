"""Queries, revisions and what passes as clean."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef

from jiju.core.nothing import Value, from_data
from jiju.rooms.filings.models import Filing, Finding, Form, Query, Revision
from jiju.rooms.filings.queries.lists import awaiting
from jiju.rooms.filings.queries.one import answers_in, next_step, record
from jiju.rooms.filings.queries.rolled import rolled, stands_in
from jiju.rooms.filings.shapes import Change, QueryShown, RevisionShown, Vintage
from jiju.rooms.people import queries as people
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import attached_to

STEPS_IN_REVIEW = ("pass_zone", "pass_county", "pass_city", "accept")


def queries_on(filing: Filing) -> list[QueryShown]:
    """The queries on a filing, oldest first, with names."""
    rows = list(Query.objects.filter(filing=filing))
    names = people.names_of([p for q in rows for p in (q.asked_by, q.answered_by) if p])
    files = attached_to(Query._meta.label, [str(q.pk) for q in rows if q.answer])
    return [
        QueryShown(
            q.pk, q.field, q.question, names.get(q.asked_by, q.asked_by), q.asked_role, q.asked_at, q.due, q.state,
            q.answer, q.evidence, names.get(q.answered_by, q.answered_by), q.answered_at, files.get(str(q.pk), ()),
        )
        for q in rows
    ]  # fmt: skip


def may_see_query(by: Actor, ident: str) -> bool:
    """Whether a person may see a query and its files: whoever sees the filing that was asked about."""
    seen = Query.objects.filter(pk=int(ident), filing__in=Filing.objects.within(by))
    return permissions.may(by, "filings.see_filings") and seen.exists()


def open_queries(filing: Filing) -> int:
    """How many queries on a filing are not closed. For the program itself."""
    return Query.objects.filter(filing=filing).exclude(state="closed").count()


def clean_waiting(by: Actor, chosen: Sequence[int]) -> list[tuple[Filing, str]]:
    """Those of the chosen filings that lie with this reviewer without finding and open query, and where they go."""
    rows = _clean(by).filter(pk__in=list(chosen)).exclude(certified_by=by.person).exclude(endorsed_by=by.person)
    found = list(rows.order_by("pk"))
    forms = Form.objects.in_bulk({row.form_id for row in found})  # a few forms, however many filings
    out = []
    for row in found:
        row.form = forms[row.form_id]
        step = next_step(row)
        if step is None or step.verb not in STEPS_IN_REVIEW:
            continue
        if step.role == by.role.value or stands_in(step, by):  # those of the head were chosen by their workbook
            out.append((row, step.state))
    return out


def clean_numbers(by: Actor) -> list[int]:
    """Every filing that could pass as clean now, by number."""
    return list(_clean(by).order_by("pk").values_list("pk", flat=True))


def _clean(by: Actor) -> Any:
    """What waits for this person without a finding that blocks or asks and without an open query.

    What they filled in themselves from a zone's workbook is another's to pass.
    """
    heavy = Exists(Finding.objects.filter(filing=OuterRef("pk"), severity__in=("blocks", "asks")))
    asked = Exists(Query.objects.filter(filing=OuterRef("pk"), state__in=("open", "answered")))
    waiting = awaiting(by).exclude(state="certified")  # a signature is nobody's to give in bulk
    return waiting.exclude(heavy).exclude(asked).exclude(rolled(by.person))


def revisions(filing: Filing) -> list[RevisionShown]:
    """The revisions of a filing in order, with names and each change."""
    rows = list(Revision.objects.filter(filing=filing))
    names = people.names_of([p for r in rows for p in (r.ordered_by, r.decided_by) if p])
    return [
        RevisionShown(
            r.number, tuple(Change(c, from_data(old), from_data(new)) for c, old, new in json.loads(r.changes)),
            r.reason, r.proof, r.state, names.get(r.ordered_by, r.ordered_by), r.ordered_at,
            names.get(r.decided_by, r.decided_by), r.decided_at, r.answer,
        )
        for r in rows
    ]  # fmt: skip


def vintages(by: Actor, pk: int, code: str) -> list[Vintage]:
    """A figure as first accepted and after each approved revision, oldest first.

    Errors   NotFound when the filing is missing or out of reach
    """
    filing = record(by, pk)
    approved = list(Revision.objects.filter(filing=filing, state="approved").order_by("number"))
    stood: list[tuple[int, Value, object]] = []
    for n, one in enumerate(approved):
        since = filing.accepted_at if n == 0 else approved[n - 1].decided_at
        stood.append((n, answers_in(one.cells_before).get(code, from_data({"nothing": "blank"})), since))
    last = approved[-1].decided_at if approved else filing.accepted_at
    stood.append((len(approved), answers_in(filing.cells).get(code, from_data({"nothing": "blank"})), last))
    return [Vintage(n, value, since) for n, value, since in stood]  # type: ignore[arg-type]  # a moment or nothing
