"""Pure checks of the room."""

from jiju.rooms.selections.checks.blinding import telling_words, told_in, without
from jiju.rooms.selections.checks.conflicts import Known, Listed, applicant, candidate, known, lines
from jiju.rooms.selections.checks.merging import mean, merged, normalised, rounded, statistics
from jiju.rooms.selections.checks.seeds import digest_of, seed_of

__all__ = [
    "Known", "Listed", "applicant", "candidate", "digest_of", "known", "lines", "mean", "merged", "normalised",
    "rounded", "seed_of", "statistics", "telling_words", "told_in", "without",
]  # fmt: skip
