"""JSON Lines: one object a pair, with everything that is known of it; also one a sentence without."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from aligner.corpus.formats.sheet import Add, Paired, Results, text_file
from aligner.corpus.rows import CorpusPair
from aligner.types import Alone, Finding, Span, Why

_NONE: Mapping[str, Sequence[Finding]] = MappingProxyType({})


def jsonl(results: Results, checks: Mapping[str, Sequence[Finding]] = _NONE) -> Iterator[str]:
    """One JSON object a line: ``id, doc, kind, en, ko, score, en_spans, ko_spans, checks, why``.

    Spans are ``[start, stop]``. ``checks`` holds the findings of the pair, ``id, severity, message,
    en_span, ko_span`` with places on the page, an empty place as ``[0, 0]``; it takes them by the pair's id. ``why``
    holds ``cosine, margin, length_ratio, for, against, runner_up, runner_up_score``.
    """
    for doc, pairs in results:
        for pair in pairs:
            record = pair_record(doc, pair, checks.get(pair.id, ()))
            yield json_line(record | {"why": _why(pair.why)})


def jsonl_alone(doc: str, alone: Iterable[Alone]) -> Iterator[str]:
    """One JSON object a line for sentences without a partner.

    ``alone, doc, language, kind, spans, candidate, candidate_score, reason``: beside ``doc`` and
    ``kind`` no key of a pair, so that a reader of pairs cannot take one for a pair, and ``alone``
    (the sentence) tells them apart.
    """
    for each in alone:
        yield json_line(_alone_record(doc, each))


@contextmanager
def jsonl_sheet(path: Path) -> Iterator[Add]:
    """A file of an export: the fields up to ``checks``, then ``source, date, docs``.

    ``docs`` are all documents in which the pair was found, ``doc`` among them.
    """

    def add(pair: CorpusPair, docs: Sequence[str]) -> None:
        record = pair_record(pair.doc, pair, pair.findings)
        origin = {"source": pair.source, "date": pair.date, "docs": list(docs)}
        out.write(json_line(record | origin))

    with text_file(path) as out:
        yield add


def pair_record(doc: str, pair: Paired, findings: Sequence[Finding]) -> dict[str, object]:
    """The fields of a pair up to ``checks``."""
    return {
        "id": pair.id,
        "doc": doc,
        "kind": pair.kind,
        "en": pair.en,
        "ko": pair.ko,
        "score": round(pair.score, 4),
        "en_spans": _places(pair.en_spans),
        "ko_spans": _places(pair.ko_spans),
        "checks": [_check(finding) for finding in findings],
    }


def json_line(record: dict[str, object]) -> str:
    """One object as one line of text that UTF-8 can hold."""
    # A lone surrogate has no form in UTF-8 but has one in JSON, the same that backslashreplace
    # writes: \udXXX. So the text comes back exactly.
    text = json.dumps(record, ensure_ascii=False)
    return text.encode("utf8", "backslashreplace").decode("utf8") + "\n"


def _check(finding: Finding) -> dict[str, object]:
    en, ko = _places([finding.en_span, finding.ko_span])
    return {
        "id": finding.id,
        "severity": finding.severity,
        "message": finding.message,
        "en_span": en,
        "ko_span": ko,
    }


def _why(why: Why) -> dict[str, object]:
    return {
        "cosine": round(why.cosine, 4),
        "margin": round(why.margin, 4),
        "length_ratio": round(why.length_ratio, 4),
        "for": list(why.speaks_for),
        "against": list(why.speaks_against),
        "runner_up": why.runner_up,
        "runner_up_score": round(why.runner_up_score, 4),
    }


def _alone_record(doc: str, alone: Alone) -> dict[str, object]:
    sentence = alone.sentence
    return {
        "alone": sentence.text,
        "doc": doc,
        "language": sentence.language,
        "kind": sentence.kind,
        "spans": _places([sentence.span, *sentence.repeats]),
        "candidate": alone.candidate,
        "candidate_score": round(alone.score, 4),
        "reason": alone.reason,
    }


def _places(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.stop] for span in spans]
