"""A real LanguageTool finds what is wrong, at its exact place, and nothing in the markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Newsroom, Ran

CLEAN = "rules: [house]\nselect: [grammar, suppress]\ngrammar: {categories: {TYPOS: warning}}\n"


@pytest.fixture
def desk(newsroom: Newsroom, languagetool: str, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A newsroom that checks grammar, spelling too, with the real server."""
    monkeypatch.setenv("COPYDESK_GRAMMAR_SERVER", languagetool)
    newsroom.write(".copydesk.yml", CLEAN)
    return newsroom


def found(ran: Ran) -> list[tuple[str, int, int, str]]:
    assert ran.json["errors"] == []
    return [(f["rule"], f["line"], f["column"], f["text"]) for f in ran.json["findings"]]


MISTAKES = [
    ("a.txt", "The keeper said she have no key.\n", ("grammar.HE_VERB_AGR", 1, 21, "have")),
    ("a.txt", "😀😀 Late 🏴 in May 😀 she have no key.\n", ("grammar.HE_VERB_AGR", 1, 24, "have")),
    ("a.md", "The **keeper** said *she* have no `key` &amp; no ~~lamp~~ oil.\n", ("grammar.HE_VERB_AGR", 1, 27, "have")),
    ("a.md", "# Notes\n\n> The keeper\n> said she\n> have no key.\n", ("grammar.HE_VERB_AGR", 5, 3, "have")),
    ("a.md", "| weir | keeper |\n| --- | --- |\n| old | She have no key. |\n", ("grammar.HE_VERB_AGR", 3, 13, "have")),
    ("a.md", "See [what she have](https://weir.example/a_b?c=1).\n", ("grammar.HE_VERB_AGR", 1, 15, "have")),
    ("a.html", "<p>The &ldquo;old&rdquo; keeper&nbsp;said <b>she</b> have no&#32;key.</p>\n", ("grammar.HE_VERB_AGR", 1, 54, "have")),
    ("a.html", "<ul>\n<li>He opened teh gate.</li>\n</ul>\n", ("grammar.MORFOLOGIK_RULE_EN_US", 2, 15, "teh")),
]


@pytest.mark.parametrize(("name", "text", "expected"), MISTAKES)
def test_a_mistake_is_found_where_it_stands(desk: Newsroom, name: str, text: str, expected: tuple[str, int, int, str]) -> None:
    desk.write(name, text)
    assert expected in found(desk.check(name))


def test_german_is_read_as_german(desk: Newsroom) -> None:
    # its spelling stays off here: to load that dictionary takes longer than all other tests together
    desk.write(".copydesk.yml", "select: [grammar]\ngrammar: {categories: {TYPOS: off}}\n")
    desk.write("a.md", "---\nlang: de\n---\nDas Wehr ist **alt**. Er gehen nach Hause.\n")
    assert ("grammar.DE_VERBAGREEMENT", 4, 23, "Er gehen") in found(desk.check("a.md"))


MARKUP = [
    ("code.md", "Run `git pull` first. The value is an `int`, not a `apple`. Call `a`, `b` or `c`.\n"),
    ("block.md", "The lock opens at dawn.\n\n```\nshe have teh key\n```\n\n    she have teh key\n\nIt closes at dusk.\n"),
    ("links.md", "See [the plan](https://teh.example/she_have) and <https://teh.example>, or ![the old weir](teh-weir.jpg) below.\n"),
    ("wrapped.md", "The lock opens  \nat dawn, and the   keeper\nwaits.\n"),
    ("lists.md", "What you need:\n\n- a key\n- the lamp\n- two ropes\n\n1. open the gate\n2. wait\n"),
    ("table.md", "| day | from | until |\n| --- | :-: | --: |\n| may | 6 a.m. | 8 p.m. |\n"),
    ("emoji.md", "The lock is open 😀. 👩‍👩‍👧‍👦 It closes at dusk 🏴󠁧󠁢󠁳󠁣󠁴󠁿.\n"),
    ("notes.md", "The lock is old.[^1] It is the third one here.\n\n[^1]: The first was of wood.\n"),
    ("entity.html", "<p>Rope &amp; lamp cost &pound;5&nbsp;each &mdash; a fair price.</p>\n"),
    (
        "tags.html",
        "<h1>The  lock</h1>\n<p>The <em>lock</em> opens\n   at\n   dawn<br>and closes.</p>\n<pre>she have teh key</pre>\n",
    ),
    ("script.html", "<p>The lock opens at dawn.</p><script>var teh = she.have();</script><style>p{}</style>\n"),
    ("front.md", "---\ntitle: The lock opens at dawn\nslug: teh-lock\ntags: [teh, lok]\n---\nThe lock opens at dawn.\n"),
    ("mdx.mdx", "import Teh from './teh'\n\n<Teh she={have} />\n\nThe lock opens at {dawn}.\n"),
]


@pytest.mark.parametrize(("name", "text"), MARKUP)
def test_markup_raises_no_alarm(desk: Newsroom, name: str, text: str) -> None:
    desk.write(name, text)
    assert found(desk.check(name)) == []


def test_a_quotation_is_the_speakers(desk: Newsroom) -> None:
    desk.write("a.md", "“She have no key,” said the keeper. Later she have one.\n")
    assert [f[2] for f in found(desk.check("a.md"))] == [47]
    desk.write(".copydesk.yml", "select: [grammar]\ngrammar: {quoted: true}\n")
    assert [f[2] for f in found(desk.check("a.md"))] == [6, 47]


def test_the_variant_is_the_documents_or_the_one_that_is_chosen(desk: Newsroom) -> None:
    desk.write("a.md", "The colour of the harbour is new.\n")
    desk.write("b.md", "---\nlang: en-GB\n---\nThe colour of the harbour is new.\n")
    assert {f[3] for f in found(desk.check("a.md"))} == {"colour", "harbour"}
    assert found(desk.check("b.md")) == []
    desk.write(".copydesk.yml", "select: [grammar]\ngrammar: {language: en-GB, categories: {TYPOS: warning}}\n")
    assert found(desk.check("a.md")) == []


def test_a_language_that_languagetool_does_not_have_is_said_once(desk: Newsroom) -> None:
    for number in range(3):
        desk.write(f"{number}.md", "---\nlang: xx\n---\nShe have no key.\n")
    desk.write("en.md", "She have no key.\n")
    ran = desk.check()
    assert [f[0] for f in found(ran)] == ["grammar.HE_VERB_AGR"]
    assert ran.err.count("LanguageTool does not read 'xx': 3 files were not checked for grammar") == 1


def test_a_rule_or_category_that_is_off_says_nothing(desk: Newsroom) -> None:
    desk.write("a.md", "She have no key to teh gate.\n")
    assert len(found(desk.check("a.md"))) == 2
    assert [f[3] for f in found(desk.check("a.md", "--ignore", "grammar.he_verb_agr"))] == ["teh"]
    assert [f[3] for f in found(desk.check("a.md", "--select", "grammar.HE_VERB_AGR"))] == ["have"]
    desk.write(".copydesk.yml", "select: [grammar]\ngrammar: {categories: {TYPOS: off}}\n")
    assert [f[3] for f in found(desk.check("a.md"))] == ["have"]
    desk.write(".copydesk.yml", "select: [grammar]\ngrammar: {categories: {TYPOS: off}, disabled-rules: [HE_VERB_AGR]}\n")
    assert found(desk.check("a.md")) == []


def test_an_installed_languagetool_is_started_for_the_run_and_stopped(
    newsroom: Newsroom, installation: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(installation))
    newsroom.write("a.md", "She have no key.\n")
    assert str(installation) in newsroom.run("grammar", "status").out
    assert [f[0] for f in found(newsroom.check("a.md", "--select", "grammar"))] == ["grammar.HE_VERB_AGR"]
    running = [p for p in Path("/proc").glob("[0-9]*/cmdline") if _mine(p, str(installation))] if Path("/proc").is_dir() else []
    assert len(running) <= 1  # the tests' own


def _mine(path: Path, folder: str) -> bool:
    try:
        command = path.read_bytes().decode("utf-8", "replace")
        parent = int(path.with_name("stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return False
    import os

    return folder in command and "HTTPServer" in command and parent == os.getpid()
