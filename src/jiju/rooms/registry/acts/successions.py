"""Act: say which zone took the place of which, so that what was given once is not given again under another code."""

from __future__ import annotations

from datetime import date, datetime

from jiju.core import workdays
from jiju.rooms.registry import words
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
