"""Scopes: which words of a document a rule looks at."""

from __future__ import annotations

import re

import pytest

from linter import scope, source
from linter.document import read

TEXT = """---
title: Alpha one
---

# Alpha two

## Alpha three

Alpha four and **Alpha five** and [Alpha six](https://example.org) and *Alpha seven*. Not. Alpha
eight said “Alpha nine.”

- Alpha ten

> Alpha eleven

| Alpha twelve | b |
| --- | --- |
| Alpha thirteen | d |

![Alpha fourteen](a.png)
"""


def inside(*names: str, quoted: bool = False) -> set[str]:
    document = read(source.from_text(TEXT, "a.md"))
    chosen = scope.parse(names, quoted)
    hits = re.finditer(r"Alpha (\w+)", document.text)
    return {m.group(1) for m in hits if chosen.selectors and scope.holds(chosen, document, m.start(), m.end())}


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["heading"], {"two", "three"}),
        (["heading.h2"], {"three"}),
        (["heading & ~heading.h2"], {"two"}),
        (["title"], {"one"}),
        (["list", "blockquote"], {"ten", "eleven"}),
        (["table"], {"twelve", "thirteen"}),
        (["table.cell"], {"twelve", "thirteen"}),
        (["alt"], {"fourteen"}),
        (["strong"], {"five"}),
        (["emphasis"], {"seven"}),
        (["link"], {"six"}),
        (["quote"], {"nine"}),
        (["paragraph & ~link", "~strong"], {"four", "seven", "eight"}),
        (["paragraph", "~link"], {"four", "five", "seven", "eight"}),
        (["sentence & paragraph"], {"four", "five", "six", "seven", "eight"}),
        (["raw"], set()),
    ],
)
def test_what_lies_in_a_scope(names: list[str], found: set[str]) -> None:
    assert inside(*names) == found


def test_text_is_everything_a_reader_reads_but_quotations() -> None:
    everything = {"one", "two", "three", "four", "five", "six", "seven", "eight", "ten", "eleven", "twelve", "thirteen", "fourteen"}
    assert inside("text") == inside() == inside("document") == everything
    assert inside("text", quoted=True) == everything | {"nine"}
    assert inside("~heading") == everything - {"two", "three"}


def test_a_sentence_holds_a_hit_whole() -> None:
    document = read(source.from_text("One two. Three four."))
    sentence = scope.parse(("sentence",))
    assert scope.holds(sentence, document, 0, 7)
    assert not scope.holds(sentence, document, 4, 14)


def test_a_hit_that_holds_a_mark_is_the_writers() -> None:
    document = read(source.from_text("He said “so, then” and left."))
    text = document.text
    assert scope.in_quotation(document, text.index("so"), text.index("so") + 2)
    assert not scope.in_quotation(document, text.index("“"), text.index("so") + 2)
    assert not scope.in_quotation(document, text.index("then"), text.index("”") + 1)


def test_unknown_names_are_refused() -> None:
    for name, unknown in {"headings": "headings", "~nothing": "nothing", "heading & foo": "foo", "": ""}.items():
        with pytest.raises(ValueError, match=f"^{unknown}$"):
            scope.parse((name,))
    assert scope.lenient(("headings",)) == scope.TEXT


def test_raw_regions_leave_code_out() -> None:
    document = read(source.from_text("a `b` c\n\n    d\n", "a.md"))
    regions = scope.raw_regions(scope.parse(("raw",)), document)
    assert "b" not in "".join(document.source.cut(r) for r in regions)
