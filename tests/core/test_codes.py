"""The unified social credit code: both check characters, and what each catches."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiju.core.codes import credit_code, credit_code_fault, is_household_business, organisation_check_digit

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # 31 characters: no I, O, S, V, Z
REAL = ["91110000600037341L", "91350100M000100Y43"]  # published codes that pass both checks
# `python-stdnum` judges the last character; the ninth of the organisation is ours, so codes are made with it.
codes = st.builds(
    credit_code,
    st.builds(
        "".join, st.tuples(st.sampled_from(["91", "92", "12", "52"]), st.text("0123456789", min_size=6, max_size=6))
    ),
    st.text(ALPHABET, min_size=8, max_size=8),
)


@pytest.mark.parametrize("code", REAL)
def test_published_codes_pass(code: str) -> None:
    assert credit_code_fault(code) is None


@pytest.mark.parametrize(("body", "digit"), [("60003734", "1"), ("M000100Y", "4"), ("00000001", "9")])
def test_the_organisations_own_check_digit(body: str, digit: str) -> None:
    assert organisation_check_digit(body) == digit


def test_ten_is_x_and_eleven_is_zero() -> None:
    digits = {organisation_check_digit(f"{n:08d}") for n in range(200)}
    assert digits == set("0123456789X")


@given(codes)
def test_a_code_that_was_made_passes(code: str) -> None:
    assert credit_code_fault(code) is None
    assert len(code) == 18


@given(codes, st.integers(0, 17), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_caught(code: str, at: int, other: str) -> None:
    if code[at] != other:
        assert credit_code_fault(code[:at] + other + code[at + 1 :]) is not None


@given(codes, st.integers(0, 17), st.integers(0, 17))
def test_every_swap_is_caught_but_that_of_first_and_last(code: str, a: int, b: int) -> None:
    """Both ends weigh 1, and 3 is a primitive root of 31: no other two places weigh the same."""
    if code[a] == code[b] or {a, b} == {0, 17}:
        return
    swapped = list(code)
    swapped[a], swapped[b] = code[b], code[a]
    assert credit_code_fault("".join(swapped)) is not None


def test_all_thirty_one_last_characters_occur() -> None:
    last = {credit_code("91220101", f"{n:08d}")[17] for n in range(3000)}
    assert last == set(ALPHABET)


FAULTS = [
    ("", "0 characters"),
    ("91110000600037341", "17 characters"),
    ("91110000600037341LL", "19 characters"),
    ("91110000600037341K", "last check character"),
    ("9111000O600037341L", "“O”"),
    ("912201010000000137", "Characters 9 to 17"),
    ("９１110000600037341L", "“９”"),
    ("91110000600037341l", "“l”"),
    ("9111000060003734 L", "“ ”"),
]


@pytest.mark.parametrize(("code", "reason"), FAULTS)
def test_a_fault_says_the_code_and_the_reason(code: str, reason: str) -> None:
    fault = credit_code_fault(code)
    assert fault is not None
    assert reason in str(fault)


def test_a_household_business_opens_with_92() -> None:
    assert is_household_business("92220101MA0000000X")
    assert not is_household_business("91220101MA0000000X")
