"""A set of rules, compiled once: parsed, typed against the form, and ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from jiju.core.findings import Finding, Severity
from jiju.core.periods import Period
from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.engines.checks import nodes as n
from jiju.engines.checks.parsing import parse
from jiju.engines.checks.plain import holds
from jiju.engines.checks.saying import proposal, say_figures
from jiju.engines.checks.sheets import RowFacts, Sheet
from jiju.engines.checks.tokens import unfold
from jiju.engines.checks.typing import Typist


class RuleText(Protocol):
    """A rule as somebody wrote it, with the fault-free fact that it states and what to do about a breach."""

    @property
    def id(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def states(self) -> str: ...
    @property
    def remedy(self) -> str: ...
    @property
    def row(self) -> str: ...


@dataclass(frozen=True)
class Compiled:
    """A rule in both forms."""

    written: RuleText
    rule: n.Rule
    row: str  # where its findings are shown: the written row, or the one that the template stands for


class RuleSet:
    """Rules that have been read and typed."""

    def __init__(
        self,
        rules: Sequence[Compiled],
        rows: Mapping[str, RowFacts],
        foreign: Mapping[str, Mapping[str, RowFacts]],
    ) -> None:
        self.rules, self.rows, self.foreign = tuple(rules), rows, foreign

    def check(self, sheet: Sheet) -> list[Finding]:
        """Every finding on one filing: parts that exceed their whole, then the written rules in their order."""
        sheet = self.ready(sheet)
        out = [f for r in self.rows.values() if (f := self._part(r, sheet)) is not None]
        return out + [self.finding(c, sheet) for c in self.rules if holds(c.rule, sheet) is False]

    def ready(self, sheet: Sheet) -> Sheet:
        """The sheet with the rows whose count began again in this period."""
        return replace(sheet, restarts=self.restarts(sheet.period))

    def restarts(self, period: Period) -> frozenset[str]:
        """The cumulative rows in the first period of a year; none in any other."""
        return frozenset(r.code for r in self.rows.values() if r.cumulative) if period.is_first_of_year else frozenset()

    @cached_property
    def needs(self) -> frozenset[tuple[str, str]]:
        """What the rules look at beyond the form itself: (others | sums | lower | years, form), and (peers, "")."""
        return frozenset(need for c in self.rules for need in n.needs(c.rule))

    def finding(self, compiled: Compiled, sheet: Sheet) -> Finding:
        """The finding that a breach of one rule makes."""
        written = compiled.written
        remedy = word("{text}", text=written.remedy)
        proposed = proposal(compiled.rule, sheet, self.rows)
        return Finding(
            rule=written.id, severity=Severity(written.severity), field=compiled.row,
            states=word("{text}", text=written.states),
            says=say_figures(compiled.rule, sheet, self.rows, self.foreign),
            remedy=remedy if proposed is None else word("{first} {rest}", first=remedy, rest=proposed),
        )  # fmt: skip

    def _part(self, row: RowFacts, sheet: Sheet) -> Finding | None:
        """parts_do_not_exceed_the_whole: 其中 rows, without anybody having to write a rule."""
        if row.of is None or row.of not in self.rows:
            return None
        rule = n.Rule(n.Compare("<=", n.Cell(row.code), n.Cell(row.of)))
        if holds(rule, sheet) is not False:
            return None
        return Finding(
            rule="FORM-PART", severity=Severity.BLOCKS, field=row.code,
            states=word("A part does not exceed its whole"),
            says=say_figures(rule, sheet, self.rows, self.foreign),
            remedy=word("Correct [{part}] or [{whole}].", part=row.code, whole=row.of),
        )  # fmt: skip


def compile_rules(
    rules: Iterable[RuleText],
    rows: Sequence[RowFacts],
    foreign: Mapping[str, Sequence[RowFacts]] | None = None,
) -> RuleSet:
    """Read and type rules against the form they belong to.

    Shape    foreign: rows of the other forms that a rule may name, of this level or the one below, by form code
    Errors   Malformed: the rule's id and place, what is wrong, how to write it
    """
    known = {r.code: r for r in rows}
    others = {form: {r.code: r for r in theirs} for form, theirs in (foreign or {}).items()}
    out: list[Compiled] = []
    for written in rules:
        where = f"rule {written.id}"
        if any(c.written.id == written.id for c in out):
            raise Malformed(where, word("Two rules have this id."), word("Give each rule an id of its own."))
        for code, text in unfold(written.text, where):
            row = code or written.row
            if row not in known:
                raise Malformed(where, word("There is no row [{code}] to show it at.", code=row),
                                word("Name one of the form's own rows."))  # fmt: skip
            rule = parse(text, where)
            Typist(known, others, where).rule(rule)
            out.append(Compiled(written, rule, row))
    return RuleSet(out, known, others)
