"""Bitext out of catalogues, manuals and package descriptions."""

from __future__ import annotations

import struct

import pytest

from models.train.debian import catalogue_pairs, description_pairs, manual_pairs
from models.train.texts import clean, is_pair


def catalogue(messages: list[tuple[bytes, bytes]]) -> bytes:
    """A compiled catalogue, least significant byte first."""
    at = 28 + 16 * len(messages)
    tables: list[bytes] = []
    blob = b""
    for side in (0, 1):
        table = b""
        for message in messages:
            table += struct.pack("<2I", len(message[side]), at + len(blob))
            blob += message[side] + b"\0"
        tables.append(table)
    head = struct.pack("<7I", 0x950412DE, 0, len(messages), 28, 28 + 8 * len(messages), 0, 0)
    return head + b"".join(tables) + blob


def test_a_catalogue_gives_messages_without_context_and_plural() -> None:
    """The header and empty translations are left out."""
    messages = [
        (b"", b"Content-Type: text/plain"),
        (b"menu\x04Close the tab", "탭을 닫는다".encode()),
        (b"%d file\0%d files", "파일 %d개".encode()),
        (b"Not done", b""),
    ]
    assert catalogue_pairs(catalogue(messages)) == [
        ("Close the tab", "탭을 닫는다"),
        ("%d file", "파일 %d개"),
    ]


def test_manual_pages_with_the_same_blocks_are_paired() -> None:
    """Code is not text; a page with a block more on one side gives nothing."""
    en = b"<h1>Print</h1><p>Choose a <b>printer</b>.</p><pre>lp x</pre>"
    ko = "<h1>인쇄</h1><p><b>프린터</b>를 고른다.</p><pre>lp x</pre>".encode()
    assert manual_pairs(en, ko) == [("Print", "인쇄"), ("Choose a printer.", "프린터를 고른다.")]
    assert manual_pairs(en + b"<p>More.</p>", ko) == []


def test_descriptions_are_joined_by_fingerprint() -> None:
    """Lines of a paragraph become one line; a full Korean line may end inside a word."""
    en = "Package: a\nDescription-md5: 12\nDescription-en: tea timer\n Rings\n when done.\n .\n Quiet.\n"
    full = "주전자가 끓는 동안 다른 일을 할 수 있도록 시간을 재고 끝나면 소리를 내는 작은 프로"
    ko = f"Package: a\nDescription-md5: 12\nDescription-ko: 차 시계\n {full}\n 그램이다.\n .\n 조용하다.\n"
    pairs = description_pairs(en, ko)
    assert ("Rings when done.", f"{full}그램이다.") in pairs
    assert {("tea timer", "차 시계"), ("Quiet.", "조용하다.")} < set(pairs)
    assert description_pairs(en, ko.replace("md5: 12", "md5: 13")) == []


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("파일 열기(_O)", "파일 열기"),
        ("&amp;Save the page as…", "Save the page as…"),
        ("Use <tt>nano</tt>\n  to edit", "Use nano to edit"),
    ],
)
def test_markup_goes(raw: str, wanted: str) -> None:
    """Tags, accelerators and line ends."""
    assert clean(raw) == wanted


@pytest.mark.parametrize(
    ("en", "ko", "good"),
    [
        ("The bridge opens again on Monday.", "다리는 월요일에 다시 열린다.", True),
        ("Open file", "파일 열기", False),  # a label
        ("The bridge opens again on Monday.", "The bridge opens again.", False),
        ("The bridge opens again on Monday.", "다리", False),  # too short to be all of it
        ("Copied %d of %d files to disk.", "파일 %d개 중 %d개를 디스크에 복사했다.", False),
    ],
)
def test_what_counts_as_a_pair(en: str, ko: str, good: bool) -> None:  # noqa: FBT001
    """Both languages, sentence-like, no placeholders, lengths that fit."""
    assert is_pair(en, ko) is good
