"""Reads: how a year's targets are handed down, as far as somebody sees it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, cast

from django.db.models import Q, QuerySet

from jiju.core.words import Word, word
from jiju.rooms.people import queries as people
from jiju.rooms.programmes import checks
from jiju.rooms.programmes.models import Cascade, Recipient, TargetShare
from jiju.rooms.programmes.queries.wordings import plan
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.programmes.shapes.cascades import CascadeShown, Offered, RecipientShown
from jiju.rooms.programmes.states import CASCADES, RECIPIENTS
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place, system
from jiju.spine.looks import kept
from jiju.spine.records import COLUMNS
from jiju.spine.roles import Role

WHOLE = frozenset({Role.PROVINCE, Role.AUDITOR, Role.SYSTEM})


def in_force(year: int, giver: str) -> Cascade | None:
    """The version that an office has handed down for a year. For the program itself."""
    rows = Cascade.objects.filter(plan=plan().id, year=year, giver=giver, state="approved")
    return cast("Cascade | None", rows.order_by("-version").first())


def wanted_of(year: int, giver: str) -> dict[str, Decimal]:
    """What an office itself is to reach in a year, of that which it hands down: the plan's target, or a city's share.

    For the program itself.
    """
    found = plan()
    handed = {m.id for m in checks.handed_down(found, giver)}
    if not giver:
        figures = next((t.figures for t in found.targets if t.year == year), {})
        return {m: Decimal(a) for m, a in figures.items() if m in handed}
    return {m: a for m, a in shares_of(year, "").get(giver, {}).items() if m in handed}


def shares_of(year: int, giver: str) -> dict[str, dict[str, Decimal]]:
    """The shares that are in force, by recipient and measure. For the program itself."""
    rows = TargetShare.objects.filter(
        recipient__cascade__plan=plan().id, recipient__cascade__year=year, recipient__cascade__giver=giver,
        recipient__cascade__state="approved",
    )  # fmt: skip
    out: dict[str, dict[str, Decimal]] = {}
    for code, measure, amount in rows.order_by("pk").values_list("recipient__code", "measure", "amount"):
        out.setdefault(code, {})[measure] = amount
    return out


def zone_shares(year: int) -> dict[str, dict[str, Decimal]]:
    """The shares in force of every zone, whichever city handed them down. For the program itself."""
    rows = TargetShare.objects.filter(
        recipient__cascade__plan=plan().id, recipient__cascade__year=year, recipient__cascade__state="approved",
    ).exclude(recipient__zone_code="")  # fmt: skip
    out: dict[str, dict[str, Decimal]] = {}
    for code, measure, amount in rows.order_by("pk").values_list("recipient__code", "measure", "amount"):
        out.setdefault(code, {})[measure] = amount
    return out


def _visible(by: Actor) -> QuerySet[Any]:
    """The cascades in which somebody has a part: all, those of the own office, or with a share in the own area."""
    permissions.ask(by, "programmes.see_cascades")
    if by.role in WHOLE:
        return cast("QuerySet[Any]", Cascade.objects.order_by("year", "giver", "version"))
    if by.scope.reach not in COLUMNS:
        return cast("QuerySet[Any]", Cascade.objects.none())
    column, codes = COLUMNS[by.scope.reach], sorted(by.scope.codes - {""})
    theirs = Recipient.objects.filter(**{f"{column}__in": codes}).order_by().values("cascade")
    mine = Q(pk__in=theirs)
    if by.scope.reach == "city":
        mine |= Q(giver__in=codes)
    return cast("QuerySet[Any]", Cascade.objects.filter(mine).order_by("year", "giver", "version"))


def cascades(by: Actor, *, year: int | None = None, giver: str | None = None) -> list[CascadeShown]:
    """The versions that somebody sees, the newest first."""
    rows = _visible(by).filter(plan=plan().id)
    rows = rows if year is None else rows.filter(year=year)
    rows = rows if giver is None else rows.filter(giver=giver)
    return _shown(by, list(rows.order_by("-year", "giver", "-version")))


@kept
def cascades_asked(by: Actor) -> tuple[int, int]:
    """How many proposed versions somebody may approve, and how many shares in them somebody has to answer for.

    Missing  nothing of who sees no cascades
    """
    if not permissions.may(by, "programmes.see_cascades"):
        return 0, 0
    found = _shown(by, list(_visible(by).filter(plan=plan().id, state="proposed")))
    return (
        sum("approve_cascade" in c.verbs for c in found),
        sum(bool(r.verbs) and r.state == "asked" for c in found for r in c.recipients),
    )


def cascade(by: Actor, pk: int) -> CascadeShown:
    """One version, as far as somebody sees it.

    Errors   NotFound
    """
    return _shown(by, [cascade_record(by, pk)])[0]


def cascade_record(by: Actor, pk: int) -> Cascade:
    """The cascade to act upon.

    Errors   NotFound when it is missing or out of sight
    """
    found = _visible(by).filter(pk=pk).first()
    if found is None:
        raise permissions.out_of_sight()
    return cast("Cascade", found)


def cascade_of_recipient(pk: int) -> tuple[CascadeShown, RecipientShown]:
    """A recipient and the version that it belongs to, whole. For the program itself."""
    found = Recipient.objects.select_related("cascade").get(pk=pk)
    shown = _shown(system("programmes"), [found.cascade])[0]
    return shown, next(r for r in shown.recipients if r.id == pk)


def recipient_record(by: Actor, pk: int) -> Recipient:
    """The recipient to answer for.

    Errors   NotFound when it is missing or out of sight
    """
    permissions.ask(by, "programmes.see_cascades")
    found = Recipient.objects.within(by).filter(pk=pk).order_by("pk").first()
    if found is None:
        raise permissions.out_of_sight()
    return cast("Recipient", found)


def _shown(by: Actor, rows: list[Cascade]) -> list[CascadeShown]:
    """Versions with their recipients, in as many questions for many as for one."""
    to: dict[int, list[Any]] = {c.pk: [] for c in rows}
    found = Recipient.objects.filter(cascade__in=[c.pk for c in rows]).prefetch_related("shares")
    for one in found.order_by("cascade_id", "position"):
        to[one.cascade_id].append(one)
    persons = {p for c in rows for p in (c.proposed_by, c.approved_by, c.ended_by)}
    persons |= {r.answered_by for many in to.values() for r in many}
    names = people.names_of(sorted(persons - {""}))
    found_plan = plan()
    return [_one(by, c, to[c.pk], names, found_plan) for c in rows]


def _one(by: Actor, c: Cascade, rows: list[Any], names: dict[str, str], of: Plan) -> CascadeShown:
    whole = by.role in WHOLE or (by.scope.reach == "city" and c.giver in by.scope.codes and bool(c.giver))
    seen = tuple(_recipient(by, c, r, names) for r in rows if whole or by.scope.covers(r.place))
    wanted = {m: Decimal(a) for m, a in json.loads(c.wanted).items()}
    offered = [Offered(r.code, r.name, r.place, r.amounts) for r in seen]
    measures = [m for m in checks.handed_down(of, c.giver) if m.id in wanted]
    verbs, refused = _verbs(by, c)
    return CascadeShown(
        c.pk, c.plan, c.year, c.giver, c.version, c.kind, c.state, CASCADES.states[c.state], c.gap_reason, c.reason,
        c.digest, names.get(c.proposed_by, c.proposed_by), c.proposed_at, names.get(c.approved_by, c.approved_by),
        c.approved_at, c.over_reason, names.get(c.ended_by, c.ended_by), c.ended_at, c.ended_because, seen,
        checks.balances(offered, measures, wanted) if whole else (), whole, verbs, refused,
    )  # fmt: skip


def _recipient(by: Actor, c: Cascade, r: Any, names: dict[str, str]) -> RecipientShown:
    shares = list(r.shares.all())
    own = by.role is (Role.ZONE_HEAD if r.zone_code else Role.CITY) and by.scope.covers(r.place)
    verbs = tuple(v for v, m in RECIPIENTS.moves.items() if own and c.state == "proposed" and r.state in m.sources)
    return RecipientShown(
        r.pk, r.code, r.name, r.place, r.state, RECIPIENTS.states[r.state], r.reason,
        names.get(r.answered_by, r.answered_by), r.answered_at, {s.measure: s.amount for s in shares},
        {s.measure: s.base for s in shares if s.base is not None}, verbs,
    )  # fmt: skip


def _verbs(by: Actor, c: Cascade) -> tuple[tuple[str, ...], Word | None]:
    """What the reader may do with a version now, and why not approve it."""
    if c.state != "proposed":
        return (), None
    giver = by.role is (Role.CITY if c.giver else Role.PROVINCE) and (
        not c.giver or by.scope.covers(Place(city=c.giver))
    )
    out = ["withdraw_cascade"] if giver else []
    if not giver and by.role is not Role.PROVINCE:
        return tuple(out), None
    if by.person == c.proposed_by:
        return tuple(out), word("You proposed these shares yourself; another person approves.")
    return (*out, "approve_cascade"), None
