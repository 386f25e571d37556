"""The self-assessment of a unit (D1), item by item beside the frozen value, and its appeals."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.shapes import AssessedItem, Said
from jiju.spine.files import FilesAreNotKept
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.formulas import decimals_of
from jiju.web.office.standings import show_sheet
from jiju.web.uploads import uploads


@page("evaluations.assess_self")
def assess(request: HttpRequest, pk: int) -> HttpResponse:
    """The form as it is kept, to be gone on with."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    own = queries.self_assessment(by, pk, on=clock.today())
    asked = own.state not in ("exempted", "not_asked")
    rows = [
        (i, decimals_of(i.counted_in), [(c, decimals_of(c.unit)) for c in i.causes], *_typed(i, request))
        for i in own.items
    ]
    return render(request, "desk/assess.html", {
        "own": own, "line": own.line, "rows": rows, "said": sum(bool(says.strip()) for _, _, _, says, _ in rows),
        "may_save": asked and own.line.state == "open" and own.days_left is not None and own.days_left >= 0,
        "refusal": refusal, "files_refused": refusal if isinstance(refusal, FilesAreNotKept) else None,
    }, status=409 if refusal else 200)  # fmt: skip


def _typed(row: AssessedItem, request: HttpRequest) -> tuple[str, str]:
    """What was just typed for an item, else what is kept."""
    kept = row.said or Said("")
    sent = request.POST
    return sent.get(f"says-{row.item.id}", kept.says), sent.get(f"evidence-{row.item.id}", kept.evidence)


@page("evaluations.assess_self", "POST")
def assess_self(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the form as it is, whole or not."""
    by = acting(request)
    own, sent = queries.self_assessment(by, pk, on=clock.today()), request.POST
    says = {
        i.item.id: Said(sent.get(f"says-{i.item.id}", ""), sent.get(f"evidence-{i.item.id}", "")) for i in own.items
    }
    try:
        kept = acts.assess_self(
            queries.round_record(by, pk), by=by, at=clock.now(), unit=own.unit, says=says, uploads=uploads(request)
        )
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, refusal)
    is_whole = kept.state == "assessed"
    told = gettext("Kept, and whole.") if is_whole else gettext("Kept as a draft: some items are missing.")
    messages.success(request, told)
    return redirect("desk:assess", pk=pk)


@page("evaluations.raise_appeal", "POST")
def raise_appeal(request: HttpRequest, pk: int, unit: str) -> HttpResponse:
    """Appeal against one item of the own sheet; what stands in the way is said at the form."""
    by = acting(request)
    sent: Any = request.POST
    try:
        acts.raise_appeal(
            queries.round_record(by, pk), by=by, at=clock.now(), unit=unit, item=sent.get("item", ""),
            reason=sent.get("reason", ""), evidence=sent.get("evidence", ""), uploads=uploads(request),
        )  # fmt: skip
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return show_sheet(request, pk, unit, refusal)
    messages.success(request, gettext("The appeal was sent. The ruling stands on this sheet."))
    return redirect("office:unit_sheet", pk=pk, unit=unit)
