"""Say a word in the reader's language."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import get_language, gettext

from jiju.core import periods
from jiju.core.refusals import Malformed
from jiju.core.words import Word
from jiju.spine.singular import ONE

_PERIODS = re.compile(r"\d{4}[QHM]\d{1,2}(、\d{4}[QHM]\d{1,2})*")


def say(words: Word | str) -> str:
    """The sentence in the language of the current request."""
    if not isinstance(words, Word):
        return str(words)  # a template hands a translated literal over as a lazy string
    values = {k: say(v) if isinstance(v, Word) else _said(v) for k, v in words.values.items()}
    if not words.text:
        return ""  # a catalogue answers the empty text with its own header
    if values.get("n") in (1, "1") and words.text in ONE and (get_language() or "en").startswith("en"):
        return ONE[words.text].format(**values)
    return gettext(words.text).format(**values)


def _said(value: Any) -> Any:
    """A value as it is, except a period: 2024Q3 is 2024年三季度 in Chinese, and stays in English.

    Sentences are kept as data, in which a period stands as it is written.
    """
    if not isinstance(value, (str, periods.Period)) or not _PERIODS.fullmatch(str(value)):
        return value
    return "、".join(_named(one) for one in str(value).split("、"))


def _named(text: str) -> str:
    try:
        name = periods.parse(text).name
    except Malformed:
        return text
    told = gettext(name.text)
    return text if told == name.text else told.format(**name.values)
