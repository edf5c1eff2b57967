"""What MkDocs calls while it builds the manual: adds the generated pages, and makes links to files of the repository links to pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import reference
import rulepages
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = rulepages.ROOT
# The pages in docs/ are read on the forge, too, where there are only the files that pages are made from: they link to these.
_COPIED = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    # report/schema.json is schemas/report.json, data/x.schema.json is schemas/x.json: editors may name them by their address
    **{
        path.relative_to(ROOT).as_posix(): f"schemas/{path.name.removesuffix('schema.json').rstrip('.') or path.parent.name}.json"
        for path in sorted((ROOT / "linter").rglob("*schema.json"))
    },
}
_PAGES = {
    **_COPIED,
    "README.md": "index.md",
    "rules": "rules/index.md",
    "linter/configkeys.py": "reference/configuration.md",
    "linter/cli.py": "reference/command-line.md",
    "linter/report": "reference/formats.md",
    "linter/textstats.py": "reference/measures.md",
}
_OUTSIDE = re.compile(r"(?<=\]\()\.\./([^)#\s]+)")
_IN_DOCS = re.compile(r"(?<=\]\()docs/(?=[^)\s]+\.md)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the packs into the navigation, and pages of docs/ that it does not name at the end of its how-to."""
    rulepages.forget()
    sections: dict[str, list[Any]] = {title: entry for part in config.nav or [] for title, entry in part.items() if isinstance(entry, list)}
    sections["Rules"] += rulepages.nav()
    named = set(_named(config.nav))
    sections["How to"] += sorted(page.name for page in Path(config.docs_dir).glob("*.md") if page.name not in named)
    return config


def _named(nav: Any) -> list[str]:
    """Every page below a part of the navigation."""
    if isinstance(nav, str):
        return [nav]
    parts = nav.values() if isinstance(nav, dict) else nav
    return [name for part in parts for name in _named(part)]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made from the program, and the files that are pages as they stand."""
    for address, content in (*rulepages.pages(), *reference.pages()):
        files.append(File.generated(config, address, content=content))
    for name, address in _COPIED.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        files.append(File.generated(config, address, content=_IN_DOCS.sub("", text) if name.endswith(".md") else text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn links out of docs/ into links to the pages that show what is there; the first page has room for itself alone."""
    if page.file.src_uri == "index.md":
        page.meta["hide"] = ["navigation", "toc"]  # here, since the forge would show it as a table
    return markdown if "/" in page.file.src_uri else _OUTSIDE.sub(lambda link: target(link[1]), markdown)


def target(path: str) -> str:
    """The page that shows a file or folder of the repository; the path as it was where none does, which MkDocs then reports."""
    path = path.rstrip("/")
    rule = re.fullmatch(r"rules/([a-z]+)(?:/([a-z0-9-]+)\.yml)?", path)
    if rule:
        return f"rules/{rule[1]}/{rule[2] or 'index'}.md"
    return _PAGES.get(path, f"../{path}")
