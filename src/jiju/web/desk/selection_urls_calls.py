"""Addresses of a zone that applies."""

from django.urls import path

from jiju.web.desk import applying

urlpatterns = [
    path("calls/<int:pk>/start_application", applying.start_application, name="start_application"),
    path("applications", applying.applications, name="applications"),
    path("applications/<int:pk>/write", applying.write, name="write_application"),
    path("applications/<int:pk>/fill_in_application", applying.fill_in_application, name="fill_in_application"),
    path("applications/<int:pk>/submit", applying.submit, name="submit_application"),
    path("applications/<int:pk>/complete", applying.complete, name="complete_application"),
    path("applications/<int:pk>/take_back", applying.take_back, name="take_back_application"),
    path("applications/<int:pk>/withdraw", applying.withdraw, name="withdraw_application"),
]
