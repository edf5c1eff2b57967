"""Additions to a configuration: its meaning grows by one entry, and nothing of its text is lost."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from linter.lsp import configedit

RULE = "fragment.verbless"


def ignored(text: str) -> str | None:
    edit = configedit.ignore(text, RULE)
    return edit.applied(text) if edit else None


def accepted(text: str, word: str = "Varn") -> str | None:
    edit = configedit.accept(text, RULE, word)
    return edit.applied(text) if edit else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", f"ignore:\n  - {RULE}\n"),
        ("# ours\n", f"# ours\nignore:\n  - {RULE}\n"),
        ("profile: strict", f"profile: strict\nignore:\n  - {RULE}\n"),
        ("ignore: [spin]  # for now\nprofile: strict\n", f"ignore: [spin, {RULE}]  # for now\nprofile: strict\n"),
        ("ignore: []\n", f"ignore: [{RULE}]\n"),
        ("ignore: spin # all\n", f"ignore: [spin, {RULE}] # all\n"),
        ("ignore:\nprofile: strict\n", f"ignore: [{RULE}]\nprofile: strict\n"),
        ("ignore:\n  - spin # why\n  # the end\nlang: de\n", f"ignore:\n  - spin # why\n  - {RULE}\n  # the end\nlang: de\n"),
        ("ignore:\n- spin", f"ignore:\n- spin\n- {RULE}"),
        ("ignore:\r\n- spin\r\n", f"ignore:\r\n- spin\r\n- {RULE}\r\n"),
        ("{ignore: [spin]}\n", f"{{ignore: [spin, {RULE}]}}\n"),
    ],
)
def test_a_rule_is_switched_off_where_it_would_be_by_hand(text: str, expected: str) -> None:
    assert ignored(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", f"accept:\n  {RULE}:\n    - Varn\n"),
        ("accept:\n  all: [eBay]\n\nlang: de\n", f"accept:\n  all: [eBay]\n  {RULE}:\n    - Varn\n\nlang: de\n"),
        (f"accept:\n    {RULE}:\n        - Ostrand # a town\n", f"accept:\n    {RULE}:\n        - Ostrand # a town\n        - Varn\n"),
        (f"accept: {{{RULE}: house.txt}}\n", f"accept: {{{RULE}: [house.txt, Varn]}}\n"),
        ("accept: {all: [eBay]}\n", f"accept: {{all: [eBay], {RULE}: [Varn]}}\n"),
        ("accept: {}\n", f"accept: {{{RULE}: [Varn]}}\n"),
    ],
)
def test_a_word_is_accepted_where_it_would_be_by_hand(text: str, expected: str) -> None:
    assert accepted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ignore: &names [spin]\nselect: *names\n",  # the alias would grow too
        f"ignore: [{RULE}]\n",  # it is there already
        "ignore: {spin: true}\n",  # no list
        "ignore: [spin\n",  # not YAML
        "- spin\n",  # no configuration
        "profile: strict\n...\n",  # what is added at the end would be another document
    ],
)
def test_where_it_cannot_be_done_safely_nothing_is_offered(text: str) -> None:
    assert ignored(text) is None


def test_a_word_that_would_name_a_file_is_not_offered() -> None:
    assert accepted("", "notes.txt") is None


words = st.text(min_size=1).filter(lambda w: not w.endswith(".txt"))
names = st.sampled_from(["spin", "fragment", RULE, "all", "residue.placeholder"])
configs = st.fixed_dictionaries(
    {},
    optional={
        "profile": st.just("strict"),
        "ignore": st.lists(names, unique=True) | names | st.none(),
        "accept": st.dictionaries(names, st.lists(st.text(), unique=True, max_size=3) | st.none(), max_size=3) | st.none(),
        "overrides": st.lists(st.fixed_dictionaries({"paths": st.just(["a/**"]), "ignore": st.lists(names, max_size=2)}), max_size=2),
    },
)


@given(configs, st.booleans() | st.none(), st.sampled_from(["\n", "\r\n"]), st.booleans(), words)
def test_the_meaning_grows_by_one_entry_and_no_line_is_lost(config: Any, flow: bool | None, newline: str, bare: bool, word: str) -> None:
    text = "# our desk\n" + yaml.safe_dump(config, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    text = (text.rstrip("\n") if bare else text).replace("\n", newline)
    assume(yaml.safe_load(text) == config)
    known = (config.get("accept") or {}).get(RULE) or []
    edit = configedit.accept(text, RULE, word)
    if word in known:
        assert edit is None
        return
    assert edit is not None
    wanted = {**config, "accept": {**(config.get("accept") or {}), RULE: [*known, word]}}
    after = edit.applied(text)
    assert yaml.safe_load(after) == wanted
    assert after.startswith("# our desk" + newline)
    assert text[edit.start : edit.end] in (*edit.new.split(), "null", "")  # nothing is taken away
