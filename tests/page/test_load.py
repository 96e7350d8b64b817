"""Reading keeps the text as it was decoded, finds the encoding, and says plainly what it cannot read."""

from __future__ import annotations

import codecs
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.page.load import MAX_BYTES, load_page, load_stream, page_from_bytes, page_from_text

TEXT = "The mayor opened the bridge.\r\n시장이 새 다리를 개통했다.\r\n"

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp949", "euc_kr"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_of_korean_text_are_found(encoding: str) -> None:
    assert page_from_bytes(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    assert page_from_bytes(mark + TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("caption", ["사진=AP", "눈 내리는 속초", "똠방각하", "A resident. 주민"])
def test_short_cp949_is_not_taken_for_another_encoding(caption: str) -> None:
    assert page_from_bytes(caption.encode("cp949")).text == caption


def test_english_of_an_old_windows_program_keeps_its_quotation_marks() -> None:
    text = "The mayor’s aide said: “We did not know.” It was the café’s last day."
    assert page_from_bytes(text.encode("cp1252")).text == text


def test_utf8_with_a_damaged_letter_is_still_utf8() -> None:
    data = (TEXT * 5).encode()
    page = page_from_bytes(data[:-4] + b"\r\n")
    assert page.text.startswith(TEXT)
    assert page.text.count("\N{REPLACEMENT CHARACTER}") == 1


@pytest.mark.parametrize(
    "text",
    [
        "한글".encode("utf-16-le").decode("utf-16-le"),
        "\u1112\u1161\u11ab\u1100\u1173\u11af NFD",
        "a\r\nb\rc\N{LINE SEPARATOR}d\N{ZERO WIDTH SPACE}e\N{NO-BREAK SPACE}f",
        "one\x00two",
        "\N{HANGUL FILLER}한글",
    ],
)
def test_the_text_is_never_edited(text: str) -> None:
    assert page_from_bytes(text.encode()).text == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_all_utf8_text_comes_back_as_it_was(text: str) -> None:
    if text.strip() and not text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        assert page_from_bytes(text.encode()).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page_or_an_input_error(data: bytes) -> None:
    with suppress(InputError):
        assert page_from_bytes(data).text.strip()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"%PDF-1.7\n1 0 obj", "is a PDF"),
        (b"PK\x03\x04\x14\x00", "a zip file or an office document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"\x1f\x8b\x08\x00", "gzip data"),
        (bytes(range(32)) * 20, "full of control characters"),
        ("plain text of a page".encode("utf-16-le"), "UTF-16 without its byte order mark"),
        ("Мэр открыл новый мост через реку.".encode("cp1251"), "neither in UTF-8 nor in cp949"),
        (codecs.BOM_UTF16_LE + b"\x00\xdc" * 50, "begins with the mark of UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        page_from_bytes(data, source="page.txt")
    assert caught.value.problem.startswith("page.txt")


def test_a_page_that_is_too_large_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(InputError, match="larger than 20 MB") as caught:
        page_from_bytes(b"a" * (MAX_BYTES + 1), id="big")
    assert "one page a file" in caught.value.fix


def test_a_file_is_named_by_its_stem(tmp_path: Path) -> None:
    path = tmp_path / "page.one.txt"
    path.write_bytes(TEXT.encode())
    page = load_page(path)
    assert (page.id, page.source, page.text) == ("page.one", str(path), TEXT)


def test_a_stream_is_called_stdin() -> None:
    page = load_stream(io.BytesIO(TEXT.encode()))
    assert (page.id, page.source, page.text) == ("stdin", "-", TEXT)


def test_missing_files_and_folders_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        load_page(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        load_page(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        load_page("a\x00b")


def test_text_given_as_a_string_may_hold_anything() -> None:
    text = "\ud800 half a character, \x00 and \N{ZERO WIDTH SPACE}"
    assert page_from_text(text, id="x").text == text
    assert page_from_text("").text == ""
