"""Proof files of an application: kept one by one under their material, sealed while the call is, left out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from jiju.core.words import word
from jiju.rooms.selections import queries
from jiju.rooms.selections.acts.refusals import NothingIsAsked
from jiju.rooms.selections.models import Application, Exhibit
from jiju.spine.actors import Actor
from jiju.spine.files import MOST_OF_ONE, TooManyFiles, Upload, attach, told


def keep(
    application: Application, uploads: Mapping[str, Sequence[Upload]], *, by: Actor, at: datetime
) -> list[dict[str, Any]]:
    """Keep files under the materials that they prove, and say what the ledger tells of them.

    Errors   NothingIsAsked, TooManyFiles; FilesAreNotKept
    """
    asked = {m.id: m for m in queries.procedure_of(application.call).materials}
    out: list[dict[str, Any]] = []
    for ident, sent in uploads.items():
        if ident not in asked:
            raise NothingIsAsked(
                word("The list of materials has no line “{id}”.", id=ident[:40]),
                remedy=word("Send each file under one of its lines."),
            )
        _refuse_too_many(application, ident, len(sent))
        out += [one for upload in sent for one in _kept(application, asked[ident].blind, ident, upload, by, at)]
    return out


def _kept(  # what a file is, and with what it came
    application: Application, blind: Any, material: str, upload: Upload, by: Actor, at: datetime
) -> list[dict[str, str | int]]:
    made = Exhibit(
        application=application, material=material, is_blind=bool(blind), city=application.city,
        county=application.county, zone_code=application.zone_code, zone_type=application.zone_type,
    )  # fmt: skip
    made.save()
    key = application.call.sealed_key if application.call.state == "open" else ""
    return told(attach(made, [upload], material, by=by, at=at, key=key))


def _refuse_too_many(application: Application, material: str, more: int) -> None:
    held = application.exhibits.filter(material=material, is_dropped=False).count()
    if held + more > MOST_OF_ONE:
        raise TooManyFiles(
            word("There would be {n} files; at most {most} are kept.", n=held + more, most=MOST_OF_ONE),
            remedy=word("Put several pages into one file."),
        )


def drop(application: Application, chosen: Sequence[int]) -> list[int]:
    """Leave files out of what is being written. Versions that hold them keep them.

    Errors   NothingIsAsked for one that is not there
    """
    rows = list(application.exhibits.filter(pk__in=list(chosen), is_dropped=False).order_by("pk"))
    if len(rows) != len(set(chosen)):
        raise NothingIsAsked(word("One of these files is not there."), remedy=word("Open the application again."))
    for row in rows:
        row.is_dropped = True
        row.save()
    return [row.pk for row in rows]
