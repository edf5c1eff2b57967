"""What each format prints. After a change that is meant: COPYDESK_GOLDEN=write pytest tests/report, and read the diff."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import __version__, report
from linter.findings import DocumentRow, FileError, Finding, Fix, Level, Report, make
from linter.report import RuleText, View
from linter.report.excerpt import excerpt
from linter.source import Source, Span, from_text

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads(Path(report.__file__).with_name("schema.json").read_text())

LONG = "The mill by the weir was sold twice that year, first to a man from Varn and then, as the ledger has it, to nobody at all, "
TEXT = (
    "# The mill at Varn\n"
    "\n"
    f"{LONG * 2}and. despite the plea of the reeve it burnt down before the harvest was in. {LONG}so that was that.\n"
    "\tThe 水車 stopped ,\tthen cafe\u0301 talk\x07 ceased.\r\n"
    "A span that begins here\n"
    "goes on over\n"
    "three lines.\n"
    "Empty\u200b.\n"
)
SOURCE = from_text(TEXT, "news/mill.md")
OTHER = from_text("100%: done\n", "odd, name:\n2.txt")


def finding(text: str, rule: str, level: Level, message: str, source: Source = SOURCE, **more: object) -> Finding:
    at = source.text.index(text)
    return make(source, rule, Span(at, at + len(text)), level, message, **more)  # type: ignore[arg-type]


def sample() -> Report:
    heading = Span(2, 18)
    stopped = TEXT.index(" ,\t")
    found = [
        finding("despite the plea", "fragment.lower-case-start", "error", "A sentence starts with 'despite'.", evidence="a stop before it"),
        finding(
            "stopped ,", "punctuation.space-before", "error", "A blank before the comma.", fix=Fix(Span(stopped, stopped + 1), "", True)
        ),
        finding("cafe\u0301 talk\x07", "encoding.control", "warning", "A control character\x07."),
        finding("begins here\ngoes on over\nthree", "repetition.paragraph", "warning", "Stands twice.", related=(heading,) * 7),
        finding("\u200b", "encoding.invisible", "error", "An invisible character."),
        make(SOURCE, "provenance.byline", Span(0, 0), "suggestion", "Nobody signs this."),
        finding("100%", "consistency.figure", "error", "Now 100%,\nthen 90: which?", OTHER),
    ]
    found.sort(key=lambda f: (f.path, f.span))
    return Report(
        found,
        [DocumentRow("news/mill.md", 151, 91.5, {"flesch_reading_ease": 71.2}), DocumentRow(OTHER.path, 2, 36.2, {})],
        [FileError("bin, x.md", "not checked: binary file")],
        {s.path: s for s in (SOURCE, OTHER)},
        suppressed=3,
    )


RULES = {
    "fragment.lower-case-start": RuleText(
        "A sentence starts with '%s'.", "error", "A lost beginning.\n  Look at the source.", "Find it again.", "https://example.org/start"
    ),
    "repetition.paragraph": RuleText("Stands %[2]s times: 100 %%.", "suggestion"),
}
WHY = {"fragment.lower-case-start": "A lost beginning.\n  Look at the source.", "encoding.control": "Nobody\ttypes these."}


@pytest.mark.parametrize("name", [*report.FORMATS, "statistics", "full-colour", "full-narrow"])
def test_golden(name: str) -> None:
    view = View(60 if name.endswith("narrow") else 100, name.endswith("colour"), WHY, RULES)
    shown = "".join(report.load(name.removesuffix("-colour").removesuffix("-narrow")).render(sample(), view))
    shown = shown.replace(f'"{__version__}"', '"VERSION"')
    shown = re.sub(r"<(style|script)>.*?</\1>|'sha256-[^']*'", "…", shown, flags=re.DOTALL)  # of the page only what is said
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("COPYDESK_GOLDEN") == "write":
        golden.write_text(shown, "utf-8", newline="")
    assert shown == golden.read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_no_text_of_a_file_reaches_the_terminal_as_a_control(name: str) -> None:
    hostile = from_text("a\x1b[31m\x9bm\u202e\r b\n", "x\x1b[2J.md")
    found = make(hostile, "demo.x", Span(0, 6), "error", "m\x1b[0m", evidence="\x07", related=(Span(0, 8),))
    shown = "".join(report.load(name).render(Report([found], [], [], {hostile.path: hostile}), View()))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


def test_an_empty_report_prints_nothing_for_people() -> None:
    for name in ("full", "concise", "grouped", "github"):
        assert "".join(report.load(name).render(Report([], [], [], {}), View())) == ""


def test_json_keeps_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    (text,) = report.load("json").render(sample(), View())
    jsonschema.validate(json.loads(text), SCHEMA)


def test_json_lines_keep_theirs() -> None:
    lines = "".join(report.load("json-lines").render(sample(), View())).splitlines()
    schema = {"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]}
    for line in lines:
        jsonschema.validate(json.loads(line), schema)
    assert [json.loads(line)["kind"] for line in lines] == ["finding"] * 7 + ["document"] * 2 + ["error", "summary"]


def test_github_escapes_what_would_end_a_property() -> None:
    lines = "".join(report.load("github").render(sample(), View())).splitlines()
    assert lines[0] == "::error file=bin%2C x.md,title=copydesk::not checked: binary file"
    odd = next(line for line in lines if "odd" in line)
    assert (
        odd
        == "::error file=odd%2C name%3A%0A2.txt,line=1,endLine=1,col=1,endColumn=5,title=consistency.figure::Now 100%25,%0Athen 90: which?"
    )
    assert [line.split(" ")[0] for line in lines].count("::notice") == 1


def columns(text: str) -> int:
    return sum(0 if unicodedata.category(c) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@given(st.text(st.sampled_from("ab 水é\u0301\t😀\u200b.\r\x07"), max_size=300), st.data(), st.integers(30, 120))
def test_the_carets_stand_under_the_span(text: str, data: st.DataObject, width: int) -> None:
    source = from_text(text)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    shown = excerpt(source, span, width)
    assert columns(shown.text) <= width
    assert columns(shown.underline) <= width + 1
    line = source.line_span(shown.line)
    marked = source.text[min(span.start, line.end) : min(span.end, line.end)]
    lead = len(shown.underline) - len(shown.underline.lstrip(" "))
    carets = shown.underline.count("^")
    under = "".join(c for c, at in _placed(shown.text) if lead <= at < lead + carets and columns(c))
    if marked.isalpha() and marked.isascii():
        assert under.rstrip("…") == marked[: len(under.rstrip("…"))]
        assert len(under) == min(len(marked), carets)


def _placed(text: str) -> list[tuple[str, int]]:
    at, placed = 0, []
    for char in text:
        placed.append((char, at))
        at += columns(char)
    return placed


def test_a_line_of_two_megabytes_is_cut_without_reading_it_all() -> None:
    source = from_text("word " * 400_000)
    shown = excerpt(source, Span(1_000_000, 1_000_004), 100)
    assert len(shown.text) <= 100
    assert "^^^^" in shown.underline
