"""Excel templates out, filled workbooks in, every cell with its address."""

from jiju.engines.workbooks.forms import read_form
from jiju.engines.workbooks.layouts import (
    Flaw,
    FormLayout,
    Limits,
    ListLayout,
    ReadCell,
    Reading,
    RowLayout,
    TableLayout,
    TableReading,
    Template,
    TemplateList,
    TemplateRow,
)
from jiju.engines.workbooks.records import read_table
from jiju.engines.workbooks.roll_pages import write_roll
from jiju.engines.workbooks.rolls import Roll, RollLine, RollReading, RollUnit, read_roll
from jiju.engines.workbooks.rosters import (
    MOST_ROWS,
    NEEDED,
    Change,
    RosterReading,
    RosterRow,
    RosterTable,
    Untaken,
    guess,
    open_roster,
    read_roster,
)
from jiju.engines.workbooks.score_books import ScoreBook, ScoreGroup, ScoreItem, ScoreUnit, write_score_book
from jiju.engines.workbooks.share_books import ShareBook, ShareColumn, ShareRow, write_shares
from jiju.engines.workbooks.share_reading import ShareLine, ShareReading, read_shares
from jiju.engines.workbooks.tables import Head, Shown, Table, write_table, write_tables
from jiju.engines.workbooks.templates import write_template
from jiju.engines.workbooks.tidying import FIELDS

__all__ = [
    "Flaw",
    "Change",
    "FIELDS",
    "MOST_ROWS",
    "NEEDED",
    "RosterReading",
    "RosterRow",
    "RosterTable",
    "Untaken",
    "guess",
    "open_roster",
    "read_roster",
    "FormLayout",
    "Head",
    "Limits",
    "ListLayout",
    "ReadCell",
    "Reading",
    "Roll",
    "RollLine",
    "RollReading",
    "RollUnit",
    "ScoreBook",
    "ScoreGroup",
    "ScoreItem",
    "ScoreUnit",
    "ShareBook",
    "ShareColumn",
    "ShareLine",
    "ShareReading",
    "ShareRow",
    "Shown",
    "Table",
    "RowLayout",
    "TableLayout",
    "TableReading",
    "Template",
    "TemplateList",
    "TemplateRow",
    "read_form",
    "read_roll",
    "read_shares",
    "read_table",
    "write_roll",
    "write_score_book",
    "write_shares",
    "write_table",
    "write_tables",
    "write_template",
]
