"""The scanner: a program of the installation that is asked about each file. None is bundled."""

from __future__ import annotations

import os
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path

import structlog
from django.conf import settings

from jiju.spine.actors import Actor, system
from jiju.spine.acts import act, record
from jiju.spine.files import keeping
from jiju.spine.files.opening import plain_bytes
from jiju.spine.files.states import STATES
from jiju.spine.models import Attachment

AT_ONCE, SECONDS = 20, 120
CLEAN, FOUND = 0, 1  # what a scanner answers; anything else means that it could not tell
log = structlog.get_logger()


@act("files.clear_attachment", move=STATES["clear_attachment"])
def clear_attachment(attachment: Attachment, *, by: Actor, at: datetime) -> Attachment:
    """Let a file be opened, after the scanner found nothing in it."""
    attachment.state = STATES["clear_attachment"].target
    attachment.save()
    record(attachment, sha256=attachment.sha256)
    return attachment


@act("files.refuse_attachment", move=STATES["refuse_attachment"])
def refuse_attachment(attachment: Attachment, *, by: Actor, at: datetime, said: str) -> Attachment:
    """Keep a file shut for good, after the scanner found something in it."""
    attachment.state, attachment.said = STATES["refuse_attachment"].target, said[:500]
    attachment.save()
    record(attachment, sha256=attachment.sha256, said=attachment.said)
    return attachment


def scan(*, at: datetime) -> int:
    """Ask the scanner about files that wait, the oldest first, and say how many it answered for.

    A file that the scanner cannot judge, or that is gone, goes on waiting; the log tells why.
    """
    waiting = Attachment.objects.filter(state="quarantined").order_by("at", "pk")[:AT_ONCE]
    return sum(_scan_one(row, at) for row in waiting) if settings.JIJU_SCANNER else 0


def _scan_one(row: Attachment, at: datetime) -> int:
    by = system("scanner")
    code, said = _answer(row)
    if code == CLEAN:
        clear_attachment(row, by=by, at=at)
    elif code == FOUND:
        refuse_attachment(row, by=by, at=at, said=said)
    else:
        log.warning("scanner cannot tell", attachment=row.pk, code=code, said=said)
        return 0
    return 1


def _answer(row: Attachment) -> tuple[int, str]:
    """What the scanner answers: it gets the path as its last word, and nothing of our environment but PATH."""
    if not keeping.is_sound(row.sha256):
        return -1, "the file is gone or changed"
    if row.sealed_key:
        return _of_sealed(row)
    return _asked(row, keeping.place_of(row.sha256))


def _of_sealed(row: Attachment) -> tuple[int, str]:
    """A sealed file is opened for the scanner alone, in a folder that only we can read and that is gone afterwards."""
    content = plain_bytes(row)
    if content is None:
        return -1, "the seal does not open"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / row.name
        place.write_bytes(content)
        return _asked(row, place)


def _asked(row: Attachment, place: Path) -> tuple[int, str]:
    try:
        done = subprocess.run(
            [*settings.JIJU_SCANNER, str(place)], capture_output=True, timeout=SECONDS, check=False,
            env={"PATH": os.environ.get("PATH", os.defpath)},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as fault:
        return -1, str(fault)
    return done.returncode, done.stdout.decode(errors="replace").replace(str(place), row.name).strip()
