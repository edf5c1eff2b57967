from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import Newsroom
from setups import HERE, alerts, build, cases, expected

from linter.fields import ConfigError
from linter.vale import inifile
from linter.vale.globs import compiled
from linter.vale.ini import ValeConfig, read


@pytest.mark.parametrize("case", cases("setups.yml"), ids=lambda case: case["name"])
def test_a_set_up_gives_the_alerts_it_gives_in_vale(newsroom: Newsroom, case: dict[str, Any]) -> None:
    build(newsroom, case)
    assert sorted(alerts(newsroom, list(case["files"]))) == expected(case)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "styles", tmp_path / "styles")
    return tmp_path


def configured(project: Path, text: str) -> ValeConfig:
    (project / ".vale.ini").write_text(text, encoding="utf-8")
    return read(str(project / ".vale.ini"))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("StylesPath = style\n", 1, "'StylesPath' names no folder: 'style'"),
        ("StylesPath = styles\n\n[*]\nBasedOnStyles = House, Tune\n", 4, "did you mean 'Tone'?"),
        ("StylesPath = styles\n[*.md]\nBasedOnStyles = Absent\n", 3, "run `vale sync`"),
        ("StylesPath = styles\nMinAlertLvel = error\n", 2, "unknown key 'MinAlertLvel'; did you mean 'MinAlertLevel'?"),
        ("StylesPath = styles\nMinAlertLevel = loud\n", 2, "takes one of suggestion, warning, error, not 'loud'"),
        ("StylesPath = styles\nBasedOnStyles = House\n", 2, "put it below a section such as [*]"),
        ("StylesPath = styles\nHouse.Swap = NO\n", 2, "a rule is switched below a section"),
        ("StylesPath = styles\n[*]\nMinAlertLevel = error\n", 3, "put it above the first section"),
        ("StylesPath = styles\n[*]\nBasedOnStyle = House\n", 3, "did you mean 'BasedOnStyles'?"),
        ("StylesPath = styles\n[*]\nBasedOnStyles = House\nHouse.Swap = eror\n", 4, "not 'eror'; did you mean 'error'?"),
        ("StylesPath = styles\n[*]\nHouse.Swap = no\n", 3, "did you mean 'NO'?"),
        ("StylesPath = styles\nVocab = Harbor\n", 2, "the vocabulary 'Harbor' is not there"),
        ("StylesPath = styles\nPackages = House, Elsewhere\n", 2, "the package 'Elsewhere' is not in the styles path: run `vale sync`"),
        ("StylesPath = styles\n[*.{md]\nBasedOnStyles = House\n", 2, "'[*.{md]' is no pattern: a brace is not closed"),
        ("StylesPath = styles\n[*.md\n", 2, "closed by ']'"),
        ("StylesPath = styles\nhouse rules\n", 2, "put a # before a comment"),
        ("StylesPath = styles\n[*]\nHouse.Swap[level] = error\n", 3, "a level is set by 'House.Swap = error'"),
        ("StylesPath = styles\n[*.md]\nCommentDelimiters = <#\n", 3, "takes two texts"),
        ("StylesPath = `styles\n\n", 1, "is not closed"),
    ],
)
def test_a_mistake_names_its_line_and_the_remedy(project: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        configured(project, text)
    assert (caught.value.path, caught.value.line) == (str(project / ".vale.ini"), line)
    assert said in caught.value.message


def test_a_mistake_stops_the_command_in_one_line(newsroom: Newsroom) -> None:
    newsroom.write(".vale.ini", "StylesPath = styles\n")
    newsroom.write(".copydesk.yml", "styles: [.vale.ini]\n")
    newsroom.write("a.md", "Text.\n")
    ran = newsroom.run("check", "a.md")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "copydesk: .vale.ini:1: 'StylesPath' names no folder: 'styles'; it is relative to the folder of this file\n"


def test_a_pattern_that_cannot_be_translated_is_named(newsroom: Newsroom) -> None:
    build(newsroom, {"ini": "StylesPath = styles\n[*]\nBasedOnStyles = House\nTokenIgnores = (unclosed\n", "files": {"a.md": "A text.\n"}})
    ran = newsroom.run("check", "a.md")
    assert ran.code == 2
    assert ran.err.startswith("copydesk: .vale.ini:4: '(unclosed' cannot be translated")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("key = a b", "a b"),
        ("key: a = b", "a = b"),
        ("key = 'a # b'", "'a"),  # the comment goes first, as in Vale
        ("key = a#b ;c", "a#b"),
        ("key = `a # b`", "a # b"),
        ('key = """a ; b"""', "a ; b"),
        ("key = 'it''s'", "'it''s'"),
        ('key = "quoted"', "quoted"),
        ("key = a, \\\n   b, \\\n   c\n", "a, b, c"),
        ("key = `a\nb`", "a\nb"),
        ('"key" = a', "a"),
        ("key =", ""),
    ],
)
def test_the_dialect(tmp_path: Path, line: str, value: str) -> None:
    (tmp_path / "x.ini").write_bytes(f"\ufeff; above\n[one]\r\n{line}\n\n[two]\nkey = other\n".encode())
    section = inifile.read(str(tmp_path / "x.ini"))["one"]
    assert [(entry.value, entry.line) for entry in section.entries("key")] == [(value, 3)]


def test_repeated_keys_add_up_and_the_last_value_of_a_switch_counts(project: Path) -> None:
    config = configured(
        project,
        "StylesPath = styles\n[*]\nBasedOnStyles = House\nBasedOnStyles = Tone\nTokenIgnores = a{1\\,2}, b\nTokenIgnores = c\n"
        "House.Swap = NO\nHouse.Swap = error\n",
    )
    assert config.base.styles == ("House", "Tone")
    assert [(e.value, e.line) for e in config.base.token_ignores] == [("a{1,2}", 5), ("b", 5), ("c", 6)]
    assert config.base.switches == {"House.Swap": True}
    assert config.base.levels == {"House.Swap": "error"}


@pytest.mark.parametrize(
    ("pattern", "matched", "others"),
    [
        ("*.md", ("a.md", "docs/deep/a.md"), ("a.mdx", "a.md/b")),
        ("*.{md,txt}", ("a.md", "x/a.txt"), ("a.html",)),
        ("docs/*.md", ("docs/a.md", "docs/deep/a.md"), ("a.md", "more/docs/a.md")),
        ("docs/**/*.md", ("docs/a.md", "docs/deep/er/a.md"), ("a.md", "docs/a.txt")),
        ("{docs,more}/a?.md", ("docs/ab.md", "more/a/.md"), ("docs/a.md",)),
        ("[!a-c]*.md", ("d.md", "docs/a.md"), ("a.md", "cow.md")),
        ("!*.md", ("a.txt",), ("a.md",)),
        ("a\\*.md", ("a*.md",), ("ab.md",)),
        ("{a,{b,c}d}.md", ("a.md", "bd.md", "cd.md"), ("b.md",)),
    ],
)
def test_patterns_of_sections(pattern: str, matched: tuple[str, ...], others: tuple[str, ...]) -> None:
    glob = compiled(pattern)
    assert [path for path in matched if not glob.matches(path)] == []
    assert [path for path in others if glob.matches(path)] == []


def test_packages_that_are_folders_are_used_where_they_lie(newsroom: Newsroom) -> None:
    shutil.copytree(HERE / "styles" / "House", newsroom.folder / "pack" / "styles" / "House")
    shutil.copytree(HERE / "styles" / "Tone", newsroom.folder / "Tone")
    newsroom.write("pack/.vale.ini", "StylesPath = styles\nMinAlertLevel = warning\n[*]\nHouse.Utter = error\nHouse.Swap = error\n")
    newsroom.write("styles/config/keep.txt", "")
    newsroom.write(
        ".vale.ini",
        "StylesPath = styles\nMinAlertLevel = suggestion\nPackages = pack, ./Tone\n[*]\nBasedOnStyles = House, Tone\nHouse.Swap = NO\n",
    )
    newsroom.write(".copydesk.yml", "styles: [.vale.ini]\n")
    newsroom.write("a.md", "The shuttle is utterly late and very full.\n")
    assert sorted(alerts(newsroom, ["a.md"])) == ["a.md:1 House.Utter error", "a.md:1 Tone.Very suggestion"]


def test_synced_packages_are_read_before_the_project(newsroom: Newsroom) -> None:
    case = {
        "ini": "StylesPath = styles\nPackages = https://example.org/Harbour.zip\n[*]\nBasedOnStyles = House\nHouse.Swap = suggestion\n",
        "files": {"a.md": "The shuttle is utterly late and very full.\n"},
    }
    build(newsroom, case)
    newsroom.write(
        "styles/.vale-config/0-Harbour.ini", "StylesPath = gone\n[*]\nBasedOnStyles = Tone\nHouse.Swap = error\nTone.Very = error\n"
    )
    found = ["a.md:1 House.Swap suggestion", "a.md:1 House.Utter warning", "a.md:1 Tone.Very error"]
    assert sorted(alerts(newsroom, ["a.md"])) == found


def test_vocabularies_of_vale_2_are_found(newsroom: Newsroom) -> None:
    case = {"ini": "StylesPath = styles\nVocab = Old\n[*]\nBasedOnStyles = House\n", "files": {"a.md": "The shuttle waits at the jetty.\n"}}
    build(newsroom, case)
    newsroom.write("styles/Vocab/Old/accept.txt", "jetty\n")
    assert alerts(newsroom, ["a.md"]) == ["a.md:1 House.Swap error"]


def test_our_own_rules_are_not_governed_and_ours_may_overrule(newsroom: Newsroom) -> None:
    case = {
        "ini": "StylesPath = styles\nMinAlertLevel = error\n[*.txt]\nBasedOnStyles = House\nHouse.Utter = NO\n",
        "files": {"a.md": "A widget and a shuttle.\n", "a.txt": "A widget, a shuttle, utterly.\n"},
    }
    build(newsroom, case, "styles: [.vale.ini]\nrules: [house]\nlevels: {House.Swap: warning}\n")
    assert sorted((p, r) for p, r, _, _ in newsroom.check("a.md", "a.txt").found) == [
        ("a.md", "demo.widget"), ("a.txt", "House.Swap"), ("a.txt", "demo.widget"),
    ]  # fmt: skip
    assert alerts(newsroom, ["a.txt"]) == ["a.txt:1 House.Swap warning"]
    # what the ini switches off runs where it is asked for by its own name, and not with its whole style
    assert [rule for _, rule, _, _ in newsroom.check("--select", "House.Utter", "a.txt").found] == ["House.Utter"]
    assert [rule for _, rule, _, _ in newsroom.check("--select", "House", "a.txt").found] == ["House.Swap"]


def test_what_is_passed_over_is_said(newsroom: Newsroom) -> None:
    ini = "StylesPath = styles\nNLPEndpoint = http://localhost\n[*.md]\nBasedOnStyles = House\nTransform = a.xsl\nHouse.Nothing = YES\n"
    build(newsroom, {"ini": ini, "files": {"a.md": "A text.\n"}})
    said = newsroom.run("check", "a.md").err
    assert ".vale.ini:2: 'NLPEndpoint' has no equal" in said
    assert ".vale.ini:5: 'Transform' has no equal: XSLT is not run" in said
    assert ".vale.ini:6: the style 'House' has no rule 'House.Nothing'" in said


def test_spans_are_those_of_the_file_where_something_is_ignored(newsroom: Newsroom) -> None:
    ini = "StylesPath = styles\n[*]\nBasedOnStyles = House\nTokenIgnores = (\\{[^}]+\\})\nBlockIgnores = (?s) *(<Note>.*?</Note>)\n"
    text = "<Note>\nA shuttle.\n</Note>\n\nThe {shuttle} and *the shuttle* to a {jetty} jetty.\n"
    build(newsroom, {"ini": ini, "files": {"a.md": text}})
    found = newsroom.check("a.md").json["findings"]
    places = [(f["line"], f["column"], f["end_column"], f["text"]) for f in found if f["rule"] == "House.Swap"]
    assert places == [(5, 24, 31, "shuttle"), (5, 46, 51, "jetty")]
