"""Questions that every save asks: their SQL is written once, and afterwards only the values are new.

Writing a query takes the framework ten times as long as the store needs to answer it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.models import QuerySet

from jiju.core.refusals import Fault

Value = str | int | date
P = ParamSpec("P")
T = TypeVar("T")
# What stands for the values while a query is written: a number that fits the smallest column, a day, a text.
_NUMBER, _DAY, _TEXT = 31_000, date.max, "\ufffcJiju"
_MOST = 1 << 62


@dataclass(frozen=True)
class _Written:
    """A query in the language of the store, with the place of each value."""

    sql: str
    constants: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]  # (where in the constants, which of the values asked with)
    converted: tuple[tuple[int, Any, Sequence[Callable[..., Any]]], ...]

    def rows(self, values: Sequence[Value]) -> list[Any]:
        sent = list(self.constants)
        for place, value in self.places:
            sent[place] = _sent(values[value])
        with connection.cursor() as cursor:
            cursor.execute(self.sql, sent)
            found = cursor.fetchall()
        return [self._as_asked(row) for row in found] if self.converted else found

    def _as_asked(self, row: Sequence[Any]) -> tuple[Any, ...]:
        out = list(row)
        for column, expression, converters in self.converted:
            for convert in converters:
                out[column] = convert(out[column], expression, connection)
        return tuple(out)


def prepared(question: Callable[P, QuerySet[Any, T]]) -> Callable[P, list[T]]:
    """Make a query of `values_list` one that is written once for each kind of store.

    Shape    asked with texts, whole numbers and days, by place, each used as it is; the question may not look at them
    Missing  a whole number that no store can hold belongs to no row
    Errors   Fault when the rows come in no order, or a value is not among what the query sends
    """
    known: dict[str, _Written] = {}

    @functools.wraps(question)
    def ask(*values: P.args, **_: P.kwargs) -> list[T]:
        if any(isinstance(v, int) and abs(v) >= _MOST for v in values):
            return []
        if connection.vendor not in known:
            known[connection.vendor] = _write(question, values)
        return known[connection.vendor].rows(values)  # type: ignore[arg-type]  # texts, whole numbers and days, says above

    return ask


def _sent(value: Value) -> Any:
    """A value as it is sent to the store."""
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _mark(n: int, value: Value) -> Value:
    """What stands for the n-th value while the query is written. No constant of a query may be such a one."""
    if isinstance(value, date):
        return _DAY - timedelta(n)
    return _NUMBER + n if isinstance(value, int) else f"{_TEXT}{n}"


def _write(question: Callable[..., QuerySet[Any, T]], values: Sequence[Any]) -> _Written:
    stand_ins = [_mark(n, value) for n, value in enumerate(values)]
    marks = [_sent(one) for one in stand_ins]
    rows = question(*stand_ins)
    if not (rows.ordered or rows.query.group_by):
        raise Fault(f"{question.__qualname__} is prepared and its rows come in no order")
    compiler = rows.query.get_compiler(connection=connection)
    sql, sent = compiler.as_sql()
    if missing := [n for n, mark in enumerate(marks) if mark not in sent]:
        raise Fault(f"{question.__qualname__} is prepared and does not send the values {missing}")
    places = tuple((place, marks.index(one)) for place, one in enumerate(sent) if one in marks)
    converters = compiler.get_converters([expression for expression, *_ in compiler.select])
    return _Written(
        sql, tuple(sent), places, tuple((n, expression, how) for n, (how, expression) in converters.items())
    )
