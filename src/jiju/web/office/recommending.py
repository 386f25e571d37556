"""The list of a city: who stands before it, in which order it recommends them, how much of its quota is left."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.registry import queries as registry
from jiju.rooms.selections import acts, queries
from jiju.spine import permissions
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.calls import LIGHTS
from jiju.web.uploads import uploads


@page("selections.see_applications")
def city_list(request: HttpRequest, pk: int, stage: str, city: str) -> HttpResponse:
    """The list of one city at one stage, to be ranked and sent, or as it was sent."""
    return _show(request, pk, stage, city)


def _show(request: HttpRequest, pk: int, stage: str, city: str, refusal: Refusal | None = None) -> HttpResponse:
    by = acting(request)
    shown = queries.city_list(by, pk, stage, city)
    lines = {n.id: n for n in queries.applications(by, pk, city=city)}
    call = queries.call(by, pk, at=clock.arrived())
    names = registry.division_names(clock.today())
    may_send = permissions.may(by, "selections.recommend") and shown.sent is None and call.line.state == "unsealed"
    rows = [(lines[ident], _typed(request, ident)) for ident, _ in shown.here if ident in lines]
    return render(request, "office/city_list.html", {
        "c": shown, "call": call, "line": call.line, "rows": rows, "names": {k: d.name for k, d in names.items()},
        "city": names[city].name if city in names else city, "may_send": may_send and not shown.behind,
        "is_turn": may_send, "places": list(range(1, len(rows) + 1)), "refusal": refusal, "sent": request.POST,
        "lines": getattr(refusal, "lines", ()), "lights": LIGHTS,
        "ranked": [lines[i] for i in shown.sent.ranked if i in lines] if shown.sent else (),
    }, status=409 if refusal else 200)  # fmt: skip


def _typed(request: HttpRequest, ident: int) -> str:
    """The place that was just chosen for an application."""
    return request.POST.get(f"rank-{ident}", "")


@page("selections.recommend", "POST")
def recommend(request: HttpRequest, pk: int, stage: str, city: str) -> HttpResponse:
    """Send the list; what stands in the way is said at the form, and what was chosen stays."""
    by = acting(request)
    sent: Any = request.POST
    shown = queries.city_list(by, pk, stage, city)
    chosen = [(int(place), ident) for ident, _ in shown.here if (place := _typed(request, ident)).isdecimal()]
    try:
        acts.recommend(
            queries.call_record(by, pk), by=by, at=clock.now(), stage=stage, city=city,
            ranked=_in_order(chosen), document=sent.get("document", ""), said=sent.get("said", ""),
            uploads=uploads(request),
        )  # fmt: skip
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _show(request, pk, stage, city, refusal)
    messages.success(request, gettext("The list is sent."))
    return redirect("office:city_list", pk, stage, city)


def _in_order(chosen: list[tuple[int, int]]) -> list[int]:
    """Numbers of applications by their places; one place given twice names the first of them twice, and is refused."""
    places = [place for place, _ in chosen]
    if len(set(places)) < len(places):
        first = min(ident for place, ident in chosen if places.count(place) > 1)
        return [first, first]
    return [ident for _, ident in sorted(chosen)]
