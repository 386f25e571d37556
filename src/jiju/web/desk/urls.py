"""Addresses of the desk."""

from django.urls import path

from jiju.web import receipts
from jiju.web.desk import asking, assessing, filing, grants, home, roll, selection_urls_calls, terms, workbook

app_name = "desk"
urlpatterns = [
    *selection_urls_calls.urlpatterns,
    path("desk", home.desk, name="home"),
    path("desk/roll", roll.rolls, name="rolls"),
    path("desk/roll/<str:form>/<str:period>.xlsx", roll.workbook, name="roll_workbook"),
    path("desk/roll/<str:form>/<str:period>", roll.take, name="take_roll"),
    path("messages", terms.inbox, name="messages"),
    path("messages/read", terms.read_messages, name="read_messages"),
    path("notices/<int:pk>", terms.notice, name="notice"),
    path("desk/ask_extension/<str:form>/<str:period>", terms.ask_extension, name="ask_extension"),
    path("rounds/<int:pk>/assess", assessing.assess, name="assess"),
    path("rounds/<int:pk>/assess_self", assessing.assess_self, name="assess_self"),
    path("rounds/<int:pk>/units/<str:unit>/raise_appeal", assessing.raise_appeal, name="raise_appeal"),
    path("grants/<int:pk>/use", grants.use, name="use"),
    path("grants/<int:pk>/report_use", grants.report_use, name="report_use"),
    path("filings/start", home.start, name="start"),
    path("filings/<int:pk>", filing.sheet, name="filing"),
    path("filings/<int:pk>/fill_in", filing.fill_in, name="fill_in"),
    path("filings/<int:pk>/check", filing.check, name="check"),
    path("filings/<int:pk>/keep", filing.keep, name="keep"),
    path("filings/<int:pk>/explain", filing.explain, name="explain"),
    path("filings/<int:pk>/certify", filing.certify, name="certify"),
    path("filings/<int:pk>/endorse", filing.endorse, name="endorse"),
    path("filings/<int:pk>/ask_extension", terms.ask_for_filing, name="ask_for_filing"),
    path("filings/<int:pk>/answer_query", asking.answer_query, name="answer_query"),
    path("filings/<int:pk>/ask_waiver", asking.ask_waiver, name="ask_waiver"),
    path("filings/<int:pk>/order_revision", asking.order_revision, name="order_revision"),
    path("receipts/verify_receipt.py", receipts.script, name="verify_receipt"),
    path("receipts/<int:seq>", receipts.receipt, name="receipt"),
    path("receipts/<int:seq>.json", receipts.document, name="receipt_file"),
    path("filings/<int:pk>/template.xlsx", workbook.template, name="template"),
    path("filings/<int:pk>/marked.xlsx", workbook.marked, name="marked"),
    path("filings/<int:pk>/workbook", workbook.take, name="take_workbook"),
]
