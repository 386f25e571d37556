"""Records of panels: the draw, who sits, what each declared and scored, and the frozen result."""

from __future__ import annotations

from django.db import models

from jiju.rooms.selections.models.calls import Application, Call
from jiju.rooms.selections.models.experts import Expert
from jiju.spine.records import Guarded


class Panel(Guarded):
    """评审组: the experts who review applications of a call, drawn from a pool fixed before the seed.

    What was fixed stands in `pool`, what came of the draw in `record`; neither ever changes.
    """

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="panels")
    stage = models.CharField(max_length=40)  # of the procedure
    group = models.CharField(max_length=20, blank=True, default="")  # the zone type reviewed; empty for all
    state = models.CharField(max_length=12, default="prepared")
    pool = models.TextField()  # canonical JSON of what decides the draw, but for the seed
    pool_digest = models.CharField(max_length=64)
    applications = models.TextField()  # canonical JSON: code → key of the application
    despite = models.TextField(blank=True, default="")  # why it was drawn though a name shows through
    prepared_by = models.CharField(max_length=80)
    prepared_at = models.DateTimeField()
    prepared_seq = models.PositiveBigIntegerField(null=True)  # the entry of the ledger that fixed the pool
    prepared_root = models.CharField(max_length=64, blank=True, default="")  # of the ledger after it
    seed_digest = models.CharField(max_length=64, blank=True, default="")  # of the secret in force at the fixing
    secret = models.TextField(blank=True, default="")  # of that digest, revealed by the draw
    seed = models.CharField(max_length=64, blank=True, default="")
    record = models.TextField(blank=True, default="")  # text of the draw, as the engine wrote it
    record_digest = models.CharField(max_length=64, blank=True, default="")
    drawn_by = models.CharField(max_length=80, blank=True, default="")
    drawn_at = models.DateTimeField(null=True)
    drawn_seq = models.PositiveBigIntegerField(null=True)
    discussion = models.TextField(blank=True, default="")  # canonical JSON: day, who was there, what was said
    ended_by = models.CharField(max_length=80, blank=True, default="")  # who closed it or gave it up
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, default="")  # why it was given up

    class Meta:
        ordering = ("-prepared_at", "-pk")

    def __str__(self) -> str:
        return f"{self.call_id} {self.group}: {self.state}"


class Seat(Guarded):
    """An expert on a panel: for which field, in whose place, and how far the declaration is."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="seats")
    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveIntegerField()  # in the order in which they came
    person = models.CharField(max_length=80, db_index=True)
    name = models.CharField(max_length=60)
    field = models.CharField(max_length=80)
    state = models.CharField(max_length=12, default="drawn")
    instead_of = models.CharField(max_length=12, blank=True, default="")  # code of the expert replaced
    order = models.CharField(max_length=64)  # lists of this reader are shuffled by it
    declared_at = models.DateTimeField(null=True)
    cause = models.CharField(max_length=12, blank=True, default="")  # of the recusal: declared or raised
    evidence = models.TextField(blank=True, default="")
    challenged_by = models.CharField(max_length=80, blank=True, default="")  # where the expert declared no tie
    challenged_at = models.DateTimeField(null=True)
    recused_by = models.CharField(max_length=80, blank=True, default="")
    recused_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("panel_id", "number")
        constraints = (models.UniqueConstraint(fields=("panel", "expert"), name="seat_once"),)

    def __str__(self) -> str:
        return f"{self.panel_id} {self.name}: {self.state}"


class Declaration(Guarded):
    """回避声明: what an expert declared of one application before anything was shown."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="declarations")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="declarations")
    tie = models.CharField(max_length=20)  # none, or the kind of tie
    words = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        ordering = ("seat_id", "at", "pk")

    def __str__(self) -> str:
        return f"{self.seat_id} {self.tie}"


class Sheet(Guarded):
    """评分表: what one expert gave one application, criterion by criterion. Once signed it never changes."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="sheets")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="sheets")
    code = models.CharField(max_length=12)  # of the application
    state = models.CharField(max_length=12, default="draft")
    points = models.TextField(default="{}")  # canonical JSON: criterion → points
    total = models.DecimalField(max_digits=7, decimal_places=2, null=True)  # once every criterion has its points
    remark = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=1)
    salt = models.CharField(max_length=32)  # so that the digest in the ledger tells no points
    digest = models.CharField(max_length=64)  # of points and remark with the salt
    saved_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("seat_id", "code")
        constraints = (models.UniqueConstraint(fields=("seat", "application"), name="sheet_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.state}"


class PanelResult(Guarded):
    """The frozen result of a panel: every signed sheet, the merging rule, scores and statistics. Never changed."""

    panel = models.OneToOneField(Panel, on_delete=models.PROTECT, related_name="result")
    content = models.TextField()  # canonical JSON
    digest = models.CharField(max_length=64)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ("panel_id",)

    def __str__(self) -> str:
        return f"{self.panel_id} {self.digest[:12]}"
