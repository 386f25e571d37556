"""A word is said in the reader's language; without a translation, in English."""

from __future__ import annotations

from django.utils import translation

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
