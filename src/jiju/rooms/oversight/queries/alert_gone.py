"""Reads: why an alert settled itself. For the program itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from jiju.core.periods import Period
from jiju.rooms.filings import queries as filings
from jiju.rooms.oversight.models import Alert, AlertSign
from jiju.rooms.registry import queries as registry

Key = tuple[str, str, str]  # form, period, unit
STANDING = {"double": "one_zone", "digits": "elsewhere", "crowding": "elsewhere"}


def why_gone(alerts: Collection[Alert], period: Period) -> dict[int, str]:
    """The reason of each alert of which a reading of the period found nothing any more, by its number.

    Where none of the reports that it is about was revised or sent anew since, those that they were compared with were.
    """
    signs: dict[int, list[AlertSign]] = defaultdict(list)
    for sign in AlertSign.objects.filter(alert__in=alerts).order_by("pk"):
        signs[sign.alert_id].append(sign)
    wanted = {_key(s) for found in signs.values() for s in found if s.form and s.period}
    there_now = set(filings.figures_now(wanted, purpose="statistics")) if wanted else set()
    changed = filings.changed_at(wanted) if wanted else {}
    zones = {z.code for z in registry.zones_on(period.last_day)}
    return {a.pk: _reason(a, {_key(s) for s in signs[a.pk]}, there_now, changed, zones) for a in alerts}


def _reason(alert: Alert, about: set[Key], there: set[Key], changed: Mapping[Key, datetime], zones: set[str]) -> str:
    if alert.root == "silent":
        return "came_in" if alert.subject in zones else "left"
    if alert.root in STANDING:
        return STANDING[alert.root]
    if not about & there:
        return "handed_back"
    return "revised" if any(changed[k] >= alert.raised_at for k in about & changed.keys()) else "elsewhere"


def _key(sign: AlertSign) -> Key:
    return sign.form, sign.period, sign.subject
