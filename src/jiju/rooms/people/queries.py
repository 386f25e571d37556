"""Reads: who somebody is, and who holds which post."""

from __future__ import annotations

import json
from datetime import date

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.models import F, Q, QuerySet

from jiju.rooms.people.models import Account, DemoMark, Person, Posting, Unit
from jiju.rooms.people.shapes import HANDS_OVER, DemoAccount, Post, Posted, PostPage, UnitFacts
from jiju.spine import permissions
from jiju.spine.actors import Actor, Scope
from jiju.spine.roles import Role

DEMO_PASSWORD = "jiju-demo-2024"  # noqa: S105  # printed on purpose; demonstration stores only
VISITORS = (
    "province", "department", "city", "county", "head", "statistician", "enterprise", "expert", "auditor",
    "administrator",
)  # fmt: skip
PAGE = 50
DAY_KEY, DAY_SECONDS = "people.demonstration_day", 30


def actor_of(account_pk: int, *, on: date) -> Actor | None:
    """The actor that an account stands for on a day, from its earliest valid posting.

    Missing  None when the account is closed, holds no posting on that day, or is a demonstration account
             outside a demonstration
    """
    held = _valid(on).filter(person__accounts__pk=account_pk, person__accounts__is_active=True)
    posting = held.annotate(username=F("person__accounts__username"), is_demo=F("person__accounts__is_demo")).first()
    if posting is None or (posting.is_demo and not _demonstrates()):
        return None
    return _actor(posting, posting.username, is_demo=posting.is_demo)


def actor_posted(role: Role, code: str, *, on: date) -> Actor | None:
    """The actor who holds a role for a city, county, zone or enterprise. For the program itself."""
    for posting in _over(role, code, on).prefetch_related("person__accounts"):
        account = next((a for a in posting.person.accounts.all() if a.is_active), None)
        if account is not None:
            return _actor(posting, account.username, is_demo=account.is_demo)
    return None


def _valid(on: date) -> QuerySet[Posting]:
    return Posting.objects.filter(_runs(on), since__lte=on).select_related("person", "unit").order_by("since", "pk")


def _runs(on: date) -> Q:
    """Not ended by that day."""
    return Q(until__isnull=True) | Q(until__gt=on)


def _over(role: Role, code: str, on: date) -> QuerySet[Posting]:
    return _valid(on).filter(role=role.value, codes__contains=json.dumps(code))


def _actor(posting: Posting, username: str, *, is_demo: bool) -> Actor:
    scope = Scope(posting.reach, frozenset(json.loads(posting.codes)))  # type: ignore[arg-type]  # reach is checked on writing
    return Actor(
        person=posting.person.code, account=username, name=posting.person.name, role=Role(posting.role),
        unit=posting.unit.code, unit_name=posting.unit.name, scope=scope, is_demo=is_demo,
    )  # fmt: skip


def _posted(p: Posting) -> Posted:
    return Posted(p.person.code, p.person.name, Role(p.role), p.unit.name, p.since, p.until, p.document, p.person.phone)


def staff_of(zone_code: str, *, on: date) -> list[Posted]:
    """The head and the statistician of a zone. For the program itself: the page asks for the zone first."""
    roles = (Role.ZONE_HEAD.value, Role.ZONE_STATISTICIAN.value)
    return [_posted(p) for p in _valid(on).filter(role__in=roles, codes__contains=json.dumps(zone_code))]


def head_of(zone_code: str, *, on: date) -> Posted | None:
    """The head of a zone on a day. For the program itself."""
    return next(map(_posted, _over(Role.ZONE_HEAD, zone_code, on)[:1]), None)


def statistician_of(zone_code: str, *, on: date) -> Posted | None:
    """The designated statistician of a zone on a day. For the program itself."""
    return next(map(_posted, _over(Role.ZONE_STATISTICIAN, zone_code, on)[:1]), None)


def holders(role: Role, code: str, *, on: date) -> list[Posted]:
    """Everybody who holds a role for a city, county, zone or enterprise. For the program itself."""
    return [_posted(p) for p in _over(role, code, on)]


def addresses(role: Role, *, on: date) -> dict[str, list[tuple[str, str]]]:
    """Where everybody who holds a role gets mail: (person, address) by city, county, zone or enterprise.

    For the program itself. Missing: a role over the whole province stands under ""; who has no address is left out
    """
    out: dict[str, list[tuple[str, str]]] = {}
    for posting in _valid(on).filter(role=role.value).exclude(person__email=""):
        for code in json.loads(posting.codes) or [""]:
            out.setdefault(code, []).append((posting.person.code, posting.person.email))
    return out


def holders_since(role: Role, code: str) -> list[Posted]:
    """Everybody who ever held a role for a city, county or zone, oldest first: the chain of handovers.

    For the program itself.
    """
    rows = Posting.objects.filter(role=role.value, codes__contains=json.dumps(code)).select_related("person", "unit")
    return [_posted(p) for p in rows.order_by("since", "pk")]


def posting(by: Actor, username: str, *, on: date) -> Posting:
    """The post that an account holds on a day, to be handed over.

    Errors   NotYours unless the actor may hand posts over; NotFound when there is none
    """
    permissions.ask(by, "people.hand_over")
    found = _valid(on).filter(person__accounts__username=username).first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def posts(by: Actor, on: date, *, search: str = "", role: str = "", page: int = 1) -> PostPage:
    """The posts held on a day that somebody may hand over, by unit; found by name, sign-in, unit or code.

    Errors   NotYours unless the actor may hand posts over
    """
    rows = _handed_over_by(by).filter(_runs(on), since__lte=on).order_by("unit__code", "since", "pk")
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
    same = _handed_over_by(by).filter(unit=this.unit, role=this.role, reach=this.reach, codes=this.codes)
    return [_posted(p) for p in same.order_by("since", "pk")]


def also_held(by: Actor, pk: int, *, on: date) -> list[Posted]:
    """The other posts of whoever holds this one. Somebody acts in the one that began first.

    Errors   as for `post`
    """
    this = post_record(by, pk)
    return [_posted(p) for p in _valid(on).filter(person=this.person).exclude(pk=pk)]


def _handed_over_by(by: Actor) -> QuerySet[Posting]:
    permissions.ask(by, "people.hand_over")
    roles = sorted(role.value for role in HANDS_OVER.get(by.role, frozenset()))
    rows = Posting.objects.filter(role__in=roles).select_related("person", "unit").order_by("since", "pk")
    return rows.prefetch_related("person__accounts")


def _post(p: Posting) -> Post:
    names = sorted(a.username for a in p.person.accounts.all())
    return Post(
        id=p.pk, person=p.person.code, name=p.person.name, usernames=tuple(names), role=Role(p.role),
        unit_code=p.unit.code, unit_name=p.unit.name, codes=tuple(json.loads(p.codes)), since=p.since, until=p.until,
        document=p.document, email=p.person.email,
    )  # fmt: skip


def units(kind: str = "", *, on: date) -> list[UnitFacts]:
    """The units of a kind, or of all kinds, that exist on a day. For the program itself."""
    rows = Unit.objects.filter(Q(until__isnull=True) | Q(until__gt=on), since__lte=on).select_related("parent")
    rows = rows.filter(kind=kind) if kind else rows
    return [
        UnitFacts(
            code=u.code, name=u.name, short_name=u.short_name, kind=u.kind,
            parent=u.parent.code if u.parent else "", division_code=u.division_code,
            since=u.since, until=u.until,
        )
        for u in rows.order_by("code")
    ]  # fmt: skip


def names_of(persons: list[str]) -> dict[str, str]:
    """The names of persons by their codes, for reading the ledger. For the program itself."""
    return dict(Person.objects.filter(code__in=persons).order_by("code").values_list("code", "name"))


def codes_of(text: str) -> list[str]:
    """The codes of the persons of that code, or with that in their name, for searching the ledger. For the program."""
    found = Person.objects.filter(Q(code=text) | Q(name__icontains=text)) if text else Person.objects.none()
    return list(found.order_by("code").values_list("code", flat=True))


def unit_names(codes: list[str]) -> dict[str, str]:
    """The names of units by their codes, for reading the ledger. For the program itself."""
    return dict(Unit.objects.filter(code__in=codes).order_by("code").values_list("code", "name"))


def demo_accounts() -> list[DemoAccount]:
    """One demonstration sign-in a role, in the order in which a visitor meets them; none in production."""
    if not _demonstrates():
        return []
    demo = Posting.objects.filter(person__accounts__username__in=VISITORS, person__accounts__is_demo=True)
    postings = demo.select_related("person", "unit").prefetch_related("person__accounts")
    found = {a.username: p for p in postings.order_by("pk") for a in p.person.accounts.all()}
    return [
        DemoAccount(Role(found[name].role), name, found[name].person.name, found[name].unit.name)
        for name in VISITORS
        if name in found
    ]


def demonstration_day() -> date | None:
    """The day on which a demonstration store stands, or nothing in a real one.

    Asked several times a request and almost never changed, so it is remembered for a few seconds; but not
    inside a transaction, whose own writing must be seen and may yet be taken back.
    """
    if connection.in_atomic_block:
        return _stored_day()
    known: tuple[date | None] | None = cache.get(DAY_KEY)
    if known is None:
        known = (_stored_day(),)
        cache.set(DAY_KEY, known, DAY_SECONDS)
    return known[0]


def _stored_day() -> date | None:
    return DemoMark.objects.order_by("pk").values_list("day", flat=True).first()


def _demonstrates() -> bool:
    return not settings.JIJU_PRODUCTION and demonstration_day() is not None


def may_sign_in_to_production(username: str) -> bool:
    """Whether an account may sign in where real work is done: demonstration accounts never may."""
    return not Account.objects.filter(username=username, is_demo=True).exists()


def may_sign_in_here(username: str) -> bool:
    """Whether an account may sign in to this store: demonstration accounts only where it is marked as one."""
    return may_sign_in_to_production(username) or demonstration_day() is not None
