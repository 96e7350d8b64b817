"""Translation Memory eXchange 1.4b (https://www.gala-global.org/tmx-14b), for CAT tools.

Written as a stream. There is no DOCTYPE line: readers written in Java go looking for ``tmx14.dtd``
beside the file and stop when it is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from aligner.corpus.formats.fields import span_list
from aligner.corpus.formats.sheet import Add, Paired, Results, text_file
from aligner.corpus.formats.xml import xml_attribute, xml_text
from aligner.corpus.rows import CorpusPair
from aligner.types import Finding, Language, Span

_HEADER = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="aligner" creationtoolversion={version} segtype="sentence" o-tmf="aligner" \
adminlang="en" srclang="en" datatype="plaintext"{date}/>
  <body>
"""
_FOOT = "  </body>\n</tmx>\n"


def tmx(results: Results, *, version: str, now: datetime) -> Iterator[str]:
    """One translation unit a pair; score, kind, page and places are ``prop`` elements.

    ``now`` (with its time zone) is the only thing that differs between two runs on the same pages.
    """
    yield tmx_head(version, now)
    for doc, pairs in results:
        for pair in pairs:
            yield tmx_unit(pair, [("x-document", doc)])
    yield _FOOT


@contextmanager
def tmx_sheet(path: Path, *, version: str, now: datetime | None) -> Iterator[Add]:
    """A file of an export. Every document that a pair was found in is a property; findings are notes."""

    def add(pair: CorpusPair, docs: Sequence[str]) -> None:
        origin = [("x-document", doc) for doc in docs]
        origin += [("x-source", pair.source), *([("x-date", pair.date)] if pair.date else [])]
        out.write(tmx_unit(pair, origin, pair.findings))

    with text_file(path) as out:
        out.write(tmx_head(version, now))
        yield add
        out.write(_FOOT)


def tmx_head(version: str, now: datetime | None) -> str:
    """What stands before the first unit."""
    stamp = now.astimezone(UTC).strftime(' creationdate="%Y%m%dT%H%M%SZ"') if now else ""
    return _HEADER.format(version=xml_attribute(version), date=stamp)


def tmx_unit(
    pair: Paired, origin: Iterable[tuple[str, str]], findings: Iterable[Finding] = ()
) -> str:
    """One ``tu``: ``origin`` are further properties (type and value), findings are notes."""
    props = [("x-score", f"{pair.score:.4f}"), ("x-kind", pair.kind), *origin]
    return (
        f"    <tu tuid={xml_attribute(pair.id)}>\n"
        f"{''.join(map(_note, findings))}"
        f"{''.join(_prop(form, value) for form, value in props)}"
        f"{_variant('en', pair.en, pair.en_spans)}"
        f"{_variant('ko', pair.ko, pair.ko_spans)}"
        "    </tu>\n"
    )


def _note(finding: Finding) -> str:
    return (
        f"      <note>{xml_text(f'{finding.severity}, {finding.id}: {finding.message}')}</note>\n"
    )


def _prop(form: str, value: str) -> str:
    return f'      <prop type="{form}">{xml_text(value)}</prop>\n'


def _variant(language: Language, text: str, spans: tuple[Span, ...]) -> str:
    return (
        f'      <tuv xml:lang="{language}">\n'
        f'        <prop type="x-spans">{span_list(spans)}</prop>\n'
        f"        <seg>{xml_text(text)}</seg>\n"
        "      </tuv>\n"
    )
