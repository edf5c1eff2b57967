"""Formats that other programs read: their schemas, and places, paths and texts that are easy to get wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from conftest import Newsroom
from hypothesis import given
from hypothesis import strategies as st
from test_renderers import RULES, sample

from linter import report
from linter.findings import FileError, Finding, Fix, Level, Report, make
from linter.report import RuleText, View, located, sarif
from linter.source import Source, Span, from_bytes, from_text

SCHEMAS = {path.stem: json.loads(path.read_text("utf-8")) for path in (Path(__file__).parent / "schemas").glob("*.json")}
FORMATS = ("sarif", "gitlab", "rdjson", "rdjsonl")
LINE = {"$ref": "#/$defs/diagnostic", "$defs": SCHEMAS["rdjson"]["$defs"]}
VIEW = View(rules=RULES)


def rendered(name: str, found: Report, view: View = VIEW) -> Any:
    """What a format says, held against its schema; of rdjsonl the lines."""
    text = "".join(report.load(name).render(found, view))
    assert text.isascii()
    if name == "rdjsonl":
        lines = [json.loads(line) for line in text.splitlines()]
        for line in lines:
            jsonschema.validate(line, LINE)
        return lines
    made = json.loads(text)
    jsonschema.validate(made, SCHEMAS["sarif-2.1.0" if name == "sarif" else name])
    return made


def one(source: Source, span: Span, level: Level = "error", message: str = "Wrong.", fix: Fix | None = None) -> Report:
    return Report([make(source, "demo.x", span, level, message, fix=fix)], [], [], {source.path: source})


def result(found: Report) -> Any:
    return rendered("sarif", found)["runs"][0]["results"][0]


def place(found: Report) -> tuple[int, ...]:
    at = result(found)["locations"][0]["physicalLocation"]["region"]
    return at["startLine"], at["startColumn"], at["endLine"], at["endColumn"]


def byte_range(found: Report) -> tuple[int, ...]:
    at = rendered("rdjson", found)["diagnostics"][0]["location"]["range"]
    return at["start"]["line"], at["start"]["column"], at["end"]["line"], at["end"]["column"]


@pytest.mark.parametrize("name", FORMATS)
def test_formats_keep_their_schemas(name: str) -> None:
    rendered(name, sample())
    rendered(name, sample(), View())


def test_nothing_found() -> None:
    empty = Report([], [], [], {})
    run = rendered("sarif", empty)["runs"][0]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert rendered("gitlab", empty) == rendered("rdjsonl", empty) == []
    assert rendered("rdjson", empty) == {"source": {"name": "copydesk"}, "diagnostics": []}


def test_files_that_could_not_be_checked() -> None:
    broken = Report([], [], [FileError("a b.md", "not checked: binary file")], {})
    (call,) = rendered("sarif", broken)["runs"][0]["invocations"]
    (note,) = call["toolExecutionNotifications"]
    assert (call["executionSuccessful"], note["level"], note["message"]["text"]) == (False, "error", "not checked: binary file")
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.md"
    (issue,) = rendered("gitlab", broken)
    assert (issue["severity"], issue["location"]["path"], issue["check_name"]) == ("critical", "a b.md", "copydesk.unread")
    assert rendered("rdjsonl", broken)[0]["location"] == {"path": "a b.md"}


def test_an_emoji_is_one_code_point_and_four_bytes() -> None:
    source = from_text("né 😀 wrong\n", "a.md")
    found = one(source, Span(5, 10))
    assert source.text[5:10] == "wrong"
    assert place(found) == (1, 6, 1, 11)
    assert byte_range(found) == (1, 10, 1, 15)
    assert rendered("sarif", found)["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_a_byte_order_mark_counts_where_bytes_do() -> None:
    found = one(from_bytes(b"\xef\xbb\xbfwrong\nwrong\n", "a.md"), Span(0, 5))
    assert (place(found), byte_range(found)) == ((1, 1, 1, 6), (1, 4, 1, 9))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_end_in_either_way_and_none_follows_the_last(end: str) -> None:
    source = from_text(f"One.{end}Two{end}", "a.md")
    at = source.text.index("Two")
    assert place(one(source, Span(at, at + 3))) == byte_range(one(source, Span(at, at + 3))) == (2, 1, 2, 4)
    behind = one(source, Span(len(source.text), len(source.text)))
    assert place(behind) == byte_range(behind) == (2, 4, 2, 4)
    assert rendered("gitlab", behind)[0]["location"]["lines"] == {"begin": 2, "end": 2}


def test_a_finding_in_an_empty_file_is_on_its_first_line() -> None:
    found = one(from_text("", "a.md"), Span(0, 0))
    assert place(found) == byte_range(found) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("path", "uri", "plain"),
    [
        ("my piece.md", "my%20piece.md", "my piece.md"),
        ("./a/b.md", "a/b.md", "a/b.md"),
        ("a:b#c?.md", "a%3Ab%23c%3F.md", "a:b#c?.md"),
        ("été/水.md", "%C3%A9t%C3%A9/%E6%B0%B4.md", "été/水.md"),
        ("50%.md", "50%25.md", "50%.md"),
        ("bad\udcff.md", "bad%FF.md", "bad\ufffd.md"),
        ("../b.md", "../b.md", "../b.md"),
        ("<stdin>", "%3Cstdin%3E", "<stdin>"),
    ],
)
def test_paths(path: str, uri: str, plain: str) -> None:
    found = one(from_text("wrong", path), Span(0, 5))
    assert result(found)["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    assert rendered("gitlab", found)[0]["location"]["path"] == plain
    assert rendered("rdjsonl", found)[0]["location"]["path"] == plain


def test_an_absolute_path_is_told_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert located.uri(str(tmp_path / "a" / "b c.md")) == "a/b%20c.md"
    assert located.uri(str(tmp_path / "..draft.md")) == "..draft.md"
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    away = one(from_text("wrong", str(tmp_path / "a b.md")), Span(0, 5))
    where = result(away)["locations"][0]["physicalLocation"]["artifactLocation"]
    assert where["uri"].startswith("file:///")
    assert where["uri"].endswith("/a%20b.md")
    assert "uriBaseId" not in where


def test_hostile_text_stays_text() -> None:
    hostile = "[click](https://example.org) {0} \x00\x1b[2J\u202e\udcff\n::error::</script>"
    found = one(from_text("wrong", "a.md"), Span(0, 5), message=hostile)
    for name in FORMATS:
        assert not re.search(r"\\u0000|\\u001b|\\u202e|\\ud[c-f]", json.dumps(rendered(name, found)))
    said = result(found)["message"]["text"]
    assert said.startswith("[click\\](https://example.org) {{0}} ")
    assert rendered("gitlab", found)[0]["description"].startswith("[click](https://example.org) {0} <U+0000>")


def test_what_a_rule_says_of_itself() -> None:
    long = RuleText("'%s' of %[2]s: 5 %%", "warning", "Because. " * 300, "Mend it.", "https://example.org/x")
    driver = rendered("sarif", one(from_text("wrong", "a.md"), Span(0, 5)), View(rules={"demo.x": long}))["runs"][0]["tool"]["driver"]
    (rule,) = driver["rules"]
    assert (rule["id"], rule["name"], rule["shortDescription"]["text"]) == ("demo.x", "X", "'…' of …: 5 %")
    assert len(rule["fullDescription"]["text"]) == 1024
    assert rule["help"]["text"].endswith("\n\nHow to mend it: Mend it.\n\nMore: https://example.org/x")
    assert rule["help"]["markdown"].endswith("\n\n**How to mend it:** Mend it.\n\n**More:** https://example.org/x")
    assert (rule["helpUri"], rule["defaultConfiguration"]) == ("https://example.org/x", {"level": "warning"})
    assert rule["properties"] == {"precision": "high", "problem.severity": "warning", "tags": ["demo"]}


def test_a_link_that_is_no_address_is_only_text() -> None:
    said = View(rules={"demo.x": RuleText("Wrong.", "error", link="the house style, page 3")})
    found = one(from_text("wrong", "a.md"), Span(0, 5))
    (rule,) = rendered("sarif", found, said)["runs"][0]["tool"]["driver"]["rules"]
    assert "helpUri" not in rule
    assert rule["help"]["text"].endswith("More: the house style, page 3")
    assert rendered("rdjsonl", found, said)[0]["code"] == {"value": "demo.x"}


def test_results_point_to_their_rules_and_to_related_places() -> None:
    run = rendered("sarif", sample())["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert {r["level"] for r in run["results"]} == {"error", "warning", "note"}
    related = next(r["relatedLocations"] for r in run["results"] if "relatedLocations" in r)
    assert [place["id"] for place in related] == [1, 2, 3, 4, 5, 6, 7]
    assert run["properties"] == {"suppressed": 3, "baselined": 0, "unchanged": 0}


def test_a_run_stays_under_the_limit_of_code_scanning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "_RESULTS", 2)
    run = rendered("sarif", sample())["runs"][0]
    assert [r["level"] for r in run["results"]] == ["error", "error"]
    assert {r["ruleId"] for r in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"].startswith("5 findings of the lowest levels")


def test_fixes_where_they_can_be_told() -> None:
    source = from_text("😀 stopped ,\n", "a.md")
    found = one(source, Span(2, 11), fix=Fix(Span(9, 10), "", True))
    (fix,) = result(found)["fixes"]
    (change,) = fix["artifactChanges"]
    assert change["replacements"] == [
        {"deletedRegion": {"startLine": 1, "startColumn": 10, "endLine": 1, "endColumn": 11}, "insertedContent": {"text": ""}}
    ]
    assert fix["properties"] == {"safe": True}
    (suggestion,) = rendered("rdjsonl", found)[0]["suggestions"]
    assert suggestion == {"range": {"start": {"line": 1, "column": 13}, "end": {"line": 1, "column": 14}}, "text": ""}
    guessed = source._replace(declared=False)
    assert "suggestions" not in rendered("rdjsonl", one(guessed, Span(2, 11), fix=Fix(Span(9, 10), "", True)))[0]


def marks(text: str, word: str = "wrong") -> list[tuple[str, str]]:
    source = from_text(text, "a.md")
    found: list[Finding] = [
        make(source, "demo.x", Span(m.start(), m.end()), "error", f"Line {m.start()}.") for m in re.finditer(word, text)
    ]
    whole = Report(found, [], [], {"a.md": source})
    results = rendered("sarif", whole)["runs"][0]["results"]
    issues = [i["fingerprint"] for i in rendered("gitlab", whole)]
    return list(zip([r["partialFingerprints"]["primaryLocationLineHash"] for r in results], issues, strict=True))


def test_fingerprints_outlive_lines_added_above_and_a_change_further_on() -> None:
    text = "It was at the wrong end of the bridge, as the miller said to everybody who came by.\n"
    assert marks(text) == marks(f"# New\n\nMore.\n\n{text}".replace("came by", "asked"))
    assert marks(text) != marks(text.replace("the wrong end", "the wrong side"))


def test_a_paragraph_put_right_above_or_below_changes_no_fingerprint() -> None:
    assert marks("Before.\n\nwrong\n\nAfter.\n") == marks("Before.\n\nPut in above.\n\nwrong\n\nPut in below.\n\nAfter.\n")


def test_a_second_copy_is_a_finding_of_its_own() -> None:
    line = "At once it was the wrong end of it, they said.\n\n"
    (alone,) = marks(line)
    first, second = marks(line * 2)
    assert first == alone
    assert first != second
    five = marks("one two three wrong one two three " * 5)
    assert len({issue for _, issue in five}) == 5


def test_a_long_line_is_counted_in_reasonable_time() -> None:
    text = "é wrong " * 60_000
    source = from_text(text, "a.md")
    found = [make(source, "demo.x", Span(at, at + 5), "error", "Wrong.") for at in range(2, len(text), 80)]
    lines = list(report.load("rdjsonl").render(Report(found, [], [], {"a.md": source}), View()))
    assert json.loads(lines[-1])["location"]["range"]["start"]["column"] == len(text[: found[-1].span.start].encode()) + 1


@given(st.text(st.sampled_from("ab é😀\n\r"), max_size=60), st.data())
def test_byte_columns_cut_the_same_text(text: str, data: st.DataObject) -> None:
    source = from_text(text, "a.md")
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    fixed = one(source, span, fix=Fix(span, "", False))
    at = rendered("rdjsonl", fixed)[0]["suggestions"][0]["range"]
    lines = [text[begin:end].encode() for begin, end in zip(source.line_starts, (*source.line_starts[1:], len(text)), strict=True)]
    first, last = (sum(map(len, lines[: at[k]["line"] - 1])) + at[k]["column"] - 1 for k in ("start", "end"))
    assert text.encode()[first:last].decode() == source.cut(span)


@pytest.mark.parametrize("name", FORMATS)
def test_a_run_of_the_command(newsroom: Newsroom, name: str) -> None:
    newsroom.write("my piece.md", "A gizmo 😀 and a widget.\n\n<!-- copydesk: ignore-next-line -->\n\nA gizmo.\n")
    ran = newsroom.run("check", "--output-format", name, "my piece.md", "--output-file", "out")
    assert (ran.code, ran.out) == (1, "")
    text = (newsroom.folder / "out").read_text("ascii")
    jsonschema.validate(json.loads(text.splitlines()[0]), {"sarif": SCHEMAS["sarif-2.1.0"], "rdjsonl": LINE}.get(name) or SCHEMAS[name])
    assert unquote(text).count("my piece.md") == 2
    assert newsroom.run("check", "--output-format", name, "-", stdin=b"A gizmo.\n").code == 1


def test_the_texts_come_from_the_rules(newsroom: Newsroom) -> None:
    newsroom.write("a.md", "A gizmo.\n\n<!-- copydesk: off demo.widget -->\n")
    run = newsroom.run("check", "--output-format", "sarif", "a.md").json["runs"][0]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["demo.gizmo"]["shortDescription"]["text"] == "'…' is a gizmo."
    assert rules["demo.gizmo"]["help"]["text"] == "Gizmos break."
    assert rules["suppress.unused"]["fullDescription"]["text"].startswith("A suppression that is left behind")
