"""One workbook of all enterprises of a zone: it fills their drafts, and signs for nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime

from jiju.core.findings import Finding as Said
from jiju.core.findings import Severity
from jiju.core.periods import Period
from jiju.core.words import word
from jiju.engines.workbooks import RollLine, RollReading
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import (
    AlreadyTaken,
    ForeignUnit,
    NothingChanges,
    UnitsAreForeign,
    WorkbookDoesNotRead,
    WrongForm,
    WrongPeriod,
)
from jiju.rooms.filings.acts.reporting import begun, write
from jiju.rooms.filings.acts.terms import open_window, refuse_outside
from jiju.rooms.filings.models import Filing, Passage, Window
from jiju.rooms.filings.shapes import Left, RollTaken
from jiju.rooms.filings.states import OPEN_TO_REPORTER
from jiju.rooms.registry import queries as registry
from jiju.rooms.registry.shapes import Tenant
from jiju.spine import permissions, reading
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical
from jiju.spine.merkle import leaf_hash, root_of

SOURCE = "zone workbook"
ACTION = "filings.take_roll"


@act(ACTION)
def take_roll(
    zone_code: str, *, by: Actor, at: datetime, form_code: str, period: Period, roll: RollReading, file_digest: str
) -> RollTaken:
    """Start and fill the draft of each enterprise of a zone that has not sent its form, all or none; sign nothing.

    Shape    an enterprise that has sent its form, or saved its draft since the download, is left alone and listed
    Missing  an empty cell leaves what stands in the draft
    Errors   NotFound for a foreign zone; NotInWindow, WorkbookDoesNotRead, WrongForm, WrongPeriod, ForeignUnit,
             UnitsAreForeign, AlreadyTaken; NothingChanges when no enterprise has a figure in it
    """
    place = registry.place_of(zone_code, period.last_day)
    if place is None:
        raise permissions.out_of_sight()
    permissions.ask(by, ACTION, place)
    window = _window(form_code, period, at)
    if roll.faults:
        raise WorkbookDoesNotRead(roll.faults)
    _refuse_foreign(window, zone_code, roll.identity)
    units = {t.uscc: t for t in queries.roll_units(queries.form_shape(window.form), zone_code, period)}
    stored = _stored(window, units)
    _refuse_strangers(roll, {c for c in units if c not in stored or stored[c].zone_code == zone_code})
    if reading.after(-1, [ACTION], containing=file_digest):
        raise AlreadyTaken(
            word("This very file was taken in before; nothing was changed."),
            remedy=word("Choose the corrected file; each enterprise may also correct its draft itself."),
        )
    if not roll.lines:
        raise NothingChanges(
            word("No enterprise has a figure in this workbook."),
            remedy=word("Fill in the yellow cells and take it in again."),
        )
    return _fill(window, roll, units, stored, at, file_digest)


def _window(form_code: str, period: Period, at: datetime) -> Window:
    window = open_window(form_code, period)
    refuse_outside(window, at)
    if window.form.level != "enterprise":
        raise WrongForm(
            word("{form} is not a form of enterprises.", form=form_code),
            remedy=word("Take it in at the zone's own form."),
        )
    return window


def _refuse_foreign(window: Window, zone_code: str, said: Mapping[str, str]) -> None:
    """The workbook must say this form, version, period and zone: it is of no use without its template."""
    ours = f"{window.form_code} v{window.form.version}"
    theirs = f"{said.get('form', '—')} v{said.get('version', '—')}"
    if theirs != ours:
        raise WrongForm(
            word("The workbook is {theirs}; this form is {ours}.", theirs=theirs, ours=ours),
            remedy=word("Download the template anew."),
        )
    if said["period"] != window.period:
        raise WrongPeriod(
            word("The workbook is of {theirs}; this form is of {ours}.", theirs=said["period"], ours=window.period),
            remedy=word("Take it in at the form of its own period."),
        )
    if said["unit"] != zone_code:
        raise ForeignUnit(
            word("The workbook belongs to {theirs}, not to {ours}.", theirs=said["unit"], ours=zone_code),
            remedy=word("Use the template that was downloaded here."),
        )


def _stored(window: Window, units: Mapping[str, Tenant]) -> dict[str, Filing]:
    """The filings that are there, held so that nobody saves one meanwhile."""
    rows = Filing.objects.select_for_update().filter(
        form_code=window.form_code, period=window.period, unit_code__in=units
    )
    out = {f.unit_code: f for f in rows.order_by("pk")}
    for filing in out.values():
        filing.form = window.form
    return out


def _refuse_strangers(roll: RollReading, known: set[str]) -> None:
    """Whoever does not report here is named with the cell; that it may report elsewhere is not said."""
    strange = [_stranger(roll.sheet, line) for line in roll.lines if line.code not in known]
    if strange:
        raise UnitsAreForeign(strange)


def _stranger(sheet: str, line: RollLine) -> Said:
    return Said(
        "CODE-UNKNOWN", Severity.BLOCKS, "", word("Each enterprise reports this form in the zone"),
        word("The zone has no enterprise {code} that owes this form.", code=line.code),
        word("Delete the row, or enter the enterprise in the registry and download the workbook anew."),
        sheet, line.cell,
    )  # fmt: skip


def _fill(
    window: Window, roll: RollReading, units: Mapping[str, Tenant], stored: Mapping[str, Filing], at: datetime,
    file_digest: str,
) -> RollTaken:  # fmt: skip
    """Write the drafts, and one entry over all of them with a leaf for each."""
    filled, changed = list[Filing](), list[Left]()
    for line in roll.lines:
        tenant, filing = units[line.code], stored.get(line.code)
        if filing is not None and filing.state not in OPEN_TO_REPORTER:
            continue
        if (filing.version if filing else 0) != line.version:
            changed.append(Left(line.code, tenant.name))
            continue
        filing = filing or begun(window, tenant.name, tenant.place, at)
        filing.file_digest = file_digest
        write(filing, {code: cell.value for code, cell in line.cells.items()}, SOURCE)
        filled.append(filing)
    if not filled:
        raise NothingChanges(
            word("Every enterprise in this workbook has sent its form, or saved its draft since the download."),
            remedy=word("Download the workbook anew: it shows what stands now."),
        )
    sent = tuple(Left(c, units[c].name) for c, f in stored.items() if f.state not in OPEN_TO_REPORTER)
    _tell(window, filled, file_digest, left=len(sent) + len(changed))
    return RollTaken(len(filled), sent, tuple(changed))


def _tell(window: Window, filled: list[Filing], file_digest: str, *, left: int) -> None:
    lines = [_line(filing) for filing in filled]
    digest = root_of([leaf_hash(line.encode()) for line in lines]).hex()
    entry = record(
        None, form=window.form_code, period=window.period, count=len(filled), left=left, file=file_digest, digest=digest
    )
    batch = hashlib.sha256(f"{entry.seq} {digest}".encode()).hexdigest()[:32]
    Passage.objects.bulk_create(
        [Passage(filing=f, batch=batch, number=n, line=lines[n], entry=entry.seq) for n, f in enumerate(filled)],
        batch_size=500,
    )


def _line(filing: Filing) -> str:
    digest = checks.cells_digest(queries.cells_of(filing))
    return canonical([filing.form_code, filing.period, filing.unit_code, filing.version, digest])
