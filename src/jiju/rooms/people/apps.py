"""The room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "jiju.rooms.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
