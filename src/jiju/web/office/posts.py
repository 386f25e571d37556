"""Posts: who holds which since when, handing one over by a document, deputies and trainings."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.people import acts, queries
from jiju.rooms.people.shapes import HANDS_OVER, Appointment, Post, Successor
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.permissions import ROLE_NAMES
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of, page_of

TYPED = ("document", "dated", "on", "username", "name", "phone", "subject", "trained_on", "certificate", "reason")
# what a refused form shows again; never the password


@page("people.hand_over")
def posts(request: HttpRequest) -> HttpResponse:
    """The posts that I may hand over, narrowed by role and search."""
    by = acting(request)
    roles = [role for role in Role if role in HANDS_OVER[by.role]]
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("role", "q")}
    wanted = asked["role"] if asked["role"] in roles else ""
    shown = queries.posts(by, clock.today(), search=asked["q"], role=wanted, page=page_of(request))
    return render(request, "office/posts.html", {
        "posts": shown,
        "roles": [(role.value, ROLE_NAMES[role]) for role in roles],
        "asked": asked | {"role": wanted},
        "is_narrowed": bool(wanted or asked["q"]),
    })  # fmt: skip


@page("people.hand_over")
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """One post: who holds it and who held it, the deputy, the trainings, and the forms to change them."""
    return _post(request, pk)


def _post(request: HttpRequest, pk: int, refusal: Refusal | None = None, form: str = "") -> HttpResponse:
    by = acting(request)
    shown, today = queries.post(by, pk), clock.today()
    sent = {name: request.POST.get(name, "") for name in TYPED}
    is_held = shown.until is None or shown.until > today
    deputy = queries.deputy_at(by, pk, on=today)
    return render(request, "office/post.html", {
        "post": shown,
        "is_held": is_held,
        "area": _area(by, shown, today),
        "held": queries.held_by(by, pk),
        "has_second_factor": any(queries.has_second_factor(u) for u in shown.usernames),
        "may_reset": permissions.may(by, "people.reset_second_factor"),
        "may_write": permissions.may(by, "people.write_address"),
        "also": queries.also_held(by, pk, on=today),
        "deputy": deputy,
        "may_have_deputy": is_held and shown.role is Role.ZONE_STATISTICIAN and not shown.deputy and deputy is None,
        "trainings": queries.trainings(by, pk),
        "refusal": refusal,
        "form": form,
        "sent": sent | {"on": sent["on"] or today.isoformat()},
        "today": today,
    }, status=409 if refusal else 200)  # fmt: skip


def _area(by: Actor, shown: Post, on: date) -> list[tuple[str, str]]:
    """Each code that a post reaches, with its name. Missing: a code that names nothing today stands alone."""
    names = {code: d.name for code, d in registry.division_names(on).items()}
    names |= {t.code: t.name for t in programmes.plan().types}
    for code in shown.codes:
        versions = registry.zone_versions(by, code)
        firm = None if versions or code in names else registry.enterprise_place(code, on)
        names |= {code: versions[-1].name} if versions else {code: firm[0]} if firm else {}
    return [(code, names.get(code, "")) for code in shown.codes]


@page("people.hand_over", "POST")
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the post over; what stands in the way is said at the form, and nothing is changed."""
    by = acting(request)
    record = queries.post_record(by, pk)
    try:
        appointed, on = _appointment(request)
        new = acts.hand_over(
            record, by=by, at=clock.now(), to=_person(request), document=appointed.document, dated=appointed.dated,
            on=on,
        )  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _post(request, pk, refusal, "hand_over")
    messages.success(request, gettext("Handed over to {name}.").format(name=new.person.name))
    return redirect("office:post", pk=new.pk)


@page("people.appoint_deputy", "POST")
def appoint_deputy(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a zone's statistician a deputy."""
    by = acting(request)
    record = queries.post_record(by, pk)
    try:
        appointed, on = _appointment(request)
        new = acts.appoint_deputy(record, by=by, at=clock.now(), to=_person(request), appointed=appointed, on=on)
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _post(request, pk, refusal, "deputy")
    messages.success(request, gettext("{name} is the deputy from now on.").format(name=new.person.name))
    return redirect("office:post", pk=pk)


@page("people.record_training", "POST")
def record_training(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a training of the post's holder down."""
    by = acting(request)
    record = queries.post_record(by, pk)
    try:
        acts.record_training(
            record, by=by, at=clock.now(), subject=request.POST.get("subject", "")[:200],
            on=day_of(request.POST.get("trained_on", "")) or clock.today(),
            certificate=request.POST.get("certificate", "")[:80],
        )  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _post(request, pk, refusal, "training")
    messages.success(request, gettext("The training is recorded."))
    return redirect("office:post", pk=pk)


def _person(request: HttpRequest) -> Successor:
    sent = {name: request.POST.get(name, "").strip() for name in TYPED}
    return Successor(sent["username"][:60], sent["name"][:60], request.POST.get("password", ""), sent["phone"][:30])


def _appointment(request: HttpRequest) -> tuple[Appointment, date]:
    """The document and the day from which it holds.

    Errors   DayIsUnreadable
    """
    document = request.POST.get("document", "").strip()[:120]
    appointed = Appointment(document, day_of(request.POST.get("dated", "").strip()))
    return appointed, day_of(request.POST.get("on", "").strip()) or clock.today()


@page("people.reset_second_factor", "POST")
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift the second factor of whoever holds the post and has lost it."""
    by = acting(request)
    record = queries.post_record(by, pk)
    acts.reset_second_factor(record, by=by, at=clock.now(), reason=request.POST.get("reason", "")[:200])
    messages.success(request, gettext("The second factor of {name} is lifted.").format(name=record.person.name))
    return redirect("office:post", pk=pk)
