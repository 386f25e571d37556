"""Ties in words: what an expert may declare of an organisation."""

from __future__ import annotations

from jiju.core.words import Word, word

NAMES: dict[str, Word] = {
    "none": word("no tie"),
    "kinship": word("kinship"),
    "teacher": word("teacher or student"),
    "colleague": word("colleague, now or before"),
    "cooperation": word("cooperation, consulting, commissions"),
    "interest": word("economic interest"),
    "other": word("another tie"),
}
