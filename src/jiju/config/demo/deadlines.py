"""Deadlines of the demonstration: an extension granted, one asked for, and a closed period to be opened again."""

from __future__ import annotations

from datetime import datetime, timedelta

from jiju.config.demo.history import History
from jiju.config.demo.people import LEAD_SIGN_IN
from jiju.config.demo.zones import ZoneSeed
from jiju.rooms.filings import acts, checks
from jiju.rooms.filings import queries as filings
from jiju.rooms.people import queries as people
from jiju.rooms.programmes.shapes import Form
from jiju.spine.actors import Actor
from jiju.spine.roles import Role

ASKS = 5  # the pending zone whose form was handed back, in the visitor's own city
LONGER, REOPENED = timedelta(days=7), timedelta(days=10)
ABSENT = "一家平台企业年度审计未完成，企业收入数须在审计报告出具后核实报送。"
MENDED = "县级退回后须逐户重新核对应付职工薪酬，三户企业财务人员尚未返岗。"
REOPEN = "两个集聚区反映上报口径有误，须重新核对后按规定修订，申请重新开放。"


def make_deadlines(zones: list[ZoneSeed], history: History, forms: tuple[Form, ...], at: datetime) -> None:
    """The visitor's zone has a later deadline for one of its forms, another zone waits for the answer."""
    quarter, own = history.course.quarters[-1], history.zone_form
    others = [f.code for f in forms if f.level == "zone" and f.period == "quarter" and f.code != own]
    _grant(_ask(zones[0], others[0] if others else own, str(quarter), ABSENT, at), zones[0], at + timedelta(minutes=30))
    if len(zones) > ASKS:
        _ask(zones[ASKS], own, str(quarter), MENDED, at + timedelta(hours=4))
    if len(history.course.quarters) > 2:
        _close(own, str(history.course.quarters[-3]), at)


def _ask(zone: ZoneSeed, form: str, period: str, reason: str, at: datetime) -> int:
    window = filings.window(form, period)
    made = acts.ask_extension(
        window, by=_posted(Role.ZONE_STATISTICIAN, zone.code, at), at=at, unit_code=zone.code, reason=reason,
        until=checks.day_of(window.due_at + LONGER),
    )  # fmt: skip
    return int(made.pk)


def _grant(pk: int, zone: ZoneSeed, at: datetime) -> None:
    by = _posted(Role.CITY, zone.city, at)
    asked = filings.extension(by, pk)
    acts.grant_extension(asked, by=by, at=at, until=asked.until, answer="同意延期，请按新期限报送。")


def _close(form: str, period: str, at: datetime) -> None:
    """One person of the province closed an earlier period, and asks that it be opened again; another opens it."""
    by = people.actor_named(LEAD_SIGN_IN, on=at.date())
    if by is None:
        raise LookupError(f"nobody signs in as {LEAD_SIGN_IN}")
    acts.close_period(filings.window(form, period), by=by, at=at)
    until = (at + REOPENED).date()
    acts.ask_reopening(filings.window(form, period), by=by, at=at + timedelta(hours=1), reason=REOPEN, until=until)


def _posted(role: Role, code: str, at: datetime) -> Actor:
    actor = people.actor_posted(role, code, on=at.date())
    if actor is None:
        raise LookupError(f"nobody is posted as {role} of {code}")
    return actor
