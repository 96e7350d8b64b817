"""XLIFF 1.2 (https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html), for translators' editors and their checks.

1.2 and not 2.1: Xbench, OmegaT, memoQ, Trados and translate-toolkit all open it; of 2.x several do not.
Written as a stream: a ``file`` a document, a ``trans-unit`` a pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from aligner.corpus.formats.fields import span_list
from aligner.corpus.formats.sheet import Add, text_file
from aligner.corpus.formats.xml import xml_attribute, xml_text
from aligner.corpus.rows import CorpusPair
from aligner.types import DOUBT_BELOW, Finding, Severity

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
"""
_FOOT = "</xliff>\n"
_FILE = """\
  <file original={original} source-language="en" target-language="ko" datatype="plaintext" \
tool-id="aligner"{date} xml:space="preserve">
    <header>
      <tool tool-id="aligner" tool-name="aligner" tool-version={version}/>
    </header>
    <body>
"""
_FILE_END = "    </body>\n  </file>\n"

# 1 is the highest (XLIFF 1.2, 2.3, "priority").
_PRIORITY: dict[Severity, int] = {"error": 1, "warning": 2, "info": 5}


@contextmanager
def xliff_sheet(path: Path, *, version: str, now: datetime | None) -> Iterator[Add]:
    """A file of an export. A doubtful pair, and one with an error or a warning, is to be reviewed; findings are notes."""
    stamp = now.astimezone(UTC).strftime(' date="%Y-%m-%dT%H:%M:%SZ"') if now else ""
    opened: str | None = None

    def open_file(doc: str) -> None:
        nonlocal opened
        out.write("" if opened is None else _FILE_END)
        original, made_by = xml_attribute(doc), xml_attribute(version)
        out.write(_FILE.format(original=original, version=made_by, date=stamp))
        opened = doc

    def add(pair: CorpusPair, docs: Sequence[str]) -> None:
        if pair.doc != opened:
            open_file(pair.doc)
        out.write(_unit(pair, docs))

    with text_file(path) as out:
        out.write(_HEAD)
        yield add
        if opened is None:  # the schema asks for one file at least
            open_file("")
        out.write(_FILE_END + _FOOT)


def _unit(pair: CorpusPair, docs: Sequence[str]) -> str:
    return (
        f"      <trans-unit id={xml_attribute(pair.id)}>\n"
        f"        <source>{xml_text(pair.en)}</source>\n"
        f'        <target state="{_state(pair)}">{xml_text(pair.ko)}</target>\n'
        '        <context-group purpose="information">\n'
        f"{''.join(_context(form, text) for form, text in _contexts(pair, docs))}"
        "        </context-group>\n"
        f"{''.join(map(_note, pair.findings))}"
        "      </trans-unit>\n"
    )


def _state(pair: CorpusPair) -> str:
    grave = any(finding.severity != "info" for finding in pair.findings)
    return "needs-review-translation" if grave or pair.score < DOUBT_BELOW else "translated"


def _contexts(pair: CorpusPair, docs: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield "x-score", f"{pair.score:.4f}"
    yield "x-kind", pair.kind
    yield "x-source", pair.source
    if pair.date:
        yield "x-date", pair.date
    for doc in docs:
        if doc != pair.doc:
            yield "x-document", doc
    yield "x-en-spans", span_list(pair.en_spans)
    yield "x-ko-spans", span_list(pair.ko_spans)


def _context(form: str, text: str) -> str:
    return f'          <context context-type="{form}">{xml_text(text)}</context>\n'


def _note(finding: Finding) -> str:
    told = xml_text(f"{finding.severity}, {finding.id}: {finding.message}")
    return f'        <note from="aligner" priority="{_PRIORITY[finding.severity]}">{told}</note>\n'
