"""A scheme as a file of its own: read against the plan in force, written so that it can be read again."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import yaml

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks import fitting, shaping
from jiju.rooms.programmes.checks.drafts import Draft, Part, Spot
from jiju.rooms.programmes.checks.faults import steps_in
from jiju.rooms.programmes.checks.files import data_in, line_of
from jiju.rooms.programmes.shapes import Form, Plan, Scheme

LONGEST = 200_000
PARTS = ("indicators", "awards", "types")


class SchemeIsMalformed(Malformed):
    """A scheme cannot be taken in. `faults` holds every reason, each with its line."""

    def __init__(self, name: str, faults: Iterable[tuple[int, Malformed]]) -> None:
        self.faults = tuple(faults)
        super().__init__(name, words.scheme_faults_found(len(self.faults)), words.mend_each_of_scheme())


def read_scheme(text: str, plan: Plan, forms: Iterable[Form], others: Iterable[Scheme], name: str = "scheme") -> Scheme:
    """The scheme that a text says, fitting the plan's indicators and awards, the forms and the other schemes.

    Errors   SchemeIsMalformed with every fault: line, path, what is wrong, how to write it
    """
    faults: list[Malformed] = []
    raw = data_in(text, name, faults)
    shape = shaping.shaped(Scheme, raw, Spot(name), faults) if raw is not None else None
    if isinstance(shape, Scheme):
        faults += misfits(shape, plan, forms, others, name)
    if faults or not isinstance(shape, Scheme):
        raise SchemeIsMalformed(name, ((line_of(text, steps_in(f.where)), f) for f in faults))
    return shape


def misfits(
    scheme: Scheme, plan: Plan, forms: Iterable[Form], others: Iterable[Scheme], name: str = "scheme"
) -> list[Malformed]:
    """What keeps a scheme from fitting the plan, the forms and the other schemes."""
    draft = Draft(parts={key: [_part(one, key) for one in getattr(plan, key)] for key in PARTS})
    draft.parts["forms"] = [_part(form, "forms") for form in forms]
    draft.parts["schemes"] = [_part(scheme, name)]
    draft.parts["schemes"] += [_part(other, f"schemes/{other.id}") for other in others if other.id != scheme.id]
    return [f for f in fitting.faults_of_schemes(draft) if f.where == name or f.where.startswith(f"{name}:")]


def _part(shape: Any, file: str) -> Part:
    return Part(Spot(file), shape.model_dump(mode="json", by_alias=True), shape)


def written_scheme(scheme: Scheme) -> str:
    """A scheme as YAML, without what is said by leaving it out."""
    return yaml.dump(_plain(scheme.model_dump(exclude_defaults=True)), Dumper=_Writer, allow_unicode=True,
                     sort_keys=False, width=120)  # fmt: skip


class _Writer(yaml.SafeDumper):
    """Writes what the reader takes back as it was: exact numbers, and text that looks like one as text."""


def _plain(value: Any) -> Any:
    """Numbers as YAML writes them; lists for tuples."""
    if isinstance(value, dict):
        return {key: _plain(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held) for held in value]
    return value


def _number(writer: Any, value: Any) -> Any:
    text = f"{value:f}"
    return writer.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)


_Writer.add_representer(Decimal, _number)
