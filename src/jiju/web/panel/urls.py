"""Addresses of the panel."""

from django.urls import path

from jiju.web.panel import reviewing, scoring, tasks

app_name = "panel"
urlpatterns = [
    path("panel", tasks.panel, name="home"),
    path("panel/reviews/<int:pk>", reviewing.review, name="review"),
    path("panel/reviews/<int:pk>/declaration", reviewing.declaration, name="declaration"),
    path("panel/reviews/<int:pk>/declare", reviewing.declare, name="declare"),
    path("panel/reviews/<int:pk>/<str:code>", reviewing.sheet, name="sheet"),
    path("panel/reviews/<int:pk>/<str:code>/score", reviewing.score, name="score"),
    path("panel/reviews/<int:pk>/<str:code>/sign_sheet", reviewing.sign_sheet, name="sign_sheet"),
    path("panel/reviews/<int:pk>/<str:code>/papers/<int:number>", reviewing.paper, name="paper"),
    path("panel/<int:pk>", tasks.tasks, name="tasks"),
    path("panel/<int:pk>/<str:unit>", scoring.task, name="task"),
    path("panel/<int:pk>/<str:unit>/give_mark", scoring.give_mark, name="give_mark"),
]
