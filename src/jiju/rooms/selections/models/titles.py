"""Records of titles: who stands in which library since when, its yearly checks and support, who waits to enter."""

from __future__ import annotations

from django.db import models

from jiju.rooms.selections.models.calls import Call
from jiju.spine.records import Placed


class Title(Placed):
    """称号: a zone in a library, from one day to another, by which batch and document, and how it was lost.

    A zone that enters the next library of the pipeline keeps its row here; `until` says up to when.
    """

    unit = models.CharField(max_length=20, db_index=True)
    unit_name = models.CharField(max_length=120)
    library = models.CharField(max_length=40, db_index=True)
    call = models.ForeignKey(Call, on_delete=models.PROTECT, null=True, related_name="titles")
    batch = models.CharField(max_length=40, blank=True, default="")
    document = models.CharField(max_length=120, blank=True, default="")
    since = models.DateField()
    until = models.DateField(null=True)  # the day from which it holds no more without having been lost
    warned_days = models.PositiveSmallIntegerField(null=True)  # how many days before `until` it was last warned of
    ran_out_at = models.DateTimeField(null=True)  # when the end of its years was written down
    followed_by = models.CharField(max_length=40, blank=True, default="")  # the library that the zone went on to
    conditions = models.TextField(blank=True, default="")
    granted_by = models.CharField(max_length=80)
    granted_at = models.DateTimeField()
    plaque_on = models.DateField(null=True)
    plaque_number = models.CharField(max_length=60, blank=True, default="")
    lost_on = models.DateField(null=True)
    lost_because = models.TextField(blank=True, default="")
    lost_document = models.CharField(max_length=120, blank=True, default="")
    lost_by = models.CharField(max_length=80, blank=True, default="")
    ban_until = models.DateField(null=True)

    class Meta:
        ordering = ("library", "unit", "since")
        constraints = (models.UniqueConstraint(fields=("unit", "library", "since"), name="title_once"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.library} {self.since}"


class LibraryCheck(Placed):
    """年度核查: what was looked at in one year of a title, line by line, and what follows."""

    title = models.ForeignKey(Title, on_delete=models.PROTECT, related_name="checks")
    year = models.PositiveIntegerField()
    lines = models.TextField()  # canonical JSON: line, held or not, what was found
    outcome = models.CharField(max_length=8)  # keep, warn, out
    said = models.TextField(blank=True, default="")
    checked_by = models.CharField(max_length=80)
    checked_at = models.DateTimeField()

    class Meta:
        ordering = ("title_id", "year")
        constraints = (models.UniqueConstraint(fields=("title", "year"), name="library_check_once"),)

    def __str__(self) -> str:
        return f"{self.title_id} {self.year}: {self.outcome}"


class SupportRecord(Placed):
    """支持记录: what a zone got for its title, by which clause and document. Units: amount in 万元."""

    title = models.ForeignKey(Title, on_delete=models.PROTECT, related_name="supports")
    what = models.CharField(max_length=200)
    amount_wan = models.DecimalField(max_digits=14, decimal_places=2, null=True)  # None: no money
    given_on = models.DateField()
    clause = models.CharField(max_length=40)
    document = models.CharField(max_length=120)
    recorded_by = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("title_id", "given_on", "pk")

    def __str__(self) -> str:
        return f"{self.title_id} {self.what}"


class ReserveCandidate(Placed):
    """A zone that a city proposes for the first library of the pipeline, and what the province answered."""

    unit = models.CharField(max_length=20, db_index=True)
    unit_name = models.CharField(max_length=120)
    library = models.CharField(max_length=40)
    state = models.CharField(max_length=12, default="proposed")
    document = models.CharField(max_length=120)
    reason = models.TextField()
    proposed_by = models.CharField(max_length=80)
    proposed_at = models.DateTimeField()
    answer = models.TextField(blank=True, default="")
    decided_by = models.CharField(max_length=80, blank=True, default="")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-proposed_at", "-pk")

    def __str__(self) -> str:
        return f"{self.unit} {self.library}: {self.state}"
