"""Words, findings, refusals and the four kinds of nothing: values that cross every floor unchanged."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiju.core.findings import Finding, Severity
from jiju.core.nothing import Nothing, Value, from_data, is_number, to_data
from jiju.core.refusals import Malformed, NotFound, NotNow, NotYours, Refusal
from jiju.core.words import Word, word

values: st.SearchStrategy[Value] = st.sampled_from(list(Nothing)) | st.decimals(allow_nan=False, allow_infinity=False)


def test_a_word_is_filled_when_it_is_read() -> None:
    assert str(word("{n} of {all}", n=3, all=word("{m} zones", m=9))) == "3 of 9 zones"


def test_a_word_survives_storage() -> None:
    said = word("{a} over {b}", a=word("the {what}", what="sum"), b=Decimal("1.50"))
    assert str(Word.from_data(said.to_data())) == str(said) == "the sum over 1.50"


def test_words_can_stand_in_sets() -> None:
    assert len({word("{n}", n=1), word("{n}", n=1), word("other")}) == 2


@given(values)
def test_a_value_survives_storage(value: Value) -> None:
    assert from_data(to_data(value)) == value


@pytest.mark.parametrize("kind", list(Nothing))
def test_nothing_is_not_zero(kind: Nothing) -> None:
    assert not is_number(kind)
    assert is_number(Decimal(0))
    assert to_data(kind) != to_data(Decimal(0))
    assert {to_data(k)["nothing"] for k in Nothing if isinstance(to_data(k), dict)} == {"blank", "na", "withheld"}  # type: ignore[index]  # dict, as just asked


def test_a_refusal_says_what_why_and_what_next() -> None:
    refusal = Refusal(word("Not now."), why=word("It is closed."), remedy=word("Come on {day}.", day="1 April"))
    assert str(refusal) == "Not now. It is closed. Come on 1 April."
    assert [str(w) for w in Refusal(word("No.")).words] == ["No."]


def test_each_family_of_refusals_has_its_own_code() -> None:
    kinds = (Refusal, NotYours, NotNow, NotFound)
    assert len({k.code for k in kinds}) == len(kinds)


def test_a_fault_of_the_plan_says_where() -> None:
    fault = Malformed("targets.yaml: targets[2]", word("No revenue."), word("Write it."))
    assert str(fault) == "targets.yaml: targets[2]: No revenue. Write it."


def test_severities_are_three() -> None:
    finding = Finding("R1", Severity.ASKS, "04", word("a"), word("b"), word("c"))
    assert [s.value for s in Severity] == ["blocks", "asks", "notes"]
    assert (finding.sheet, finding.cell) == ("", "")
