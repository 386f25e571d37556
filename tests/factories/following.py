"""What follows from a final round, for tests, made by the acts themselves: proposals, cases, findings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.models import Falsehood, Proposal, Rectification, Removal, Round
from jiju.rooms.evaluations.shapes import FalsehoodFacts, HearingHeld, TaskDone, TaskOrdered
from jiju.rooms.selections import acts as selected
from jiju.rooms.selections import queries as selections
from jiju.rooms.selections.shapes import Batch
from jiju.spine import news
from jiju.spine.roles import Role
from tests.web import rounds, small

AT = rounds.AFTER_TERM
TODAY = AT.date()
WHY = "经核对材料，理由充分，同意办理。"
CONSEQUENCES: dict[str, Any] = {
    "awards": [{"award": "F2", "top": 2, "grade": "合格", "cap_wan": "40"}], "rectify": ["不合格"], "rectify_months": 6,
    "remove_after": 2, "remove_at_once": ["accident"], "promote": ["优秀", "良好", "合格"],
}  # fmt: skip
TASKS = ("补齐公共服务平台运行记录", "清退名存实亡的入驻企业")


def followed() -> Round:
    """A final round in the small province: the home zone fell by a veto, the others stand for awards."""
    known = Round.objects.filter(state="final").order_by("pk").first()
    if known is not None:
        return known
    small.make()
    made = rounds.opened_round(rounds.scheme(consequences=CONSEQUENCES))
    veto = acts.raise_veto(
        made, by=rounds.province(2), at=rounds.OPENED, unit=small.HOME, veto="accident", reason=WHY, evidence=WHY
    )
    acts.confirm_veto(veto, by=rounds.province(3), at=rounds.OPENED, answer=WHY)
    return rounds.final(rounds.delivered(made))


def proposal(kind: str = "award") -> Proposal:
    """A proposal of a kind that nobody has decided."""
    return Proposal.objects.filter(round=followed(), kind=kind).order_by("pk")[0]


def taken(kind: str) -> Proposal:
    """A proposal of a kind, taken up by somebody who did not make the round final."""
    found = proposal(kind)
    if found.state == "proposed":
        acts.take_up_proposal(found, by=rounds.province(), at=AT, reason=WHY)
    return found


def ordered() -> Rectification:
    """A rectification of the home zone."""
    tasks = [TaskOrdered(what, TODAY + timedelta(days=60)) for what in TASKS]
    due = TODAY + timedelta(days=150)
    return acts.order_rectification(taken("rectify"), by=rounds.province(), at=AT, tasks=tasks, due=due)


def reported() -> Rectification:
    """A rectification that the head of the home zone reported on."""
    done = [TaskDone("已经完成整改", "整改报告第三页") for _ in TASKS]
    return acts.report_rectification(ordered(), by=small.actor(Role.ZONE_HEAD), at=AT, done=done)


def noticed() -> Removal:
    """A case against the home zone: notice was given."""
    return acts.give_notice(taken("remove"), by=rounds.province(), at=AT, reason=WHY)


def heard() -> Removal:
    """The same case after the hearing that the zone asked for."""
    case = acts.ask_hearing(noticed(), by=small.actor(Role.ZONE_HEAD), at=AT, wish=WHY)
    held = HearingHeld(TODAY, ("主持人", "集聚区负责人"), WHY)
    return acts.record_hearing(case, by=rounds.province(2), at=AT, held=held)


def voted(held_on: date = TODAY) -> Removal:
    """The same case after the collective decision, to be confirmed by another person."""
    return acts.decide_removal(heard(), by=rounds.province(), at=AT, meeting=rounds.meeting(held_on=held_on))


def noticed_publicly() -> date:
    """The removal that was decided, after its public notice and document: the day on which the title ends."""
    news.catch_up()
    case = Removal.objects.get(state="decided")
    call = selections.call_of_removal(case.pk)
    assert call is not None
    selected.publish_notice(selections.deciding_record(small.actor(Role.PROVINCE), call), by=rounds.province(5), at=AT)
    over = AT + timedelta(days=14)
    batch = Batch("", "吉发改服务〔2025〕20号", over.date())
    found = selections.deciding_record(small.actor(Role.PROVINCE), call)
    selected.issue_batch(found, by=rounds.province(4), at=over, batch=batch)
    return over.date()


def raised() -> Falsehood:
    """A finding against the first zone that stands for an award; nobody has decided it."""
    round_ = followed()
    unit = queries.proposals(small.actor(Role.PROVINCE), round_.pk)[0].unit
    facts = FalsehoodFacts(unit, str(small.LIVE), "税收总额多报三成，约 120 万元", "税务机关完税证明与报表不符")
    return acts.raise_falsehood(facts, by=rounds.province(), at=AT)


def confirmed() -> Falsehood:
    """The same finding, confirmed; what was won is opened again."""
    found = acts.confirm_falsehood(raised(), by=rounds.province(2), at=AT, answer=WHY)
    news.catch_up()
    return found


# --- one stored record of each kind -----------------------------------------------------------------------------


def stored_proposal() -> Proposal:
    return proposal()


def rectification() -> Rectification:
    return ordered()


def removal() -> Removal:
    return noticed()


def falsehood() -> Falsehood:
    return raised()
