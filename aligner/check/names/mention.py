"""A name as it stands in a text."""

from __future__ import annotations

from typing import Literal, NamedTuple

from aligner.check.names.table import Entity
from aligner.types import Span

# known: an entity of the tables. korean: a Korean person's full name, by its shape. family: a Korean family name
# alone. local: a Korean place by its ending. foreign: a name by its capital (English) or its syllables (Korean).
Source = Literal["known", "korean", "family", "local", "foreign"]


class Mention(NamedTuple):
    """A name: its place, where it was known from, its kind, its words.

    ``kind`` is that of the tables, or person, place, or name where nothing shows what it names. ``words``
    are bare words, or Hangul without particles; of a Korean person the family name and the given name.
    ``strong`` says that a title beside it, or its whole shape, shows the kind.
    """

    span: Span
    source: Source
    kind: str
    words: tuple[str, ...]
    entities: tuple[Entity, ...] = ()
    strong: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """What it may be: 두산 is a firm and a team."""
        return frozenset(entity.kind for entity in self.entities) | {self.kind}
