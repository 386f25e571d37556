"""Records of what is decided on a call: the collective decision, the public notice, and objections with rulings."""

from __future__ import annotations

from django.db import models

from jiju.rooms.selections.models.calls import Application, Call
from jiju.spine.records import Guarded


class CallDecision(Guarded):
    """The collective decision on a call: who was there, the votes, the minutes, who was chosen and why out of order.

    One that was taken back stays beside the one that stands. A removal was decided elsewhere, and is copied.
    """

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="decisions")
    held_on = models.DateField()
    present = models.TextField()  # canonical JSON: names and posts
    absent = models.TextField()  # canonical JSON
    votes_for = models.PositiveIntegerField()
    votes_against = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField()
    minutes = models.TextField()
    chosen = models.TextField()  # canonical JSON: units
    passed_over = models.TextField()  # canonical JSON: units that took part and were not chosen
    scores = models.TextField(default="{}")  # canonical JSON: unit → the panel's score that lay before the meeting
    reasons = models.TextField(default="{}")  # canonical JSON: unit → why the panel's order is departed from
    removal = models.PositiveBigIntegerField(null=True, db_index=True)  # the case of the evaluations that was decided
    recorded_by = models.CharField(max_length=80)
    recorded_at = models.DateTimeField()
    taken_back_by = models.CharField(max_length=80, blank=True, default="")
    taken_back_because = models.TextField(blank=True, default="")

    class Meta:
        ordering = ("call_id", "pk")

    def __str__(self) -> str:
        return f"{self.call_id} {self.held_on}"


class Notice(Guarded):
    """公示: what everybody may read of a decision before it takes effect, and until when objections are taken."""

    call = models.OneToOneField(Call, on_delete=models.PROTECT, related_name="public_notice")
    name = models.CharField(max_length=120)
    lines = models.TextField()  # canonical JSON: unit, name, type, place, operator of each
    channel = models.TextField()
    anonymous = models.CharField(max_length=20)  # taken, taken_with_evidence, refused
    days = models.PositiveIntegerField()  # working days
    first_day = models.DateField()
    last_day = models.DateField()
    sealed_key = models.TextField()  # of who objects, itself sealed
    published_by = models.CharField(max_length=80)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ("-first_day", "-pk")

    def __str__(self) -> str:
        return f"{self.name} {self.first_day}—{self.last_day}"


class Objection(Guarded):
    """异议: what somebody brings forward against one name on a notice. Who it was is sealed for those who rule."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="objections")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="objections")
    state = models.CharField(max_length=12, default="raised")
    is_named = models.BooleanField()
    objector = models.TextField(blank=True, default="")  # canonical JSON: name, contact; sealed with the notice's key
    text = models.TextField()
    evidence = models.TextField(blank=True, default="")
    salt = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)  # over salt, objector, text and evidence: what the ledger holds
    mark = models.CharField(max_length=64, blank=True, default="")  # keyed digest of a person who was signed in
    raised_at = models.DateTimeField()
    ruling = models.TextField(blank=True, default="")
    ruled_by = models.CharField(max_length=80, blank=True, default="")
    ruled_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=80, blank=True, default="")  # the second person who found it right
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("notice_id", "pk")

    def __str__(self) -> str:
        return f"{self.notice_id} {self.pk}: {self.state}"
