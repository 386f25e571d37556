"""Addresses of decisions, notices, objections, titles and libraries."""

from django.urls import path

from jiju.web.office import call_decisions, call_notices, libraries, objections, titles

urlpatterns = [
    path("calls/<int:pk>/decision", call_decisions.decision, name="call_decision"),
    path("calls/<int:pk>/decide_call", call_decisions.decide_call, name="decide_call"),
    path("calls/<int:pk>/take_decision_back", call_decisions.take_decision_back, name="take_call_decision_back"),
    path("calls/<int:pk>/notice", call_notices.notice, name="call_notice"),
    path("calls/<int:pk>/publish_notice", call_notices.publish_notice, name="publish_notice"),
    path("calls/<int:pk>/issue", call_notices.issue, name="call_issue"),
    path("calls/<int:pk>/issue_batch", call_notices.issue_batch, name="issue_batch"),
    path("calls/<int:pk>/hang_plaque", call_notices.hang_plaque, name="hang_plaque"),
    path("objections", objections.objections, name="objections"),
    path("objections/<int:pk>", objections.objection, name="objection"),
    path("objections/<int:pk>/uphold_objection", objections.uphold_objection, name="uphold_objection"),
    path("objections/<int:pk>/confirm_objection", objections.confirm_objection, name="confirm_objection"),
    path("objections/<int:pk>/dismiss_objection", objections.dismiss_objection, name="dismiss_objection"),
    path("titles", titles.titles, name="titles"),
    path("titles.xlsx", titles.titles_workbook, name="titles_workbook"),
    path("titles/<int:pk>", titles.title, name="title"),
    path("titles/<int:pk>/check_title", titles.check_title, name="check_title"),
    path("titles/<int:pk>/record_support", titles.record_support, name="record_support"),
    path("questions/<int:pk>/question_title", titles.question_title, name="question_title"),
    path("questions/<int:pk>/keep_title", titles.keep_title, name="keep_title_in_question"),
    path("titles/<int:pk>/end_title", titles.end_title, name="end_title"),
    path("libraries", libraries.libraries, name="libraries"),
    path("libraries/propose_reserve", libraries.propose_reserve, name="propose_reserve"),
    path("libraries/<int:pk>/enter_reserve", libraries.enter_reserve, name="enter_reserve"),
    path("libraries/<int:pk>/decline_reserve", libraries.decline_reserve, name="decline_reserve"),
]
