"""JSON Lines: one object a pair, with everything that is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aligner.corpus import Results
from aligner.types import Pair


def jsonl(results: Results) -> Iterator[str]:
    """One JSON object a line: ``id, doc, kind, en, ko, score, en_spans, ko_spans, checks``.

    Spans are ``[start, stop]``. ``checks`` is empty until a check has been run.
    """
    for doc, pairs in results:
        for pair in pairs:
            yield _dump(_record(doc, pair)) + "\n"


def _record(doc: str, pair: Pair) -> dict[str, object]:
    return {
        "id": pair.id,
        "doc": doc,
        "kind": pair.kind,
        "en": pair.en,
        "ko": pair.ko,
        "score": round(pair.score, 4),
        "en_spans": [[span.start, span.stop] for span in pair.en_spans],
        "ko_spans": [[span.start, span.stop] for span in pair.ko_spans],
        "checks": [],
    }


def _dump(record: dict[str, object]) -> str:
    # A lone surrogate has no form in UTF-8 but has one in JSON, the same that backslashreplace
    # writes: \udXXX. So the text comes back exactly.
    text = json.dumps(record, ensure_ascii=False)
    return text.encode("utf8", "backslashreplace").decode("utf8")
