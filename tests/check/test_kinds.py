"""Phrases of each kind of quantity that agree, and twins with one slip of the pen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.check.contrasts import _HINT, _KO
from aligner.check.figures import figure_findings

KINDS = json.loads((Path(__file__).parent / "cases" / "kinds.json").read_text("utf-8"))
PAIRS = [(kind, *case) for kind, cases in KINDS.items() for case in cases]


@pytest.mark.parametrize(
    ("kind", "en", "ko"), [(kind, en, ko) for kind, en, ko, ids in PAIRS if not ids]
)
def test_what_agrees_is_not_flagged(kind: str, en: str, ko: str) -> None:
    """Two ways to say one thing raise neither an error nor a warning."""
    assert [f.message for f in figure_findings(en, ko) if f.severity != "info"] == [], kind


@pytest.mark.parametrize(
    ("kind", "en", "ko", "ids"), [(kind, en, ko, ids) for kind, en, ko, ids in PAIRS if ids]
)
def test_one_slip_is_one_error(kind: str, en: str, ko: str, ids: str) -> None:
    """One slip is one error, with an id that fits it; where two ids fit, either will do."""
    (found,) = [f for f in figure_findings(en, ko) if f.severity == "error"]
    assert found.id in ids.split("|"), kind


def test_a_text_passed_over_holds_no_word_of_a_contrast() -> None:
    """What is skipped for want of a stem would not have matched a form: the stems of the table are complete."""
    texts = {ko for _, _, ko, _ in PAIRS} | set(_HINT.pattern.split("|"))
    assert [text for text in texts if _KO.search(text) and not _HINT.search(text)] == []
