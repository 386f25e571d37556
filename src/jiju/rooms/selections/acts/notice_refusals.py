"""What may stand in the way of decisions, notices, objections and titles, each a fact."""

from __future__ import annotations

from jiju.core.refusals import Refusal


class NotInTheCall(Refusal):
    """The unit has no application at this stage of the call."""

    code = "not-in-call"


class NothingIsChosen(Refusal):
    """A decision, a notice or a batch without any name."""

    code = "nothing-chosen"


class MoreThanAllowed(Refusal):
    """More were chosen than the procedure allows."""

    code = "more-than-allowed"


class OrderWithoutReason(Refusal):
    """The order of the experts' scores is departed from, and nothing says why."""

    code = "order-without-reason"


class DecidedElsewhere(Refusal):
    """The decision was taken in the case of a removal, and is not taken back here."""

    code = "decided-elsewhere"


class NameIsNeeded(Refusal):
    """The procedure takes no objection without a name."""

    code = "name-needed"


class EvidenceIsMissing(Refusal):
    """An objection without a name needs something that proves it."""

    code = "evidence-missing"


class TextIsTooLong(Refusal):
    """What the public sends is longer than anybody asks for."""

    code = "text-too-long"


class TellsWhoObjected(Refusal):
    """A ruling that the zone will read says who objected."""

    code = "tells-who-objected"


class ObjectionsStandOpen(Refusal):
    """Objections wait for a ruling."""

    code = "objections-open"


class BatchIsTaken(Refusal):
    """Another call has published titles of this library under the same batch."""

    code = "batch-taken"


class HoldsItAlready(Refusal):
    """The zone stands in the library, or in one beyond it."""

    code = "holds-already"


class NotInTheLibrary(Refusal):
    """The zone does not stand in a library from which the procedure takes."""

    code = "not-in-library"


class BanStillRuns(Refusal):
    """The zone lost a title and may not come back yet."""

    code = "ban-runs"


class ProcedureIsNeeded(Refusal):
    """The plan has a procedure for leaving this library; a title does not end beside it."""

    code = "procedure-needed"


class NoCheckSaysSo(Refusal):
    """No yearly check of this title says that it should end."""

    code = "no-check-says-so"


class LinesAreMissing(Refusal):
    """A yearly check leaves lines unanswered, or says nothing of one that does not hold."""

    code = "lines-missing"


class TitleIsOver(Refusal):
    """The title does not hold on that day."""

    code = "title-over"


class AmountDoesNotFit(Refusal):
    """An amount of support is no amount of money."""

    code = "support-does-not-fit"
