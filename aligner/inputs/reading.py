"""A document that was found to its page, or its two."""

from __future__ import annotations

import os
from dataclasses import replace

from aligner.inputs.records import Found
from aligner.page.load import load_page, page_from_bytes, page_from_text
from aligner.types import Page


def read(found: Found) -> tuple[Page, ...]:
    """One page in both languages, or the English and the Korean one; all with the document's name.

    Raises:
        InputError: a file cannot be read, or what is in it is no text.
    """
    if found.paths:
        pages = [load_page(os.fspath(path)) for path in found.paths]
        return tuple(replace(page, id=found.doc, source=found.source) for page in pages)
    return tuple(_page(text, found) for text in found.texts)


def _page(text: str | bytes, found: Found) -> Page:
    if isinstance(text, bytes):
        return page_from_bytes(text, id=found.doc, source=found.source)
    return page_from_text(text, id=found.doc, source=found.source)
