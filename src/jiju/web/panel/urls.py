"""Addresses of the panel."""

from django.urls import path

from jiju.web.panel import scoring, tasks

app_name = "panel"
urlpatterns = [
    path("panel", tasks.panel, name="home"),
    path("panel/<int:pk>", tasks.tasks, name="tasks"),
    path("panel/<int:pk>/<str:unit>", scoring.task, name="task"),
    path("panel/<int:pk>/<str:unit>/give_mark", scoring.give_mark, name="give_mark"),
]
