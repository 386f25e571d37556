"""Recipes read from YAML, or from the same thing in Python."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from jiju.core.words import word
from jiju.engines.indices.arrays import refuse
from jiju.engines.indices.elements import Element, Strict
from jiju.engines.indices.factors import Choice, DataError, Line, Range, Weights
from jiju.engines.indices.recipe import Grade, Rank, Recipe
from jiju.engines.indices.steps.catalogue import mapping, shaped, step
from jiju.engines.indices.tables import Units

FACTORS: dict[str, type[Strict]] = {"choice": Choice, "range": Range, "weights": Weights, "data": DataError}
PARTS: dict[str, type[Strict]] = {"elements": Element, "grades": Grade, "lines": Line}


class _Once(yaml.SafeLoader):
    """A loader that refuses a key written twice."""


def _mapping(loader: _Once, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for i, key in enumerate(keys):
        if key in keys[:i]:
            raise refuse(
                f"line {node.start_mark.line + 1}", word("“{id}” stands twice.", id=key), word("Keep one of them.")
            )
    return dict(yaml.SafeLoader.construct_mapping(loader, node, deep=True))


_Once.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_recipe(source: str | Path | Mapping[str, Any]) -> Recipe:
    """A recipe from the path of a YAML file, from YAML text, or from a mapping.

    Errors   Malformed, with the place inside the recipe and how to write it
    """
    if isinstance(source, Mapping):
        return _recipe(dict(source))
    is_text = isinstance(source, str) and "\n" in source
    text = str(source) if is_text else Path(source).read_text(encoding="utf-8")
    try:
        raw = yaml.load(text, Loader=_Once)  # noqa: S506  # a SafeLoader that also refuses doubled keys
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = "recipe" if mark is None else f"line {mark.line + 1}"
        raise refuse(
            where,
            word("This cannot be read as YAML: {problem}.", problem=str(getattr(error, "problem", error))),
            word("Look at indents, colons and quotation marks around this line."),
        ) from error
    return _recipe(mapping(raw, "recipe"))


def _recipe(raw: dict[str, Any]) -> Recipe:
    given = dict(raw)
    for part, kind in PARTS.items():
        if part in given:
            given[part] = tuple(
                shaped(kind, mapping(item, f"{part}[{i}]"), f"{part}[{i}]")
                for i, item in enumerate(_list(given[part], part), 1)
            )
    if "steps" in given:
        given["steps"] = tuple(_step(item, f"steps[{i}]") for i, item in enumerate(_list(given["steps"], "steps"), 1))
    if "factors" in given:
        given["factors"] = tuple(
            _factor(f, f"factors[{i}]") for i, f in enumerate(_list(given["factors"], "factors"), 1)
        )
    single: dict[str, type[Strict]] = {"units": Units, "rank": Rank}
    for part, one in single.items():
        if part in given:
            given[part] = shaped(one, mapping(given[part], part), part)
    made = shaped(Recipe, given, "recipe")
    assert isinstance(made, Recipe)
    return made


def _list(raw: Any, where: str) -> list[Any]:
    if not isinstance(raw, list | tuple):
        raise refuse(where, word("A list is wanted here."), word("Write one entry a line, each after a hyphen."))
    return list(raw)


def _step(raw: Any, where: str) -> Any:
    given = {raw: {}} if isinstance(raw, str) else mapping(raw, where)
    if len(given) != 1:
        raise refuse(
            where, word("A step is one key, such as normalise, with its options below."), word("Indent the options.")
        )
    ((kind, options),) = given.items()
    return step(kind, options, f"{where}.{kind}")


def _factor(raw: Any, where: str) -> Any:
    given = {"kind": "choice"} | mapping(raw, where)
    if given["kind"] not in FACTORS:
        raise refuse(
            f"{where}.kind",
            word("“{kind}” is not a kind of factor.", kind=given["kind"]),
            word("Write one of: {methods}.", methods=", ".join(FACTORS)),
        )
    return shaped(FACTORS[given["kind"]], given, where)
