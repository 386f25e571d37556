"""Refusals (to a user), Malformed (to a methodologist) and Fault (to a developer)."""

from __future__ import annotations

from jiju.core.words import Word


class Refusal(Exception):
    """A fact that stands in the way: what, why now or why you, and what would make it possible.

    Subclasses are named as facts (`NotNow`, `FindingsStandOpen`), set `code`, and live in one place each.
    """

    code = "refused"

    def __init__(self, what: Word, *, why: Word | None = None, remedy: Word | None = None) -> None:
        self.what, self.why, self.remedy = what, why, remedy
        super().__init__(" ".join(str(w) for w in self.words))

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(w for w in (self.what, self.why, self.remedy) if w is not None)


class NotYours(Refusal):
    """The person's role or scope does not reach this record or this verb."""

    code = "not-yours"


class NotNow(Refusal):
    """The record's state, or the calendar, does not allow this verb now."""

    code = "not-now"


class NotFound(Refusal):
    """There is no such record, or it lies outside the person's scope: the two are not told apart."""

    code = "not-found"


class Malformed(Exception):
    """Something that a methodologist wrote cannot be read: where, what, and how to write it.

    Shape    `where` is a file and a path inside it, such as `targets.yaml: targets[2].revenue`
    """

    def __init__(self, where: str, what: Word, remedy: Word) -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(f"{where}: {what} {remedy}")


class Fault(Exception):
    """A mistake of the program itself, to be mended by a developer."""
