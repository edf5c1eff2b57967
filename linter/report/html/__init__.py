"""A page for people who edit: the articles with every finding marked in place and explained beside it.

One file, without a request to anywhere: style and script are in it, and a policy holds the browser to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.findings import Report
from linter.report import View


def render(report: Report, view: View) -> Iterator[str]:
    """The page, piece by piece; everything that is said stands in it, and the script adds filters, sorting and keys."""
    from linter.report.html.page import page

    return page(report, view)
