"""Tables drawn in a test, as a reader sees them: exact figures by row and column."""

from __future__ import annotations

from decimal import Decimal

from jiju.engines.agglomeration import Plant

Drawn = dict[str, dict[str, Decimal | None]]


def drawn(table: str) -> Drawn:
    """Row → column → figure; a dot alone is an absent figure, an empty cell is no cell at all."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines() if set(line) - set("-| ")]
    return {
        row[0]: {
            name: None if cell == "." else Decimal(cell)
            for name, cell in zip(rows[0][1:], row[1:], strict=True)
            if cell
        }
        for row in rows[1:]
    }


def column(table: Drawn, name: str) -> dict[str, Decimal | None]:
    """One column: row → figure, of the rows that have the cell."""
    return {row: cells[name] for row, cells in table.items() if name in cells}


def plants(industry: str, **sizes: list[int | None]) -> list[Plant]:
    """Enterprises of one industry by area, named by area and place: 长春1, 长春2."""
    return [
        Plant(f"{area}{k}", area, industry, size)
        for area, own in sizes.items()
        for k, size in enumerate(own, start=1)
    ]  # fmt: skip
