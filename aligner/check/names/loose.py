"""Names whose partner is not sure to be theirs: it is told less often than they are, by another word, or for a part only.

A name without any partner on the other side may stand in the place of one of these: "Iran and Beijing" beside 중국과 베이징.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from aligner.check.names.mention import Mention

# Kinds of which a text tells all: of people it tells some as he and she.
_KINDS = ("country", "intl")


def loose_rivals(sides: tuple[Side, Side]) -> Iterator[tuple[Mention, Mention]]:
    """The pairs of an English name without partner and a Korean name of its kind that is loosely held.

    Only where both sides tell as many names of the kind, so that these two must stand for each other. The other way
    round is no sign: English says "Turkish" and "Turkey" where Korean says 터키 once.
    """
    en, ko = sides
    for kind in _KINDS:
        own, others = en.of(kind), ko.of(kind)
        if len(own) != len(others):
            continue
        alone = en.alone(kind)
        held = _loosely_held(others, own) if len(alone) == 1 and not ko.alone(kind) else []
        if len(held) == 1 and not _is_told_by(held[0], en.left):
            yield alone[0], held[0]


class Side(NamedTuple):
    """The names of one text, those without partner, and those that only tell where a place lies."""

    found: Sequence[Mention]
    left: Sequence[Mention]
    asides: Collection[Mention]

    def of(self, kind: str) -> list[Mention]:
        """The names of a kind that are talked about."""
        return [
            m for m in self.found if m.kind == kind and m.source == "known" and m not in self.asides
        ]

    def alone(self, kind: str) -> list[Mention]:
        """Those of them that have no partner, each once."""
        return list({m.entities: m for m in self.of(kind) if m in self.left}.values())


def _is_told_by(mention: Mention, left: Sequence[Mention]) -> bool:
    """Whether a name without partner stands for a mention: Pyongyang for 북한."""
    forms = {form for entity in mention.entities for form in entity.english}
    return any(" ".join(other.words).lower() in forms for other in left)


def _loosely_held(found: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """The names, each once, that the ``others`` tell less often."""
    out = {m.entities: m for m in found if _count(m, found) > _count(m, others)}
    return list(out.values())


def _count(mention: Mention, names: Sequence[Mention]) -> int:
    return sum(any(e in other.entities for e in mention.entities) for other in names)
