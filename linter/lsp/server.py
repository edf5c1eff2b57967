"""The server as pygls wants it: the protocol's messages, handed to a session."""

from __future__ import annotations

import logging
import os

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer

from linter import __version__
from linter.lsp import abilities, actions
from linter.lsp.channel import channel
from linter.lsp.protocol import Protocol
from linter.lsp.session import Session
from linter.lsp.uris import path_of

# what a configuration may hang on; whether it does is for the session to say
_WATCHED = ("**/.copydesk.{yml,yaml}", "**/pyproject.toml", "**/.vale.ini", "**/*.{txt,yml,yaml,json}")

_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """One server for one editor."""

    def __init__(self) -> None:
        super().__init__("copydesk", __version__, protocol_cls=Protocol)
        self.exit_code = 1  # an editor that goes without `shutdown` has crashed
        self._session: Session | None = None

    @property
    def session(self) -> Session:
        """What was begun by `initialize`. Raises RuntimeError before."""
        if self._session is None:
            raise RuntimeError("the session has not begun")
        return self._session

    def begin(self, params: types.InitializeParams) -> None:
        """Take note of who is there; the first folder of the workspace is the one we are in from now on."""
        roots = self.roots()
        if roots:
            os.chdir(roots[0])
        can = abilities.of_client(params.capabilities)
        self._session = Session(self, can, roots)
        if can.pulls:
            self.feature(types.TEXT_DOCUMENT_DIAGNOSTIC)(_diagnostic)

    def roots(self) -> list[str]:
        """The folders of the workspace, those that can be entered."""
        uris = [*self.workspace.folders] or [self.workspace.root_uri or ""]
        paths = [os.path.abspath(path) for uri in uris if (path := path_of(uri))]
        return [path for path in paths if os.path.isdir(path) and os.access(path, os.X_OK)]

    def watch(self) -> None:
        """Ask to be told of changes to the files that configurations hang on, or have them looked for."""
        if not abilities.of_client(self.client_capabilities).watches:
            self.session.watch()
        else:
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
        """What goes wrong with a message: for the log, as whoever writes copy can do nothing about it."""
        if source is JsonRpcException:
            self.log(f"the editor sent what cannot be read: {error}")
        elif source is JsonRpcInternalError:  # it cannot be sent, nor could a word about it
            _log.warning("cannot be sent: %s", error)
        elif isinstance(error, JsonRpcInternalError):
            self.log(f"internal error: {error} (please report it)")
        # the rest is what an editor asks for and does not get, such as a method that is not there: the answer says so


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

    @feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def moved(_: types.DidChangeWorkspaceFoldersParams) -> None:
        server.session.roots = server.roots()

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
    with channel() as (incoming, outgoing):
        server.start_io(incoming, outgoing)
    server.end()
    return server.exit_code
