"""Where a LanguageTool server is: one that was named, or one that is installed here and started when first needed.

Nothing in this module downloads anything.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from types import FrameType

from linter.fields import ConfigError
from linter.hints import IO, NamedTuple, Protocol
from linter.languagetool.address import address, shown
from linter.languagetool.client import Client, ServerError

SERVER_VARIABLE = "COPYDESK_GRAMMAR_SERVER"
_JAR_FOLDER = "LTP_JAR_DIR_PATH"  # these two are language_tool_python's
_DOWNLOADS = "LTP_PATH"
_JARS = ("languagetool-server.jar", "languagetool.jar", "LanguageTool.jar")
_STARTING = 90.0  # seconds a server may take until it answers
# Measured on LanguageTool 6.8: the first answer takes 40 % of the processor time, a text thereafter no more, and less than half the memory.
_JAVA = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_STARTS = 2  # a server that dies is started once more


class Server(Protocol):
    """Something that can be asked for a client."""

    about: str

    def identity(self) -> str: ...

    def client(self) -> Client: ...

    def another(self, failed: Client, error: ServerError) -> Client: ...

    def expect(self) -> None: ...

    def close(self) -> None: ...


class Installation(NamedTuple):
    """A LanguageTool on this machine, and who named it."""

    jar: str
    origin: str


class Remote:
    """A server that somebody named."""

    def __init__(self, url: str, origin: str, timeout: float) -> None:
        self.about = f"the server {shown(url)} ({origin})"
        self._client = Client(url, timeout)

    def identity(self) -> str:
        """What its answers depend on. Raises ServerError."""
        return f"{self._client.url} {self._client.version()}"

    def client(self) -> Client:
        return self._client

    def another(self, failed: Client, error: ServerError) -> Client:
        """No other: what somebody named is not ours to start. Raises the error."""
        raise error

    def expect(self) -> None:
        """Nothing: it is not ours."""

    def close(self) -> None:
        """Nothing: it is not ours."""


class Local:
    """A server of our own, started on this machine when it is first asked for, and stopped by `close`."""

    def __init__(self, found: Installation, java: str, timeout: float) -> None:
        self.about = f"LanguageTool in {os.path.dirname(found.jar)} ({found.origin})"
        self._jar = found.jar
        self.java = java
        self._timeout = timeout
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._client: Client | None = None
        self._starts = 0
        self._undo: Callable[[], None] = lambda: None

    def identity(self) -> str:
        """What its answers depend on, known without starting it."""
        made = os.stat(self._jar)
        return f"{self._jar} {made.st_size} {made.st_mtime_ns}"

    def client(self) -> Client:
        """A client of the running server. Raises ServerError."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._start()
            assert self._client is not None
            return self._client

    def another(self, failed: Client, error: ServerError) -> Client:
        """A client of the server that we, or another thread meanwhile, started in place of the one that is gone. Raises ServerError."""
        with self._lock:
            if self._process is None:  # the run is over
                raise error
            if self._client is failed:
                _stop(self._process)
                self._start()
            assert self._client is not None
            return self._client

    def expect(self) -> None:
        """Make sure, on the main thread, that the server does not outlive the run."""
        self._undo = _stop_on_signal()

    def close(self) -> None:
        """Stop the server."""
        with self._lock:
            process, self._process = self._process, None
            self._starts = _STARTS
            if process is not None:
                _stop(process)
            self._undo()

    def _start(self) -> None:
        if self._starts >= _STARTS:
            raise ServerError("LanguageTool died, and died again after it was started anew", gone=True)
        self._starts += 1
        port = _free_port()
        with tempfile.TemporaryFile() as said:
            self._process = self._launch(port, said)
            self._client = Client(f"http://127.0.0.1:{port}", self._timeout)
            _wait(self._process, Client(f"http://127.0.0.1:{port}", 5.0, lambda _: None), said)

    def _launch(self, port: int, said: IO[bytes]) -> subprocess.Popen[bytes]:
        # LanguageTool listens on the loopback device only, unless it is told to be public
        command = [self.java, *_JAVA, "-cp", self._jar, "org.languagetool.server.HTTPServer", "-p", str(port)]
        try:
            return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT)
        except OSError as error:
            raise ServerError(f"{self.java} cannot be run ({error.strerror})", gone=True) from error


def find(server: str, origin: str, timeout: float, environment: Mapping[str, str]) -> Server | None:
    """The server that was named, by the environment or by a configuration (`origin`), else the one that is installed.

    Raises ConfigError where what was named is not there.
    """
    if named := environment.get(SERVER_VARIABLE, "").strip():
        try:
            return Remote(address(named), SERVER_VARIABLE, timeout)
        except ValueError as error:
            raise ConfigError(SERVER_VARIABLE, 0, str(error)) from error
    if server:
        return Remote(server, origin, timeout)
    found = installed(environment)
    if found is None:
        return None
    java = find_java(environment)
    if not java:
        raise ConfigError(found.jar, 0, "LanguageTool is installed here, but there is no java to run it: install Java 17 or newer")
    return Local(found, java, timeout)


def installed(environment: Mapping[str, str]) -> Installation | None:
    """The LanguageTool that language_tool_python's variables name, else the newest that it has downloaded. Raises ConfigError."""
    if folder := environment.get(_JAR_FOLDER, ""):
        jar = _jar_in(folder)
        if not jar:
            raise ConfigError(folder, 0, f"{_JAR_FOLDER} names this folder, but it holds none of {', '.join(_JARS)}")
        return Installation(jar, _JAR_FOLDER)
    folder = environment.get(_DOWNLOADS, "")
    origin = _DOWNLOADS if folder else "its download"
    return _newest(folder or os.path.join(os.path.expanduser("~"), ".cache", "language_tool_python"), origin)


def _newest(folder: str, origin: str) -> Installation | None:
    try:
        names = [name for name in os.listdir(folder) if name.startswith("LanguageTool-")]
    except OSError:
        return None
    for name in sorted(names, key=_version, reverse=True):
        if jar := _jar_in(os.path.join(folder, name)):
            return Installation(jar, origin)
    return None


def _version(name: str) -> tuple[int, ...]:
    """6.8 before 6.10, and a snapshot, which goes by its date, before both."""
    return tuple(int(number) for number in re.findall(r"\d+", name))


def _jar_in(folder: str) -> str:
    paths = (os.path.join(os.path.abspath(folder), name) for name in _JARS)
    return next((path for path in paths if os.path.isfile(path)), "")


def find_java(environment: Mapping[str, str]) -> str:
    """The java to run LanguageTool with, or nothing."""
    from shutil import which

    home = environment.get("JAVA_HOME", "")
    return which("java", path=environment.get("PATH")) or (which("java", path=os.path.join(home, "bin")) if home else None) or ""


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], client: Client, said: IO[bytes]) -> None:
    """Return when the server answers. Raises ServerError when it will not."""
    deadline = time.monotonic() + _STARTING
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise ServerError(f"LanguageTool does not start: {_last_words(said)}", gone=True)
        try:
            client.version()
            return
        except ServerError:
            time.sleep(0.2)
    _stop(process)
    raise ServerError(f"LanguageTool did not answer within {_STARTING:g} s of its start", gone=True)


def _last_words(said: IO[bytes]) -> str:
    """What java complains of: the innermost cause, else the first line that names an error, else the last."""
    said.seek(0)
    lines = [line.strip() for line in said.read()[-20_000:].decode("utf-8", "replace").splitlines() if line.strip()]
    causes = [line.removeprefix("Caused by: ") for line in lines if line.startswith("Caused by: ")]
    complaints = [line for line in lines if "rror" in line or "xception" in line]
    return (causes[-1:] or complaints or lines[-1:] or ["java said nothing"])[0][:300]


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _stop_on_signal() -> Callable[[], None]:
    """Let SIGTERM end the run in order; returns what takes that back."""
    import signal

    if threading.current_thread() is not threading.main_thread():
        return lambda: None

    def end(number: int, _: FrameType | None) -> None:
        sys.exit(128 + number)

    before = signal.signal(signal.SIGTERM, end)

    def restore() -> None:
        signal.signal(signal.SIGTERM, before)

    return restore
