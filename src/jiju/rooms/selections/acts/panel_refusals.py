"""The refusals of experts and panels, each a fact."""

from __future__ import annotations

from collections.abc import Sequence

from jiju.core.findings import Finding
from jiju.core.refusals import Refusal
from jiju.core.words import Word, word


class FactsDoNotFit(Refusal):
    """What was written of an expert cannot be kept in the pool."""

    code = "expert-facts-do-not-fit"


class NoExpertPost(Refusal):
    """The person holds no post as an expert and could not sign in as one."""

    code = "no-expert-post"


class KnownInThePool(Refusal):
    """The person is in the pool already."""

    code = "expert-known"


class ChangeWaits(Refusal):
    """Something written of the expert waits for a second person."""

    code = "expert-change-waits"


class NothingWaits(Refusal):
    """Nothing written of the expert waits for anybody."""

    code = "expert-nothing-waits"


class CameWithOthers(Refusal):
    """The entry came in by a workbook, which is confirmed or declined whole."""

    code = "expert-came-with-others"


class ExpertsDoNotRead(Refusal):
    """A workbook of experts has cells that cannot be taken; nothing of it was stored."""

    code = "experts-unread"

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(
            word("The workbook was not taken in: {n} places cannot be read.", n=len(self.findings)),
            remedy=word("Correct the named cells and take it in again."),
        )


class PoolWaits(Refusal):
    """No pool is fixed while changes of it wait for a second person."""

    code = "pool-waits"


class PoolMoved(Refusal):
    """Somebody else was taken into the pool at the same moment."""

    code = "pool-moved"


class NoExpertsHere(Refusal):
    """The procedure of the call has no stage in which experts review."""

    code = "no-experts-stage"


class NothingToReview(Refusal):
    """No application of the call waits for experts."""

    code = "nothing-to-review"


class NameShowsThrough(Refusal):
    """What experts may read tells who applies."""

    code = "name-shows-through"

    def __init__(self, lines: list[Word]) -> None:
        self.lines = lines
        super().__init__(
            word("What experts may read tells who applies, in {n} places.", n=len(lines)),
            why=word("In a blind review nothing that experts read names the applicant."),
            remedy=word("Have the applicants correct it, or say why the draw goes on; files that tell are kept back."),
        )


class SamePersonDraws(Refusal):
    """Whoever fixed the pool does not draw."""

    code = "same-person-draws"


class SamePersonGivesUp(Refusal):
    """Whoever fixed the pool or drew does not give the panel up."""

    code = "same-person-gives-up"


class SitsOnThePanel(Refusal):
    """An expert of the panel has another part in it."""

    code = "sits-on-panel"


class HasAPart(Refusal):
    """Somebody who made the panel, or challenged the expert, is not the one who decides on it."""

    code = "part-in-panel"


class ChallengeStands(Refusal):
    """The expert is challenged already; it waits for another person."""

    code = "challenge-stands"


class NotChallenged(Refusal):
    """Nobody has challenged this expert."""

    code = "not-challenged"


class SecretDoesNotHold(Refusal):
    """The secret of the call is not the one whose digest was in force when the pool was fixed."""

    code = "seed-secret-does-not-hold"


class NotOnThePanel(Refusal):
    """The panel has no such expert."""

    code = "not-on-panel"


class DeclareFirst(Refusal):
    """Nothing is shown or scored before every application has its declaration."""

    code = "declare-first"


class DeclarationIsIncomplete(Refusal):
    """Some applications have no declaration, or a tie has no words."""

    code = "declaration-incomplete"


class TieStands(Refusal):
    """A tie was declared; it is not taken back."""

    code = "tie-stands"


class PointsAreUnfit(Refusal):
    """Points lie outside what a criterion allows, or one of them is missing."""

    code = "points-unfit"


class SheetMoved(Refusal):
    """The sheet was saved elsewhere since it was opened."""

    code = "sheet-moved"


class SheetIsSigned(Refusal):
    """A signed sheet does not change."""

    code = "sheet-signed"


class SheetsAreMissing(Refusal):
    """Some experts have not declared, or not signed every sheet."""

    code = "sheets-missing"


class PanelIsShort(Refusal):
    """Fewer experts sit than the procedure asks for."""

    code = "panel-short"


class WordsAreMissing(Refusal):
    """A reason, an evidence or a record is too short to be one."""

    code = "record-words-missing"


class WrongDay(Refusal):
    """A day that was given lies too early or too late."""

    code = "wrong-day"
