"""Sections of `.vale.ini` as the `paths` of an override, which are patterns as .gitignore writes them."""

from __future__ import annotations

_MOST = 64  # patterns that one section may come to


def converted(pattern: str) -> tuple[str, ...]:
    """The patterns that mean the same files. Raises ValueError where there are none."""
    if pattern.startswith("!"):
        raise ValueError("an override has no pattern for all files but some")
    found = [p for plain in _braces(pattern) for p in _anchored(plain)]
    if len(found) > _MOST:
        raise ValueError(f"it would take {len(found)} patterns")
    return tuple(dict.fromkeys(found))


def _braces(pattern: str) -> list[str]:
    """The patterns without their braces, one for each alternative."""
    start = _first_brace(pattern)
    if start < 0:
        return [pattern]
    depth, at, parts = 0, start + 1, []
    for end in range(start, len(pattern)):
        char = pattern[end]
        depth += (char == "{") - (char == "}")
        if (char == "," and depth == 1) or depth == 0:
            parts.append(pattern[at:end])
            at = end + 1
        if depth == 0:
            return [p for part in parts for p in _braces(pattern[:start] + part + pattern[end + 1 :])]
    raise ValueError("a brace is not closed")


def _first_brace(pattern: str) -> int:
    at = pattern.find("{")
    return _first_brace_after(pattern, at) if at > 0 and pattern[at - 1] == "\\" else at


def _first_brace_after(pattern: str, at: int) -> int:
    following = _first_brace(pattern[at + 1 :])
    return following if following < 0 else at + 1 + following


def _anchored(pattern: str) -> list[str]:
    if "**" in pattern:  # there a slash divides in both
        return [pattern if "/" in pattern else f"/{pattern}"]
    floating = pattern.startswith("*")  # `*` also crosses slashes, so the file may lie anywhere
    plain = pattern.lstrip("*") if floating else pattern
    crossed = _crossing(plain)
    return [f"**/*{p}" if floating and "/" in p else f"*{p}" if floating else f"/{p}" for p in crossed]


def _crossing(pattern: str) -> list[str]:
    """`a*b` means what lies in one folder, `a*b`, and further down, `a*/**/*b`."""
    at = pattern.find("*")
    if at < 0:
        return [pattern]
    head, rest = pattern[:at], pattern[at:].lstrip("*")
    tails = _crossing(rest)
    if head.endswith("/") or not head:
        return [f"{head}**/*{tail}" for tail in tails]
    return [f"{head}*{between}{tail}" for tail in tails for between in ("", "/**/*")]
