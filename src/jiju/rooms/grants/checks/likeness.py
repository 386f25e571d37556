"""What makes a grant look like a second one for the same zone. Nothing is refused: each asks to be explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from jiju.core.words import word
from jiju.rooms.grants.shapes.origins import Suspicion

ALIKE = Decimal(50)  # percent of this zone's enterprises that were the other zone's


@dataclass(frozen=True)
class Known:
    """A zone with a grant: every name that it has had, who received the money, and its enterprises."""

    grant: int
    unit: str
    unit_name: str
    names: frozenset[str]
    payee_uscc: str
    tenants: frozenset[str] = field(default=frozenset())


def suspicions(this: Known, others: Iterable[Known]) -> list[Suspicion]:
    """How this grant resembles earlier ones on the same rule for zones that the registry takes for others."""
    return [found for other in others for found in _alike(this, other)]


def _alike(this: Known, other: Known) -> Iterator[Suspicion]:
    who = {"name": other.unit_name, "code": other.unit}
    shared = sorted(this.names & other.names)
    if shared:
        says = word("{name} ({code}) has had the same name: {shared}.", shared="、".join(shared), **who)
        yield Suspicion("same-name", says, other.grant)
    if this.payee_uscc == other.payee_uscc:
        yield Suspicion("same-payee", word("{name} ({code}) was paid to the same credit code.", **who), other.grant)
    percent = _shared_percent(this.tenants, other.tenants)
    if percent >= ALIKE:
        says = word("{percent} % of the enterprises were in {name} ({code}) then.", percent=f"{percent:.0f}", **who)
        yield Suspicion("same-tenants", says, other.grant)


def _shared_percent(here: frozenset[str], there: frozenset[str]) -> Decimal:
    return Decimal(len(here & there)) / len(here) * 100 if here else Decimal(0)
