"""A word is said in the reader's language; without a translation, in English."""

from __future__ import annotations

import re
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext_lazy

import jiju
from jiju.core.periods import quarter
from jiju.core.words import Word, word
from jiju.spine.say import say
from jiju.spine.singular import ONE
from jiju.web.templatetags.jiju import counted


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


def test_a_period_has_its_name_in_chinese_and_stays_as_it_is_written_in_english() -> None:
    told = word("The last was of {period}; {absent} are absent, {other} is none.", period=quarter(2024, 3),
                absent="2024Q1、2024H2、2023M07", other="2024Q9")  # fmt: skip
    with translation.override("zh-hans"):
        assert say(told) == (
            "The last was of 2024年三季度; 2024年一季度、2024年下半年、2023年7月 are absent, 2024Q9 is none."
        )
    with translation.override("en"):
        assert say(told) == "The last was of 2024Q3; 2024Q1、2024H2、2023M07 are absent, 2024Q9 is none."


def test_a_period_in_words_that_somebody_wrote_is_left_as_they_wrote_it() -> None:
    with translation.override("zh-hans"):
        assert say(word("{text}", text="请附2024Q3工资表")) == "请附2024Q3工资表"


def test_of_one_the_singular_is_said_in_english_alone() -> None:
    told = word("{n} zones are missing", n=1)
    with translation.override("en"):
        assert say(told) == "one zone is missing"
        assert say(Word.from_data(told.to_data())) == "one zone is missing"
        assert say(word("{n} zones are missing", n=2)) == "2 zones are missing"
        assert say(word("{n} zones are missing", n=21)) == "21 zones are missing"
    with translation.override("zh-hans"):
        assert say(told) == "还差1家集聚区"


def test_what_stands_beside_its_number_agrees_with_it() -> None:
    recoveries = word("recoveries to decide")
    with translation.override("en"):
        assert [counted(recoveries, n) for n in (0, 1, 2)] == ["recoveries to decide", "recovery to decide",
                                                              "recoveries to decide"]  # fmt: skip
    with translation.override("zh-hans"):
        assert counted(recoveries, 1) == counted(recoveries, 2) == "项追缴待决定"


def test_each_singular_belongs_to_a_sentence_of_the_program_and_keeps_its_places() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in Path(jiju.__file__).parent.rglob("*.py")
                     if p.name != "singular.py")  # fmt: skip
    places = re.compile(r"\{(\w+)\}")
    for many, one in ONE.items():
        assert f'"{many}"' in source, many
        assert set(places.findall(many)) - {"n"} == set(places.findall(one)), many
