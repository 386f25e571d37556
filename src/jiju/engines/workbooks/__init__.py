"""Excel templates out, filled workbooks in, every cell with its address."""

from jiju.engines.workbooks.forms import read_form
from jiju.engines.workbooks.layouts import (
    Flaw,
    FormLayout,
    Limits,
    ReadCell,
    Reading,
    RowLayout,
    TableLayout,
    TableReading,
    Template,
    TemplateRow,
)
from jiju.engines.workbooks.records import read_table
from jiju.engines.workbooks.tables import Head, Shown, Table, write_table, write_tables
from jiju.engines.workbooks.templates import write_template

__all__ = [
    "Flaw",
    "FormLayout",
    "Head",
    "Limits",
    "ReadCell",
    "Reading",
    "Shown",
    "Table",
    "RowLayout",
    "TableLayout",
    "TableReading",
    "Template",
    "TemplateRow",
    "read_form",
    "read_table",
    "write_table",
    "write_tables",
    "write_template",
]
