"""Attaching: the files that come with an act are judged, cleaned, kept and written down, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from jiju.core.findings import Finding
from jiju.core.refusals import Fault
from jiju.core.words import Word, word
from jiju.engines.intake import Taken, Upload, harmless, take_in
from jiju.spine.actors import Actor, Place
from jiju.spine.files import keeping
from jiju.spine.files.refusals import FilesAreRefused, TooManyFiles, TooMuchForADay
from jiju.spine.files.shapes import Attached, sealed_about, shape_of
from jiju.spine.models import Attachment
from jiju.spine.sealing import seal

MEGABYTE = 1024 * 1024
MOST_OF_ONE = 10  # files of one record
MOST_A_DAY = 200 * MEGABYTE  # bytes of all files of one unit
UNITS_DAY = word("Your unit may send {most} MB of files a day, and this would be more.")
PUBLICS_DAY = word("Here {most} MB of files a day are taken without signing in, and this would be more.")
SHOWN = 60  # letters of a name in a refusal


@dataclass(frozen=True)
class Quota:
    """What is counted instead of the unit's day, for senders who have no unit. Units: bytes.

    Shape    owners: numbers of the records of the same kind whose files of today count together
    """

    owners: tuple[str, ...]
    most_a_day: int
    most_of_one: int


def attach(
    owner: models.Model, uploads: Sequence[Upload], purpose: str, *, by: Actor, at: datetime, key: str = "",
    quota: Quota | None = None,
) -> tuple[Attached, ...]:  # fmt: skip
    """Attach files to a stored record, inside the act that they come with; `told` says what its entry tells of them.

    The record's `place`, if it has one, is written down with each file. Bytes that the record has already are not
    attached a second time: what was attached is answered. With a key of `spine.sealing`, what lies on the disk is
    sealed, and opens with that key alone. The unit's day is counted, or what a quota says instead.

    Errors   FilesAreRefused, TooManyFiles, TooMuchForADay, NoRoomForFiles; Fault outside an act
    """
    if owner.pk is None:
        raise Fault(f"{owner._meta.label} is not stored yet: nothing can be attached to it")
    if not uploads:
        return ()
    taken = [_sealed(one, owner, key) for one in _taken(uploads)]
    stands = {row.sha256: row for row in _of(owner)}
    fresh = {keeping.digest_of(one.data): one for one in taken}
    fresh = {digest: one for digest, one in fresh.items() if digest not in stands}
    _refuse_too_many(len(stands) + len(fresh))
    size = sum(len(one.data) for one in fresh.values())
    if quota is None:
        _refuse_too_much(_of_sender(by), at, size, MOST_A_DAY, UNITS_DAY)
    elif fresh:
        _refuse_large(size, quota.most_of_one)
        theirs = Attachment.objects.filter(owner_kind=owner._meta.label, owner_id__in=quota.owners)
        _refuse_too_much(theirs, at, size, quota.most_a_day, PUBLICS_DAY)
    last = max((row.number for row in stands.values()), default=0)
    for number, (digest, one) in enumerate(fresh.items(), last + 1):
        stands[digest] = _kept(_written(owner, one, purpose, number, key), by, at, one.data)
    return tuple(shape_of(stands[digest]) for digest in dict.fromkeys(keeping.digest_of(one.data) for one in taken))


def _taken(uploads: Sequence[Upload]) -> list[Taken]:
    """All of them as they may be kept, or every reason why not."""
    judged = [(upload, take_in(upload)) for upload in uploads]
    faults = [(harmless(u.name)[:SHOWN], found) for u, found in judged if isinstance(found, Finding)]
    if faults:
        raise FilesAreRefused(faults)
    return [one for _, one in judged if isinstance(one, Taken)]


def _sealed(one: Taken, owner: models.Model, key: str) -> Taken:
    return replace(one, data=seal(key, one.data, sealed_about(owner._meta.label, str(owner.pk)))) if key else one


def _of(owner: models.Model) -> models.QuerySet[Attachment]:
    return Attachment.objects.filter(owner_kind=owner._meta.label, owner_id=str(owner.pk)).order_by("number")


def _refuse_too_many(count: int) -> None:
    if count > MOST_OF_ONE:
        raise TooManyFiles(
            word("There would be {n} files; at most {most} are kept.", n=count, most=MOST_OF_ONE),
            remedy=word("Put several pages into one file."),
        )


def _of_sender(by: Actor) -> models.QuerySet[Attachment]:
    """The files of a unit; of what acts by itself and has none, its own alone."""
    rows = Attachment.objects.filter(unit=by.unit)
    return rows if by.unit else rows.filter(by=by.person)


def _refuse_large(size: int, most: int) -> None:
    if size > most:
        raise TooMuchForADay(
            word("Files sent without signing in have at most {most} MB together.", most=most // MEGABYTE),
            remedy=word("Send what proves most, or make the files smaller."),
        )


def _refuse_too_much(rows: models.QuerySet[Attachment], at: datetime, size: int, most: int, says: Word) -> None:
    """Refuse what goes beyond a day, counted by the calendar of the province."""
    start = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    today = rows.filter(at__gte=start, at__lt=start + timedelta(days=1))
    stands = today.aggregate(all=models.Sum("size"))["all"] or 0
    if stands + size > most:
        raise TooMuchForADay(
            Word(says.text, {"most": most // MEGABYTE}),
            remedy=word("Send the rest tomorrow, or make the files smaller."),
        )


def _written(owner: models.Model, one: Taken, purpose: str, number: int, key: str) -> Attachment:
    place = getattr(owner, "place", None) or Place()
    return Attachment(
        owner_kind=owner._meta.label, owner_id=str(owner.pk), number=number, purpose=purpose,
        name=f"{owner._meta.model_name}-{owner.pk}-{number}.{one.kind}", original_name=one.name, kind=one.kind,
        size=len(one.data), sent_sha256=keeping.digest_of(one.sent), is_cleaned=one.is_cleaned,
        city=place.city, county=place.county, zone_code=place.zone, zone_type=place.zone_type,
        enterprise_code=place.enterprise, sealed_key=key,
    )  # fmt: skip


def _kept(made: Attachment, by: Actor, at: datetime, data: bytes) -> Attachment:
    """Written down once the bytes are on the disk; where there is a scanner, it waits for the answer."""
    made.sha256, made.unit, made.by, made.at = keeping.keep(data), by.unit, by.person, at
    made.state = "quarantined" if settings.JIJU_SCANNER else "cleared"
    made.save()
    return made
