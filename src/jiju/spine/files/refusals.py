"""What may stand in the way of a file."""

from __future__ import annotations

from jiju.core.findings import Finding
from jiju.core.refusals import NotNow, Refusal
from jiju.core.words import Word, word


class FilesAreNotKept(Refusal):
    """Files that came with an act cannot be kept, so nothing of the act was done."""

    code = "files-not-kept"

    @property
    def lines(self) -> list[Word]:
        """What stands in the way, a sentence a line."""
        return [self.what]


class FilesAreRefused(FilesAreNotKept):
    """Some of the files that were sent are not of a kind that can be kept and shown to others."""

    code = "files-refused"

    def __init__(self, findings: list[tuple[str, Finding]]) -> None:
        self.findings = [found for _, found in findings]
        self._lines = [word("“{name}”: {says}", name=name, says=found.says) for name, found in findings]
        remedies = list(dict.fromkeys(found.remedy for _, found in findings))
        super().__init__(_run_on(self._lines), remedy=_run_on(remedies))

    @property
    def lines(self) -> list[Word]:
        return self._lines


class TooManyFiles(FilesAreNotKept):
    """A record has as many files as it may have."""

    code = "files-too-many"


class TooMuchForADay(FilesAreNotKept):
    """A unit has sent as much in files as it may send in a day."""

    code = "files-too-much"


class NoRoomForFiles(FilesAreNotKept):
    """The disk that holds the files is full."""

    code = "files-no-room"


class FileIsBeingChecked(NotNow):
    """The scanner has not yet answered."""

    code = "file-being-checked"


class FileWasRefused(Refusal):
    """The scanner found something in the file; it is not given out."""

    code = "file-refused"


class FileIsDamaged(Refusal):
    """The file on the disk is not the one that was attached, or is gone."""

    code = "file-damaged"


def _run_on(words: list[Word]) -> Word:
    out = words[0]
    for one in words[1:]:
        out = word("{first} {rest}", first=out, rest=one)
    return out
