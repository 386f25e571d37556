"""Who sits, and whether one more from an employer may join them."""

from __future__ import annotations

from collections import Counter

from jiju.engines.draws.shapes import Pool


class Bench:
    """The persons who sit at a moment, over all strata; the rule on employers lives here only."""

    def __init__(self, pool: Pool) -> None:
        self.employer_of = {c.code: c.employer for c in pool.candidates}
        self.most = pool.per_employer
        self.seated: set[str] = set()

    def has_room_for(self, code: str) -> bool:
        """Whether the employer has fewer on the bench than may come from one; nobody's employee always may."""
        employer = self.employer_of[code]
        if self.most is None or not employer:
            return True
        return Counter(self.employer_of[c] for c in self.seated)[employer] < self.most
