"""The protocol as pygls has it, with what it leaves to be said."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidRequest, JsonRpcServerNotInitialized
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method

if TYPE_CHECKING:
    from pygls.protocol.json_rpc import RPCMessage

    from linter.lsp.server import Server


class Protocol(LanguageServerProtocol):
    """Texts are kept by the session: pygls ends a line wherever `str.splitlines` does, and the protocol does not."""

    _server: Server

    def structure_message(self, data: dict[str, Any]) -> object:
        """The message in a JSON object. A request that cannot be understood is answered, so that nobody waits for it."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "method" in data and "id" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def handle_message(self, message: RPCMessage) -> None:
        """Do what a message asks for, unless it comes too early or too late."""
        refusal = self._refusal(getattr(message, "method", ""))
        if refusal is None:
            super().handle_message(message)
        elif (number := getattr(message, "id", None)) is not None:
            self._send_response(number, error=refusal.to_response_error())

    def _refusal(self, method: str) -> JsonRpcException | None:
        if method in ("", types.EXIT):
            return None
        if self._shutdown:
            return JsonRpcInvalidRequest("the session is over")
        if self._workspace is None:
            return None if method == types.INITIALIZE else JsonRpcServerNotInitialized("the session has not begun")
        return JsonRpcInvalidRequest("the session has begun already") if method == types.INITIALIZE else None

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        """Begin the session; what pygls could do, and we do not, is not promised."""
        result = yield from super().lsp_initialize(params)
        result.capabilities.execute_command_provider = None
        if result.capabilities.workspace:
            result.capabilities.workspace.file_operations = None
        return result

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self._server.session.opened(params.text_document)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self._server.session.changed(params.text_document.uri, params.text_document.version, params.content_changes)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._server.session.closed(params.text_document.uri)
