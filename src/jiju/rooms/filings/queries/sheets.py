"""Everything that the page of one filing shows, in a constant number of queries."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

from jiju.core import periods
from jiju.core.findings import Finding as Said
from jiju.core.findings import Severity
from jiju.core.lines import MARK
from jiju.core.nothing import Answer, Nothing
from jiju.core.periods import Period
from jiju.core.words import Word, word
from jiju.rooms.filings import checks
from jiju.rooms.filings.models import Filing, Finding
from jiju.rooms.filings.queries.asking import queries_on, revisions
from jiju.rooms.filings.queries.closing import closure_of
from jiju.rooms.filings.queries.context import compared, sheet_of
from jiju.rooms.filings.queries.extensions import newest_extensions
from jiju.rooms.filings.queries.listed import lists_shown
from jiju.rooms.filings.queries.one import REVIEWS, cells_of, days_of, form_shape, next_step, record, reporter_of
from jiju.rooms.filings.queries.rolled import lies_with
from jiju.rooms.filings.queries.ruling import rules_in_force
from jiju.rooms.filings.queries.terms import is_locked, term_of, window_of
from jiju.rooms.filings.queries.trail import fillers, happenings, signatures, trail
from jiju.rooms.filings.queries.waiving import waivers
from jiju.rooms.filings.shapes import (
    Cells,
    ExtensionShown,
    FilingSheet,
    Line,
    Reporter,
    StepShown,
    StoredFinding,
    Term,
    Verb,
)
from jiju.rooms.filings.shapes.sheets import BLANK
from jiju.rooms.filings.states import OPEN_TO_REPORTER, SENT, STATES
from jiju.rooms.filings.words import STEPS, VERBS
from jiju.rooms.programmes.shapes import Form as FormShape
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.ledger import canonical
from jiju.spine.roles import Role

REVIEWING = frozenset({*REVIEWS, "hand_back", "raise_query"})
REPORTING = frozenset({"fill_in", "take_workbook", "explain", "certify", "endorse", "ask_extension"})
AFTER_CLOSING = frozenset({"order_revision", "approve_revision", "refuse_revision"})
MOST = 12  # places named in the signature bar
GROWTH_DIGITS = Decimal("0.01")


def findings_now(filing: Filing) -> list[Said]:
    """Check a filing afresh. For the program itself: acts call it on a record they were given."""
    return findings_with(filing, cells_of(filing))


def findings_with(filing: Filing, cells: Cells) -> list[Said]:
    """The findings that a filing would have with other cells. For the program itself."""
    unit = Reporter(filing.unit_code, filing.zone_code, filing.zone_type, filing.city, filing.county)
    return findings_of(form_shape(filing.form), periods.parse(filing.period), unit, cells)


def findings_of(form: FormShape, period: Period, unit: Reporter, cells: Cells) -> list[Said]:
    """The findings that cells of a unit have, without storing anything. For the program itself."""
    rules = rules_in_force(form)
    return checks.findings_on(form, rules, sheet_of(form, rules, period, unit, cells), cells)


def filing(by: Actor, pk: int, *, on: date) -> FilingSheet:
    """The whole page of one filing, as this person may see it.

    Errors   NotFound when it is missing or out of reach
    """
    return _shown(record(by, pk), by, on)


def preview(by: Actor, pk: int, cells: Cells, *, on: date) -> FilingSheet:
    """The page as it would be with other cells, without storing anything. A finding that is new has the number 0.

    Errors   NotFound when the filing is missing or out of reach
    """
    row = record(by, pk)
    now = checks.cells_after(form_shape(row.form), cells_of(row), cells)
    stored = {(f.rule, f.field, f.words): f for f in Finding.objects.filter(filing=row)}
    fresh = [_fresh(f, stored) for f in findings_with(row, now)]
    return _shown(row, by, on, now, fresh)


def _fresh(f: Said, stored: dict[tuple[str, str, str], Finding]) -> StoredFinding:
    """A finding as it would be stored: what says the same again keeps its number and its explanation."""
    kept = stored.get((f.rule, f.field, canonical({"states": f.states, "says": f.says, "remedy": f.remedy})))
    if kept is not None:
        return _stored(kept)
    return StoredFinding(0, f.rule, f.severity, f.field, f.states, f.says, f.remedy, "")


def _shown(
    row: Filing, by: Actor, on: date, now: Cells | None = None, fresh: list[StoredFinding] | None = None
) -> FilingSheet:
    form, period = form_shape(row.form), periods.parse(row.period)
    window = window_of(row.form_code, row.period)
    term = term_of(window, row.unit_code) if window else None
    found = [_stored(f) for f in Finding.objects.filter(filing=row)] if fresh is None else fresh
    past = compared(row.form_code, row.unit_code, period)[:2]
    answers = cells_of(row) if now is None else now
    lines = _lines(form, answers, *past, found)
    steps, entries = _steps(row, form, period, term), trail(row)
    closed = closure_of(window) if window and is_locked(window, checks.start_of(on)) else None
    extension = newest_extensions(row.unit_code).get((row.form_code, row.period))
    barred = _is_barred(row, by)
    return FilingSheet(
        id=row.pk, form=form, period=period, unit_code=row.unit_code, unit_name=row.unit_name, place=row.place,
        version=row.version, state=row.state, state_name=STATES.states[row.state],
        due_at=term.due_at if term else None, days_left=checks.days_left(term.due_at, on) if term else None,
        returned_reason=row.returned_reason, returned_cells=tuple(filter(None, row.returned_cells.split(","))),
        due_back=row.due_back, lines=lines, steps=steps,
        counts=_counts(found),
        missing=_missing(row, form, found), verbs=_still(_verbs(row, by, extension, barred=barred), term, on),
        history=happenings(entries, by), signed=signatures(form, entries, row.source),
        queries=tuple(queries_on(row)), waivers=tuple(waivers(row)), revisions=tuple(revisions(row)),
        extension=extension, closed=closed, sent_late=_sent_late(row, term), barred=barred,
        lists=lists_shown(form, answers, *past, found),
    )  # fmt: skip


def _stored(f: Finding) -> StoredFinding:
    said = json.loads(f.words)
    states, says, remedy = (Word.from_data(said[k]) for k in ("states", "says", "remedy"))
    return StoredFinding(f.pk, f.rule, Severity(f.severity), f.field, states, says, remedy, f.explanation)


def _lines(form: FormShape, now: Cells, before: Cells, ago: Cells, found: list[StoredFinding]) -> tuple[Line, ...]:
    blank = Nothing.BLANK
    return tuple(
        Line(
            row, now.get(row.code, blank), before.get(row.code, blank), ago.get(row.code, blank),
            _growth(now.get(row.code, blank), ago.get(row.code, blank)), tuple(f for f in found if f.field == row.code),
        )
        for row in form.rows
    )  # fmt: skip


def _growth(now: Answer, ago: Answer) -> Decimal | None:
    """Growth against the same period last year, in percent; nothing when either is absent or the base is zero."""
    if not isinstance(now, Decimal) or not isinstance(ago, Decimal) or ago == 0:
        return None
    return ((now - ago) / abs(ago) * 100).quantize(GROWTH_DIGITS)


def _sent_late(row: Filing, term: Term | None) -> bool:
    return term is not None and row.submitted_at is not None and checks.is_late(term.due_at, row.submitted_at)


def _steps(row: Filing, form: FormShape, period: Period, term: Term | None) -> tuple[StepShown, ...]:
    waits = next_step(row)
    signed: dict[str, tuple[str, datetime | None]] = {
        "certify": (row.certified_name, row.certified_at),
        "endorse": (row.endorsed_name, row.endorsed_at),
        "accept": ("", row.accepted_at),
    }
    out, passed = [], True
    for one in form.chain:
        now = waits is not None and one.verb == waits.verb
        passed = passed and not now
        who, at = signed.get(one.verb, ("", None)) if passed else ("", None)
        due = checks.due_day(period, days_of(form, one.verb))
        if term is not None and term.extended_until and one.verb in {"certify", "endorse"}:
            due = max(due, term.extended_until)
        out.append(StepShown(one.verb, STEPS[one.verb], "now" if now else "done" if passed else "", who, at, due))
    return tuple(out)


def _counts(found: list[StoredFinding]) -> dict[str, int]:
    """How many findings of each severity are open; cells still to be filled in are counted apart, as blank."""
    open_ = [f for f in found if not f.explanation and f.rule != BLANK]
    return {s.value: sum(f.severity is s for f in open_) for s in Severity} | {
        "blank": sum(f.rule == BLANK for f in found)
    }


def _missing(row: Filing, form: FormShape, found: list[StoredFinding]) -> tuple[Word, ...]:
    """What stands between the form and its first signature, for the signature bar."""
    if row.state not in OPEN_TO_REPORTER:
        return ()
    if row.state == "returned":
        return (word("It was handed back: correct it and save."),)
    if row.version == 1:
        return (word("Nothing has been filled in yet."),)
    blank = [f.field for f in found if f.rule == BLANK]
    blocks = [f.field for f in found if f.severity is Severity.BLOCKS and f.rule != BLANK]
    asks = [f.field for f in found if f.severity is Severity.ASKS and not f.explanation]
    out = []
    if blank:
        out.append(word("{n} to be filled in, at {fields}.", n=len(blank), fields=_places(blank)))
    if blocks:
        out.append(word("{n} blocking, at {fields}.", n=len(blocks), fields=_places(blocks)))
    if asks:
        out.append(word("{n} to be explained, at {fields}.", n=len(asks), fields=_places(asks)))
    return tuple(out)


def _places(fields: list[str]) -> str:
    """Where something is missing, each row or line once, and no more of them than can be read."""
    places = list(dict.fromkeys(f.rpartition(MARK)[0] or f for f in fields))
    return "、".join(places[:MOST]) + ("……" if len(places) > MOST else "")


def _verbs(row: Filing, by: Actor, extension: ExtensionShown | None, *, barred: bool) -> tuple[Verb, ...]:
    """What this person may do with the filing now: role, state and the form's own chain agree."""
    out = []
    if row.state in OPEN_TO_REPORTER and by.role is reporter_of(row):
        out += ["fill_in", "explain"] if by.role is Role.ENTERPRISE else ["fill_in", "take_workbook", "explain"]
    if by.role is reporter_of(row):
        out += ["answer_query", *(["ask_waiver"] if row.state in OPEN_TO_REPORTER else [])]
        out += ["order_revision"] if row.state == "accepted" else []
        waits = extension is not None and extension.state == "asked"
        out += ["ask_extension"] if row.state not in SENT and not waits else []
    out += [v for v in _reviewing(row, by) if not barred or v not in REVIEWING]
    return tuple(Verb(v, VERBS[v]) for v in out if permissions.may(by, f"filings.{v}"))


def _is_barred(row: Filing, by: Actor) -> bool:
    """Whether the filing lies with somebody for review who filled it in or signed it: another must review it."""
    waits = lies_with(row, by)
    if waits is None or waits.verb not in REVIEWS:
        return False
    return by.person in {row.certified_by, row.endorsed_by} | fillers([row]).get(row.pk, set())


def _still(verbs: tuple[Verb, ...], term: Term | None, on: date) -> tuple[Verb, ...]:
    """What can still be done on a day: outside the window nothing is reported, in a closed period nothing reviewed."""
    if term is None or term.is_open(max(checks.start_of(on), term.opens_at)):
        return verbs
    if term.is_locked(checks.start_of(on)):
        return tuple(v for v in verbs if v.name in AFTER_CLOSING)
    return tuple(v for v in verbs if v.name not in REPORTING)


def _reviewing(row: Filing, by: Actor) -> list[str]:
    """What belongs to the office with which the filing lies, or which decides on waivers and revisions."""
    waits, last = lies_with(row, by), form_shape(row.form).chain[-1]
    out = []
    if waits is not None and row.state != "returned":
        out.append(waits.verb)
        out += ["hand_back"] if waits.verb != "certify" else []
        out += ["raise_query"] if waits.verb not in {"certify", "endorse"} else []
    out += ["close_query", "grant_waiver", "refuse_waiver"]
    return out + (["approve_revision", "refuse_revision"] if last.role == by.role.value else [])


def blocking(by: Actor, pk: int) -> list[int]:
    """The findings of a filing that block, in the order of its rows."""
    row = record(by, pk)
    found = Finding.objects.filter(filing=row, severity=Severity.BLOCKS.value).order_by("field", "rule")
    return list(found.values_list("pk", flat=True))


def open_asks(by: Actor, pk: int) -> list[int]:
    """The findings of a filing that still ask for an explanation."""
    row = record(by, pk)
    return list(
        Finding.objects.filter(filing=row, severity=Severity.ASKS.value, explanation="").values_list("pk", flat=True)
    )
