"""The desk of a zone that applies: its applications, writing one, submitting it sealed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.shapes import ApplicationShown
from jiju.spine.actors import Actor
from jiju.spine.files import Upload
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.applications import ruled
from jiju.web.office.calls import LIGHTS, show_call
from jiju.web.uploads import uploads


@page("selections.start_application")
def applications(request: HttpRequest) -> HttpResponse:
    """What my zone has applied for."""
    by = acting(request)
    return render(request, "desk/applications.html", {"rows": queries.mine(by), "lights": LIGHTS})


@page("selections.start_application", "POST")
def start_application(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin an application; what stands in the way is said on the page of the call."""
    by = acting(request)
    try:
        made = acts.start_application(
            queries.call_record(by, pk), by=by, at=clock.arrived(), unit=request.POST.get("unit", "")
        )
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return show_call(request, pk, refusal, "start_application")
    return redirect("desk:write_application", pk=made.pk)


@page("selections.fill_in_application")
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The application as it is kept, to be gone on with."""
    return _show(request, pk)


def _show(request: HttpRequest, pk: int, refusal: Refusal | None = None, at_form: str = "") -> HttpResponse:
    by = acting(request)
    shown = queries.application(by, pk, on=clock.today())
    if "fill_in_application" not in shown.verbs:
        return redirect("office:application", pk=pk)
    rows = [(q, request.POST.get(f"q-{q.asked.id}", q.answer)) for q in shown.questions]
    asked = [bool(m.exhibits) for m in shown.materials if m.asked.required]
    answered = [bool(text.strip()) for q, text in rows if q.asked.required]
    return render(request, "desk/apply.html", {
        "a": shown, "line": shown.line, "rows": rows, "rules": ruled(shown.eligibility), "refusal": refusal,
        "at_form": at_form, "lines": getattr(refusal, "lines", ()), "answered": sum(answered),
        "questions": len(answered), "proved": sum(asked), "materials": len(asked),
        "handed_back": next((d for d in shown.deeds if d.verb == "hand_back"), None) if _is_back(shown) else None,
        "days": (shown.line.due - clock.today()).days if shown.line.due else None, "is_back": _is_back(shown),
    }, status=409 if refusal else 200)  # fmt: skip


def _is_back(shown: ApplicationShown) -> bool:
    return shown.line.state == "returned"


@page("selections.fill_in_application", "POST")
def fill_in_application(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what was written and the files that came with it."""

    def deed(found: Any, by: Actor) -> Any:
        _kept(request, found, by)

    return _attempt(request, pk, "fill_in", deed, lambda _: gettext("Kept."), "desk:write_application")


def _kept(request: HttpRequest, found: Any, by: Actor) -> Any:
    procedure, sent = queries.procedure_of(found.call), request.POST
    files: dict[str, tuple[Upload, ...]] = {m.id: uploads(request, f"m-{m.id}") for m in procedure.materials}
    return acts.fill_in_application(
        found, by=by, at=clock.arrived(), expected=_number(sent.get("expected", "")),
        answers={q.id: sent[f"q-{q.id}"] for q in procedure.questions if f"q-{q.id}" in sent},
        uploads={ident: some for ident, some in files.items() if some},
        dropped=[_number(text) for text in sent.getlist("drop") if text],
    )  # fmt: skip


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else -1


@page("selections.submit", "POST")
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit it sealed, with the commitment that was agreed to; a link leads to the receipt."""
    return _send(request, pk, acts.submit)


@page("selections.complete", "POST")
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it again, put right."""
    return _send(request, pk, acts.complete)


def _send(request: HttpRequest, pk: int, verb: Callable[..., Any]) -> HttpResponse:
    sent = request.POST

    def deed(found: Any, by: Actor) -> Any:
        return verb(
            found, by=by, at=clock.arrived(), agreed=sent.get("agreed", ""), expected=_number(sent.get("expected", ""))
        )

    def told(made: Any) -> Any:
        address = reverse("office:application_receipt", args=(pk, made.number))
        return format_html('{} <a href="{}">{}</a>', gettext("It is submitted."), address, gettext("Receipt"))

    return _attempt(request, pk, "submit", deed, told, "office:application")


@page("selections.take_back", "POST")
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back to write in it again."""
    return _attempt(
        request, pk, "take_back", lambda a, by: acts.take_back(a, by=by, at=clock.arrived()),
        lambda _: gettext("It is taken back. Submit it again before the last moment."), "desk:write_application",
    )  # fmt: skip


@page("selections.withdraw", "POST")
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take part no longer."""
    reason = request.POST.get("reason", "")
    return _attempt(
        request, pk, "withdraw", lambda a, by: acts.withdraw(a, by=by, at=clock.now(), reason=reason),
        lambda _: gettext("The application is withdrawn."), "office:application",
    )  # fmt: skip


def _attempt(
    request: HttpRequest, pk: int, form: str, deed: Callable[[Any, Actor], Any], told: Callable[[Any], Any], to: str
) -> HttpResponse:
    """Do something with an application of one's own; what stands in the way is said, and what was typed stays."""
    by = acting(request)
    found = queries.application_record(by, pk)
    try:
        made = deed(found, by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        if found.state not in ("draft", "returned"):
            raise
        return _show(request, pk, refusal, form)
    messages.success(request, told(made))
    return redirect(to, pk=pk)
