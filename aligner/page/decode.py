"""From bytes to text: which encoding a page is in.

The order of encodings was measured rather than guessed: UTF-8 is strict enough to test itself, and
what is left of Korean text is cp949 (which holds EUC-KR). General detectors take short cp949
captions for Big5 or TIS-620.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from aligner.errors import InputError

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
# What Korean pages call their encoding: all are parts of cp949 or other names of it.
_KOREAN = frozenset(
    (
        "euc-kr", "euc_kr", "euckr", "cp949", "ms949", "949", "uhc", "windows-949", "x-windows-949", "ks_c_5601-1987",
        "ks_c_5601-1989", "ksc5601", "ksc_5601", "ks_c_5601", "korean", "iso-ir-149", "csksc56011987", "cseuckr",
    )
)  # fmt: skip


def decode(data: bytes, name: str, declared: Callable[[], str] = str) -> str:
    """The text of a page's bytes; ``name`` is what an error calls it.

    ``declared`` tells the encoding that the page itself names, as an HTML page does. It is asked where the bytes
    are not UTF-8, for pages are often re-coded without their declaration; of what is not Korean the
    measured order knows more.

    Raises:
        InputError: the data are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, name)
    _refuse_binary(data, name)
    if (text := _strict(data, "utf-8")) is not None:
        return text
    korean = declared().strip().lower() in _KOREAN
    for attempt in (
        *([_damaged_cp949] if korean else []),
        _damaged_utf8,
        _cp949,
        _cp1252,
        _damaged_cp949,
    ):
        if (text := attempt(data)) is not None:
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
