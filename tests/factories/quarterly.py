"""The quarterly analysis for tests: drafted by the province out of the small province's accepted figures."""

from __future__ import annotations

from jiju.rooms.oversight import acts, queries
from jiju.rooms.oversight.models import PassageText, QuarterlyAnalysis
from tests.factories import oversight as made
from tests.factories.oversight import AT, by
from tests.web import small

NEXT = "下一步，重点督促未报集聚区尽快报送，逐一分析下降原因。"


def base() -> None:
    """The small province with its figures, and second persons of the offices."""
    small.make()
    made.base()


def quarterly_analysis() -> QuarterlyAnalysis:
    """The analysis of the last quarter, drafted by the province."""
    base()
    return acts.draft_analysis(None, by=by("province"), at=AT, period=small.LIVE)


def passage_text() -> PassageText:
    """A passage that an official wrote."""
    drafted = quarterly_analysis()
    return acts.write_passage(drafted, by=by("province"), at=AT, key="ahead", text=NEXT, read=1)


def digest(analysis: QuarterlyAnalysis) -> str:
    """What stands in the text, as whoever settles it has read it."""
    return queries.digest_of(queries.newest_texts(analysis))
