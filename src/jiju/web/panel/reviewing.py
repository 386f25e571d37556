"""A review by experts: ties first, then one application after another by its code, with the own sheet and no other."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.shapes import Tie
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.downloads import file_response
from jiju.web.guards import page
from jiju.web.office.ties import NAMES

POINTS, TIE, WORDS = "points-", "tie-", "words-"


def _by(request: HttpRequest) -> Actor:
    return acting(request)


@page("selections.score")
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """My review: the declaration, and once it is given my sheets."""
    by = _by(request)
    line = queries.review(by, pk)
    if not line.has_declared:
        return _declaration(request, pk)
    left = (line.due - clock.today()).days if line.due else None
    return render(request, "panel/review.html", {"r": line, "sheets": queries.sheets(by, pk), "left": left})


@page("selections.score")
def declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """My declaration, as it stands; what was no tie may become one."""
    return _declaration(request, pk)


def _declaration(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by, sent = _by(request), request.POST
    rows = [
        (o, sent.get(f"{TIE}{o.unit}", o.tie), sent.get(f"{WORDS}{o.unit}", o.words))
        for o in queries.organisations(by, pk)
    ]
    line = queries.review(by, pk)
    left = (line.due - clock.today()).days if line.due else None
    return render(request, "panel/declaration.html", {
        "r": line, "rows": rows, "ties": NAMES, "refusal": refusal, "left": left,
    }, status=409 if refusal else 200)  # fmt: skip


@page("selections.declare", "POST")
def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare of every organisation whether there is a tie."""
    by, sent = _by(request), request.POST
    ties = {
        o.unit: Tie(sent.get(f"{TIE}{o.unit}", ""), sent.get(f"{WORDS}{o.unit}", ""))
        for o in queries.organisations(by, pk)
    }
    try:
        seat = acts.declare(queries.panel_to_score(by, pk), by=by, at=clock.now(), ties=ties)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _declaration(request, pk, refusal)
    if seat.state == "tied":
        messages.success(
            request, gettext("Your tie is declared. The review is no longer yours; the office calls another.")
        )
        return redirect("panel:home")
    messages.success(request, gettext("Your declaration is kept. The papers are open to you now."))
    return redirect("panel:review", pk)


@page("selections.score")
def sheet(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One application with what may be read of it, and my sheet."""
    return _sheet(request, pk, code)


def _sheet(request: HttpRequest, pk: int, code: str, refusal: Refusal | None = None) -> HttpResponse:
    by, sent = _by(request), request.POST
    shown = queries.sheet(by, pk, code, on=clock.today())
    typed = [(c, sent[f"{POINTS}{c.id}"] if f"{POINTS}{c.id}" in sent else _plain(shown.points.get(c.id)))
             for c in shown.criteria]  # fmt: skip
    return render(request, "panel/sheet.html", {
        "s": shown, "r": queries.review(by, pk), "typed": typed, "remark": sent.get("remark", shown.remark),
        "refusal": refusal, "is_open": shown.is_open and shown.state != "signed",
        "most": sum((c.points for c in shown.criteria), Decimal(0)),
    }, status=409 if refusal else 200)  # fmt: skip


def _plain(value: Decimal | None) -> str:
    """Points as they would be typed, without zeros that say nothing."""
    if value is None:
        return ""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@page("selections.score", "POST")
def score(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Save points, in part or whole; what was typed stays when it is refused."""
    sent = request.POST

    def save(panel: Any, by: Actor) -> None:
        names = [c.id for c in queries.sheet(by, pk, code, on=clock.today()).criteria]
        given = {n: sent.get(f"{POINTS}{n}", "").strip() for n in names}
        points = {n: acts.typed(text) for n, text in given.items() if text}
        remark, seen = sent.get("remark", ""), _version(request)
        acts.score(panel, by=by, at=clock.now(), code=code, points=points, remark=remark, seen=seen)

    return _attempt(request, pk, code, save, gettext("Saved. You may change it until you sign."))


def _version(request: HttpRequest) -> int:
    said = request.POST.get("seen", "")
    return int(said) if said.isdecimal() and len(said) < 8 else 0


@page("selections.sign_sheet", "POST")
def sign_sheet(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Sign my sheet of one application."""

    def sign(panel: Any, by: Actor) -> None:
        acts.sign_sheet(panel, by=by, at=clock.now(), code=code, seen=_version(request))

    return _attempt(request, pk, code, sign, gettext("Signed."))


def _attempt(
    request: HttpRequest, pk: int, code: str, deed: Callable[[Any, Actor], None], told: str
) -> HttpResponse:  # fmt: skip
    by = _by(request)
    try:
        deed(queries.panel_to_score(by, pk), by)
    except (NotYours, NotFound):
        raise
    except Refusal as refusal:
        return _sheet(request, pk, code, refusal)
    messages.success(request, told)
    return redirect("panel:sheet", pk, code)


@page("selections.score")
def paper(request: HttpRequest, pk: int, code: str, number: int) -> HttpResponse:
    """A file that experts may open, under a name that tells nothing."""
    return file_response(queries.sheet_paper(_by(request), pk, code, number, on=clock.today()))
