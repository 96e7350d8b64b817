"""Reading a page: bytes in, :class:`~aligner.types.Page` out.

The order of encodings was measured rather than guessed: UTF-8 is strict enough to test itself, and
what is left of Korean text is cp949 (which holds EUC-KR). General detectors take short cp949
captions for Big5 or TIS-620. ``Page.text`` is what was decoded, less the byte order mark; nothing
else is changed, so that spans mean the same to every reader of the file.
"""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path
from typing import BinaryIO

from aligner.errors import InputError
from aligner.types import Page

# A long newspaper page is 30 kB, a whole novel in two languages about 3 MB. What is larger is a dump
# of many pages, where an order by page would mean nothing and the encoder would run for an hour.
MAX_BYTES = 20_000_000

_SAVE_AS_UTF8 = "Save it as UTF-8 text and try again."

# First bytes of what people drop on a text tool by mistake, and how its text is had.
_MAGIC = (
    (b"%PDF", "a PDF", "Save its text (pdftotext, or copy and paste) and give that file."),
    (
        b"PK\x03\x04",
        "a zip file or an office document",
        "Save its text as UTF-8 and give that file.",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "an office document (doc, xls, hwp)",
        "Save its text as UTF-8 and give that file.",
    ),
    (b"\x89PNG", "a PNG picture", "Give the text of the page, not a picture of it."),
    (b"\xff\xd8\xff", "a JPEG picture", "Give the text of the page, not a picture of it."),
    (b"GIF8", "a GIF picture", "Give the text of the page, not a picture of it."),
    (b"\x1f\x8b", "gzip data", "Unpack it first (gunzip)."),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Bytes that text never needs: the C0 controls, without the blanks, backspace and escape of old logs.
_CONTROLS = bytes(set(range(32)) - set(b"\b\t\n\v\f\r\x1b"))
# Text with a few stray control bytes is still text; a program or a picture has 10 % and more.
_MAX_CONTROL_SHARE = 0.02
_MAX_STRAY_CONTROLS = 8
# How much of the text outside ASCII may be beyond reading before the encoding is called wrong. Text
# in the wrong encoding loses more than a third, a damaged file in the right one next to nothing.
_MAX_LOST_SHARE = 0.1
_HANGUL = re.compile("[\N{HANGUL SYLLABLE GA}-\N{HANGUL SYLLABLE HIH}]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")


def load_page(path: str | os.PathLike[str]) -> Page:
    """The page in a file; its id is the file's name without the suffix.

    Raises:
        InputError: the file cannot be opened, is empty, larger than ``MAX_BYTES``, or is not text.
    """
    source = os.fspath(path)
    try:
        with Path(source).open("rb") as stream:
            return load_stream(stream, id=_readable(Path(source).stem), source=_readable(source))
    except FileNotFoundError:
        raise InputError(f"There is no file {_readable(source)}.", fix="Check the name.") from None
    except IsADirectoryError:
        raise InputError(
            f"{_readable(source)} is a folder, not a page.", fix="Name the files in it."
        ) from None
    except PermissionError:
        raise InputError(
            f"{_readable(source)} may not be read.",
            fix="Give yourself the right to read it (chmod).",
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        raise InputError(
            f"{_readable(source)} cannot be read: {error}.", fix="Check the name and the disk."
        ) from None


def load_stream(stream: BinaryIO, *, id: str = "stdin", source: str = "-") -> Page:  # noqa: A002
    """The page in a binary stream such as ``sys.stdin.buffer``, read to its end.

    Raises:
        InputError: as :func:`load_page`.
    """
    return page_from_bytes(stream.read(MAX_BYTES + 1), id=id, source=source)


def page_from_bytes(data: bytes, *, id: str = "", source: str = "") -> Page:  # noqa: A002
    r"""The page in ``data``: UTF-8, UTF-16 or UTF-32 by their mark, cp949, Windows-1252.

    >>> page_from_bytes("하나 one".encode("cp949")).text
    '하나 one'

    Raises:
        InputError: the data are empty, larger than ``MAX_BYTES``, or not text.
    """
    name = source if source not in {"", "-"} else id or "The page"
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB.",
            fix="Split it, one page a file; `aligner align` takes many files.",
        )
    text = _decode(data, name)
    if not text.strip():
        raise InputError(f"{name} is empty.", fix="Give a page with text in it.")
    return Page(id=id, text=text, source=source)


def page_from_text(text: str, *, id: str = "", source: str = "") -> Page:  # noqa: A002
    """The page whose text is ``text``, whatever it holds."""
    return Page(id=id, text=text, source=source)


def _decode(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, name)
    _refuse_binary(data, name)
    for attempt in (_utf8, _damaged_utf8, _cp949, _cp1252, _damaged_cp949):
        text = attempt(data)
        if text is not None:
            return text
    raise InputError(f"{name} is text neither in UTF-8 nor in cp949 (EUC-KR).", fix=_SAVE_AS_UTF8)


def _decode_marked(data: bytes, encoding: str, name: str) -> str:
    text = data.decode(encoding, "replace")
    if _lost_share(text) > _MAX_LOST_SHARE:
        raise InputError(
            f"{name} begins with the mark of {encoding.upper()} but is something else.",
            fix=_SAVE_AS_UTF8,
        )
    return text


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, what, fix in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name} is {what}, not text.", fix=fix)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls <= max(_MAX_STRAY_CONTROLS, _MAX_CONTROL_SHARE * len(data)):
        return
    if data.count(0) > len(data) // 5:
        raise InputError(
            f"{name} looks like UTF-16 without its byte order mark, or is not text.",
            fix=_SAVE_AS_UTF8,
        )
    raise InputError(f"{name} is not text: it is full of control characters.", fix=_SAVE_AS_UTF8)


def _utf8(data: bytes) -> str | None:
    return _strict(data, "utf-8")


def _damaged_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    return text if _lost_share(text) <= _MAX_LOST_SHARE else None


def _cp949(data: bytes) -> str | None:
    text = _strict(data, "cp949")
    return text if text is not None and _is_korean(text) else None


def _damaged_cp949(data: bytes) -> str | None:
    text = data.decode("cp949", "replace")
    return text if _is_korean(text) and _lost_share(text) <= _MAX_LOST_SHARE else None


def _cp1252(data: bytes) -> str | None:
    """English from an old Windows program: a quotation mark or an accent here and there."""
    text = _strict(data, "cp1252")
    return text if text is not None and _is_english(text) else None


def _is_korean(text: str) -> bool:
    """Whether text decoded as cp949 makes sense: its Hangul are syllables that somebody writes.

    The right quotation mark of Windows-1252 and the letter after it make a rare syllable in cp949.
    Syllables in use are nearly all among the 2,350 of EUC-KR.
    """
    hangul = "".join(_HANGUL.findall(text))
    known = len(hangul.encode("euc_kr", "ignore")) // 2
    return known > len(hangul) / 2 or (not hangul and _is_english(text))


def _is_english(text: str) -> bool:
    """Whether few enough characters are outside ASCII: two quotation marks in a line of ten words."""
    return len(_NOT_ASCII.findall(text)) <= len(text) / 8


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _lost_share(text: str) -> float:
    """Replacement characters among all characters outside ASCII (0 to 1)."""
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    return lost / len(_NOT_ASCII.findall(text)) if lost else 0.0


def _readable(name: str) -> str:
    """A file name without the lone surrogates that stand for undecodable bytes in it."""
    return name.encode("utf-8", "replace").decode("utf-8")
