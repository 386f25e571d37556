"""Act: publish the notice that holds a decision until its working days have run and objections are ruled on."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from jiju.core import workdays
from jiju.rooms.programmes.shapes import Objections
from jiju.rooms.selections import queries
from jiju.rooms.selections.acts.advancing import write_deed
from jiju.rooms.selections.acts.requiring import refuse_writers_in
from jiju.rooms.selections.acts.steps import decision_of, other_than, stage_for
from jiju.rooms.selections.models import Call, Notice
from jiju.rooms.selections.states import CALLS
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.sealing import fresh_key

DAYS = 5  # working days where a procedure names none


@act("selections.publish_notice", CALLS["publish_notice"])
def publish_notice(call: Call, *, by: Actor, at: datetime) -> Notice:
    """Publish whom a decision is about: name, type, place, operator, the days and the channel for complaints.

    Errors   NotYourStage, AnotherPerson for who wrote an application; SamePersonAgain for who recorded the decision
    """
    stage = stage_for(call, "notice", by, "selections.publish_notice")
    refuse_writers_in(call, by)
    other_than([decision_of(call).recorded_by], by)
    rule = stage.objections or Objections(channel=by.unit_name)
    today, rows = workdays.day_of(at), list(call.applications.filter(state="chosen").order_by("unit"))
    lines = [asdict(line) for line in queries.notice_lines(rows, today)]
    days = stage.days or DAYS
    made = Notice(
        call=call, name=call.name, lines=canonical(lines), channel=rule.channel, anonymous=rule.anonymous, days=days,
        first_day=today, last_day=workdays.after_working_days(today, days), sealed_key=fresh_key(),
        published_by=by.person, published_at=at,
    )  # fmt: skip
    made.save()
    for row in rows:
        row.stage, row.since, row.due = stage.id, at, made.last_day
        row.save()
        write_deed(row, "publish_notice", by=by, at=at, stage=stage.id)
    call.state = "noticed"
    call.save()
    record(call, notice=made.pk, lines=lines, days=days, last_day=made.last_day, channel=made.channel)
    return made
