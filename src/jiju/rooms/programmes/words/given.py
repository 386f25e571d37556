"""What is wrong with reference figures."""

from __future__ import annotations

from jiju.core.words import word
from jiju.rooms.programmes.words.telling import Pair


def standard_without_values(ident: str) -> Pair:
    return (
        word("The standard “{ident}” has no value.", ident=ident),
        word("Add values with places, amount, valid_from and source."),
    )


def total_with_values(ident: str) -> Pair:
    return (
        word("The total “{ident}” is stated by the offices, period by period.", ident=ident),
        word("Leave its values out, or write nature: standard."),
    )


def place_twice(place: str, ident: str) -> Pair:
    return (
        word("The place {place} has two values of “{ident}” on the same days.", place=place, ident=ident),
        word("End the earlier one with valid_until, or leave the place out of one."),
    )
