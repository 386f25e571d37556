"""The score of one item written out as a reader would check it by hand."""

from __future__ import annotations

from jiju.core.quantities import UNITS
from jiju.core.words import word
from jiju.rooms.evaluations.shapes import ScorePart
from jiju.rooms.programmes.shapes import Scheme
from jiju.spine.say import say
from jiju.web import said


def decimals(part: ScorePart) -> int:
    """How many decimals the numbers of an item are shown with: none for counts, else two."""
    return decimals_of(part.unit)


def decimals_of(unit: str) -> int:
    """How many decimals a value counted in a unit of measure is shown with."""
    known = UNITS.get(unit)
    return 0 if known is not None and known.decimals == 0 else 2


def formula(part: ScorePart, scheme: Scheme) -> str:
    """The formula with its numbers: 60＋40×1,908.4÷3,850.0; for points that persons gave, who gave them."""
    if part.value is None or part.worst is None or part.best is None or part.score is None:
        return said.NO_ANSWER
    item = next((i for i in scheme.items if i.id == part.item), None)
    if item is not None and item.steps:
        return say(word("points by bands"))
    if part.source != "figure" and part.source != "results":
        return say(GIVEN[part.source])
    floor, span = f"{scheme.method.floor.normalize():f}", f"{scheme.method.span.normalize():f}"
    width, shown = part.best - part.worst, decimals(part)
    if not width:
        return f"{floor}＋{span}"
    return f"{floor}＋{span}×{said.number(abs(part.value - part.worst), shown)}÷{said.number(abs(width), shown)}"


GIVEN = {
    "expert": word("mean of the experts’ points"),
    "document": word("sum of the proved lines"),
    "reporting": word("score of the reporting"),
}
