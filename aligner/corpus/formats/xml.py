"""Text as XML 1.0 can hold it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from aligner.corpus.formats.fields import one_line

# What XML 1.0 allows no document to hold, even escaped (https://www.w3.org/TR/xml/#charsets).
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    r"""``text`` as the content of an element, on one line.

    >>> xml_text("R&D\v<b>")
    'R&amp;D &lt;b&gt;'
    """
    return escape(_legal(text))


def xml_attribute(text: str) -> str:
    """``text`` as the value of an attribute, with its quotation marks.

    >>> print(xml_attribute('the "quay"'))
    'the "quay"'
    """
    return quoteattr(_legal(text))


def _legal(text: str) -> str:
    return text if text.isprintable() else _ILLEGAL.sub("", one_line(text))
