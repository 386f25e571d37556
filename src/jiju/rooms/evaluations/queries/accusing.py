"""Reads: what a case of removal needs that no round has proposed: who has the title, the terms, the hands."""

from __future__ import annotations

from datetime import date

from jiju.rooms.evaluations.models import Falsehood, Removal
from jiju.rooms.evaluations.queries.finding import scheme_of
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import ZoneFacts

HELD = (registry.PROVINCIAL, registry.RESERVE)
OPEN = ("noticed", "heard", "decided")
HEARING, BAN_YEARS = 5, 2  # working days and years where no scheme of the plan assesses zones


def title_holder(unit: str, on: date) -> ZoneFacts | None:
    """The zone that has the standing on a day, under whichever of its codes. For the program itself.

    Missing  nothing where none has it
    """
    codes = registry.lineage(unit)
    found = [z for z in registry.zones_on(on) if z.code in codes and z.status in HELD]
    return next((z for z in found if z.code == unit), found[0] if found else None)


def terms_without_round() -> tuple[int, int]:
    """The days for a hearing and the years of a ban: the longest of the plan's schemes for zones. For the program."""
    schemes = [s for s in programmes.plan().schemes if s.units == "zone"]
    days = max((s.terms.hearing for s in schemes), default=HEARING)
    return days, max((s.consequences.reapply_ban_years for s in schemes), default=BAN_YEARS)


def ban_years_of(removal: Removal) -> int:
    """For how many years a zone that loses its title may not apply. For the program itself."""
    if removal.proposal is None:
        return removal.ban_years or 0
    return scheme_of(removal.proposal.round).consequences.reapply_ban_years


def finding_hands(pk: int) -> frozenset[str]:
    """Who raised and who decided a finding of false figures. For the program itself."""
    rows = Falsehood.objects.filter(pk=pk).order_by("pk").values_list("raised_by", "decided_by")
    return frozenset(person for row in rows for person in row if person)


def accused_units() -> frozenset[str]:
    """The zones against which a case of removal is open, under every code. For the program itself."""
    rows = Removal.objects.filter(state__in=OPEN).order_by("pk").values_list("unit", flat=True)
    return frozenset(code for codes in registry.lineages(set(rows)).values() for code in codes)


def open_case_of(unit: str) -> int | None:
    """The case of removal that is open against a zone under whichever code. For the program itself."""
    rows = Removal.objects.filter(unit__in=sorted(registry.lineage(unit)), state__in=OPEN)
    return rows.order_by("-pk").values_list("pk", flat=True).first()
