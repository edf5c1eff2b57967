from __future__ import annotations

from typing import Any

import pytest
from conftest import Newsroom
from setups import alerts, build, cases, expected


@pytest.mark.parametrize("case", cases("comments.yml"), ids=lambda case: case["name"])
def test_a_comment_silences_what_it_silences_in_vale(newsroom: Newsroom, case: dict[str, Any]) -> None:
    build(newsroom, case)
    assert sorted(alerts(newsroom, list(case["files"]))) == expected(case)


def test_styles_named_as_folders_obey_too(newsroom: Newsroom) -> None:
    text = (
        "The shuttle one.\n\n<!-- vale off -->\n\nThe shuttle two.\n\n<!-- vale on -->\n\n<!-- vale style = Tone -->\n\nThe very shuttle.\n"
    )
    build(newsroom, {"files": {"a.md": text}}, "styles: [styles]\n")
    assert sorted(alerts(newsroom, ["a.md"])) == ["a.md:1 House.Swap error", "a.md:11 Tone.Very suggestion"]


def test_our_own_rules_do_not_obey_and_nothing_is_called_unused(newsroom: Newsroom) -> None:
    text = "<!-- vale off -->\n\nA widget and a shuttle.\n\n<!-- vale on -->\n\n<!-- vale Nobody.Knows = NO -->\n\nA text.\n"
    build(newsroom, {"files": {"a.md": text}}, "styles: [.vale.ini]\nrules: [house]\n")
    report = newsroom.check("a.md").json
    assert [f["rule"] for f in report["findings"]] == ["demo.widget"]
    assert report["suppressed"] == 0  # what stands between the comments was not read at all
    build(newsroom, {"files": {"a.md": "<!-- vale House.Swap = NO -->\n\nA shuttle.\n"}}, "styles: [.vale.ini]\n")
    report = newsroom.check("a.md").json
    assert (report["findings"], report["suppressed"]) == ([], 1)


def test_comments_mean_nothing_where_no_styles_are(newsroom: Newsroom) -> None:
    newsroom.write(".copydesk.yml", "rules: [house]\nselect: [demo, suppress]\n")
    newsroom.write("a.md", "<!-- vale off -->\n\nA widget.\n")
    assert [rule for _, rule, _, _ in newsroom.check("a.md").found] == ["demo.widget"]


def test_our_own_comments_silence_imported_rules(newsroom: Newsroom) -> None:
    text = "A shuttle. <!-- copydesk: ignore-line House.Swap -->\n\n<!-- copydesk: off Tone -->\n\nA very old shuttle.\n"
    build(newsroom, {"files": {"a.md": text}})
    assert alerts(newsroom, ["a.md"]) == ["a.md:5 House.Swap error"]
