"""Four charts: what each part gave, how sure each place is, how often each place is taken, and the framework.

Each is data first (for the web, which draws it itself) and a static SVG from it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import numpy as np

from jiju.core.words import word
from jiju.engines.indices.arrays import FloatArray, refuse
from jiju.engines.indices.robust.robustness import Robustness
from jiju.engines.indices.run import Run
from jiju.engines.indices.weights import effective

# Tokens of the look: one accent, and a quiet series that stays apart for colour-blind readers and in grey print.
SERIES = ("#206bc4", "#4299e1", "#74b816", "#f59f00", "#d6336c", "#0ca678", "#ae3ec9", "#667382", "#f76707", "#17a2b8")
SHADES = ("#8fbbe8", "#5b9bd8", "#206bc4", "#174d8c", "#0f3460", "#0a2340")
INK, QUIET, ACCENT = "#182433", "#667382", "#206bc4"
FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "DejaVu Sans")


@dataclass(frozen=True)
class Stack:
    """Stacked contributions. Shape: values are units × parts, best unit first; a row sums to the score."""

    units: tuple[str, ...]
    parts: tuple[str, ...]
    values: FloatArray


def stack(done: Run) -> Stack:
    """What each child of the index gave to each unit's score, the best unit first."""
    parts = done.contributions
    if parts.why_not is not None:
        raise refuse("chart", parts.why_not, word("Draw the ranks instead, or aggregate by a mean."))
    tree = done.recipe.tree
    groups = [c for c in tree.children[tree.top] if any(i in parts.names for i in tree.below(c))]
    columns = [
        parts.values[:, [parts.names.index(i) for i in tree.below(g) if i in parts.names]].sum(axis=1) for g in groups
    ]
    points = [n for n in parts.names if n not in tree.indicators]
    columns += [parts.values[:, parts.names.index(n)] for n in points]
    order = [int(i) for i in np.argsort(done.ranks, kind="stable") if not np.isnan(done.ranks[i])]
    units = tuple(done.units[i] for i in order)
    return Stack(units, (*groups, *points), np.column_stack(columns)[order])


@dataclass(frozen=True)
class Leaf:
    """One element of the framework: its share of the index, and where it hangs."""

    id: str
    parent: str | None
    weight: float
    level: int


def framework(done: Run) -> list[Leaf]:
    """Every element with its effective weight, from the top down."""
    tree, levels = done.recipe.tree, done.recipe.tree.levels()
    shares = effective(tree, done.last.weights)
    order = [*reversed(tree.upward), *tree.indicators]
    return [Leaf(i, tree.by_id[i].parent, shares[i], levels[i]) for i in order]


def stack_svg(done: Run, most: int = 60) -> str:
    """Stacked contributions as SVG; negative parts go to the left."""
    data = stack(done)
    figure, axes = _axes(min(len(data.units), most) * 0.24 + 1.2)
    shown = slice(0, most)
    places = np.arange(len(data.units[shown]))
    for sign in (1, -1):
        start = np.zeros(len(places))
        for k, part in enumerate(data.parts):
            width = np.where(np.sign(data.values[shown, k]) == sign, data.values[shown, k], 0.0)
            name = part if sign == 1 else None
            axes.barh(places, width, left=start, height=0.72, color=SERIES[k % len(SERIES)], label=name)
            start = start + width
    _units(axes, data.units[shown])
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, 1.0 + 0.6 / (figure.get_figheight())), ncols=6, frameon=False)
    return _svg(figure)


def intervals_svg(sure: Robustness, most: int = 60) -> str:
    """Rank intervals as SVG: nine of ten replicates as a line, the median as a dot, the run itself as a ring."""
    found = sorted((i for i in sure.intervals() if i.nominal is not None), key=lambda i: (i.nominal or 0, i.unit))[
        :most
    ]
    figure, axes = _axes(len(found) * 0.24 + 1.0)
    places = np.arange(len(found))
    axes.hlines(places, [i.best for i in found], [i.worst for i in found], color="#dce1e7", linewidth=1.2)
    axes.hlines(places, [i.low for i in found], [i.high for i in found], color=ACCENT, linewidth=3.2)
    axes.plot([i.median for i in found], places, "o", color=INK, markersize=3.5)
    axes.plot([i.nominal for i in found], places, "o", markerfacecolor="none", markeredgecolor="#f76707", markersize=7)
    _units(axes, tuple(i.unit for i in found))
    axes.set_xlim(0, len(sure.units) + 1)
    return _svg(figure)


def acceptability_svg(sure: Robustness, most: int = 60) -> str:
    """How often each unit takes each place, as a map of shades; the first `most` units."""
    order = np.argsort(np.where(sure.nominal == 0, 10**9, sure.nominal), kind="stable")[:most]
    figure, axes = _axes(len(order) * 0.24 + 1.0)
    axes.imshow(
        sure.acceptability[order],
        aspect="auto",
        cmap="Blues",
        vmin=0.0,
        vmax=1.0,
        extent=(0.5, len(sure.units) + 0.5, len(order) - 0.5, -0.5),
    )
    _units(axes, tuple(sure.units[i] for i in order))
    axes.grid(visible=False)
    return _svg(figure)


def framework_svg(done: Run) -> str:
    """The framework as bands: the index on top, its elements below it, each as wide as its weight."""
    leaves = framework(done)
    figure, axes = _axes(0.9 * max(leaf.level for leaf in leaves) + 0.4)
    start = {leaf.id: 0.0 for leaf in leaves if leaf.parent is None}
    used: dict[str, float] = {}
    for leaf in leaves:
        left = start[leaf.id] if leaf.parent is None else start[leaf.parent] + used.get(leaf.parent, 0.0)
        start[leaf.id] = left
        if leaf.parent is not None:
            used[leaf.parent] = used.get(leaf.parent, 0.0) + leaf.weight
        shade = SHADES[min(leaf.level - 1, len(SHADES) - 1)]
        axes.bar(left, 0.94, leaf.weight, bottom=leaf.level, align="edge", color=shade, edgecolor="white")
        size = 7 if leaf.weight > 0.016 else 5
        turn = 90 if leaf.weight < 0.09 else 0
        middle = left + leaf.weight / 2
        axes.text(
            middle, leaf.level + 0.47, leaf.id, ha="center", va="center", rotation=turn, fontsize=size, color="white"
        )
    axes.set_axis_off()
    axes.set_xlim(0, 1)
    return _svg(figure)


def _axes(height: float) -> tuple[Any, Any]:
    from matplotlib import rc_context  # heavy: two seconds, and only charts need it
    from matplotlib.figure import Figure

    with rc_context({"font.family": _fonts()}):
        figure = Figure(figsize=(9.0, max(1.6, height)), layout="constrained")
        axes = figure.add_subplot()
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color("#dce1e7")
    axes.tick_params(colors=QUIET, labelsize=8, length=0)
    axes.grid(axis="x", color="#eef1f4", linewidth=0.8)
    axes.set_axisbelow(True)
    return figure, axes


def _fonts() -> list[str]:
    """The fonts of the look that this machine has; matplotlib complains of each that it lacks, for each word."""
    from matplotlib import font_manager  # heavy: see above

    have = {f.name for f in font_manager.fontManager.ttflist}
    return [name for name in FONTS if name in have]


def _units(axes: Any, units: tuple[str, ...]) -> None:
    axes.set_yticks(np.arange(len(units)), labels=[u if len(u) <= 18 else f"{u[:17]}…" for u in units])
    axes.set_ylim(len(units) - 0.5, -0.5)


def _svg(figure: Any) -> str:
    """The figure as SVG with its text as text; the same figure gives the same bytes."""
    from matplotlib import rc_context  # heavy: see above

    out = io.StringIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "jiju", "font.family": _fonts()}):
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()
