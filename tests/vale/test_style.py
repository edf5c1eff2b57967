"""Small styles, written here, and what their rules find."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.cli import main
from linter.document import read
from linter.findings import Finding
from linter.rule import Rule
from linter.source import from_text
from linter.vale.engine import StyleEngine
from linter.vale.folders import styles_in
from linter.vale.style import Problem, built_in, load_style, reparameterised
from linter.vale.vocabulary import Vocabulary

NAMES = {"markdown": "a.md", "text": "a.txt", "html": "a.html"}


def style(folder: Path, rules: Mapping[str, str], name: str = "House", accepted: tuple[str, ...] = ()) -> tuple[list[Rule], list[Problem]]:
    """A style of these rule files."""
    for rule, content in rules.items():
        path = folder / name / f"{rule}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return load_style(str(folder / name), Vocabulary(accepted), use_cache=False)


def check(rules: list[Rule], text: str, format: str = "markdown") -> list[Finding]:
    return StyleEngine(rules).check(read(from_text(text, NAMES[format])))


def lines(found: list[Finding]) -> list[tuple[int, int, str]]:
    return [(f.start.line, f.start.column, f.text) for f in found]


def one(folder: Path, rule: str, text: str, format: str = "markdown", accepted: tuple[str, ...] = ()) -> list[Finding]:
    """What one rule finds in a text."""
    rules, problems = style(folder, {"Rule": rule}, accepted=accepted)
    assert not problems
    return check(rules, text, format)


EXISTENCE = "extends: existence\nmessage: \"Not '%s'.\"\nlevel: error\n"


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        ("tokens: [rope, oars?]", "Ropes, a rope and oars.", [(1, 10, "rope"), (1, 19, "oars")]),
        ("tokens: [rope]\nignorecase: true", "Rope rope", [(1, 1, "Rope"), (1, 6, "rope")]),
        ("tokens: ['!!']\nnonword: true", "Ahoy!!", [(1, 5, "!!")]),
        ("tokens: ['!!']", "Ahoy!!", []),  # between word boundaries
        ("raw: ['\\bmost\\b\\s*']\ntokens: [unique]", "most unique, unique", [(1, 1, "most unique")]),
        ("raw: ['\\s*rope']\ntokens: [oar]\nappend: true", "oar rope, oar", [(1, 1, "oar rope")]),
        ("tokens: [oar, oar lock]", "an oar lock", [(1, 4, "oar")]),  # the first alternative that fits, not the longest
        ("tokens: [rope]\nexceptions: [rope]", "rope", []),
        ("tokens: [rope]\nexceptions: [rope ladder]", "a rope ladder, a rope", [(1, 18, "rope")]),
        ("tokens: ['[^ ]+ly']", "gladly, so badly", [(1, 1, "gladly"), (1, 12, "badly")]),
        ("tokens: ['^So']", "So we went.\nSo did they.", [(1, 1, "So"), (2, 1, "So")]),
        ("tokens: [a rope]", "It was a\nrope.", []),  # a line end is no space
        ("tokens: ['a\\srope']", "It was a\nrope.", [(1, 8, "a\nrope")]),
        ("tokens: [rope]", "A `rope` and *rope*.", [(1, 15, "rope")]),  # not in code
        ("tokens: [rope]", "“No rope,” said Mara Lind.", [(1, 5, "rope")]),  # in quotations, too
    ],
)
def test_existence(tmp_path: Path, keys: str, text: str, expected: list[tuple[int, int, str]]) -> None:
    assert lines(one(tmp_path, EXISTENCE + keys, text)) == expected


def test_a_vocabulary_spares_words_but_not_where_a_rule_declines(tmp_path: Path) -> None:
    rule = EXISTENCE + "tokens: [Skarv]\n"
    assert not one(tmp_path, rule, "The Skarv sank.", accepted=("Skarv",))
    assert one(tmp_path, rule + "vocab: false", "The Skarv sank.", accepted=("Skarv",))
    assert one(tmp_path, EXISTENCE + "tokens: ['Skarv!']\nnonword: true", "The Skarv!", accepted=("Skarv",))


@pytest.mark.parametrize(
    ("keys", "text", "message", "fix"),
    [
        ("swap: {utilise: use}", "to utilise it", "'use' for 'utilise'.", None),
        ("swap: {utilise: use}\naction: {name: replace}", "to utilise it", "'use' for 'utilise'.", "use"),
        ("swap: {big: large|huge}\naction: {name: replace}", "a big ship", "'large' or 'huge' for 'big'.", None),
        ("swap: {big: a|b|c}\naction: {name: replace}", "big", "'a', 'b', or 'c' for 'big'.", None),
        ("swap: {'(\\d+) o.clock': '$1:00'}\naction: {name: replace}", "at 7 o'clock", "'7:00' for '7 o'clock'.", "7:00"),
        ("swap: {utilise: use}\nignorecase: true\ncapitalize: true\naction: {name: replace}", "Utilise it", "'Use' for 'Utilise'.", "Use"),
        ("swap: {a ok: A-OK}\nignorecase: true\nmatchcase: true\naction: {name: replace}", "all a ok", "'a-ok' for 'a ok'.", "a-ok"),
    ],
)
def test_substitution(tmp_path: Path, keys: str, text: str, message: str, fix: str | None) -> None:
    (found,) = one(tmp_path, f"extends: substitution\nmessage: \"'%s' for '%s'.\"\n{keys}", text)
    assert found.message == message
    assert (found.fix.replacement if found.fix else None) == fix


def test_what_is_right_already_is_left_alone(tmp_path: Path) -> None:
    head = "extends: substitution\nmessage: 'Use %s, not %s.'\nignorecase: true\n"
    rule = f"{head}swap:\n  mara lind: Mara Lind\n  '(?:log|sign) ?on': (?:log|sign) on\n"
    assert lines(one(tmp_path, rule, "Mara Lind and mara lind log on, they logon")) == [(1, 15, "mara lind"), (1, 38, "logon")]


def test_longer_swaps_come_first(tmp_path: Path) -> None:
    found = one(tmp_path, "extends: substitution\nmessage: '%s, not %s'\nswap: {oar: paddle, oar lock: rowlock}", "an oar lock")
    assert [f.message for f in found] == ["rowlock, not oar lock"]


@pytest.mark.parametrize(
    ("action", "text", "fix"),
    [
        ("{name: remove}", "so glad", ""),
        ("{name: replace, params: [happy]}", "so glad", "happy"),
        ("{name: replace, params: [$2 $1]}", "so glad", "glad so"),
        ("{name: edit, params: [regex, 'so (\\w+)', '$1']}", "so glad", "glad"),
        ("{name: edit, params: [[replace, so, very], [upper]]}", "so glad", "VERY GLAD"),
        ("{name: edit, params: [split, ' ', 1]}", "so glad", "glad"),
        ("{name: edit, params: [split, ' ', 7]}", "so glad", None),  # Vale ends its run here
        ("{name: edit, params: [truncate, ' ']}", "so glad", "so"),
        ("{name: convert, params: [simple]}", "so glad", None),  # as it is
        ("{name: suggest, params: [spellings]}", "so glad", None),
    ],
)
def test_actions(tmp_path: Path, action: str, text: str, fix: str | None) -> None:
    (found,) = one(tmp_path, EXISTENCE + f"tokens: ['(so) (glad)']\naction: {action}", text)
    assert (found.fix.replacement if found.fix else None) == fix


def test_no_fix_tears_markup(tmp_path: Path) -> None:
    (found,) = one(tmp_path, EXISTENCE + "tokens: [so glad]\naction: {name: remove}", "so *glad*")
    assert found.text == "so *glad"
    assert found.fix is None


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        ("token: ','\nmax: 2", "a, b, c\n\na, b, c, d", [(3, 2, ",")]),
        ("token: ','\nmax: 1\nscope: sentence", "One, two, three. One, two.", [(1, 4, ",")]),
        ("token: rope\nmin: 1", "An oar.\n\nA rope.", [(1, 1, "An")]),
        ("token: '\\bR'\nmax: 1\nignorecase: true", "rope, rower", [(1, 1, "r")]),
        ("token: '(?:\\*)'\nmax: 1", "`a` and `b` and `c`", []),  # nothing but code to point at
    ],
)
def test_occurrence(tmp_path: Path, keys: str, text: str, expected: list[tuple[int, int, str]]) -> None:
    assert lines(one(tmp_path, f"extends: occurrence\nmessage: '%s'\n{keys}", text)) == expected


def test_the_count_fills_the_message(tmp_path: Path) -> None:
    (found,) = one(tmp_path, "extends: occurrence\nmessage: '%d commas'\ntoken: ','\nmax: 1", "a, b, c")
    assert found.message == "2 commas"


@pytest.mark.parametrize(
    ("keys", "text", "expected"),
    [
        ("tokens: ['[^\\s]+']", "It sank sank here. Here it is.", [(1, 4, "sank sank")]),
        ("tokens: ['[^\\s]+']\nalpha: true", "at 9 9 it sank\nsank", [(1, 11, "sank\nsank")]),
        ("tokens: ['[^\\s]+']\nignorecase: true", "The the boat", [(1, 1, "The the")]),
        ("tokens: ['[^\\s]+']", "The the boat", []),
        ("tokens: ['[^\\s]+']\nmax: 1", "so so, ha ha ha", [(1, 11, "ha ha")]),
        ("tokens: ['\\b(?:oar|rope)\\b']", "an oar, an oar, a rope", [(1, 4, "oar, an oar")]),
    ],
)
def test_repetition(tmp_path: Path, keys: str, text: str, expected: list[tuple[int, int, str]]) -> None:
    assert lines(one(tmp_path, f"extends: repetition\nmessage: '%s'\n{keys}", text)) == expected


def test_consistency_speaks_once_both_are_there(tmp_path: Path) -> None:
    rule = "extends: consistency\nmessage: 'Not both: %s'\neither: {grey: gray, harbour: harbor}\n"
    assert lines(one(tmp_path, rule, "A grey sea.\n\nA gray sky, gray.\n\nA grey rope, a harbour.")) == [(3, 13, "gray"), (5, 3, "grey")]
    assert not one(tmp_path, rule, "Greyish, grey.")


def test_conditional_wants_a_definition(tmp_path: Path) -> None:
    keys = "first: '\\b([A-Z]{3,5})\\b'\nsecond: '(?:\\b[A-Z][a-z]+ )+\\(([A-Z]{3,5})\\)'\nexceptions: [HTML]\n"
    rule = f"extends: conditional\nmessage: '%s?'\n{keys}"
    text = "The HIB met.\n\nThe Harbour Inspection Board (HIB) met HTML.\n\nThe HIB and the XYZ."
    assert lines(one(tmp_path, rule, text)) == [(1, 5, "HIB"), (5, 17, "XYZ")]


def test_conditional_without_a_group_asks_for_presence(tmp_path: Path) -> None:
    rule = "extends: conditional\nmessage: '%s?'\nfirst: \\bfee\\b\nsecond: \\b\\d+ crowns\\b\n"
    assert lines(one(tmp_path, rule, "The fee is 7 crowns.\n\nThe fee is due.")) == [(3, 5, "fee")]


@pytest.mark.parametrize(
    ("keys", "heading", "right"),
    [
        ("match: $sentence", "How the harbour was built", True),
        ("match: $sentence", "How The Harbour Was Built", False),
        ("match: $sentence", "how the harbour was built", False),
        ("match: $sentence\nexceptions: [Harbour, Board]", "How the Harbour Board met", True),
        ("match: $sentence\nindicators: [':']", "Ships: Why they sink so often", True),
        ("match: $sentence\nthreshold: 0.5", "How the Harbour was Built", True),
        ("match: $title", "How the Harbour Was Built", True),
        ("match: $title", "How the harbour was built", False),
        ("match: $title", "The Road To Altmatt", False),
        ("match: $lower", "how it was", True),
        ("match: $upper", "How it was", False),
        ("match: '^[0-9]+ '", "12 ships", True),
    ],
)
def test_capitalization(tmp_path: Path, keys: str, heading: str, right: bool) -> None:
    threshold = "" if "threshold" in keys else "threshold: 0.9\n"
    found = one(tmp_path, f"extends: capitalization\nmessage: \"'%s'\"\nscope: heading\n{threshold}{keys}", f"## {heading}\n\nText.")
    assert [f.text for f in found] == ([] if right else [heading])


def test_metric_is_told_at_the_top(tmp_path: Path) -> None:
    rule = "extends: metric\nmessage: 'LIX %s'\nformula: |\n  (words / sentences) + ((long_words * 100) / words)\ncondition: '> 30'\n"
    (found,) = one(tmp_path, rule, "# Head\n\nInternational harbour inspections. Two more.")
    assert (found.start, found.message, found.whole) == ((1, 1), "LIX 62.50", True)  # 5 words, 2 sentences, 3 of more than six letters
    assert not one(tmp_path, rule, "International harbour inspections. Two more.", "text")  # Vale has no summary of a plain text


def test_metric_counts_elements(tmp_path: Path) -> None:
    rule = "extends: metric\nmessage: '%s'\nformula: heading.h2 + list\ncondition: '== 4'\n"
    assert one(tmp_path, rule, "## A\n\n## B\n\n- one\n- two\n\nSome text.")


def test_readability_means_grades(tmp_path: Path) -> None:
    rule = "extends: readability\nmessage: 'Grade %s'\nmetrics: [Flesch-Kincaid, Automated Readability]\ngrade: 5\n"
    assert one(tmp_path, rule, "Notwithstanding considerable deliberations, inspectors unanimously recommended immediate evacuation.")
    assert not one(tmp_path, rule, "The boat is red. It is new.")


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("text", [2, 5, 7, 9, 10, 12, 12]),
        ("heading", [5]),
        ("heading.h2", [5]),
        ("heading.h3", []),
        ("~heading", [2, 7, 9, 10, 12, 12]),
        ("list", [9, 10]),
        ("text & ~list & ~heading", [2, 7, 12, 12]),
        ("[heading, list]", [5, 9, 10]),
        ("paragraph", [12, 12]),
        ("blockquote", [7]),
        ("link", [12]),
        ("text & ~link", [2, 5, 7, 9, 10, 12]),
        ("strong", [10]),
        ("raw", [2, 5, 7, 9, 10, 12, 12, 12]),
        ("text.md", [2, 5, 7, 9, 10, 12, 12]),
        ("text.frontmatter.title", [2]),
        ("sentence", [5, 7, 9, 10, 12, 12]),
        ("nowhere", []),
    ],
)
def test_scopes(tmp_path: Path, scope: str, expected: list[int]) -> None:
    text = "---\ntitle: a rope\n---\n\n## The rope\n\n> old rope\n\n- one rope\n- **two rope**\n\nA rope, `rope` and [more rope](x.html).\n"
    found = one(tmp_path, EXISTENCE + f"tokens: [rope]\nscope: {scope}\n", text)
    assert [f.start.line for f in found] == expected


def test_a_sentence_is_a_text_of_its_own(tmp_path: Path) -> None:
    rule = EXISTENCE + "tokens: ['^It\\b.*\\.$']\nnonword: true\nscope: sentence\n"
    assert lines(one(tmp_path, rule, "A boat came. It sank. We left.")) == [(1, 14, "It sank.")]


def test_html_is_read_as_text(tmp_path: Path) -> None:
    text = "<html><head><title>Old rope</title></head><body>\n<p>A rope<br>and a <code>rope</code></p>\n<script>rope</script></body></html>"
    assert [f.start.line for f in one(tmp_path, EXISTENCE + "tokens: [rope]", text, "html")] == [1, 2]


def test_plain_text_is_one_text(tmp_path: Path) -> None:
    rule = EXISTENCE + "tokens: ['[a-z][.]\\s+So\\b']\nnonword: true\n"
    assert lines(one(tmp_path, rule, "It sank.\r\n\r\nSo we left.", "text")) == [(1, 7, "k.\r\n\r\nSo")]


def test_limit(tmp_path: Path) -> None:
    assert len(one(tmp_path, EXISTENCE + "tokens: [rope]\nlimit: 2\n", "rope rope rope")) == 2


def test_a_rule_extends_another(tmp_path: Path) -> None:
    style(
        tmp_path,
        {"Words": EXISTENCE + "tokens: [rope, oar]\n", "Swaps": "extends: substitution\nmessage: '%s'\nswap: {a: b, c: d}"},
        "Base",
    )
    rules, problems = style(
        tmp_path,
        {
            "More": "extends: Base.Words\nlevel: suggestion\ntokens+: [sail]\ntokens-: [oar]\n",
            "Other": "extends: House.More\ntokens: [anchor]\nmessage: \"No '%s'.\"\n",
            "Swaps": "extends: Base.Swaps\nswap+: {a: x}\nswap-: [c]\n",
        },
    )
    assert not problems
    found = check(rules, "rope, oar, sail, anchor, a, c")
    assert [(f.rule, f.text, f.level) for f in found] == [
        ("House.More", "rope", "suggestion"),
        ("House.More", "sail", "suggestion"),
        ("House.Other", "anchor", "suggestion"),
        ("House.Swaps", "a", "warning"),
    ]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("message: x", 1, "'extends'"),
        ("extends: existence\nmessage: x", 1, "needs 'tokens'"),
        ("extends: existence\nmessage: x\ntokens:\n  - fine\n  - '(oops'\n", 5, "cannot be translated: a bracket is not closed"),
        ("extends: script\nmessage: x", 1, "runs a language"),
        ("extends: existance\nmessage: x", 1, "did you mean 'existence'?"),
        ("extends: existence\ntokens: [a]", 1, "needs a 'message'"),
        ("extends: existence\nmessage: x\ntokenz: [a]", 3, "did you mean 'tokens'"),
        ("extends: existence\nmessage: x\ntokens: [a]\nlevel: loud", 4, "'level' takes one of"),
        ("extends: existence\nmessage: x\ntokens: [a]\nscope: doc(p)", 4, "selector"),
        ("extends: existence\nmessage: x\ntokens: [a\n", 4, "not valid YAML"),
        ("extends: Gone.Rule\nmessage: x", 1, "is not among the styles"),
        ("extends: House.Bad\nmessage: x", 1, "extends itself"),
        ("extends: existence\nmessage: x\ntokens+: [a]", 3, "edits a rule"),
        ("extends: metric\nmessage: x\nformula: wrods\ncondition: '> 1'", 3, "names no variable: 'wrods'"),
        ("extends: occurrence\nmessage: x\ntoken: a\nmax: many", 4, "takes a number"),
    ],
)
def test_a_rule_that_cannot_run_is_named_and_the_others_run(tmp_path: Path, content: str, line: int, reason: str) -> None:
    rules, (problem,) = style(tmp_path, {"Bad": content, "Good": EXISTENCE + "tokens: [rope]\n"})
    assert problem.rule == "House.Bad"
    assert problem.line == line
    assert reason in problem.reason
    assert [rule.id for rule in rules] == ["House.Good"]


def test_rules_in_folders_and_files_of_cases(tmp_path: Path) -> None:
    rules, problems = style(tmp_path, {"sea/Ropes": EXISTENCE + "tokens: [rope]\n", "_old/Gone": "x", "Ropes.test": "tests: []"})
    assert [rule.id for rule in rules] == ["House.sea.Ropes"]
    assert not problems


def test_built_in_rules() -> None:
    rules, problems = built_in(Vocabulary(("Skarv", "OAuth2?"), ("foremost ship",)), use_cache=False)
    found = check(rules, "The skarv, the Skarv and oauth: the the foremost\nship.")
    assert not problems
    assert [(f.rule, f.message) for f in found] == [
        ("Vale.Terms", "Use 'Skarv' instead of 'skarv'."),
        ("Vale.Terms", "Use 'OAuth' instead of 'oauth'."),
        ("Vale.Repetition", "'the' is repeated!"),
        ("Vale.Avoid", "Avoid using 'foremost ship'."),
    ]


def test_other_parameters(tmp_path: Path) -> None:
    rules, _ = style(tmp_path, {"Commas": "extends: occurrence\nmessage: '%s'\ntoken: ','\nmax: 1\n"})
    assert check(rules, "a, b, c")
    assert not check([reparameterised(rules[0], {"max": 2})], "a, b, c")


def test_the_cache_gives_the_same_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    files = {"A": EXISTENCE + "tokens: [rope]\nexceptions: [rope ladder]\n", "B": "extends: script\nmessage: x"}
    style(tmp_path, files)
    first, again = (load_style(str(tmp_path / "House")) for _ in range(2))
    assert [r.id for r in again[0]] == ["House.A"]
    assert first[1] == again[1]
    assert check(first[0], "rope, rope ladder") == check(again[0], "rope, rope ladder")
    (tmp_path / "House" / "A.yml").write_text(EXISTENCE + "tokens: [oar]\n", "utf-8")
    assert lines(check(load_style(str(tmp_path / "House"))[0], "rope oar")) == [(1, 6, "oar")]


def test_a_configuration_names_styles(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    style(tmp_path / "styles", {"Ropes": EXISTENCE + "tokens: [rope]\n", "Bad": "extends: script\nmessage: x"})
    style(tmp_path / "styles", {"Oars": EXISTENCE + "tokens: [oar]\n"}, "Other")
    (tmp_path / ".copydesk.yml").write_text("styles: [styles]\nlevels: {House: suggestion}\nselect: [House, Other]\n", "utf-8")
    (tmp_path / "a.md").write_text("A rope.\n\n<!-- copydesk: off House -->\n\nA rope, an oar.\n", "utf-8")
    assert main(["check", "--output-format", "concise", "a.md"]) == 1
    output = capsys.readouterr()
    assert "a.md:1:3: suggestion House.Ropes Not 'rope'." in output.out
    assert "a.md:5:12: error Other.Oars" in output.out
    assert output.out.count("House.Ropes") == 1
    assert "House.Bad does not run" in output.err


def test_a_style_says_nothing_of_damage(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "styles/House").mkdir(parents=True)
    (tmp_path / "styles/House/Ropes.yml").write_text(EXISTENCE + "tokens: [rope]\n")
    (tmp_path / ".copydesk.yml").write_text("styles: [styles]\nmax-score: 10\nlevels: {House: error}\n")
    (tmp_path / "a.txt").write_text("The crew took a rope, and one more rope, and the last rope of all.\n")
    assert main(["check", "--output-format", "json", "a.txt"]) == 1
    output = capsys.readouterr()
    report = json.loads(output.out)
    assert [f["rule"] for f in report["findings"] if f["level"] == "error"] == ["House.Ropes"] * 3
    assert report["documents"][0]["score"] == 0
    assert "limit" not in output.err


def test_a_style_of_folders_only_is_known_by_its_package_file(tmp_path: Path) -> None:
    style(tmp_path, {"sea/Ropes": EXISTENCE + "tokens: [rope]\n"})
    assert styles_in(str(tmp_path)) == [str(tmp_path / "House")]
    (tmp_path / "House" / "meta.json").write_text("{}", "utf-8")
    assert styles_in(str(tmp_path / "House")) == [str(tmp_path / "House")]


def test_a_folder_without_styles_is_a_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "styles").mkdir()
    (tmp_path / ".copydesk.yml").write_text("styles: [styles]\n", "utf-8")
    (tmp_path / "a.md").write_text("A rope.\n", "utf-8")
    assert main(["check", "a.md"]) == 2
    assert "holds no styles" in capsys.readouterr().err


PIECES = [
    "rope ",
    "the the ",
    "`x` ",
    "*so* ",
    "[a rope](b) ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "## Rope the sea\n",
    "é’ß ",
    "<b>rope</b>",
    "{{ rope }} ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from(["markdown", "text", "html"]))
def test_findings_are_where_the_words_are(tmp_path_factory: pytest.TempPathFactory, text: str, format: str) -> None:
    rules = _RULES or _RULES.extend(_made(tmp_path_factory.mktemp("styles"))) or _RULES
    for found in check(rules, text, format):
        assert found.text == text[found.span.start : found.span.end]
        if found.rule == "House.Rope":
            assert found.text == "rope"


_RULES: list[Rule] = []


def _made(folder: Path) -> list[Rule]:
    rules, _ = style(folder, {
        "Rope": EXISTENCE + "tokens: [rope]\nscope: [text, sentence]\n",
        "Head": "extends: capitalization\nmessage: '%s'\nmatch: $title\nscope: heading\n",
        "Twice": "extends: repetition\nmessage: '%s'\ntokens: ['[^\\s]+']\n",
        "Few": "extends: occurrence\nmessage: '%s'\ntoken: rope\nmin: 2\nmax: 3\nscope: sentence\n",
        "Hard": "extends: metric\nmessage: '%s'\nformula: words / sentences\ncondition: '> 1'\n",
    })  # fmt: skip
    return rules
