"""Clean filings in one go: those without a finding or an open query pass together, by one act with one entry."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from jiju.core.words import word
from jiju.rooms.filings import queries
from jiju.rooms.filings.acts.refusals import NothingChanges
from jiju.rooms.filings.models import Filing
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record

BATCH = 500


@act("filings.pass_clean")
def pass_clean(chosen: Sequence[int], *, by: Actor, at: datetime) -> int:
    """Pass on, or accept, each of the chosen filings that is clean and lies with this reviewer; the rest stay.

    Shape    chosen: filings by number; what lies elsewhere, has findings, or was signed by this person stays as it is
    Errors   NothingChanges when none of them may pass
    """
    _lock(chosen)
    clean = queries.clean_waiting(by, chosen)
    if not clean:
        raise NothingChanges(
            word("None of the chosen filings is clean and lies with you."),
            remedy=word("Open them one by one; their findings say what is to be looked at."),
        )
    seal = hashlib.sha256()
    for row, _ in clean:
        seal.update(f"{row.form_code} {row.period} {row.unit_code} {row.version} {row.cells}\n".encode())
    batch = hashlib.sha256(f"{by.person} {at} {seal.hexdigest()}".encode()).hexdigest()[:32]
    targets = sorted({target for _, target in clean})
    for target in targets:
        accepted = {"accepted_at": at} if target == "accepted" else {}
        for some in _batches([row.pk for row, to in clean if to == target]):
            Filing.objects.filter(pk__in=some).update(state=target, batch=batch, **accepted)
    record(None, batch=batch, count=len(clean), digest=seal.hexdigest(), to=targets)
    return len(clean)


def _lock(chosen: Sequence[int]) -> None:
    """Hold the chosen rows, in the order of their numbers, so that nobody moves one while it is judged."""
    for some in _batches(sorted(chosen)):
        list(Filing.objects.select_for_update().filter(pk__in=some).order_by("pk").values_list("pk"))


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[n : n + BATCH] for n in range(0, len(numbers), BATCH))
