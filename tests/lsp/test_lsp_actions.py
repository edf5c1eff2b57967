"""What is offered, and what is not."""

from __future__ import annotations

import pytest
from lsprotocol import types

from linter import findings
from linter.findings import Finding, Fix
from linter.lsp import actions
from linter.lsp.actions import Target
from linter.lsp.positions import Lines
from linter.source import Span, from_text


def finding(text: str, rule: str = "spin.tortured", subject: str = "", fix: Fix | None = None) -> Finding:
    return findings.make(from_text(text), rule, Span(0, len(text)), "warning", "It is wrong.", subject=subject, fix=fix)


@pytest.mark.parametrize("word", ["Healthwatch", "São Brás", "O’Neill & Sons", "Web 2.0", "counterfeit  consciousness"])
def test_a_word_or_name_can_be_accepted(word: str) -> None:
    assert actions.accepted_word(finding(word)) == " ".join(word.split())


@pytest.mark.parametrize(
    "text", [". .", "lake .", "hour ,", "1988", "[vc_row]", "cold; The", "a b c d e", "{white|pale}", "x\u200by", "w" * 80]
)
def test_what_is_no_word_cannot(text: str) -> None:
    assert actions.accepted_word(finding(text)) == ""


def test_a_fragment_is_accepted_by_its_first_word_and_others_by_their_text() -> None:
    assert actions.accepted_word(finding("iFerry sails at nine.", "fragment.lower-case-start", "iFerry")) == "iFerry"
    assert actions.accepted_word(finding("bo\u200bat", "encoding.zero-width", "zero-width space")) == ""


@pytest.mark.parametrize(
    ("fix", "title"),
    [
        (Fix(Span(0, 4), "", True), "Delete ‘tail’"),
        (Fix(Span(4, 4), " end", True), "Insert ‘ end’"),
        (Fix(Span(0, 4), "t\u200b\nx", False), "Replace ‘tail’ with ‘t<U+200B>\\nx’"),
        (Fix(Span(0, 4), "y" * 80, False), f"Replace ‘tail’ with ‘{'y' * 29}…’"),
    ],
)
def test_a_title_says_what_a_fix_does(fix: Fix, title: str) -> None:
    target = Target("file:///a.md", 3, Lines("tail"))
    diagnostic = types.Diagnostic(types.Range(types.Position(0, 0), types.Position(0, 4)), "It is wrong.")
    made = actions.fix(finding("tail", fix=fix), diagnostic, target, "tail", versioned=True)
    assert (made.title, made.is_preferred) == (title, fix.safe)


@pytest.mark.parametrize(
    ("kind", "only", "wanted"),
    [
        ("quickfix", None, True), ("quickfix", ["quickfix"], True), ("quickfix", ["source"], False), ("quickfix", [], False),
        (actions.FIX_ALL, ["source"], True), (actions.FIX_ALL, ["source.fixAll"], True),
        (actions.FIX_ALL, ["source.fixAll.copydesk"], True),
        (actions.FIX_ALL, ["source.fixAll.other"], False), (actions.FIX_ALL, ["source.fix"], False),
    ],
)  # fmt: skip
def test_kinds_are_asked_for_by_their_beginning(kind: str, only: list[str] | None, wanted: bool) -> None:
    assert actions.wanted(kind, only) is wanted
