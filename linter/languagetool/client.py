"""Talking to a LanguageTool server.

language_tool_python finds, installs and starts servers, but sends plain text only and waits five minutes for an answer; text
with its markup set apart goes in the parameter `data` of the same request, so the request is made here.
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from http.client import HTTPException, HTTPResponse

from linter import __version__
from linter.hints import Any
from linter.languagetool.address import shown

Row = dict[str, Any]

_TRIES = 3
_PAUSES = (0.5, 2.0)  # seconds between tries
_LONGEST_PAUSE = 10.0  # however long a server asks to be left alone
_BUSY = frozenset((429, 500, 502, 503, 504))
_LOCAL = ("localhost", "127.0.0.1", "::1")


class ServerError(Exception):
    """A request failed for good; the text says why. `gone` tells that the server itself is not there."""

    def __init__(self, message: str, gone: bool = False) -> None:
        super().__init__(message)
        self.gone = gone


class TooLong(ServerError):
    """The server takes shorter texts only."""


class Client:
    """Requests to one server. `timeout` is in seconds, for one try."""

    def __init__(self, base: str, timeout: float, pause: Callable[[float], None] = time.sleep) -> None:
        self.url = shown(base)
        self._timeout = timeout
        self._pause = pause
        self._headers = {"User-Agent": f"copydesk/{__version__}", "Accept": "application/json", **_authorization(base)}
        handlers = []
        if urllib.parse.urlsplit(self.url).hostname in _LOCAL:
            handlers.append(urllib.request.ProxyHandler({}))  # a proxy has no way to this machine
        self._open = urllib.request.build_opener(*handlers).open

    def version(self) -> str:
        """The server's version and build. Raises ServerError."""
        answer = self._ask("info")
        software = answer.get("software") if isinstance(answer, dict) else None
        if not isinstance(software, dict):
            raise self._stranger()
        return " ".join(str(software.get(key) or "") for key in ("version", "buildDate", "commit", "premium"))

    def languages(self) -> list[str]:
        """The codes of the languages it checks. Raises ServerError."""
        rows = self._ask("languages")
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self._stranger()
        return sorted({str(row[key]) for row in rows for key in ("code", "longCode") if row.get(key)})

    def check(self, annotation: list[dict[str, str]], language: str, options: Mapping[str, str]) -> list[Row]:
        """The matches in an annotated text, with offsets in UTF-16 code units. Raises ServerError."""
        data = json.dumps({"annotation": annotation}, ensure_ascii=False)
        form = urllib.parse.urlencode({"data": data, "language": language, **options}, errors="replace")
        answer = self._ask("check", form.encode("ascii"))
        if not isinstance(answer, dict) or not isinstance(answer.get("matches"), list):
            raise self._stranger()
        if (answer.get("warnings") or {}).get("incompleteResults"):
            raise ServerError(f"{self.url} gave up before the end of the text")
        return list(answer["matches"])

    def _stranger(self) -> ServerError:
        return ServerError(f"{self.url} does not answer as LanguageTool does")

    def _ask(self, what: str, form: bytes | None = None) -> Any:
        """The JSON a request is answered with; what may pass is tried again."""
        for attempt in range(_TRIES):
            try:
                return self._try(what, form)
            except _Again as again:
                if attempt >= again.tries - 1:
                    raise ServerError(str(again), again.gone) from again
                self._pause(min(max(_PAUSES[attempt], again.wait), _LONGEST_PAUSE))
        raise AssertionError("unreachable")

    def _try(self, what: str, form: bytes | None) -> Any:
        request = urllib.request.Request(f"{self.url}/v2/{what}", form, self._headers)
        try:
            with self._open(request, timeout=self._timeout) as response:
                return _parsed(self.url, response)
        except urllib.error.HTTPError as error:
            raise self._refused(error) from error
        except TimeoutError as error:
            raise self._late() from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late() from error
            raise _Again(f"{self.url} does not answer ({_reason(error.reason)})", gone=True) from error
        except (OSError, HTTPException) as error:  # the connection broke in the middle of an answer
            raise _Again(f"{self.url} broke off ({_reason(error)})", gone=True) from error

    def _late(self) -> _Again:
        return _Again(f"{self.url} gave no answer within {self._timeout:g} s", tries=2)

    def _refused(self, error: urllib.error.HTTPError) -> Exception:
        with error:
            said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:300]
        message = f"{self.url} refused: {error.code} {error.reason}{f', {said}' if said else ''}"
        if error.code == 413:
            return TooLong(message)
        if error.code in _BUSY:
            return _Again(message, wait=_seconds(error.headers.get("Retry-After")))
        return ServerError(message)


class _Again(Exception):
    """A failure that may pass; `wait` is how long the server asks to be left alone, `tries` how often to ask at all."""

    def __init__(self, message: str, wait: float = 0.0, gone: bool = False, tries: int = _TRIES) -> None:
        super().__init__(message)
        self.wait = wait
        self.gone = gone
        self.tries = tries


def _authorization(base: str) -> dict[str, str]:
    parts = urllib.parse.urlsplit(base)
    if not parts.username:
        return {}
    from base64 import b64encode

    pair = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
    return {"Authorization": f"Basic {b64encode(pair.encode()).decode()}"}


def _parsed(url: str, response: HTTPResponse) -> Any:
    try:
        return json.loads(response.read())
    except ValueError as error:
        raise ServerError(f"{url} does not answer as LanguageTool does") from error


def _reason(error: object) -> str:
    return str(getattr(error, "strerror", None) or error or type(error).__name__).lower()


def _seconds(header: str | None) -> float:
    try:
        return float(header or 0)
    except ValueError:  # a date
        return 0.0
