"""Links: which one a token opens, whom it stands for, and the list of a zone's enterprises."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from jiju.core import periods
from jiju.core.periods import Period
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Link, Window
from jiju.rooms.filings.queries.one import form_shape
from jiju.rooms.filings.queries.terms import term_of, window_of
from jiju.rooms.filings.shapes import Invitation, LinkLine, LinkPage
from jiju.rooms.filings.states import OPEN_TO_REPORTER, STATES
from jiju.rooms.filings.words import NOT_STARTED
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import TenancyLine
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.roles import Role


def is_live(link: Link, at: datetime) -> bool:
    """Whether a link opens its form at a moment. For the program itself."""
    return link.withdrawn_at is None and at < link.valid_until


def link_of(token: str, at: datetime) -> Link | None:
    """The link that a token opens at a moment, or nothing: unknown, withdrawn and run out are one answer.

    The store is asked by the token's sha256, so how long it takes tells nothing about the token.
    For the program itself.
    """
    digest = hashlib.sha256(token.encode()).hexdigest()
    found = Link.objects.filter(digest=digest).order_by("pk").first()
    known = hmac.compare_digest(found.digest if found else "0" * 64, digest)
    return found if found is not None and known and is_live(found, at) else None


def live_link(pk: int, digest: str, at: datetime) -> Link | None:
    """The link by which somebody came in, while it still opens its form. For the program itself."""
    found = Link.objects.filter(pk=pk, digest=digest).order_by("pk").first()
    return found if found is not None and is_live(found, at) else None


def link_actor(link: Link, at: datetime) -> Actor | None:
    """Whom a link stands for, as long as that person reports for the enterprise. For the program itself."""
    found = people.actor_posted(Role.ENTERPRISE, link.unit_code, on=checks.day_of(at))
    return found if found is not None and found.person == link.person else None


def link_filing(link: Link) -> int | None:
    """The filing that a link leads to, once it was begun. For the program itself."""
    rows = Filing.objects.filter(form_code=link.form_code, period=link.period, unit_code=link.unit_code)
    return rows.order_by("pk").values_list("pk", flat=True).first()


def link_record(by: Actor, pk: int) -> Link:
    """The link to withdraw.

    Errors   NotFound when it is missing or out of reach
    """
    found = Link.objects.within(by).filter(pk=pk).order_by("pk").first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def invitation(link: Link, actor: Actor) -> Invitation | None:
    """What the page of a link says before it is opened. For the program itself."""
    window = window_of(link.form_code, link.period)
    if window is None:
        return None
    period = periods.parse(link.period)
    zone = next((z.name for z in registry.zones_on(period.last_day) if z.code == link.zone_code), link.zone_code)
    return Invitation(
        form_shape(window.form), period, link.unit_name, actor.name, zone, term_of(window).due_at, link.valid_until
    )


def link_windows(at: datetime) -> list[tuple[str, str, Period]]:
    """The forms of enterprises that are open at a moment: code, name, period; the most urgent first."""
    rows = Window.objects.select_related("form").filter(form__level="enterprise", opens_at__lte=at)
    open_ = [w for w in rows.order_by("due_at", "form_code", "pk") if term_of(w).is_open(at)]
    return [(w.form_code, w.form.name, periods.parse(w.period)) for w in open_]


def links(by: Actor, at: datetime, form_code: str, period: Period, *, search: str = "", page: int = 1) -> LinkPage:
    """The enterprises of my zone, how far their form is, and their links, a page at a time.

    Errors   NotYours unless the actor may issue links
    """
    permissions.ask(by, "filings.issue_link")
    zone, on = next(iter(by.scope.codes), ""), checks.day_of(at)
    found = registry.tenancies(by, zone, on, search=search, page=page)
    codes = [t.uscc for t in found.rows]
    mine = {"form_code": form_code, "period": str(period), "unit_code__in": codes}
    states = dict(Filing.objects.within(by).filter(**mine).order_by("pk").values_list("unit_code", "state"))
    made = {one.unit_code: one for one in Link.objects.within(by).filter(**mine).order_by("pk")}
    names = people.posted_names(Role.ENTERPRISE, codes, on=on)
    rows = tuple(_line(t, states.get(t.uscc, ""), made.get(t.uscc), names.get(t.uscc, ""), at) for t in found.rows)
    return LinkPage(rows, found.total, found.page, found.pages)


def _line(tenant: TenancyLine, state: str, link: Link | None, person: str, at: datetime) -> LinkLine:
    return LinkLine(
        unit_code=tenant.uscc, unit_name=tenant.name, person=person, state=state,
        state_name=STATES.states[state] if state else NOT_STARTED,
        is_sent=bool(state) and state not in OPEN_TO_REPORTER, status=_status(link, at), link=link.pk if link else None,
        made_at=link.made_at if link else None, opened_at=link.opened_at if link else None,
    )  # fmt: skip


def _status(link: Link | None, at: datetime) -> str:
    if link is None:
        return "none"
    if link.withdrawn_at is not None:
        return "withdrawn"
    if not is_live(link, at):
        return "over"
    return "opened" if link.opened_at else "ready"
