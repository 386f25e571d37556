"""One entry of a plan as a shape: what pydantic refuses is said again for the person who writes plans."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from pydantic import ValidationError

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Spot
from jiju.rooms.programmes.shapes.shape import Shape
from jiju.rooms.programmes.words import Pair


def shaped(kind: type[Shape], raw: Any, spot: Spot, faults: list[Malformed]) -> Shape | None:
    """The shape, or None after noting every fault of it."""
    if raw is None and not spot.path:
        return None  # the file itself could not be read, which has been noted
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        for e in error.errors(include_url=False):
            faults.append(spot.at(*_path(e)).fault(_said(kind, e)))
        return None


def _path(error: Any) -> tuple[str | int, ...]:
    loc: tuple[str | int, ...] = error["loc"]
    return loc[:-1] if error["type"] in ("missing", "extra_forbidden") else loc


def _said(kind: type[Shape], error: Any) -> Pair:
    value = _short(error.get("input"))
    if error["type"] == "missing":
        return words.missing_key(str(error["loc"][-1]))
    if error["type"] == "extra_forbidden":
        return words.unknown_key(str(error["loc"][-1]), _keys_at(kind, error["loc"][:-1]))
    if error["type"] in _PLAIN:
        return _PLAIN[error["type"]]()
    if error["type"] in _WITH_VALUE:
        return _WITH_VALUE[error["type"]](value)
    context = error.get("ctx", {})
    if error["type"] == "literal_error":
        return words.not_one_of(value, str(context["expected"]).replace(" or ", ", ").replace("'", ""))
    for limit, sign in (("ge", "≥"), ("gt", ">"), ("le", "≤"), ("lt", "<")):
        if limit in context:
            return words.out_of_bounds(value, f"{sign} {context[limit]}")
    return words.otherwise_wrong(value, error["msg"])


_PLAIN: dict[str, Callable[[], Pair]] = {
    "string_type": words.not_text,
    "string_too_short": words.empty,
    "tuple_type": words.not_a_list,
    "model_type": words.not_a_mapping,
    "model_attributes_type": words.not_a_mapping,
    "dict_type": words.not_a_mapping,
    "too_short": words.too_few,
}
_WITH_VALUE: dict[str, Callable[[str], Pair]] = {
    "string_pattern_mismatch": words.not_an_id,
    "string_too_long": words.not_an_id,
    "decimal_parsing": words.not_a_number,
    "decimal_type": words.not_a_number,
    "finite_number": words.not_a_number,
    "int_parsing": words.not_whole,
    "int_type": words.not_whole,
    "int_from_float": words.not_whole,
    "bool_parsing": words.not_true_or_false,
    "bool_type": words.not_true_or_false,
    "value_error": words.not_a_day,  # the only validator of our own is that of days
    "date_parsing": words.not_a_day,
    "date_type": words.not_a_day,
    "date_from_datetime_parsing": words.not_a_day,
    "date_from_datetime_inexact": words.not_a_day,
}


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _keys_at(kind: type[Shape], path: tuple[str | int, ...]) -> list[str]:
    """The keys that a shape knows, some way down inside it."""
    here: Any = kind
    for step in path:
        if isinstance(step, str):
            fields = {f.alias or n: f for n, f in here.model_fields.items()}
            here = _shape_in(fields[step].annotation)
    return [f.alias or n for n, f in here.model_fields.items()]


def _shape_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next((found for a in get_args(annotation) if (found := _shape_in(a)) is not None), None)
