"""Every step that a recipe may name, and how one is made from what was written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import ValidationError

from jiju.core.words import Word, word
from jiju.engines.indices.arrays import refuse
from jiju.engines.indices.elements import Strict
from jiju.engines.indices.steps.adjusting import Adjust
from jiju.engines.indices.steps.aggregating import Aggregate
from jiju.engines.indices.steps.denominating import Denominate
from jiju.engines.indices.steps.imputing import Impute
from jiju.engines.indices.steps.measuring import AmpiScale, Banded, Goalposts, PointsByBand, Target
from jiju.engines.indices.steps.normalising import AboveOrBelow, Categories, Distance, MinMax, Ranked, Ratio, ZScore
from jiju.engines.indices.steps.screening import Screen
from jiju.engines.indices.steps.step import Step
from jiju.engines.indices.steps.transforming import Transform
from jiju.engines.indices.steps.treating import TreatByFences, TreatBySkew
from jiju.engines.indices.steps.ways import WAYS, Way
from jiju.engines.indices.steps.weighing import ByFigures, ByJudgement, ByScores, Given

STEPS: dict[str, tuple[type[Step], ...]] = {
    "screen": (Screen,),
    "denominate": (Denominate,),
    "impute": (Impute,),
    "transform": (Transform,),
    "treat": (TreatBySkew, TreatByFences),
    "normalise": (
        MinMax,
        ZScore,
        Ranked,
        Distance,
        Ratio,
        AboveOrBelow,
        Categories,
        Goalposts,
        Target,
        Banded,
        PointsByBand,
        AmpiScale,
    ),
    "weigh": (Given, ByFigures, ByJudgement, ByScores),
    "aggregate": (Aggregate,),
    "adjust": (Adjust,),
}


def methods(kind: type[Strict]) -> tuple[str, ...]:
    """The names of the methods that a class of steps knows."""
    field = kind.model_fields.get("method")
    return () if field is None else tuple(str(a) for a in get_args(field.annotation))


def step(kind: str, options: Any, where: str) -> Step:
    """One step from its kind and its options."""
    if kind not in STEPS:
        raise refuse(
            where, word("“{kind}” is not a step.", kind=kind), word("The steps are: {steps}.", steps=", ".join(STEPS))
        )
    given = mapping(options or {}, where)
    if kind == "aggregate":
        given = _with_ways(given, where)
    made = shaped(_class(STEPS[kind], given, where), given, where)
    assert isinstance(made, Step)
    return made


def _with_ways(given: Mapping[str, Any], where: str) -> dict[str, Any]:
    out = dict(given)
    if "by" in out:
        out["by"] = way(out["by"], f"{where}.by")
    if isinstance(out.get("each"), Mapping):
        out["each"] = {str(k): way(v, f"{where}.each.{k}") for k, v in out["each"].items()}
    return out


def way(options: Any, where: str) -> Way:
    """One way of aggregating, from its name alone or from its options."""
    if isinstance(options, Way):
        return options
    given = {"method": options} if isinstance(options, str) else mapping(options, where)
    made = shaped(_class(WAYS, given, where), given, where)
    assert isinstance(made, Way)
    return made


def rebuilt(old: Step, option: str | None, value: Any, where: str) -> Step:
    """A step with one option changed, or replaced as a whole but for its id and its indicators."""
    kept = old.model_dump(exclude_none=True)
    if option is not None:
        if option not in type(old).model_fields:
            raise refuse(
                where,
                word("“{step}” has no option “{option}”.", step=old.where, option=option),
                word("Its options are: {options}.", options=", ".join(type(old).model_fields)),
            )
        return step(old.kind, kept | {option: value}, where)
    if old.kind == "aggregate":
        return step(old.kind, kept | {"by": value}, where)
    given = mapping(value, where)
    known = _class(STEPS[old.kind], given, where).model_fields
    keep = {k: v for k, v in kept.items() if k in {"id", "only", "over", "of"} and k in known}
    return step(old.kind, keep | given, where)


def _class(classes: tuple[type[Any], ...], given: Mapping[str, Any], where: str) -> type[Strict]:
    if len(classes) == 1 and "method" not in given:
        return classes[0]
    for kind in classes:
        if given.get("method") in methods(kind):
            return kind
    known = [m for kind in classes for m in methods(kind)]
    if not known:
        return classes[0]
    said = (
        word("“{method}” is not a method.", method=given["method"])
        if "method" in given
        else word("The method is missing.")
    )
    raise refuse(f"{where}.method", said, word("Write one of: {methods}.", methods=", ".join(known)))


def mapping(raw: Any, where: str) -> dict[str, Any]:
    """What was written, if it is keys with values."""
    if not isinstance(raw, Mapping):
        raise refuse(where, word("Keys with values are wanted here."), word("Write it as “key: value”, one a line."))
    return {str(k): v for k, v in raw.items()}


def shaped(kind: type[Strict], given: Mapping[str, Any], where: str) -> Strict:
    """The shape of what was written, or a Malformed that says what is wrong with it and how to write it."""
    try:
        return kind.model_validate(dict(given))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in (where, *first["loc"]))
        raise refuse(place, *_said(kind, first)) from None


def _said(kind: type[Strict], error: Any) -> tuple[Word, Word]:
    known = ", ".join(kind.model_fields)
    if error["type"] == "extra_forbidden":
        return word("“{key}” is not known here.", key=error["loc"][-1]), word("The keys are: {keys}.", keys=known)
    if error["type"] == "missing":
        return word("“{name}” is missing.", name=error["loc"][-1]), word("The keys are: {keys}.", keys=known)
    if error["type"] == "literal_error":
        expected = str(error["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")
        return word("“{value}” is not possible here.", value=str(error["input"])[:60]), word(
            "Write one of: {methods}.", methods=expected
        )
    return (
        word("“{value}” does not fit: {reason}.", value=str(error["input"])[:60], reason=error["msg"]),
        word("See the reference of recipes for what belongs here."),
    )
