"""Evidence as it is kept with a light: plain data out, the same shapes back in. For the program itself."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from jiju.core.words import Word
from jiju.rooms.oversight.shapes import Evidence, Fact, Gap, NotBuilt
from jiju.rooms.oversight.shapes.evidence import Found
from jiju.spine.actors import Place


def written(found: Found) -> dict[str, Any]:
    """Evidence as plain data."""
    if found is None:
        return {}
    if isinstance(found, NotBuilt):
        return {"not_built": found.room}
    return {
        "amount": found.amount, "of": found.of, "source": found.source.to_data(), "path": found.path,
        "gaps": [_gap_data(g) for g in found.gaps],
        "facts": [
            {"on": f.on, "text": f.text.to_data(), "path": f.path, "place": _where(f.place)} for f in found.facts
        ],
    }  # fmt: skip


def _gap_data(g: Gap) -> dict[str, Any]:
    name = g.name.to_data() if isinstance(g.name, Word) else g.name
    return {"kind": g.kind, "key": g.key, "name": name, "last": g.last.to_data(), "on": g.last_on, "path": g.path,
            "place": _where(g.place)}  # fmt: skip


def _where(place: Place) -> list[str]:
    return [place.city, place.county, place.zone, place.zone_type]


def read_back(data: dict[str, Any]) -> Found:
    """Evidence out of what was kept."""
    if not data:
        return None
    if "not_built" in data:
        return NotBuilt(data["not_built"])
    amount, of = (None if data[k] is None else Decimal(data[k]) for k in ("amount", "of"))
    return Evidence(
        amount, of, Word.from_data(data["source"]), data["path"], tuple(_gap(g) for g in data["gaps"]),
        tuple(_fact(f) for f in data["facts"]),
    )  # fmt: skip


def _fact(f: dict[str, Any]) -> Fact:
    return Fact(date.fromisoformat(f["on"]), Word.from_data(f["text"]), f["path"], Place(*f["place"]))


def _gap(g: dict[str, Any]) -> Gap:
    name = Word.from_data(g["name"]) if isinstance(g["name"], dict) else g["name"]
    on = date.fromisoformat(g["on"]) if g["on"] else None
    return Gap(g["kind"], g["key"], name, Word.from_data(g["last"]), on, g["path"], Place(*g["place"]))
