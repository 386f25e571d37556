"""Addresses of alerts."""

from django.urls import path

from jiju.web.office import alert_deeds, alert_tables, alerts

urlpatterns = [
    path("alerts", alerts.alerts, name="alerts"),
    path("alerts.xlsx", alerts.alerts_workbook, name="alerts_workbook"),
    path("alerts/rules", alerts.alert_rules, name="alert_rules"),
    path("alerts/rules.xlsx", alerts.alert_rules_workbook, name="alert_rules_workbook"),
    path("alerts/<int:pk>", alerts.alert, name="alert"),
    path("alerts/<int:pk>.xlsx", alert_tables.alert_workbook, name="alert_workbook"),
    path("alerts/<int:pk>/acknowledge_alert", alert_deeds.acknowledge_alert, name="acknowledge_alert"),
    path("alerts/<int:pk>/assign_alert", alert_deeds.assign_alert, name="assign_alert"),
    path("alerts/<int:pk>/snooze_alert", alert_deeds.snooze_alert, name="snooze_alert"),
    path("alerts/<int:pk>/answer_alert", alert_deeds.answer_alert, name="answer_alert"),
    path("alerts/<int:pk>/close_alert", alert_deeds.close_alert, name="close_alert"),
]
