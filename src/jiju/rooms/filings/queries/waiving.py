"""Waivers of a filing: asked, granted, refused."""

from __future__ import annotations

from datetime import date

from jiju.rooms.filings.models import Filing, Waiver
from jiju.rooms.filings.shapes import WaiverShown
from jiju.rooms.people import queries as people


def waived(filing: Filing, on: date) -> set[tuple[str, str]]:
    """The (rule, row) pairs that are lifted for a filing on a day. For the program itself."""
    rows = Waiver.objects.filter(filing=filing, state="granted", expires_on__gte=on)
    return set(rows.order_by().values_list("rule", "field"))


def waivers(filing: Filing) -> list[WaiverShown]:
    """Everything that was asked for on a filing, newest first, with names."""
    rows = list(Waiver.objects.filter(filing=filing))
    names = people.names_of([p for w in rows for p in (w.asked_by, w.decided_by) if p])
    return [
        WaiverShown(
            w.pk, w.rule, w.field, w.reason, names.get(w.asked_by, w.asked_by), w.asked_at, w.state,
            names.get(w.decided_by, w.decided_by), w.decided_at, w.answer, w.expires_on,
        )
        for w in rows
    ]  # fmt: skip
