"""Whom new alerts are told to: one message an office and day. For the program itself."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from jiju.core.words import word
from jiju.rooms.filings.shapes import Announcement
from jiju.rooms.oversight.models import Alert
from jiju.rooms.oversight.states import UNDER_WAY
from jiju.rooms.people import queries as people
from jiju.rooms.registry import queries as registry
from jiju.spine.models import Entry
from jiju.spine.roles import Role

Post = tuple[Role, str] | str


def digests(entry: Entry) -> Iterator[Announcement]:
    """What each office is told of the alerts of some readings: how many, how many are severe, and where they stand."""
    told = json.loads(entry.body)["data"]
    rows = Alert.objects.filter(reading__in=told["readings"], state__in=UNDER_WAY).order_by("pk")
    leads = {z.code: z.lead for z in registry.zones_on(date.fromisoformat(told["on"]))}
    found: dict[Post, list[Alert]] = defaultdict(list)
    for alert in rows:
        for post in posts_for(alert, leads.get(alert.zone_code, ""), date.fromisoformat(told["on"])):
            found[post].append(alert)
    for post, alerts in found.items():
        severe = sum(a.severity == "severe" for a in alerts)
        subject = word("{n} new alerts in your area", n=len(alerts))
        body = word("{n} of them are severe. Acknowledge them, or say what they are.", n=severe)
        if isinstance(post, str):
            yield Announcement("alerts", subject, body, "/alerts", None, post)
        else:
            yield Announcement("alerts", subject, body, "/alerts", post)


def offices_of(alert: Alert) -> dict[str, None]:
    """The offices that an alert is routed to, in the order of its rule; a severe one also to the province."""
    return dict.fromkeys([*alert.to.split(), *(["province"] if alert.severity == "severe" else [])])


def posts_for(alert: Alert, lead: str, on: date) -> list[Post]:
    """The posts that an alert is routed to, by its place and type; a severe one goes to the province as well.

    Missing  a zone without a county is told to its city; a department without a person is told nothing
    """
    out: list[Post] = []
    for office in offices_of(alert):
        if office == "province":
            out.append((Role.PROVINCE, ""))
        elif office == "department" and lead:
            out += [p.person for p in people.posted_at(Role.DEPARTMENT, lead, on=on)]
        elif office == "county" and alert.county:
            out.append((Role.COUNTY, alert.county))
        elif alert.city and office in {"city", "county"}:
            out.append((Role.CITY, alert.city))
    return list(dict.fromkeys(out))
