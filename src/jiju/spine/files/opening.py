"""Which files a record has, and opening one: only for whom the owner's room lets see it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from django.db import models

from jiju.core.words import word
from jiju.engines.intake import MEDIA
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.files import keeping
from jiju.spine.files.refusals import FileIsBeingChecked, FileIsDamaged, FileWasRefused
from jiju.spine.files.shapes import Attached, Opened, sealed_about, shape_of
from jiju.spine.models import Attachment
from jiju.spine.sealing import SealIsBroken, unseal

MaySee = Callable[[Actor, str], bool]
_may_see: dict[str, MaySee] = {}


def let_see(rules: Mapping[str, MaySee]) -> None:
    """Set, for each kind of record, who may see its files: asked with the actor and the record's key.

    Called once, by config/wiring.py. Files of a kind that is not named are opened by nobody.
    """
    _may_see.clear()
    _may_see.update(rules)


def attached(owner: models.Model) -> tuple[Attached, ...]:
    """The files of a record, in the order in which they were attached. For whoever may see the record."""
    return attached_to(owner._meta.label, [str(owner.pk)]).get(str(owner.pk), ())


def attached_to(kind: str, idents: Collection[str]) -> dict[str, tuple[Attached, ...]]:
    """The files of many records of one kind by their keys, in one query; who has none does not appear."""
    out: dict[str, tuple[Attached, ...]] = {}
    if idents:
        for row in Attachment.objects.filter(owner_kind=kind, owner_id__in=list(idents)).order_by("owner_id", "number"):
            out[row.owner_id] = (*out.get(row.owner_id, ()), shape_of(row))
    return out


def open_attachment(by: Actor, pk: int, name: str = "") -> Opened:
    """The bytes of a file, for whom its owner's room lets see it. A name, if given, must be ours.

    Errors   NotFound when it is missing, named otherwise or not to be seen: they are not told apart;
             FileIsBeingChecked, FileWasRefused, FileIsDamaged
    """
    permissions.ask(by, "files.open_attachment")
    row = Attachment.objects.filter(pk=pk).first()
    if row is None or (name and name != row.name) or not _is_seen(by, row):
        raise permissions.out_of_sight()
    return _opened(row, row.name)


def open_as(attached: Attached, name: str) -> Opened:
    """The bytes of a file under another name than its own, for a room that has asked who may see it.

    Errors   FileIsBeingChecked, FileWasRefused, FileIsDamaged
    """
    return _opened(Attachment.objects.get(pk=attached.id), name)


def _opened(row: Attachment, name: str) -> Opened:
    _refuse_uncleared(row)
    content = plain_bytes(row)
    if content is None:
        raise FileIsDamaged(
            word("This file is not the one that was attached, and is not given out."),
            remedy=word("Tell the administrator: “jiju doctor” names it, and the copy of the folder of files has it."),
        )
    return Opened(name, row.kind, MEDIA[row.kind], content)


def plain_bytes(row: Attachment) -> bytes | None:
    """The bytes as they came in, cleaned. Missing: None when they are gone, changed, or do not open."""
    content = keeping.read(row.sha256)
    if content is None or not row.sealed_key:
        return content
    try:
        return unseal(row.sealed_key, content, sealed_about(row.owner_kind, row.owner_id))
    except SealIsBroken:
        return None


def _is_seen(by: Actor, row: Attachment) -> bool:
    rule = _may_see.get(row.owner_kind)
    return rule is not None and rule(by, row.owner_id)


def _refuse_uncleared(row: Attachment) -> None:
    if row.state == "quarantined":
        raise FileIsBeingChecked(
            word("The scanner has not yet answered for this file."), remedy=word("Open it again in some minutes.")
        )
    if row.state == "refused":
        raise FileWasRefused(
            word("The scanner found something in this file, so it is not given out."),
            remedy=word("Ask the sender for another file."),
        )
