"""What an outlook is made from: the figures of one indicator, period by period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

import numpy as np

from jiju.core.periods import Period

Figure = int | float | Decimal | None  # None and NaN: absent, never zero
Floats = np.ndarray[Any, np.dtype[np.float64]]
Nature = Literal["cumulative", "level"]


@dataclass(frozen=True)
class Series:
    """One indicator of one zone, or of a set of zones, period by period.

    Shape    figures: period → figure, all of one kind (month, quarter or half-year); breaks: periods from which on a
             figure means something else; zones: whose total it is in each period, where it is one
    Units    any, the same throughout; cumulative: from January to the period's end; level: at the period's end
    Missing  None, NaN and a period that is not written are absent
    """

    figures: Mapping[Period, Figure]
    nature: Nature = "cumulative"
    breaks: tuple[Period, ...] = ()
    zones: Mapping[Period, frozenset[str]] = field(default_factory=dict)
