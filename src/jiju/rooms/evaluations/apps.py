"""The room as a Django app."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    name = "jiju.rooms.evaluations"
    label = "evaluations"
    default_auto_field = "django.db.models.BigAutoField"
