"""Addresses of calls and applications."""

from django.urls import path

from jiju.web.office import applications, call_deeds, calls, recommending

urlpatterns = [
    path("calls", calls.calls, name="calls"),
    path("calls/open_call", call_deeds.open_call, name="open_call"),
    path("calls/open_case", call_deeds.open_case, name="open_case"),
    path("calls/<int:pk>", calls.call_page, name="call"),
    path("calls/<int:pk>/applications.xlsx", calls.call_workbook, name="call_workbook"),
    path("calls/<int:pk>/extend_call", call_deeds.extend_call, name="extend_call"),
    path("calls/<int:pk>/give_up_call", call_deeds.give_up_call, name="give_up_call"),
    path("calls/<int:pk>/ask_unsealing", call_deeds.ask_unsealing, name="ask_unsealing"),
    path("calls/<int:pk>/unseal", call_deeds.unseal, name="unseal"),
    path("calls/<int:pk>/lists/<str:stage>/<str:city>", recommending.city_list, name="city_list"),
    path("calls/<int:pk>/lists/<str:stage>/<str:city>/recommend", recommending.recommend, name="recommend"),
    path("applications/<int:pk>", applications.application, name="application"),
    path("applications/<int:pk>/versions/<int:number>", applications.version, name="application_version"),
    path("applications/<int:pk>/versions/<int:number>/receipt", applications.receipt, name="application_receipt"),
    path("applications/<int:pk>/pass_stage", applications.pass_stage, name="pass_stage"),
    path("applications/<int:pk>/hand_back", applications.hand_back, name="hand_back_application"),
    path("applications/<int:pk>/refuse", applications.refuse, name="refuse_application"),
    path("applications/<int:pk>/record_visit", applications.record_visit, name="record_site_visit"),
]
