"""How amounts of money are stored: yuan to the cent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models

NOTHING = Decimal("0.00")


def yuan(**others: Any) -> Any:
    """A column of money, in yuan with two decimals."""
    return models.DecimalField(max_digits=14, decimal_places=2, **others)
