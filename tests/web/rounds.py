"""A round in the small province, walked by acts: each step by the person who would take it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from jiju.rooms.evaluations import acts, queries
from jiju.rooms.evaluations.models import Appeal, Correction, Result, Round, Scheme, Veto
from jiju.rooms.evaluations.shapes import Meeting, Said
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as people_queries
from jiju.rooms.people.shapes import Engagement
from jiju.rooms.programmes.checks import read_plan
from jiju.rooms.programmes.shapes import Scheme as SchemeShape
from jiju.spine import news
from jiju.spine.actors import Actor, Scope
from jiju.spine.records import opened
from jiju.spine.roles import Role
from tests.web import small

CODE = "round-scheme"
OPENED = small.AT
LATER = datetime(2025, 2, 12, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # self-assessments are over
AFTER_TERM = datetime(2025, 2, 24, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # so are appeals
ASSESS_BY = date(2025, 2, 10)
WHY = "经核对原始材料，情况属实。"
PROOF = "2024年度财务决算报告第12页"
EXPERTS = ("expert", "expert2")
JUDGED: tuple[dict[str, Any], ...] = (
    {"id": "vitality", "dimension": "工作", "name": "发展活力", "weight": "10", "source": "expert", "scorers": 2},
    {"id": "platform", "dimension": "工作", "name": "公共服务平台", "weight": "10", "source": "document", "checklist": [
        {"id": "built", "name": "已建成", "points": "60"}, {"id": "used", "name": "有服务台账", "points": "40"},
    ]},
)  # fmt: skip


def shape(**changed: Any) -> SchemeShape:
    """The six dimensions with four fifths of the weight, and what persons judge."""
    plain = next(s for s in read_plan(small.PLAN).schemes if s.id == "six-dimensions").model_dump(mode="json")
    figures = [i | {"weight": str(Decimal(i["weight"]) * Decimal("0.8"))} for i in plain["items"]]
    more = {
        "id": CODE, "name": "集聚区评估（测试）", "items": [*figures, *JUDGED],
        "adjustments": [{"id": "title", "name": "国家级称号", "kind": "bonus", "points": "2", "at_most": "4"}],
        "vetoes": [{"id": "accident", "name": "重大安全事故", "grade": "不合格"}],
        "sureness": {"replicates": 200},
        "consequences": {"awards": [{"award": "F1", "top": 1, "grade": "合格"}]},
    }  # fmt: skip
    return SchemeShape.model_validate(plain | more | changed)


def scheme(**changed: Any) -> Scheme:
    """The scheme of the round, adopted, approved and in force."""
    made = shape(**changed)
    plan = read_plan(small.PLAN)
    acts.adopt_schemes(plan.model_copy(update={"schemes": (made,)}), by=small.BY, at=small.AT)
    found = Scheme.objects.filter(code=made.id).order_by("-number")[0]
    with opened():
        found.state, found.effective_from = "approved", date(2025, 1, 1)
        found.save()
    return found


def province(number: int = 1) -> Actor:
    """One of the persons of the provincial office: the first has the sign-in of the small province."""
    one = small.actor(Role.PROVINCE)
    return one if number == 1 else replace(one, person=f"P-PROVINCE-{number}", account=f"province{number}")


def head(zone: str) -> Actor:
    """The head of a zone."""
    scope = Scope("zone", frozenset({zone}))
    return Actor(f"H-{zone}", f"{zone}-head", f"负责人{zone}", Role.ZONE_HEAD, f"B{zone}", zone, scope)


def expert(username: str) -> Actor:
    """An expert with a post; the second is engaged when first asked for."""
    from tests.factories.people import account_pk  # the account model exists only once the framework is awake

    known = {p.person: p.name for p in people_queries.posted_as(Role.EXPERT, on=small.DAY)}
    if len(known) < len(EXPERTS):
        made = Engagement(
            "expert2", small.PASSWORD, "专家二", Role.EXPERT, "ORG-COM", "none", (), date(2021, 1, 1), is_demo=True
        )
        people.engage([made], by=small.BY, at=small.AT)
    found = people_queries.actor_of(account_pk(username), on=small.DAY)
    assert found is not None
    return found


def opened_round(made: Scheme | None = None, **asked: Any) -> Round:
    """A round that has just been opened."""
    given = {"period": small.LIVE, "name": "2024年四季度评估", "assess_self_by": ASSESS_BY} | asked
    return acts.open_round(made or scheme(), by=province(), at=OPENED, **given)


def units(round_: Round) -> list[str]:
    return list(round_.participants.order_by("unit").values_list("unit", flat=True))


def words(round_: Round) -> dict[str, Said]:
    """Something said of every item."""
    return {i.id: Said("本项完成情况良好", PROOF) for i in queries.scheme_of(round_).items}


def assessed(round_: Round, *left_out: str) -> None:
    """Every zone assesses itself, except those left out."""
    for unit in units(round_):
        if unit not in left_out:
            acts.assess_self(round_, by=head(unit), at=OPENED, unit=unit, says=words(round_))


def judged(round_: Round, *left_out: str) -> None:
    """Two experts and the province judge every unit that takes part."""
    for n, unit in enumerate(u for u in units(round_) if u not in left_out):
        for m, name in enumerate(EXPERTS):
            by = expert(name)
            if not round_.assignments.filter(unit=unit, person=by.person).exists():
                acts.assign(round_, by=province(), at=OPENED, unit=unit, person=by.person)
            points = Decimal(90 - 7 * n - 2 * m)
            acts.give_mark(round_, by=by, at=OPENED, unit=unit, item="vitality", points=points, reason=WHY)
        ticked = {"built": PROOF} if n % 2 else {"built": PROOF, "used": PROOF}
        acts.give_mark(round_, by=province(2), at=OPENED, unit=unit, item="platform", ticked=ticked, reason=WHY)


def computed(round_: Round | None = None) -> Round:
    """A round with everything judged and its first result, of which the bounds are proved."""
    round_ = round_ or opened_round()
    assessed(round_)
    judged(round_)
    acts.compute(round_, by=province(), at=LATER)
    news.catch_up()
    return round_


def delivered(round_: Round | None = None) -> Round:
    """A round whose sheets have just been delivered."""
    round_ = computed(round_)
    acts.deliver(round_, by=province(), at=LATER)
    return round_


def tied() -> Round:
    """A delivered round in which two zones of one type share the first place."""
    firms = {"id": "firms", "dimension": "企业情况", "name": "入驻企业数", "weight": "80", "indicator": "enterprises"}
    round_ = opened_round(scheme(items=[firms, *JUDGED]))
    assessed(round_)
    for unit in units(round_):
        for m, name in enumerate(EXPERTS):
            by = expert(name)
            acts.assign(round_, by=province(), at=OPENED, unit=unit, person=by.person)
            acts.give_mark(round_, by=by, at=OPENED, unit=unit, item="vitality", points=Decimal(80 + 8 * m), reason=WHY)
        acts.give_mark(
            round_, by=province(2), at=OPENED, unit=unit, item="platform", ticked={"built": PROOF}, reason=WHY
        )
    acts.compute(round_, by=province(), at=LATER)
    news.catch_up()
    acts.deliver(round_, by=province(), at=LATER)
    return round_


def appealed(round_: Round, unit: str = small.HOME, item: str = "platform") -> Appeal:
    """An appeal of a zone against one item."""
    return acts.raise_appeal(round_, by=head(unit), at=LATER, unit=unit, item=item, reason=WHY, evidence=PROOF)


def upheld(appeal: Appeal, value: Decimal = Decimal(95)) -> Appeal:
    """The appeal upheld by somebody without another part in the round."""
    made = acts.uphold_appeal(appeal, by=province(3), at=LATER, value=value, ruling=WHY)
    news.catch_up()
    return made


def vetoed(round_: Round, unit: str = small.HOME) -> Veto:
    """A veto raised by the city, waiting for the province."""
    by = small.actor(Role.CITY)
    return acts.raise_veto(round_, by=by, at=LATER, unit=unit, veto="accident", reason=WHY, evidence=PROOF)


def corrected(round_: Round, unit: str = small.HOME) -> Correction:
    """A correction of a final round, waiting for another person."""
    return acts.ask_correction(
        round_, by=province(), at=AFTER_TERM, unit=unit, item="platform", value=Decimal(70), reason=WHY, evidence=PROOF
    )


def meeting(**changed: Any) -> Meeting:
    """A meeting of five members, one of them away."""
    members = [(f"委员{n}", "省发改委") for n in range(1, 6)]
    plain = Meeting(
        AFTER_TERM.date(),
        members[:4],
        members[4:],
        4,
        0,
        0,
        "会议听取了评估情况汇报，一致同意评估结果，同意按程序办理。",
    )
    return replace(plain, **changed)


def reasons(round_: Round) -> dict[str, str]:
    """A reason for every unit."""
    return dict.fromkeys(units(round_), "综合现场核查情况，维持评定结果。")


def decided(round_: Round | None = None) -> Round:
    """A round on which the members have decided."""
    round_ = round_ or delivered()
    acts.decide_round(round_, by=province(), at=AFTER_TERM, meeting=meeting(), borderline=reasons(round_))
    return round_


def final(round_: Round | None = None) -> Round:
    """A final round."""
    round_ = decided(round_)
    acts.finalise_round(round_, by=province(2), at=AFTER_TERM)
    news.catch_up()
    return round_


STEPS = {
    "open": opened_round, "computed": computed, "delivered": delivered, "decided": decided, "final": final,
}  # fmt: skip


def walked(until: str = "final") -> Round:
    """A round walked to a state, with one appeal upheld on the way once the sheets are delivered."""
    if until in {"open", "computed", "delivered"}:
        return STEPS[until]()
    round_ = delivered()
    upheld(appealed(round_))
    return STEPS[until](round_)


def newest(round_: Round) -> Result:
    """The newest version of a round's result."""
    found = queries.newest_result(round_)
    assert found is not None
    return found
