"""The bytes on the disk: each under its own digest, written once, on the disk before anybody is told so."""

from __future__ import annotations

import errno
import hashlib
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from jiju.core.words import word
from jiju.spine.files.refusals import NoRoomForFiles

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def digest_of(data: bytes) -> str:
    """The digest by which bytes are named."""
    return hashlib.sha256(data).hexdigest()


def place_of(sha256: str) -> Path:
    """Where the bytes of a digest lie."""
    return Path(settings.JIJU_FILES) / sha256[:2] / sha256


def keep(data: bytes) -> str:
    """Write the bytes, unless they are there and sound, and say their digest once the disk has confirmed them.

    Errors   NoRoomForFiles when the disk is full: nothing is left behind
    """
    sha256 = digest_of(data)
    if is_sound(sha256):
        return sha256
    place = place_of(sha256)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_name(f".{uuid.uuid4().hex}")
    try:
        _write(draft, data)
        draft.replace(place)
    except OSError as error:
        draft.unlink(missing_ok=True)
        if error.errno in FULL:
            raise _no_room() from error
        raise
    for folder in (place.parent, place.parent.parent):
        _confirm(folder)
    return sha256


def is_sound(sha256: str) -> bool:
    """Whether the bytes of a digest are there and are those."""
    try:
        with place_of(sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except FileNotFoundError:
        return False


def read(sha256: str) -> bytes | None:
    """The bytes of a digest, or nothing when they are gone or changed."""
    try:
        data = place_of(sha256).read_bytes()
    except FileNotFoundError:
        return None
    return data if digest_of(data) == sha256 else None


def kept() -> Iterator[str]:
    """The names of all files in the folder."""
    root = Path(settings.JIJU_FILES)
    if root.exists():
        yield from (path.name for folder in root.iterdir() if folder.is_dir() for path in folder.iterdir())


def _write(draft: Path, data: bytes) -> None:
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _confirm(folder: Path) -> None:
    """Wait until the disk has the folder's list of names as well."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _no_room() -> NoRoomForFiles:
    return NoRoomForFiles(
        word("The disk that holds the files is full."),
        remedy=word("Send it again later without files, and tell the administrator."),
    )
