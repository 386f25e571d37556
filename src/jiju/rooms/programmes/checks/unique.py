"""Codes are given once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jiju.core.refusals import Malformed
from jiju.rooms.programmes import words
from jiju.rooms.programmes.checks.drafts import Draft, Spot
from jiju.rooms.programmes.checks.faults import written
from jiju.rooms.programmes.shapes import Form

TOP = {
    "target_measures": "id", "targets": "year", "organisations": "id", "types": "code", "indicators": "id",
    "measures": "id", "layout": "id", "awards": "id", "thresholds": "id", "references": "id", "questions": "id",
    "schemes": "id", "divisions": "code", "libraries": "id", "procedures": "id",
    "topics": "id", "alerts": "id", "alert_terms": "severity",
}  # fmt: skip
INSIDE = {
    ("types", "zones"): "id",
    ("measures", "clauses"): "id",
    ("forms", "rows"): "code",
    ("forms", "rules"): "id",
    ("forms", "lists"): "code",
    ("schemes", "items"): "id",
    ("schemes", "bands"): "grade",
    ("schemes", "adjustments"): "id",
    ("schemes", "vetoes"): "id",
    ("schemes", "conditions"): "id",
    ("procedures", "stages"): "id",
    ("procedures", "questions"): "id",
    ("procedures", "materials"): "id",
    ("procedures", "conditions"): "id",
    ("topics", "facts"): "id",
}
ACROSS = {
    ("types", "zones"),
    ("measures", "clauses"),
}  # unique in the plan, not only inside
ALSO = {"types": "extra_types"}  # two lists that share their codes


def codes_are_given_once(draft: Draft) -> Iterator[Malformed]:
    for key, name in TOP.items():
        found = [(p.spot.at(name), p.raw) for k in (key, ALSO.get(key, "")) for p in draft.parts.get(k, [])]
        yield from _repeated(found, name)
    for (key, inner), name in INSIDE.items():
        groups = [_entries(p.spot, p.raw, inner, name) for p in draft.parts.get(key, [])]
        if (key, inner) in ACROSS:
            groups = [[entry for group in groups for entry in group]]
        for group in groups:
            yield from _repeated(group, name)


def versions_are_told_apart(draft: Draft) -> Iterator[Malformed]:
    """Versions of one form stand side by side: each with a version and a first day of its own; rules keep their ids."""
    versions: dict[tuple[str, str], Spot] = {}
    owners: dict[str, tuple[str, Spot]] = {}
    for spot, form in sorted(draft.all("forms", Form), key=lambda one: one[1].valid_from):
        for field, value in (("version", form.version), ("valid_from", str(form.valid_from))):
            first = versions.setdefault((form.code, f"{field} {value}"), spot.at(field))
            if first != spot.at(field):
                yield spot.at(field).fault(words.same_version(form.code, value, first.file))
        for i, rule in enumerate(form.rules):
            here = spot.at("rules", i, "id")
            owner, first = owners.setdefault(rule.id, (form.code, here))
            if owner != form.code:
                yield here.fault(words.same_id(rule.id, f"{first.file}: {written(first.path)}"))


def _entries(spot: Spot, raw: Any, inner: str, name: str) -> list[tuple[Spot, Any]]:
    entries = raw.get(inner) if isinstance(raw, dict) else None
    return [(spot.at(inner, i, name), e) for i, e in enumerate(entries if isinstance(entries, list) else [])]


def _repeated(found: list[tuple[Spot, Any]], name: str) -> Iterator[Malformed]:
    first: dict[str, Spot] = {}
    for spot, raw in found:
        code = str(raw[name]) if isinstance(raw, dict) and name in raw else ""
        if code in first:
            yield spot.fault(words.same_id(code, f"{first[code].file}: {written(first[code].path)}"))
        elif code:
            first[code] = spot
