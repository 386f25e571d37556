"""Takes a file in: judges what it really is, refuses what it must not hold, and removes what it tells of its maker."""

from jiju.engines.intake.judging import take_in
from jiju.engines.intake.kinds import ENDINGS, LIMITS, MEDIA, Limits
from jiju.engines.intake.names import harmless
from jiju.engines.intake.reading import words_of
from jiju.engines.intake.shapes import Taken, Upload

__all__ = ["ENDINGS", "LIMITS", "MEDIA", "Limits", "Taken", "Upload", "harmless", "take_in", "words_of"]
