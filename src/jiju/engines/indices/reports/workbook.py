"""A run as a workbook: a sheet for the result, the weights, each stage, the contributions, the log, the robustness."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import numpy as np

from jiju.engines.indices.robust.robustness import Robustness
from jiju.engines.indices.run import Run

Table = tuple[Sequence[str], Sequence[Sequence[Any]]]


def workbook(done: Run, sure: Robustness | None = None) -> bytes:
    """Every table of a run, exact to the last digit; missing cells are empty."""
    import xlsxwriter  # heavy: only exports need it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True, "bottom": 1})
    taken: set[str] = set()
    for title, (head, rows) in tables(done, sure).items():
        sheet = book.add_worksheet(_free(title, taken))
        for c, name in enumerate(head):
            sheet.write_string(0, c, name, bold)
            sheet.set_column(c, c, max(10, min(40, len(name) + 2)))
        for r, row in enumerate(rows, 1):
            for c, cell in enumerate(row):
                _write(sheet, r, c, cell)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), max(len(head) - 1, 0))
    book.close()
    return out.getvalue()


def tables(done: Run, sure: Robustness | None = None) -> dict[str, Table]:
    """The tables by the name of their sheet."""
    columns = done.columns()
    out: dict[str, Table] = {
        "results": (list(columns), list(zip(*columns.values(), strict=True))),
        "weights": (("element", "parent", "weight"), _weights(done)),
    }
    parts = done.contributions
    if parts.why_not is None:
        out["contributions"] = (
            ("unit", *parts.names, "score"),
            [(u, *row, s) for u, row, s in zip(done.units, parts.values, done.scores, strict=True)],
        )
    for k, stage in enumerate(done.stages):
        rows = [(u, *row) for u, row in zip(stage.state.keys, stage.state.x, strict=True)]
        out[f"{k} {stage.name}"] = (("unit", *stage.state.indicators), rows)
    out["log"] = (
        ("says", "unit", "indicator", "before", "after"),
        [(str(n.says), n.unit, n.indicator, n.before, n.after) for n in done.notes],
    )
    out["absent"] = (("unit", "why"), [(u, str(w)) for u, w in done.absent.items()])
    out["record"] = (("what", "value"), [("digest", done.digest), ("recipe", done.recipe.model_dump_json())])
    return out | ({} if sure is None else _robust(sure))


def _weights(done: Run) -> list[tuple[Any, ...]]:
    return [(e.id, e.parent, done.weights.get(e.id)) for e in done.recipe.elements]


def _robust(sure: Robustness) -> dict[str, Table]:
    intervals = [vars(i) for i in sure.intervals()]
    chances = [vars(c) for line in sure.run.recipe.lines for c in sure.chances(line)]
    places = [str(k) for k in range(1, len(sure.units) + 1)]
    found = sure.sobol_shift
    out: dict[str, Table] = {
        "intervals": (list(intervals[0]), [tuple(i.values()) for i in intervals]),
        "acceptability": (("unit", *places), [(u, *sure.acceptability[i]) for i, u in enumerate(sure.units)]),
        "sobol": (
            ("factor", "first", "first_error", "total", "total_error"),
            [
                (f, found.first[i, 0], found.first_error[i, 0], found.total[i, 0], found.total_error[i, 0])
                for i, f in enumerate(found.factors)
            ],
        ),
    }
    if chances:
        out["lines"] = (list(chances[0]), [tuple(c.values()) for c in chances])
    return out


def _write(sheet: Any, row: int, column: int, cell: Any) -> None:
    if cell is None or (isinstance(cell, float) and np.isnan(cell)):
        return
    if isinstance(cell, int | float | np.number) and not isinstance(cell, bool):
        sheet.write_number(row, column, float(cell))
    else:
        sheet.write_string(row, column, str(cell)[:32_000])


def _free(title: str, taken: set[str]) -> str:
    """A sheet name that Excel takes and that is not there yet."""
    plain = "".join("_" if c in "[]:*?/\\'" else c for c in title)[:28]
    name, count = plain, 2
    while name.lower() in taken:
        name, count = f"{plain} {count}", count + 1
    taken.add(name.lower())
    return name
