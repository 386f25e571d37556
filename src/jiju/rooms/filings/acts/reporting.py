"""Reporting: start a form, fill it in by page or workbook, explain what is asked."""

from __future__ import annotations

from datetime import datetime

from jiju.core import periods
from jiju.core.findings import Finding as Said
from jiju.core.findings import Severity
from jiju.core.nothing import Answer, to_data
from jiju.core.periods import Period
from jiju.core.words import word
from jiju.engines.workbooks import Reading
from jiju.rooms.filings import checks, queries
from jiju.rooms.filings.acts.refusals import (
    AlreadyReported,
    AlreadyTaken,
    ChangedMeanwhile,
    ForeignUnit,
    ReasonIsMissing,
    WorkbookDoesNotRead,
    WrongForm,
    WrongPeriod,
)
from jiju.rooms.filings.acts.terms import open_window, refuse_late_filing, refuse_outside, unit_of
from jiju.rooms.filings.models import Filing, Finding, Window
from jiju.rooms.filings.shapes import Cells
from jiju.rooms.filings.states import STATES
from jiju.rooms.programmes.shapes import Form
from jiju.spine import permissions
from jiju.spine.actors import Actor, Place
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical

SHORTEST = 15
NOT_EXPLAINED = ("", "", None)


@act("filings.start")
def start(filing: None, *, by: Actor, at: datetime, form_code: str, period: Period, unit_code: str) -> Filing:
    """Open the form of one period for a unit.

    Errors   NotInWindow, ForeignUnit, AlreadyReported
    """
    window = open_window(form_code, period)
    refuse_outside(window, unit_code, at)
    shape = queries.form_shape(window.form)
    name, place = unit_of(shape.level, unit_code, period)
    permissions.ask(by, "filings.start", place)
    if not queries.owes(shape, unit_code):
        raise WrongForm(
            word("{form} is asked only of enterprises above the designated size.", form=form_code),
            remedy=word("Fill in the short form."),
        )
    if Filing.objects.filter(form_code=form_code, period=str(period), unit_code=unit_code).exists():
        raise AlreadyReported(
            word("{unit} has its {form} for {period} already.", unit=name, form=form_code, period=str(period)),
            remedy=word("Open the one that is there."),
        )
    made = begun(window, name, place, at)
    record(made, form=form_code, period=str(period), unit=unit_code, known=made.cells)
    return made


def begun(window: Window, name: str, place: Place, at: datetime) -> Filing:
    """A draft of the unit that lies there, with what is known already."""
    shape, unit_code = queries.form_shape(window.form), place.enterprise or place.zone
    made = Filing(
        form=window.form, form_code=window.form_code, period=window.period, unit_code=unit_code, unit_name=name,
        state=STATES.start, started_at=at, city=place.city, county=place.county, zone_code=place.zone,
        zone_type=place.zone_type, enterprise_code=place.enterprise,
        cells=_known(shape, unit_code, periods.parse(window.period)),
    )  # fmt: skip
    made.save()
    return made


def _known(shape: Form, unit_code: str, period: Period) -> str:
    """What is known already stands in the form when it is opened; the reporter checks it."""
    return canonical({code: to_data(v) for code, v in queries.known_cells(shape, unit_code, period).items()})


@act("filings.fill_in", move=STATES["fill_in"])
def fill_in(filing: Filing, *, by: Actor, at: datetime, cells: Cells, expected_version: int) -> Filing:
    """Save the cells that were sent, check the whole form, and keep the findings beside it.

    Missing  a cell that was not sent stays as it was; a cell sent blank becomes blank
    Errors   ChangedMeanwhile, NotInWindow
    """
    _still_mine(filing, by, at)
    if expected_version != filing.version:
        raise ChangedMeanwhile(
            word("Somebody saved this form after you opened it; nothing of yours was stored."),
            remedy=word("Open it again, compare, and type your figures once more."),
        )
    changed = write(filing, cells, "page")
    record(filing, version=filing.version, digest=checks.cells_digest(queries.cells_of(filing)), changed=changed)
    return filing


@act("filings.take_workbook", move=STATES["take_workbook"])
def take_workbook(filing: Filing, *, by: Actor, at: datetime, reading: Reading, file_digest: str) -> Filing:
    """Take the cells of a filled workbook, all or none.

    Errors   WorkbookDoesNotRead, WrongForm, WrongPeriod, ForeignUnit, AlreadyTaken, NotInWindow
    """
    _still_mine(filing, by, at)
    if reading.faults:
        raise WorkbookDoesNotRead(reading.faults)
    _refuse_foreign(filing, reading.identity)
    if file_digest == filing.file_digest:
        raise AlreadyTaken(
            word("This very file was taken in before; nothing was changed."),
            remedy=word("Choose the corrected file, or correct on the screen."),
        )
    filing.file_digest = file_digest
    taken = {code: cell.value for code, cell in reading.cells.items()}
    changed = write(filing, checks.lines_without(queries.cells_of(filing), taken) | taken, "workbook")
    record(
        filing, form=filing.form_code, period=filing.period, unit=filing.unit_code, version=filing.version,
        digest=checks.cells_digest(queries.cells_of(filing)), file=file_digest, changed=changed,
    )  # fmt: skip
    return filing


def _refuse_foreign(filing: Filing, said: dict[str, str]) -> None:
    """A workbook that says what it belongs to must say this form, version, period and unit."""
    form, version = said.get("form"), said.get("version")
    if form and form != filing.form_code:
        raise WrongForm(word("The workbook is {theirs}; this form is {ours}.", theirs=form, ours=filing.form_code))
    if version and version != filing.form.version:
        raise WrongForm(
            word(
                "The workbook is version {theirs}; this form is version {ours}.",
                theirs=version,
                ours=filing.form.version,
            ),
            remedy=word("Download the template anew."),
        )
    if said.get("period") and said["period"] != filing.period:
        raise WrongPeriod(
            word(
                "The workbook is of {theirs}; this form is of {ours}.",
                theirs=said["period"],
                ours=filing.period,
            ),
            remedy=word("Take it in at the form of its own period."),
        )
    if said.get("unit") and said["unit"] != filing.unit_code:
        raise ForeignUnit(
            word("The workbook belongs to {theirs}, not to {ours}.", theirs=said["unit"], ours=filing.unit_name),
            remedy=word("Use the template that was downloaded here."),
        )


def _still_mine(filing: Filing, by: Actor, at: datetime) -> None:
    """Filling in is the unit's own: an enterprise form by the enterprise, a zone form by the zone's statistician."""
    refuse_late_filing(filing, at)
    if queries.reporter_of(filing) is not by.role:
        raise ForeignUnit(
            word("This form is filled in by {unit} itself.", unit=filing.unit_name),
            remedy=word("Hand it back with a reason if it must be corrected."),
        )


def write(filing: Filing, cells: Cells, source: str) -> list[list[str]]:
    """Store the cells and the findings on them; say what changed as [code, old, new]."""
    shape = queries.form_shape(filing.form)
    old = queries.cells_of(filing)
    new = checks.cells_after(shape, old, cells)
    changed = [[c, _text(old.get(c)), _text(new.get(c))] for c in checks.changed_cells(old, new)]
    filing.cells = canonical({code: to_data(value) for code, value in new.items()})
    filing.version += 1
    filing.state, filing.source = "draft", source
    filing.save(update_fields=("cells", "version", "state", "source", "file_digest"))
    write_findings(filing, queries.findings_now(filing))
    return changed


def _text(value: Answer | None) -> str:
    if value is None:
        return ""
    data = to_data(value)
    return data if isinstance(data, str) else next(iter(data.values()))


def write_findings(filing: Filing, said: list[Said]) -> None:
    """Replace the findings of a filing; an explanation stays with a finding that says the same again."""
    kept = {(rule, field, words): how for rule, field, words, *how in queries.explanations_on(filing.pk)}
    fresh = []
    for one in said:
        words = canonical({"states": one.states, "says": one.says, "remedy": one.remedy})
        explanation, person, moment = kept.get((one.rule, one.field, words), NOT_EXPLAINED)
        fresh.append(Finding(
            filing=filing, rule=one.rule, severity=one.severity.value, field=one.field, sheet=one.sheet, cell=one.cell,
            words=words, explanation=explanation, explained_by=person, explained_at=moment,
        ))  # fmt: skip
    if kept:
        Finding.objects.filter(filing=filing).delete()
    Finding.objects.bulk_create(fresh)


@act("filings.explain", move=STATES["explain"])
def explain(filing: Filing, *, by: Actor, at: datetime, finding: int, text: str) -> Finding:
    """Keep the explanation of a finding that asks for one; each reviewer reads it.

    Errors   NotFound, ReasonIsMissing
    """
    _still_mine(filing, by, at)
    found = Finding.objects.filter(filing=filing, pk=finding, severity=Severity.ASKS.value).first()
    if found is None:
        raise permissions.out_of_sight()
    if len(text.strip()) < SHORTEST:
        raise ReasonIsMissing(
            word(
                "An explanation has {least} characters or more; this one has {n}.",
                least=SHORTEST,
                n=len(text.strip()),
            ),
            remedy=word("Say what happened, and what it was checked against."),
        )
    found.explanation, found.explained_by, found.explained_at = text.strip(), by.person, at
    found.save()
    record(filing, rule=found.rule, field=found.field, text=found.explanation)
    return found
