"""Whether two versions of an article look the same to its readers, comments apart."""

from __future__ import annotations

import re

from linter.document import masks
from linter.document.model import Document

_OPTIONS = 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 11  # as linter.document.markdown reads
_COMMENT = re.compile(r"<!--.*?-->|<\?x*\?>", re.S)  # and what the shadow has in place of comments of templates and MDX
_KEPT = re.compile(r"(<(pre|textarea|script|style|title)\b.*?</\2\s*>)", re.S | re.I)
_VERBATIM = re.compile(r"<(?:textarea|script|style|title)\b", re.I)  # where a comment is text
_BLOCK_TAG = re.compile(
    r"\s*(</?(?:p|li|ul|ol|dl|dt|dd|h[1-6]|blockquote|table|thead|tbody|tr|td|th|pre|div|hr|br|html|head|body|meta|link|section"
    r"|article|main|header|footer|aside|nav|figure|figcaption|title|script|style)\b[^>]*>)\s*",
    re.I,
)


def same(before: Document, after: Document, is_mdx: bool, body: int, body_after: int) -> bool:
    """Whether two documents have the same blocks, metadata and page; `body` is where the body of each begins."""
    return _outline(before) == _outline(after) and rendered(before, is_mdx, body) == rendered(after, is_mdx, body_after)


def _outline(document: Document) -> list[object]:
    blocks = [(b.kind, b.level, document.text[b.start : b.end].split()) for b in document.blocks]
    return [*blocks, *((f.name, f.value) for f in document.metadata), *(link.target for link in document.links)]


def rendered(document: Document, is_mdx: bool, body: int) -> str:
    """The body as HTML without comments and without the white space that shows nowhere; plain text without anything."""
    if document.format == "text":
        return ""  # its blocks say it all
    if document.format == "html":
        return visible(document.source.text)
    from pyromark import Options, html

    text = document.source.text
    if is_mdx:  # its comments as those of HTML: what they interrupt and what they leave whole is the same
        text = text.replace("{/*", "<!--").replace("*/}", "-->")
    return visible(html(masks.mask(text, body, is_mdx).shadow, options=Options(_OPTIONS)))


def visible(page: str) -> str:
    """A page without its comments, white space as browsers see it."""
    parts = re.split(_KEPT, page)
    shown = []
    for n in range(0, len(parts), 3):
        shown.append(_BLOCK_TAG.sub(r"\1", " ".join(_COMMENT.sub("", parts[n]).split())))
        shown += [kept if _VERBATIM.match(kept) else _COMMENT.sub("", kept) for kept in parts[n + 1 : n + 2]]
    return "".join(shown)
