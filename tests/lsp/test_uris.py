"""File names as URIs and back."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.lsp.uris import path_of, uri_of

names = st.text(st.characters(blacklist_characters="/\0", blacklist_categories=("Cs",)), min_size=1).filter(lambda n: n not in (".", ".."))


@pytest.mark.skipif(os.name == "nt", reason="other file names")
@given(names)
def test_every_name_comes_back(name: str) -> None:
    assert path_of(uri_of(f"/news/{name}")) == f"/news/{name}"


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///news/a%20b%25.md", "/news/a b%.md"),
        ("file:///news/a;b%23c%3F.md", "/news/a;b#c?.md"),
        ("file:///news/stra\N{LATIN SMALL LETTER SHARP S}e.md", "/news/straße.md"),
        ("file:///news/%FF.md", "/news/\udcff.md"),
        ("file://localhost/news/a.md", "/news/a.md"),
        ("file:/news/a.md", "/news/a.md"),
        ("untitled:Untitled-1", ""),
        ("git:/news/a.md?ref=HEAD", ""),
        ("", ""),
    ],
)
def test_paths(uri: str, path: str) -> None:
    assert path_of(uri, windows=False) == path


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///C%3A/News/a%20b.md", "c:\\News\\a b.md"),
        ("file:///c:/News/a.md", "c:\\News\\a.md"),
        ("file://desk/share/a.md", "\\\\desk\\share\\a.md"),
    ],
)
def test_windows_paths(uri: str, path: str) -> None:
    assert path_of(uri, windows=True) == path
