"""Who signed a filing, and the receipt of a signature or an acceptance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jiju.core.nothing import Value
from jiju.core.periods import Period
from jiju.core.words import Word
from jiju.rooms.programmes.shapes import Row


@dataclass(frozen=True)
class SignatureLine:
    """One of the lines under a form: who signed it and when, as the ledger has it.

    Missing  who "" and at None: not signed yet; seq is the ledger entry
    """

    part: str
    name: Word
    label: str
    who: str = ""
    person: str = ""
    at: datetime | None = None
    seq: int | None = None


@dataclass(frozen=True)
class Signed:
    """The foot of a form: its signature lines, the telephone of who filled in, and when it was sent.

    Missing  phone "" is not entered; sent_at None: not sent; elsewhere: signed and sent before it was brought in
    """

    lines: tuple[SignatureLine, ...]
    phone: str = ""
    sent_at: datetime | None = None
    elsewhere: bool = False

    @property
    def foot(self) -> tuple[tuple[str, str], ...]:
        """Label and value in the order in which the form prints them."""
        sent = f"{self.sent_at:%Y年}{self.sent_at.month}月{self.sent_at.day}日" if self.sent_at else ""
        lines = [(line.label, line.who) for line in reversed(self.lines)]
        return (*lines, ("联系电话", self.phone), ("报出日期", sent))


@dataclass(frozen=True)
class FilingReceipt:
    """The receipt of one deed, as it is printed and as it is given out.

    Shape    document: what `tools/verify_receipt.py` reads, every field of it proved
    Missing  filing None for a whole batch; cells None where the figures of that moment are no longer kept
    """

    seq: int
    action: str
    says: Word
    at: datetime
    who: str
    person: str
    role: Word
    unit_name: str
    digest: str
    document: dict[str, Any]
    count: int = 1
    filing: int | None = None
    form_code: str = ""
    form_name: str = ""
    period: Period | None = None
    reporter: str = ""
    signed: Signed | None = None
    cells: tuple[tuple[Row, Value], ...] | None = None
