"""The room as a Django app."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "jiju.rooms.figures"
    label = "figures"
    default_auto_field = "django.db.models.BigAutoField"
