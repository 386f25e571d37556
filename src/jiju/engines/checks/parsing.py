"""Reads a rule: `MUST [when CONDITION]`. The grammar stands in the README beside this file."""

from __future__ import annotations

from decimal import Decimal

from jiju.core.refusals import Malformed
from jiju.core.words import word
from jiju.engines.checks import nodes as n
from jiju.engines.checks.tokens import Token, cut

RELATIONS = ("<=", ">=", "<", ">", "=", "!=")
DEEPEST = 24


def parse(text: str, where: str) -> n.Rule:
    """The rule that a text says.

    Errors   Malformed, with the place in the text and how to write it
    """
    return _Reader(cut(text, where), where).rule()


class _Reader:
    """Reads tokens from left to right, one method a level of the grammar."""

    def __init__(self, tokens: list[Token], where: str) -> None:
        self.tokens, self.where, self.at, self.depth = tokens, where, 0, 0

    def rule(self) -> n.Rule:
        must = self.condition()
        when = self.condition() if self._takes("when") else None
        if self.at < len(self.tokens):
            raise self._stop(word("“{text}” is left over.", text=self.tokens[self.at].text))
        return n.Rule(must, when)

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
        if self._is_range():
            return self._copied()
        if self._opens_condition():
            self._need("(")
            inner = self.condition()
            self._need(")")
            return inner
        return self._about(self._sum())

    def _about(self, left: n.Expression) -> n.Condition:
        if self._takes("is"):
            return self._is(left)
        if self._takes("between"):
            low = self._sum()
            self._need("and")
            return n.Between(left, low, self._sum())
        for relation in RELATIONS:
            if self._takes(relation):
                right = self._sum()
                within = self._literal().value if self._takes("within") else Decimal(0)
                return n.Compare(relation, left, right, within)  # type: ignore[arg-type]  # one of RELATIONS
        raise self._stop(word("A comparison is missing here."))

    def _is(self, left: n.Expression) -> n.Condition:
        if not isinstance(left, n.Cell) or left.source != "now":
            raise self._stop(word("“is” follows a row of this form."))
        if self._takes("integer"):
            return n.IsInteger(left.code)
        for name in ("not", "previous", "times"):
            self._need(name)
        factors = [self._literal().value]
        while self._takes(","):
            factors.append(self._literal().value)
        return n.NotSlipped(left.code, tuple(factors))

    def _copied(self) -> n.NotCopied:
        first, _, last = self.tokens[self.at].text.strip("[]").partition("..")
        self.at += 1
        for name in ("differ", "from", "previous"):
            self._need(name)
        if not (first.isdigit() and last.isdigit() and int(first) < int(last)):
            raise self._stop(word("A range of rows runs from a lower to a higher number."))
        return n.NotCopied(tuple(str(i).zfill(len(first)) for i in range(int(first), int(last) + 1)))

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
        if self._takes("abs"):
            return n.Absolute(self._bracketed())
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
        """previous([04]), year_ago([04]), growth([04]) or sum_of([B2.01]), where one stands here."""
        if self._takes("previous"):
            return n.Cell(self._in_brackets(), "previous")
        if self._takes("year_ago"):
            return n.Cell(self._in_brackets(), "year_ago")
        if self._takes("growth"):
            return n.Growth(self._in_brackets())
        if self._takes("sum_of"):
            form, _, code = self._in_brackets().partition(".")
            return n.SumOf(form, code)
        return None

    def _leaf(self) -> n.Expression:
        if self.at < len(self.tokens) and self.tokens[self.at].kind == "cell":
            self.at += 1
            return n.Cell(self.tokens[self.at - 1].text.strip("[]"))
        return self._literal()

    def _literal(self) -> n.Number:
        if self.at >= len(self.tokens) or self.tokens[self.at].kind != "number":
            raise self._stop(word("A number or a row is missing here."))
        text = self.tokens[self.at].text
        self.at += 1
        return n.Number(Decimal(text.rstrip("%")), text.endswith("%"))

    def _in_brackets(self) -> str:
        self._need("(")
        leaf = self._leaf()
        self._need(")")
        if not isinstance(leaf, n.Cell):
            raise self._stop(word("A row such as [04] is meant here."))
        return leaf.code

    def _is_range(self) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].kind == "cell" and ".." in self.tokens[self.at].text

    def _opens_condition(self) -> bool:
        """Whether the bracket here holds a condition rather than a number: a comparison stands inside it."""
        if self.at >= len(self.tokens) or self.tokens[self.at].text != "(":
            return False
        depth = 0
        for token in self.tokens[self.at :]:
            depth += (token.text == "(") - (token.text == ")")
            if depth == 0:
                return False
            if token.text in {*RELATIONS, "between", "is", "and", "or", "not", "answered"}:
                return True
        return False

    def _takes(self, text: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at].text == text:
            self.at += 1
            return True
        return False

    def _one_of(self, *texts: str) -> str | None:
        return next((t for t in texts if self._takes(t)), None)

    def _need(self, text: str) -> None:
        if not self._takes(text):
            raise self._stop(word("“{text}” is missing here.", text=text))

    def _stop(self, what: object) -> Malformed:
        place = self.tokens[self.at].at + 1 if self.at < len(self.tokens) else "end"
        return Malformed(
            f"{self.where}, character {place}", what,  # type: ignore[arg-type]  # always a Word
            word("Write it like: [04] >= previous([04]), or abs(growth([04])) <= 50%, or [01] > 0 when [04] > 0."),
        )  # fmt: skip
