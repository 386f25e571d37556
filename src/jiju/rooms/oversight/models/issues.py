"""Records of the topics: the issues raised about them, their steps, and what zones were asked for."""

from __future__ import annotations

from django.db import models

from jiju.spine.records import Guarded, Placed


class Issue(Guarded):
    """问题: what stands in the way of a zone in one topic, as it was raised; whoever answers for it, and until when.

    It lies where the zone lay on that day, and is no placed record: whoever answers for it may sit elsewhere.
    """

    city = models.CharField(max_length=12, blank=True, default="", db_index=True)
    county = models.CharField(max_length=12, blank=True, default="", db_index=True)
    zone_code = models.CharField(max_length=20, db_index=True)
    zone_type = models.CharField(max_length=20, blank=True, default="")

    topic = models.CharField(max_length=40)
    topic_name = models.CharField(max_length=120)
    zone_name = models.CharField(max_length=120)
    what = models.TextField()
    state = models.CharField(max_length=12, default="raised", db_index=True)
    source_filing = models.PositiveBigIntegerField(null=True)  # the form that named it, else an office or the zone did
    source_row = models.CharField(max_length=8, blank=True, default="")
    period = models.CharField(max_length=10, blank=True, default="")
    raised_by = models.CharField(max_length=80)
    raised_unit = models.CharField(max_length=40)
    raised_unit_name = models.CharField(max_length=120)
    raised_at = models.DateTimeField()
    owner_unit = models.CharField(max_length=40, blank=True, default="", db_index=True)
    owner_unit_name = models.CharField(max_length=120, blank=True, default="")
    owner = models.CharField(max_length=80, blank=True, default="")
    due = models.DateField(null=True)
    closed_by = models.CharField(max_length=80, blank=True, default="")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-raised_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("source_filing", "source_row"), name="issue_once_a_cell"),)

    def __str__(self) -> str:
        return f"{self.topic} {self.zone_code}: {self.state}"


class IssueStep(Guarded):
    """One step of an issue: owned, answered, closed, reopened; kept for good."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=16)
    text = models.TextField()
    by = models.CharField(max_length=80)
    unit = models.CharField(max_length=40)
    unit_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    owner_unit_name = models.CharField(max_length=120, blank=True, default="")
    owner = models.CharField(max_length=80, blank=True, default="")
    due = models.DateField(null=True)

    class Meta:
        ordering = ("issue_id", "pk")

    def __str__(self) -> str:
        return f"{self.issue_id} {self.kind}"


class TopicAsk(Placed):
    """That a zone and its county were asked about topics that say nothing for a period: once a zone and period."""

    period = models.CharField(max_length=10)
    zone_name = models.CharField(max_length=120)
    topics = models.TextField()  # canonical JSON: the names of the topics that said nothing then
    at = models.DateTimeField()

    class Meta:
        ordering = ("period", "zone_code")
        constraints = (models.UniqueConstraint(fields=("period", "zone_code"), name="asked_of_topics_once"),)

    def __str__(self) -> str:
        return f"{self.period} {self.zone_code}"
