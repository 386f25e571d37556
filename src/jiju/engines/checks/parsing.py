"""Reads a rule: `MUST [when CONDITION]`. The grammar stands in the README beside this file."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeVar

from jiju.core.words import word
from jiju.engines.checks import nodes as n
from jiju.engines.checks.cursor import EARLIER, EXTREMES, RELATIONS, Cursor
from jiju.engines.checks.tokens import cut

DEEPEST = 24
MOST_DECIMALS = 8
R = TypeVar("R")


def parse(text: str, where: str) -> n.Rule:
    """The rule that a text says.

    Errors   Malformed, with the place in the text and how to write it
    """
    return _Reader(cut(text, where), where).rule()


def parse_condition(text: str, where: str) -> n.Condition:
    """The condition that a text says, without `when`.

    Errors   Malformed, as of `parse`
    """
    reader = _Reader(cut(text, where), where)
    return reader.to_the_end(reader.condition())


def parse_expression(text: str, where: str) -> n.Expression:
    """The number that a text says how to work out.

    Errors   Malformed, as of `parse`
    """
    reader = _Reader(cut(text, where), where)
    return reader.to_the_end(reader.number())


class _Reader(Cursor):
    """Reads tokens from left to right, one method a level of the grammar."""

    def rule(self) -> n.Rule:
        must = self.condition()
        when = self.condition() if self._takes("when") else None
        return self.to_the_end(n.Rule(must, when))

    def to_the_end(self, read: R) -> R:
        """What was read, once nothing is left over."""
        if self.at < len(self.tokens):
            raise self._stop(word("“{text}” is left over.", text=self.tokens[self.at].text))
        return read

    def number(self) -> n.Expression:
        return self._sum()

    def condition(self) -> n.Condition:
        left = self._conjunction()
        while self._takes("or"):
            left = n.Either(left, self._conjunction())
        return left

    def _conjunction(self) -> n.Condition:
        left = self._single()
        while self._takes("and"):
            left = n.Both(left, self._single())
        return left

    def _single(self) -> n.Condition:
        if self._takes("not"):
            return n.Not(self._single())
        if self._takes("answered"):
            return n.Answered(self._in_brackets())
        if self._takes("judged"):
            return n.Judged(self._said())
        if self._is_range():
            return self._of_rows()
        if self._opens_condition():
            self._need("(")
            inner = self.condition()
            self._need(")")
            return inner
        return self._about(self._sum())

    def _about(self, left: n.Expression) -> n.Condition:
        if self._takes("is"):
            return self._is(left)
        if self._takes("inside"):
            return self._inside(left)
        if self._takes("tells"):
            return self._tells(left)
        if self._takes("between"):
            low = self._sum()
            self._need("and")
            return n.Between(left, low, self._sum())
        for relation in RELATIONS:
            if self._takes(relation):
                if self._is_text():
                    return self._says(left, relation)
                right = self._sum()
                within = self._literal().value if self._takes("within") else Decimal(0)
                return n.Compare(relation, left, right, within)  # type: ignore[arg-type]  # one of RELATIONS
        raise self._stop(word("A comparison is missing here."))

    def _says(self, left: n.Expression, relation: str) -> n.Condition:
        """`[11] = "停工"`, `[11] != "停工"`."""
        if not isinstance(left, n.Cell) or left.source != "now" or relation not in {"=", "!="}:
            raise self._stop(word("Words are only equal to a cell of choices or not, as in [11] = “…”."))
        self.at += 1
        said = n.Says(left.code, self.tokens[self.at - 1].text)
        return said if relation == "=" else n.Not(said)

    def _tells(self, left: n.Expression) -> n.Condition:
        """`[12] tells growth([B1.04]) of “营业收入” within 0.1`."""
        growth = self._called()
        if not isinstance(left, n.Cell) or left.source != "now" or not isinstance(growth, n.Growth | n.GrowthOf):
            raise self._stop(word("A text tells the growth of a row, as in [12] tells growth([B1.04]) of “…”."))
        self._need("of")
        if not self._is_text():
            raise self._stop(word("What the text calls the figure is missing here; write it between quotation marks."))
        self.at += 1
        words = self.tokens[self.at - 1].text
        return n.Tells(left.code, growth, words, self._literal().value if self._takes("within") else Decimal(0))

    def _inside(self, left: n.Expression) -> n.Condition:
        """`inside 1% to 99% of peers [times 3]`."""
        low = self._literal()
        self._need("to")
        high = self._literal()
        for name in ("of", "peers"):
            self._need(name)
        times = self._literal().value if self._takes("times") else Decimal(1)
        if not (low.is_percent and high.is_percent and 0 <= low.value < high.value <= 100 and times >= 1):
            raise self._stop(word("Percentiles run from 0% to 100%, the lower first, and times is 1 or more."))
        return n.Inside(left, low.value, high.value, times)

    def _is(self, left: n.Expression) -> n.Condition:
        if not isinstance(left, n.Cell) or left.source != "now":
            raise self._stop(word("“is” follows a row of this form."))
        if self._takes("integer"):
            return n.IsInteger(left.code)
        self._need("not")
        source: n.Source = "year_ago" if self._takes("year_ago") else "previous"
        if source == "previous":
            self._need("previous")
        self._need("times")
        factors = [self._literal().value]
        while self._takes(","):
            factors.append(self._literal().value)
        return n.NotSlipped(left.code, tuple(factors), source)

    def _of_rows(self) -> n.NotCopied | n.NotRound:
        first, _, last = self.tokens[self.at].text.strip("[]").partition("..")
        if not (first.isdigit() and last.isdigit() and int(first) < int(last)):
            raise self._stop(word("A range of rows runs from a lower to a higher number."))
        self.at += 1
        codes = tuple(str(i).zfill(len(first)) for i in range(int(first), int(last) + 1))
        if self._takes("are"):
            for name in ("not", "round"):
                self._need(name)
            return n.NotRound(codes)
        for name in ("differ", "from", "previous"):
            self._need(name)
        return n.NotCopied(codes)

    def _sum(self) -> n.Expression:
        left = self._product()
        while (mark := self._one_of("+", "-")) is not None:
            left = n.Arithmetic("+" if mark == "+" else "-", left, self._product())
        return left

    def _product(self) -> n.Expression:
        left = self._factor()
        while (mark := self._one_of("*", "/")) is not None:
            left = n.Arithmetic("*" if mark == "*" else "/", left, self._factor())
        return left

    def _factor(self) -> n.Expression:
        self.depth += 1
        if self.depth > DEEPEST * 8:
            raise self._stop(word("The rule is nested too deeply."))
        if self._takes("-"):
            return n.Arithmetic("-", n.Number(Decimal(0)), self._factor())
        called = self._called()
        if called is not None:
            return called
        if self.at < len(self.tokens) and self.tokens[self.at].text == "(":
            return self._bracketed()
        return self._leaf()

    def _bracketed(self) -> n.Expression:
        self._need("(")
        inner = self._sum()
        self._need(")")
        return inner

    def _called(self) -> n.Expression | None:
        """A word of the language with its brackets, such as previous([04]) or max([04], [05]), where one stands."""
        for name in EARLIER:
            if self._takes(name):
                return n.Cell(self._in_brackets(), name)
        if self._takes("growth"):
            return self._growth()
        if self._takes("abs"):
            return n.Absolute(self._bracketed())
        if self._takes("year_of"):
            return n.OfQuarters(*self._foreign(self._in_brackets()))
        if self._takes("round"):
            return self._rounded()
        return self._extreme() or self._over_the_level_below() or self._around()

    def _growth(self) -> n.Growth | n.GrowthOf:
        """`growth([04])` of this form, `growth([B1.04])` of another."""
        text = self._in_brackets()
        return n.GrowthOf(*self._foreign(text)) if "." in text else n.Growth(text)

    def _around(self) -> n.Expression | None:
        """`given([minimum_wage])`, `county_sum([04])`, `months`."""
        if self._takes("given"):
            return n.Given(self._in_brackets())
        if self._takes("county_sum"):
            return n.CountySum(self._in_brackets())
        return n.Months() if self._takes("months") else None

    def _extreme(self) -> n.Extreme | None:
        for which in EXTREMES:
            if self._takes(which):
                self._need("(")
                left = self._sum()
                self._need(",")
                right = self._sum()
                self._need(")")
                return n.Extreme(which, left, right)
        return None

    def _rounded(self) -> n.Rounded:
        self._need("(")
        inner = self._sum()
        self._need(",")
        digits = self._literal()
        if digits.is_percent or digits.value not in range(MOST_DECIMALS + 1):
            raise self._stop(word("A figure is rounded to 0 to {most} decimals.", most=MOST_DECIMALS))
        self._need(")")
        return n.Rounded(inner, int(digits.value))

    def _over_the_level_below(self) -> n.Expression | None:
        """`sum_of([B2.01] where [04] > 10)` over the level below, `count_of([P.01] …)` over a list's lines."""
        counts = self._takes("count_of")
        if not counts and not self._takes("sum_of"):
            return None
        self._need("(")
        form, code = self._foreign(self._cell_text())
        where = self.condition() if self._takes("where") else None
        self._need(")")
        return n.CountOf(form, where) if counts else n.SumOf(form, code, where)

    def _foreign(self, text: str) -> tuple[str, str]:
        form, _, code = text.partition(".")
        return form, code

    def _leaf(self) -> n.Expression:
        if self.at < len(self.tokens) and self.tokens[self.at].kind == "cell":
            text = self._cell_text()
            return n.Other(*self._foreign(text)) if "." in text else n.Cell(text)
        return self._literal()
