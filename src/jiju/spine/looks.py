"""One look at the store: while a page is made, which never writes, the same question is asked once."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T", bound=Hashable)

_seen: ContextVar[dict[Any, Any] | None] = ContextVar("jiju_look", default=None)


@contextmanager
def one_look() -> Iterator[None]:
    """Until this is left, questions that were answered are not asked again."""
    token = _seen.set({})
    try:
        yield
    finally:
        _seen.reset(token)


def asked_once(question: Callable[P, T]) -> Callable[P, T]:
    """Make a query one that a look asks once. Its answer is frozen, for all who asked share it."""

    @functools.wraps(question)
    def ask(*args: P.args, **kwargs: P.kwargs) -> T:
        seen = _seen.get()
        if seen is None:
            return question(*args, **kwargs)
        key = (question, args, tuple(sorted(kwargs.items())))
        if key not in seen:
            seen[key] = question(*args, **kwargs)
        return seen[key]  # type: ignore[no-any-return]  # what the question answered

    return ask
