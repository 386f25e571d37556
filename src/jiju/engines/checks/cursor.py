"""Walks over the tokens of a rule: what stands here, what must stand here, and where a text goes wrong."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Literal

from jiju.core.refusals import Malformed
from jiju.core.words import Word, word
from jiju.engines.checks import nodes as n
from jiju.engines.checks.tokens import Token

EARLIER: tuple[n.Source, ...] = ("previous", "year_ago", "alone", "alone_year_ago")
EXTREMES: tuple[Literal["min", "max"], ...] = ("min", "max")
RELATIONS = ("<=", ">=", "<", ">", "=", "!=")
JUDGING = {*RELATIONS, "between", "inside", "is", "and", "or", "not", "answered", "judged", "differ", "are", "tells"}
CALLS = {*EARLIER, *EXTREMES, "growth", "abs", "round", "year_of", "sum_of", "count_of", "given", "county_sum"}
_START = Token("mark", "", 0)


class Cursor:
    """A place in a list of tokens."""

    def __init__(self, tokens: list[Token], where: str) -> None:
        self.tokens, self.where, self.at, self.depth = tokens, where, 0, 0

    def _is_text(self) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].kind == "text"

    def _is_range(self) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].kind == "cell" and ".." in self.tokens[self.at].text

    def _opens_condition(self) -> bool:
        """Whether the bracket here holds a condition rather than a number: a comparison stands in it, in no call."""
        if self.at >= len(self.tokens) or self.tokens[self.at].text != "(":
            return False
        calls: list[bool] = []
        for before, token in pairwise(self.tokens[max(0, self.at - 1) :] if self.at else [_START, *self.tokens]):
            if token.text == "(":
                calls.append(bool(calls) and before.kind == "name" and before.text in CALLS)
            elif token.text == ")":
                calls.pop()
            elif token.text in JUDGING and not any(calls):
                return True
            if not calls:
                return False
        return False

    def _cell_text(self) -> str:
        if self.at >= len(self.tokens) or self.tokens[self.at].kind != "cell":
            raise self._stop(word("A row such as [B2.01] is meant here."))
        self.at += 1
        return self.tokens[self.at - 1].text.strip("[]")

    def _literal(self) -> n.Number:
        if self.at >= len(self.tokens) or self.tokens[self.at].kind != "number":
            raise self._stop(word("A number or a row is missing here."))
        text = self.tokens[self.at].text
        self.at += 1
        return n.Number(Decimal(text.rstrip("%")), text.endswith("%"))

    def _in_brackets(self) -> str:
        self._need("(")
        text = self._cell_text()
        self._need(")")
        return text

    def _said(self) -> str:
        """The words between quotation marks in `judged("…")`."""
        self._need("(")
        if self.at >= len(self.tokens) or self.tokens[self.at].kind != "text":
            raise self._stop(word("What is to be judged is missing here; write it between quotation marks."))
        text = self.tokens[self.at].text
        self.at += 1
        self._need(")")
        return text

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

    def _stop(self, what: Word) -> Malformed:
        place = self.tokens[self.at].at + 1 if self.at < len(self.tokens) else "end"
        return Malformed(
            f"{self.where}, character {place}", what,
            word("Write it like: [04] >= previous([04]), or abs(growth([04])) <= 50%, or [01] > 0 when [04] > 0."),
        )  # fmt: skip
