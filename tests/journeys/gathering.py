"""What hundreds of clicks would do to a round: the other zones assess themselves, the other check-lists are proved.

Run in a process of its own over the home of a demonstration whose server is running. Everybody acts as on the screen,
by the same acts and on the day of the demonstration. Left to the browser: what the visitor's zone says and what is
judged of it. One zone stays away.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import Any

from django.contrib.auth import get_user_model

from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.shapes import Said
from jiju.rooms.people import queries as people
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from jiju.web import clock

VISITED = "Z002"  # the zone for which the demonstration's visitor signs in
SAYS, PROOF, WHY = "数据与四季度报表一致。", "年度工作总结及附件。", "经核对材料和现场情况，依据充分。"


def gather(pk: int) -> None:
    """Everything that the round waits for, but for the visitor's zone. Writes the code of the zone that stays away."""
    province, prover, expert = (_signed_in(name) for name in ("province", "province-2", "expert"))
    record, units = queries.round_record(province, pk), _units(province, pk)
    absent = units[-1]
    for n, unit in enumerate(units):
        acts.assign(record, by=province, at=clock.now(), unit=unit, person=expert.person)
        if unit not in (VISITED, absent):
            _take_part(record, unit)
            _judge(record, unit, prover, expert, Decimal(70 + n))
    sys.stdout.write(absent)


def _units(by: Actor, pk: int) -> list[str]:
    return sorted(p.unit for p in queries.round_(by, pk, on=clock.today()).participants)


def _take_part(record: Any, unit: str) -> None:
    head = people.actor_posted(Role.ZONE_HEAD, unit, on=clock.today())
    assert head is not None, unit
    says = {item.id: Said(SAYS, PROOF) for item in queries.scheme_of(record).items}
    acts.assess_self(record, by=head, at=clock.now(), unit=unit, says=says)


def _judge(record: Any, unit: str, prover: Actor, expert: Actor, points: Decimal) -> None:
    given: dict[str, Any] = {"at": clock.now(), "unit": unit, "reason": WHY}
    for item in queries.scheme_of(record).items:
        if item.source == "document":
            acts.give_mark(record, by=prover, item=item.id, ticked={c.id: PROOF for c in item.checklist}, **given)
        elif item.source == "expert":
            acts.give_mark(record, by=expert, item=item.id, points=points, **given)


def _signed_in(username: str) -> Actor:
    found = people.actor_of(get_user_model().objects.get(username=username).pk, on=clock.today())
    assert found is not None, username
    return found
