"""Experts and panels for tests, made by the acts themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from jiju.engines.workbooks import Head, TableLayout, TableReading, read_table, write_table
from jiju.rooms.people import acts as people
from jiju.rooms.people import queries as known_people
from jiju.rooms.people.shapes import Engagement
from jiju.rooms.selections import acts, checks, queries
from jiju.rooms.selections.models import (
    Call,
    Declaration,
    Expert,
    ExpertImport,
    ExpertVersion,
    Panel,
    PanelResult,
    Seat,
    Sheet,
)
from jiju.rooms.selections.shapes import Body, Discussion, ExpertFacts, Tie
from jiju.spine.actors import Actor
from jiju.spine.roles import Role
from tests.factories.registry import uscc
from tests.rooms.selections.experts import applying
from tests.web import rounds, small

AT = small.AT
LATER = AT + timedelta(days=2)
FIELDS = ("产业规划", "服务业经济", "财务审计")
EVIDENCE = "经核对工商登记信息，情况属实。"
TALK = "专家组逐项讨论了各申报材料，对评分差异较大的项目说明了理由。"
SINCE = date(2021, 1, 1)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def person(n: int) -> Actor:
    """The n-th expert's sign-in, engaged when first asked for."""
    from tests.factories.people import account_pk  # the account model exists only once the framework is awake

    name = f"expert-{n:02d}"
    if not any(p.name == f"评审专家{n:02d}" for p in known_people.posted_as(Role.EXPERT, on=small.DAY)):
        made = Engagement(
            name, small.PASSWORD, f"评审专家{n:02d}", Role.EXPERT, "ORG-COM", "none", (), SINCE, is_demo=True
        )
        people.engage([made], by=small.BY, at=AT)
    found = known_people.actor_of(account_pk(name), on=small.DAY)
    assert found is not None
    return found


def facts(n: int, **others: Any) -> ExpertFacts:
    """The n-th expert: every third has the same field, and each another employer."""
    by = person(n)
    plain = ExpertFacts(
        by.person, by.name, "教授", (FIELDS[n % 3],), Body(uscc(5000 + n, "12220000"), f"第{n}研究所")
    )  # fmt: skip
    return replace(plain, **others)


def entered(n: int, **others: Any) -> Expert:
    """The n-th expert as one person proposed the entry."""
    return acts.enlist_expert(facts(n, **others), by=rounds.province(), at=AT)


def enlisted(n: int, **others: Any) -> Expert:
    """The n-th expert in the pool, confirmed by another person."""
    return acts.confirm_expert(entered(n, **others), by=rounds.province(2), at=AT)


def book(*rows: ExpertFacts) -> TableReading:
    """A workbook of the pool with these rows, as it is read."""
    lines = [list(checks.as_lines(one).values()) for one in rows]
    data = write_table("评审专家库", [Head(head) for head in checks.HEADS.values()], lines)
    return read_table(data, "专家.xlsx", TableLayout((), checks.FIRST_ROW))


def pool(size: int = 15, **others: Mapping[str, Any]) -> list[Expert]:
    """A pool of experts, five of each field; what is named as e3=… is said of the third."""
    return [enlisted(n, **others.get(f"e{n}", {})) for n in range(1, size + 1)]


def prepared(call: Call | None = None) -> Panel:
    """A panel whose pool is fixed."""
    if call is None:
        small.make()
        pool()
        call = applying.unsealed()
    return acts.prepare_draw(call, by=rounds.province(), at=AT)[0]


def drawn(made: Panel | None = None) -> Panel:
    """A panel that has just been drawn."""
    return acts.draw_panel(made or prepared(), by=rounds.province(2), at=AT)


def sitter(seat: Seat) -> Actor:
    """The sign-in of somebody on a panel."""
    return person(int(seat.name[-2:]))


def ties(panel: Panel, **tied: Tie) -> dict[str, Tie]:
    """No tie to anybody, but for those that are named by unit."""
    return {a.unit: tied.get(a.unit, Tie("none")) for a in queries.reviewed(panel)}


def here(panel: Panel) -> list[Seat]:
    """The seats of those who have not been recused."""
    return list(panel.seats.exclude(state="recused").order_by("number"))


def challenged_out(panel: Panel, seat: Seat) -> Seat:
    """A seat that one person challenged, and whose end another confirmed."""
    acts.recuse(panel, by=rounds.province(3), at=LATER, expert=seat.expert.code, evidence=EVIDENCE)
    return acts.confirm_recusal(panel, by=rounds.province(4), at=LATER, expert=seat.expert.code)


def declared(panel: Panel | None = None) -> Panel:
    """A panel whose experts have declared that they have no tie."""
    panel = panel or drawn()
    for seat in here(panel):
        if seat.state == "drawn":
            acts.declare(panel, by=sitter(seat), at=AT, ties=ties(panel))
    return panel


def points(level: int) -> dict[str, Decimal]:
    """Points on every criterion of the recognition's sheet. Shape: level 0–10 gives that share of each."""
    most = {"base": 25, "service": 25, "growth": 20, "drive": 20, "management": 10}
    return {name: Decimal(level * top) / 10 for name, top in most.items()}


def signed(panel: Panel | None = None, levels: Mapping[str, int] | None = None) -> Panel:
    """A panel every sheet of which is signed. Shape: levels by code of the application."""
    panel = declared(panel)
    return signed_without(panel, levels=levels)


def signed_without(panel: Panel, *codes: str, levels: Mapping[str, int] | None = None) -> Panel:
    """A panel every sheet of which is signed, but for some applications."""
    for seat in here(panel):
        for code in sorted(set(queries.applications_in(panel)) - set(codes)):
            if not seat.sheets.filter(code=code, state="signed").exists():
                level = (levels or {}).get(code, 8)
                by = sitter(seat)
                acts.score(panel, by=by, at=AT, code=code, points=points(level), remark="基础较好。")
                acts.sign_sheet(panel, by=by, at=AT, code=code, seen=1)
    return panel


def closed(panel: Panel | None = None, levels: Mapping[str, int] | None = None) -> Panel:
    """A closed panel."""
    panel = signed(panel, levels)
    acts.close_panel(panel, by=rounds.province(), at=LATER)
    return panel


def talk(day: datetime = AT) -> Discussion:
    """What a panel talked over."""
    return Discussion(day.date(), ("评审专家01", "评审专家02"), TALK)


# --- one stored record of each kind -----------------------------------------------------------------------------


def expert() -> Expert:
    small.make()
    return enlisted(1)


def expert_import() -> ExpertImport:
    small.make()
    return acts.import_experts(book(facts(1)), by=rounds.province(), at=AT, name="专家.xlsx", file_digest="d" * 64)


def expert_version() -> ExpertVersion:
    return expert().versions.get()


def panel() -> Panel:
    return prepared()


def seat() -> Seat:
    return here(drawn())[0]


def declaration() -> Declaration:
    return here(declared())[0].declarations.order_by("pk")[0]


def sheet() -> Sheet:
    made = declared()
    return acts.score(made, by=sitter(here(made)[0]), at=AT, code="A-01", points=points(7))


def panel_result() -> PanelResult:
    return closed().result
