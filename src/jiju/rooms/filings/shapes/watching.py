"""What rules of alerts say of a report: a sign."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jiju.core.words import Word

STANDING = frozenset({"double", "digits", "crowding"})  # roots that hold whatever the period
Mark = tuple[str, str, str, str, str]  # rule, form, period, unit, row


@dataclass(frozen=True)
class Warned:
    """One rule that speaks about one unit.

    Shape    over: enterprise, zone or city, whichever the unit is; zone: in which it lies; earlier: the periods that
             the comparison leans on; root: figures; decline of a zone, whatever else its report is doubted for; silent
             from its first period on; double, digits, crowding: what stands whatever the period
    Missing  value None: the rule is not about one figure
    """

    rule: str
    kind: str
    severity: str
    over: str
    form: str
    period: str
    unit: str
    zone: str
    row: str
    states: Word
    says: Word
    remedy: Word
    value: Decimal | None = None
    row_name: str = ""
    measure: str = ""
    earlier: tuple[str, ...] = ()
    root: str = "figures"
    to: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What it is about when it is a cause of its own."""
        return "/".join((self.root, self.form, self.when, self.unit))

    @property
    def when(self) -> str:
        """The period that it is about; empty for what stands whatever the period."""
        return "" if self.root in STANDING else self.period

    @property
    def mark(self) -> Mark:
        """By which it is known again when the period is read once more."""
        return (self.rule, self.form, self.when, self.unit, self.row)
