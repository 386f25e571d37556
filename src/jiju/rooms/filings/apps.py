"""The room as a Django app."""

from django.apps import AppConfig


class FilingsConfig(AppConfig):
    name = "jiju.rooms.filings"
    label = "filings"
    default_auto_field = "django.db.models.BigAutoField"
