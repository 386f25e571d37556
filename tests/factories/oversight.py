"""Tasks, the task force and its meetings for tests, made by the acts of the persons whose steps they are."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model

from jiju.rooms.oversight import acts
from jiju.rooms.oversight.models import (
    Delivery,
    Escalation,
    Postponement,
    Resolution,
    RosterEntry,
    SavedView,
    Task,
    TaskForceMeeting,
    TaskNode,
    TaskParty,
)
from jiju.rooms.oversight.shapes import MeetingHeld, NodeWanted, Resolved, TaskFacts
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries
from jiju.rooms.people.shapes import Engagement, UnitFacts
from jiju.rooms.registry import acts as registry
from jiju.spine import news
from jiju.spine.actors import Actor, Reach, system
from jiju.spine.roles import Role
from tests.factories import programmes
from tests.web import small

AT, TODAY = small.AT, small.DAY
WHY = "经核对材料，情况属实，同意办理。"
DONE = "已经按要求全部完成，形成书面报告。"
PROOF = "工作报告第三页"
DUE = TODAY + timedelta(days=11)  # the last day of January
SECONDS: dict[str, tuple[Role, str, Reach, tuple[str, ...]]] = {
    "province-2": (Role.PROVINCE, "ORG-DRC", "all", ()),
    "city-2": (Role.CITY, "U220100", "city", ("220100",)),
    "other-city": (Role.CITY, "U220200", "city", ("220200",)),
}  # fmt: skip


def base() -> None:
    """The plan, the units, their people, two persons of the province and of the city, and four zones."""
    if get_user_model().objects.filter(username="province-2").exists():
        return
    if not get_user_model().objects.filter(username="province").exists():
        programmes.loaded(programmes.jilin())
        people.mark_demonstration(None, by=small.BY, at=AT, day=TODAY)
        news.catch_up()
        small.found_people()
        registry.establish([small.zone(n) for n in range(1, 5)], by=small.BY, at=AT)
    found()


def found() -> None:
    """The second persons, beside whoever is there."""
    other = UnitFacts("U220200", "吉林市发改委", "吉林市发改委", "city", "ORG-DRC", "220200", date(2021, 1, 1))
    people.found([other], by=small.BY, at=AT)
    rows = [
        Engagement(name, small.PASSWORD, f"{name}某", role, unit, reach, codes, date(2021, 1, 1), is_demo=True)
        for name, (role, unit, reach, codes) in SECONDS.items()
    ]
    people.engage(rows, by=small.BY, at=AT)


def by(username: str) -> Actor:
    """Whoever signs in under a name."""
    found_ = queries.actor_named(username, on=TODAY)
    assert found_ is not None
    return found_


def later(days: int, hour: int = 9) -> datetime:
    """So many days after the first, at an hour."""
    return AT.replace(hour=hour) + timedelta(days=days)


def facts(**changes: Any) -> TaskFacts:
    """A task to the city's office, out of an instruction, with two steps."""
    wanted = {
        "title": "补齐公共服务平台", "wanted": "核查各集聚区公共服务平台运行情况，逐一建立台账并报送。",
        "origin": ("instruction", "省领导批示〔2025〕3号"), "lead": "U220100", "due": DUE, "responsible": ("BZ001",),
        "nodes": (NodeWanted("完成台账", TODAY + timedelta(days=4)),),
    }  # fmt: skip
    return TaskFacts(**(wanted | changes))


def issued(**changes: Any) -> Task:
    """A task that was issued."""
    base()
    return acts.issue_task(None, by=by("province"), at=AT, facts=facts(**changes))


def accepted(**changes: Any) -> Task:
    """The same, accepted by the city."""
    return acts.accept_task(issued(**changes), by=by("city"), at=AT)


def reported() -> Delivery:
    """Its step, reported by the zone that answers for it."""
    return acts.report_node(accepted(), by=by("zone_head"), at=later(2), number=1, text=DONE, proof=PROOF)


def delivered(at: datetime | None = None) -> Task:
    """The same, delivered whole by the city."""
    task_ = reported().task
    acts.deliver_task(task_, by=by("city"), at=at or later(3), text=DONE, proof=PROOF)
    return task_


def member(username: str = "province-2", part: str = "head") -> RosterEntry:
    """Somebody of the task force."""
    base()
    who = by(username)
    return acts.enter_roster(
        None, by=by("province"), at=AT, person=who.person, unit=who.unit, part=part, since=TODAY, document="专班文件1号"
    )


def planned(**changes: Any) -> TaskForceMeeting:
    """A meeting today with one line of its own."""
    base()
    said = {"held_on": TODAY, "title": "第一次专班会议", "chosen": (), "own": ("听取各市进展汇报",)} | changes
    return acts.plan_meeting(None, by=by("province"), at=AT, **said)


def held(*resolved: Resolved, username: str = "province-2") -> MeetingHeld:
    """A meeting as it was held, with one member."""
    return MeetingHeld((by(username).person,), "会议听取了各市进展汇报，研究了下一步工作。", resolved)


# --- one stored record of each kind -----------------------------------------------------------------------------


def task() -> Task:
    return issued()


def task_party() -> TaskParty:
    return issued().parties.order_by("pk")[0]


def task_node() -> TaskNode:
    return issued().nodes.get()


def delivery() -> Delivery:
    return reported()


def postponement() -> Postponement:
    task_, day = accepted(), DUE + timedelta(days=9)
    return acts.ask_longer(task_, by=by("city"), at=AT, to_day=day, reason=WHY)


def escalation() -> Escalation:
    at = later(12)
    return acts.escalate(issued(), by=system("tests"), at=at, on=at.date())[0]


def roster_entry() -> RosterEntry:
    return member()


def meeting() -> TaskForceMeeting:
    return planned()


def resolution() -> Resolution:
    member()
    one = Resolved("各市一月底前报送平台台账，逐一核查。", "U220100", DUE)
    return acts.record_meeting(planned(), by=by("province"), at=AT, held=held(one)).resolutions.get()


def viewed(username: str = "province", name: str = "长春的集聚区", address: str = "/zones?city=220100") -> SavedView:
    base()
    return acts.save_view(None, by=by(username), at=AT, name=name, address=address)


def saved_view() -> SavedView:
    return viewed()
