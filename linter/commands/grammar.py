"""`copydesk grammar`: what would check grammar here, and the one command that downloads it."""

from __future__ import annotations

import argparse
import os
import sys

from linter.config import Configs
from linter.languagetool import engines, servers
from linter.languagetool.client import ServerError
from linter.languagetool.settings import from_mapping
from linter.usage import Parser, UsageError, shown


def parser() -> Parser:
    """The options of `grammar`."""
    about = "Say which grammar checker would be used here (status), or download LanguageTool (install)."
    made = Parser("grammar", "{status,install}", about)
    made.add_argument("what", nargs="?", choices=("status", "install"), default="status", help="default: status")
    made.add_argument("--version", metavar="X.Y", default="", help="the LanguageTool to download (default: the newest one known to work)")
    made.add_argument("--config", metavar="FILE", help="use this configuration file")
    return made


def run(options: argparse.Namespace) -> int:
    """Do it; the exit code of `status` is 0 where grammar can be checked."""
    return _install(options.version) if options.what == "install" else _status(options.config or "")


def _status(explicit: str) -> int:
    config = Configs(explicit).for_folder(os.getcwd())
    engine = engines.choose(from_mapping(config.grammar), shown(config.path) if config.path else "", os.environ)
    print(f"grammar would be checked by {engine.about}")
    if isinstance(engine, engines.LanguageTool) and isinstance(engine.server, servers.Local):
        print(f"it would be started with {engine.server.java} when the first text is to be read, and stopped at the end of the run")
        return 0
    try:
        version, languages = engine.identity(), engine.languages()
    except ServerError as error:
        raise UsageError(f"it cannot be used: {error}") from error
    print(f"version {version}; languages: {', '.join(languages)}")
    return 0


def _install(version: str) -> int:
    """Let language_tool_python download LanguageTool into its own folder, where it and we find it."""
    if not servers.find_java(os.environ):
        raise UsageError("LanguageTool runs on Java 17 or newer, and there is no java here; install that first, or name a server")
    if os.environ.get("LTP_JAR_DIR_PATH"):
        raise UsageError("LTP_JAR_DIR_PATH names a LanguageTool already; unset it to download another")
    from language_tool_python.download_lt import LTP_DOWNLOAD_VERSION, LocalLanguageTool

    wanted = version or LTP_DOWNLOAD_VERSION
    print(f"Downloading LanguageTool {wanted} (some 250 MB) ...", file=sys.stderr)
    try:
        LocalLanguageTool.from_version_name(wanted).download()
    except Exception as error:  # ConnectionError, PathError, SystemError, ValueError: whatever requests, zipfile and it raise
        raise UsageError(f"LanguageTool {wanted} was not installed: {' '.join(str(error).split()) or type(error).__name__}") from error
    found = servers.installed(os.environ)
    if found is None:
        raise UsageError("the download holds no LanguageTool server")
    print(f"LanguageTool is in {os.path.dirname(found.jar)}; `copydesk check --select default,grammar` uses it")
    return 0
