"""Walk every path: from a beginning, every step that anybody may try, in every order, until nothing new is reached.

Where histories are drawn, a path may be missed; here none is, over the states that a test tells apart.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from django.db import transaction

from jiju.core.refusals import Refusal

Step = Callable[[], object]


def alike(told: object, persons: Sequence[str]) -> Hashable:
    """The same for what is told alike but for who is who, where each of the persons may do what the others may."""
    text = repr(told)
    marked = text
    for n, person in enumerate(persons):
        marked = marked.replace(f"'{person}'", f"<{n}>")
    turned = []
    for order in permutations(range(len(persons))):
        one = marked
        for n, place in enumerate(order):
            one = one.replace(f"<{n}>", f"[{place}]")
        turned.append(one)
    return min(turned)


@dataclass
class Walk:
    """Where a walk has been. states: what was told apart; tried, taken: steps; verbs: those that were ever taken."""

    steps: Callable[[], Iterable[tuple[str, Step]]]
    state: Callable[[], Hashable]
    holds: Callable[[], None]
    most: int = 5000
    states: set[Hashable] = field(default_factory=set)
    tried: int = 0
    taken: int = 0
    verbs: set[str] = field(default_factory=set)

    def on(self) -> None:
        """Try every step from here; what a step reaches for the first time is walked on from, and then taken back."""
        here = self.state()
        if here in self.states:
            return
        self.states.add(here)
        assert len(self.states) <= self.most, "the walk does not end: tell fewer states apart"
        for verb, step in self.steps():
            self._take(verb, step)

    def _take(self, verb: str, step: Step) -> None:
        point = transaction.savepoint()
        self.tried += 1
        try:
            step()
        except Refusal:
            pass
        else:
            self.taken += 1
            self.verbs.add(verb)
            self.holds()
            self.on()
        transaction.savepoint_rollback(point)
