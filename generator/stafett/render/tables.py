"""Tables for download: CSV (RFC 4180) that spreadsheets open as it is meant."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """UTF-8 with the mark by which spreadsheets know it; None is an empty cell."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def cell(value: Any) -> Any:
    """A text that a spreadsheet would run as a formula is marked as text; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value
