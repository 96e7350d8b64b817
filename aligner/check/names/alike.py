"""Whether an English word is spelled like a name of the tables: Zelenski is Zelenskyy, Klay is not Curry."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from aligner.check.names.table import Entity

# Share of common letters above which two names are spelled alike, if both are longer than so many letters.
_NEARLY, _SHORT = 0.65, 3


def is_spelled_like(told: Sequence[str], entities: Sequence[Entity]) -> bool:
    """Whether one of the words is nearly a word of the English names.

    >>> curry = Entity("person", ("stephen curry", "curry"), ("스테픈 커리",))
    >>> is_spelled_like(["Klay"], [curry]), is_spelled_like(["Steven"], [curry])
    (False, True)
    """
    names = {word for entity in entities for form in entity.english for word in form.split(" ")}
    return any(
        SequenceMatcher(None, word.lower(), name).ratio() > _NEARLY
        for word in told
        for name in names
        if min(len(word), len(name)) > _SHORT
    )
