"""What an award rests on, and what makes a reviewer look twice."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jiju.core.words import Word
from jiju.spine.actors import Place


@dataclass(frozen=True)
class Origin:
    """A title or a place in a round on which an award may be proposed.

    Shape    key: the title's day or the number of the proposal; facts: what is shown of it, and bound by approvals
    Units    cap_wan in 万元
    """

    kind: str
    key: str
    unit: str
    unit_name: str
    place: Place
    award: str
    cap_wan: Decimal
    facts: dict[str, Any]
    round: int = 0


@dataclass(frozen=True)
class Suspicion:
    """Something that looks like a second award for the same zone. grant: the earlier one.

    Missing  grant 0: it lies outside the reader's area, and is not named
    """

    code: str  # same-name, same-payee, same-tenants
    says: Word
    grant: int
