"""A computed passage as plain data and back: what a draft keeps, and what a document engine reads."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jiju.core.words import Word
from jiju.rooms.oversight.shapes import Chart, Cited, Grid, Head, Passage, Source


def data_of(passage: Passage) -> dict[str, Any]:
    """The passage as data. Shape: decimals as strings, words as their text and values."""
    return {
        "key": passage.key,
        "heading": passage.heading.to_data(),
        "sentences": [[clause.to_data() for clause in sentence] for sentence in passage.sentences],
        "numbers": [_number(n) for n in passage.numbers],
        "tables": [_grid(g) for g in passage.grids],
        "charts": [_chart(c) for c in passage.charts],
    }


def _number(c: Cited) -> dict[str, Any]:
    return {
        "key": c.key, "name": c.name.to_data(), "subject": c.subject, "amount": str(c.amount), "unit": c.unit,
        "decimals": c.decimals, "is_signed": c.is_signed,
        "source": {"indicator": c.source.indicator, "period": c.source.period, "vintage": c.source.vintage,
                   "path": c.source.path},
    }  # fmt: skip


def _grid(g: Grid) -> dict[str, Any]:
    heads = [
        {"name": h.name.to_data(), "unit": h.unit, "decimals": h.decimals, "is_signed": h.is_signed} for h in g.heads
    ]
    rows = [{"name": name, "cells": [None if v is None else str(v) for v in cells]} for name, cells in g.rows]
    return {"title": g.title.to_data(), "first": g.first.to_data(), "heads": heads, "rows": rows,
            "places": list(g.places)}  # fmt: skip


def _chart(c: Chart) -> dict[str, Any]:
    points = [{"name": name, "value": str(value)} for name, value in c.points]
    return {"kind": c.kind, "title": c.title.to_data(), "unit": c.unit, "decimals": c.decimals, "points": points}


def passage_of(data: dict[str, Any]) -> Passage:
    """The passage that was kept."""
    return Passage(
        data["key"], Word.from_data(data["heading"]),
        tuple(tuple(Word.from_data(c) for c in s) for s in data["sentences"]),
        tuple(_cited(n) for n in data["numbers"]),
        tuple(_grid_of(g) for g in data["tables"]),
        tuple(_chart_of(c) for c in data["charts"]),
    )  # fmt: skip


def _cited(n: dict[str, Any]) -> Cited:
    return Cited(n["key"], Word.from_data(n["name"]), n["subject"], Decimal(n["amount"]), n["unit"], n["decimals"],
                 Source(**n["source"]), n["is_signed"])  # fmt: skip


def _grid_of(g: dict[str, Any]) -> Grid:
    heads = tuple(Head(Word.from_data(h["name"]), h["unit"], h["decimals"], h["is_signed"]) for h in g["heads"])
    rows = tuple((r["name"], tuple(None if v is None else Decimal(v) for v in r["cells"])) for r in g["rows"])
    return Grid(Word.from_data(g["title"]), Word.from_data(g["first"]), heads, rows, tuple(g.get("places", ())))


def _chart_of(c: dict[str, Any]) -> Chart:
    points = tuple((p["name"], Decimal(p["value"])) for p in c["points"])
    return Chart(c["kind"], Word.from_data(c["title"]), c["unit"], c["decimals"], points)
