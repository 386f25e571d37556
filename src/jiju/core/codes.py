"""Official codes: the unified social credit code and its two check digits."""

from __future__ import annotations

from stdnum.cn import uscc as _uscc
from stdnum.exceptions import ValidationError

from jiju.core.words import Word, word

ALPHABET = frozenset("0123456789ABCDEFGHJKLMNPQRTUWXY")  # GB 32100: no I, O, S, V, Z
ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def organisation_check_digit(body: str) -> str:
    """The ninth character of an organisation code, from its first eight.

    Source   GB 11714-1997
    """
    total = sum(ORGANISATION_ALPHABET.index(c) * w for c, w in zip(body, ORGANISATION_WEIGHTS, strict=True))
    rest = 11 - total % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def credit_code(prefix: str, body: str) -> str:
    """A full credit code from its first eight characters and the eight of the organisation.

    Shape    prefix: authority, kind and six digits of place; body: eight characters
    Source   GB 32100-2015
    """
    seventeen = prefix + body + organisation_check_digit(body)
    return seventeen + _uscc.calc_check_digit(seventeen)


def credit_code_fault(code: str) -> Word | None:
    """Why this is not a unified social credit code, or nothing when it is one.

    Source   GB 32100-2015 for the last character, GB 11714-1997 for characters 9 to 17
    """
    if len(code) != 18:
        return word("The credit code has {n} characters; it must have 18.", n=len(code))
    strange = next((c for c in code if c not in ALPHABET), None)
    if strange is not None:
        # Told apart from a wrong check character, and full-width or small letters are not quietly taken for plain ones.
        return word("The credit code {code} holds “{sign}”, which no credit code uses.", code=code, sign=strange)
    try:
        _uscc.validate(code)
    except ValidationError:
        return word("The credit code {code} does not pass its last check character.", code=code)
    if organisation_check_digit(code[8:16]) != code[16]:
        return word("Characters 9 to 17 of the credit code {code} do not pass their own check.", code=code)
    return None


def is_household_business(code: str) -> bool:
    """Whether the code belongs to a 个体工商户 (it opens with 92)."""
    return code.startswith("92")
