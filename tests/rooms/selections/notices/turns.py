"""A call as it lies before the meeting, written as the steps before it leave it, and the persons who take it on."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from jiju.rooms.evaluations.shapes import Meeting
from jiju.rooms.programmes.shapes import Procedure
from jiju.rooms.selections import acts
from jiju.rooms.selections.models import Application, Call, CallDecision, Deed, Notice, Objection, Title, Version
from jiju.rooms.selections.shapes import Batch, Objector
from jiju.spine.actors import Actor, system
from jiju.spine.ledger import canonical
from jiju.spine.records import opened
from jiju.spine.roles import Role
from jiju.spine.sealing import fresh_key
from tests.factories import programmes
from tests.factories import registry as places
from tests.factories.people import actor

AT = datetime(2025, 1, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = AT.date()
OVER = AT + timedelta(days=7)  # the notice of five working days ran out the day before
LAST = date(2025, 1, 26)  # its last day: a Sunday worked for the Spring Festival
WHY = "经核对材料，情况属实，同意办理。"
UNITS = ("Z001", "Z002", "Z003")
MEMBERS = tuple((f"委员{n}", "省发改委") for n in range(1, 6))
PORTAL = system("portal")


@dataclass(frozen=True)
class Persons:
    """Who takes a call from the meeting to the plaque."""

    recorder: Actor = actor(Role.PROVINCE, person="P1")
    publisher: Actor = actor(Role.PROVINCE, person="P2")
    issuer: Actor = actor(Role.PROVINCE, person="P3")
    ruler: Actor = actor(Role.PROVINCE, person="P4")
    city: Actor = actor(Role.CITY, "220100", person="P5")
    department: Actor = actor(Role.DEPARTMENT, "T1", person="P6")
    head: Actor = actor(Role.ZONE_HEAD, "Z001", person="P7")
    other_head: Actor = actor(Role.ZONE_HEAD, "Z002", person="P8")
    second: Actor = actor(Role.PROVINCE, person="P10")
    auditor: Actor = actor(Role.AUDITOR, person="P9")


BY = Persons()


def prepared(*units: str, status: str = "reserve") -> None:
    """The plan in force and zones that stand in the reserve, with their titles taken over."""
    programmes.loaded(programmes.jilin())
    places.adopted()
    places.established(*(units or UNITS), status=status, batch="" if status == "reserve" else "第一批")


def procedure(ident: str = "recognition", **changes: Any) -> Procedure:
    """A procedure of the plan, with something in it changed."""
    plain = next(p for p in programmes.jilin().procedures if p.id == ident)
    return Procedure.model_validate(plain.model_dump(mode="json") | changes)


def call_at(stage: str = "decide", units: Sequence[str] = UNITS, shape: Procedure | None = None, **others: Any) -> Call:
    """A call whose applications have come to a stage. Written here, as the steps before it will leave it."""
    shape = shape or procedure()
    wording = canonical(shape.model_dump(mode="json"))
    with opened():
        call = Call(
            procedure=shape.id, wording=wording, digest=hashlib.sha256(wording.encode()).hexdigest(),
            name="2024年度认定", state="unsealed", opens_at=AT, opened_by="P0",
            sealed_key=fresh_key(), **others,
        )  # fmt: skip
        call.save()
        for n, unit in enumerate(units, 1):
            row = Application(
                call=call, unit=unit, unit_name=f"集聚区{unit}", code=f"A-{n:02d}", state="going", stage=stage,
                since=AT, city="220100", county="220103", zone_code=unit, zone_type="T1",
            )  # fmt: skip
            row.save()
            content = canonical({"answers": {"operator": f"{unit}运营公司"}, "exhibits": []})
            Version(application=row, number=1, content=content, is_sealed=False, digest="0" * 64, made_by=f"W-{unit}",
                    made_at=AT).save()  # fmt: skip
            step(row, "submit", f"W-{unit}")
    return call


def step(row: Application, verb: str, person: str) -> None:
    """A row in the history of an application, as its act leaves it."""
    with opened():
        Deed(application=row, stage=row.stage, verb=verb, unit="U1", by=person, by_name="某人", at=AT).save()


def meeting(**changed: Any) -> Meeting:
    """A meeting of five members, one of them away."""
    plain = Meeting(
        TODAY, MEMBERS[:4], MEMBERS[4:], 4, 0, 0, "会议听取了评审情况汇报，一致同意拟认定名单，按程序公示。"
    )
    return replace(plain, **changed)


def decided(call: Call | None = None, chosen: Sequence[str] = UNITS[:2], **others: Any) -> CallDecision:
    """A call on which the members have decided."""
    asked = {"by": BY.recorder, "at": AT, "meeting": meeting()} | others
    return acts.decide_call(call or call_at(), chosen=list(chosen), **asked)


def noticed(call: Call | None = None, **others: Any) -> Notice:
    """A call whose notice has just been published."""
    decision = decided(call, **others)
    return acts.publish_notice(decision.call, by=BY.publisher, at=AT)


def objected(notice: Notice, unit: str = "Z001", **others: Any) -> Objection:
    """An objection from the public, with a name."""
    asked = {"text": "该集聚区所报入驻企业名单与实际不符。", "objector": Objector("李四", "13900000000"),
             "by": PORTAL} | others  # fmt: skip
    return acts.raise_objection(notice, at=AT, unit=unit, **asked)


def upheld(objection: Objection, **others: Any) -> Objection:
    """An objection that two persons found right."""
    asked = {"at": AT, "ruling": WHY} | others
    acts.uphold_objection(objection, by=BY.ruler, **asked)
    return acts.confirm_objection(objection, by=BY.second, at=asked["at"])


def batch(**changed: Any) -> Batch:
    """The numbers that a person types."""
    return replace(Batch("第二批", "吉发改服务〔2025〕12号", OVER.date()), **changed)


def issued(notice: Notice | None = None, **changed: Any) -> list[Title]:
    """A call whose batch has been published."""
    found = notice or noticed()
    return acts.issue_batch(found.call, by=BY.issuer, at=OVER, batch=batch(**changed))
