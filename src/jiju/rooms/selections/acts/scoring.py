"""Acts: an expert scores an application criterion by criterion, and signs the sheet."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from jiju.core.words import word
from jiju.rooms.programmes.shapes import Criterion
from jiju.rooms.selections import checks, queries
from jiju.rooms.selections.acts.asking import own_seat
from jiju.rooms.selections.acts.panel_refusals import (
    DeclareFirst,
    NotOnThePanel,
    PointsAreUnfit,
    SheetIsSigned,
    SheetMoved,
)
from jiju.rooms.selections.models import Panel, Seat, Sheet
from jiju.rooms.selections.states import PANELS
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.ledger import canonical

MOST_WORDS = 4000


@act("selections.score", PANELS["score"])
def score(
    panel: Panel, *, by: Actor, at: datetime, code: str, points: Mapping[str, Decimal], remark: str = "", seen: int = 0
) -> Sheet:  # fmt: skip
    """Save what somebody gives an application, whole or in part, as often as wished until the sheet is signed.

    The ledger holds a salted digest, which binds the points and tells none of them before the panel is closed.

    Shape    code: as the papers carry it; points: criterion → points; seen: the version on the page, 0 for none
    Errors   NotFound, DeclareFirst, NotOnThePanel, SheetIsSigned, SheetMoved, PointsAreUnfit
    """
    seat = cleared(panel, by)
    sheet = _sheet(panel, seat, code)
    if sheet.state == "signed":
        raise SheetIsSigned(
            word("The sheet of {code} is signed.", code=code), remedy=word("A signed sheet stays as it is.")
        )
    if seen != (sheet.version if sheet.pk else 0):
        raise SheetMoved(
            word("The sheet of {code} was saved elsewhere since you opened it.", code=code),
            remedy=word("Open the page again and enter the points anew."),
        )
    given = _fitting(points, {c.id: c for c in queries.review_of(panel.call).criteria})
    whole = len(given) == len(queries.review_of(panel.call).criteria)
    sheet.points, sheet.remark = canonical(given), remark.strip()[:MOST_WORDS]
    sheet.total = sum(given.values(), Decimal(0)) if whole else None
    sheet.version, sheet.saved_at = (sheet.version + 1 if sheet.pk else 1), at
    sheet.salt = secrets.token_hex(16)
    sheet.digest = checks.digest_of(queries.sheet_text(sheet))
    sheet.save()
    record(panel, expert=seat.expert.code, code=code, version=sheet.version, digest=sheet.digest)
    return sheet


def typed(text: str) -> Decimal:
    """Points as they were typed on a page. Errors: PointsAreUnfit."""
    found = checks.points_in(text)
    if found is None:
        raise PointsAreUnfit(
            word("“{text}” are no points.", text=text[:20]),
            remedy=word("Write digits with at most two decimals, such as 12.5; no signs, no letters."),
        )
    return found


def cleared(panel: Panel, by: Actor) -> Seat:
    """The seat of an expert who has declared and has no tie.

    Errors   NotFound for whoever has no seat, or a tie; DeclareFirst
    """
    seat = own_seat(panel, by)
    if seat.state == "tied":
        raise permissions.out_of_sight()
    if seat.state != "clear":
        raise DeclareFirst(
            word("Your declaration comes first."),
            why=word("Nothing of an application is shown or scored before every tie is declared."),
            remedy=word("Fill in the declaration of this review."),
        )
    return seat


def _sheet(panel: Panel, seat: Seat, code: str) -> Sheet:
    found: Sheet | None = seat.sheets.filter(code=code).first()
    if found is not None:
        return found
    application = next((a for a in queries.reviewed(panel) if a.code == code), None)
    if application is None:
        raise NotOnThePanel(
            word("This panel does not review {code}.", code=code[:12]), remedy=word("Choose one of your own list.")
        )
    return Sheet(seat=seat, application=application, code=code)


def _fitting(points: Mapping[str, Decimal], criteria: Mapping[str, Criterion]) -> dict[str, Decimal]:
    """The points with two decimals, each within its criterion and never rounded. Errors: PointsAreUnfit."""
    for name, value in points.items():
        one = criteria.get(name)
        if one is None or not checks.fits(value, one.points):
            raise PointsAreUnfit(
                word("“{criterion}” takes 0 to {most} points, with at most two decimals.",
                     criterion=one.name if one else name[:40],
                     most=format(one.points, "f") if one else "0"),
                remedy=word("Correct the points and save again."),
            )  # fmt: skip
    return {name: value.quantize(checks.CENT) for name, value in points.items()}


@act("selections.sign_sheet", PANELS["sign_sheet"])
def sign_sheet(panel: Panel, *, by: Actor, at: datetime, code: str, seen: int) -> Sheet:
    """Sign a sheet in which every criterion has its points. It never changes again.

    Errors   NotFound, DeclareFirst, NotOnThePanel, SheetIsSigned, SheetMoved, PointsAreUnfit
    """
    seat = cleared(panel, by)
    sheet = _sheet(panel, seat, code)
    if sheet.state == "signed":
        raise SheetIsSigned(
            word("The sheet of {code} is signed.", code=code), remedy=word("A signed sheet stays as it is.")
        )
    if sheet.total is None:
        raise PointsAreUnfit(
            word("Some criteria of {code} have no points yet.", code=code), remedy=word("Give them, save, then sign.")
        )
    if seen != sheet.version:
        raise SheetMoved(
            word("The sheet of {code} was saved elsewhere since you opened it.", code=code),
            remedy=word("Open the page again, look at the points, then sign."),
        )
    sheet.state, sheet.signed_at = "signed", at
    sheet.save()
    record(panel, expert=seat.expert.code, code=code, digest=sheet.digest, criteria=len(json.loads(sheet.points)))
    return sheet
