"""Requests, and everything that can go wrong with them."""

from __future__ import annotations

import pytest
from grammar_servers import Player

from linter.languagetool.address import address, shown
from linter.languagetool.client import Client, ServerError, TooLong

TEXT = [{"text": "Over teh weir."}]


def client(player: Player, pauses: list[float] | None = None) -> Client:
    waits: list[float] = [] if pauses is None else pauses
    return Client(player.url, 0.5, waits.append)


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("http://localhost:8081", "http://localhost:8081"),
        ("localhost:8081", "http://localhost:8081"),
        ("http://localhost:8081/v2/", "http://localhost:8081"),
        ("https://lt.example/api/v2/check", "https://lt.example/api"),
        ("https://ann:secret@lt.example/", "https://ann:secret@lt.example"),
        ("http://[::1]:8081", "http://[::1]:8081"),
    ],
)
def test_addresses_are_taken_as_people_write_them(given: str, base: str) -> None:
    assert address(given) == base


@pytest.mark.parametrize("given", ["", "ftp://x", "http://", "http://host:port", "file:///etc/passwd", "http://host:99999999"])
def test_what_is_no_address_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="takes the address of a server"):
        address(given)


def test_a_password_goes_to_the_server_and_nowhere_else(player: Player) -> None:
    base = player.url.replace("http://", "http://ann:s%40cret@")
    made = Client(base, 1.0)
    assert made.version()
    assert player.headers[-1]["Authorization"] == "Basic YW5uOnNAY3JldA=="
    assert "cret" not in made.url
    assert shown(base) == player.url


def test_a_match_comes_back(player: Player) -> None:
    (row,) = client(player).check(TEXT, "en-US", {"disabledRules": "A,B"})
    assert (row["offset"], row["length"]) == (5, 3)
    assert player.checks[0]["disabledRules"] == "A,B"
    assert player.checks[0]["language"] == "en-US"


@pytest.mark.parametrize("fault", [429, 500, 502, 503, "drop"])
def test_what_may_pass_is_tried_again(player: Player, fault: int | str) -> None:
    pauses: list[float] = []
    player.faults = [fault, fault]
    assert len(client(player, pauses).check(TEXT, "en-US", {})) == 1
    assert pauses == sorted(pauses)
    assert len(pauses) == 2


def test_a_server_that_is_slow_once_is_asked_again(player: Player) -> None:
    player.faults = ["hang"]
    assert len(client(player).check(TEXT, "en-US", {})) == 1


def test_a_server_that_stays_slow_is_left_alone_after_two_tries(player: Player) -> None:
    player.faults = ["hang"] * 5
    with pytest.raises(ServerError, match=r"gave no answer within 0\.5 s"):
        client(player).check(TEXT, "en-US", {})
    assert len(player.checks) == 2


def test_a_server_that_stays_busy_is_given_up(player: Player) -> None:
    player.faults = [503] * 9
    with pytest.raises(ServerError, match="refused: 503"):
        client(player).check(TEXT, "en-US", {})
    assert len(player.checks) == 3


def test_a_refusal_is_not_argued_with(player: Player) -> None:
    player.faults = [400]
    with pytest.raises(ServerError, match=r"400 .*something is wrong") as refused:
        client(player).check(TEXT, "en-US", {})
    assert len(player.checks) == 1
    assert not refused.value.gone


def test_a_text_that_is_too_long_is_told_apart(player: Player) -> None:
    player.longest = 3
    with pytest.raises(TooLong):
        client(player).check(TEXT, "en-US", {})


def test_a_server_of_another_kind_is_named_so(player: Player) -> None:
    player.faults = ["nonsense"]
    with pytest.raises(ServerError, match="does not answer as LanguageTool does"):
        client(player).check(TEXT, "en-US", {})


@pytest.mark.parametrize("said", [[1], {"software": 1}, "null", {}])
def test_other_json_is_no_languagetool(player: Player, said: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player, "answer", lambda path, body: (200, said))
    for ask in (client(player).version, client(player).languages, lambda: client(player).check(TEXT, "en", {})):
        with pytest.raises(ServerError, match="does not answer as LanguageTool does"):
            ask()


def test_a_server_that_is_not_there_is_gone(player: Player) -> None:
    player.close()
    with pytest.raises(ServerError, match=r"does not answer \(connection refused\)") as error:
        client(player).version()
    assert error.value.gone


def test_a_proxy_is_not_asked_for_this_machine(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert client(player).version()
