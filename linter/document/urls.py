"""Bare web and mail addresses in running text."""

from __future__ import annotations

from linter import lazy
from linter.source import Span

_WEB = lazy.pattern(r"""[^\s<>"“”«»\\^`{|}\x00-\x1f]+""")
_SCHEME = lazy.pattern(r"(?i:https?|ftp|mailto|file|sftp|ssh|git|irc|tel)$")
_LOCAL = lazy.pattern(r"[\w.!#$%&'*+/=?^{|}~-]{1,64}$")
_HOST = lazy.pattern(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_SIGNS = ("://", "www.", "@")
_TAIL = ".,;:!?'’)]*_…"  # punctuation that belongs to the sentence around an address


def signs(text: str) -> list[int]:
    """Where something stands without which nothing is an address, in order."""
    found: list[int] = []
    for needle in _SIGNS:
        at = text.find(needle)
        while at >= 0:
            found.append(at)
            at = text.find(needle, at + 1)
    return sorted(found)


def find(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the addresses in text[start:end], in order. Linear: nothing is looked at but the places of `://`, `www.` and `@`."""
    stop = len(text) if end is None else end
    found: list[Span] = []
    for needle, reader in zip(_SIGNS, (_web, _www, _mail), strict=True):
        at = text.find(needle, start, stop)
        while at >= 0:
            span = reader(text, at, start, stop)
            if span:
                found.append(span)
            at = text.find(needle, max(span.end if span else 0, at + 1), stop)
    return _apart(found) if len(found) > 1 else found


def _apart(found: list[Span]) -> list[Span]:
    """In order, without those that lie in another."""
    found.sort()
    kept = found[:1]
    for span in found:
        if span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _web(text: str, at: int, start: int, stop: int) -> Span | None:
    scheme = _SCHEME.search(text, max(start, at - 8), at)
    return _whole(text, scheme.start(), at + 3, stop) if scheme else None


def _www(text: str, at: int, start: int, stop: int) -> Span | None:
    if at > start and (text[at - 1].isalnum() or text[at - 1] in "/.-_@"):
        return None
    return _whole(text, at, at + 4, stop)


def _whole(text: str, start: int, body: int, stop: int) -> Span | None:
    match = _WEB.match(text, body, stop)
    if not match:
        return None
    end = match.end()
    unopened = text.count(")", body, end) - text.count("(", body, end)
    while end > body and text[end - 1] in _TAIL:
        if text[end - 1] == ")":
            if unopened <= 0:
                break
            unopened -= 1
        end -= 1
    return Span(start, end) if end > body else None


def _mail(text: str, at: int, start: int, stop: int) -> Span | None:
    local = _LOCAL.search(text, max(start, at - 64), at)
    host = _HOST.match(text, at + 1, stop)
    return Span(local.start(), host.end()) if local and host else None
