"""Where the styles of a `.vale.ini` lie, and the files of packages that are read before it.

Nothing is downloaded: a package that is a name or an address must have been put into the styles path by `vale sync`. A
package that is a folder is used where it lies.
"""

from __future__ import annotations

import os

from linter.fields import ConfigError
from linter.hints import NamedTuple
from linter.vale import inifile
from linter.vale.inifile import TOP, Entry, Section

_PIPELINE = ".vale-config"  # where `vale sync` puts the .vale.ini of a package, below the styles path
_NOT_STYLES = frozenset(("config", "Vocab"))


class Sources(NamedTuple):
    """`roots` are the folders that styles are looked for in, the first that has one winning; `alone` are packages that are one style."""

    roots: tuple[str, ...]
    alone: dict[str, str]
    packages: tuple[str, ...]
    sections: list[dict[str, Section]]  # of the files, the project's own last
    files: tuple[str, ...]

    def style(self, name: str) -> str:
        """The folder of a style; empty where there is none."""
        if name in self.alone:
            return self.alone[name]
        folders = (os.path.join(root, name) for root in self.roots)
        return next((folder for folder in folders if name not in _NOT_STYLES and os.path.isdir(folder)), "")

    def names(self) -> list[str]:
        """The names of all styles that are there."""
        found = set(self.alone)
        for root in self.roots:
            found.update(n for n in os.listdir(root) if n not in _NOT_STYLES and n[0] != "." and os.path.isdir(os.path.join(root, n)))
        return sorted(found)


def gather(path: str) -> Sources:
    """What a `.vale.ini` (absolute path) and its packages say, and where their styles are. Raises ConfigError."""
    return _Gatherer(path).sources()


class _Gatherer:
    def __init__(self, path: str) -> None:
        self._path = path
        self._roots: list[str] = []
        self._alone: dict[str, str] = {}
        self._read: list[dict[str, Section]] = []
        self._files: list[str] = []
        self._packages: list[str] = []

    def sources(self) -> Sources:
        own = inifile.read(self._path)
        self._paths(own[TOP])
        for entry in own[TOP].items("Packages"):
            self._package(entry, os.path.dirname(self._path), ())
        for root in self._roots[:1]:
            self._pipeline(os.path.join(root, _PIPELINE))
        self._read.append(own)
        self._files.append(self._path)
        return Sources(tuple(self._roots), self._alone, tuple(self._packages), self._read, tuple(self._files))

    def _paths(self, top: Section) -> None:
        folder = os.path.dirname(self._path)
        for entry in top.entries("StylesPath"):
            path = os.path.normpath(os.path.join(folder, os.path.expanduser(entry.value)))
            if not os.path.isdir(path):
                remedy = "; `vale sync` makes and fills it" if top.entries("Packages") else "; it is relative to the folder of this file"
                raise ConfigError(entry.path, entry.line, f"'StylesPath' names no folder: '{entry.value}'{remedy}")
            self._roots.append(path)
        default = os.environ.get("VALE_STYLES_PATH", "")
        if not self._roots and os.path.isdir(default):
            self._roots.append(os.path.abspath(default))

    def _package(self, entry: Entry, folder: str, trail: tuple[str, ...]) -> None:
        name = _name(entry.value)
        self._packages.append(name)
        path = os.path.normpath(os.path.join(folder, os.path.expanduser(entry.value)))
        if os.path.isdir(path):
            self._folder(path, name, trail)
        elif not self._synced(name):
            remedy = "run `vale sync` once, or name a folder (copydesk downloads nothing)"
            raise ConfigError(entry.path, entry.line, f"the package '{entry.value}' is not in the styles path: {remedy}")

    def _folder(self, path: str, name: str, trail: tuple[str, ...]) -> None:
        """A package that lies here: a whole one with a `.vale.ini` or `styles`, or one style alone."""
        styles, ini = os.path.join(path, "styles"), os.path.join(path, ".vale.ini")
        if path in trail:
            return
        if not os.path.isdir(styles) and not os.path.isfile(ini):
            self._alone[name] = path
        if os.path.isdir(styles):
            self._roots.append(styles)
        if os.path.isfile(ini):
            own = inifile.read(ini)
            for entry in own[TOP].items("Packages"):
                self._package(entry, path, (*trail, path))
            self._use(ini, own)

    def _use(self, ini: str, own: dict[str, Section]) -> None:
        for key in ("StylesPath", "Packages"):  # those of a package are about the package
            own[TOP].keys.pop(key, None)
        self._read.append(own)
        self._files.append(ini)

    def _pipeline(self, folder: str) -> None:
        names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                self._use(path, inifile.read(path))

    def _synced(self, name: str) -> bool:
        for root in self._roots:
            pipeline = os.path.join(root, _PIPELINE)
            inis = os.listdir(pipeline) if os.path.isdir(pipeline) else []
            if os.path.isdir(os.path.join(root, name)) or any(ini.partition("-")[2] == f"{name}.ini" for ini in inis):
                return True
        return False


def _name(package: str) -> str:
    """The name a package goes by: the last part of its path or address, without `.zip`."""
    last = package.rstrip("/").replace("\\", "/").rpartition("/")[2]
    return last.removesuffix(".zip")
