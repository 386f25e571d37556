"""Reads: what one expert may see: organisations before the declaration, papers and the own sheets after it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from jiju.core.refusals import NotNow
from jiju.core.words import word
from jiju.rooms.selections import checks
from jiju.rooms.selections.models import Application, Panel, Seat, Sheet
from jiju.rooms.selections.queries.applied import applied, review_of
from jiju.rooms.selections.queries.panels import reviewed
from jiju.rooms.selections.queries.papers import answers, paper, papers
from jiju.rooms.selections.queries.shown import panel_lines
from jiju.rooms.selections.queries.stored import procedure_of
from jiju.rooms.selections.shapes import Organisation, ReviewLine, SheetLine, SheetShown
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import Opened


def reviews(by: Actor) -> tuple[ReviewLine, ...]:
    """The panels on which somebody sits, those that are open first. A tie or a recusal takes a panel off the list."""
    permissions.ask(by, "selections.score")
    rows = Seat.objects.filter(person=by.person, state__in=("drawn", "clear")).exclude(panel__state="given_up")
    seats = list(rows.select_related("panel__call").order_by("-panel__drawn_at", "-pk"))
    lines = {n.id: n.due for n in panel_lines([s.panel for s in seats])}
    return tuple(sorted((_review(s, lines[s.panel_id]) for s in seats), key=lambda r: not r.is_open))


def panel_to_score(by: Actor, pk: int) -> Panel:
    """A panel on which somebody sits, to act upon. Errors: NotYours, NotFound."""
    return _seat(by, pk).panel


def _seat(by: Actor, pk: int) -> Seat:
    """The seat of somebody who has neither a tie nor been recused. Errors: NotYours, NotFound."""
    permissions.ask(by, "selections.score")
    rows = Seat.objects.filter(
        panel__in=Panel.objects.filter(pk=pk).order_by("pk"), person=by.person, state__in=("drawn", "clear")
    )
    found: Seat | None = rows.exclude(panel__state="given_up").select_related("panel__call").first()
    if found is None:
        raise permissions.out_of_sight()
    return found


def _review(seat: Seat, due: date | None) -> ReviewLine:
    panel = seat.panel
    codes = [a.code for a in reviewed(panel)]
    signed = seat.sheets.filter(state="signed", code__in=codes).count()
    return ReviewLine(
        panel.pk, panel.call.name, procedure_of(panel.call).stage(panel.stage).name, panel.state == "drawn",
        seat.state == "clear", len(codes), signed, due,
    )  # fmt: skip


def review(by: Actor, pk: int) -> ReviewLine:
    """One panel as one of its experts sees it. Errors: NotYours, NotFound."""
    seat = _seat(by, pk)
    return _review(seat, panel_lines([seat.panel])[0].due)


def organisations(by: Actor, pk: int) -> tuple[Organisation, ...]:
    """Who applies, to declare ties: by name, in an order of the reader's own, without the codes of the papers.

    Errors   NotYours, NotFound
    """
    seat = _seat(by, pk)
    newest = {d.application_id: d for d in seat.declarations.order_by("at", "pk")}
    shown = [
        Organisation(
            a.unit, a.unit_name, a.answers.get("operator", ""), checks.lines(a.answers.get("legal_person", "")),
            checks.lines(a.answers.get("shareholders", "")), newest[a.id].tie if a.id in newest else "",
            newest[a.id].words if a.id in newest else "",
        )
        for a in applied(reviewed(seat.panel))
    ]  # fmt: skip
    return tuple(sorted(shown, key=lambda o: checks.digest_of(f"{seat.order}|{o.unit}")))


def sheets(by: Actor, pk: int) -> tuple[SheetLine, ...]:
    """The own sheets, in an order of the reader's own. Errors: NotYours, NotFound; NotNow before the declaration."""
    seat = _cleared(by, pk)
    known = {s.code: s for s in seat.sheets.order_by("code")}
    return tuple(_sheet_line(code, known.get(code)) for code in _order(seat, reviewed(seat.panel)))


def _sheet_line(code: str, sheet: Sheet | None) -> SheetLine:
    return SheetLine(code, sheet.state, sheet.total) if sheet else SheetLine(code, "", None)


def _order(seat: Seat, rows: Sequence[Application]) -> list[str]:
    """Codes as the reader gets them: nobody scores in the order of anybody else."""
    return sorted((a.code for a in rows), key=lambda code: checks.digest_of(f"{seat.order}|{code}"))


def _cleared(by: Actor, pk: int) -> Seat:
    seat = _seat(by, pk)
    if seat.state != "clear":
        raise NotNow(
            word("Your declaration comes first."), remedy=word("Fill in the declaration of this review.")
        )  # fmt: skip
    return seat


def _application(seat: Seat, code: str) -> Application:
    found = next((a for a in reviewed(seat.panel) if a.code == code), None)
    if found is None:
        raise permissions.out_of_sight()
    return found


def sheet(by: Actor, pk: int, code: str, *, on: date) -> SheetShown:
    """One application with what may be read of it, and the own sheet.

    Errors   NotYours; NotFound for any other application; NotNow before the declaration
    """
    seat = _cleared(by, pk)
    application, mine = _application(seat, code), seat.sheets.filter(code=code).first()
    order = _order(seat, reviewed(seat.panel))
    left = (*order[order.index(code) + 1 :], *order[: order.index(code)])
    points = json.loads(mine.points) if mine else {}
    return SheetShown(
        seat.panel_id, code, answers(application, on), papers(application, on), review_of(seat.panel.call).criteria,
        {c: Decimal(v) for c, v in points.items()}, mine.total if mine else None, mine.remark if mine else "",
        mine.state if mine else "", mine.version if mine else 0, mine.signed_at if mine else None,
        mine.digest if mine else "", seat.panel.state == "drawn", left[0] if left else "",
    )  # fmt: skip


def sheet_paper(by: Actor, pk: int, code: str, number: int, *, on: date) -> Opened:
    """A file of an application that experts may open, under a name that tells nothing.

    Errors   NotYours; NotFound for any other file; NotNow before the declaration
    """
    return paper(_application(_cleared(by, pk), code), number, on)


def may_see_panel(by: Actor, ident: str) -> bool:
    """Whether a person may open the files of a panel: evidence of recusals, the record of its discussion."""
    return permissions.may(by, "selections.see_panels") and Panel.objects.filter(pk=int(ident)).exists()
