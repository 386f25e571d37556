"""Final rounds with grades that a test chooses, as finalising leaves them, and the persons who follow them up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jiju.rooms.evaluations import acts, checks
from jiju.rooms.evaluations.models import Decision, Proposal, Result, Round, Scheme
from jiju.rooms.evaluations.queries import noticing
from jiju.rooms.evaluations.shapes import Cause, Measured, NoticeRun, ScorePart, Snapshot, Standing
from jiju.rooms.programmes.shapes import Scheme as SchemeShape
from jiju.spine import news
from jiju.spine.actors import Actor, system
from jiju.spine.ledger import canonical
from jiju.spine.records import opened
from jiju.spine.roles import Role
from tests.factories.people import actor

SHANGHAI = ZoneInfo("Asia/Shanghai")
AT = datetime(2025, 1, 20, 9, 0, tzinfo=SHANGHAI)
TODAY = AT.date()
WHY = "经核对材料，理由充分，同意。"
SCHEME: dict[str, Any] = {
    "id": "follow", "name": "结果运用试验方案", "status": "建议方案", "period": "year", "peer": "type", "method":
    {"kind": "efficacy", "floor": "60", "span": "40"}, "missing": "rescale", "ties": "shared",
    "items": [{"id": "tax", "dimension": "税收", "name": "税收总额", "weight": "100", "indicator": "tax"}],
    "vetoes": [{"id": "accident", "name": "重大安全事故", "grade": "不合格"}],
    "bands": [{"grade": "优秀", "at_least": "85"}, {"grade": "良好", "at_least": "75"},
              {"grade": "合格", "at_least": "60"}, {"grade": "不合格", "at_least": "0"}],
    "consequences": {
        "awards": [{"award": "F2", "top": 2, "among": "group", "grade": "良好", "cap_wan": "40"}],
        "rectify": ["不合格"], "rectify_months": 6, "remove_after": 2, "remove_at_once": ["accident"],
        "promote": ["优秀"], "reapply_ban_years": 2, "admit": "entry",
    },
    "conditions": [{"id": "entry", "name": "入园条件", "text": "[enterprises] >= 10"}],
}  # fmt: skip


@dataclass(frozen=True)
class Persons:
    """Who follows a round up. The first of the province made the round final."""

    finaliser: Actor = actor(Role.PROVINCE, person="P1")
    province: Actor = actor(Role.PROVINCE, person="P2")
    another: Actor = actor(Role.PROVINCE, person="P3")
    city: Actor = actor(Role.CITY, "220100", person="P4")
    head: Actor = actor(Role.ZONE_HEAD, "Z001", person="P5")
    auditor: Actor = actor(Role.AUDITOR, person="P6")


BY = Persons()


def scheme(**changes: Any) -> SchemeShape:
    """The scheme of these rounds, with some of its consequences changed."""
    return SchemeShape.model_validate(SCHEME | {"consequences": SCHEME["consequences"] | changes})


def standing(unit: str, score: str | None, grade: str, rank: int = 0, **others: Any) -> Standing:
    """A unit's standing with a chosen score and grade."""
    points = None if score is None else Decimal(score)
    part = ScorePart("tax", "税收", "税收总额", "万元", points, Decimal(0), Decimal(100), points, Decimal(100),
                     points or Decimal(0))  # fmt: skip
    made = Standing(unit, f"集聚区{unit}", "T1", "220100", "220103", "T1", points, points, rank, 4, grade, (part,))
    return replace(made, **others)


def rows(**grades: tuple[str | None, str]) -> list[Standing]:
    """Standings in the order of the scores: unit=(score, grade)."""
    ordered = sorted(grades.items(), key=lambda item: -Decimal(item[1][0] or 0))
    return [standing(unit, score, grade, n) for n, (unit, (score, grade)) in enumerate(ordered, 1)]


def final(period: str, standings: list[Standing], shape: SchemeShape | None = None, **others: Any) -> Round:
    """A final round, written as finalising leaves it; its proposals are not made yet."""
    shape = shape or scheme()
    definition = canonical(shape.model_dump(mode="json"))
    units = tuple(_measured(s, period) for s in standings)
    with opened():
        held, _ = Scheme.objects.get_or_create(
            code=shape.id, digest=hashlib.sha256(definition.encode()).hexdigest(),
            defaults={"plan_id": "jilin-2021", "name": shape.name, "status": shape.status, "definition": definition,
                      "number": Scheme.objects.count() + 1, "state": "approved"},
        )  # fmt: skip
        text = checks.snapshot_text(Snapshot(period, 1, units, {"tax": "万元"}))
        made = Round(
            scheme=held, scheme_code=shape.id, name=f"{period}年评估", period=period, state="final", vintage=1,
            snapshot=text, snapshot_digest="0" * 64, opened_by="P0", opened_at=AT, assess_self_by=TODAY,
            finalised_at=AT, **others,
        )  # fmt: skip
        made.save()
        result = versioned(made, standings)
        Decision(
            round=made, result=result, held_on=TODAY, present="[]", absent="[]", votes_for=3, votes_against=0,
            abstained=0, minutes=WHY, borderline="{}", recorded_by="P0", recorded_at=AT, finalised_by="P1",
        ).save()  # fmt: skip
    return made


def versioned(round_: Round, standings: list[Standing]) -> Result:
    """Another version of a final result, as an approved correction leaves it."""
    with opened():
        made = Result(
            round=round_, number=round_.results.count() + 1, judgements="{}", body=checks.standings_text(standings),
            digest="0" * 64, sureness="{}", reason=WHY, made_by="P0", at=AT,
        )  # fmt: skip
        made.save()
    return made


def _measured(s: Standing, period: str) -> Measured:
    cause = Cause("figure", "税收", period, s.score, "万元")
    return Measured(s.unit, s.name, s.zone_type, s.city, s.county, {}, {"tax": (cause,)})


def proposed(round_: Round, at: datetime = AT) -> dict[tuple[str, str], Proposal]:
    """The proposals of a round after they were made, by kind and unit."""
    acts.propose(round_, by=system("tests"), at=at)
    return held(round_)


def held(round_: Round) -> dict[tuple[str, str], Proposal]:
    """The proposals that a round has."""
    return {(p.kind, p.unit): p for p in Proposal.objects.filter(round=round_).order_by("pk")}


@contextmanager
def gone_through_notice(**changes: Any) -> Iterator[None]:
    """Every case has been through a public notice that ran out, was ruled on and published, as the later room tells."""
    plain = {"last_day": TODAY, "waiting": 0, "document": "吉发改服务〔2025〕9号"} | changes
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(noticing, "_tellers", [lambda removal: NoticeRun(**{"removal": removal} | plain)])
        yield


def follow() -> None:
    """Let the news be followed."""
    news.catch_up()


def later(days: int) -> datetime:
    """So many days after the first."""
    return AT + timedelta(days=days)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)
