"""File names to URIs and back, without a loss for any name a file system takes."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import unquote_to_bytes

_DRIVE = re.compile(r"/[A-Za-z]:")


def scheme_of(uri: str) -> str:
    """What stands before the first colon, in lower case."""
    return uri.partition(":")[0].lower()


def path_of(uri: str, windows: bool = os.name == "nt") -> str:
    """The absolute path a `file:` URI names; empty for every other URI."""
    if scheme_of(uri) != "file":
        return ""
    host, slash, rest = uri[5:].removeprefix("//").partition("/") if uri[5:7] == "//" else ("", "/", uri[5:].removeprefix("/"))
    # characters that were left as they are may be beyond ASCII, and an escape may be no UTF-8 at all
    path = unquote_to_bytes(slash + rest).decode("utf-8", "surrogateescape")
    if not windows:
        return path
    if _DRIVE.match(path):
        path = path[1].lower() + path[2:]
    elif host and host != "localhost":
        path = f"//{host}{path}"
    return path.replace("/", "\\")


def uri_of(path: str) -> str:
    """The URI of an absolute path."""
    return Path(path).as_uri()
