"""Reads: the targets of a year as a book of shares to be filled in, and what a filled one offers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jiju.core.nothing import Nothing
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.engines.workbooks import ShareBook, ShareColumn, ShareReading, ShareRow
from jiju.rooms.oversight.queries.shares import offers
from jiju.rooms.programmes import checks as promised
from jiju.rooms.programmes import queries as programmes
from jiju.rooms.programmes.shapes.cascades import Offered
from jiju.rooms.registry import queries as registry
from jiju.spine.actors import Actor
from jiju.spine.ledger import canonical

NOTES = (
    "黄色单元格填写下达给各承接单位的目标，只填数字，单位见表头；不下达的留空，填0即下达0。",
    "右侧灰色列为上年末实际数，仅供参考。首次分解时，黄色单元格已按上年实际和总目标增幅填入建议数；年中调整时，填入的是现行分解数。",
    "表上方三行自动合计：分解之和低于总目标时差额为负，须在上传时写明理由，否则不予接收。",
    "按个计数的目标填整数，其余最多四位小数；可以用公式，保存前须由表格软件算出结果。",
    "不要增删行、改代码或表头。上传后先核对，有一处不符即整份不收，并指明单元格。",
    "上传只形成一个待审版本：承接单位答复、另一人批准后才生效。",
)


def share_book(by: Actor, year: int, giver: str, on: date) -> tuple[ShareBook, tuple[Offered, ...]]:
    """A year's targets as one office hands them down, with what is in force, or else what to begin with.

    Errors   NotYours, NotFound where somebody hands nothing down, or nobody lies below
    """
    found, wanted = offers(by, year, giver, on), programmes.wanted_of(year, giver)
    if not wanted or not found:
        raise NotFound(
            word("There is no target for {year} that could be handed down here.", year=year),
            remedy=word("The plan names the years; a city waits until the province has handed down."),
        )
    plan, standing = programmes.plan(), programmes.in_force(year, giver)
    in_force = programmes.shares_of(year, giver) if standing else {o.code: o.amounts for o in found}
    columns = tuple(
        ShareColumn(m.id, m.name, m.unit, promised.decimals_of(m), wanted[m.id])
        for m in promised.handed_down(plan, giver) if m.id in wanted
    )  # fmt: skip
    target = canonical({m: format(a.normalize(), "f") for m, a in sorted(wanted.items())})
    mark = {
        "book": "shares", "plan": plan.id, "giver": giver or plan.province, "year": str(year),
        "version": str(standing.version if standing else 0),
        "target": hashlib.sha256(target.encode()).hexdigest()[:12],
    }  # fmt: skip
    rows = tuple(ShareRow(o.code, o.name, o.bases, in_force.get(o.code, {})) for o in found)
    names = registry.division_names(on)
    name = names[giver or plan.province].name if (giver or plan.province) in names else plan.name
    return ShareBook(f"{name}{year}年目标分解", mark, columns, rows, NOTES), found


def offered_in(reading: ShareReading, offered: Sequence[Offered]) -> tuple[Offered, ...]:
    """The shares that a filled book holds, for those who lie below; whose cells are all empty is offered nothing."""
    lines = {line.code: line for line in reading.lines}
    out = []
    for one in offered:
        cells = lines[one.code].cells if one.code in lines else {}
        amounts = {m: c.value for m, c in cells.items() if not isinstance(c.value, Nothing)}
        if amounts:
            out.append(replace(one, amounts=amounts))
    return tuple(out)
