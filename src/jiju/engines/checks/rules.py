"""A set of rules, compiled once: parsed, typed against the form, and ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

from jiju.core.findings import Finding, Severity
from jiju.core.periods import Period
from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.engines.checks import nodes as n
from jiju.engines.checks.needing import needs
from jiju.engines.checks.parsing import parse
from jiju.engines.checks.plain import holds
from jiju.engines.checks.saying import Named, of_line, proposal, say_figures
from jiju.engines.checks.sheets import ListFacts, RowFacts, Sheet
from jiju.engines.checks.tokens import unfold
from jiju.engines.checks.typing import Typist

Rows = Mapping[str, RowFacts]


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
    """A rule in both forms. list: the list of which it is asked line by line; empty for the form's own rows."""

    written: RuleText
    rule: n.Rule
    row: str  # where its findings are shown: the written row, or the one that the template stands for
    list: str = ""


class RuleSet:
    """Rules that have been read and typed."""

    def __init__(
        self,
        rules: Sequence[Compiled],
        rows: Rows,
        foreign: Mapping[str, Rows],
        lists: Mapping[str, ListFacts] | None = None,
        given: Rows | None = None,
    ) -> None:
        self.rules, self.rows, self.foreign, self.lists = tuple(rules), rows, foreign, lists or {}
        self.given = given or {}

    def check(self, sheet: Sheet) -> list[Finding]:
        """Every finding on one filing: parts that exceed their whole, then the written rules in their order."""
        sheet = self.ready(sheet)
        out = list(self._parts(self.rows, sheet))
        out += [self.finding(c, sheet) for c in self.rules if not c.list and holds(c.rule, sheet) is False]
        for code, lines in sheet.lists.items():
            for number, line in lines.items():
                out += self._of_line(code, number, replace(line, restarts=self.restarts(sheet.period, code)))
        return out

    def _of_line(self, code: str, number: int, line: Sheet) -> list[Finding]:
        out = [of_line(f, self.lists[code], number, line) for f in self._parts(self.lists[code].rows, line)]
        mine = (c for c in self.rules if c.list == code)
        return out + [self.finding(c, line, number) for c in mine if holds(c.rule, line) is False]

    def ready(self, sheet: Sheet) -> Sheet:
        """The sheet with the rows whose count began again in this period."""
        return replace(sheet, restarts=self.restarts(sheet.period))

    def restarts(self, period: Period, code: str = "") -> frozenset[str]:
        """The cumulative rows, or columns of a list, in the first period of a year; none in any other."""
        rows = self.lists[code].columns if code else self.rows.values()
        return frozenset(r.code for r in rows if r.cumulative) if period.is_first_of_year else frozenset()

    @cached_property
    def needs(self) -> frozenset[tuple[str, str]]:
        """What the rules look at beyond the form itself: as `needing.needs` names it."""
        return frozenset(need for c in self.rules for need in needs(c.rule) if need[1] not in self.lists)

    def finding(self, compiled: Compiled, sheet: Sheet, line: int | None = None) -> Finding:
        """The finding that a breach of one rule makes: of the form, or of one line of a list."""
        written = compiled.written
        rows = self.lists[compiled.list].rows if compiled.list else self.rows
        remedy = word("{text}", text=written.remedy)
        proposed = proposal(compiled.rule, sheet, rows)
        made = Finding(
            rule=written.id, severity=Severity(written.severity), field=compiled.row,
            states=word("{text}", text=written.states),
            says=say_figures(compiled.rule, sheet, self._named(rows)),
            remedy=remedy if proposed is None else word("{first} {rest}", first=remedy, rest=proposed),
        )  # fmt: skip
        return made if line is None else of_line(made, self.lists[compiled.list], line, sheet)

    def _named(self, rows: Rows) -> Named:
        return Named(rows, self.foreign, self.lists, self.given)

    def _parts(self, rows: Rows, sheet: Sheet) -> Iterator[Finding]:
        """parts_do_not_exceed_the_whole: 其中 rows, without anybody having to write a rule."""
        for row in rows.values():
            if row.of is None or row.of not in rows:
                continue
            rule = n.Rule(n.Compare("<=", n.Cell(row.code), n.Cell(row.of)))
            if holds(rule, sheet) is False:
                yield Finding(
                    rule="FORM-PART", severity=Severity.BLOCKS, field=row.code,
                    states=word("A part does not exceed its whole"),
                    says=say_figures(rule, sheet, self._named(rows)),
                    remedy=word("Correct [{part}] or [{whole}].", part=row.code, whole=row.of),
                )  # fmt: skip


def compile_rules(
    rules: Iterable[RuleText],
    rows: Sequence[RowFacts],
    foreign: Mapping[str, Sequence[RowFacts]] | None = None,
    lists: Sequence[ListFacts] = (),
    given: Sequence[RowFacts] = (),
) -> RuleSet:
    """Read and type rules against the form they belong to.

    Shape    foreign: rows of the other forms that a rule may name, of this level or the one below, by form code;
             lists: the form's own lists, whose codes stand where a form's code does; a rule whose row is LIST.COLUMN
             is asked of every line, and looks at that line alone; given: the reference figures by name
    Errors   Malformed: the rule's id and place, what is wrong, how to write it
    """
    known = {r.code: r for r in rows}
    inside = {one.code: one for one in lists}
    named = {r.code: r for r in given}
    others = {form: {r.code: r for r in theirs} for form, theirs in (foreign or {}).items()}
    out: list[Compiled] = []
    for written in rules:
        where = f"rule {written.id}"
        if any(c.written.id == written.id for c in out):
            raise Malformed(where, word("Two rules have this id."), word("Give each rule an id of its own."))
        owner, _, shown_at = written.row.rpartition(".")
        theirs = inside[owner].rows if owner in inside else known
        typist = (
            Typist(theirs, {}, where) if owner in inside
            else Typist(known, {**others, **{code: one.rows for code, one in inside.items()}}, where, inside, named)
        )  # fmt: skip
        for code, text in unfold(written.text, where):
            row = code or (shown_at if owner in inside else written.row)
            if row not in theirs:
                raise Malformed(where, word("There is no row [{code}] to show it at.", code=row),
                                word("Name one of the form's own rows."))  # fmt: skip
            rule = parse(text, where)
            typist.rule(rule)
            if owner in inside and {("peers", ""), ("neighbours", "")} & needs(rule):
                raise Malformed(where, word("A line of a list has no peers."),
                                word("Compare it with its own columns, or with its past."))  # fmt: skip
            out.append(Compiled(written, rule, row, owner if owner in inside else ""))
    return RuleSet(out, known, others, inside, named)
