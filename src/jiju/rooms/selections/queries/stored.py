"""What stored texts hold: the procedure of a call, quotas, sealed drafts and versions. For the program itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from jiju.core import periods
from jiju.core.periods import PER_YEAR, Kind, Period
from jiju.rooms.programmes.shapes import Procedure
from jiju.rooms.selections.models import Application, Call, Exhibit, Version
from jiju.rooms.selections.shapes import Content
from jiju.spine.files import attached_to
from jiju.spine.sealing import unseal_text

SEED = "seed"  # what the half of the seed is sealed for


def procedure_of(call: Call) -> Procedure:
    """The procedure of a call, in the wording in which it was opened."""
    return _procedure(call.wording)


@lru_cache(maxsize=64)
def _procedure(text: str) -> Procedure:
    return Procedure.model_validate_json(text)


def quotas_of(call: Call) -> dict[str, int]:
    """The quotas that the call itself names, by city."""
    named: dict[str, int] = json.loads(call.quotas)
    return named


def period_of(call: Call) -> Period:
    """The period by whose figures conditions are judged."""
    return periods.parse(call.period)


def last_period(kind: Kind, today: date) -> Period:
    """The last period of a kind that is over on a day."""
    part = (today.month - 1) // (12 // PER_YEAR[kind]) + 1
    return Period(today.year, part, kind).previous


def seed_of(call: Call) -> str:
    """The half of the seed that was fixed at the opening. It is told to nobody before the pool of the draw is fixed."""
    return unseal_text(call.sealed_key, call.seed_secret, SEED)


def draft_about(application: Application) -> str:
    """What the draft of an application is sealed for."""
    return f"draft:{application.pk}"


def version_about(application: int, number: int) -> str:
    """What a version of an application is sealed for: moved to another, it does not open."""
    return f"version:{application}:{number}"


def draft_of(application: Application) -> dict[str, str]:
    """The answers that are being written.

    Errors   SealIsBroken
    """
    sealed = application.draft
    if not sealed:
        return {}
    text = unseal_text(application.call.sealed_key, sealed, draft_about(application))
    answers: dict[str, str] = json.loads(text)
    return answers


def content_text(version: Version) -> str:
    """What a version says, as it was submitted. Whoever asks has made sure that the reader may.

    Errors   SealIsBroken
    """
    if not version.is_sealed:
        return version.content
    about = version_about(version.application_id, version.number)
    return unseal_text(version.application.call.sealed_key, version.content, about)


def content_of(version: Version) -> Content:
    """What a version says. Whoever asks has made sure that the reader may."""
    data = json.loads(content_text(version))
    return Content(data["answers"], tuple((m, pk, digest) for m, pk, digest in data["exhibits"]))


def exhibits_data(exhibits: Iterable[Exhibit]) -> list[list[str | int]]:
    """Exhibits as a version holds them: material, number, digest of the file as it was sent."""
    rows = list(exhibits)
    files = attached_to(Exhibit._meta.label, [str(e.pk) for e in rows])
    return [[e.material, e.pk, f.sent_sha256] for e in rows for f in files.get(str(e.pk), ())]
