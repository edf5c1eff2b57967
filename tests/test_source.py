"""Bytes to text, offsets to places."""

from __future__ import annotations

import pytest

from linter.source import BinaryFile, Position, Span, from_bytes, from_text

SHORT = {
    "cp1252": [
        "It cost £40.",
        "The café in São Tomé opens at six.",
        "He said it’s “fine” – at last.",
        "Für die Fußgänger ändert sich nichts.",
    ],
    "mac_roman": ["The café in São Tomé opens at six. It’s “fine”."],
    "cp1250": ["Burmistrz powiedział, że most zostanie otwarty w środę."],
    "cp1254": ["Köprü hafta sonuna kadar kapalı kalacak, belediye açıkladı."],
    "cp1251": ["Привет, мир.", "Мост через реку закрыт до конца недели."],
    "koi8_r": ["Мост через реку закрыт до конца недели."],
    "cp1253": ["Η γέφυρα θα παραμείνει κλειστή μέχρι το τέλος της εβδομάδας."],
    "shift_jis": ["東京都は今日、新しい計画を発表しました。詳しくは公式サイトをご覧ください。"],
    "gb18030": ["大桥将关闭至周末,市政府宣布。详情请见官方网站。"],
}


@pytest.mark.parametrize(("codec", "text"), [(codec, text) for codec, texts in SHORT.items() for text in texts])
def test_a_short_text_in_an_old_encoding_is_read_as_it_was_meant(codec: str, text: str) -> None:
    source = from_bytes(text.encode(codec))
    assert source.text == text
    assert not source.declared


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_taken_as_it_is_without_its_mark(codec: str) -> None:
    source = from_bytes("Où est le café ? 🙂\n".encode(codec))
    assert source.text == "Où est le café ? 🙂\n"
    assert source.declared


def test_a_second_byte_order_mark_stays() -> None:
    assert from_bytes("\ufeff\ufeffText".encode()).text == "\ufeffText"


def test_a_few_broken_bytes_leave_utf8_what_it_is() -> None:
    source = from_bytes("Où est le café “Orrin” ?".encode() + b" caf\xe9 again")
    assert (source.encoding, source.declared) == ("utf-8", False)
    assert source.text == "Où est le café “Orrin” ? caf\ufffd again"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\x01\x02", b"text\x00text", b"%PDF-1.7\nwords", b"PK\x03\x04word/document.xml", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0JFIF",
        bytes(range(1, 32)) * 20 + b"\xff", "words".encode("utf-16-le"), b"\xff\xfea",
    ],
)  # fmt: skip
def test_what_is_not_text_is_refused(raw: bytes) -> None:
    with pytest.raises(BinaryFile):
        from_bytes(raw)


@pytest.mark.parametrize("raw", [b"", b"\n", b"\xef\xbb\xbf", b"plain", b"form\x0cfeed"])
def test_small_and_plain_files_are_text(raw: bytes) -> None:
    assert from_bytes(raw).declared


def test_lone_surrogates_in_memory_and_in_files() -> None:
    assert from_text("a\ud800b").text == "a\ud800b"
    assert not from_bytes(b"a\xed\xa0\x80b").declared


def test_every_kind_of_line_end_begins_a_line() -> None:
    source = from_text("one\ntwo\r\nthree\rfour\x0cstill four\u2028still")
    assert [source.position(source.text.index(w)) for w in ("two", "three", "four", "still four")] == [
        Position(2, 1), Position(3, 1), Position(4, 1), Position(4, 6),
    ]  # fmt: skip


def test_columns_count_code_points() -> None:
    source = from_text("🚢e\u0301 x")
    assert source.position(source.text.index("x")) == Position(1, 5)


def test_the_span_of_a_line_leaves_out_its_end() -> None:
    source = from_text("one\r\ntwo\n\nfour")
    assert [source.cut(source.line_span(n)) for n in (1, 2, 3, 4)] == ["one", "two", "", "four"]
    assert source.position(len(source.text)) == Position(4, 5)


def test_a_span_is_cut_as_it_stands() -> None:
    assert from_text("The mill.").cut(Span(4, 8)) == "mill"
