"""What stands in the way of a draw: what a person may bring about. What only a caller can write is Malformed."""

from __future__ import annotations

from collections.abc import Mapping

from jiju.core.refusals import Refusal
from jiju.core.words import Word, word

TOOK: dict[str, Word] = {
    "own-application": word("own application: {n}"),
    "legal-person": word("legal representative: {n}"),
    "employer": word("employer: {n}"),
    "shareholder": word("shareholder: {n}"),
    "holding": word("share held: {n}"),
    "former-employer": word("former employer: {n}"),
    "same-zone": word("same zone: {n}"),
    "kin": word("relative: {n}"),
    "elsewhere": word("already drawn for another field: {n}"),
    "employer-cap": word("too many from one employer: {n}"),
}


class NoSeed(Refusal):
    """A draw without a seed could be repeated by nobody."""

    code = "draw-no-seed"

    def __init__(self) -> None:
        super().__init__(
            word("The draw has no seed."),
            why=word("Without it nobody could repeat the draw, or tell that it was not arranged."),
            remedy=word("Enter the seed from the source that was announced, exactly as it was published."),
        )


class CodeStandsTwice(Refusal):
    """A code stands twice: somebody would have two tickets, or two persons one."""

    code = "draw-code-stands-twice"

    def __init__(self, codes: tuple[str, ...]) -> None:
        self.codes = codes
        super().__init__(
            word("These codes stand more than once: {codes}.", codes=", ".join(codes)),
            why=word("Each may have one ticket only."),
            remedy=word("Keep one line of each code."),
        )


class NothingWanted(Refusal):
    """Less than one is asked for."""

    code = "draw-nothing-wanted"

    def __init__(self, of: Word | str, wanted: int) -> None:
        self.wanted = wanted
        super().__init__(
            word("{wanted} are asked for of {of}.", wanted=wanted, of=of),
            why=word("A draw of nobody decides nothing."),
            remedy=word("Ask for one or more, or leave the field out."),
        )


class TooFewCandidates(Refusal):
    """A field has fewer candidates than are needed; `missing` counts them, `taken` says which reason took how many.

    Shape    `listed` = `have` + the sum of `taken`; who has several reasons is counted under the first
    """

    code = "draw-too-few-candidates"

    def __init__(self, field: str, needed: int, have: int, listed: int, taken: Mapping[str, int]) -> None:
        self.field, self.needed, self.have, self.listed = field, needed, have, listed
        self.taken = {name: taken[name] for name in TOOK if taken.get(name)}
        self.missing = needed - have
        super().__init__(
            word(
                "{field} needs {needed} and has {have}: {missing} are missing.",
                field=field,
                needed=needed,
                have=have,
                missing=self.missing,
            ),
            why=_took(listed, self.taken),
            remedy=word(
                "Add candidates of this field, write it before the others, or ask for fewer; then draw by a new seed."
            ),
        )


def _took(listed: int, taken: Mapping[str, int]) -> Word:
    if not taken:
        return word("{listed} are listed in the field; nobody was left out.", listed=listed)
    first, *rest = (Word(TOOK[name].text, {"n": n}) for name, n in taken.items())
    for more in rest:
        first = word("{first}; {rest}", first=first, rest=more)
    return word("{listed} are listed in the field; of these were left out: {taken}.", listed=listed, taken=first)


class TooFewToSample(Refusal):
    """More are to be sampled than there are."""

    code = "draw-too-few-to-sample"

    def __init__(self, wanted: int, have: int) -> None:
        self.wanted, self.have = wanted, have
        super().__init__(
            word("{wanted} are to be sampled of {have}.", wanted=wanted, have=have),
            why=word("Nothing is sampled twice."),
            remedy=word("Ask for fewer, or visit all of them without a sample."),
        )


class NotInTheDraw(Refusal):
    """Whoever is to leave was not drawn, is no reserve, or has left before."""

    code = "draw-not-in-it"

    def __init__(self, person: str) -> None:
        self.person = person
        super().__init__(
            word("{person} neither sits on the panel nor is a reserve.", person=person),
            why=word("Only who was drawn, and has not left before, can be replaced."),
            remedy=word("Look the code up in the record of the draw."),
        )


class NoReserveLeft(Refusal):
    """A place cannot be filled from the same draw, and too few would remain."""

    code = "draw-no-reserve-left"

    def __init__(self, field: str, have: int, needed: int) -> None:
        self.field, self.have, self.needed = field, have, needed
        super().__init__(
            word(
                "No reserve is left for {field}; {have} would remain, {needed} are needed.",
                field=field,
                have=have,
                needed=needed,
            ),
            why=word("Replacements come from the same draw only, in its order."),
            remedy=word("Add candidates, announce a new seed, and draw anew."),
        )


class AnotherAlgorithm(Refusal):
    """A record was drawn by another algorithm than this version repeats."""

    code = "draw-another-algorithm"

    def __init__(self, drawn_by: str, known: str) -> None:
        super().__init__(
            word(
                "The record was drawn by “{drawn_by}”; this version repeats “{known}”.", drawn_by=drawn_by, known=known
            ),
            why=word("Another algorithm gives other tickets, which would prove nothing."),
            remedy=word("Repeat it with the version of the program that drew it."),
        )
