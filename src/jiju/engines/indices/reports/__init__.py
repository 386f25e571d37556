"""A run as a document, as a workbook, and as charts."""
