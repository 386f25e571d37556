"""Posts: who holds which since when, and handing one over by a document."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.rooms.people import acts, queries
from jiju.rooms.people.shapes import HANDS_OVER, Post, Successor
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.permissions import ROLE_NAMES
from jiju.spine.roles import Role
from jiju.web import clock
from jiju.web.guards import page
from jiju.web.office.choices import day_of, page_of

TYPED = ("document", "on", "username", "name", "phone", "reason")  # what a refused form shows again; never the password


@page("people.hand_over")
def posts(request: HttpRequest) -> HttpResponse:
    """The posts that I may hand over, narrowed by role and search."""
    by: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    roles = [role for role in Role if role in HANDS_OVER[by.role]]
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("role", "q")}
    wanted = asked["role"] if asked["role"] in roles else ""
    shown = queries.posts(by, clock.today(), search=asked["q"], role=wanted, page=page_of(request))
    return render(request, "office/posts.html", {
        "posts": shown,
        "lines": [(p, ROLE_NAMES[p.role]) for p in shown.rows],
        "roles": [(role.value, ROLE_NAMES[role]) for role in roles],
        "asked": asked | {"role": wanted},
        "is_narrowed": bool(wanted or asked["q"]),
    })  # fmt: skip


@page("people.hand_over")
def post(request: HttpRequest, pk: int) -> HttpResponse:
    """One post: who holds it, who held it before, and the form to hand it over."""
    return _post(request, pk)


def _post(request: HttpRequest, pk: int, refusal: Refusal | None = None) -> HttpResponse:
    by: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    shown, today = queries.post(by, pk), clock.today()
    sent = {name: request.POST.get(name, "") for name in TYPED}
    return render(request, "office/post.html", {
        "post": shown,
        "role": ROLE_NAMES[shown.role],
        "area": _area(by, shown, today),
        "is_held": shown.until is None or shown.until > today,
        "held": queries.held_by(by, pk),
        "has_second_factor": any(queries.has_second_factor(u) for u in shown.usernames),
        "may_reset": permissions.may(by, "people.reset_second_factor"),
        "also": [(p, ROLE_NAMES[p.role]) for p in queries.also_held(by, pk, on=today)],
        "refusal": refusal,
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
    by: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    record = queries.post_record(by, pk)
    try:
        new = acts.hand_over(record, by=by, at=clock.now(), **_said(request))
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _post(request, pk, refusal)
    messages.success(request, gettext("Handed over to {name}.").format(name=new.person.name))
    return redirect("office:post", pk=new.pk)


def _said(request: HttpRequest) -> dict[str, Any]:
    sent = {name: request.POST.get(name, "").strip() for name in TYPED}
    to = Successor(sent["username"][:60], sent["name"][:60], request.POST.get("password", ""), sent["phone"][:30])
    return {"to": to, "document": sent["document"][:120], "on": day_of(sent["on"]) or clock.today()}


@page("people.reset_second_factor", "POST")
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift the second factor of whoever holds the post and has lost it."""
    by: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    record = queries.post_record(by, pk)
    acts.reset_second_factor(record, by=by, at=clock.now(), reason=request.POST.get("reason", "")[:200])
    messages.success(request, gettext("The second factor of {name} is lifted.").format(name=record.person.name))
    return redirect("office:post", pk=pk)
