"""Files that belong to records of any room: attached inside the owner's act, listed, opened, scanned, proved."""

from jiju.engines.intake import ENDINGS, LIMITS, Upload
from jiju.spine.files.attaching import MOST_A_DAY, MOST_OF_ONE, Quota, attach
from jiju.spine.files.opening import attached, attached_to, let_see, open_as, open_attachment
from jiju.spine.files.proving import verify
from jiju.spine.files.refusals import (
    FileIsBeingChecked,
    FileIsDamaged,
    FilesAreNotKept,
    FilesAreRefused,
    FileWasRefused,
    NoRoomForFiles,
    TooManyFiles,
    TooMuchForADay,
)
from jiju.spine.files.scanning import clear_attachment, refuse_attachment, scan
from jiju.spine.files.shapes import Attached, Opened, Standing, told
from jiju.spine.files.states import STATES

__all__ = [
    "Attached", "ENDINGS", "FileIsBeingChecked", "FileIsDamaged", "FileWasRefused", "FilesAreNotKept",
    "FilesAreRefused", "LIMITS", "MOST_A_DAY", "MOST_OF_ONE", "NoRoomForFiles", "Opened", "Quota", "STATES", "Standing",
    "TooManyFiles", "TooMuchForADay", "Upload", "attach", "attached", "attached_to", "clear_attachment", "let_see",
    "open_as", "open_attachment", "refuse_attachment", "scan", "told", "verify",
]  # fmt: skip
