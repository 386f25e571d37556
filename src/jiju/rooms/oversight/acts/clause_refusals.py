"""The refusals of the clause board, each a fact."""

from __future__ import annotations

from jiju.core.refusals import NotYours, Refusal


class OwnsNothingHere(NotYours):
    """The unit does not answer for the clause."""

    code = "owns-nothing-here"


class NoProofIsWanted(Refusal):
    """The check of the clause is read from the platform's data, or judged by a person: it wants no document."""

    code = "no-proof-wanted"


class FileIsMissing(Refusal):
    """A proof came without its document."""

    code = "proof-without-file"


class DaysDoNotFit(Refusal):
    """A proof or a judgement would hold for no time, for too long, or from a day too far off."""

    code = "days-do-not-fit"


class ProofWaits(Refusal):
    """A proof of the same unit waits for the province."""

    code = "proof-waits"


class AnotherDecides(Refusal):
    """Whoever offered or judged does not decide on it."""

    code = "another-decides"


class NobodyIsAsked(Refusal):
    """The check of the clause asks no person for a judgement."""

    code = "nobody-is-asked"


class NotTheJudge(NotYours):
    """The rule names another unit to judge."""

    code = "not-the-judge"


class JudgementWaits(Refusal):
    """A judgement of the clause waits to be confirmed by another person."""

    code = "judgement-waits"


class ProversDoNotJudge(Refusal):
    """Whoever offered a proof of the clause does not judge it."""

    code = "provers-do-not-judge"


class NotGeneric(Refusal):
    """The body is a named unit already, or does not answer for the clause."""

    code = "not-generic"
