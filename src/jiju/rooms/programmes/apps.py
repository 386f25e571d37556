"""The room as a Django app."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "jiju.rooms.programmes"
    label = "programmes"
    default_auto_field = "django.db.models.BigAutoField"
