"""Where a filing stands: among its peers, cell by cell, and what its unit explained before."""

from __future__ import annotations

from decimal import Decimal
from statistics import quantiles

from jiju.rooms.filings.models import Filing, Finding
from jiju.rooms.filings.queries.one import cells_of, record
from jiju.rooms.filings.shapes import ExplanationShown, Standing
from jiju.rooms.filings.states import SENT
from jiju.spine.actors import Actor

FEWEST = 3
SHOWN = 100
Numbers = dict[str, list[Decimal]]


def peers(by: Actor, pk: int) -> dict[str, Standing]:
    """Where each row stands among the units of the same type that reported the same form and period.

    Missing  a row that fewer than three peers answered has no standing: it would show single ones
    """
    mine = record(by, pk)
    rows = Filing.objects.filter(
        form_code=mine.form_code, period=mine.period, zone_type=mine.zone_type, state__in=SENT
    ).exclude(pk=pk)
    numbers: Numbers = {}
    for row in rows.order_by("pk"):
        for code, value in cells_of(row).items():
            if isinstance(value, Decimal):
                numbers.setdefault(code, []).append(value)
    now = cells_of(mine)
    return {code: _standing(now.get(code), values) for code, values in numbers.items() if len(values) >= FEWEST}


def _standing(value: object, values: list[Decimal]) -> Standing:
    low, q1, middle, q3, high = (quantiles(values, n=20, method="inclusive")[n] for n in (0, 4, 9, 14, 18))
    share = None
    if isinstance(value, Decimal):
        below = sum((v < value) + Decimal(v == value) / 2 for v in values)
        share = Decimal(below) * 100 / len(values)
    return Standing(low, q1, middle, q3, high, value if isinstance(value, Decimal) else None, share, len(values))


def earlier_explanations(filing: Filing) -> dict[tuple[str, str], str]:
    """What the unit explained last, by rule and row, in an earlier period of the same form. For the program itself."""
    rows = Finding.objects.filter(
        filing__form_code=filing.form_code, filing__unit_code=filing.unit_code, filing__period__lt=filing.period
    ).exclude(explanation="")
    return {(f.rule, f.field): f.explanation for f in rows.order_by("filing__period", "pk")}


def explanations(by: Actor, search: str) -> list[ExplanationShown]:
    """The newest hundred explanations in the area that hold some words, or come from a unit or rule of that name."""
    rows = Finding.objects.filter(filing__in=Filing.objects.within(by)).exclude(explanation="").select_related("filing")
    if search:
        rows = (
            rows.filter(explanation__icontains=search)
            | rows.filter(filing__unit_name__icontains=search)
            | rows.filter(rule__iexact=search)
        )
    newest = rows.order_by("-filing__period", "filing__unit_code", "field", "rule", "pk")[:SHOWN]
    return [
        ExplanationShown(f.filing_id, f.filing.form_code, f.filing.period, f.filing.unit_name, f.rule, f.field,
                         f.explanation, f.explained_at)
        for f in newest
    ]  # fmt: skip
