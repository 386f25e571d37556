"""What does not fit together in the rules of awards."""

from __future__ import annotations

from jiju.core.words import word
from jiju.rooms.programmes.words.telling import Pair

CLAUSE = word("clause")


def paid_without_cap(award: str) -> Pair:
    return (
        word("The award {award} says what it needs, and has no cap.", award=award),
        word("Write the cap of the plan in cap_wan; or take “needs” away, so that it is a register alone."),
    )


def once_a_round_without_round(award: str) -> Pair:
    return (
        word("The award {award} is given once a round, and does not follow from a round.", award=award),
        word("Write needs: {{kind: round}}, or once: zone."),
    )


def bound_without_round(award: str) -> Pair:
    return (
        word("The award {award} needs a grade or a place, and does not follow from a round.", award=award),
        word("Write needs: {{kind: round, …}}, or take the grade and the place away."),
    )


def line_beyond_the_rule(award: str) -> Pair:
    return (
        word("The scheme proposes the award {award} beyond the grade or the places that its rule allows.", award=award),
        word("Write a grade no lower, and no more places, than “needs” of the award says."),
    )
