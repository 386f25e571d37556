"""What measures of agglomeration are made from, and what every result says of its ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Figure = int | float | Decimal | None  # None and NaN: absent
Table = Mapping[str, Mapping[str, Figure]]  # area → industry → figure
Itself = Literal["counted", "left out"]  # whether the reference holds the area that is compared with it
Of = Literal["enterprises", "zones", "areas", "industries", "groups", "systems"]


@dataclass(frozen=True)
class Plant:
    """One enterprise at one place: where it is, what it does, how large it is.

    Shape    `size` None or NaN is absent; zero is a known zero
    """

    name: str
    area: str
    industry: str
    size: Figure


@dataclass(frozen=True)
class Reference:
    """An area to compare with whose figures come from elsewhere, such as the province from its yearbook.

    Shape    `totals`: industry → figure, in the unit of the figures compared
    """

    name: str
    totals: Mapping[str, Figure]


@dataclass(frozen=True)
class Basis:
    """What a result rests on: compared with what, on how many units of what, in which unit of measure.

    Shape    `absent` names the units that were left out because their figure is absent; `itself` only where it arises
    """

    reference: str
    rests_on: int
    of: Of
    unit: str
    absent: tuple[str, ...] = ()
    itself: Itself | None = None
