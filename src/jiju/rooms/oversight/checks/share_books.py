"""What keeps a filled book of shares from being proposed, each with the cell in which it stands. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from jiju.core.findings import Finding, Severity
from jiju.core.words import Word, word
from jiju.engines.workbooks import ShareBook, ShareLine, ShareReading
from jiju.rooms.programmes import checks as promised
from jiju.rooms.programmes.shapes import TargetMeasure
from jiju.rooms.programmes.shapes.cascades import Balance, Offered
from jiju.spine.actors import Place

AT_MARK, NOWHERE = "A2", Place()
ANEW = word("Download the workbook anew and fill that in.")
KEEP = word("Keep the heads, codes and names of the workbook.")
AGAIN = word("Correct the cell and take the workbook in again.")


def share_faults(
    book: ShareBook, reading: ShareReading, offers: Sequence[Offered], measures: Sequence[TargetMeasure]
) -> list[Finding]:  # fmt: skip
    """Every fault of a book that came back: another book, an older one, what could not be read, strangers, amounts.

    Shape    book: as it would be written now
    """
    if reading.mark and (fault := _other_book(book, reading)):
        return [fault]
    if not reading.mark or (reading.faults and not reading.lines):
        return list(reading.faults)
    names, wanted = {o.code: o.name for o in offers}, {c.code for c in book.columns}
    out = [*reading.faults, *_strangers(reading, names), *_absent(reading, names)]
    for line in reading.lines:
        out += _amounts(line, reading.sheet, measures, wanted)
    return out


def _other_book(book: ShareBook, reading: ShareReading) -> Finding | None:
    """Whether the book is of another office or year, or was made upon what is not in force any more."""
    now, then = book.mark, reading.mark
    if any(now[key] != then.get(key) for key in ("book", "plan", "giver", "year")):
        says = word("The workbook is of {giver}, {year}; here the targets of {here}, {now} are handed down.",
                    giver=then.get("giver", "—"), year=then.get("year", "—"), here=now["giver"],
                    now=now["year"])  # fmt: skip
    elif now["version"] != then.get("version"):
        says = word("The workbook was made upon version {then}; in force is version {now}.",
                    then=then.get("version", "—"), now=now["version"])  # fmt: skip
    elif now["target"] != then.get("target"):
        says = word("The target above is another one now than when the workbook was made.")
    else:
        return None
    return _at("SHARES-OLD", reading.sheet, AT_MARK, says, ANEW)


def _strangers(reading: ShareReading, names: Mapping[str, str]) -> Iterator[Finding]:
    """Rows that are of nobody below, of somebody twice, or whose name is another's."""
    seen: dict[str, str] = {}
    for line in reading.lines:
        if line.code not in names:
            says = word("“{code}” {name} is nobody to whom shares can be handed down here.", code=line.code or "—",
                        name=line.name)  # fmt: skip
            yield _at("SHARES-STRANGER", reading.sheet, line.cell, says, KEEP)
        elif line.code in seen:
            says = word("{code} stands at {first} already.", code=line.code, first=seen[line.code])
            yield _at("SHARES-TWICE", reading.sheet, line.cell, says, KEEP)
        elif line.name != names[line.code]:
            says = word("{code} is {name}, and the row says {said}.", code=line.code, name=names[line.code],
                        said=line.name or "—")  # fmt: skip
            yield _at("SHARES-NAME", reading.sheet, line.cell, says, KEEP)
        seen.setdefault(line.code, line.cell)


def _absent(reading: ShareReading, names: Mapping[str, str]) -> Iterator[Finding]:
    there = {line.code for line in reading.lines}
    for code, name in names.items():
        if code not in there:
            says = word("The row of {name} ({code}) is missing.", name=name, code=code)
            yield _at("SHARES-ABSENT", reading.sheet, "", says, word(
                "Keep every row; leave the cells of whom nothing is handed to empty."))  # fmt: skip


def _amounts(
    line: ShareLine, sheet: str, measures: Sequence[TargetMeasure], wanted: set[str]
) -> Iterator[Finding]:  # fmt: skip
    for measure, cell in line.cells.items():
        if isinstance(cell.value, Decimal):
            alone = Offered(line.code, line.name, NOWHERE, {measure: cell.value})
            for says in promised.shares_are_proper([alone], measures, wanted):
                yield _at("SHARES-AMOUNT", sheet, cell.cell, says, AGAIN, measure)


def short_faults(short: Sequence[Balance], lines: Sequence[Word], reading: ShareReading) -> list[Finding]:
    """Where the shares add up to less than the target, at the cells in which the sums stand."""
    remedy = word("Raise the shares, or state why less is handed down (10 characters or more).")
    return [
        _at("SHARES-SHORT", reading.sheet, reading.sums.get(b.measure, ""), says, remedy, b.measure)
        for b, says in zip(short, lines, strict=True)
    ]


def _at(rule: str, sheet: str, cell: str, says: Word, remedy: Word, measure: str = "") -> Finding:
    return Finding(
        rule, Severity.BLOCKS, measure, word("The cell holds what its row asks for"), says, remedy, sheet, cell
    )
