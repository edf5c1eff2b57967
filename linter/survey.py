"""What a repository looks like to somebody who is to configure copydesk for it: read from its files, no network, no guesses.

Bounded, so that a repository of a hundred thousand pages takes seconds: at most `MOST_FILES` names are listed, and a sample
of them, evenly spread, is read and checked.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import fnmatch
from itertools import islice
from typing import NamedTuple

from linter import document, files, rulefile
from linter import rule as rules
from linter.config import Config, Configs, Layer
from linter.findings import FileError
from linter.plan import Library, Plans
from linter.runner import Runner
from linter.source import BinaryFile, from_bytes

MOST_FILES = 20_000
SAMPLE = 60  # articles that are read and checked
MOST_PARTS = 12  # folders to tell apart, so that the sample holds some articles of each
MOST_BYTES = 200_000  # of one of them

# generator -> (files that give it away, any of them; folders that hold its works and not articles, at its top or, with a `_`, anywhere);
# Jekyll comes last, since others have folders of the same names
GENERATORS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Hugo": (
        ("hugo.toml", "hugo.y*ml", "hugo.json", "config/_default", "archetypes"),
        ("themes", "archetypes", "public", "layouts", "resources"),
    ),
    "Hexo": (("source/_posts", "scaffolds"), ("themes", "scaffolds", "public")),
    "Eleventy": ((".eleventy.js", "eleventy.config.*"), ("_includes", "_layouts")),
    "Astro": (("astro.config.*",), ()),
    "Docusaurus": (("docusaurus.config.*",), ("versioned_docs", "build")),
    "VitePress": ((".vitepress",), ()),
    "MkDocs": (("mkdocs.y*ml",), ("site", "overrides")),
    "Gatsby": (("gatsby-config.*",), ("public",)),
    "Next.js": (("next.config.*",), ("out",)),
    "Nuxt": (("nuxt.config.*",), ()),
    "Zola": (("config.toml+templates",), ("templates", "themes", "public")),
    "Pelican": (("pelicanconf.py",), ("output", "theme", "themes")),
    "mdBook": (("book.toml",), ("book",)),
    "Sphinx": (("conf.py",), ()),
    "Jekyll": (("_posts", "_layouts", "_includes", "_config.yml"), ("_layouts", "_includes", "vendor", "_sass")),
}  # fmt: skip
PLACES = ("", "docs", "doc", "documentation", "site", "website", "web", "www", "blog")  # where a generator is set up
VENDORED = ("vendor", "third_party", "third-party", "external", "bower_components", "fixtures", "testdata")
VALE = (".vale.ini", "_vale.ini", "vale.ini")
OTHERS = {
    "LanguageTool": (".languagetool", "languagetool.properties", ".ltex*", "ltex.*"),
    "proselint": (".proselintrc*", "proselint.json", ".config/proselint"),
    "textlint": (".textlintrc*",),
    "alex": (".alexrc*",),
    "markdownlint": (".markdownlint*",),
}
_BYLINES = ("author", "authors", "writer", "byline", "reporter", "journalist", "correspondent", "columnist", "contributor", "by")
_DATES = ("date", "published", "pubdate", "posted", "issued", "when")


class Survey(NamedTuple):
    """What was seen. Folders are relative, with `/`; `keys` counts the front matter keys of the sample."""

    folder: str
    generator: str
    articles: Mapping[str, int]  # by folder, "" for the top
    whole: bool  # whether every file was listed
    unwanted: Mapping[str, tuple[int, str]]  # folder or file -> articles in it, why it is to be left out
    sampled: int
    matter: int  # articles of the sample with front matter
    keys: Mapping[str, int]
    languages: Mapping[str, int]
    undeclared: int  # articles of the sample that do not say their language
    errors: int  # findings in the sample
    warnings: int
    missing: Mapping[str, Mapping[str, int]]  # folder -> provenance rule -> articles of the sample
    sample_of: Mapping[str, int]  # folder -> articles of the sample
    author_keys: tuple[str, ...]  # front matter keys that look like bylines and that no rule knows
    date_keys: tuple[str, ...]
    vale: str
    others: tuple[str, ...]  # other tools that are configured here
    pre_commit: str


def look(folder: str) -> Survey:
    """Look at a repository."""
    names, whole = _names(folder)
    generator, place = _generator(folder)
    unwanted = _unwanted(names, generator, place)
    articles = [name for name in names if not any(name == u or name.startswith(u + "/") for u in unwanted)]
    sample = articles[:: max(1, -(-len(articles) // SAMPLE))]
    part = part_of if len(set(map(part_of, articles))) <= MOST_PARTS else first_part_of
    read = _Sample(folder, sample, part)
    return Survey(
        folder, generator, Counter(map(part, articles)), whole, unwanted, read.count, read.matter, read.keys, read.languages,
        read.undeclared, read.errors, read.warnings, read.missing, read.by_folder, read.unknown(_BYLINES, "author-fields.txt"),
        read.unknown(_DATES, "date-fields.txt"), next((name for name in VALE if _is_there(folder, name)), ""),
        tuple(tool for tool, signs in OTHERS.items() if any(_is_there(folder, sign) for sign in signs)),
        ".pre-commit-config.yaml" if _is_there(folder, ".pre-commit-config.yaml") else "",
    )  # fmt: skip


def part_of(name: str) -> str:
    """The folder an article is counted under: the first one, two deep where the first is `src` or the like."""
    steps = name.split("/")[:-1]
    return "/".join(steps[: 2 if steps and steps[0] in ("src", "source", "app", "site", "website", "content") else 1])


def first_part_of(name: str) -> str:
    """The folder at the top, for a repository with one folder for each year or month."""
    return name.split("/", 1)[0] if "/" in name else ""


def _names(folder: str) -> tuple[list[str], bool]:
    errors: list[FileError] = []
    walked = files.walk(folder, Configs(isolated=True), errors)
    found = [os.path.relpath(name, folder).replace(os.sep, "/") for name in islice(walked, MOST_FILES + 1)]
    return sorted(found[:MOST_FILES]), len(found) <= MOST_FILES


def _generator(folder: str) -> tuple[str, str]:
    """What makes pages of the articles, and the folder it is set up in."""
    for place in PLACES:
        for name, (signs, _) in GENERATORS.items():
            if any(_is_there(os.path.join(folder, place), sign) for sign in signs):
                return name, place
    return "", ""


def _is_there(folder: str, sign: str) -> bool:
    """Whether a folder holds what a pattern names; all of them, where `+` parts several."""
    for one in sign.split("+"):
        where, pattern = os.path.split(one)
        try:
            entries = os.listdir(os.path.join(folder, where))
        except OSError:
            return False
        if not any(fnmatch(entry, pattern) for entry in entries):
            return False
    return True


def _unwanted(names: Sequence[str], generator: str, place: str) -> dict[str, tuple[int, str]]:
    """What is found by searching though nobody here wrote it, or not as an article."""
    works = GENERATORS[generator][1] if generator else ()
    counts = Counter(work for name in names if (work := _work(name, works, place)))
    found = {work: (count, f"belongs to {generator}") for work, count in counts.items()}
    tops = Counter(name.split("/", 1)[0] for name in names if "/" in name)
    found |= {top: (count, "comes from elsewhere") for top, count in tops.items() if top in VENDORED and top not in found}
    if generator:
        house = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "CODE_OF_CONDUCT.md", "SECURITY.md")
        found |= {name: (1, "for developers") for name in names if name in house or (place and name == f"{place}/README.md")}
    return found


def _work(name: str, works: Sequence[str], place: str) -> str:
    """The folder of a generator's works that a file lies in, "" for none."""
    top = f"{place}/" if place else ""
    steps = name.removeprefix(top).split("/")[:-1] if name.startswith(top) else []
    found = next((n for n, step in enumerate(steps) if step in works and (n == 0 or step.startswith("_"))), None)
    return "" if found is None else top + "/".join(steps[: found + 1])


class _Sample:
    """Some articles, read and checked without any configuration."""

    def __init__(self, folder: str, names: Iterable[str], part: Callable[[str], str]) -> None:
        self._part = part
        self.count = self.matter = self.undeclared = 0
        self.keys: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.missing: dict[str, Counter[str]] = {}
        self.by_folder: Counter[str] = Counter()
        runner = Runner(Plans(Configs(isolated=True), Library(), Layer(), Config()))
        of: dict[str, str] = {}
        for name in names:
            path = os.path.join(folder, name)
            of[path] = part(name)
            if self._read(path, name):
                runner.check(path)
        found = runner.result().report.findings
        self.errors = sum(f.level == "error" for f in found)
        self.warnings = sum(f.level == "warning" for f in found)
        for path, rule in {(f.path, f.rule) for f in found if f.rule.startswith("provenance.") and f.rule.endswith("-missing")}:
            self.missing.setdefault(of[path], Counter())[rule] += 1

    def _read(self, path: str, name: str) -> bool:
        try:
            if os.path.getsize(path) > MOST_BYTES:
                return False
            with open(path, "rb") as stream:
                read = document.read(from_bytes(stream.read(), path))
        except (OSError, BinaryFile):
            return False
        own = {f.name.split(".", 1)[0] for f in read.metadata if f.origin == "front-matter"}
        self.count += 1
        self.by_folder[self._part(name)] += 1
        self.matter += bool(own)
        self.keys.update(own)
        self.languages[read.lang.split("-", 1)[0]] += 1
        self.undeclared += not read.declared
        return True

    def unknown(self, words: Sequence[str], list_name: str) -> tuple[str, ...]:
        """Keys in use that end in one of these words and are not in the list of those that rules know."""
        known = _known(list_name)
        mine = [k for k, n in self.keys.items() if n >= max(2, self.matter // 5) and k not in known]
        return tuple(sorted(k for k in mine if k.replace("-", "_").rsplit("_", 1)[-1] in words or k.replace("-", "_") in words))


def _known(list_name: str) -> frozenset[str]:
    contents = rulefile.read_folder(rules.bundled_folder())["provenance"]
    return frozenset(word.lower() for word in rulefile.Lists(contents)[list_name])
