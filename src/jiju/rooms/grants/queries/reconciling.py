"""Reads: whether what budgets, grants and payments say of money is what their entries add up to, to the cent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from jiju.core.words import Word, word
from jiju.rooms.grants.models import Budget, BudgetEntry, Grant, Payment, Recovery
from jiju.rooms.grants.shapes import Mismatch

NOTHING = Decimal("0.00")
COLUMNS = {
    "amount_yuan": ({"appropriation": 1, "cut": -1}, word("the amount")),
    "committed_yuan": ({"commitment": 1, "release": -1}, word("what is promised")),
    "paid_yuan": ({"payment": 1, "payment_back": -1}, word("what is paid")),
    "recovered_yuan": ({"receipt": 1, "receipt_back": -1}, word("what has come back")),
}
PROMISED = ("approved", "paid", "used")
ALL_AGREE = word("Every sum of money is what its entries add up to, to the cent.")
Sums = dict[tuple[str, int], Decimal]


def mismatches() -> list[Mismatch]:
    """Every place where two numbers that should be one differ. For the program itself, and for whoever audits it."""
    sums = _sums()
    return [*_budgets(sums), *_grants(sums), *_single(sums)]


def _sums() -> Sums:
    """What the entries add up to, by kind and owner; each owner is told by its own letter."""
    out: Sums = defaultdict(lambda: NOTHING)
    rows = BudgetEntry.objects.order_by("pk").values_list(
        "kind", "amount_yuan", "budget_id", "grant_id", "payment_id", "recovery_id"
    )
    for kind, yuan, *owners in rows.iterator(chunk_size=5000):
        for letter, owner in zip("bgpr", owners, strict=True):
            if owner is not None:
                out[f"{letter} {kind}", owner] += yuan
    return out


def _total(sums: Sums, letter: str, owner: int, column: str) -> Decimal:
    kinds, _ = COLUMNS[column]
    return sum((sign * sums[f"{letter} {kind}", owner] for kind, sign in kinds.items()), NOTHING)


def _budgets(sums: Sums) -> Iterator[Mismatch]:
    for b in Budget.objects.order_by("pk"):
        for column, (_, name) in COLUMNS.items():
            yield from _held(f"budget {b.pk} {b}", name, getattr(b, column), _total(sums, "b", b.pk, column))


def _grants(sums: Sums) -> Iterator[Mismatch]:
    for g in Grant.objects.order_by("pk"):
        promised = g.amount_yuan if g.state in PROMISED else g.paid_yuan if g.state == "accepted" else NOTHING
        for column, stored in (("committed_yuan", promised), ("paid_yuan", g.paid_yuan),
                               ("recovered_yuan", g.recovered_yuan)):  # fmt: skip
            yield from _held(f"grant {g.pk} {g.unit}", COLUMNS[column][1], stored, _total(sums, "g", g.pk, column))


def _single(sums: Sums) -> Iterator[Mismatch]:
    """Each payment and each recovery by itself."""
    for p in Payment.objects.order_by("pk"):
        stored = p.amount_yuan if p.state == "paid" else NOTHING
        yield from _held(f"payment {p.pk}", COLUMNS["paid_yuan"][1], stored, _total(sums, "p", p.pk, "paid_yuan"))
    for r in Recovery.objects.order_by("pk"):
        entered = _total(sums, "r", r.pk, "recovered_yuan")
        yield from _held(f"recovery {r.pk}", COLUMNS["recovered_yuan"][1], r.received_yuan, entered)


def _held(where: str, name: Word, stored: Decimal, entered: Decimal) -> Iterator[Mismatch]:
    if stored != entered:
        says = word("{name} is stored as {stored}, and the entries add up to {entered}.", name=name,
                    stored=f"{stored:,}", entered=f"{entered:,}")  # fmt: skip
        yield Mismatch(where, says, stored, entered)
