"""Tables drawn in a test, as a reader sees them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def table(drawn: str) -> tuple[list[str], list[str], npt.NDArray[np.float64]]:
    """Units, indicators and values of a table drawn with bars; a dot alone is a missing value."""
    rows = [
        [cell.strip() for cell in line.split("|")]
        for line in drawn.strip().splitlines()
        if set(line.strip()) - {"-", "|", "+"}
    ]
    names = rows[0][1:]
    values = [[float("nan") if cell == "." else float(cell) for cell in row[1:]] for row in rows[1:]]
    return [row[0] for row in rows[1:]], names, np.array(values)
