"""Amounts of money: read exactly as they were typed, or not at all; never rounded, never in powers of ten."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from jiju.core.words import Word, word

MOST = Decimal("999999999999.99")  # yuan, what a column holds
CENT = Decimal("0.01")
LONGEST = 40
_PLAIN = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
FACTORS = {"元": Decimal(1), "万元": Decimal(10_000)}


@dataclass(frozen=True)
class Typed:
    """An amount as it was read. Missing: a fault leaves no amount; note says what was read otherwise than typed."""

    yuan: Decimal | None = None
    note: Word | None = None
    fault: Word | None = None


def amount_fault(yuan: Decimal) -> Word | None:
    """Why this is no amount that can be paid, or nothing. Units: in yuan."""
    if not yuan.is_finite():
        return word("This is not a number.")
    if yuan <= 0:
        return word("An amount must be more than zero.")
    if yuan > MOST:
        return word("An amount of this size cannot be meant.")
    if yuan != yuan.quantize(CENT):
        return word("An amount has at most two decimals of a yuan.")
    return None


def read_amount(text: str, unit: str = "元") -> Typed:
    """The amount in yuan that a text says.

    Units    in: 元 or 万元; out: yuan with two decimals
    Errors   a Typed with a fault: for signs, exponents, words, and parts of a cent
    """
    plain = unicodedata.normalize("NFKC", text[: LONGEST + 1]).strip()
    if not plain:
        return Typed(fault=word("No amount is written."))
    if len(plain) > LONGEST or not _PLAIN.fullmatch(plain):
        return Typed(fault=word("“{text}” is not an amount.", text=text[:LONGEST]))
    yuan = Decimal(plain.replace(",", "")) * FACTORS[unit]
    fault = amount_fault(yuan)
    if fault is not None:
        return Typed(fault=fault)
    same = plain == text.strip()
    note = None if same else word("“{text}” was read as {plain}.", text=text.strip(), plain=plain)
    return Typed(yuan.quantize(CENT), note)
