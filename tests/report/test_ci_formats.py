"""The formats that CI systems read: their public shapes, and text that would break out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from linter import report
from linter.findings import DocumentRow, FileError, Finding, Level, Report, make
from linter.report import View
from linter.source import Span, from_text

NAMES = ("junit", "checkstyle", "azure", "markdown", "github")
HOSTILE = (
    "</details><script>alert(1)</script> & \"q\" 'q' | cell `code` *bold* [l](javascript:x) ![i](http://x/y.png) @someone #12 "
    "https://evil.example www.evil.example me@evil.example GH-7 ]]> --> ::add-mask::x ##vso[task.complete]x ##[add-mask]y ; ] % %0A\r\n"
    "::stop-commands::z\x00\x07\x1b[2J\u202e\u2028\ufffe\udcff😀 é"
)
PATHS = ("a b/ünï 水.md", "<stdin>", "::warning::x.md", "# 1. x|y.md", "]]>;a.md")


def rendered(name: str, found: Report) -> str:
    return "".join(report.load(name).render(found, View()))


def finding(path: str, message: str, level: Level = "error", rule: str = "demo.x", text: str = "a 😀\r\nb c\r\n") -> Finding:
    source = from_text(text, path)
    return make(source, rule, Span(2, 3), level, message, evidence=message)


def found(findings: list[Finding], errors: list[FileError] | None = None, clean: tuple[str, ...] = ()) -> Report:
    paths = sorted({f.path for f in findings} | set(clean))
    return Report(findings, [DocumentRow(p, 5, 3.0, {}) for p in paths], errors or [], {})


def hostile() -> Report:
    levels: tuple[Level, ...] = ("error", "warning", "suggestion")
    return found(
        [finding(p, HOSTILE, level, f"demo.{level}") for p in sorted(PATHS) for level in levels], [FileError("::error::\udc80.md", HOSTILE)]
    )


EMPTY = found([])
CLEAN = found([], clean=("a.md", "b.md"))


def junit(text: str) -> ElementTree.Element:
    """The tree, held to Jenkins' schema for JUnit reports: its elements, attributes and sums."""
    known = {
        "testsuites": ({"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
        "testsuite": ({"name", "tests", "failures", "errors", "time", "skipped"}, {"testcase"}),
        "testcase": ({"name", "classname", "time"}, {"failure", "error", "skipped"}),
        **{leaf: ({"message", "type"}, set()) for leaf in ("failure", "error", "skipped")},
    }
    root = ElementTree.fromstring(text)
    for node in root.iter():
        attributes, children = known[node.tag]
        assert set(node.attrib) <= attributes
        assert {child.tag for child in node} <= children
    for node in (root, *root.iter("testsuite")):
        for attribute, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            if attribute in node.attrib:
                assert int(node.attrib[attribute]) == len(list(node.iter(tag)))
    return root


def checkstyle(text: str) -> ElementTree.Element:
    """The tree, held to what Checkstyle's XMLLogger writes."""
    root = ElementTree.fromstring(text)
    assert root.tag == "checkstyle"
    assert set(root.attrib) == {"version"}
    for file in root:
        assert (file.tag, set(file.attrib)) == ("file", {"name"})
        for error in file:
            assert error.tag == "error"
            assert {"line", "severity", "message", "source"} <= set(error.attrib) <= {"line", "column", "severity", "message", "source"}
            assert error.attrib["severity"] in ("ignore", "info", "warning", "error")
            assert int(error.attrib["line"]) >= 1
            assert int(error.get("column", "1")) >= 1
    return root


@pytest.mark.parametrize("sample", [EMPTY, CLEAN, hostile()], ids=["empty", "clean", "hostile"])
def test_xml_has_its_public_shape(sample: Report) -> None:
    junit(rendered("junit", sample))
    checkstyle(rendered("checkstyle", sample))


@given(st.text(st.characters()), st.text(st.characters(), min_size=1))
def test_any_text_makes_sound_xml_that_reads_back(message: str, path: str) -> None:
    sample = found([finding(path, message)], [FileError(path + "x", message)])
    text = rendered("checkstyle", sample)
    assert text.isascii()
    first, second = checkstyle(text)
    junit(rendered("junit", sample))
    if not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", message + path):
        assert (first.get("name"), first[0].get("message")) == (path, message)
        assert (second.get("name"), second[0].get("message")) == (path + "x", message)


def test_xml_spells_out_what_it_cannot_carry() -> None:
    (file,) = checkstyle(rendered("checkstyle", found([finding("a.md", "x\x07\udc80y")])))
    assert file[0].get("message") == "x<U+0007><U+DC80>y"


def test_junit_tells_levels_clean_files_and_unread_ones_apart() -> None:
    sample = found(
        [finding("a.md", "m", "error"), finding("a.md", "m", "warning", "demo.y"), finding("a.md", "m", "suggestion", "demo.z")],
        [FileError("c.md", "binary")],
        ("b.md",),
    )
    root = junit(rendered("junit", sample))
    assert [(suite.get("name"), [[child.tag for child in case] for case in suite]) for suite in root] == [
        ("a.md", [["failure"], ["failure"], ["skipped"]]),
        ("b.md", [[]]),
        ("c.md", [["error"]]),
    ]
    assert [case.get("name") for case in root[0]] == ["demo.x at 1:3", "demo.y at 1:3", "demo.z at 1:3"]
    assert (root[0][0][0].text or "").startswith("a.md:1:3: error demo.x m")


def commands(text: str, start: str) -> Iterator[str]:
    """The lines a runner obeys."""
    for line in text.replace("\r", "\n").split("\n"):
        if line.lstrip().startswith(start) or "##[" in line or "##vso[" in line:
            yield line


def test_azure_takes_no_command_from_an_article() -> None:
    text = rendered("azure", hostile())
    for line in commands(text, "##"):
        assert re.fullmatch(
            r"##vso\[task\.logissue type=(error|warning);sourcepath=[^;\]]+;(linenumber=1;columnnumber=3;)?code=[^;\]]+\].*", line
        )
    assert len(list(commands(text, "##"))) == 11
    assert "sourcepath=%5D%5D>%3Ba.md;" in text
    assert "% %0A".replace("%", "%AZP25") in text
    assert text.count("\nsuggestion ") == 5
    assert rendered("azure", CLEAN) == ""


def test_github_takes_no_command_from_an_article() -> None:
    many = found(hostile().findings * 4, hostile().errors)
    lines = list(commands(rendered("github", many), "::"))
    assert len([line for line in lines if line.startswith("::warning file=")]) == 10
    for line in lines:
        assert re.match(r"::(error|warning|notice) file=[^,:]+,(line=1,endLine=1,col=3,endColumn=4,)?title=[\w.]+::|::(end)?group::", line)


def test_github_is_told_ten_of_a_kind_and_the_log_the_rest() -> None:
    sample = found(
        [finding(f"{n:02}.md", "w", "warning") for n in range(12)] + [finding(f"{n:02}.md", "e") for n in range(30, 42)],
        [FileError("bin.md", "binary")],
    )
    lines = rendered("github", sample).splitlines()
    assert [line.split(" ")[0] for line in lines[:20]] == ["::error"] * 10 + ["::warning"] * 10
    assert "bin.md" in lines[0]
    assert lines[20].startswith("::group::5 more")
    assert lines[21:] == [
        *(f"error {n}.md:1:3: demo.x e" for n in (39, 40, 41)),
        *(f"warning {n}.md:1:3: demo.x w" for n in (10, 11)),
        "::endgroup::",
    ]


def test_ten_annotations_of_a_kind_need_no_log() -> None:
    assert "group" not in rendered("github", found([finding(f"{n}.md", "m") for n in range(10)]))


def html(text: str) -> str:
    return MarkdownIt("gfm-like", {"linkify": False}).render(text)


def test_markdown_shows_an_article_s_text_and_does_nothing_with_it() -> None:
    text = rendered("markdown", hostile())
    page = html(text)
    tags = set(re.findall(r"</?([a-zA-Z][\w-]*)", page))
    assert tags <= {"h3", "p", "table", "thead", "tbody", "tr", "th", "td", "details", "summary"}
    assert page.count("<details>") == page.count("</details>") == len(PATHS)
    assert page.count("<td") == len(PATHS) * (5 + 3 * 4) + 2  # no cell was broken by a bar
    assert not re.search(r"@\w|#\d|://|www\.|GH-7", unescape(text))
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ud800-\udfff]", text)


def test_markdown_keeps_ordinary_text_readable() -> None:
    text = rendered("markdown", found([finding("a b/ünï 水.md", "It's “said” (100 %) – e.g. 😀, a-b.")]))
    assert "| It's “said” (100 %) – e.g. 😀, a-b. |" in text
    assert "<summary>a b/ünï 水.md: 1 error</summary>" in text


def test_markdown_without_findings_is_a_line() -> None:
    assert rendered("markdown", CLEAN) == "<!-- copydesk -->\n### copydesk: no findings in 2 files\n"


def test_markdown_lists_files_by_path_and_fits_into_a_comment() -> None:
    findings = [finding(f"news/{n:04}.md", HOSTILE * 9, "error" if n == 777 else "warning") for n in range(900) for _ in range(30)]
    text = rendered("markdown", found(findings, [FileError(f"{n}{'|' * 300}", HOSTILE * 9) for n in range(500)]))
    assert len(text) < 65_536
    rows = re.findall(r"^\| (\S+) \| \d+ \| \d+ \| \d+ \|", text, re.MULTILINE)
    assert rows == sorted(rows)
    assert "news/0777.md" in rows
    assert "<summary>news/0777.md: 30 errors</summary>" in text
    assert re.search(r"\d+ more have findings\.", text)
    assert "have no room here" in text


@pytest.mark.parametrize("name", NAMES)
def test_every_file_error_is_told(name: str) -> None:
    text = rendered(name, found([], [FileError(f"{n}x.md", "binary file") for n in range(12)]))
    for n in range(1, 12):
        assert f"{n}x.md" in text
