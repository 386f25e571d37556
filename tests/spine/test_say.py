"""A word is said in the reader's language; without a translation, in English."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext_lazy

from jiju.core.words import word
from jiju.spine.say import say


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
