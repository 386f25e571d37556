"""Accepted filings, for the figures and for whoever follows a number down."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from jiju.core import periods
from jiju.core.periods import Period
from jiju.rooms.filings.checks.tallying import Tallied, tallied
from jiju.rooms.filings.models import Filing
from jiju.rooms.filings.queries.context import read_cells
from jiju.rooms.filings.queries.lists import leaf
from jiju.rooms.filings.queries.one import answers_in
from jiju.rooms.filings.shapes import AcceptedFiling, Cells, FilingPage
from jiju.spine.actors import Actor


def accepted_filing(pk: int, revision: int) -> AcceptedFiling | None:
    """One accepted filing as it stood after a revision (0: as first accepted), or nothing. For the program itself."""
    row = Filing.objects.select_related("form").filter(pk=pk, state="accepted").first()
    if row is None:
        return None
    later = row.revisions.filter(number__gt=revision, state="approved").order_by("number").first()
    return _accepted(row, later.cells_before if later else row.cells)


def accepted_batch(batch: str) -> Iterator[AcceptedFiling]:
    """The accepted filings that came in together, in bounded memory. For the program itself."""
    rows = Filing.objects.select_related("form").filter(batch=batch, state="accepted").order_by("pk")
    for row in rows.iterator(chunk_size=2000):
        yield _accepted(row, row.cells)


def tallied_below(
    asked: Iterable[Tallied], period: Period, zone_codes: Collection[str]
) -> dict[Tallied, Decimal | None]:
    """Counts and sums over the accepted filings of the enterprises of a zone, under every code that it had then.

    Never a filing. For the program itself.

    Missing  None where a single enterprise could be told from it
    """
    wanted = list(asked)
    below = {form: _cells_below(form, period, zone_codes) for form in {one.form for one in wanted}}
    return tallied(wanted, period, below)


def _cells_below(form_code: str, period: Period, zone_codes: Collection[str]) -> list[Cells]:
    rows = Filing.objects.filter(form_code=form_code, period=str(period), zone_code__in=sorted(zone_codes),
                                  state="accepted")  # fmt: skip
    return [read_cells(text) for text in rows.order_by("pk").values_list("cells", flat=True)]


def _accepted(row: Filing, cells: str) -> AcceptedFiling:
    return AcceptedFiling(
        row.pk, row.form_code, row.form.version, periods.parse(row.period), row.unit_code, row.unit_name, row.place,
        answers_in(cells), row.accepted_at or row.started_at,
    )  # fmt: skip


def below(
    by: Actor,
    form_code: str,
    period: Period,
    *,
    zone: str = "",
    city: str = "",
    county: str = "",
    zone_type: str = "",
    zones: Collection[str] | None = None,
    page: int = 1,
) -> FilingPage:
    """The filings behind a number: of one form and period, narrowed to a place or to some zones, by code."""
    rows = Filing.objects.within(by).filter(form_code=form_code, period=str(period), state="accepted")
    narrowed = {"zone_code": zone, "city": city, "county": county, "zone_type": zone_type}
    rows = rows.filter(**{k: v for k, v in narrowed.items() if v})
    if zones is not None:
        rows = rows.filter(zone_code__in=zones)
    return leaf(rows.order_by("unit_code", "pk"), None, page)
