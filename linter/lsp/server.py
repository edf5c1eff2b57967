"""The server as pygls wants it: the protocol's messages, handed to a session."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method

from linter import __version__
from linter.lsp import abilities, actions
from linter.lsp.session import Session
from linter.lsp.uris import path_of
from linter.usage import UsageError

# what a configuration may hang on; whether it does is for the session to say
_WATCHED = ("**/.copydesk.{yml,yaml}", "**/pyproject.toml", "**/.vale.ini", "**/*.{txt,yml,yaml,json}")

_log = logging.getLogger(__name__)


class _Protocol(LanguageServerProtocol):
    """Texts are kept by the session: pygls ends a line wherever `str.splitlines` does, and the protocol does not."""

    _server: Server

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self._server.session.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self._server.session.changed(params.text_document.uri, params.text_document.version, params.content_changes)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._server.session.closed(params.text_document.uri)


class Server(LanguageServer):
    """One server for one editor."""

    def __init__(self) -> None:
        super().__init__("copydesk", __version__, protocol_cls=_Protocol)
        self.exit_code = 1  # an editor that goes without `shutdown` has crashed
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """What was begun by `initialize`. Raises RuntimeError before."""
        if self._session is None:
            raise RuntimeError("the session has not begun")
        return self._session

    def begin(self, params: types.InitializeParams) -> None:
        """Take note of who is there; the folder of the workspace is the one we are in from now on."""
        root = _root(params)
        if root:
            os.chdir(root)
        can = abilities.of_client(params.capabilities)
        self._session = Session(self, can, root)
        if can.pulls:
            self.feature(types.TEXT_DOCUMENT_DIAGNOSTIC)(_diagnostic)

    def watch(self) -> None:
        """Ask to be told of changes to the files that configurations hang on."""
        if abilities.of_client(self.client_capabilities).watches:
            watchers = [types.FileSystemWatcher(glob) for glob in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            wish = types.Registration("copydesk-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            self.client_register_capability(types.RegistrationParams([wish]))

    def end(self) -> None:
        """Stop what is running."""
        if self._session is not None:
            self._session.end()

    def publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        """Show what is found in a text."""
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def refresh(self) -> None:
        """Ask the editor to ask again."""
        self.workspace_diagnostic_refresh(None)

    def log(self, message: str) -> None:
        """A line for the log of the editor."""
        _log.warning("%s", message)
        self.window_log_message(types.LogMessageParams(types.MessageType.Info, message))

    def tell(self, message: str) -> None:
        """A line for the person."""
        _log.warning("%s", message)
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def report_server_error(self, error: Exception, source: object) -> None:
        """A message that cannot be understood or handled: for the log, as whoever writes copy can do nothing about it."""
        self.log(f"internal error: {type(error).__name__}: {error} (please report it)")


def _root(params: types.InitializeParams) -> str:
    """The first folder of the workspace; empty where there is none."""
    uris = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
    paths = [path for uri in uris if os.path.isdir(path := path_of(uri) or params.root_path or "")]
    return os.path.abspath(paths[0]) if paths else ""


def make() -> Server:
    """A server that knows what to do with each message."""
    server = Server()
    feature = server.feature

    @feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.begin(params)

    @feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        server.watch()

    @feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.exit_code = 0

    @feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.session.saved(params.text_document.uri)

    @feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def touched(_: types.DidChangeWatchedFilesParams) -> None:
        server.session.touched()

    @feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await server.session.hover(params.text_document.uri, params.position)

    @feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=list(actions.KINDS)))
    async def offer(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await server.session.actions(params.text_document.uri, params.range, params.context.only)

    return server


async def _diagnostic(ls: Server, params: types.DocumentDiagnosticParams) -> types.RelatedFullDocumentDiagnosticReport:
    return types.RelatedFullDocumentDiagnosticReport(await ls.session.report(params.text_document.uri))


def serve() -> int:
    """Talk to an editor on standard input and output until it goes; the exit code is the one the protocol wants. Raises UsageError."""
    server = make()
    with _channel() as (incoming, outgoing):
        server.start_io(incoming, outgoing)
    server.end()
    return server.exit_code


@contextmanager
def _channel() -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Standard input and output for the protocol alone: what else is printed, by whatever library, goes to standard error."""
    sys.stdout.flush()
    try:
        incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    except OSError as error:
        raise UsageError("`copydesk lsp` talks to an editor on standard input and output, and one of them is closed") from error
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    yield incoming, outgoing
