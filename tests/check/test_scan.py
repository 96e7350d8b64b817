"""A rule is left out only where it could not match."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from aligner.check.quantities import english, korean
from aligner.check.scan import Opened, Rule, Rules, guarded, scan, small_words

CASES = Path(__file__).parent / "cases"
KINDS = json.loads((CASES / "kinds.json").read_text("utf-8"))
PAIRS = json.loads((CASES / "pairs.json").read_text("utf-8"))
ROWS = [row for table in (KINDS, PAIRS) for rows in table.values() for row in rows]


@pytest.mark.parametrize(
    ("side", "rules", "words"),
    [(0, english._RULES, small_words), (1, korean._RULES, None)],
)
def test_what_a_rule_needs_is_in_every_text_that_it_matches(
    side: int, rules: Sequence[Rule], words: Callable[[str], set[str]] | None
) -> None:
    """With and without the needs of its rules, and what their forms require, a text has the same quantities."""
    tried = tuple((0, Opened(rule, None)) for rule in rules)
    always = Rules(tried, tried, {}, {}, None)
    sparing = guarded(rules, words)
    for text in (row[side] for row in ROWS):
        assert scan(text, sparing) == scan(text, always), text
