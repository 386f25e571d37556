"""What may be uploaded."""

LARGEST = 10 * 1024 * 1024  # bytes of a workbook
