"""A whole form and period at once says of each filing what checking it alone says."""

from __future__ import annotations

from typing import Any

from jiju.rooms.filings import acts, queries
from jiju.rooms.filings.models import Filing
from jiju.spine.roles import Role
from tests.rooms.filings.ways import SIGNED, explained, walk
from tests.web import small


def test_the_screen_finds_what_the_filings_find_one_by_one(draft: Any) -> None:
    by = small.actor(Role.ZONE_STATISTICIAN)
    high = {"09": small.cells(9)["09"] * 2, "13": 0 * small.cells(9)["13"]}  # type: ignore[operator]  # numbers
    acts.fill_in(draft, by=by, at=small.AT, cells=high, expected_version=draft.version)
    walk(explained(draft), *SIGNED)
    rules = queries.rules_in_force(queries.form_shape(draft.form))
    screened = {(d.unit, d.finding.rule, d.finding.field) for d in queries.Screen().doubts("B1", small.LIVE, rules)}
    alone = {
        (f.unit_code, said.rule, said.field)
        for f in Filing.objects.filter(form_code="B1", period=str(small.LIVE))
        for said in queries.findings_now(f)
    }
    assert screened == alone
    assert {rule for unit, rule, _ in screened if unit == "Z001"} >= {"B1-H02", "B1-T01"}


def test_a_doubt_that_leans_on_a_doubted_figure_is_an_echo(draft: Any) -> None:
    screen = queries.Screen()
    seen = {p: list(screen.doubts("B1", small.LIVE.shift(n))) for n, p in ((-1, "2024Q3"), (0, "2024Q4"))}
    fresh = queries.without_echoes(seen)
    doubted = {(d.unit, p) for p, d in fresh}
    assert all((d.unit, lean) not in doubted for _, d in fresh for lean in d.leans_on)
