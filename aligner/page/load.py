"""Reading a page: bytes in, :class:`~aligner.types.Page` out.

``Page.text`` of a plain text is what was decoded, less the byte order mark; nothing else is changed, so
that spans mean the same to every reader of the file. Of a saved HTML page it is the text that a
reader sees, one block a line (:mod:`aligner.page.html.page`).
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

from aligner.errors import InputError
from aligner.page.decode import decode
from aligner.page.html.page import declared_encoding, is_html, page_from_html, refuse_archive
from aligner.types import Page

# A long newspaper page is 30 kB, a whole novel in two languages about 3 MB. What is larger is a dump
# of many pages, where an order by page would mean nothing and the encoder would run for an hour.
MAX_BYTES = 20_000_000

Form = Literal["", "html", "text"]
"""What a page is written in; "" where its name and its first bytes shall tell."""


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


def page_from_bytes(data: bytes, *, id: str = "", source: str = "", form: Form = "") -> Page:  # noqa: A002
    r"""The page in ``data``: UTF-8, UTF-16 or UTF-32 by their mark, cp949, Windows-1252.

    It is read as HTML if ``form`` says so, ``source`` ends in .html, .htm or .xhtml, or the data begin
    as an HTML document does.

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
    refuse_archive(data, name)
    as_html = form == "html" or (form == "" and is_html(data, source))
    text = decode(data, name, partial(declared_encoding, data) if as_html else str)
    if not text.strip():
        raise InputError(f"{name} is empty.", fix="Give a page with text in it.")
    return page_from_html(text, id=id, source=source) if as_html else Page(id, text, source)


def page_from_text(text: str, *, id: str = "", source: str = "") -> Page:  # noqa: A002
    """The page whose text is ``text``, whatever it holds."""
    return Page(id=id, text=text, source=source)


def _readable(name: str) -> str:
    """A file name without the lone surrogates that stand for undecodable bytes in it."""
    return name.encode("utf-8", "replace").decode("utf-8")
