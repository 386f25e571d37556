"""Acts: say which zone took the place of which; carry the standing of the former over, as the second person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from jiju.core import workdays
from jiju.rooms.registry import queries, words
from jiju.rooms.registry.acts.zones import revise
from jiju.rooms.registry.models import Succession, Zone
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record


@act("registry.succeed")
def succeed(zone: str, *, by: Actor, at: datetime, former: str, on: date, reason: str) -> Succession:
    """Say that a zone took the place of another one from a day on.

    Errors   ZoneIsUnknown; DatesOverlap when one zone is to succeed itself, or it was said before; DayLiesAhead;
             FactsAreMissing
    """
    for code in (zone, former):
        if not Zone.objects.filter(code=code).exists():
            raise words.no_zone(code)
    if zone == former or Succession.objects.filter(zone_code=zone, former_code=former).exists():
        raise words.succeeded_before(zone, former)
    if on > workdays.day_of(at):
        raise words.succession_ahead(on)
    if not reason.strip():
        raise words.succession_without_reason()
    made = Succession(zone_code=zone, former_code=former, on=on, reason=reason.strip()[:200])
    made.save()
    record(made, zone=zone, former=former, on=on, reason=made.reason)
    return made


@act("registry.carry_standing")
def carry_standing(succession: Succession, *, by: Actor, at: datetime, on: date) -> Succession:
    """Give a zone the standing of the one whose place it took, which is closed with that day: one goes on, none is won.

    Errors   NotByTheSamePerson for whoever said that it took the place; NothingToCarry; DayLiesAhead; DatesOverlap and
             ZoneIsUnknown, as for a new version
    """
    if by.person in queries.said_by(succession):
        raise words.standing_carried_alone()
    if on > workdays.day_of(at):
        raise words.succession_ahead(on)
    before, after = queries.standings_of(succession, on)
    if before is None or after is None:
        raise words.nothing_to_carry(succession.zone_code, succession.former_code, on)
    revise(replace(before, status=queries.CLOSED, since=on, until=None), by=by, at=at)
    revise(replace(after, status=before.status, batch=before.batch, since=on, until=None), by=by, at=at)
    record(
        succession, zone=succession.zone_code, former=succession.former_code, on=on, status=before.status,
        batch=before.batch,
    )  # fmt: skip
    return succession
