"""From bytes to a :class:`~aligner.types.Document`: reading, cleaning, blocks, languages, sentences."""

from __future__ import annotations

from aligner.page.document import build_document, build_monolingual
from aligner.page.html.page import page_from_html
from aligner.page.load import load_page, load_stream, page_from_bytes, page_from_text

__all__ = [
    "build_document",
    "build_monolingual",
    "load_page",
    "load_stream",
    "page_from_bytes",
    "page_from_html",
    "page_from_text",
]
