"""Reads: what units said of their own reports, for a purpose: explanations, answers to questions, reasons to revise."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from jiju.core.words import Word, word
from jiju.rooms.filings.models import Filing, Finding, Query, Revision
from jiju.rooms.filings.queries.figured import under
from jiju.rooms.filings.queries.one import form_shape
from jiju.rooms.filings.shapes import Explained
from jiju.rooms.filings.states import SENT
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Purpose
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

Named = tuple[str, str, str]  # form, period, unit


def explained(by: Actor, wanted: Collection[Named], *, purpose: Purpose) -> list[Explained]:
    """What the units of some reports said of them, the newest first, as far as somebody sees those reports.

    A department reads what zones said, and no enterprise. What speaks of a row that does not serve the purpose is left
    out, and so is what stands on a report that was not sent.

    Missing  nothing for who sees no reports
    """
    if not wanted or not permissions.may(by, "filings.see_filings"):
        return []
    rows = under(by).select_related("form").filter(
        form_code__in={f for f, _, _ in wanted}, period__in={p for _, p, _ in wanted},
        unit_code__in={u for _, _, u in wanted}, state__in=sorted(SENT),
    )  # fmt: skip
    if by.role is Role.DEPARTMENT:
        rows = rows.filter(form__level="zone")
    seen = {r.pk: r for r in rows.order_by("pk") if (r.form_code, r.period, r.unit_code) in wanted}
    said = [s for s in _said(seen) if _serves(seen[s.filing], s.field, purpose)]
    names = people.names_of(sorted({s.by for s in said}))
    found = [replace(s, by=names.get(s.by, "")) for s in said]
    return sorted(found, key=lambda s: (-(s.at.timestamp() if s.at else 0.0), s.filing, s.field))


def changed_at(wanted: Collection[Named]) -> dict[Named, datetime]:
    """When the figures of some reports last became others: by an approved revision, or sent anew after a handing back.

    For the program itself.

    Missing  a report whose figures are those that were first sent is left out
    """
    rows = Filing.objects.filter(
        form_code__in={f for f, _, _ in wanted}, period__in={p for _, p, _ in wanted},
        unit_code__in={u for _, _, u in wanted},
    )  # fmt: skip
    key = ("form_code", "period", "unit_code")
    again = rows.filter(handed_back__gt=0, submitted_at__isnull=False, state__in=sorted(SENT)).order_by("pk")
    revised = rows.filter(revisions__state="approved").order_by("pk", "revisions__decided_at")
    found = [*again.values_list(*key, "submitted_at"), *revised.values_list(*key, "revisions__decided_at")]
    return {(f, p, u): at for f, p, u, at in sorted(found, key=lambda row: row[3]) if (f, p, u) in wanted}


def _said(seen: dict[int, Filing]) -> Iterator[Explained]:
    findings = Finding.objects.filter(filing__in=seen).exclude(explanation="").order_by("pk")
    for f in findings:
        says = Word.from_data(json.loads(f.words)["says"])
        yield _one(seen[f.filing_id], f.field, says, f.explanation, f.explained_by, f.explained_at)
    for q in Query.objects.filter(filing__in=seen).exclude(answer="").order_by("pk"):
        asked = word("{text}", text=q.question)
        yield _one(seen[q.filing_id], q.field, asked, q.answer, q.answered_by, q.answered_at)
    for r in Revision.objects.filter(filing__in=seen).order_by("pk"):
        asked, rows = word("Revision {n} of the report", n=r.number), [code for code, _, _ in json.loads(r.changes)]
        row = rows[0] if len(rows) == 1 else ""
        yield _one(seen[r.filing_id], row, asked, r.reason, r.ordered_by, r.ordered_at)


def _one(filing: Filing, field: str, asked: Word, text: str, by: str, at: Any) -> Explained:
    row = form_shape(filing.form).row_at(field) if field else None
    return Explained(filing.pk, filing.form_code, filing.period, filing.unit_code, filing.unit_name, field,
                     row.name if row else "", asked, text, by, at)  # fmt: skip


def _serves(filing: Filing, field: str, purpose: Purpose) -> bool:
    """Whether the row that is spoken about serves the purpose; what is about no single row, whether they all do."""
    form = form_shape(filing.form)
    row = form.row_at(field) if field else None
    rows = [row] if row else form.numbers
    return all(purpose in form.purposes_of(r) for r in rows)
