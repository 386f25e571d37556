"""How numbers, nothing, periods and days are said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from jiju.core import periods
from jiju.core.nothing import Nothing
from jiju.spine.say import say
from jiju.web import marks, said
from jiju.web.templatetags import jiju


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (Decimal("38420.6"), 1, "38,420.6"),
        (Decimal("0"), 0, "0"),
        (Decimal("-0.6"), 1, "−0.6"),
        (Decimal("2.25"), 1, "2.3"),
        (Decimal("-2.25"), 1, "−2.3"),
        (1234567, 0, "1,234,567"),
    ],
)
def test_numbers_have_thousands_a_true_minus_and_fixed_decimals(value: Any, decimals: int, shown: str) -> None:
    assert jiju.num_filter(value, decimals) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Decimal("7"), "+7.0"), (Decimal("-0.6"), "−0.6"), (Decimal("0"), "0.0"), (Decimal("-0.04"), "0.0")],
)
def test_growth_is_signed_except_zero(value: Decimal, shown: str) -> None:
    assert jiju.signed_filter(value, 1) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Nothing.BLANK, '<span class="void">待填</span>'),
        (Nothing.NOT_APPLICABLE, '<span class="void">不适用</span>'),
        (Nothing.WITHHELD, '<span class="void held">不予公布</span>'),
        (None, '<span class="void">—</span>'),
    ],
)
def test_the_kinds_of_nothing_have_each_their_face(value: Nothing | None, shown: str) -> None:
    with translation.override("zh-hans"):
        assert jiju.num_filter(value) == shown
        assert jiju.signed_filter(value) == shown


@pytest.mark.parametrize(
    ("period", "chinese", "english"),
    [
        ("2024Q3", "2024年三季度（1—本季累计）", "third quarter of 2024 (January to the end of the quarter)"),
        ("2024", "2024年", "year 2024"),
        ("2024H1", "2024年上半年", "first half of 2024"),
        ("2024M07", "2024年7月", "month 7 of 2024"),
    ],
)
def test_periods_are_said_as_on_a_form(period: str, chinese: str, english: str) -> None:
    with translation.override("zh-hans"):
        assert jiju.period_label(period) == chinese
    with translation.override("en"):
        assert jiju.period_label(periods.parse(period)) == english


def test_days_and_deadlines_are_said() -> None:
    with translation.override("zh-hans"):
        assert jiju.day(date(2024, 10, 25)) == "10月25日"
        assert [(say(w), tone) for w, tone in map(said.days_left, (5, 3, 0, -2))] == [
            ("还有 5 天", ""), ("还有 3 天", "watch"), ("今天到期", "watch"), ("超期 2 天", "bad"),
        ]  # fmt: skip


def test_an_unknown_light_is_an_empty_circle_and_every_light_has_a_word() -> None:
    assert marks.shape("purple") == "none"
    assert [marks.shape(s) for s in ("ok", "watch", "bad", "none")] == ["ok", "watch", "bad", "none"]
    with translation.override("zh-hans"):
        assert jiju.light("bad") == '<span class="light bad">滞后</span>'


def test_a_bar_never_leaves_its_track_and_draws_no_absent_value() -> None:
    assert 'width="100.0%"' in marks.bar(Decimal(140), Decimal(50), "x")
    assert 'class="g-acc"' not in marks.bar(None, None, "x")
    assert 'class="g-ink"' not in marks.bar(Decimal(3), None, "x")
    assert "&lt;b&gt;" in marks.bar(Decimal(3), None, "<b>")


def test_the_parts_of_a_stack_stand_side_by_side() -> None:
    drawn = marks.stack([("g-acc", 2), ("g-mid", 1), ("g-track", 1)], "x")
    assert '<rect class="g-mid" x="50.0%" width="25.0%"' in drawn
    assert marks.stack([("g-acc", 0)], "x")


def test_each_form_gets_its_own_key() -> None:
    assert jiju.once_key() != jiju.once_key()


def test_a_tag_speaks_a_sentence_that_its_template_translates() -> None:
    """As a deadline's hour does in the evening, and a filing that was sent late."""
    written = '{% load jiju %}{% tag _("sent late") "bad" %}'
    with translation.override("zh-hans"):
        assert Template(written).render(Context()) == '<span class="tag bad">迟报</span>'
