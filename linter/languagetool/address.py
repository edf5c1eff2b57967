"""Addresses of servers, as people write them."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit


def address(given: str) -> str:
    """The base address of a server as people write it: with or without scheme, `/v2`, `/v2/check`. Raises ValueError."""
    url = given if "://" in given else f"http://{given}"
    parts = urlsplit(url.strip())
    try:
        good = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good:
        raise ValueError(f"takes the address of a server, such as http://localhost:8081, not '{given}'")
    path = parts.path.rstrip("/").removesuffix("/check").removesuffix("/v2")
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def shown(url: str) -> str:
    """An address without the password in it."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
