"""Snapshots, judgements and standings as plain data and back: what is stored, digested and replayed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from jiju.rooms.evaluations.shapes import (
    Adjusted,
    Cause,
    GroupSureness,
    Judgements,
    Measured,
    ScorePart,
    Snapshot,
    Standing,
    UnitSureness,
)
from jiju.spine.ledger import canonical

METHOD = "efficacy-2"  # changes whenever the same inputs could give another score
NUMBERS = frozenset({"value", "worst", "best", "score", "weight", "contribution", "base", "cases", "points"})


def digest_of(*texts: str) -> str:
    """SHA-256 over texts, each on its own line."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def snapshot_text(snapshot: Snapshot) -> str:
    """A snapshot as canonical JSON."""
    return canonical(asdict(snapshot))


def snapshot_of(text: str) -> Snapshot:
    """The snapshot that a text holds."""
    data = json.loads(text)
    return Snapshot(data["period"], data["vintage"], tuple(_measured(u) for u in data["units"]), data["measures"])


def _measured(data: dict[str, Any]) -> Measured:
    values = {item: Decimal(v) for item, v in data["values"].items()}
    causes = {item: tuple(Cause(**_numbered(c)) for c in found) for item, found in data["causes"].items()}
    return Measured(**(data | {"values": values, "causes": causes}))


def judgements_text(judged: Judgements) -> str:
    """What was judged as canonical JSON."""
    return canonical(asdict(judged))


def judgements_of(text: str) -> Judgements:
    """The judgements that a text holds."""
    data = json.loads(text)
    points = {u: {i: tuple(map(Decimal, p)) for i, p in items.items()} for u, items in data["points"].items()}
    vetoes = {u: tuple(v) for u, v in data["vetoes"].items()}
    absent = tuple(data["absent"])
    return Judgements(points, _decimals(data["cases"]), vetoes, _decimals(data["values"]), absent, data["exempted"])


def _decimals(data: dict[str, dict[str, str]]) -> dict[str, dict[str, Decimal]]:
    return {unit: {key: Decimal(v) for key, v in found.items()} for unit, found in data.items()}


def standings_text(rows: Iterable[Standing]) -> str:
    """Standings as canonical JSON."""
    return canonical([asdict(r) for r in rows])


def standings_of(text: str) -> tuple[Standing, ...]:
    """The standings that a text holds."""
    return tuple(standing_of(data) for data in json.loads(text))


def standing_of(data: dict[str, Any]) -> Standing:
    """One standing out of plain data."""
    parts = tuple(ScorePart(**_numbered(p)) for p in data["parts"])
    adjusted = tuple(Adjusted(**_numbered(a)) for a in data["adjusted"])
    more = {"parts": parts, "adjusted": adjusted, "because": tuple(data["because"])}
    return Standing(**(_numbered(data) | more))


def _numbered(data: dict[str, Any]) -> dict[str, Any]:
    return {k: Decimal(v) if k in NUMBERS and v is not None else v for k, v in data.items()}


def result_digest(scheme_digest: str, snapshot_digest: str, judged: str, body: str) -> str:
    """What a result is known by: method, scheme, figures, judgements and standings."""
    return digest_of(METHOD, scheme_digest, snapshot_digest, judged, body)


def sureness_text(groups: Iterable[GroupSureness]) -> str:
    """How sure the places are as canonical JSON."""
    return canonical([asdict(g) for g in groups])


def sureness_of(text: str) -> tuple[GroupSureness, ...]:
    """The sureness that a text holds."""
    return tuple(
        GroupSureness(g["group"], g["replicates"], g["seed"], g["lines"], {u: _sure(d) for u, d in g["units"].items()})
        for g in json.loads(text)
    )


def _sure(data: dict[str, Any]) -> UnitSureness:
    chances = {line: (Decimal(p), Decimal(e)) for line, (p, e) in data["chances"].items()}
    places = tuple(map(Decimal, data["places"]))
    numbers = {
        k: None if data[k] is None else Decimal(data[k])
        for k in ("score_low", "score_high", "above_next_better", "above_next_worse")
    }
    return UnitSureness(**(data | numbers | {"places": places, "chances": chances}))
