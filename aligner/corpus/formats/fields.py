"""Texts and places as one field of one line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from aligner.types import Span

# Whatever some reader takes for the end of a line or of a column: tab, the C0 and C1 controls, and
# LINE and PARAGRAPH SEPARATOR (Python's own str.splitlines breaks at these, at FS, GS, RS and NEL).
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]+")
# Half of a surrogate pair has no form in UTF-8.
_SURROGATES = re.compile("[\ud800-\udfff]")


def one_line(text: str) -> str:
    r"""``text`` as one field of one line of UTF-8: controls and line ends become a blank.

    >>> one_line("a\tb\r\nc")
    'a b c'
    """
    if text.isprintable():  # nearly every text; a tenth of the time that the searches take
        return text
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub(" ", text))


def span_list(spans: Iterable[Span]) -> str:
    """Spans as ``start:stop``, as a slice of the page's text, with blanks between.

    >>> span_list([Span(3, 9), Span(20, 26)])
    '3:9 20:26'
    """
    return " ".join(f"{span.start}:{span.stop}" for span in spans)
