"""What the file of a zone gathers from all rooms, for its page and for its workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.rooms.evaluations import queries as evaluations
from jiju.rooms.evaluations.shapes import History
from jiju.rooms.filings import queries as filings
from jiju.rooms.filings.shapes import FilingLine, FormTold, QualityLine
from jiju.rooms.grants.shapes import GrantLine
from jiju.rooms.oversight import queries as oversight
from jiju.rooms.oversight.shapes import AlertLine, IssueLine, TaskLine, ZoneSeries
from jiju.rooms.programmes.shapes import Plan
from jiju.rooms.selections.shapes import TitleLine
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.office.timelines import Fact, accepted, facts

QUARTERS = 4  # of reporting that a zone's page looks back on


@dataclass(frozen=True)
class ZoneFile:
    """What the page and its workbook tell of a zone beside the registry."""

    series: ZoneSeries
    history: History | None
    titles: tuple[TitleLine, ...]
    quality: list[tuple[Period, QualityLine | None]]
    filed: list[FilingLine]
    open_findings: list[FilingLine]
    forms: list[FormTold]
    tasks: list[TaskLine]
    grants: list[GrantLine]
    alerts: list[AlertLine]
    issues: list[IssueLine]
    timeline: list[Fact]


def file_of(by: Actor, code: str, period: Period, filed: list[FilingLine], plan: Plan, on: date) -> ZoneFile:
    """The file of one zone.

    Errors   NotFound when the zone is missing or out of reach
    """
    me = oversight.looking_at(by, code, on)
    follows = permissions.may(by, "evaluations.see_following")
    told = [f for f in filings.newest_told(me, code) if plan.zone_form is None or f.code != plan.zone_form.code]
    dated = [*oversight.timeline(by, code, on=on), *accepted(filed)]
    return ZoneFile(
        oversight.zone_series(by, code, period, on=on),
        evaluations.history(me, code, on=on) if follows else None,
        oversight.titles_of_zone(me, code, on=on),
        _quality(me, code, period, plan),
        filed,
        [f for f in filed if f.open_findings],
        told,
        oversight.tasks_of_zone(me, code, on=on),
        oversight.grants_of_zone(me, code, on=on),
        oversight.open_alerts_of(me, code, on=on),
        oversight.open_issues_of(me, code, on=on),
        facts(dated, on),
    )  # fmt: skip


def _quality(me: Actor, code: str, period: Period, plan: Plan) -> list[tuple[Period, QualityLine | None]]:
    """How a zone reported its main form, the newest period first; nothing for who does not see it."""
    if plan.zone_form is None or not permissions.may(me, "filings.see_reporting"):
        return []
    return [(p, _line_of(me, code, plan.zone_form.code, p)) for p in (period.shift(-n) for n in range(QUARTERS))]


def _line_of(me: Actor, code: str, form: str, period: Period) -> QualityLine | None:
    try:
        shown = filings.reporting_quality(me, form, period, now=clock.now())
    except NotFound:
        return None
    return next((line for line in shown.zones if line.code == code), None)
