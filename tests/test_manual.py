"""The manual: every rule, key, option and format is in it, its commands print what it shows, and it asks for nothing from elsewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import report, suppress, textstats
from linter.cli import COMMANDS
from linter.configkeys import KEYS
from linter.examples import unmark
from linter.rule import Rule, bundled_folder, load_folder
from linter.source import Span

ROOT = Path(__file__).parent.parent
TOOLS = ROOT / "tools" / "manual"
with pytest.MonkeyPatch.context() as patch:
    patch.syspath_prepend(str(TOOLS))
    import markup
    import reference
    import rulepages
    import tutorial

RULES = load_folder(bundled_folder(), documentation=True)
HOSTILE = "<script>alert(1)</script> [x](y) `c` *e* _u_ | & \\ ~~~ ```\n\n# h\n{: .x }\n\x02\x1b\udc80\u200b"
# what the theme's own scripts may ask for, and what has to be on a page before they do
SLEEPING = {
    "unpkg.com/mermaid": 'class="mermaid"',
    "unpkg.com/iframe-worker": "iframe-worker",
    "api.github.com": 'data-md-component="source"',
    "gitlab.com/api": 'data-md-component="source"',
}


class Page(HTMLParser):
    """What a browser would load for a page, the text of it, and what is marked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.marked: list[str] = []
        self.tags: set[str] = set()
        self.anchors: set[str] = set()
        self._text: list[str] = []
        self._in_mark = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.anchors.add(given.get("id", ""))
        if tag != "a":
            self.loaded += [given[name] for name in ("src", "srcset", "data", "poster", "action") if name in given]
        if tag == "link" and given.get("rel") not in ("canonical", "next", "prev", "edit"):
            self.loaded.append(given.get("href", ""))
        if tag == "mark":
            self._in_mark = True
            self.marked.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_mark = self._in_mark and tag != "mark"

    def handle_data(self, data: str) -> None:
        self._text.append(data)
        if self._in_mark:
            self.marked[-1] += data

    @property
    def text(self) -> str:
        return "".join(self._text)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual, built as CI builds it: what is not in order there is an error."""
    pytest.importorskip("material", reason="the manual needs copydesk[docs]")
    folder = tmp_path_factory.mktemp("site")
    # --quiet would keep MkDocs from counting its warnings, and --strict from anything
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {
        "PATH": "",
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(folder.parent),
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "NO_MKDOCS_2_WARNING": "1",
    }
    built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    return folder


@pytest.fixture(scope="module")
def page(site: Path) -> Callable[[str], Page]:
    return lambda address: Page((site / address / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", RULES, ids=[r.id for r in RULES])
def test_every_rule_has_its_page(rule: Rule, page: Callable[[str], Page]) -> None:
    shown = page(f"rules/{rule.id.replace('.', '/', 1)}")
    flat = " ".join(shown.text.split())
    assert rule.id in shown.text
    for text in (rule.why, rule.mend, rule.silent, rule.misses):
        assert " ".join(text.replace("`", "").split()) in flat
    expected = [text[mark.start : mark.end] for e in rule.bad for text, marks in [unmark(e.text)] for mark in sorted(marks)]
    assert shown.marked[: len(expected)] == [_as_shown(text) for text in expected]


def _as_shown(text: str) -> str:
    """What of a marked text is read on the page, where signs stand for what shows nothing."""
    signs = {"\t": "TAB", "\r": "CR"}
    return "".join(c if c.isprintable() or c == "\n" else signs.get(c) or f"U+{ord(c):04X}" for c in text)


def test_the_index_lists_every_rule_with_its_level(page: Callable[[str], Page]) -> None:
    text = page("rules").text
    assert [rule.id for rule in RULES if not re.search(rf"{re.escape(rule.id)}\s+{rule.level}\b", text)] == []
    assert [name for name in suppress.RULES if name not in page("rules/suppress").text] == []


def test_search_knows_every_rule(site: Path) -> None:
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert [rule.id for rule in RULES if f'"title":"{rule.id}"' not in index] == []


def test_a_rule_says_where_it_runs() -> None:
    assert rulepages.runs("fragment.displaced") == "on by default, and in the profiles strict and crawl"
    assert rulepages.runs("crawl.c4-javascript") == "off by default, on in the profile crawl"


def test_pages_that_the_navigation_forgets_stand_at_the_end_of_the_how_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("material", reason="the manual needs copydesk[docs]")
    monkeypatch.syspath_prepend(str(TOOLS))
    from hook import on_config

    for name in ("index.md", "a.md", "b.md"):
        (tmp_path / name).touch()
    config = SimpleNamespace(nav=[{"Home": "index.md"}, {"How to": [{"First": "b.md"}]}, {"Rules": []}], docs_dir=str(tmp_path))
    on_config(config)
    assert config.nav[1]["How to"] == [{"First": "b.md"}, "a.md"]


def test_every_key_is_in_the_reference(page: Callable[[str], Page]) -> None:
    shown = page("reference/configuration")
    assert set(KEYS) <= shown.anchors
    assert [name for name, key in KEYS.items() if f"{name}: {key.example}" not in shown.text] == []


def test_every_option_is_in_the_reference(page: Callable[[str], Page]) -> None:
    shown = page("reference/command-line")
    assert set(COMMANDS) <= shown.anchors
    options = {o for name in COMMANDS for o in import_module(f"linter.commands.{name}").parser()._option_string_actions}
    assert sorted(o for o in options - {"-h", "--help"} if o not in shown.text) == []
    assert "exit codes:" in shown.text


def test_every_format_and_measure_is_in_the_reference(page: Callable[[str], Page]) -> None:
    assert [name for name in report.FORMATS if name not in page("reference/formats").text.split()] == []
    assert [name for name in textstats.MEASURES if name not in page("reference/measures").text.split()] == []


def test_every_kind_of_key_is_explained() -> None:
    assert {key.kind for key in KEYS.values()} <= set(reference.KINDS)


def test_the_manual_asks_for_nothing_from_elsewhere(site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    outside = re.compile(r"^\s*(?:[a-z]+:)?//")
    assert [(str(p), url) for p, text in pages.items() for url in Page(text).loaded if outside.match(url)] == []
    assert [str(p) for p, text in pages.items() if 'http-equiv="Content-Security-Policy" content="default-src \'self\'' not in text] == []
    sheets = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.css"))
    assert re.findall(r"(?:url\(|@import\s*)[\"']?(?:https?:)?//[^\"')]*", sheets) == []
    everything = "".join(pages.values())
    assert [sign for sign in SLEEPING.values() if sign in everything] == []


def test_nothing_that_is_made_is_kept_in_the_repository() -> None:
    assert not (ROOT / "docs" / "rules").exists()
    assert not (ROOT / "docs" / "reference").exists()


def test_links_of_pages_lead_somewhere_on_the_forge_too() -> None:
    for path in (ROOT / "docs").glob("*.md"):
        links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S))
        assert [link for link in links if "://" not in link and not link.endswith("x.html") and not (path.parent / link).exists()] == []


TOLD = [path for path in sorted((ROOT / "docs").glob("*.md")) if any(s.shown is not None for s in tutorial.steps(path.read_text("utf-8")))]


def test_the_tutorial_is_one_of_the_pages_that_are_run() -> None:
    assert ROOT / "docs" / "tutorial.md" in TOLD


@pytest.mark.parametrize("path", TOLD, ids=[p.stem for p in TOLD])
def test_commands_print_what_the_manual_shows(path: Path, tmp_path: Path) -> None:
    steps = tutorial.steps(path.read_text(encoding="utf-8"))
    if not (shutil.which("pre-commit") or (Path(sys.executable).parent / "pre-commit").exists()):
        steps = list(_until(lambda step: "pre-commit" in step.script, steps))
    (tmp_path / "work").mkdir()
    printed = tutorial.run([step.script for step in steps], tmp_path / "work")
    assert [(step.script, out) for step, out in zip(steps, printed, strict=True) if step.shown is not None] == [
        (step.script, step.shown) for step in steps if step.shown is not None
    ]


def _until(ends: Callable[[tutorial.Step], bool], steps: list[tutorial.Step]) -> Iterator[tutorial.Step]:
    for step in steps:
        if ends(step):
            return
        yield step


def test_what_was_printed_is_put_into_a_page() -> None:
    page = "# A\n\n```sh\necho 1\n```\n\n```text\n2\n```\n\n```sh\ntrue\n```\n\nEnd.\n"
    assert tutorial.told(page, {0: "1\n"}) == page.replace("2\n", "1\n")


def _html(text: str) -> str:
    from markdown import Markdown

    return Markdown(extensions=["attr_list", "tables", "pymdownx.superfences", "pymdownx.inlinehilite"]).convert(text)


def test_nothing_in_a_text_can_act() -> None:
    pytest.importorskip("material", reason="the manual needs copydesk[docs]")
    shown = Page(
        _html(f"{markup.example(HOSTILE, [Span(0, 8)])}\n\n{markup.prose(HOSTILE)}\n\n{markup.table(('a',), [(markup.code(HOSTILE),)])}")
    )
    assert shown.tags <= {"pre", "code", "mark", "span", "p", "table", "thead", "tbody", "tr", "th", "td"}
    assert shown.marked == ["<script>"]
    assert "# h\n{: .x }" in shown.text
    assert "U+200B" in shown.text


@given(st.text(), st.data())
def test_an_example_is_shown_to_the_letter(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6).filter(lambda e: len(e) % 2 == 0)))
    marks = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    made = markup.example(text, marks)
    assert "\n" not in made
    assert unescape(re.sub(r"<[^>]*>", "", made)).removesuffix("\n") == _as_shown(text).removesuffix("\n")


def test_options_stand_below_the_headings_that_help_prints(page: Callable[[str], Page]) -> None:
    shown = page("reference/command-line")
    titles = [str(g.title) for g in import_module("linter.commands.check").parser()._action_groups[2:]]
    assert len(titles) >= 4
    for title in titles:
        assert f"check-{title.replace(' ', '-')}" in shown.anchors
    order = [shown.text.rindex(said) for said in ("Only what is new", "--staged", "Mending and silencing", "--unsafe-fixes", "The report")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("name", "told"), [("punctuation/stray-stop", "makes it where it is certain"), ("fragment/verbless", "")], ids=["fixes", "does not"]
)
def test_a_rule_page_says_whether_there_is_a_fix(page: Callable[[str], Page], name: str, told: str) -> None:
    text = page(f"rules/{name}").text
    assert ("check --fix" in text) == bool(told)
    assert told in text


def test_the_comparison_counts_the_rules() -> None:
    said = re.search(r"\| rules \| (\d+) of its own", (ROOT / "docs" / "comparison.md").read_text(encoding="utf-8"))
    assert said
    assert int(said[1]) == len(RULES)
