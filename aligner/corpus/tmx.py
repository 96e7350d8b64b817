"""Translation Memory eXchange 1.4b (https://www.gala-global.org/tmx-14b), for CAT tools.

Written as a stream. There is no DOCTYPE line: readers written in Java go looking for ``tmx14.dtd``
beside the file and stop when it is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from aligner.corpus import Results, one_line, span_list
from aligner.types import Language, Pair, Span

# What XML 1.0 allows no document to hold, even escaped (https://www.w3.org/TR/xml/#charsets).
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_HEADER = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="aligner" creationtoolversion={version} segtype="sentence" o-tmf="aligner" \
adminlang="en" srclang="en" datatype="plaintext" creationdate={date}/>
  <body>
"""
_FOOTER = "  </body>\n</tmx>\n"


def tmx(results: Results, *, version: str, now: datetime) -> Iterator[str]:
    """One translation unit a pair; score, kind, page and places are ``prop`` elements.

    ``now`` (with its time zone) is the only thing that differs between two runs on the same pages.
    """
    date = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    yield _HEADER.format(version=_attribute(version), date=_attribute(date))
    for doc, pairs in results:
        for pair in pairs:
            yield _unit(doc, pair)
    yield _FOOTER


def _unit(doc: str, pair: Pair) -> str:
    score = f"{pair.score:.4f}"
    return (
        f"    <tu tuid={_attribute(pair.id)}>\n"
        f'      <prop type="x-score">{score}</prop>\n'
        f'      <prop type="x-kind">{pair.kind}</prop>\n'
        f'      <prop type="x-document">{_text(doc)}</prop>\n'
        f"{_variant('en', pair.en, pair.en_spans)}"
        f"{_variant('ko', pair.ko, pair.ko_spans)}"
        "    </tu>\n"
    )


def _variant(language: Language, text: str, spans: tuple[Span, ...]) -> str:
    return (
        f'      <tuv xml:lang="{language}">\n'
        f'        <prop type="x-spans">{span_list(spans)}</prop>\n'
        f"        <seg>{_text(text)}</seg>\n"
        "      </tuv>\n"
    )


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", one_line(text))


def _text(text: str) -> str:
    return escape(_legal(text))


def _attribute(text: str) -> str:
    return quoteattr(_legal(text))
