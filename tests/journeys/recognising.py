"""What many more clicks would do to a call: the other zones apply, the other offices pass them on, the others score.

Run by `hands`, in a process of its own over the home of a demonstration whose server is running. Everybody acts as on
the screen, by the same acts and on the day of the demonstration.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from jiju.config.demo.papers import paper
from jiju.rooms.people import acts as people_acts
from jiju.rooms.people import queries as people
from jiju.rooms.selections import acts, queries
from jiju.rooms.selections.shapes import Tie
from jiju.spine.actors import Actor, system
from jiju.spine.roles import Role
from jiju.web import clock

SHOWN = "R001"  # the zone that is followed in the browser
OTHERS = ("R002", "R004")
EXPERTS = ("expert", *(f"expert-{n}" for n in range(2, 9)))
SAID = "材料齐全，情况属实，同意办理。"
ANSWERS = {
    "operator_code": "91220112MA00000001", "legal_person": "无", "shareholders": "无", "authors": "无", "area": "80",
    "boundary": "东至甲路，西至乙路", "leading": "商贸服务", "revenue": "42000", "enterprises": "60", "jobs": "900",
    "platform": "有场所和专人，服务企业四十户。", "plan": "三年内建成二期。",
}  # fmt: skip


def apply(pk: str) -> None:
    """The other zones write their applications and submit them."""
    for unit in OTHERS:
        call = queries.call_record(_signed_in("province"), int(pk))
        writer, head = _posted(Role.ZONE_STATISTICIAN, unit), _posted(Role.ZONE_HEAD, unit)
        made = acts.start_application(call, by=writer, at=clock.now(), unit=unit)
        procedure = queries.procedure_of(call)
        made = acts.fill_in_application(
            made, by=writer, at=clock.now(), expected=made.draft_number,
            answers=ANSWERS | {"operator": f"{unit}园区运营公司"},
            uploads={m.id: (paper(m.name),) for m in procedure.materials},
        )  # fmt: skip
        acts.submit(made, by=head, at=clock.now(), agreed=procedure.commitment, expected=made.draft_number)


def pass_on(pk: str, stage: str) -> None:
    """The counties of the other zones pass on what stands with them."""
    call = queries.call_record(_signed_in("province"), int(pk))
    lines = dict.fromkeys(queries.procedure_of(call).stage(stage).checklist, True)
    for row in queries.standing_at(call, stage):
        if row.unit != SHOWN:
            acts.pass_stage(row, by=_posted(Role.COUNTY, row.county), at=clock.now(), checklist=lines, said=SAID)


def recommend(pk: str, city: str) -> None:
    """The other city sends its list."""
    call = queries.call_record(_signed_in("province"), int(pk))
    rows = [row.pk for row in queries.standing_at(call, "city") if row.city == city]
    acts.recommend(call, by=_posted(Role.CITY, city), at=clock.now(), stage="city", city=city, ranked=rows,
                   document="吉发改函〔2025〕1号")  # fmt: skip


def stand_on(day: str) -> None:
    """Let the calendar of the demonstration stand on another day."""
    people_acts.move_demonstration(None, by=system("demo"), at=timezone.now(), day=date.fromisoformat(day))


def seats(pk: str) -> None:
    """Write the sign-ins of those who sit on a panel now, in the order in which they came."""
    panel = queries.panel_record(_signed_in("province"), int(pk))
    known = {_signed_in(name).person: name for name in EXPERTS}
    rows = panel.seats.exclude(state="recused").order_by("number").values_list("person", flat=True)
    sys.stdout.write(json.dumps([known[person] for person in rows]))


def score(pk: str) -> None:
    """Everybody who sits and has not done so declares, scores and signs."""
    panel = queries.panel_record(_signed_in("province"), int(pk))
    rows = queries.reviewed(panel)
    criteria = next(s.review for s in queries.procedure_of(panel.call).stages if s.review).criteria
    for name in EXPERTS:
        by = _signed_in(name)
        seat = panel.seats.filter(person=by.person).exclude(state="recused").first()
        if seat is not None and seat.state == "drawn":
            acts.declare(panel, by=by, at=clock.now(), ties={row.unit: Tie("none") for row in rows})
        signed = set(seat.sheets.filter(state="signed").values_list("code", flat=True)) if seat else set()
        for n, row in enumerate(rows if seat else ()):
            if row.code not in signed:
                _sign(panel, by, row.code, {c.id: c.points * Decimal("0.8") - n for c in criteria})


def _sign(panel: Any, by: Actor, code: str, points: dict[str, Decimal]) -> None:
    made = acts.score(panel, by=by, at=clock.now(), code=code, points=points, remark=SAID)
    acts.sign_sheet(panel, by=by, at=clock.now(), code=code, seen=made.version)


def _posted(role: Role, code: str) -> Actor:
    found = people.actor_posted(role, code, on=clock.today())
    assert found is not None, f"{role} {code}"
    return found


def _signed_in(username: str) -> Actor:
    found = people.actor_of(get_user_model().objects.get(username=username).pk, on=clock.today())
    assert found is not None, username
    return found
