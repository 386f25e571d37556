"""The spine as a Django app."""

from django.apps import AppConfig


class SpineConfig(AppConfig):
    name = "jiju.spine"
    label = "spine"
    default_auto_field = "django.db.models.BigAutoField"
