"""季度运行分析: drafted from the figures, written on by officials, settled by a second person."""

from __future__ import annotations

from datetime import datetime

from jiju.core import workdays
from jiju.core.periods import Period
from jiju.core.refusals import NotFound
from jiju.core.words import word
from jiju.rooms.figures import queries as figures
from jiju.rooms.oversight import checks, queries
from jiju.rooms.oversight.acts.refusals import (
    AnalysisIsThere,
    NothingIsAnother,
    NothingToTell,
    NumbersAreNotComputed,
    TextHasMoved,
    TextIsTooLong,
    WroteIt,
)
from jiju.rooms.oversight.acts.requiring import written
from jiju.rooms.oversight.models import PassageText, QuarterlyAnalysis
from jiju.rooms.oversight.shapes import Passage
from jiju.rooms.oversight.states import ANALYSES
from jiju.rooms.programmes import queries as programmes
from jiju.spine import permissions
from jiju.spine.actors import Actor
from jiju.spine.acts import act, record
from jiju.spine.turns import alone

LONGEST = 20_000  # characters of a passage


@act("oversight.draft_analysis")
def draft_analysis(analysis: None, *, by: Actor, at: datetime, period: Period) -> QuarterlyAnalysis:
    """Draft the analysis of a quarter for the own unit's area from the figures as they stand.

    Errors   NothingToTell for a quarter that has not ended, or without any figure; AnalysisIsThere
    """
    alone("draft_analysis", by.unit, period)
    on = workdays.day_of(at)
    if period.kind != "quarter" or period.last_day >= on:
        raise NothingToTell(
            word("{period} is no quarter that has ended.", period=period.name),
            remedy=word("Choose one that has ended."),
        )
    if QuarterlyAnalysis.objects.filter(period=str(period), unit=by.unit).exists():
        raise AnalysisIsThere(
            word("{unit} has an analysis of {period}.", unit=by.unit_name, period=period.name),
            remedy=word("Open it from the list; it can be brought up to date there."),
        )
    if not queries.coverage(by, programmes.plan(), period)[0]:
        raise NothingToTell(
            word("No figure of {period} has been accepted.", period=period.name),
            remedy=word("Wait until the first reports of the quarter are accepted."),
        )
    passages = queries.computed(by, period, on=on)
    made = QuarterlyAnalysis(
        period=str(period), unit=by.unit, unit_name=by.unit_name, vintage=figures.vintage(),
        facts=queries.facts_of(passages), drafted_by=by.person, drafted_at=at,
    )  # fmt: skip
    made.save()
    texts = _write(made, passages, by, at)
    record(made, period=str(period), vintage=made.vintage, texts=texts)
    return made


def _write(analysis: QuarterlyAnalysis, passages: tuple[Passage, ...], by: Actor, at: datetime) -> dict[str, str]:
    """The computed text of each passage that nobody has changed."""
    newest, out = queries.newest_texts(analysis), {}
    for passage in passages:
        old, text = newest.get(passage.key), queries.text_of(passage)
        if old is None or (old.is_computed and old.text != text):
            version = 1 if old is None else old.version + 1
            PassageText(analysis=analysis, key=passage.key, version=version, text=text, is_computed=True,
                        written_by=by.person, written_at=at).save()  # fmt: skip
            out[passage.key] = text
    return out


@act("oversight.write_passage", ANALYSES["write_passage"])
def write_passage(
    analysis: QuarterlyAnalysis, *, by: Actor, at: datetime, key: str, text: str, read: int
) -> PassageText:
    """Write a passage anew; the text before it is kept.

    Shape    read: the version that the writer had before him
    Errors   NotFound for another unit's analysis or no such passage; TextHasMoved; NothingIsAnother; TextIsTooLong
    """
    own(analysis, by)
    old = queries.newest_texts(analysis).get(key)
    if old is None:
        raise NotFound(word("There is no passage “{key}”.", key=key), remedy=word("Choose one of those on the page."))
    if old.version != read:
        raise TextHasMoved(
            word("Somebody has written this passage while you did: version {now} stands, you read version {read}.",
                 now=str(old.version), read=str(read)),
            remedy=word("Read the text that stands now, and put yours into it."),
        )  # fmt: skip
    text = checks.cleaned(text)
    if text == old.text:
        raise NothingIsAnother(word("The text is the one that stands."), remedy=word("Change it, or leave it."))
    if len(text) > LONGEST:
        raise TextIsTooLong(
            word("The passage has {n} characters; {most} at most.", n=len(text), most=LONGEST),
            remedy=word("Make it shorter."),
        )
    made = PassageText(
        analysis=analysis, key=key, version=read + 1, text=text, is_computed=False, written_by=by.person, written_at=at
    )
    made.save()
    record(analysis, key=key, version=made.version, text=text)
    return made


@act("oversight.refresh_analysis", ANALYSES["refresh_analysis"])
def refresh_analysis(analysis: QuarterlyAnalysis, *, by: Actor, at: datetime) -> QuarterlyAnalysis:
    """Take the numbers anew. Passages that nobody changed are written anew; in the others, what moved is marked.

    Errors   NotFound for another unit's analysis; NothingIsAnother when every number is as it was
    """
    own(analysis, by)
    passages = queries.computed(by, queries.period_of(analysis), on=workdays.day_of(at))
    facts = queries.facts_of(passages)
    if facts == analysis.facts:
        raise NothingIsAnother(
            word("Every number is as it was taken."), remedy=word("There is nothing to bring up to date.")
        )
    before, analysis.facts, analysis.vintage = analysis.vintage, facts, figures.vintage()
    analysis.save()
    texts = _write(analysis, passages, by, at)
    record(analysis, before=before, vintage=analysis.vintage, texts=texts)
    return analysis


@act("oversight.settle_analysis", ANALYSES["settle_analysis"])
def settle_analysis(
    analysis: QuarterlyAnalysis, *, by: Actor, at: datetime, digest: str, reason: str = ""
) -> QuarterlyAnalysis:
    """Settle the text, by a person who wrote none of it.

    Errors   NotFound; WroteIt; TextHasMoved when it is not what was read; NumbersAreNotComputed without a reason
    """
    own(analysis, by)
    texts = queries.newest_texts(analysis)
    if digest != queries.digest_of(texts):
        raise TextHasMoved(
            word("The text has changed since you opened it."), remedy=word("Read it as it stands, then settle it.")
        )
    if by.person in queries.writers_of(analysis):
        raise WroteIt(
            word("You drafted the analysis, or wrote one of its passages."),
            remedy=word("Another person of your unit reads and settles it."),
        )
    strays = queries.stray_numbers(analysis)
    if strays and not reason.strip():
        raise NumbersAreNotComputed(strays)
    analysis.state, analysis.settled_by, analysis.settled_at = "settled", by.person, at
    analysis.reason = written(reason) if strays else ""
    analysis.save()
    record(analysis, digest=digest, strays=strays, reason=analysis.reason)
    return analysis


@act("oversight.reopen_analysis", ANALYSES["reopen_analysis"])
def reopen_analysis(analysis: QuarterlyAnalysis, *, by: Actor, at: datetime, reason: str) -> QuarterlyAnalysis:
    """Open a settled analysis again, with the reason; the settled text stays in the ledger.

    Errors   NotFound; WordsAreMissing
    """
    own(analysis, by)
    said, digest = written(reason), queries.digest_of(queries.newest_texts(analysis))
    analysis.state, analysis.settled_by, analysis.settled_at, analysis.reason = "drafting", "", None, ""
    analysis.save()
    record(analysis, reason=said, digest=digest)
    return analysis


def own(analysis: QuarterlyAnalysis, by: Actor) -> None:
    """Refuse an analysis of another unit, as one that is not there. Errors: NotFound."""
    if analysis.unit != by.unit:
        raise permissions.out_of_sight()
