"""Conditions: judged part by part over accepted figures, and as a whole in three values. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from jiju.engines.checks import Condition, RowFacts, Sheet, Teller, lettered, read_condition
from jiju.engines.checks.nodes import Cell, Judged, Leaf, SumOf, leaves
from jiju.engines.checks.nodes import Condition as Node
from jiju.engines.checks.plain import judge, value
from jiju.rooms.evaluations.checks.formulas import period_of
from jiju.rooms.evaluations.shapes import AtomFinding, ConditionFinding, LookedAt
from jiju.rooms.programmes.checks import enterprise_facts, measured_facts
from jiju.rooms.programmes.shapes import Condition as ConditionText
from jiju.rooms.programmes.shapes import Form, Indicator

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
EARLIER = {"previous": "before", "alone": "now", "year_ago": "year_ago", "alone_year_ago": "year_ago", "now": "now"}


class Reader:
    """Reads and judges the conditions of a scheme over the indicators and enterprises' forms of a plan."""

    def __init__(self, indicators: Iterable[Indicator], forms: Iterable[Form]) -> None:
        self.indicators = {i.id: i for i in indicators}
        self.facts: Sequence[RowFacts] = measured_facts(self.indicators.values())
        self.below: Mapping[str, Sequence[RowFacts]] = enterprise_facts(forms)
        self.teller = Teller(self.facts, self.below)

    def read(self, text: ConditionText) -> Condition:
        """A condition, typed.

        Errors   Malformed for one that no longer fits the indicators and forms
        """
        return read_condition(text.text, self.facts, self.below, text.id)

    def judged(self, text: ConditionText, condition: Condition, sheet: Sheet) -> ConditionFinding:
        """What comes of a condition: the whole, and each of its parts with what it looked at.

        Missing  holds None: what is absent, or still to be judged, could decide it either way
        """
        atoms = tuple(self._atom(atom, LETTERS[i % 26], sheet) for i, atom in enumerate(condition.atoms))
        return ConditionFinding(text.id, text.name, lettered(condition), condition.judge(sheet), atoms)

    def _atom(self, node: Node, letter: str, sheet: Sheet) -> AtomFinding:
        looked = tuple(self._looked(leaf, sheet) for leaf in dict.fromkeys(leaves(node)))
        holds = judge(node, sheet)
        by_person = isinstance(node, Judged)
        return AtomFinding(letter, self.teller.condition(node), holds, by_person, looked)

    def _looked(self, leaf: Leaf, sheet: Sheet) -> LookedAt:
        when = period_of(EARLIER[leaf.source], sheet.period) if isinstance(leaf, Cell) else sheet.period
        form, row = self._source(leaf)
        return LookedAt(self.teller.leaf(leaf), str(when), value(leaf, sheet), self.teller.unit(leaf), form, row)

    def _source(self, leaf: Leaf) -> tuple[str, str]:
        if isinstance(leaf, Cell):
            one = self.indicators[leaf.code]
            return one.form or "", one.row or ""
        return (leaf.form, leaf.code) if isinstance(leaf, SumOf) else (leaf.form, "")


def condition_sheet(figures: Sheet, tallies: Mapping[Hashable, Decimal | None], judged: Mapping[str, bool]) -> Sheet:
    """What the conditions of one unit look at: its figures, counts over its enterprises, and what persons judged."""
    return replace(figures, tallies=tallies, judged=judged)
