"""Say a word in the reader's language."""

from __future__ import annotations

from django.utils.translation import get_language, gettext

from jiju.core.words import Word
from jiju.spine.singular import ONE


def say(words: Word | str) -> str:
    """The sentence in the language of the current request."""
    if not isinstance(words, Word):
        return str(words)  # a template hands a translated literal over as a lazy string
    values = {k: say(v) if isinstance(v, Word) else v for k, v in words.values.items()}
    if not words.text:
        return ""  # a catalogue answers the empty text with its own header
    if values.get("n") in (1, "1") and words.text in ONE and (get_language() or "en").startswith("en"):
        return ONE[words.text].format(**values)
    return gettext(words.text).format(**values)
