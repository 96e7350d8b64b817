"""Which quantities stand in parentheses: there a sum or a measure is often said again in other units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aligner.check.quantity import Quantity

_PARENTHESES = re.compile(r"[(\[（][^()\[\]（）]{0,200}[)\]）]")


def mark_asides(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, with ``aside`` set for those inside parentheses or brackets."""
    if not found:
        return []
    inside = bytearray(len(text) + 1)
    for match in _PARENTHESES.finditer(text):
        inside[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return [replace(q, aside=True) if inside[q.span.start] else q for q in found]
