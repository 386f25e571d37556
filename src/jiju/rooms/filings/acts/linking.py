"""Links: an enterprise opens its form on a telephone without a password, for that form and period only."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from jiju.core.periods import Period
from jiju.core.words import word
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import AlreadyReported, LinkIsDead, NobodyReports, NothingChanges, WrongForm
from jiju.rooms.filings.acts.terms import open_window, refuse_outside, unit_of
from jiju.rooms.filings.models import Filing, Link, Window
from jiju.rooms.filings.shapes import IssuedLink
from jiju.rooms.filings.states import OPEN_TO_REPORTER
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.acts import act, record
from jiju.spine.roles import Role

TOKEN_BYTES = 16  # 128 bits


@act("filings.issue_link")
def issue_link(link: None, *, by: Actor, at: datetime, unit_code: str, form_code: str, period: Period) -> IssuedLink:
    """Make the link of an enterprise to a form; an earlier one opens nothing from now on.

    The token is in the answer and nowhere else: what is stored is its sha256.

    Errors   NotInWindow, WrongForm, NotFound for an enterprise of another zone, NobodyReports, AlreadyReported
    """
    window = open_window(form_code, period)
    refuse_outside(window, at)
    name, place = _tenant(window, unit_code, period)
    permissions.ask(by, "filings.issue_link", place)
    _refuse_sent(window, unit_code, name)
    person = people.actor_posted(Role.ENTERPRISE, unit_code, on=checks.day_of(at))
    if person is None:
        raise NobodyReports(
            word("No person with an account is entered for {unit}.", unit=name),
            why=word("A link stands for a person: whoever opens it signs in that person's name."),
            remedy=word("Have the administrator of the province enter one."),
        )
    token = secrets.token_urlsafe(TOKEN_BYTES)
    term = queries.term_of(window)
    made = _row(window, unit_code)
    made.unit_name, made.person, made.account = name, person.person, person.account
    made.digest, made.made_by, made.made_at = hashlib.sha256(token.encode()).hexdigest(), by.person, at
    made.valid_until, made.opened_at, made.withdrawn_at = term.closes_at, None, None
    made.city, made.county, made.zone_code, made.zone_type = place.city, place.county, place.zone, place.zone_type
    made.enterprise_code = unit_code
    made.save()
    record(made, form=form_code, period=str(period), unit=unit_code, person=person.person, until=term.closes_at)
    zone = next((z.name for z in registry.zones_on(period.last_day) if z.code == place.zone), place.zone)
    return IssuedLink(token, window.form.name, period, name, person.name, zone, term.due_at, term.closes_at)


def _tenant(window: Window, unit_code: str, period: Period) -> tuple[str, Place]:
    """Name and place of an enterprise that owes the form."""
    shape = queries.form_shape(window.form)
    if shape.level != "enterprise":
        raise WrongForm(
            word("{form} is not a form of enterprises.", form=shape.code),
            remedy=word("Choose one of the forms on this page."),
        )
    found = unit_of(shape.level, unit_code, period)
    if not queries.owes(shape, unit_code):
        raise WrongForm(
            word("{form} is asked only of enterprises above the designated size.", form=shape.code),
            remedy=word("Fill in the short form."),
        )
    return found


def _row(window: Window, unit_code: str) -> Link:
    """The stored link to be made anew, or a first one. The window is locked: two at once make one link."""
    Window.objects.select_for_update().get(pk=window.pk)
    keys = {"form_code": window.form_code, "period": window.period, "unit_code": unit_code}
    return Link.objects.filter(**keys).order_by("pk").first() or Link(**keys)


def _refuse_sent(window: Window, unit_code: str, name: str) -> None:
    filed = Filing.objects.filter(form_code=window.form_code, period=window.period, unit_code=unit_code)
    if filed.exclude(state__in=OPEN_TO_REPORTER).exists():
        raise AlreadyReported(
            word("{unit} has sent its {form} for {period} already.", unit=name, form=window.form_code,
                 period=window.period),
            remedy=word("Hand it back first if it must be corrected."),
        )  # fmt: skip


@act("filings.withdraw_link")
def withdraw_link(link: Link, *, by: Actor, at: datetime) -> Link:
    """End a link at once: it opens nothing from now on, and who is inside by it is outside.

    Errors   NothingChanges when it was withdrawn before
    """
    if link.withdrawn_at is not None:
        raise NothingChanges(
            word("This link was withdrawn before."), remedy=word("Issue a new one if the enterprise needs it.")
        )
    link.withdrawn_at = at
    link.save()
    record(link, form=link.form_code, period=link.period, unit=link.unit_code)
    return link


@act("filings.open_link")
def open_link(link: Link, *, by: Actor, at: datetime, digest: str) -> Link:
    """Write down that a link was opened, in the name of whom it stands for.

    Errors   LinkIsDead when it was withdrawn, replaced or ran out meanwhile, or stands for another person
    """
    if not queries.is_live(link, at) or link.digest != digest or link.person != by.person:
        raise LinkIsDead
    link.opened_at = link.opened_at or at
    link.save()
    record(link, form=link.form_code, period=link.period, unit=link.unit_code)
    return link
