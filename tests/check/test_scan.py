"""A rule is left out only where it could not match."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from aligner.check.quantities import english, korean
from aligner.check.required import Required
from aligner.check.scan import Guarded, Rule, guarded, holds_en, holds_ko, scan

CASES = Path(__file__).parent / "cases"
KINDS = json.loads((CASES / "kinds.json").read_text("utf-8"))
PAIRS = json.loads((CASES / "pairs.json").read_text("utf-8"))
ROWS = [row for table in (KINDS, PAIRS) for rows in table.values() for row in rows]


@pytest.mark.parametrize(
    ("side", "rules", "holds"),
    [(0, english._RULES, holds_en), (1, korean._RULES, holds_ko)],
)
def test_what_a_rule_needs_is_in_every_text_that_it_matches(
    side: int, rules: Sequence[Rule], holds: Callable[[str], set[str]]
) -> None:
    """With and without the needs of its rules, and what their forms require, a text has the same quantities."""
    always = [Guarded(rule._replace(needs=frozenset()), Required()) for rule in rules]
    sparing = guarded(rules)
    for text in (row[side] for row in ROWS):
        assert scan(text, sparing, holds(text)) == scan(text, always, set()), text
