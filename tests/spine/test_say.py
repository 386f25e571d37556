"""A word is said in the reader's language; without a translation, in English."""

from __future__ import annotations

from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext_lazy

from jiju.core.words import word
from jiju.spine.say import say
from jiju.spine.singular import ONE

SOURCE = Path(__file__).resolve().parents[2] / "src" / "jiju"


def test_a_word_within_a_word_is_said_too() -> None:
    with translation.override("en"):
        assert say(word("{a} and {b}", a=word("{n} zones", n=3), b="x")) == "3 zones and x"


def test_a_sentence_that_stands_already_is_left_as_it_is() -> None:
    assert say("已读 {n}") == "已读 {n}"


def test_nothing_is_said_as_nothing() -> None:
    """A catalogue answers the empty text with its own header."""
    with translation.override("zh-hans"):
        assert say(word("")) == ""


def test_a_sentence_that_a_template_hands_over_is_said_when_it_is_shown() -> None:
    told = gettext_lazy("Reminder notice")
    with translation.override("zh-hans"):
        assert say(told) == "催报通知书"  # type: ignore[arg-type]  # templates hand such sentences over


def test_one_thing_is_said_in_the_singular_in_english_and_as_ever_in_chinese() -> None:
    left, kept = word("{n} days left", n=1), word("{n} days left", n="1")
    with translation.override("en"):
        assert say(left) == say(kept) == "one day left"
        assert say(word("{n} days left", n=2)) == "2 days left"
    with translation.override("zh-hans"):
        assert say(left) == "还有 1 天"


def test_every_singular_belongs_to_a_sentence_that_is_said_somewhere() -> None:
    text = "".join(p.read_text() for p in SOURCE.rglob("*.py") if p.name != "singular.py")
    assert [plural for plural in ONE if f'"{plural}"' not in text] == []
    assert [one for plural, one in ONE.items() if one == plural or "{n}" in one] == []
