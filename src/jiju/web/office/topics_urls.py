"""Addresses of the topics and the issues about them."""

from django.urls import path

from jiju.web.office import issues, topics

urlpatterns = [
    path("topics", topics.topics, name="topics"),
    path("topics.xlsx", topics.topics_workbook, name="topics_workbook"),
    path("topics/<slug:code>", topics.zone, name="zone_topics"),
    path("topics/<slug:code>.xlsx", topics.zone_workbook, name="zone_topics_workbook"),
    path("topics/<slug:code>/raise_issue", issues.raise_issue, name="raise_issue"),
    path("issues", issues.issues, name="issues"),
    path("issues.xlsx", issues.issues_workbook, name="issues_workbook"),
    path("issues/<int:pk>", issues.issue, name="issue"),
    path("issues/<int:pk>/own_issue", issues.own_issue, name="own_issue"),
    path("issues/<int:pk>/answer_issue", issues.answer_issue, name="answer_issue"),
    path("issues/<int:pk>/close_issue", issues.close_issue, name="close_issue"),
    path("issues/<int:pk>/reopen_issue", issues.reopen_issue, name="reopen_issue"),
]
