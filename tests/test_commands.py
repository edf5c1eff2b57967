from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import Newsroom

from linter.cli import entry
from linter.commands.rule import unmarked

ROOT = Path(__file__).parent.parent

PAGE = """\
extends: existence
message: "'%s' is a sprocket."
level: warning
why: A sprocket has teeth, and a reader has none to spare. Write the sentence so that nobody has to know what turns the other.
mend: Say wheel.
silent: Headings.
link: https://example.org/sprockets
tokens: [sprocket]
bad:
- "The [[sprocket]] and the other [[sprocket]] turn."
- {text: "A [[sprocket]].\\n\\nNo wheel.\\n", format: markdown, because: alone}
good: [The wheel turns.]
known_miss: [The sprokcet turns.]
"""


def test_the_page_of_a_rule_shows_its_examples_with_the_marks(newsroom: Newsroom) -> None:
    newsroom.write("house/demo/sprocket.yml", PAGE)
    page = newsroom.run("rule", "demo.sprocket").out
    assert "[[" not in page
    assert "    The sprocket and the other sprocket turn.\n        ^^^^^^^^               ^^^^^^^^\n" in page
    assert "    (alone)\n    A sprocket.\n      ^^^^^^^^\n\n    No wheel.\n" in page
    for said in (
        "demo.sprocket  warning",
        "A sprocket has teeth",
        "Say wheel.",
        "Headings.",
        "https://example.org/sprockets",
        "The sprokcet",
    ):
        assert said in page
    assert all(len(line) <= 100 for line in page.splitlines())
    assert not re.search(r"[ \t]$", page, re.M)


def test_several_pages_and_those_of_the_suppressions(newsroom: Newsroom) -> None:
    said = newsroom.run("rule", "suppress.unused", "spare.gadget").out
    assert "suppress.unused  warning" in said
    assert "off by default" in said


def test_marks_are_taken_out_and_remembered() -> None:
    source, marks = unmarked("a [[b]]\nc [[d e]] f[[g]]")
    assert source.text == "a b\nc d e fg"
    assert [source.cut(mark) for mark in marks] == ["b", "d e", "g"]


def test_a_mark_around_brackets_ends_with_the_last_of_them() -> None:
    source, marks = unmarked("[[[vc_row]]] stays")
    assert (source.text, [source.cut(mark) for mark in marks]) == ("[vc_row] stays", ["[vc_row]"])


def test_rules_lists_what_runs_here(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "rules: [house]\nselect: [demo]\nlevels: {demo.gizmo: warning}\n")
    lines = newsroom.run("rules", "demo", "spare.gadget").out.splitlines()
    assert [line.split() for line in lines] == [
        ["demo.doodad", "suggestion", "existence", "'%s'", "is", "a", "doodad."],
        ["demo.gizmo", "warning", "existence", "'%s'", "is", "a", "gizmo."],
        ["demo.widget", "warning", "existence", "'%s'", "is", "a", "widget."],
        ["spare.gadget", "error", "existence", "(off)", "'%s'", "is", "a", "gadget."],
    ]
    rows = newsroom.run("rules", "--output-format", "json").out
    assert {"demo.gizmo", "suppress.unused"} <= {row["id"] for row in json.loads(rows)}


def test_every_rule_that_ships_has_a_page(newsroom: Newsroom) -> None:
    names = [row["id"] for row in json.loads(newsroom.run("rules", "--output-format", "json").out)]
    page = newsroom.run("rule", *names)
    assert page.code == 0
    assert all(name in page.out for name in names)


def test_stats_measure_a_file(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "The mill by the weir was sold. Nobody in Varn knows why.\n")
    said = newsroom.run("stats", "a.txt").out
    assert re.search(r"^a\.txt$", said, re.M)
    assert re.search(r"^  words +12$", said, re.M)
    assert re.search(r"^  sentences +2$", said, re.M)
    (row,) = json.loads(newsroom.run("stats", "--output-format", "json", "-", stdin=b"Two words.\n").out)
    assert (row["path"], row["words"], row["score"]) == ("<stdin>", 2, 0)


def test_stats_take_further_measures(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", "The mill by the weir was sold in March. Nobody in Varn knows why it was sold so soon.\n")
    everything = newsroom.run("stats", "a.txt").out
    assert re.search(r"By textstat.*\n(?:.*\n)*  spache readability ", everything)
    assert re.search(r"^  language +en$", everything, re.M)
    assert "textstat" not in newsroom.run("stats", "--measure", "core", "a.txt").out
    one = newsroom.run("stats", "--measure", "spache-readability", "a.txt").out
    assert "spache readability" in one
    assert "reading time" not in one
    (row,) = json.loads(newsroom.run("stats", "--output-format", "json", "a.txt").out)
    assert row["lang"] == "en"
    assert {"spache_readability", "text_standard"} < set(row["by_textstat"]) < set(row["metrics"])
    assert "flesch_reading_ease" not in row["by_textstat"]
    assert "spache_readability" in newsroom.run("stats", "--measure", "list").out.split()
    wrong = newsroom.run("stats", "--measure", "spache_readabilty", "a.txt")
    assert (wrong.code, wrong.out) == (2, "")
    assert "did you mean 'spache_readability'?" in wrong.err


def test_stats_name_what_they_cannot_read(newsroom: Newsroom) -> None:
    newsroom.write("a.txt", b"\0")
    ran = newsroom.run("stats", "a.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "a.txt: not checked" in ran.err


HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())[0]


def test_the_hook_calls_the_command_as_it_is(newsroom: Newsroom) -> None:
    program, *arguments = HOOK["entry"].split()
    newsroom.write("a.md", "A gizmo.\n")
    newsroom.write("requirements.txt", "gizmo\n")
    assert program == "copydesk"
    # a team may add the option once more
    ran = newsroom.run(*arguments, "--force-exclude", "a.md", "requirements.txt")
    assert (ran.code, ran.out) == (1, "a.md:1:3: error demo.gizmo 'gizmo' is a gizmo.\n")
    assert HOOK["require_serial"] is False


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("LICENSE", False), ("docs/LICENCE.md", False), ("COPYING.LESSER", False), ("AUTHORS", False), ("x/notice.txt", False),
        ("LICENSE-APACHE-2.0.txt", False), ("license.mit", False), ("article.md", True), ("notice-board.md", True),
        ("license-plates.md", True), ("authors-at-the-fair.md", True), ("licensed.md", True), ("licenses/a.md", True),
    ],
)  # fmt: skip
def test_the_hook_leaves_licences_alone(path: str, wanted: bool) -> None:
    assert (re.search(HOOK["exclude"], path) is None) is wanted


def test_the_command_is_what_the_package_installs() -> None:
    import tomllib

    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]["copydesk"] == f"{entry.__module__}:{entry.__name__}"
