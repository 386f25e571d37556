"""Why a score moved: own data, the peers' data, method. The parts of an item sum exactly to its move.

What one cause does depends on what has changed before it; the Shapley value takes the mean over all orders.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from jiju.rooms.evaluations.shapes import Moved, ScorePart, Standing
from jiju.rooms.programmes.shapes import Item, Scheme

OWN, PEERS, METHOD = "own", "peers", "method"
CAUSES = (OWN, PEERS, METHOD)
ORDERS = {0: Decimal(1) / 3, 1: Decimal(1) / 6, 2: Decimal(1) / 3}  # of three causes, by how many came before
ZERO, HUNDRED = Decimal(0), Decimal(100)


@dataclass(frozen=True)
class Side:
    """One year's side of an item: its part of the standing, and how the scheme of that year scored it."""

    part: ScorePart | None
    scheme: Scheme
    item: Item | None
    unchanged: bool  # the scheme: then a weight differs only because figures came or went


def moved(before: Standing, after: Standing, schemes: tuple[Scheme, Scheme]) -> tuple[Moved, ...]:
    """Every item of either year, the greatest move first. Items are told by their ids.

    Shape    the changes sum to the move of the base score
    Missing  an item that is in one year only moves by its whole contribution: by method where the scheme changed, by
             own data where the figure came or went; so do the weights of the others that this changes
    """
    old, new = ({p.item: p for p in s.parts} for s in (before, after))
    items = tuple({i.id: i for i in scheme.items} for scheme in schemes)
    same = schemes[0] == schemes[1]
    out = [
        _moved(*(Side(parts.get(key), schemes[n], items[n].get(key), same) for n, parts in enumerate((old, new))))
        for key in dict.fromkeys((*new, *old))
    ]
    return tuple(sorted(out, key=lambda m: (-abs(m.change), m.item)))


def _moved(old: Side, new: Side) -> Moved:
    shown = new.part or old.part
    assert shown is not None
    given = tuple(side.part.contribution if side.part else ZERO for side in (old, new))
    if old.item is None or new.item is None:
        split = {OWN: ZERO, PEERS: ZERO, METHOD: given[1] - given[0]}
    elif old.part is None or new.part is None or old.part.score is None or new.part.score is None:
        split = {OWN: given[1] - given[0], PEERS: ZERO, METHOD: ZERO}
    else:
        split = _split(lambda done: _contribution(old, new, done), given)
    return Moved(shown.item, shown.name, *given, split[OWN], split[PEERS], split[METHOD])


def _split(value: Callable[[frozenset[str]], Decimal], given: tuple[Decimal, Decimal]) -> dict[str, Decimal]:
    """The Shapley value of each cause; what rounding leaves goes to the method, so that the sum is exact."""
    known = {frozenset(c): value(frozenset(c)) for size in (1, 2) for c in combinations(CAUSES, size)}
    known |= {frozenset(): given[0], frozenset(CAUSES): given[1]}
    out = {}
    for cause in (OWN, PEERS):
        rest = [c for c in known if cause not in c]
        out[cause] = sum((ORDERS[len(c)] * (known[c | {cause}] - known[c]) for c in rest), ZERO).quantize(
            Decimal("0.0001")
        )
    out[METHOD] = given[1] - given[0] - out[OWN] - out[PEERS]
    return out


def _contribution(old: Side, new: Side, done: frozenset[str]) -> Decimal:
    """What the item would give with the causes named as they are now, and the others as they were."""
    own, peers, method = (new if cause in done else old for cause in CAUSES)
    assert own.part is not None
    assert peers.part is not None
    assert method.part is not None
    assert method.item is not None
    weighed = own.part if method.unchanged else method.part
    return _score(own.part, peers.part, method) * weighed.weight / HUNDRED


def _score(own: ScorePart, peers: ScorePart, by: Side) -> Decimal:
    assert own.value is not None
    assert peers.worst is not None
    assert peers.best is not None
    assert by.item is not None
    if by.item.steps or own.source in {"expert", "document", "reporting"}:
        return own.score or ZERO
    width = peers.best - peers.worst
    share = (own.value - peers.worst) / width if width else Decimal(1)
    return by.scheme.method.floor + by.scheme.method.span * min(max(share, ZERO), Decimal(1))
