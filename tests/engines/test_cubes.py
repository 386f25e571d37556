"""Roll-ups: the fast one agrees with the plain one, sums are exact, and nothing is never zero."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from jiju.core.nothing import Nothing
from jiju.engines.cubes import Fact, roll_up, roll_up_plainly, write_part

VALUES = st.one_of(st.sampled_from(list(Nothing)), st.decimals(-(10**9), 10**9, places=1))
FACTS = st.lists(
    st.builds(
        lambda unit, city, code, value, vintage: Fact(unit, unit, "T1", city, "", code, value, 1, vintage),
        st.sampled_from("ABCD"),
        st.sampled_from(["220100", "220200"]),
        st.sampled_from(["01", "04"]),
        VALUES,
        st.integers(1, 3),
    ),
    unique_by=lambda f: (f.unit, f.code, f.vintage),
    max_size=20,
)


@settings(max_examples=40, deadline=None)
@given(FACTS, st.sampled_from([(), ("zone",), ("city",), ("city", "zone")]))
def test_the_fast_roll_up_agrees_with_the_plain_one(facts: list[Fact], by: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "part.parquet")
        write_part(path, facts)
        fast = [c for c in roll_up([path], "04", by) if c.answered + c.blank + c.not_applicable + c.withheld]
    assert fast == roll_up_plainly(facts, "04", by)


def test_a_later_vintage_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    parts = []
    for vintage, value in ((1, Decimal("10.1")), (2, Decimal("20.2"))):
        parts.append(tmp_path / f"{vintage}.parquet")
        write_part(parts[-1], [Fact("A", "A", "T1", "c", "", "04", value, 1, vintage)])
    assert [c.total for c in roll_up(parts, "04", ())] == [Decimal("20.2")]


def test_no_files_no_cells() -> None:
    assert roll_up([], "04", ("city",)) == []
