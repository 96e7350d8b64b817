"""Each filter leaves out what it says, and says why."""

from __future__ import annotations

from typing import Any

import pytest

from aligner.corpus.export.filters import Filters, check_filters, reasons, why_left_out
from aligner.corpus.rows import CorpusPair
from aligner.errors import AlignerError
from tests.corpus.made import BOARD, FAIR, FERRY

TAKEN = ""
CASES: list[tuple[CorpusPair, dict[str, Any], str]] = [
    (FERRY, {}, TAKEN),
    (FERRY, {"min_score": 0.9731}, TAKEN),
    (FERRY, {"min_score": 0.98}, "score"),
    (FERRY, {"kinds": ("caption", "headline")}, TAKEN),
    (FERRY, {"kinds": ("caption",)}, "kind"),
    (FERRY, {"min_length": 21}, TAKEN),  # the Korean side has 21 characters, the English one 36
    (FERRY, {"min_length": 22}, "too short"),
    (FERRY, {"max_length": 36}, TAKEN),
    (FERRY, {"max_length": 35}, "too long"),
    (FERRY, {"without": ("info",)}, TAKEN),
    (BOARD, {"without": ("info",)}, "finding"),
    (BOARD, {"without": ("warning",)}, TAKEN),
    (BOARD, {"without": ("quotes-differ",)}, "finding"),
    (FAIR, {"without": ("error",)}, "finding"),
    (FAIR, {"without": ("warning",)}, "finding"),  # an error is graver
    (FAIR, {"without": ("number-differs",)}, TAKEN),
    (FAIR, {"without": ("number-differs", "unit-slip")}, "finding"),
    (FERRY, {"since": "2025-11-03", "until": "2025-11-03"}, TAKEN),
    (FERRY, {"since": "2025-11-04"}, "other date"),
    (FERRY, {"until": "2025-11-02"}, "other date"),
    (FAIR, {"until": "2025-11-02"}, "no date"),
    (FERRY, {"sources": ("web/*", "press/*")}, TAKEN),
    (FERRY, {"sources": ("web/*", "Press/*")}, "other source"),
    (FERRY, {"min_score": 0.98, "kinds": ("body",)}, "score"),  # the first counts
]


@pytest.mark.parametrize(("pair", "wanted", "why"), CASES)
def test_reason(pair: CorpusPair, wanted: dict[str, Any], why: str) -> None:
    """And a reason that is given is one that was announced."""
    filters = Filters(**wanted)
    assert why_left_out(pair, filters) == why
    assert why in {TAKEN, *reasons(filters)}


@pytest.mark.parametrize(
    "wanted",
    [
        {"min_score": 1.5},
        {"min_score": float("nan")},
        {"min_length": 9, "max_length": 5},
        {"since": "yesterday"},
        {"since": "2025-11-04", "until": "2025-11-03"},
    ],
)
def test_what_no_pair_can_be(wanted: dict[str, Any]) -> None:
    """It is refused with a word on how to mend it."""
    with pytest.raises(AlignerError) as raised:
        check_filters(Filters(**wanted))
    assert raised.value.fix
