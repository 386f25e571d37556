"""A zone's own list of enterprises: taken in, its columns guessed and asked about, entered when it is confirmed."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiju.core.refusals import NotFound, NotYours, Refusal
from jiju.core.words import Word, word
from jiju.engines.workbooks import (
    FIELDS,
    MOST_ROWS,
    NEEDED,
    RosterReading,
    RosterTable,
    guess,
    open_roster,
    read_roster,
)
from jiju.rooms.registry import acts, queries
from jiju.rooms.registry.shapes import EnterpriseFacts
from jiju.spine.actors import Actor
from jiju.web import clock
from jiju.web.actor import acting
from jiju.web.guards import page
from jiju.web.office.choices import day_of
from jiju.web.office.exports import Column, table_response
from jiju.web.uploads import LARGEST

HEAVIEST = 1_500_000  # characters of a list between its two steps; a form may hold two million
SHOWN, FIRST_ROWS = 300, 5
LASTS = 4 * 3600  # seconds in which a list is to be confirmed
FIELD_NAMES: dict[str, Word] = {
    "uscc": word("Credit code"), "name": word("Enterprise"), "industry": word("Industry"), "size": word("Size"),
    "since": word("Since"), "household": word("Household business"),
}  # fmt: skip
CHANGE_COLUMNS = (
    Column(word("Sheet")),
    Column(word("Cell")),
    Column(word("Field")),
    Column(word("It was"), width=36),
    Column(word("It became"), width=36),
)


class RosterIsGone(Refusal):
    """What was sent between the two steps is no list that was read here today."""

    code = "roster-gone"


class RosterIsHeavy(Refusal):
    """The list is larger than what is kept between its two steps."""

    code = "roster-heavy"


@dataclass(frozen=True)
class Kept:
    """A list between its two steps: it travels in the form, signed for the person and the zone."""

    table: RosterTable
    digest: str
    file: str

    def sealed(self, by: Actor, code: str) -> str:
        """Errors   RosterIsHeavy"""
        t = self.table
        rows = [[_plain(cell) for cell in row] for row in t.rows]
        told = [t.sheet, t.top, t.left, t.heads, rows, self.digest, self.file]
        text = signing.dumps(told, salt=_salt(by, code), compress=True)
        if len(text) > HEAVIEST:
            raise RosterIsHeavy(
                word("The list is too large to be looked at in one go."),
                remedy=word("Delete the columns that are not needed, or divide it into several workbooks."),
            )
        return text


def _salt(by: Actor, code: str) -> str:
    return f"jiju.roster:{by.person}:{code}"


def _plain(cell: Any) -> Any:
    """A cell that a form can carry: a time is written as [its text]."""
    if isinstance(cell, str | int | float):
        return cell
    return [cell.isoformat()] if isinstance(cell, date) else str(cell)


def _cell(cell: Any) -> Any:
    return datetime.fromisoformat(cell[0]) if isinstance(cell, list) else cell


def _opened(text: str, by: Actor, code: str) -> Kept:
    """Errors   RosterIsGone"""
    try:
        sheet, top, left, heads, rows, digest, file = signing.loads(text, salt=_salt(by, code), max_age=LASTS)
    except signing.BadSignature:
        raise RosterIsGone(
            word("This list was not read here, or too long ago."), remedy=word("Take the file in again.")
        ) from None
    table = RosterTable(sheet, top, left, tuple(heads), tuple(tuple(_cell(c) for c in row) for row in rows))
    return Kept(table, digest, file)


@page("registry.take_roster", "GET", "POST")
def roster(request: HttpRequest, code: str) -> HttpResponse:
    """The file in; then its columns as they are guessed, to be corrected, and everything that would be changed."""
    by = acting(request)
    zone = queries.zone(by, code, clock.today())
    if request.method == "GET":
        return _page(request, zone)
    if "kept" in request.POST:
        return _again(request, zone, by)
    sent = request.FILES.get("file")
    if sent is None or sent.size is None or sent.size > LARGEST:
        return _page(request, zone, missing=True)
    data = sent.read()
    table, fault = open_roster(data, sent.name or "")
    if table is None:
        return _page(request, zone, finding=fault)
    kept = Kept(table, hashlib.sha256(data).hexdigest(), (sent.name or "")[:60])
    remembered = queries.column_map(by, code, clock.today())
    return _looked_at(request, zone, by, kept, guess(table, remembered))


def _page(request: HttpRequest, zone: Any, **more: Any) -> HttpResponse:
    wrong = any(more.get(name) for name in ("missing", "finding", "refusal"))
    return render(request, "office/roster.html", {
        "zone": zone, "today": clock.today(), "most": MOST_ROWS,
    } | more, status=422 if wrong else 200)  # fmt: skip


def _again(request: HttpRequest, zone: Any, by: Actor) -> HttpResponse:
    """The same list under other columns; or entered, once it is confirmed."""
    kept = _opened(request.POST["kept"], by, zone.code)
    chosen = [request.POST.get(f"col{c}", "") for c in range(len(kept.table.heads))]
    fields = tuple(f if f in FIELDS and f not in chosen[:c] else "" for c, f in enumerate(chosen))
    if request.GET.get("step", "") == "changes":
        return _changes(kept, read_roster(kept.table, fields, _since(request)))
    if request.POST.get("step", "") != "take":
        return _looked_at(request, zone, by, kept, fields)
    try:
        reading = read_roster(kept.table, fields, _since(request))
        taken = acts.take_roster(
            zone.code, by=by, at=clock.now(), listed=_facts(reading, zone.code),
            heads=dict(zip(kept.table.heads, fields, strict=True)), file_digest=kept.digest,
        )  # fmt: skip
    except (NotFound, NotYours):
        raise
    except Refusal as refusal:
        return _looked_at(request, zone, by, kept, fields, refusal=refusal)
    return _page(request, zone, taken=taken, left_out=len(taken.refused) + len(reading.untaken))


def _since(request: HttpRequest) -> date:
    return day_of(request.POST.get("since", "")) or clock.today()


def _facts(reading: RosterReading, code: str) -> list[EnterpriseFacts]:
    return [
        EnterpriseFacts(
            r.facts["uscc"], r.facts["name"], r.facts["industry"], r.facts["size"], code,
            date.fromisoformat(r.facts["since"]),
        )
        for r in reading.rows
    ]  # fmt: skip


def _looked_at(
    request: HttpRequest, zone: Any, by: Actor, kept: Kept, fields: tuple[str, ...], **more: Any
) -> HttpResponse:
    """The guess with the first rows, what was tidied, what cannot be taken, and what would be entered."""
    try:
        sealed = kept.sealed(by, zone.code)
    except RosterIsHeavy as refusal:
        return _page(request, zone, refusal=refusal)
    since = _since(request)
    reading = read_roster(kept.table, fields, since)
    verdict = queries.judged(zone.code, _facts(reading, zone.code), clock.today())
    cells = {r.facts["uscc"]: r.cell for r in reading.rows}
    untaken = [(u.cell, u.name, u.reason) for u in reading.untaken]
    untaken += [(cells[r.uscc], r.name, r.reason) for r in verdict.refused]
    heads = kept.table.heads
    columns = [(c, head, fields[c]) for c, head in enumerate(heads) if head or fields[c]]
    first = kept.table.rows[:FIRST_ROWS]
    return _page(
        request, zone, kept=kept, sealed=sealed, since=since, verdict=verdict, untaken=untaken,
        columns=[(c, head, field, [text for row in first if (text := _sample(row[c]))]) for c, head, field in columns],
        absent=[FIELD_NAMES[f] for f in FIELDS if f in NEEDED and f not in fields],
        changes=[(c.cell, FIELD_NAMES[c.field], c.was, _became(c.field, c.became)) for c in reading.changes[:SHOWN]],
        change_count=len(reading.changes), export_key=uuid.uuid4().hex, names=FIELD_NAMES.items(), **more,
    )  # fmt: skip


def _sample(cell: Any) -> str:
    """A cell as the first rows show it."""
    whole = isinstance(cell, float) and cell.is_integer()
    return str(int(cell)) if whole else str(cell).removesuffix(" 00:00:00").strip()


def _became(field: str, value: str) -> Word | str:
    sizes = {"above": word("above the line"), "small": word("below the line")}
    return sizes.get(value, value) if field == "size" else value


def _changes(kept: Kept, reading: RosterReading) -> HttpResponse:
    rows = [
        (kept.table.sheet, c.cell, FIELD_NAMES[c.field], c.was, _became(c.field, c.became)) for c in reading.changes
    ]
    return table_response(word("How the cells of {file} were read", file=kept.file), CHANGE_COLUMNS, rows)
