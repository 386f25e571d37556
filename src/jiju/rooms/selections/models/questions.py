"""Record of a title that rests on figures which were found false: what no longer holds, and how it ended."""

from __future__ import annotations

from django.db import models

from jiju.rooms.selections.models.titles import Title
from jiju.spine.records import Placed


class TitleQuestion(Placed):
    """称号存疑: a title won by a call whose eligibility rested on figures later found false.

    It ends by keeping the title, or with the title itself, which falls by the procedure of removals alone.
    """

    title = models.ForeignKey(Title, on_delete=models.PROTECT, related_name="questions")
    falsehood = models.PositiveBigIntegerField()  # the finding of the evaluations
    period = models.CharField(max_length=10)  # whose figures were found false
    state = models.CharField(max_length=12, default="proposed")
    lines = models.TextField()  # canonical JSON: each rule that rested on the figures, as judged then and as it is now
    proposed_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80, blank=True, default="")
    opened_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="")
    ended_by = models.CharField(max_length=80, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("-proposed_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("title", "falsehood"), name="title_question_once"),)

    def __str__(self) -> str:
        return f"{self.title_id} {self.period}: {self.state}"
