"""Which files to check: walking folders, ignore files, exclusions.

A file that is named is always checked (unless --force-exclude); a folder is searched for known extensions. The closest word
counts: `exclude` of the configuration, then the .gitignore files from the deepest up, then what is left out by default.
Links to folders are not followed, so no loop can arise.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Sequence

from linter.config import Config, Configs, relative
from linter.document import EXTENSIONS
from linter.fields import nearest
from linter.findings import FileError
from linter.globs import Globs
from linter.hints import NamedTuple
from linter.usage import UsageError

_LEGAL = (
    "LICENSE", "LICENSES", "LICENCE", "UNLICENSE", "COPYING", "COPYING.LESSER", "COPYRIGHT", "NOTICE", "NOTICES", "PATENTS",
    "AUTHORS", "CONTRIBUTORS", "MAINTAINERS", "CODEOWNERS", "THIRD-PARTY-NOTICES", "THIRD-PARTY-LICENSES", "ThirdPartyNotices",
)  # fmt: skip
# after a hyphen or stop only names of licences: "license-plates.md" and "notice-board.md" are articles
_LICENCES = ("MIT", "APACHE", "BSD", "GPL", "LGPL", "AGPL", "MPL", "ISC", "CC", "OFL", "BOOST", "ZLIB", "UNICODE")

# `public`, `site` and `target` are not here: they are as often the name of a section of a paper
_FOLDERS = Globs(
    (
        ".*", "node_modules", "bower_components", "site-packages", "__pycache__", "venv", "*.egg-info",
        "_build", "_site", "build", "dist", "htmlcov",
    ),
    ignore_case=True,
)  # fmt: skip
_NAMES = Globs(
    (
        ".*",
        *(f"{name}{ending}" for name in _LEGAL for ending in ("", ".md", ".txt", ".html")),
        *(f"LICEN[CS]E[-.]{name}{ending}" for name in _LICENCES for ending in ("", "[-.]*")),
        # text files that machines read
        "requirements*.txt", "constraints*.txt", "CMakeLists.txt", "robots.txt", "humans.txt", "ads.txt", "security.txt",
    ),
    ignore_case=True,
)  # fmt: skip

_Chain = tuple[tuple[str, Globs], ...]  # ignore files above an entry: (folder, patterns), the highest first


def find(
    paths: Sequence[str], configs: Configs, force_exclude: bool = False, within: Collection[str] | None = None
) -> tuple[list[str], list[FileError]]:
    """The files to check in a fixed order, each once, and the folders that cannot be read. Raises UsageError, ConfigError.

    A walk looks at nothing but `within`, where it is given: files, and all folders on the way to them, as absolute paths.
    """
    found: set[str] = set()
    errors: list[FileError] = []
    for path in paths:
        shown = _shown(path)
        if os.path.isdir(path):
            found.update(walk(shown, configs, errors, within))
        elif not os.path.lexists(path):
            raise UsageError(f"no such file or folder: '{path}'{_near(path)}")
        elif not (force_exclude and excluded(path, configs)):
            found.add(shown)
    return sorted(found), errors


def _shown(path: str) -> str:
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return "" if path == "." else path


def _near(path: str) -> str:
    folder, name = os.path.split(path)
    try:
        return nearest(name, os.listdir(folder or "."))
    except OSError:
        return ""


def walk(shown: str, configs: Configs, errors: list[FileError], within: Collection[str] | None = None) -> Iterator[str]:
    """The files below a folder that are to be checked; folders that cannot be read are added to `errors`. Raises ConfigError.

    `within`, where given, are the only ones that are wanted.
    """
    root = os.path.abspath(shown or ".")
    stack: list[tuple[str, str, _Chain]] = [(shown, root, _above(root))]
    while stack:
        shown, folder, chain = stack.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda e: e.name)
        except OSError as error:
            errors.append(FileError(shown or ".", f"the folder cannot be read: {error.strerror}"))
            continue
        chain = _with_ignore_file(chain, folder)
        config = configs.for_folder(folder)
        for entry in entries:
            name = os.path.join(shown, entry.name)
            if within is not None and entry.path not in within:
                continue
            if entry.is_dir(follow_symlinks=False):
                if not _skipped(entry.path, True, config, chain) and not os.path.exists(os.path.join(entry.path, "pyvenv.cfg")):
                    stack.append((name, entry.path, chain))
            elif entry.is_file() and _wanted(entry.path, config) and not _skipped(entry.path, False, config, chain):
                yield name


def _wanted(path: str, config: Config) -> bool:
    if config.include:
        return config.include.holds(relative(path, config.folder))
    return os.path.splitext(path)[1].lower() in EXTENSIONS


def _skipped(path: str, folder: bool, config: Config, chain: _Chain) -> bool:
    """Whether this very entry is left out; the folders above it have been let in."""
    if (verdict := config.exclude.verdict(relative(path, config.folder), folder)) is not None:
        return verdict
    for base, globs in reversed(chain):
        if (verdict := globs.verdict(relative(path, base), folder)) is not None:
            return verdict
    return bool((_FOLDERS if folder else _NAMES).verdict(os.path.basename(path), folder))


def excluded(path: str, configs: Configs) -> bool:
    """Whether a file that is named would not be found by walking; its extension does not matter."""
    full = os.path.abspath(path)
    config = configs.for_file(full)
    top = config.folder if config.path else os.getcwd()
    name = relative(full, top)
    if config.include and not config.include.holds(name):
        return True
    steps = name.split("/")
    if os.path.join(top, *steps) != full:  # it lies elsewhere: judge its own name
        top, steps = os.path.dirname(full), [os.path.basename(full)]
    ways = [os.path.join(top, *steps[: n + 1]) for n in range(len(steps))]
    return any(_skipped(way, way != full, config, ()) for way in ways)


def would_find(path: str, configs: Configs) -> bool:
    """Whether a walk would find a file, as far as can be said of one that is not there; ignore files are not asked."""
    full = os.path.abspath(path)
    return _wanted(full, configs.for_file(full)) and not excluded(path, configs)


class Exclusion(NamedTuple):
    """Why a folder that is searched is searched without a file: what is left out, by which pattern, and who says so.

    `origin` is "exclude" or "include" of the configuration, "default", or the path of an ignore file.
    """

    what: str
    pattern: str
    origin: str


def exclusion(path: str, configs: Configs) -> Exclusion | None:
    """Why a file (absolute path) is not found by searching the folder of its configuration, or its repository. Raises ConfigError."""
    config = configs.for_file(path)
    name = relative(path, config.folder)
    if not _wanted(path, config):
        return Exclusion(name, "", "include" if config.include else "default")
    ways = [path]
    while len(ways[-1]) > len(config.folder) and (above := os.path.dirname(ways[-1])) not in (config.folder, ways[-1]):
        ways.append(above)
    for way in reversed(ways):
        if found := _exclusion(way, way != path, config):
            return found
    return None


def _exclusion(path: str, folder: bool, config: Config) -> Exclusion | None:
    base = os.path.dirname(path)
    voices = [("default", base, _FOLDERS if folder else _NAMES)]
    voices += [(os.path.join(top, ".gitignore"), top, globs) for top, globs in _with_ignore_file(_above(base), base)]
    voices.append(("exclude", config.folder, config.exclude))
    for origin, top, globs in reversed(voices):
        verdict = globs.verdict(relative(path, top), folder)
        if verdict is not None:
            pattern = globs.deciding(relative(path, top), folder)
            return Exclusion(relative(path, config.folder), pattern, origin) if verdict else None
    return None


def _above(root: str) -> _Chain:
    """The ignore files between the top of the repository and a folder, the folder's own left out."""
    folders = [root]
    while not os.path.exists(os.path.join(folders[-1], ".git")):
        parent = os.path.dirname(folders[-1])
        if parent == folders[-1]:
            return ()  # no repository: what lies above is none of ours
        folders.append(parent)
    chain = _with_ignore_file((), folders[-1], os.path.join(".git", "info", "exclude"))
    for folder in reversed(folders[1:]):
        chain = _with_ignore_file(chain, folder)
    return chain


def _with_ignore_file(chain: _Chain, folder: str, name: str = ".gitignore") -> _Chain:
    path = os.path.join(folder, name)
    try:
        # a pipe or device of that name must not make us wait
        if not stat.S_ISREG(os.stat(path).st_mode):
            return chain
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as stream:
            globs = Globs(stream)
    except OSError:
        return chain
    return (*chain, (folder, globs)) if globs else chain
