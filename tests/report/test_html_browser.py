"""The page for people who edit, in a real browser: what they do with it, and what no article may do to them.

Needs Playwright and a Chromium: the one COPYDESK_TEST_CHROMIUM names, or one on the PATH.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import Newsroom

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed (it is in the `dev` extra)")

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 800}
Open = Callable[..., Any]

HARBOUR = """---
title: Salt
author: x
tags: [a, b, c]
---

# Salt on the quay

The barge brought a gizmo on Monday, and the harbour office paid for the widget. Nobody asked the keeper of the doodad.

## The scales

> “A doodad is what it is,” said the keeper, who has seen every gizmo that came over the bar since the old wall was built.

- One widget stood by the door.
- Another widget went to the mill.

Two men carried the doodad to the shed. It was heavy. They came back for the gizmo when it was dark, and the dog barked at them.

The wall is long. It is old too. It will be mended in the spring of the year, the office says.
"""
HOSTILE = (
    'gizmo </script><script>alert(1)</script><img src=x onerror=alert(1)> " onfocus=alert(1) autofocus x=" \' `${alert(1)}` {{alert(1)}} '
    "<svg onload=alert(1)> <style>*{display:none}</style> <iframe src='http://localhost:9/'></iframe> </mark></p> \u202egizmo\u202c gizmo"
)


def chromium() -> str:
    """The browser, or a reason why there is none."""
    named = os.environ.get("COPYDESK_TEST_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        pytest.skip("no Chromium here: install one, or name it in COPYDESK_TEST_CHROMIUM")
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = chromium()
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture
def show(browser: Any, newsroom: Newsroom) -> Iterator[Open]:
    """Report on files, and open the page; it fails where the page asks for anything, complains or raises a dialog."""
    contexts, wrong = [], []

    def opened(*names: str, at: str = "", **settings: Any) -> Any:
        newsroom.run("check", "--output-format", "html", "--output-file", "report.html", *names)
        address = Path("report.html").resolve().as_uri()
        context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **settings})
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: None if request.url.startswith((address, "data:")) else wrong.append(request.url))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.goto(address + at)
        return page

    newsroom.write("a.md", HARBOUR)
    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def many(newsroom: Newsroom, show: Open) -> Open:
    newsroom.write("b.txt", "A widget is here.\n")
    newsroom.write("c.txt", "Fine copy.\n")
    newsroom.write("d.txt", "A gizmo and a gizmo and a gizmo, and more of them than words can say.\n")
    return show


def notes(page: Any) -> list[str]:
    """The ids of the notes that are to be seen."""
    return [note.get_attribute("id") for note in page.locator(".note").all() if note.is_visible()]


def marked(page: Any) -> int:
    return int(page.evaluate("document.querySelectorAll('mark:not(.off)').length"))


def test_filters_hide_notes_and_marks_and_say_how_many_are_left(show: Open) -> None:
    page = show("a.md")
    assert len(notes(page)) == 8
    status = page.get_by_role("status")
    assert status.text_content() == "8 of 8 findings shown"
    page.get_by_role("checkbox", name="3 errors").uncheck()
    assert (len(notes(page)), marked(page), status.text_content()) == (5, 5, "5 of 8 findings shown")
    page.get_by_text("Packs and rules").click()
    page.get_by_role("checkbox", name="widget 3").uncheck()
    assert (len(notes(page)), marked(page)) == (2, 2)
    assert page.get_by_role("checkbox", name="demo 8").evaluate("box => box.indeterminate")
    page.get_by_role("button", name="Show none").click()
    assert notes(page) == []
    page.get_by_role("checkbox", name="demo 8").check()
    page.get_by_role("checkbox", name="3 errors").check()
    assert status.text_content() == "8 of 8 findings shown"
    page.keyboard.press("Escape")
    playwright.expect(page.get_by_role("button", name="Show none")).not_to_be_visible()


def test_keys_go_from_finding_to_finding_and_over_what_is_filtered(show: Open) -> None:
    page = show("a.md")
    page.keyboard.press("j")
    focused = "document.activeElement.getAttribute('aria-label')"
    assert page.evaluate(focused) == "E1, error: 'gizmo' is a gizmo."
    page.keyboard.press("n")
    assert page.evaluate(focused) == "W2, warning: 'widget' is a widget."
    page.get_by_role("checkbox", name="3 warnings").uncheck()
    page.keyboard.press("j")
    assert page.evaluate(focused).startswith("S3, suggestion")
    page.keyboard.press("k")
    page.keyboard.press("p")
    assert page.evaluate(focused).startswith("E8, error")
    assert page.url.endswith("#d1-f8")
    playwright.expect(page.locator("mark.on")).to_be_visible()
    page.get_by_text("Keys", exact=True).click()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("j")
    assert page.url.endswith("#d1-f8")


def test_everything_is_reached_and_left_with_the_tab_key(show: Open) -> None:
    page = show("a.md")
    seen = []
    for _ in range(80):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.outerHTML.slice(0, 90)"))
        if page.evaluate("document.activeElement === document.body"):
            break
    assert "skip" in seen[0]
    assert seen[-1].startswith("<body")
    for number in range(1, 9):
        assert any(f'href="#d1-f{number}"' in one for one in seen)
        assert any(f'href="#d1-m{number}"' in one for one in seen)


def test_focus_is_to_be_seen(show: Open) -> None:
    page = show("a.md")
    page.keyboard.press("Tab")
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_mark_and_its_note_lead_to_each_other(show: Open) -> None:
    page = show("a.md")
    page.locator("#d1-m4").click(position={"x": 3, "y": 8})
    assert page.url.endswith("#d1-f4")
    assert "on" in page.locator("#d1-f4").get_attribute("class")
    page.locator("#d1-f6 .at").click()
    assert page.url.endswith("#d1-m6")
    assert "on" in page.locator("#d1-m6").get_attribute("class")
    page.locator("#d1-f2").hover()
    assert "on" in page.locator("#d1-m2").get_attribute("class")


def test_a_click_on_the_map_or_a_bar_jumps(show: Open) -> None:
    page = show("a.md")
    page.locator(".strip a").nth(7).dispatch_event("click")
    assert page.url.endswith("#d1-f8")
    page.locator(".bars a").last.dispatch_event("click")
    page.wait_for_function("location.hash.startsWith('#d1-r')")
    assert "mended in the spring" in page.locator(page.evaluate("location.hash")).inner_text()


def test_what_counts_most_stands_at_the_head_and_leads_to_its_finding(show: Open) -> None:
    page = show("a.md")
    said = page.get_by_role("region", name="What counts most")
    assert said.get_by_role("listitem").first.inner_text().endswith("'gizmo' is a gizmo. and 2 more like it")
    said.get_by_role("link").first.click()
    assert "on" in page.locator("#d1-f1").get_attribute("class")


def test_the_article_begins_on_the_first_screen_and_figures_unfold(show: Open) -> None:
    page = show("a.md")
    assert page.locator(".text").bounding_box()["y"] < 900
    playwright.expect(page.locator(".bars").first).not_to_be_visible()
    page.get_by_text("Readability, paragraph by paragraph").click()
    playwright.expect(page.locator(".bars").first).to_be_visible()
    page.get_by_text("What the score is made of").click()
    playwright.expect(page.get_by_role("table").filter(has_text="demo.gizmo")).to_be_visible()


def test_every_letter_on_the_map_fits_its_lane(show: Open) -> None:
    page = show("a.md")
    lanes = page.locator(".lanes .g").evaluate_all("all => all.map(g => [g.scrollHeight <= g.clientHeight + 1, g.getBoundingClientRect()])")
    boxes = [(box["top"], box["bottom"]) for fits, box in lanes if fits]
    assert len(boxes) == 3
    assert all(above[1] <= below[0] for above, below in pairwise(boxes))


def test_the_name_of_a_link_begins_with_what_is_to_be_seen(show: Open) -> None:
    page = show("a.md")
    pairs = page.locator("a.n, a.at").evaluate_all("all => all.map(a => [a.textContent, a.getAttribute('aria-label')])")
    assert len(pairs) == 16
    assert all(name.startswith(seen) for seen, name in pairs)


def test_notes_stand_beside_their_line_and_never_on_each_other(show: Open, newsroom: Newsroom) -> None:
    newsroom.write(
        "a.md", "The gizmo. " + "There are many words in this line. " * 30 + "A widget.\n\n" + "A gizmo and a widget and a doodad.\n\n" * 3
    )
    page = show("a.md")
    page.wait_for_timeout(100)
    boxes = page.evaluate("[...document.querySelectorAll('.note')].map(n => n.getBoundingClientRect()).map(b => [b.top, b.bottom])")
    assert all(above[1] <= below[0] for above, below in pairwise(boxes))
    mark, note = page.locator("#d1-m2").bounding_box(), page.locator("#d1-f2").bounding_box()
    assert note["y"] > boxes[0][1] + 40  # it did not stay on top, where there is room
    assert note["x"] > mark["x"] + mark["width"]


def test_a_paragraph_with_many_findings_stays_in_sight_beside_its_notes(show: Open, newsroom: Newsroom) -> None:
    newsroom.write("a.md", "A gizmo and a widget. " * 20 + "\n\nThe end.\n")
    page = show("a.md", at="#d1-f30")
    mark, note = page.locator("#d1-m30").bounding_box(), page.locator("#d1-f30").bounding_box()
    assert all(0 < box["y"] < 900 - box["height"] for box in (mark, note))


def test_the_table_sorts_by_mouse_and_by_keyboard(many: Open) -> None:
    page = many("a.md", "b.txt", "c.txt", "d.txt")
    names = "[...document.querySelectorAll('.files tbody th')].map(cell => cell.textContent)"
    assert page.locator("th[aria-sort]").text_content() == "Score"
    page.get_by_role("button", name="File").click()
    assert page.evaluate(names) == ["a.md", "b.txt", "c.txt", "d.txt"]
    page.get_by_role("button", name="Words").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(names)[0] == "a.md"
    assert page.locator("th[aria-sort=descending]").text_content() == "Words"
    page.keyboard.press("Space")
    assert page.evaluate(names)[0] == "c.txt"
    assert page.locator("th[aria-sort=ascending]").count() == 1


def test_files_are_reached_by_link_and_left_by_going_back(many: Open) -> None:
    page = many("a.md", "b.txt", "c.txt", "d.txt")
    assert page.locator(".doc").evaluate_all("docs => docs.filter(d => d.checkVisibility()).length") == 0
    assert page.get_by_role("status").text_content() == "12 of 12 findings shown"
    page.get_by_role("link", name="b.txt").click()
    playwright.expect(page.locator("#d2")).to_be_visible()
    playwright.expect(page.locator("#index")).not_to_be_visible()
    assert page.evaluate("document.activeElement.textContent") == "b.txt"
    assert page.title() == "b.txt · copydesk"
    assert page.get_by_role("status").text_content() == "1 of 1 findings shown"
    page.get_by_role("link", name="Next file").click()
    playwright.expect(page.locator("#d3")).to_be_visible()
    page.go_back()
    page.go_back()
    playwright.expect(page.locator("#index")).to_be_visible()
    playwright.expect(page.locator("#d2")).not_to_be_visible()
    page.go_forward()
    page.keyboard.press("u")
    playwright.expect(page.locator("#index")).to_be_visible()
    assert page.get_by_role("link", name="c.txt").count() == 0


def test_a_deep_link_opens_the_file_and_shows_the_finding(many: Open) -> None:
    page = many("a.md", "b.txt", "c.txt", "d.txt", at="#d1-f8")
    playwright.expect(page.locator("#d1")).to_be_visible()
    playwright.expect(page.locator("#index")).not_to_be_visible()
    assert "on" in page.locator("#d1-f8").get_attribute("class")
    box = page.locator("#d1-m8").bounding_box()
    assert 0 < box["y"] < 900


@pytest.mark.parametrize("at", ["#nonsense", "#%E0%A4%A", "#d1-f8%00", "#d99"])
def test_an_address_that_leads_nowhere_shows_the_table(many: Open, at: str) -> None:
    playwright.expect(many("a.md", "b.txt", at=at).locator("#index")).to_be_visible()


def test_without_script_everything_is_there(many: Open) -> None:
    page = many("a.md", "b.txt", "c.txt", "d.txt", java_script_enabled=False)
    playwright.expect(page.locator("#index")).to_be_visible()
    playwright.expect(page.locator(".bar")).not_to_be_visible()
    for number in (1, 2, 3):
        playwright.expect(page.locator(f"#d{number}")).to_be_visible()
    assert "The barge brought a" in page.locator("#d1").inner_text()
    assert page.locator(".note >> visible=true").count() == 12
    page.locator("#d1-f1 summary").click()
    playwright.expect(page.get_by_text("Gizmos break.").first).to_be_visible()


@pytest.mark.parametrize("name", ["h.md", "h.html", "h.txt", "h.mdx"])
def test_a_hostile_article_does_nothing(show: Open, newsroom: Newsroom, name: str) -> None:
    path = f"<img src=x onerror=alert(1)>&quot;\u202e' {name}"
    newsroom.write(path, f"# {HOSTILE}\n\n{HOSTILE}\n\n```\n{HOSTILE}\n```\n")
    page = show(path)
    page.keyboard.press("j")
    page.wait_for_timeout(100)
    for element in (
        "img",
        "iframe",
        "object",
        "form",
        "script:not(head script)",
        "style:not(head style)",
        "[onerror]",
        "[onload]",
        "[style*=display]",
    ):
        assert page.locator(element).count() == 0, element
    assert "<img src=x onerror=alert(1)>" in page.locator("h2").inner_text()
    assert len(notes(page)) >= 1


def test_no_script_but_our_own_can_run(browser: Any, newsroom: Newsroom) -> None:
    """The policy holds even where the escaping would not."""
    newsroom.write("a.md", HARBOUR)
    newsroom.run("check", "--output-format", "html", "--output-file", "report.html", "a.md")
    page = browser.new_page()
    page.goto(Path("report.html").resolve().as_uri())
    page.evaluate(
        "() => { addEventListener('securitypolicyviolation', e => { window.stopped = e.effectiveDirective; });"
        " const s = document.createElement('div'); s.setAttribute('onclick', 'window.ran = true'); document.body.append(s); s.click(); }"
    )
    page.wait_for_function("window.stopped")
    assert page.evaluate("[window.stopped, window.ran]") == ["script-src-attr", None]
    page.close()


@pytest.mark.parametrize("script", [True, False])
def test_a_narrow_screen_needs_no_sideways_scrolling(many: Open, newsroom: Newsroom, script: bool) -> None:
    table = f"| a | gizmo {'b' * 90} |\n|---|---|\n| c | d |\n"
    head = f"# {'Donaudampfschiff' * 9} gizmo\n\n{'w' * 300} widget https://x.example/{'a' * 200}"
    newsroom.write(f"{'long-name-' * 12}.md", f"{head}\n\n{table}")
    page = many(".", viewport=NARROW, java_script_enabled=script)
    ids = ["", *(f"#d{n}" for n in range(1, 5))] if script else [""]
    for at in ids:
        if at:
            page.evaluate(f"location.hash = '{at}'")
            page.wait_for_timeout(50)
        width = page.evaluate("document.documentElement.scrollWidth") if script else page.locator("body").bounding_box()["width"]
        assert width <= 390, at
    if script:
        page.evaluate("location.hash = '#d1'")
        mark, note = page.locator("#d1-m1").bounding_box(), page.locator("#d1-f1").bounding_box()
        assert note["y"] > mark["y"]


def test_paper_shows_the_notes_and_no_controls(show: Open) -> None:
    page = show("a.md")
    page.get_by_role("checkbox", name="3 errors").uncheck()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    playwright.expect(page.locator(".bar")).not_to_be_visible()
    playwright.expect(page.get_by_role("button").first).not_to_be_visible()
    playwright.expect(page.locator(".bars").first).to_be_visible()
    assert len(notes(page)) == 5
    assert page.locator("mark").nth(1).bounding_box()["y"] < page.locator("#d1-f2").bounding_box()["y"]
    assert page.evaluate("document.querySelectorAll('.note details:not([open])').length") == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.querySelectorAll('.note details[open]').length") == 0


# Every text that is to be seen, against the ground that it stands on: what WCAG 2.2 asks for at level AA
CONTRAST = """() => {
  const channels = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const light = (c) => { const s = c / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; };
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = channels(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  const low = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let seen = 0;
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest('svg')) continue;
    const style = getComputedStyle(e);
    const [a, b] = [luminance(channels(style.color)), luminance(ground(e))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const ratio = (a + 0.05) / (b + 0.05);
    seen += 1;
    const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    if (ratio < least) low.add(`${e.tagName}.${e.className} ${ratio.toFixed(2)}: ${e.textContent.slice(0, 30)}`);
  }
  return [seen, [...low]];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(many: Open, scheme: str) -> None:
    page = many("a.md", "b.txt", "c.txt", "d.txt", color_scheme=scheme)
    seen, low = page.evaluate(CONTRAST)
    assert (seen > 20, low) == (True, [])
    page.evaluate("location.hash = '#d1-f3'")
    page.wait_for_timeout(50)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    seen, low = page.evaluate(CONTRAST)
    assert (seen > 100, low) == (True, [])
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
    assert (sum(ground) < 200) == (scheme == "dark")


def test_forced_colours_keep_marks_apart(show: Open) -> None:
    page = show("a.md", forced_colors="active")
    lines = page.evaluate("[...document.querySelectorAll('mark')].slice(0, 3).map(m => getComputedStyle(m).borderBottomStyle)")
    assert lines == ["solid", "dashed", "dotted"]


def test_what_a_screen_reader_is_told(show: Open) -> None:
    page = show("a.md")
    for role, name in (("search", "Filter the findings"), ("region", "Score"), ("region", "The text"), ("article", "a.md")):
        assert page.get_by_role(role, name=name).count() == 1, (role, name)
    for role in ("banner", "main"):
        assert page.get_by_role(role).count() == 1
    assert page.get_by_role("link", name="E1, error: 'gizmo' is a gizmo.").count() == 1
    assert page.get_by_role("list", name="3 findings, line 9").count() == 1
    assert page.get_by_role("heading", level=1).text_content().startswith("3 errors, 3 warnings, 2 suggestions in 1 file")
    assert page.get_by_role("heading", name="Salt on the quay", level=4).count() == 1
    assert page.get_by_role("heading", name="The scales", level=5).count() == 1
    described = page.locator("#d1-m1").evaluate("m => document.getElementById(m.getAttribute('aria-describedby')).textContent")
    assert described == "'gizmo' is a gizmo."


def test_a_right_to_left_article_reads_from_the_right(show: Open, newsroom: Newsroom) -> None:
    newsroom.write("a.md", "---\nlang: ar\n---\n\nهذا نص طويل عن gizmo في الميناء وعن البحر.\n")
    page = show("a.md")
    assert page.locator("p.t").evaluate("p => getComputedStyle(p).direction") == "rtl"
    assert page.locator(".msg").first.evaluate("p => getComputedStyle(p).direction") == "ltr"


def test_markup_can_be_put_away_but_not_what_is_found_in_it(show: Open, newsroom: Newsroom) -> None:
    newsroom.write("a.md", "# Salt and [gizmo](https://x.example/a)\n\nA **widget** here.\n")
    page = show("a.md")
    assert "https://x.example/a" in page.locator(".text").inner_text()
    page.get_by_label("Markup").uncheck()
    said = page.locator(".text").inner_text()
    assert "https://x.example/a" not in said
    assert "**" not in said
    assert marked(page) == 2


def test_a_large_article_opens_without_a_long_wait(show: Open, newsroom: Newsroom) -> None:
    sentence = "The barge brought a gizmo on Monday, and the harbour office paid for all of it in the end. "
    newsroom.write("big.md", "\n\n".join([sentence * 3] * 2000))
    page = show("big.md")
    assert page.evaluate("performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart") < 15_000
    assert page.get_by_role("status").text_content() == "1000 of 1000 findings shown"
    page.keyboard.press("j")
    playwright.expect(page.locator("mark.on")).to_be_visible()
