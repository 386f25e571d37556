"""What money is for and what it was spent on: line by line against what the rule allows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from jiju.core.words import Word, word
from jiju.rooms.grants.checks.amounts import amount_fault
from jiju.rooms.grants.shapes.proposing import Purpose, Spent

LEAST, LONGEST = 2, 60


def purposes_of(stored: str) -> tuple[tuple[str, Decimal], ...]:
    """The purposes of a grant as they are stored, each with its part of the amount. Units: in yuan."""
    return tuple((purpose, Decimal(yuan)) for purpose, yuan in json.loads(stored))


def purpose_faults(lines: Sequence[Purpose], allowed: Sequence[str], total: Decimal) -> Iterator[Word]:
    """What is wrong with the lines of a proposal: unknown purposes, bad amounts, a sum that is not the whole."""
    if not lines:
        yield word("No line says what the money is for.")
        return
    for n, line in enumerate(lines, 1):
        fault = amount_fault(line.amount_yuan)
        if fault is not None:
            yield word("Line {n}: {fault}", n=n, fault=fault)
        if allowed and line.purpose not in allowed:
            yield word("Line {n}: the plan does not allow “{purpose}”.", n=n, purpose=line.purpose)
        elif not LEAST <= len(line.purpose.strip()) <= LONGEST:
            yield word("Line {n} names no purpose.", n=n)
    if len({line.purpose for line in lines}) != len(lines):
        yield word("A purpose stands twice.")
    whole = sum((line.amount_yuan for line in lines if line.amount_yuan.is_finite()), Decimal(0))
    if whole != total:
        yield word("The lines add up to {whole} yuan, and {total} yuan are proposed.", whole=f"{whole:,}", total=total)


def line_faults(lines: Sequence[Spent], paid: Decimal, first: date, last: date) -> Iterator[Word]:
    """What is wrong with a report of use. A purpose that is not allowed is no fault of the form: it is judged later.

    Shape    first: the day of the first payment; last: the day of the report
    """
    for n, line in enumerate(lines, 1):
        fault = amount_fault(line.amount_yuan)
        if fault is not None:
            yield word("Line {n}: {fault}", n=n, fault=fault)
        if min(len(t.strip()) for t in (line.purpose, line.payee, line.voucher)) < LEAST:
            yield word("Line {n} lacks its purpose, its payee or its voucher.", n=n)
        if not first <= line.day <= last:
            yield word("Line {n}: {day} lies before the money was paid, or ahead.", n=n, day=line.day.isoformat())
    if len({line.voucher.strip() for line in lines}) != len(lines):
        yield word("A voucher stands twice.")
    whole = sum((line.amount_yuan for line in lines if line.amount_yuan.is_finite()), Decimal(0))
    if whole > paid:
        yield word("{whole} yuan are reported, and only {paid} yuan were paid.", whole=f"{whole:,}", paid=f"{paid:,}")
