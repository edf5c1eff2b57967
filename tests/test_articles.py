"""The main job, end to end: articles written for this project, with the damage that was put into them."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter import rule as rules
from linter.document import read
from linter.engine import Engine
from linter.source import from_bytes

ARTICLES = Path(__file__).parent / "articles"

# what was planted: the line, a piece of the text that was damaged, the pack that is to see it
PLANTED = {
    "harbour-wall.txt": [
        (1, "The harbour wall", "provenance"),  # no byline
        (5, "Credit: Tomas Ilves", "provenance"),  # a caption among the sentences
        (7, "storm; A", "punctuation"),
        (9, "has plainly a shorter life.", "fragment"),
        (11, "Because the cheaper plan had been rejected", "fragment"),
        (13, "fishermen in 2016.", "fragment"),
        (15, ". .", "punctuation"),
        (17, "Not only for the town", "fragment"),
        (19, "is permitted to occur.", "fragment"),
        (19, "harbours.", "fragment"),
        (21, "Source link", "boilerplate"),
        (23, "About Admin", "boilerplate"),
        (25, "Check Also", "boilerplate"),
        (27, "Marrow calls the bridge inquiry", "boilerplate"),
        (29, "Read more", "boilerplate"),
        (31, "Leave a comment", "boilerplate"),
        (33, "Your e-mail address", "boilerplate"),
    ],
    "kettle-guide.md": [
        (1, "---", "provenance"),  # no date
        (3, "admin", "provenance"),
        (7, "Five Ways to Remove", "repetition"),
        (9, "[vc_row]", "residue"),
        (11, "{white|pale}", "residue"),
        (11, "hour ,", "punctuation"),
        (15, "or the first cup", "fragment"),
        (19, "cold; The", "punctuation"),
        (21, "Experts say", "attribution"),
        (21, ":contentReference[oaicite:2]", "residue"),
        (25, "kindwhich", "punctuation"),
        (25, ". .", "punctuation"),
        (25, "on the following day and", "fragment"),
        (27, "I hope this helps!", "residue"),
        (29, "[/vc_row]", "residue"),
        (31, "Share this:", "boilerplate"),
        (33, "appeared first on", "boilerplate"),
    ],
}
# the same damage in every language, in its own words
for lang, name, doubled, lines in (
    ("de", "damaged.md", "den den", (9, 11, 13, 15, 17, 19, 23, 25, 27, 29, 31)),
    ("es", "damaged.md", "con con", (8, 10, 12, 14, 16, 18, 22, 24, 26, 28, 30)),
    ("fr", "damaged.md", "le le", (9, 11, 13, 15, 17, 19, 23, 25, 27, 29, 31)),
    ("it", "damaged.md", "alla alla", (9, 11, 13, 15, 17, 19, 23, 25, 27, 29, 31)),
    ("pt", "damaged.txt", "para para", (5, 7, 9, 11, 13, 17, 19, 21, 23, 25, 27)),
):
    packs = ("boilerplate", "residue", "repetition", "boilerplate", "punctuation", "residue", *["boilerplate"] * 5)
    texts = ("", "", doubled, "", " ,", "", "", "", "", "", "")
    PLANTED[f"{lang}/{name}"] = list(zip(lines, texts, packs, strict=True))
CLEAN = (
    "lighthouse-keeper.md", "market-interview.txt", "cable-car.html",
    "de/clean.md", "es/clean.md", "fr/clean.html", "it/clean.md", "pt/clean.md",
)  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine([rule for rule in rules.load_folder(rules.bundled_folder()) if rule.enabled])


@pytest.mark.parametrize("name", PLANTED)
def test_everything_planted_is_found_and_nothing_else(engine: Engine, name: str) -> None:
    source = from_bytes((ARTICLES / name).read_bytes(), name)
    found = [f for f in engine.check(read(source)) if f.level != "suggestion"]
    unexplained = list(found)
    for line, text, pack in PLANTED[name]:
        start = source.line_span(line).start + source.cut(source.line_span(line)).index(text)
        hits = [f for f in found if f.pack == pack and f.span.start < start + max(1, len(text)) and f.span.end > start]
        assert hits, f"{name}:{line}: {pack} does not see {text!r}"
        unexplained = [f for f in unexplained if f not in hits]
    planted_lines = {line for line, _, _ in PLANTED[name]}
    assert [f for f in unexplained if f.start.line not in planted_lines] == []


@pytest.mark.parametrize("name", CLEAN)
def test_professional_copy_is_left_alone(engine: Engine, name: str) -> None:
    source = from_bytes((ARTICLES / name).read_bytes(), name)
    assert [f"{f.start.line}: {f.rule}: {f.text}" for f in engine.check(read(source))] == []
