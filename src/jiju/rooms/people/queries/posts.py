"""Reads: the posts that somebody may hand over, with their holders, deputies and trainings."""

from __future__ import annotations

import json
from datetime import date

from django.db.models import Q, QuerySet

from jiju.rooms.people.models import Account, Posting, Training
from jiju.rooms.people.queries.holding import POSTED, posted, runs, valid
from jiju.rooms.people.shapes import HANDS_OVER, Post, Posted, PostPage, Trained
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

PAGE = 50


def posting(by: Actor, username: str, *, on: date) -> Posting:
    """The post that an account holds on a day, to be handed over.

    Errors   NotYours unless the actor may hand posts over; NotFound when there is none
    """
    permissions.ask(by, "people.hand_over")
    found = valid(on).filter(person__accounts__username=username).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def posts(by: Actor, on: date, *, search: str = "", role: str = "", page: int = 1) -> PostPage:
    """The posts held on a day that somebody may hand over, by unit; found by name, sign-in, unit or code.

    Errors   NotYours unless the actor may hand posts over
    """
    rows = _handed_over_by(by).filter(runs(on), since__lte=on).order_by("unit__code", "since", "pk")
    if role:
        rows = rows.filter(role=role)
    if search:
        signs_in = Account.objects.filter(username__istartswith=search).order_by().values("person")
        named = Q(person__name__icontains=search) | Q(unit__name__icontains=search) | Q(codes__icontains=search)
        rows = rows.filter(named | Q(person__in=signs_in) | Q(unit__code=search))
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    return PostPage(tuple(_post(p) for p in rows[(page - 1) * PAGE : page * PAGE]), total, page, pages)


def post(by: Actor, pk: int) -> Post:
    """One post, held or handed over.

    Errors   NotYours unless the actor may hand posts over; NotFound when there is none, or it is above the actor
    """
    return _post(post_record(by, pk))


def post_record(by: Actor, pk: int) -> Posting:
    """The posting to hand over.

    Errors   as for `post`
    """
    found = _handed_over_by(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def held_by(by: Actor, pk: int) -> list[Posted]:
    """Everybody who has held this post, oldest first.

    Errors   as for `post`
    """
    this = post_record(by, pk)
    kept = {"role": this.role, "reach": this.reach, "codes": this.codes, "deputy": this.deputy}
    same = _handed_over_by(by).filter(unit=this.unit, **kept)
    return [posted(p) for p in same.order_by("since", "pk")]


def also_held(by: Actor, pk: int, *, on: date) -> list[Posted]:
    """The other posts of whoever holds this one. Somebody acts in the one that began first.

    Errors   as for `post`
    """
    this = post_record(by, pk)
    return [posted(p) for p in valid(on).filter(person=this.person).exclude(pk=pk)]


def deputy_at(by: Actor, pk: int, *, on: date) -> Post | None:
    """The deputy of the post's holder, if the post has one.

    Errors   as for `post`
    """
    this = post_record(by, pk)
    found = None if this.deputy else deputy_postings(this, on).first()
    return _post(found) if found else None


def trainings(by: Actor, pk: int) -> list[Trained]:
    """What the holder of a post was trained in, oldest first.

    Errors   as for `post`
    """
    rows = Training.objects.filter(posting=post_record(by, pk)).order_by("on", "pk")
    return [Trained(t.on, t.subject, t.certificate) for t in rows]


def deputy_postings(posting: Posting, on: date) -> QuerySet[Posting]:
    """The deputies of a zone's statistician who are posted on a day or later. For the program itself."""
    same = Posting.objects.filter(unit=posting.unit_id, role=posting.role, codes=posting.codes, deputy=True)
    return same.filter(runs(on)).order_by("since", "pk")


def holds_beside(posting: Posting, person: int, on: date) -> bool:
    """Whether somebody holds the post that a deputy stands in for. For the program itself."""
    same = Posting.objects.filter(unit=posting.unit_id, role=posting.role, codes=posting.codes, deputy=False)
    return same.filter(runs(on), person=person).exists()


def _handed_over_by(by: Actor) -> QuerySet[Posting]:
    permissions.ask(by, "people.hand_over")
    roles = sorted(role.value for role in HANDS_OVER.get(by.role, frozenset()))
    rows = Posting.objects.filter(role__in=roles).select_related(*POSTED).order_by("since", "pk")
    return rows.prefetch_related("person__accounts")


def _post(p: Posting) -> Post:
    names = sorted(a.username for a in p.person.accounts.all())
    return Post(
        id=p.pk, person=p.person.code, name=p.person.name, usernames=tuple(names), role=Role(p.role),
        unit_code=p.unit.code, unit_name=p.unit.name, codes=tuple(json.loads(p.codes)), since=p.since, until=p.until,
        document=p.document, document_date=p.document_date, deputy=p.deputy, email=p.person.email,
    )  # fmt: skip
