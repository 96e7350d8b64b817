"""A document that was found to its page, or its two."""

from __future__ import annotations

import codecs
from typing import Literal

from aligner.errors import InputError
from aligner.inputs.letters import UnreadableError, refused
from aligner.inputs.names import name_beside
from aligner.inputs.records import Found
from aligner.inputs.streams import opened, unpacked
from aligner.page.load import MAX_BYTES, page_from_bytes
from aligner.types import Page


def read(found: Found) -> tuple[Page, ...]:
    """One page in both languages, or the English and the Korean one; all with the document's name.

    Raises:
        InputError: a file cannot be read, or what is in it is no text.
    """
    if found.paths:
        first, *others = found.paths
        names = [found.source, *(name_beside(first, found.source, path) for path in others)]
        return tuple(
            _page(_content(path, name), found, name)
            for path, name in zip(found.paths, names, strict=True)
        )
    return tuple(_page(_bytes(text), found, found.source) for text in found.texts)


def _page(data: bytes, found: Found, source: str) -> Page:
    # What is called text may be HTML by its first bytes.
    form: Literal["", "html"] = "html" if found.form == "html" else ""
    return page_from_bytes(data, id=found.doc, source=source, form=form)


def _content(path: str, name: str) -> bytes:
    """What is in a file, unpacked; no more than a byte above what a page may have."""
    try:
        with opened(path) as stream:
            return unpacked(stream).read(MAX_BYTES + 1)
    except (OSError, ValueError, UnreadableError) as error:
        why = refused(name, error)
        raise InputError(why.problem, fix=why.fix) from None


def _bytes(text: str | bytes) -> bytes:
    """A record's text as a file would have it: the mark says that its encoding is known."""
    if isinstance(text, bytes):
        return text
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace")
